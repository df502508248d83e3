"""What the facilitator does while a session runs."""
