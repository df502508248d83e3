"""The page Instellingen."""
