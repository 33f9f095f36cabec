"""``results/to-mark.csv``, made anew at each grading: answers with their rubric, for a lecturer to mark.

The sheet is the lecturer's to work in.  Whatever stands in it that we did not write is carried over: further
columns, with a title, without one or with one that stands twice; cells beyond the header; rows of one's own;
words typed into a column of ours, which move into a column beside.  What the lecturer saved last is kept as
it was in ``results/to-mark-before.csv``.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from cocreation_teach.exchange.errors import TeachingError
from cocreation_teach.exchange.files import write_whole
from cocreation_teach.exchange.folder import COMMENTS, TO_MARK, TO_MARK_BEFORE
from cocreation_teach.exchange.key import KeyItem
from cocreation_teach.exchange.tables import as_csv, write_table
from cocreation_teach.teaching.mark.markings import LEFT, TWICE, Marking, Markings
from cocreation_teach.teaching.mark.texts import Text

_TYPED: Final = "typed in {}"
"""The title of the column beside that takes what was typed into a column of ours."""

_LONGEST: Final = 32_000
"""Longer cells are cut off by spreadsheets."""

Line = dict[str, str]
"""A row of the sheet, by column; a column of the lecturer's goes by its place among these."""


def write_to_mark(place: Path, texts: Iterable[Text], markings: Markings) -> None:
    """Write the sheet, and keep what the lecturer saved if it is not the same.

    Parameters
    ----------
    place
        The folder that takes ``results/``.
    texts
        All texts that count, in the order in which they are to be marked.
    markings
        What was written so far.

    Raises
    ------
    TeachingError
        If letters in the sheet have become others, so that what is new in it cannot be trusted either, or if
        codes stand beside texts that are not theirs.
    """
    texts = list(texts)
    if not texts and not markings.written:
        return
    _refuse_garbled(texts, markings)
    _refuse_mixed(texts, markings)
    content = _sheet(texts, markings)
    write_whole(place / TO_MARK.path, content)
    if markings.written not in (b"", content):
        write_whole(place / TO_MARK_BEFORE, markings.written)


def write_bank(place: Path, folder: Path, key: Iterable[KeyItem]) -> None:
    """Write a bank of comments from the rubrics, unless there is one: from then on it is the lecturer's.

    Parameters
    ----------
    place
        The folder that takes ``results/``.
    folder
        The assignment's folder, which may have one.
    """
    rows = [
        (f"{one.item.id}-{number}", f"Missing, or not clear yet: {text}")
        for one in key
        for number, (text, _) in enumerate(one.criteria, start=1)
    ]
    if rows and not (folder / COMMENTS.path).exists():
        write_table(place / COMMENTS.path, COMMENTS.columns, rows)


def _refuse_garbled(texts: Iterable[Text], markings: Markings) -> None:
    """Refuse a sheet that some program read in another code page than ours, and saved so."""
    garbled = [text for text in texts if _is_garbled(text, markings.of(text))]
    if garbled:
        first = garbled[0]
        where = f"{TO_MARK.path.partition('/')[2]}, {first.student_id}, {first.key.item.id}"
        cure = "Import the sheet as UTF-8 and enter the marks there; nothing was changed."
        raise TeachingError(f"{where}: a program has made other letters of those that stood there. {cure}")


def _refuse_mixed(texts: Iterable[Text], markings: Markings) -> None:
    """Refuse a sheet of which one column was sorted by itself: its marks are beside the texts of others."""
    texts = list(texts)
    answers = {" ".join(text.row["answer"].split()) for text in texts}
    for text in texts:
        beside, own = markings.of(text)["answer"], text.row["answer"]
        if not _is_the_same(beside, own) and " ".join(beside.split()) in answers:
            where = f"{TO_MARK.path.partition('/')[2]}: the code of {text.student_id}, {text.key.item.id}"
            cure = "Undo it, and sort whole rows; nothing was changed."
            raise TeachingError(
                f"{where} stands beside the text of somebody else: a column was sorted by itself. {cure}"
            )


def _is_garbled(text: Text, marking: Marking) -> bool:
    """Whether each column of ours has lost all its letters beyond ASCII.

    A person may have changed one column; the prompt is none of those that people change.
    """
    ours = text.row
    beyond = {
        column: signs
        for column in ("prompt", "answer", "student_name")
        if marking[column] and (signs := {sign for sign in ours[column] if not sign.isascii()})
    }
    return bool(beyond) and all(signs.isdisjoint(marking[column]) for column, signs in beyond.items())


def _sheet(texts: Iterable[Text], markings: Markings) -> bytes:
    current = {text.code: text for text in texts}
    lines = [
        *(
            _line(text.row, markings.of(text), markings.mark(text)[1].partition(": ")[2])
            for text in current.values()
        ),
        *(_line({}, row, LEFT) for code, row in markings.by_code.items() if code not in current and row),
        *(
            _line({}, row, TWICE if row["code"] else row["note"])
            for row in markings.others
            if row or not row["code"]
        ),
    ]
    typed = list(dict.fromkeys(name for line, _ in lines for name in line if name not in TO_MARK.columns))
    titles = [*markings.columns, *(name for name in typed if name not in markings.columns)]
    rows = (_cells(line, own, titles) for line, own in lines)
    return as_csv((*TO_MARK.columns, *titles), rows)


def _line(ours: Mapping[str, str], marking: Marking, note: str) -> tuple[Line, tuple[str, ...]]:
    """Return a row with our columns renewed, what was typed into them, and the lecturer's own cells."""
    line = {**marking.ours, **ours, "note": note or marking.note}
    for column in TO_MARK.columns:
        was = marking.note if column == "note" else marking[column] if column in ours else ""
        if was and not _is_the_same(was, line[column]):
            line[_TYPED.format(column)] = was
    return line, marking.own


def _cells(line: Line, own: tuple[str, ...], titles: list[str]) -> list[str]:
    cells = [*own, *[""] * (len(titles) - len(own))]
    for name in line.keys() - set(TO_MARK.columns):
        at = titles.index(name)
        cells[at] = line[name] if line[name] in cells[at] or not cells[at] else f"{cells[at]}\n{line[name]}"
    return [line.get(column, "") for column in TO_MARK.columns] + cells


def _is_the_same(was: str, now: str) -> bool:
    """Whether a spreadsheet may have made one of the other: by spaces, numbers, or a cut."""
    one, other = " ".join(was.split()), " ".join(now.split())
    if one == other or (len(was) > _LONGEST and other.startswith(one[:_LONGEST])):
        return True
    try:
        return one == "" or float(one.replace(",", ".")) == float(other.replace(",", "."))
    except ValueError:
        return False
