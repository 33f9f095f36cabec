"""What the course says when it cannot do what was asked."""

from cocreation_teach.exchange.errors import SentenceError


class CourseError(SentenceError):
    """A sentence for the person at the keyboard: what is wrong, where, and what to do."""
