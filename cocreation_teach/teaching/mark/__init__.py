"""From hand-ins and the key to marks and feedback."""

from cocreation_teach.teaching.mark.feedback import feedback_names
from cocreation_teach.teaching.mark.grading import Graded, grade

__all__ = ["Graded", "feedback_names", "grade"]
