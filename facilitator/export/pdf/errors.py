"""What can go wrong in making a document."""


class DocumentError(Exception):
    """A document cannot be made as asked. `str()` is a sentence that can be shown to the user."""
