"""The shared archive: the same tables on a PostgreSQL server, for several facilitators. Only who names a server uses it."""
