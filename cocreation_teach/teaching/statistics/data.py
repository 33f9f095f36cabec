"""What a graded class answered, as frames: read once from the files that grading wrote."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

import pandas as pd

from cocreation_teach.exchange.assignment import Assignment, Item
from cocreation_teach.exchange.errors import TeachingError
from cocreation_teach.exchange.folder import ANSWERS, MARKS
from cocreation_teach.exchange.key import KeyItem, read_key, read_released
from cocreation_teach.exchange.tables import Cell, as_text
from cocreation_teach.teaching.results import read_results, read_steadily, refusal, strangers

_MARKS: Final = ("student_id", "percent")
_ANSWERS: Final = ("student_id", "question", "answer", "credit", "misconception", "confidence")


@dataclass(frozen=True)
class ClassData:
    """A graded class.

    Attributes
    ----------
    assignment
        What was released.
    key
        For each question what the key says of it.
    people
        A row for each who handed in: student_id and percent (missing while texts wait to be marked).
        Two who gave the same id are two rows.
    answers
        A row for each person and question asked: person (row of ``people``), question, answer (empty if left
        out), credit (0 to 1; 0 if left out, missing while a text waits), misconception, confidence.
    """

    assignment: Assignment
    key: Mapping[str, KeyItem]
    people: pd.DataFrame
    answers: pd.DataFrame

    @cached_property
    def items(self) -> dict[str, Item]:
        """Return the questions by id, in their order."""
        return {item.id: item for item in self.assignment.items}

    @cached_property
    def asked(self) -> pd.DataFrame:
        """Return who was asked what: a row a person, a column a question."""
        table = self.answers.assign(asked=True).pivot(index="person", columns="question", values="asked")
        return self._whole(table).notna()

    @cached_property
    def credits(self) -> pd.DataFrame:
        """Return the credits: a row a person, a column a question; missing if not asked or not marked yet."""
        table = self.answers.pivot(index="person", columns="question", values="credit")
        return self._whole(table).astype(float)

    @cached_property
    def points(self) -> "pd.Series[float]":
        """Return the points of each question."""
        return pd.Series({key: float(item.points) for key, item in self.items.items()}, dtype=float)

    @cached_property
    def answered(self) -> pd.DataFrame:
        """Return the rows that hold an answer."""
        return self.answers[self.answers["answer"] != ""]

    @property
    def that_take_one(self) -> list[str]:
        """The ids of the questions that take one option."""
        return [key for key, item in self.items.items() if item.question.shape == "one"]

    def of_kind(self, kind: str) -> list[str]:
        """Return the ids of the questions of a kind."""
        return [key for key, item in self.items.items() if item.kind == kind]

    def _whole(self, table: pd.DataFrame) -> pd.DataFrame:
        return table.reindex(index=range(len(self.people)), columns=list(self.items))


def read_class(folder: Path) -> ClassData:
    """Read a graded class.

    Raises
    ------
    TeachingError
        If a file is missing or cannot be read; all problems at once.
    """
    return read_steadily(folder, lambda: _read_class(folder))


def _read_class(folder: Path) -> ClassData:
    problems: list[str] = []
    try:
        marks, answers = read_results(folder)
    except TeachingError as problem:
        problems.append(str(problem))
    try:
        assignment = read_released(folder)
        key = read_key(folder, assignment)
    except TeachingError as problem:
        problems.insert(0, str(problem))
    if not problems:
        told = list(strangers(assignment, key, answers))
        problems += refusal(f"{folder / ANSWERS.path} does not fit the assignment and its key", told)
    if problems:
        raise TeachingError("\n".join(problems))
    # As text: an id keeps its zeros, and whoever is called NA has handed in too.
    frames = [
        pd.DataFrame(rows, columns=list(columns), dtype=str)
        for rows, columns in ((marks, _MARKS), (answers, _ANSWERS))
    ]
    return as_class(assignment, key, *frames)


def class_of(
    assignment: Assignment,
    key: Mapping[str, KeyItem],
    marks: Iterable[Sequence[Cell]],
    answers: Iterable[Sequence[Cell]],
) -> ClassData:
    """Return the class that `read_class` would read if some rows stood in its tables."""
    frames = (
        pd.DataFrame([list(map(as_text, row)) for row in rows], columns=list(table.columns), dtype=str)
        for table, rows in ((MARKS, marks), (ANSWERS, answers))
    )
    return as_class(assignment, key, *frames)


def as_class(
    assignment: Assignment, key: Mapping[str, KeyItem], marks: pd.DataFrame, answers: pd.DataFrame
) -> ClassData:
    """Return the class that some tables of text describe.

    Examples
    --------
    >>> from cocreation_teach.exchange.key import key_item
    >>> from cocreation_teach.theory import Choice
    >>> item = Item(Choice("q1", "Why?", (("a", "A"), ("b", "B"))), 1)
    >>> assignment = Assignment("x", "X", "", None, (item,), (("q1",),))
    >>> marks = pd.DataFrame({"student_id": ["1", "2"], "percent": ["100", ""]})
    >>> answers = pd.DataFrame([["1", "q1", "a", "1", "", ""]], columns=list(_ANSWERS))
    >>> as_class(assignment, {"q1": key_item(item, {})}, marks, answers).credits["q1"].tolist()
    [1.0, 0.0]
    """
    marks = marks.assign(occurrence=marks.groupby("student_id").cumcount())
    known = answers[answers["question"].isin([item.id for item in assignment.items])]
    known = known.assign(occurrence=known.groupby(["student_id", "question"]).cumcount())
    person = ["student_id", "occurrence"]
    people = pd.concat([marks[person], known[person]]).drop_duplicates().reset_index(drop=True)
    people["person"] = people.index
    given = known.merge(people, on=person)
    if len(assignment.forms) == 1:
        # Whoever has no row for a question left it out; with variants the rows say who was asked what.
        ids = pd.DataFrame({"question": list(assignment.forms[0])})
        given = (
            people[["person"]].merge(ids, how="cross").merge(given, on=["person", "question"], how="outer")
        )
    given = given.fillna(dict.fromkeys(_ANSWERS, ""))
    credit = pd.to_numeric(given["credit"], errors="coerce").astype(float)
    answers = pd.DataFrame(
        {
            "person": given["person"].astype(int),
            "question": given["question"],
            "answer": given["answer"],
            # Infinity and the like are no credit: such a cell counts as not marked.
            "credit": credit.where(credit.between(0, 1)).mask(given["answer"] == "", 0.0),
            "misconception": given["misconception"],
            "confidence": given["confidence"],
        }
    )
    percent = pd.to_numeric(marks["percent"], errors="coerce").astype(float)
    marks = marks.assign(percent=percent.where(percent.between(0, 100)))
    people = people.merge(marks[[*person, "percent"]], on=person, how="left")
    order = {item.id: at for at, item in enumerate(assignment.items)}
    answers = answers.iloc[answers["question"].map(order).argsort(kind="stable")]
    return ClassData(assignment, key, people[["student_id", "percent"]], answers.reset_index(drop=True))
