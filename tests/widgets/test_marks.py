"""What the page marks by itself must be the very mark that Python gives: feedback does not ask the kernel.

Every question of the course that has a key is marked on both sides, and so are made-up ones with keys that
nobody would write.  All of it goes through one Node process.
"""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cocreation_teach.content.course import all_questions
from cocreation_teach.theory import Choice, Mark, Match, Part, Question, Several
from cocreation_teach.widgets import loading
from tests.every_kind import KEYED, answers_to, without_reasons

LABELS = st.text(max_size=6)
MISCONCEPTIONS = st.none() | st.sampled_from(["M1", "M2", "M3"])
WORDS = LABELS.filter(str.strip)
FEEDBACK = st.lists(WORDS, min_size=1, max_size=3).map(tuple)
MARKS = st.builds(Mark, st.sampled_from([0, 0.2, 0.5, 1]), FEEDBACK, MISCONCEPTIONS)
PARTS = st.builds(Part, st.booleans(), st.just("") | WORDS, MISCONCEPTIONS)
WITHOUT_REASONS = [question.blind().with_key(without_reasons(question.key())) for question in KEYED]
IDS = st.lists(st.sampled_from("abcdef"), min_size=1, max_size=4, unique=True)
SCRIPT = """
    import {{ markOf, rightAnswer }} from {source};
    import {{ readFileSync }} from "node:fs";
    const marked = ({{ question, answers, right }}) => [
      ...answers.map((answer) => markOf(question, answer)),
      right && markOf(question, rightAnswer(question)),
    ];
    console.log(JSON.stringify(JSON.parse(readFileSync({cases})).map(marked)));
"""


@st.composite
def made_up(draw: st.DrawFn) -> Question:
    """A question of a shape that the page marks, whatever its key says."""
    options = tuple((key, draw(LABELS)) for key in draw(IDS))
    rows = tuple((key, draw(LABELS)) for key in draw(IDS))
    shape = draw(st.sampled_from(["one", "several", "match"]))
    if shape == "one":
        return Choice("made.up", "?", options, {key: draw(MARKS) for key, _ in options})
    if shape == "several":
        return Several("made.up", "?", options, {key: draw(PARTS) for key, _ in options})
    marks = {row: {key: draw(MARKS) for key, _ in options} for row, _ in rows}
    return Match("made.up", "?", rows, options, marks)


@pytest.fixture
def asked() -> list[Question]:
    """The course's questions that have a key, and made-up ones."""
    found = [question for question in all_questions() if question.has_key]
    assert len(found) > 700

    @settings(max_examples=100, deadline=None, database=None)
    @given(made_up())
    def make(question: Question) -> None:
        found.append(question)

    make()
    return [*found, *WITHOUT_REASONS]


def test_the_page_gives_the_marks_that_python_gives(
    asked: list[Question], program: Callable[[str], str], tmp_path: Path
) -> None:
    cases = [
        {
            "question": question.payload(feedback=True),
            "answers": answers_to(question),
            "right": question.right() is not None,
        }
        for question in asked
    ]
    file = tmp_path / "cases.json"
    file.write_text(json.dumps(cases))
    source = (loading.FOLDER / "marking.mjs").as_uri()
    script = SCRIPT.format(source=json.dumps(source), cases=json.dumps(str(file)))
    command = [program("node"), "--input-type=module", "-e", script]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    wrong = []
    for question, case, marks in zip(asked, cases, json.loads(done.stdout), strict=True):
        *given_by_page, of_right = marks
        for answer, mark in zip(case["answers"], given_by_page, strict=True):
            expected = question.mark(answer)
            assert expected is not None
            # Python and JavaScript may round a mean differently in the last place.
            if mark != expected.plain() | {"credit": pytest.approx(expected.credit)}:
                wrong.append(f"{question} answered {answer}: the page says {mark}, Python says {expected}")
        if case["right"] and of_right["credit"] != 1:
            wrong.append(f"{question}: what the page calls right earns {of_right}")
    assert not wrong, "\n".join(wrong[:5])
