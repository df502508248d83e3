"""One module a revision, with frozen operations: what a revision does never changes after it was released."""
