"""A session in a file, for somebody else or another laptop."""
