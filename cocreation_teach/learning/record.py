"""The learner's record: everything that was answered, as a page to read and as plain text."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from cocreation_teach import __version__
from cocreation_teach.content.course import CoursePage, course_pages, find_question
from cocreation_teach.exchange.text import visible
from cocreation_teach.learning.entry import Answer, Entry
from cocreation_teach.learning.pages import templates
from cocreation_teach.learning.progress import (
    Progress,
    Standings,
    asked_on,
    first_mark,
    last_mark,
    page_progress,
    standings,
)
from cocreation_teach.learning.standing import Standing, wording
from cocreation_teach.theory import Mark
from cocreation_teach.theory.gain import Gain
from cocreation_teach.words import say

PRE: Final = "prediction"
POST: Final = "post-test"


@dataclass(frozen=True, slots=True)
class Line:
    """One question of the record: what was asked, what was answered, and what there is to say about it.

    Attributes
    ----------
    prompt, answer
        In words.  Without an answer the learner had it shown.
    mark
        The mark of the answer; ``None`` where none is given.
    model
        For a text, a model answer to compare.
    confidence, at, tries
        How sure the learner was, when it was answered last, and how often.
    note
        A sentence where the question has changed since.
    """

    prompt: str
    answer: str
    mark: Mark | None = None
    model: str = ""
    confidence: str = ""
    at: str = ""
    tries: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """A learner's whole record.

    Attributes
    ----------
    pages
        The pages on which anything was done, each with its progress and its lines.
    others
        Lines that stand on no page: practice, and questions that this edition no longer has.
    gain
        What was right in the pre-test and in the post-test, over the questions answered in both; ``None``
        before the post-test.
    first, last
        The days of the first and the last act; empty if there is none.
    version
        The edition that made the record.
    """

    pages: tuple[tuple[CoursePage, Progress, tuple[Line, ...]], ...]
    others: tuple[Line, ...]
    gain: Gain | None
    first: str
    last: str
    version: str = __version__


def make_record(entries: Iterable[Entry]) -> Record:
    """Return the record of a learner's acts.

    Examples
    --------
    >>> make_record([Entry("rias-flats", "try", "IV", at="2026-11-23T10:00:00Z", uid="1")]).last
    '2026-11-23'
    """
    acts = sorted((one for one in entries if one.act != "kept"), key=lambda one: one.order)
    known = standings(acts)
    left = {key: one for key, one in known.items() if one.tries or one.shown}
    pages = []
    for page in course_pages():
        mine = [key for key in asked_on(page, known) if key in left]
        if mine:
            lines = tuple(_line(key, left[key], known) for key in mine)
            pages.append((page, page_progress(page, known), lines))
    on_pages = {key for page in course_pages() for key in asked_on(page, known)}
    days = sorted(one.at[:10] for one in acts if one.at)
    return Record(
        pages=tuple(pages),
        others=tuple(_line(key, one, known) for key, one in left.items() if key not in on_pages),
        gain=_gain(known),
        first=days[0] if days else "",
        last=days[-1] if days else "",
    )


def as_page(record: Record) -> str:
    """Return the record as one self-contained HTML page; what the learner wrote stands in it as text."""
    page = templates("learning").get_template("record.html").render(record=record, say=say)
    # Half of a sign, as a text may hold that was cut off, cannot be written: a mark stands in its place.
    return page.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def as_text(record: Record) -> str:
    """Return the record as plain text for a terminal, without anything that a terminal would obey."""
    return visible(templates("learning").get_template("record.txt").render(record=record))


def _line(key: tuple[str, str], one: Standing, known: Standings) -> Line:
    question = find_question(*key)
    last = one.tries[-1] if one.tries else None
    if question is None:
        answer = _as_given(last.answer) if last else ""
        return Line(key[0], answer, at=last.at[:10] if last else "", note=say("record.not-asked"))
    changed = last and last.version not in ("", wording(question))
    return Line(
        prompt=question.prompt,
        answer=question.in_words(last.answer) if last and last.answer is not None else "",
        mark=None if key[1] == PRE else last_mark(*key, known),
        model=question.model_answer(),
        confidence=_sure(last.confidence) if last else "",
        at=last.at[:10] if last else "",
        tries=len(one.tries),
        note=say("record.new-words") if changed else "",
    )


def _sure(confidence: str | None) -> str:
    degrees = {"guess": say("record.guess"), "fair": say("record.fair"), "certain": say("record.certain")}
    return degrees.get(confidence or "", "")


def _as_given(answer: Answer) -> str:
    """Return an answer to a question that there no longer is, so that a person can read it."""
    if isinstance(answer, dict):
        return "; ".join(f"{row}: {option}" for row, option in answer.items())
    if isinstance(answer, list):
        return "; ".join(map(str, answer))
    return "" if answer is None else str(answer)


def _gain(known: Standings) -> Gain | None:
    both = [key for key, occasion in known if occasion == POST and (key, PRE) in known]
    # The post-test gives feedback, so that only the first answer tells what was known. Before it, an answer
    # is told nothing and may be changed: the one that stands counts.
    pairs = [(last_mark(key, PRE, known), first_mark(key, POST, known)) for key in both]
    marked = [(before, after) for before, after in pairs if before and after]
    if not marked:
        return None
    before, after = (sum(mark.credit == 1 for mark in marks) for marks in zip(*marked, strict=True))
    return Gain(len(marked), before, after, most=len(marked))
