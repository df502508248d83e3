"""The page from which a session is led."""
