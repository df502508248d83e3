"""How things look: tokens, letters, controls, and how they stand together."""
