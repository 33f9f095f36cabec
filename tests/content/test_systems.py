"""The reader of service systems: what it takes, what can be wrong, and what is shipped."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from cocreation_teach.content import ContentError, read_system, system, systems
from cocreation_teach.theory import SYSTEM_PLACES, TouchPoint, feeling_question, part_question
from tests.content.reading import problems_of

Problems = Callable[[str], list[str]]

PART = """
[[parts]]
id = "part-{at}"
title = "Part {at}"
text = "It is there."
place = "organisation"
why = "It serves."
[parts.otherwise.default]
misconception = "M6"
feedback = "You may think so, but no."
"""
POINT = """
[[touchpoints]]
id = "point-{at}"
title = "Point {at}"
text = "It happens."
feeling = {feeling}
why = "“So it was.”"
"""
HEAD = """
title = "Round Ana"
person = "Ana"
story = "Ana lives."
concepts = ["G2"]
"""
PARTS = "".join(PART.format(at=at) for at in range(1, 9))
POINTS = "".join(POINT.format(at=at, feeling=at - 2) for at in range(1, 5))
SOUND = HEAD + PARTS + POINTS


@pytest.fixture
def problems(tmp_path: Path) -> Problems:
    """The problems of a system as sentences; none if it can be read."""
    return partial(problems_of, read_system, tmp_path / "mine.toml")


def test_a_system_is_read(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(SOUND, encoding="utf-8")
    read = read_system(path)
    assert (read.id, read.title, read.person, read.concepts) == ("mine", "Round Ana", "Ana", ("G2",))
    assert [part.id for part in read.parts] == [f"part-{at}" for at in range(1, 9)]
    assert read.touchpoints[0] == TouchPoint("point-1", "Point 1", "It happens.", -1, "“So it was.”")


FEELING = "Allowed is a whole number from -2 to 2."


@pytest.mark.parametrize(
    ("text", "place", "value", "cure"),
    [
        (SOUND.replace('person = "Ana"', ""), "person", "", "This field must be there and filled in."),
        (SOUND.replace("Ana lives.", "a " * 131), "story", "131 words", "Allowed are 130 words at most."),
        (
            SOUND.replace('"G2"', '"G9"'),
            "concepts",
            "G9",
            "Allowed are the ids of the course's concepts, A1 to K4.",
        ),
        (HEAD + PART.format(at=1) + POINTS, "parts", "1", "Allowed are 8 to 14 of them."),
        (HEAD + PARTS + POINT.format(at=1, feeling=0), "touchpoints", "1", "Allowed are 4 to 8 of them."),
        (SOUND.replace("feeling = 2", "feeling = 3"), "touchpoint point-4, feeling", "3", FEELING),
        (SOUND.replace("feeling = 2", "feeling = true"), "touchpoint point-4, feeling", "True", FEELING),
        (
            SOUND.replace('"part-2"', '"part-1"'),
            "part 2, id",
            "part-1",
            "Another part has this id: give each its own.",
        ),
        (
            SOUND.replace('"point-2"', '"part-1"'),
            "touchpoint part-1, id",
            "part-1",
            "A part has this id: take another.",
        ),
        (
            SOUND.replace("It is there.", "a " * 41, 1),
            "part part-1, text",
            "41 words",
            "Allowed are 40 words at most.",
        ),
        (
            SOUND.replace("Point 3", "a " * 7),
            "touchpoint point-3, title",
            "7 words",
            "Allowed are 6 words at most.",
        ),
    ],
)
def test_what_can_be_wrong(problems: Problems, text: str, place: str, value: str, cure: str) -> None:
    fault = f"{value!r} will not do. " if value else ""
    assert problems(text) == [f"mine.toml, the system, {place}: {fault}{cure}"]


def test_a_part_is_of_one_of_the_six_kinds(problems: Problems) -> None:
    (problem,) = problems(SOUND.replace('"organisation"', '"machine"', 1))
    assert problem.startswith("mine.toml, the system, part part-1, place: 'machine' will not do.")
    assert all(place.id in problem for place in SYSTEM_PLACES)


def test_all_problems_at_once(problems: Problems) -> None:
    text = (
        SOUND.replace('"Round Ana"', '""').replace('"M6"', '"M66"', 1).replace("feeling = 2", "feeling = 5")
    )
    assert [problem.split(":")[0] for problem in problems(text)] == [
        "mine.toml, the system, title",
        "mine.toml, the system, part part-1, otherwise default, misconception",
        "mine.toml, the system, touchpoint point-4, feeling",
    ]


def test_an_unknown_system_names_what_there_is() -> None:
    with pytest.raises(ValueError, match=r"^No system is called nowhere\. There is: .*ines"):
        system("nowhere")


@pytest.mark.parametrize("path", sorted(systems.FOLDER.glob("*.toml")), ids=lambda path: path.stem)
def test_every_shipped_system_is_sound(path: Path) -> None:
    shipped = read_system(path)
    for part in shipped.parts:
        marks = part_question(shipped, part).marks
        assert [place for place, mark in marks.items() if mark.right] == [part.place]
    for point in shipped.touchpoints:
        assert feeling_question(shipped, point).refusal(str(point.feeling)) is None


FLOWS = """
[flows]
otherwise = "It is not told."
actors = { rosa = "Rosa", clinic = "the clinic", sister = "her sister" }
things = { news = "news", money = "money" }
[[flows.needed]]
from = "rosa"
thing = "news"
to = "clinic"
why = "It could not know."
"""
WRONG = """[[flows.wrong]]
why = "You may think so."
misconception = "M99"
"""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('otherwise = "It is not told."\n', "", ", flows, otherwise"),
        ('sister = "her sister" }', '"Her Sister" = "her sister" }', ", flows, actors Her Sister"),
        (', sister = "her sister"', "", ", flows, actors"),
        ('from = "rosa"', 'from = "rose"', ", flows, needed 1, from"),
        ('to = "clinic"', 'to = "rosa"', ", flows, needed 1, to"),
        ('thing = "news"\n', "", ", flows, needed 1, thing"),
        ("[[flows.needed]]", f"{WRONG}[[flows.needed]]", ", flows, wrong 1, misconception"),
        ("[flows]", "[flows]\ncolour = 'red'", ", flows, colour"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_what_passes_is_told(tmp_path: Path, old: str, new: str, said: str) -> None:
    parts, _, _ = (systems.FOLDER / "ines.toml").read_text(encoding="utf-8").partition("[flows]")
    whole = parts + FLOWS
    path = tmp_path / "rosa.toml"
    path.write_text(whole, encoding="utf-8")
    flows = read_system(path).flows
    assert flows is not None
    assert flows.mark(["rosa>news>clinic"]).right  # type: ignore[union-attr]
    assert old in FLOWS
    path.write_text(whole.replace(FLOWS, FLOWS.replace(old, new)), encoding="utf-8")
    with pytest.raises(ContentError) as raised:
        read_system(path)
    assert any(said in str(problem) for problem in raised.value.problems), raised.value.problems
