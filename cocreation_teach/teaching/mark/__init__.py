"""From hand-ins and the key to marks and feedback."""

from cocreation_teach.teaching.mark.entering import Pile, ToBeMarked, enter, keep_comment, to_be_marked
from cocreation_teach.teaching.mark.feedback import feedback_names
from cocreation_teach.teaching.mark.given import Entry
from cocreation_teach.teaching.mark.grading import Graded, Watch, grade, unwatched
from cocreation_teach.teaching.mark.tables import Marked, read_marks

__all__ = [
    "Entry",
    "Graded",
    "Marked",
    "Pile",
    "ToBeMarked",
    "Watch",
    "enter",
    "feedback_names",
    "grade",
    "keep_comment",
    "read_marks",
    "to_be_marked",
    "unwatched",
]
