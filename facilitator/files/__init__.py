"""Documents and session files: made, written, handed over, taken in."""
