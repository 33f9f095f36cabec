"""What can be wrong with a source as a whole: one test a fault, named after it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.authoring.example import faults_of

Faults = Callable[[str, str | bytes], list[str]]

LESSON = "lessons/src/09-page.md"
SOLUTION = "solutions/src/08-page.md"


@pytest.fixture
def faults(tmp_path: Path) -> Faults:
    return partial(faults_of, tmp_path)


def page(**changes: str) -> str:
    """A sound source with some front matter changed; an empty value leaves the key out."""
    front = {"title": "A", "minutes": "5", "concepts": "[I0]", "exercise": "false"} | changes
    lines = [f"{key}: {value}" for key, value in front.items() if value]
    return "\n".join(["---", *lines, "---", "", "# A", ""])


def test_a_sound_page_has_no_fault(faults: Faults) -> None:
    assert faults(LESSON, page()) == []
    assert faults(LESSON, page(concepts="[]", exercise="01-sound")) == []
    assert faults(SOLUTION, page().replace("# A", "# Exercise 08: a").replace("exercise: false\n", "")) == []
    assert faults(SOLUTION, page()) == []


def test_title_missing(faults: Faults) -> None:
    where = f"{LESSON}, front matter, title"
    assert faults(LESSON, page(title="")) == [f"{where}: Every page has a title in words."]


def test_minutes_missing_or_no_number(faults: Faults) -> None:
    cure = "Every page says how many minutes it takes, as a whole number."
    for value in ("", "long", "0", "-5", "2.5", "true"):
        (fault,) = faults(LESSON, page(minutes=value))
        assert fault.startswith(f"{LESSON}, front matter, minutes: ")
        assert fault.endswith(cure)


def test_concepts_missing_or_no_list(faults: Faults) -> None:
    for value in ("", "I0"):
        (fault,) = faults(LESSON, page(concepts=value))
        assert fault.startswith(f"{LESSON}, front matter, concepts: ")


def test_concepts_unknown_are_all_named(faults: Faults) -> None:
    cure = "will not do. Allowed are the ids of the course's concepts, A1 to K4."
    assert faults(LESSON, page(concepts="[I0, Z9, 7]")) == [
        f"{LESSON}, front matter, concepts: 'Z9' {cure}",
        f"{LESSON}, front matter, concepts: '7' {cure}",
    ]


def test_exercise_missing_in_a_lesson(faults: Faults) -> None:
    for value in ("", "true", "8"):
        (fault,) = faults(LESSON, page(exercise=value))
        assert fault.startswith(f"{LESSON}, front matter, exercise: ")
        assert "or false" in fault


def test_exercise_that_does_not_exist(faults: Faults) -> None:
    (fault,) = faults(LESSON, page(exercise="08-nowhere"))
    assert fault.startswith(
        f"{LESSON}, front matter, exercise: '08-nowhere' will not do. There is no such exercise"
    )


def test_exercise_that_is_a_page_without_exercise(faults: Faults) -> None:
    faults(SOLUTION, page())
    (fault,) = faults(LESSON, page(exercise="08-page"))
    assert "There is no such exercise" in fault


def test_exercise_named_in_a_solution(faults: Faults) -> None:
    (fault,) = faults(SOLUTION, page(exercise="08-page"))
    assert fault.startswith(
        f"{SOLUTION}, front matter, exercise: '08-page' will not do. A solution says false"
    )


def test_front_matter_unknown_key(faults: Faults) -> None:
    (fault,) = faults(LESSON, page(level="hard"))
    assert fault == (
        f"{LESSON}, front matter, level: 'hard' will not do. "
        "There is no such key; the keys are title, minutes, concepts, exercise."
    )


def test_front_matter_missing_names_every_key(faults: Faults) -> None:
    found = " ".join(faults(LESSON, "# A\n"))
    assert all(f"front matter, {key}:" in found for key in ("title", "minutes", "concepts", "exercise"))


def test_front_matter_not_yaml(faults: Faults) -> None:
    (fault,) = faults(LESSON, "---\ntitle: [a\n---\n\n# A\n")
    assert fault.startswith(f"{LESSON}, the file: It cannot be read as MyST Markdown: while parsing")


def test_front_matter_a_list(faults: Faults) -> None:
    (fault,) = faults(LESSON, "---\n- title\n---\n\n# A\n")
    assert "It cannot be read as MyST Markdown: ['title'] is not of type 'object'." in fault


def test_file_empty(faults: Faults) -> None:
    assert len(faults(LESSON, "")) == 4


def test_file_not_utf8(faults: Faults) -> None:
    (fault,) = faults(LESSON, page().encode() + "Übung\n".encode("latin-1"))
    assert fault.endswith("'220' will not do. A source is saved as UTF-8.")


def test_byte_order_mark_and_windows_line_ends_are_read(faults: Faults) -> None:
    assert faults(LESSON, page().replace("\n", "\r\n").encode("utf-8-sig")) == []


def test_file_name_no_slug(faults: Faults) -> None:
    (fault,) = faults("lessons/src/09 A page.md", page())
    assert fault.endswith("file name: '09 A page' will not do. Allowed are a-z, 0-9 and single hyphens.")


def test_file_name_of_a_solution_without_number(faults: Faults) -> None:
    source = page().replace("# A", "# Exercise cl: a").replace("exercise: false\n", "")
    (fault,) = faults("solutions/src/classify.md", source)
    assert "file name: 'classify' will not do. The name of a solution begins with its number" in fault


def test_a_page_without_an_exercise_needs_no_number(faults: Faults) -> None:
    assert faults("solutions/src/guide.md", page()) == []


def test_all_faults_of_all_files_at_once(faults: Faults) -> None:
    assert len(faults(LESSON, page(title="", level="1"))) == 2
    assert len(faults(SOLUTION, page(minutes="x"))) == 3
