"""How a program is told to type in a sealed session, and what opens that."""

SEALED = "sealed"
PASSPHRASE = "vier losse woorden hier"
