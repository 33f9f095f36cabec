"""The course's words as data, and the readers that check them."""

from cocreation_teach.content.encounter_checks import COLUMNS
from cocreation_teach.content.encounters import encounters, read_encounters
from cocreation_teach.content.problems import ContentError, Problem
from cocreation_teach.content.questions import question, questions, read_questions

__all__ = [
    "COLUMNS",
    "ContentError",
    "Problem",
    "encounters",
    "question",
    "questions",
    "read_encounters",
    "read_questions",
]
