"""The reader of journeys: what it takes, one test for each thing that can be wrong, and what ships."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from cocreation_teach.content import ContentError, journey, read_journey
from cocreation_teach.content.journeys import FOLDER
from cocreation_teach.theory import Step, ValueKind
from tests.content.reading import problems_of

Problems = Callable[[str], list[str]]
HEAD = 'title = "A bus"\nperson = "A man."\nconcepts = ["H1"]\n'
SHIPPED = sorted(path.stem for path in FOLDER.glob("*.toml"))


def step(at: int) -> str:
    return (
        f'[[steps]]\nid = "s{at}"\ntitle = "A ride"\ntext = "He rides."\nvalues = ["needs"]\n'
        'needs = "Met."\nwellbeing = "No."\ncapacity = "None yet."\nnone = "But one."\n'
    )


LAST = step(9).replace('["needs"]', "[]")
GOOD = HEAD + "".join(map(step, range(3))) + LAST


@pytest.fixture
def problems(tmp_path: Path) -> Problems:
    def problems(content: str) -> list[str]:
        found = problems_of(read_journey, tmp_path / "bus.toml", content)
        return [problem.removeprefix("bus.toml, the journey") for problem in found]

    return problems


def test_a_journey_is_read(tmp_path: Path) -> None:
    path = tmp_path / "bus.toml"
    path.write_text(GOOD + 'misconceptions = { wellbeing = "M21" }\n')
    read = read_journey(path)
    assert (read.id, read.title, read.person, read.concepts) == ("bus", "A bus", "A man.", ("H1",))
    whys = {"needs": "Met.", "wellbeing": "No.", "capacity": "None yet.", "none": "But one."}
    default = {"wellbeing": "M13", "capacity": "M13", "none": "M13"}
    assert read.steps[0] == Step("s0", "A ride", "He rides.", (ValueKind.NEEDS,), whys, default)
    named = {"needs": "M13", "wellbeing": "M21", "capacity": "M13"}
    assert (read.steps[-1].values, read.steps[-1].misconceptions) == ((), named)


FILLED = "This field must be there and filled in."


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('title = "A bus"', "", f", title: {FILLED}"),
        ('"A man."', '""', f", person: {FILLED}"),
        ('["H1"]', '["H9"]', ", concepts: 'H9' will not do. Allowed are the ids of the course's concepts"),
        (LAST, "", ", steps: '3' will not do. Allowed are 4 to 8 of them."),
        (LAST, "".join(map(step, range(3, 9))), ", steps: '9' will not do. Allowed are 4 to 8 of them."),
        ('id = "s1"', 'id = "S1"', ", step 2, id: 'S1' will not do. Allowed are a-z, 0-9"),
        ('id = "s1"', 'id = "s0"', ", step 2, id: 's0' will not do. Another step has this id"),
        ('"A ride"', '"One two three four five six seven"', "Allowed are at most 6 words."),
        ('"He rides."', f'"{71 * "word "}"', "Allowed are at most 70 words."),
        ('none = "But one."\n', "", f", step s0, none: {FILLED}"),
        ("values = []\n", "", ", step s9, values: This field must be there; [] says that none arises."),
        ("values = []", 'values = "needs"', ", step s9, values: 'needs' will not do. Allowed fields are"),
        ("values = []", 'values = ["joy"]', ", step s9, values: 'joy' will not do. Allowed is each of these"),
        ("values = []", 'values = ["needs", "needs"]', ", step s9, values: 'needs' will not do. Allowed is"),
        ("values = []", 'values = ["none"]', ", step s9, values: 'none' will not do. Allowed is each"),
        ("values = []", "values = [[]]", ", step s9, values: '[]' will not do. Allowed is each"),
        (LAST, LAST + 'misconceptions = { joy = "M1" }', ", step s9, misconceptions: 'joy' will not do."),
        (LAST, LAST + 'misconceptions = { needs = "M99" }', ", step s9, needs, misconception: 'M99' will"),
        (LAST, LAST + 'misconceptions = { none = "M1" }', "A right answer shows no misconception."),
        (LAST, LAST + 'mood = "grey"', ", step s9, mood: 'grey' will not do. Allowed fields are: id, title,"),
    ],
)
def test_each_fault_is_named(problems: Problems, old: str, new: str, fault: str) -> None:
    assert old in GOOD
    found = problems(GOOD.replace(old, new, 1))
    assert any(fault in line for line in found), found


def test_all_faults_at_once(problems: Problems) -> None:
    found = problems(GOOD.replace("A bus", "").replace('"H1"', '"Z9"').replace('"s1"', '"S 1"'))
    assert len(found) == 3


def test_a_file_name_is_a_slug(tmp_path: Path) -> None:
    path = tmp_path / "my_bus.toml"
    path.write_text(GOOD)
    with pytest.raises(ContentError, match="'my_bus' will not do"):
        read_journey(path)


def test_an_unknown_journey_names_those_there_are() -> None:
    with pytest.raises(ValueError, match=r"No journey is called x\. There is: .*first-bus"):
        journey("x")


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_journey_is_fit_to_read(name: str) -> None:
    shipped = journey(name)
    said = [shipped.person, *(text for part in shipped.steps for text in (part.text, *part.whys.values()))]
    long = [s for text in said for s in re.split(r"(?<=[.!?…])[”’\"']?\s+", text) if len(s.split()) > 35]
    assert long == []


def test_the_first_bus_has_all_three_kinds_and_a_step_with_none() -> None:
    values = [part.values for part in journey("first-bus").steps]
    assert {kind for kinds in values for kind in kinds} == set(ValueKind)
    assert () in values
