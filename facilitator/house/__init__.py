"""The look of an organisation as it comes in from outside: a file of design tokens, a logo. Standard library only."""
