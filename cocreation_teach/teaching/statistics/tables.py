"""The statistics of a graded class, written beside its marks.

``results/items.csv``, a row a question:

- question, kind; n (asked and marked), waiting (texts not marked yet);
- facility, discrimination with discrimination_low and discrimination_high (95 per cent), omitted (share);
- alpha_if_dropped (one form only: with variants each form has an alpha of its own, in the report);
- look_at_this_item (yes or empty) and reason; trust (what to bear in mind);
- options: each option's share of the answers, as ``I=0.6500;II=0.2000``.

``results/misconceptions.csv``, a row for each misconception that could have shown, most students first:

- misconception, text; students (at least one answer points to it), twice (answers to two questions do);
- could_show (answered a question where it could), share (students over could_show);
- questions (where it showed), lesson, lesson_title.

Shares lie in 0 to 1 and have four decimals; what is not defined is empty.  No student is named.
"""

from pathlib import Path

import pandas as pd

from cocreation_teach.exchange.folder import ITEMS, Table
from cocreation_teach.exchange.folder import MISCONCEPTIONS as HELD
from cocreation_teach.exchange.tables import write_table
from cocreation_teach.teaching.results import alone, settle
from cocreation_teach.teaching.statistics.data import ClassData, read_class
from cocreation_teach.teaching.statistics.items import ItemStatistics, item_statistics
from cocreation_teach.teaching.statistics.misconceptions import Held, held
from cocreation_teach.teaching.statistics.reliability import FEW, TOO_FEW, alphas_if_dropped, reliabilities
from cocreation_teach.theory import MISCONCEPTIONS


def write_statistics(folder: Path | str) -> None:
    """Write ``results/items.csv`` and ``results/misconceptions.csv`` of an assignment's folder.

    Raises
    ------
    TeachingError
        If the results of grading are missing or cannot be read, or somebody is grading.
    """
    folder = Path(folder)
    with alone(folder):
        settle(folder)
        write_tables_of(read_class(folder), folder)


def write_tables_of(data: ClassData, place: Path) -> None:
    """Write both tables of a class under a folder that holds ``results/``."""
    _write(items_table(data), place, ITEMS)
    _write(misconceptions_table(data), place, HELD)


def items_table(data: ClassData) -> pd.DataFrame:
    """Return the table of questions."""
    dropped = alphas_if_dropped(reliabilities(data))
    rows = [_item_row(one, dropped.get(one.item.id)) for one in item_statistics(data)]
    return pd.DataFrame(rows, columns=list(ITEMS.columns))


def misconceptions_table(data: ClassData) -> pd.DataFrame:
    """Return the table of misconceptions."""
    return pd.DataFrame([_held_row(one) for one in held(data)], columns=list(HELD.columns))


def _item_row(one: ItemStatistics, dropped: float | None) -> dict[str, str | int]:
    low_to_high = one.discrimination or (None, None, None)
    return {
        "question": one.item.id,
        "kind": one.item.kind,
        "n": one.n,
        "waiting": one.waiting,
        "facility": _number(one.facility),
        "discrimination": _number(low_to_high[0]),
        "discrimination_low": _number(low_to_high[1]),
        "discrimination_high": _number(low_to_high[2]),
        "omitted": _number(one.omitted),
        "alpha_if_dropped": _number(dropped),
        "look_at_this_item": "yes" if one.reasons else "",
        "reason": " ".join(one.reasons),
        "trust": _trust(one.n),
        "options": ";".join(f"{option.id}={_number(option.share)}" for option in one.options),
    }


def _held_row(one: Held) -> dict[str, str | int]:
    return {
        "misconception": one.id,
        "text": MISCONCEPTIONS[one.id].text,
        "students": one.students,
        "twice": one.twice,
        "could_show": one.could,
        "share": _number(one.share),
        "questions": ";".join(one.questions),
        "lesson": one.lesson.path,
        "lesson_title": one.lesson.title,
    }


def _trust(n: int) -> str:
    if n < TOO_FEW:
        return f"Fewer than {TOO_FEW} students: no discrimination is computed, and no share means much."
    if n < FEW:
        return f"Fewer than {FEW} students: take discrimination and alpha as a hint."
    return ""


def _number(value: float | None) -> str:
    return "" if value is None else f"{value + 0.0:.4f}"


def _write(frame: pd.DataFrame, folder: Path, table: Table) -> None:
    write_table(folder / table.path, table.columns, frame.itertuples(index=False))
