"""The page Archief."""
