"""The four pages: choose, prepare, lead, report."""
