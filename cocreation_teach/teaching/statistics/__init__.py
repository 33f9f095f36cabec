"""What a graded class shows, as plain values and as tables."""

from cocreation_teach.teaching.statistics.cohort import (
    QUADRANTS,
    Division,
    agreement,
    brier,
    calibration,
    confusion,
    divisions,
    gain,
    missed_axes,
    stated,
    without_their_zeros,
)
from cocreation_teach.teaching.statistics.data import ClassData, class_of, read_class
from cocreation_teach.teaching.statistics.items import ItemStatistics, item_statistics
from cocreation_teach.teaching.statistics.misconceptions import Held, held
from cocreation_teach.teaching.statistics.reliability import (
    BANDS,
    FEW,
    TOO_FEW,
    alphas_if_dropped,
    reliabilities,
)
from cocreation_teach.teaching.statistics.tables import write_statistics, write_tables_of

__all__ = [
    "BANDS",
    "FEW",
    "QUADRANTS",
    "TOO_FEW",
    "ClassData",
    "Division",
    "Held",
    "ItemStatistics",
    "agreement",
    "alphas_if_dropped",
    "brier",
    "calibration",
    "class_of",
    "confusion",
    "divisions",
    "gain",
    "held",
    "item_statistics",
    "missed_axes",
    "read_class",
    "reliabilities",
    "stated",
    "without_their_zeros",
    "write_statistics",
    "write_tables_of",
]
