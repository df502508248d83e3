"""What a step leaves behind, and who may keep and see it."""
