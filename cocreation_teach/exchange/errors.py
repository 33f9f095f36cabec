"""What stops a lecturer's command."""


class TeachingError(Exception):
    """A sentence or several: what is wrong, where, what is allowed, and what to do."""
