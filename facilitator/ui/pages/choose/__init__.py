"""The page Kiezen, with which the program begins."""
