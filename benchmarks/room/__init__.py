"""A session that is led with real keys through the real windows and the real store, for the figures of the room."""
