"""Reports as OpenDocument text, the open standard for documents that others go on with.

`story.Odt` listens to a report and makes named styles, real headings, lists and tables of it; `packing.packed` makes the file.
"""
