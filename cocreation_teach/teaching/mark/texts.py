"""Texts that a person marks: a sheet with answer and rubric, a bank of comments, and what was entered.

``results/to-mark.csv`` is written anew at each grading and keeps everything that a lecturer entered.  A row
has a code made of the question, the person and the text: a mark belongs to that text, and if the student
hands in another one, the mark stays in the sheet but no longer counts.  ``results/comments.csv`` is written
once and is the lecturer's from then on; its codes, in square brackets, stand for its comments.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cocreation_teach.exchange.errors import TeachingError
from cocreation_teach.exchange.folder import COMMENTS, TO_MARK
from cocreation_teach.exchange.key import KeyItem
from cocreation_teach.exchange.tables import number, read_table, write_table
from cocreation_teach.exchange.text import cell, from_cell

FILE: Final = TO_MARK.path.partition("/")[2]
_ENTERED: Final = ("code", "mark", "comment")
_OWN: Final = re.compile(r"\[([^\[\]]+)\]")
_NUMBER: Final = re.compile(r"\d{1,6}([.,]\d{1,6})?")
_LEFT: Final = "No hand-in that counts holds this text any more, so this mark does not count."
_TWICE: Final = "This code stands in another row too; the first with a mark counts."


@dataclass(frozen=True, slots=True)
class Text:
    """A text to be marked: whose, on which question, what it says."""

    key: KeyItem
    person: str
    student_id: str
    student_name: str
    answer: str

    @property
    def code(self) -> str:
        """Return the row's code: the same for the same text of the same person."""
        whole = "\n".join((self.key.item.id, self.person, self.answer))
        return f"t{hashlib.sha256(whole.encode()).hexdigest()[:14]}"


@dataclass(frozen=True)
class Markings:
    """What a lecturer entered: the rows by code, those with a code that was there before, and own columns."""

    rows: Mapping[str, Mapping[str, str]]
    doubled: tuple[Mapping[str, str], ...] = ()
    columns: tuple[str, ...] = ()
    bank: Mapping[str, str] | None = None

    def mark(self, text: Text) -> tuple[float | None, str]:
        """Return the points given to a text, and a sentence if what was entered will not do."""
        written = self.rows.get(text.code, {}).get("mark", "").strip()
        if not written:
            return None, ""
        most = text.key.item.points
        value = float(written.replace(",", ".")) if _NUMBER.fullmatch(written) else None
        if value is not None and value <= most:
            return value, ""
        who = f"{text.student_id}, {text.key.item.id}"
        return (
            None,
            f"{FILE}, {who}: the mark {cell(written[:40])} will not do; allowed: 0 to {number(most)}.",
        )

    def comment(self, text: Text) -> str:
        """Return the comment on a text, with the bank's comments in the place of their codes."""
        bank = self.bank or {}
        written = self.rows.get(text.code, {}).get("comment", "").strip()
        return _OWN.sub(lambda found: bank.get(found[1].strip(), found[0]), written)


def read_markings(folder: Path) -> Markings:
    """Return what was entered so far.

    Raises
    ------
    TeachingError
        If the sheet cannot be read: it must not be written over then.
    """
    bank = _bank(folder / COMMENTS.path)
    path = folder / TO_MARK.path
    if not path.exists():
        return Markings({}, bank=bank)
    grid = read_table(path)
    header = grid.header
    if missing := [column for column in _ENTERED if column not in header]:
        cure = "Give the columns their names back, or move the file away to begin a new one."
        raise TeachingError(f"{path.name} has no column {', '.join(missing)}; nothing was changed. {cure}")
    found: dict[str, dict[str, str]] = {}
    doubled: list[Mapping[str, str]] = []
    for row in grid.body:
        held = {title: from_cell(text) for title, text in zip(header, row.cells, strict=False) if title}
        before = found.get(held.get("code", ""))
        if before is not None and before.get("mark", "").strip():
            doubled.append(held)
        else:
            if before is not None:
                doubled.append(before)
            found[held.get("code", "")] = held
    own = tuple(title for title in header if title and title not in TO_MARK.columns)
    return Markings(found, tuple(doubled), own, bank)


def write_to_mark(folder: Path, texts: Iterable[Text], markings: Markings) -> None:
    """Write the sheet anew, with all that was entered, and the bank of comments if there is none yet."""
    rows, current = [], set()
    for text in texts:
        current.add(text.code)
        _, problem = markings.mark(text)
        entered = markings.rows.get(text.code, {})
        rows.append({**entered, **_row(text), "note": problem.partition(": ")[2]})
    left = [row for code, row in markings.rows.items() if code not in current]
    rows += [{**row, "note": _LEFT} for row in left if _has_marking(row, markings.columns)]
    rows += [{**row, "note": _TWICE} for row in markings.doubled if _has_marking(row, markings.columns)]
    columns = (*TO_MARK.columns, *markings.columns)
    path = folder / TO_MARK.path
    if rows or path.exists():
        write_table(path, columns, ([row.get(column) for column in columns] for row in rows))


def write_bank(folder: Path, key: Iterable[KeyItem]) -> None:
    """Write a bank of comments from the rubrics, unless there is one: from then on it is the lecturer's."""
    path = folder / COMMENTS.path
    rows = [
        (f"{one.item.id}-{place}", f"Missing, or not clear yet: {text}")
        for one in key
        for place, (text, _) in enumerate(one.criteria, start=1)
    ]
    if rows and not path.exists():
        write_table(path, COMMENTS.columns, rows)


def _row(text: Text) -> dict[str, str]:
    item = text.key.item
    rubric = [f"{number(points)}: {words}" for words, points in text.key.criteria]
    return {
        "code": text.code,
        "question": item.id,
        "student_id": text.student_id,
        "student_name": text.student_name,
        "prompt": item.prompt,
        "answer": text.answer,
        "rubric": "\n".join([*rubric, *([f"One way to put it: {text.key.model}"] if text.key.model else [])]),
        "out_of": number(item.points),
    }


def _has_marking(row: Mapping[str, str], own: tuple[str, ...]) -> bool:
    return any(row.get(column, "").strip() for column in ("mark", "comment", *own))


def _bank(path: Path) -> dict[str, str]:
    if not path.exists():
        return {}
    rows = (row.cells for row in read_table(path).body if len(row.cells) > 1)
    return {code.strip(): from_cell(comment).strip() for code, comment, *_ in rows}
