"""The chapter's vocabulary as plain values: axes, quadrants, encounters, questions, marks."""

from cocreation_teach.theory.axes import Locus, Nature
from cocreation_teach.theory.classification import classification_mark, quadrant_question
from cocreation_teach.theory.concept import CONCEPTS
from cocreation_teach.theory.continuum import PLACES, continuum_question
from cocreation_teach.theory.encounter import Channel, Encounter
from cocreation_teach.theory.journey import Journey, Step, step_question
from cocreation_teach.theory.kinds import Choice, FlowKey, Flows, Match, Part, Question, Rule, Several, Text
from cocreation_teach.theory.mark import CONFIDENCE, Mark
from cocreation_teach.theory.misconception import MISCONCEPTIONS, WRONG_CELLS, Misconception
from cocreation_teach.theory.perspective import Perspective
from cocreation_teach.theory.quadrant import Quadrant
from cocreation_teach.theory.scene import Passage, Scene, moments_question
from cocreation_teach.theory.sorting import Otherwise, Place, Sorting, SortingCard, card_question
from cocreation_teach.theory.system import (
    FEELINGS,
    SYSTEM_PLACES,
    ServiceSystem,
    SystemPart,
    TouchPoint,
    feeling_question,
    part_question,
)
from cocreation_teach.theory.value import ValueKind

__all__ = [
    "CONCEPTS",
    "CONFIDENCE",
    "FEELINGS",
    "MISCONCEPTIONS",
    "PLACES",
    "SYSTEM_PLACES",
    "WRONG_CELLS",
    "Channel",
    "Choice",
    "Encounter",
    "FlowKey",
    "Flows",
    "Journey",
    "Locus",
    "Mark",
    "Match",
    "Misconception",
    "Nature",
    "Otherwise",
    "Part",
    "Passage",
    "Perspective",
    "Place",
    "Quadrant",
    "Question",
    "Rule",
    "Scene",
    "ServiceSystem",
    "Several",
    "Sorting",
    "SortingCard",
    "Step",
    "SystemPart",
    "Text",
    "TouchPoint",
    "ValueKind",
    "card_question",
    "classification_mark",
    "continuum_question",
    "feeling_question",
    "moments_question",
    "part_question",
    "quadrant_question",
    "step_question",
]
