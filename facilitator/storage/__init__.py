"""Where sessions are kept: one SQLite file. Nothing outside this package sees a mapped class."""
