"""An assignment that lies in a course folder is a page of the site; what is handed in there is graded."""

import csv
import json
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import pytest

from cocreation_teach.exchange.key import read_key
from cocreation_teach.site import files, pages_in
from cocreation_teach.site.pages import Page, told
from cocreation_teach.site.reading import Live, read
from cocreation_teach.teaching import assign
from cocreation_teach.teaching.mark.grading import grade_to_tables
from tests.site.conftest import OnThePage

SCRIPT: Final = """
    import { readFileSync } from "node:fs";
    const { studentFrom } = await import(`${process.argv[1]}/student.mjs`);
    const { asked } = await import(`${process.argv[1]}/assignment.mjs`);
    const { handIn } = await import(`${process.argv[1]}/hand_in.mjs`);
    const { assignment, right, students, at } = JSON.parse(readFileSync(0));
    const file = (typed) => {
        const [student] = studentFrom(typed);
        const acts = asked(assignment, student.id).map(({ card }, n) => {
            const { question, keeping } = card.state.content;
            const answer = right[question.id];
            const about = { answer, confidence: "fair", occasion: keeping.occasion, version: "", at };
            return { question: question.id, act: "try", ...about, uid: `u${n}`, n };
        });
        return handIn(assignment, student, acts, at);
    };
    console.log(JSON.stringify(students.map(file)));
"""


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A course folder with one lesson."""
    folder = tmp_path / "course"
    (folder / "lessons").mkdir(parents=True)
    shutil.copy(Path(__file__).parents[2] / "lessons" / "references.ipynb", folder / "lessons")
    return folder


def box_of(course: Path, path: str) -> Live:
    """The one widget on a page."""
    blocks = read(path, json.loads((course / path).read_text(encoding="utf-8")), course)
    (box,) = [block for block in blocks if isinstance(block, Live)]
    return box


def test_what_is_handed_in_on_a_page_is_graded(course: Path, tmp_path: Path, on_the_page: OnThePage) -> None:
    made = assign(tmp_path / "week", "Week 5: Évora", questions=4, variants=3)
    shutil.copytree(made.folder / "release", course / "week")
    assert set(pages_in(course)) >= {"week/week-5-evora.ipynb", "week/week-5-evora.assignment.json"}
    box = box_of(course, "week/week-5-evora.ipynb")
    assert box.kind == "Assignment"
    written = files((Page("week/week-5-evora.ipynb", "Week 5", 0, (box,)),))
    assert b"assignment_box.mjs" in written["widgets/assignment.js"]
    held = box.state["assignment"]
    assert "marks" not in json.dumps(held), "A page that hands in has no key to leak."
    people = [("１００１", "Ana"), ("AB02", "Bo 🎓"), ("0007", "Çağla")]
    told: dict[str, Any] = {
        "assignment": held,
        "right": {key: one.question.right() for key, one in read_key(made.folder, made.assignment).items()},
        "students": [{"id": key, "name": name} for key, name in people],
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    found = on_the_page(SCRIPT, told)
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for file in found:
        (inbox / file["name"]).write_text(file["content"], encoding="ascii")
    graded = grade_to_tables(made.folder, [inbox])
    rows = csv.DictReader((graded.results / "inbox.csv").open(encoding="utf-8-sig"))
    assert [row["reason"] for row in rows] == ["It was graded."] * 3
    marks = csv.DictReader((graded.results / "marks.csv").open(encoding="utf-8-sig"))
    found = {row["student_id"]: (row["student_name"], row["marks"], row["answered"]) for row in marks}
    assert found == {"1001": ("Ana", "4", "4"), "AB02": ("Bo 🎓", "4", "4"), "0007": ("Çağla", "4", "4")}


@pytest.mark.parametrize(("variants", "stands"), [(1, 4), (3, 0)])
def test_without_a_script_the_questions_stand_there_unless_each_has_their_own(
    course: Path, tmp_path: Path, variants: int, stands: int
) -> None:
    made = assign(tmp_path / "week", "Week 5", questions=4, variants=variants)
    shutil.copytree(made.folder / "release", course / "week")
    box = box_of(course, "week/week-5.ipynb")
    html = told(box)
    assert html.count('<p class="ccs-here">') == 1
    assert "Week 5" not in html  # it is the page's heading
    assert html.count("<ul>") == stands


def test_a_page_whose_assignment_is_missing_says_so(course: Path, tmp_path: Path) -> None:
    made = assign(tmp_path / "week", "Week 5", questions=4)
    shutil.copy(next((made.folder / "release").glob("*.ipynb")), course / "lessons" / "mine.ipynb")
    box = box_of(course, "lessons/mine.ipynb")
    assert box.kind == "Box"
    assert "does not lie beside its page" in box.children[0].state["value"]
