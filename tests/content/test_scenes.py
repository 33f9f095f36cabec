"""The reader of scenes: what it takes, one test for each thing that can be wrong, and what ships."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from cocreation_teach.content import ContentError, read_scene, scene
from cocreation_teach.content.scenes import FOLDER
from cocreation_teach.theory import Passage, Perspective
from tests.content.reading import problems_of

Problems = Callable[[str], list[str]]
HEAD = 'title = "A queue"\nsetting = "A library"\nconcepts = ["B3"]\n'
SHIPPED = sorted(path.stem for path in FOLDER.glob("*.toml"))


def passage(at: int) -> str:
    return (
        f'[[passages]]\nid = "p{at}"\ntext = "He asks. She answers."\nmoment = true\n'
        'moment_why = "They meet."\nservice-management = "A part."\n'
    )


APART = '[[passages]]\nid = "apart"\ntext = "She reads."\nmoment = false\nmoment_why = "Alone."\n'
GOOD = HEAD + "".join(map(passage, range(4))) + APART


@pytest.fixture
def problems(tmp_path: Path) -> Problems:
    def problems(content: str) -> list[str]:
        found = problems_of(read_scene, tmp_path / "queue.toml", content)
        return [problem.removeprefix("queue.toml, the scene") for problem in found]

    return problems


def test_a_scene_is_read(tmp_path: Path) -> None:
    path = tmp_path / "queue.toml"
    path.write_text(GOOD)
    read = read_scene(path)
    assert (read.id, read.title, read.setting, read.concepts) == ("queue", "A queue", "A library", ("B3",))
    view = {Perspective.SERVICE_MANAGEMENT: "A part."}
    assert read.passages[0] == Passage("p0", "He asks. She answers.", True, "They meet.", view)
    assert read.passages[-1] == Passage("apart", "She reads.", False, "Alone.", {}, "M14")


def test_a_passage_apart_can_name_its_misconception(tmp_path: Path) -> None:
    path = tmp_path / "queue.toml"
    path.write_text(GOOD + 'misconception = "M8"\n')
    assert read_scene(path).passages[-1].misconception == "M8"


FILLED = "This field must be there and filled in."


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('title = "A queue"', "", f", title: {FILLED}"),
        ('"A library"', '" "', f", setting: ' ' will not do. {FILLED}"),
        (HEAD, HEAD + 'mood = "grey"\n', ", mood: 'grey' will not do. Allowed fields are: title, setting,"),
        ('["B3"]', '["Z9"]', ", concepts: 'Z9' will not do. Allowed are the ids of the course's concepts"),
        (APART, "", ", passages: '4' will not do. Allowed are 5 to 9 of them."),
        (APART, "".join(map(passage, range(4, 10))), ", passages: '10' will not do. Allowed are 5 to 9"),
        ('id = "p1"', 'id = "p 1"', ", passage 2, id: 'p 1' will not do. Allowed are a-z, 0-9"),
        ('id = "p1"', 'id = "p0"', ", passage 2, id: 'p0' will not do. Another passage has this id"),
        ('id = "p1"\n', "", f", passage 2, id: {FILLED}"),
        ("moment = false", 'moment = "no"', f", passage apart, moment: 'no' will not do. {FILLED}"),
        ('moment_why = "Alone."\n', "", f", passage apart, moment_why: {FILLED}"),
        ("She reads.", "One. Two. Three. “Four.” Five.", "A passage has at most 4 sentences."),
        ('"Alone."\n', '"Alone."\ncritics = " "\n', ", passage apart, critics: Say what this view sees"),
        ('"Alone."\n', '"Alone."\nlawyers = "x"\n', ", passage apart, lawyers: 'x' will not do. Allowed"),
        ("moment = false", "moment = true", ", passage apart, service-management: Say what this view sees"),
        ('"Alone."\n', '"Alone."\nmisconception = "M99"\n', ", passage apart, misconception: 'M99' will not"),
        (GOOD, HEAD + "passages = [1, 2, 3, 4, 5]", ", passage 1: '1' will not do. Each passage is a table"),
        (GOOD, HEAD + 5 * APART, ", passages: At least one is a moment of truth (moment = true)."),
    ],
)
def test_each_fault_is_named(problems: Problems, old: str, new: str, fault: str) -> None:
    assert old in GOOD
    found = problems(GOOD.replace(old, new, 1))
    assert any(fault in line for line in found), found


def test_a_right_passage_shows_no_misconception(problems: Problems) -> None:
    found = problems(GOOD.replace('"A part."\n', '"A part."\nmisconception = "M8"\n', 1))
    assert found == [", passage p0, misconception: 'M8' will not do. A right answer shows no misconception."]


def test_all_faults_at_once(problems: Problems) -> None:
    found = problems(GOOD.replace("A queue", "").replace('"B3"', '"Z9"').replace('"Alone."', '""'))
    assert len(found) == 3


def test_four_sentences_with_quotations_are_four(problems: Problems) -> None:
    said = "“No!” she says. “Why?” He goes. “Well,” she says … and stays."
    assert problems(GOOD.replace("She reads.", said)) == []


def test_a_file_name_is_a_slug_and_a_file_is_toml(tmp_path: Path) -> None:
    path = tmp_path / "My scene.toml"
    path.write_text(GOOD)
    with pytest.raises(ContentError, match="'My scene' will not do"):
        read_scene(path)
    path.write_text("title = ")
    with pytest.raises(ContentError, match="must be TOML in UTF-8"):
        read_scene(path)


def test_an_unknown_scene_names_those_there_are() -> None:
    with pytest.raises(ValueError, match=r"No scene is called x\. There is: .*ferry-office, .*school-gate"):
        scene("x")


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_scene_is_fit_to_read(name: str) -> None:
    shipped = scene(name)
    said = [
        text for part in shipped.passages for text in (part.text, part.moment_why, *part.readings.values())
    ]
    long = [s for text in said for s in re.split(r"(?<=[.!?…])[”’\"']?\s+", text) if len(s.split()) > 35]
    assert long == []
    assert not all(part.moment for part in shipped.passages), "one passage at least is no moment of truth"
    for view in (Perspective.PUBLIC_MANAGEMENT, Perspective.SERVICE_MANAGEMENT):
        assert 0 <= shipped.seen_by(view) < len(shipped.passages)
