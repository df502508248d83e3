"""The beamer: one screen design for each kind of step, painted from a `BeamerView` and nothing else."""
