"""Sessions that come back, and what was promised in them."""
