"""What a student touches."""

from cocreation_teach.widgets.continuum_rail import ContinuumRail
from cocreation_teach.widgets.quadrant_board import QuadrantBoard
from cocreation_teach.widgets.question_card import QuestionCard

__all__ = ["ContinuumRail", "QuadrantBoard", "QuestionCard"]
