"""A session led by nobody: to show it, to try a draaiboek, and to test everything at once."""
