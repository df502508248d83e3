"""Minutes in, bytes out. Knows no window and no database; needs nothing but the value `Minutes`."""
