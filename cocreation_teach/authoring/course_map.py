"""The course map: where each concept is taught, checked, practised and solved; made from the pages."""

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from cocreation_teach.authoring.asked import Asked, asked_in, called_in
from cocreation_teach.authoring.page import Page
from cocreation_teach.authoring.transforms import drop_tagged
from cocreation_teach.content.course import number_of
from cocreation_teach.theory import CONCEPTS

DATA: Final = "cocreation_teach/content/course.json"
TABLE: Final = "CONTRIBUTING.md"
_BETWEEN: Final = re.compile(r"(?<=<!-- course map -->\n).*?(?=<!-- end of course map -->)", re.DOTALL)

Places = dict[str, list[str]]
COLUMNS: Final = ("taught", "checked", "practised", "solved")


def course_map(pages: Iterable[Page]) -> dict[str, Places]:
    """Return for each concept the pages that teach, check, practise and solve it.

    *Taught*: a lesson that names the concept in its front matter.  *Checked*: a lesson asks a question about
    it that gives a mark and feedback.  *Practised*: an exercise asks about it.  *Solved*: the solution of
    such an exercise names it in its front matter.  A page without a number is no lesson.
    """
    rows: dict[str, Places] = {concept: {column: [] for column in COLUMNS} for concept in CONCEPTS}
    for page in pages:
        asked = asked_in(page.cells)
        about = {concept for one in asked for concept in one.question.concepts}
        if page.folder == "lessons" and number_of(page.name):
            found = {"taught": set(page.concepts), "checked": _checked(asked)}
        elif page.exercise:
            found = {"practised": about, "solved": about & set(page.concepts)}
        else:
            continue
        for column, concepts in found.items():
            for concept in concepts:
                rows[concept][column].append(number_of(page.name))
    return rows


def gaps(rows: Mapping[str, Places]) -> list[str]:
    """Return a sentence on each concept that is not taught, checked, practised and solved.

    Examples
    --------
    >>> gaps({"A1": {"taught": ["01"], "checked": ["01"], "practised": [], "solved": []}})
    ['A1, the policy promise, is not practised, solved.']
    """
    return [
        f"{concept}, {CONCEPTS[concept]}, is not {', '.join(missing)}."
        for concept, places in rows.items()
        if (missing := [column for column in COLUMNS if not places[column]])
    ]


def course_files(root: Path, pages: Iterable[Page]) -> dict[str, str]:
    """Return the text of what is made from all pages: the course's data, and the table in CONTRIBUTING."""
    pages = tuple(pages)
    files = {DATA: data(pages)}
    if (contributing := root / TABLE).is_file():
        table = "\n" + markdown(course_map(pages)) + "\n"
        files[TABLE] = _BETWEEN.sub(lambda _: table, contributing.read_text(encoding="utf-8"))
    return files


def data(pages: Iterable[Page]) -> str:
    """Return what a widget needs to know of the pages, as JSON: titles, minutes, concepts, questions."""
    rows = [_row(page) for page in sorted(pages, key=lambda page: (page.folder, page.name))]
    return json.dumps({"pages": rows}, ensure_ascii=False, indent=1) + "\n"


def markdown(rows: Mapping[str, Places]) -> str:
    """Return the map as a Markdown table."""
    lines = [
        "| Concept | Taught in lesson | Checked in lesson | Practised in exercise | Solved in |",
        "|---|---|---|---|---|",
    ]
    for concept, places in rows.items():
        cells = [", ".join(sorted(places[column])) or "**nowhere**" for column in COLUMNS]
        lines.append(f"| {concept} {CONCEPTS[concept]} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _checked(asked: Iterable[Asked]) -> set[str]:
    marked = (one for one in asked if one.occasion in ("", "continuum", "post-test"))
    return {concept for one in marked if one.question.has_key for concept in one.question.concepts}


def _row(page: Page) -> dict[str, object]:
    lesson = page.folder == "lessons"
    cells = page.cells if lesson else drop_tagged(page.cells, "solution")
    return {
        "path": f"{'lessons' if lesson or not page.exercise else 'exercises'}/{page.name}.ipynb",
        "title": page.title,
        "minutes": page.minutes,
        "concepts": list(page.concepts),
        "exercise": page.exercise if lesson else None,
        "questions": [[one.question.id, one.occasion] for one in asked_in(cells)],
        "recalls": "Recall" in called_in(cells),
    }
