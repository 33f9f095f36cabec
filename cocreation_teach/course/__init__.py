"""The course on the student's machine: its notebooks, the folder they are copied into, JupyterLab."""

from cocreation_teach.course.launch import open_course
from cocreation_teach.course.notebooks import Notebook, listing
from cocreation_teach.course.problems import CourseError

__all__ = ["CourseError", "Notebook", "listing", "open_course"]
