"""What is handed out on paper: the cases and questions of a lesson, without their key and with it."""

from cocreation_teach.teaching.handouts.blocks import find_lessons
from cocreation_teach.teaching.handouts.pages import handout, write_handouts

__all__ = ["find_lessons", "handout", "write_handouts"]
