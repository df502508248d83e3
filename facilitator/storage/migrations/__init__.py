"""How files of older versions become files of this one, by alembic. Imported only when a file is behind."""
