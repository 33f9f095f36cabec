"""The course on the student's machine: its notebooks, the folder they are copied into, JupyterLab."""

from cocreation_teach.course.doctor import Finding, examine, journal_in
from cocreation_teach.course.launch import open_course
from cocreation_teach.course.mending import mend, spoilt
from cocreation_teach.course.notebooks import Notebook, listing
from cocreation_teach.course.problems import CourseError

__all__ = [
    "CourseError",
    "Finding",
    "Notebook",
    "examine",
    "journal_in",
    "listing",
    "mend",
    "open_course",
    "spoilt",
]
