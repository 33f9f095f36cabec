"""Back to the learning platform: marks, feedback, and questions for its bank."""

from cocreation_teach.teaching.platforms.feedback import return_feedback
from cocreation_teach.teaching.platforms.marks import fill_marks
from cocreation_teach.teaching.platforms.platform import Written, zipped
from cocreation_teach.teaching.platforms.question_bank import FORMATS, export

__all__ = ["FORMATS", "Written", "export", "fill_marks", "return_feedback", "zipped"]
