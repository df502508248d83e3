"""What one sees: the two windows, drawn from one set of tokens and fed by one presenter."""
