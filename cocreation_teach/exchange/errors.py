"""Errors that are sentences: whoever catches one shows it as it is."""


class SentenceError(Exception):
    """One or several sentences for a person: what is wrong, where, what is allowed, and what to do.

    Every error that a student or a lecturer may read is one of these; anything else is a fault of ours.
    """


class TeachingError(SentenceError):
    """What stops a lecturer's command."""
