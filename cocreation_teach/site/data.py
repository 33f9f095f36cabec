"""What pages of the site compute with, as plain data: what pages ask, the questions, what boxes are made of.

All questions are much: a page brings them when it needs them, in a script of their own, and with them what
computes with them.
"""

import json
from collections.abc import Iterable
from typing import Any, Final

from cocreation_teach import __version__
from cocreation_teach.content.course import CoursePage, all_encounters, all_questions, course_pages
from cocreation_teach.content.course import spare_questions as spare
from cocreation_teach.exchange import assignment as assignments
from cocreation_teach.learning.pages import templates
from cocreation_teach.learning.standing import wording
from cocreation_teach.site.linking import link
from cocreation_teach.theory import Question, continuum_question
from cocreation_teach.widgets import Assignment, Practice, Recall

Plain = dict[str, Any]

WITH_BANK: Final = "site/page/with_bank.mjs"


def script(known: Iterable[str]) -> str:
    """Return the script that a page brings when it chooses among all questions, or writes of them.

    Parameters
    ----------
    known
        Paths of modules that each page has run before.
    """
    held = {"pages": pages(), "bank": bank(), "paper": paper(), "edition": __version__}
    text = json.dumps(held, ensure_ascii=False, separators=(",", ":"))
    return f"(globalThis.cocreationData ??= {{}}).bank = {text};\n" + link([WITH_BANK], {}, known)


def of_box(box: Any) -> Plain | None:
    """Return what the page needs to fill a box of the course by itself; ``None`` if it stays as it is.

    Examples
    --------
    >>> from cocreation_teach.content import question
    >>> of_box(Recall("02", question("word.by-spring")))
    {'lesson': '02', 'usual': ['word.by-spring']}
    """
    match box:
        case Practice():
            return {}
        case Recall():
            return {"lesson": box.lesson, "usual": [one.id for one in box.usual]}
        case Assignment() if hasattr(box, "assignment"):  # else it says why there is none
            return {"assignment": assignment(box.assignment)}
    return None


def pages() -> list[Plain]:
    """Return the lessons and exercises, and what each asks, as `course_pages` has them.

    Examples
    --------
    >>> sorted(pages()[0])
    ['concepts', 'exercise', 'minutes', 'path', 'questions', 'recalls', 'title']
    """
    return [_page(page) for page in course_pages()]


def bank() -> Plain:
    """Return the questions as cards get them, by id; encounters on the continuum apart; and the spare ones.

    Examples
    --------
    >>> held = bank()
    >>> held["questions"]["rias-flats"]["options"][0]["id"], held["rail"]["rias-flats"]["options"][0]["id"]
    ('I', '1')
    """
    rail = {key: _question(continuum_question(one)) for key, one in all_encounters().items()}
    # An encounter asks two questions under one id; the last in a mapping would stand for both.
    usual = {one.id: _question(one) for one in reversed(all_questions())}
    return {"questions": usual, "rail": rail, "spare": [one.id for one in spare()]}


def paper() -> str:
    """Return the style sheet of what is read as a paper, such as the record."""
    return templates("learning").get_template("paper.css").render()


def assignment(one: assignments.Assignment) -> Plain:
    """Return an assignment as its page needs it: each question as its card gets it, without a key."""
    return {
        "id": one.id,
        "title": one.title,
        "digest": one.digest,
        "due": one.due,
        "items": [
            {"question": _question(item.question, feedback=False), "points": item.points}
            for item in one.items
        ],
        "forms": [list(form) for form in one.forms],
    }


def _page(page: CoursePage) -> Plain:
    return {
        "path": page.path,
        "title": page.title,
        "minutes": page.minutes,
        "concepts": list(page.concepts),
        "exercise": page.exercise,
        "questions": [list(pair) for pair in page.questions],
        "recalls": page.recalls,
    }


def _question(question: Question, feedback: bool = True) -> Plain:
    return {
        **question.payload(feedback),
        "version": wording(question),
        "concepts": list(question.concepts),
        "alone": question.alone,
        "ordered": question.ordered,
    }
