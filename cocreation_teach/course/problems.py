"""What the course says when it cannot do what was asked."""


class CourseError(Exception):
    """A sentence for the person at the keyboard: what is wrong, where, and what to do."""
