"""What a session is. Knows no window, no database and no document; time and storage are handed in."""
