"""What is kept: held, copied, looked after, looked through, forgotten."""
