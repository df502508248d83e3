"""Parts of the pages that know what a session is: programme, notes, turns, rhythm, note line."""
