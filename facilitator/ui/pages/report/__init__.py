"""The page Verslag."""
