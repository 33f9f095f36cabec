"""What can be wrong with a cell of a source: one test a fault, named after it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.authoring.example import faults_of

Faults = Callable[[str, str | bytes], list[str]]

LESSON = "lessons/src/09-page.md"
SOLUTION = "solutions/src/08-page.md"

FRONT = "---\ntitle: A\nminutes: 5\nconcepts: []\n{}---\n\n"


@pytest.fixture
def faults(tmp_path: Path) -> Faults:
    return partial(faults_of, tmp_path)


def lesson(body: str) -> str:
    return FRONT.format("exercise: false\n") + f"# A\n\n{body}\n"


def solution(body: str) -> str:
    return FRONT.format("") + f"# Exercise 08: a\n\n{body}\n"


def code(*lines: str, tags: str = "") -> str:
    return "\n".join(["```{code-cell}", *([f":tags: [{tags}]", ""] if tags else []), *lines, "```"])


def in_lesson(value: str, cure: str) -> list[str]:
    return [f"{LESSON}, cell 2: {value!r} will not do. {cure}"]


def in_solution(value: str, cure: str) -> list[str]:
    return [f"{SOLUTION}, cell 2: {value!r} will not do. {cure}"]


def test_sound_cells_have_no_fault(faults: Faults) -> None:
    assert faults(LESSON, lesson(code("1", tags="hide-input"))) == []
    assert faults(SOLUTION, solution(code("a = 1", "a", "# solution", "a + 1"))) == []
    assert faults(SOLUTION, solution(code("1", tags="exercise") + "\n" + code("2", tags="solution"))) == []


def test_marker_twice(faults: Faults) -> None:
    body = code("1", "# solution", "2", "# solution", "3")
    expected = in_solution("# solution", "This marker stands twice in the cell: keep the first.")
    assert faults(SOLUTION, solution(body)) == expected


@pytest.mark.parametrize(
    "line",
    [
        "# Solution",
        "#solution",
        "# solution:",
        "# solutions",
        "# soluton",
        "## solution",
        "#  SOLUTION",
        "  # solution",
        "# solution starts here",
        "2  # solution",
        "### solution ###",
    ],
)
def test_marker_misspelt(faults: Faults, line: str) -> None:
    cure = "A marker is a line of its own, at the margin: `# solution`."
    assert faults(SOLUTION, solution(code("(1,", line, ")"))) == in_solution(line, cure)


@pytest.mark.parametrize("line", ["# the solvers", "# see the key", 'x = "#0072B2"', "# "])
def test_other_comments_are_no_markers(faults: Faults, line: str) -> None:
    assert faults(LESSON, lesson(code(line, "1"))) == []


def test_marker_in_a_lesson(faults: Faults) -> None:
    body = code("1", "# solution", "2")
    cure = "Only the source of a solution that has an exercise takes this marker."
    assert faults(LESSON, lesson(body)) == in_lesson("# solution", cure)


def test_marker_in_a_page_without_exercise(faults: Faults) -> None:
    text = lesson(code("1", "# solution", "2"))
    cure = "Only the source of a solution that has an exercise takes this marker."
    assert faults(SOLUTION, text) == in_solution("# solution", cure)


def test_marker_in_markdown(faults: Faults) -> None:
    cure = "In Markdown this leaves nothing out: tag the cell `solution` instead."
    assert faults(SOLUTION, solution("+++\n\n# solution\n\nBecause.")) == in_solution("# solution", cure)


@pytest.mark.parametrize("before", [[], ["# a board"], ["", ""]])
def test_marker_with_nothing_before_it(faults: Faults, before: list[str]) -> None:
    cure = "Nothing is left before the marker: tag the cell `solution` instead."
    assert faults(SOLUTION, solution(code(*before, "# solution", "1"))) == in_solution("# solution", cure)


def test_marker_with_nothing_behind_it(faults: Faults) -> None:
    cure = "Nothing stands behind the marker, so there is nothing to leave out."
    assert faults(SOLUTION, solution(code("1", "# solution", ""))) == in_solution("# solution", cure)


def test_marker_leaves_nothing_to_show(faults: Faults) -> None:
    cure = "The exercise would show nothing here: end with what it shows, then the marker."
    assert faults(SOLUTION, solution(code("a = 1", "# solution", "a"))) == in_solution("# solution", cure)


def test_marker_leaves_invalid_python(faults: Faults) -> None:
    cure = "What the exercise keeps is not valid Python: '(' was never closed."
    assert faults(SOLUTION, solution(code("print(", "# solution", "1)"))) == in_solution("print(", cure)


def test_tag_unknown(faults: Faults) -> None:
    cure = "There is no such tag; the tags are hide-input, solution, exercise."
    assert faults(LESSON, lesson(code("1", tags="hide_input"))) == in_lesson("hide_input", cure)


@pytest.mark.parametrize("tag", ["solution", "exercise"])
def test_tag_that_leaves_out_in_a_lesson(faults: Faults, tag: str) -> None:
    cure = "Only the source of a solution that has an exercise leaves cells out."
    assert faults(LESSON, lesson(code("1", tags=tag))) == in_lesson(tag, cure)


def test_tags_solution_and_exercise_together(faults: Faults) -> None:
    cure = "A cell with both tags would stand nowhere: keep one of them."
    body = code("1", tags="solution, exercise")
    assert faults(SOLUTION, solution(body)) == in_solution("solution, exercise", cure)


def test_tag_hide_input_on_markdown(faults: Faults) -> None:
    body = '+++ {"tags": ["hide-input"]}\n\nText.'
    assert faults(LESSON, lesson(body)) == in_lesson("hide-input", "Only a code cell has input to hide.")


def test_tags_misspelt_as_tag(faults: Faults) -> None:
    body = "```{code-cell}\n:tag: [hide-input]\n\n1\n```"
    cure = "A cell carries nothing but tags, written `:tags: [hide-input]`."
    assert faults(LESSON, lesson(body)) == in_lesson("tag", cure)


def test_tags_no_list(faults: Faults) -> None:
    (fault,) = faults(LESSON, lesson("```{code-cell}\n:tags: hide-input\n\n1\n```"))
    assert "It cannot be read as MyST Markdown: 'hide-input' is not of type 'array'." in fault


def test_tags_not_yaml(faults: Faults) -> None:
    (fault,) = faults(LESSON, lesson("```{code-cell}\n:tags: [hide-input\n\n1\n```"))
    assert "It cannot be read as MyST Markdown: Code cell 1 at line " in fault


@pytest.mark.parametrize(
    "fence", ["```{codecell}", "```{code}", ":::{code-cell}", "  ```{code-cell}", "```{note}"]
)
def test_directive_that_is_no_code_cell(faults: Faults, fence: str) -> None:
    closing = fence.strip()[:3]
    (fault,) = faults(LESSON, lesson(f"+++\n\n- a\n\n{fence}\n1\n{closing}"))
    assert (
        fault
        == in_lesson(
            fence, "A code cell opens with ```{code-cell} at the margin; other directives are not shown."
        )[0]
    )


def test_raw_cell(faults: Faults) -> None:
    cure = "A page is made of Markdown cells and code cells."
    assert faults(LESSON, lesson("```{raw-cell}\n1\n```")) == in_lesson("raw", cure)


def test_code_over_ten_lines(faults: Faults) -> None:
    cure = "This cell has 11 lines; 10 are the most that a student is shown."
    assert faults(LESSON, lesson(code(*"0123456789"))) == []
    assert faults(LESSON, lesson(code(*"abcdefghijk"))) == in_lesson("a", cure)


def test_code_of_ten_lines_and_a_marker(faults: Faults) -> None:
    assert faults(SOLUTION, solution(code(*"01234", "# solution", *"56789"))) == []


@pytest.mark.parametrize("line", ["def f(): return 1", "async def f(): return 1", "class f: pass"])
def test_definition_in_a_lesson(faults: Faults, line: str) -> None:
    cure = "A lesson defines no function and no class: put it into the package."
    assert faults(LESSON, lesson(code(line))) == in_lesson("f", cure)
    assert faults(LESSON, lesson(code("if True:", f"    {line}"))) == in_lesson("f", cure)
    assert faults(LESSON, lesson("Sound again.")) == []
    assert faults(SOLUTION, solution(code(line))) == []


@pytest.mark.parametrize("line", ["%matplotlib inline", "!ls", "board?", "a b"])
def test_code_not_python(faults: Faults, line: str) -> None:
    (fault,) = faults(LESSON, lesson(code("1", line)))
    assert fault.startswith(f"{LESSON}, cell 2: {line!r} will not do. This is not valid Python: ")


def test_code_that_does_nothing(faults: Faults) -> None:
    cure = "This code cell does nothing: delete it."
    assert faults(LESSON, lesson(code())) == [f"{LESSON}, cell 2: {cure}"]
    assert faults(LESSON, lesson(code("# only a comment"))) == in_lesson("# only a comment", cure)


def test_encounter_not_in_the_bank(faults: Faults) -> None:
    body = code('board = QuadrantBoard(encounters("night-bell", "nigth-bell", "red-pen"))')
    assert faults(LESSON, lesson(body)) == in_lesson("nigth-bell", "Nothing is called nigth-bell.")


def test_question_not_in_the_bank(faults: Faults) -> None:
    body = code('QuestionCard(question("topic.nmae"))')
    assert faults(LESSON, lesson(body)) == in_lesson("topic.nmae", "Nothing is called topic.nmae.")


def test_the_cards_of_a_sorting_are_looked_up_with_its_name(faults: Faults) -> None:
    assert faults(LESSON, lesson(code('SortingBoard(sorting("words", "bus-map"))'))) == []
    body = code('SortingBoard(sorting("words", "bus-mpa"))')
    expected = in_lesson("words, bus-mpa", "There is no words with these cards.")
    assert faults(LESSON, lesson(body)) == expected


def test_question_not_in_the_bank_behind_the_marker(faults: Faults) -> None:
    body = code("1", "# solution", 'question("topic.nmae")')
    assert faults(SOLUTION, solution(body)) == in_solution("topic.nmae", "Nothing is called topic.nmae.")


@pytest.mark.parametrize(
    "link",
    [
        "[a]({})",
        "[a]({}#there)",
        '[a]({} "title")',
        "[a](<{}>)",
        "![a]({})",
        "[a]\n\n[a]: {}",
        '<a href="{}">a</a>',
        "<img src='{}'>",
    ],
)
@pytest.mark.parametrize(
    "target", ["09-nowhere.ipynb", "../exercises/09-page.ipynb", "../README.md", "src/09-page.md"]
)
def test_link_that_leads_nowhere(faults: Faults, link: str, target: str) -> None:
    (fault,) = faults(LESSON, lesson(f"+++\n\n{link.format(target)}"))
    assert fault.startswith(f"{LESSON}, cell 2: '{target}")
    assert fault.endswith("Seen from lessons/ this link leads to no notebook of the course.")


def test_link_that_leads_nowhere_from_the_exercise(faults: Faults) -> None:
    cure = "Seen from exercises and solutions/ this link leads to no notebook of the course."
    text = "+++\n\n[x](../lessons/nowhere.ipynb)"
    assert faults(SOLUTION, solution(text)) == in_solution("../lessons/nowhere.ipynb", cure)


def test_link_that_holds_only_in_the_form_that_has_the_cell(faults: Faults) -> None:
    assert faults("solutions/src/11-alone.md", lesson("")) == []
    cure = "Seen from exercises/ this link leads to no notebook of the course."
    assert faults(SOLUTION, solution("+++\n\n[x](11-alone.ipynb)")) == in_solution("11-alone.ipynb", cure)
    assert faults(SOLUTION, solution('+++ {"tags": ["solution"]}\n\n[x](11-alone.ipynb)')) == []


def test_heading_missing(faults: Faults) -> None:
    cure = "A page opens with an untagged Markdown cell whose first line is its heading: `# Title`."
    for body in (
        "Text.",
        "## Smaller",
        "#No space",
        code("1"),
        '+++ {"tags": ["solution"]}\n\n# Exercise 08: a',
    ):
        faults_here = faults(SOLUTION, FRONT.format("") + body)
        assert len(faults_here) == 1
        assert faults_here[0].startswith(f"{SOLUTION}, cell 1: ")
        assert faults_here[0].endswith(cure)


def test_heading_of_another_exercise(faults: Faults) -> None:
    for heading in ("# Exercise 09: a", "# Solution 08: a", "# exercise 08: a", "# Exercise 08, a"):
        (fault,) = faults(SOLUTION, FRONT.format("") + heading)
        assert fault.endswith(
            f"cell 1: {heading!r} will not do. The heading of this page reads `# Exercise 08: ...`."
        )


def test_page_without_cells(faults: Faults) -> None:
    (fault,) = faults(LESSON, FRONT.format("exercise: false\n"))
    assert f"{LESSON}, cell 1: A page opens with" in fault


def test_all_faults_of_a_page_at_once(faults: Faults) -> None:
    body = code("def f(): pass", tags="hidden") + "\n\n[a](b.ipynb)\n\n" + code("%magic")
    assert [fault.split(":")[0] for fault in faults(LESSON, lesson(body))] == [
        f"{LESSON}, cell 2",
        f"{LESSON}, cell 2",
        f"{LESSON}, cell 3",
        f"{LESSON}, cell 4",
    ]
