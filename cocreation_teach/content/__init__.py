"""The course's words as data, and the readers that check them."""

from cocreation_teach.content.encounter_checks import COLUMNS
from cocreation_teach.content.encounters import encounters, read_encounters
from cocreation_teach.content.journeys import journey, read_journey
from cocreation_teach.content.problems import ContentError, Problem
from cocreation_teach.content.questions import question, questions, read_questions
from cocreation_teach.content.scenes import read_scene, scene
from cocreation_teach.content.sortings import read_sorting, sorting
from cocreation_teach.content.systems import read_system, system

__all__ = [
    "COLUMNS",
    "ContentError",
    "Problem",
    "encounters",
    "journey",
    "question",
    "questions",
    "read_encounters",
    "read_journey",
    "read_questions",
    "read_scene",
    "read_sorting",
    "read_system",
    "scene",
    "sorting",
    "system",
]
