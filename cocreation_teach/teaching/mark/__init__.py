"""From hand-ins and the key to marks and feedback."""

from cocreation_teach.teaching.mark.feedback import feedback_names
from cocreation_teach.teaching.mark.grading import Graded, Watch, grade, unwatched
from cocreation_teach.teaching.mark.tables import Marked, read_marks

__all__ = ["Graded", "Marked", "Watch", "feedback_names", "grade", "read_marks", "unwatched"]
