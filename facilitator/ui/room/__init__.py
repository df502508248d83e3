"""The room: which screens there are, where the two windows belong on them, and what is covered where the room could read along."""
