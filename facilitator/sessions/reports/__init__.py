"""What remains of a session, for one reader at a time."""
