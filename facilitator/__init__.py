"""Facilitator: lead a group of people in a room, and keep what they promised each other.

`sessions` says what a session is, `storage` keeps it, `export` makes documents of it, `ui` shows it;
`app` and `cli` are the two ways in. Each of the first four can be read without the others.
"""

__version__ = "0.1.0"
