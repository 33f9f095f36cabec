"""The reader of sortings: what it takes, one test for each thing that can be wrong, and what is shipped."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from cocreation_teach.content import read_sorting, sorting, sortings
from cocreation_teach.theory import Otherwise, Place, Sorting, SortingCard, card_question
from tests.content.reading import problems_of

Problems = Callable[[str], list[str]]

SOUND = """
prompt = "Which sense?"
kind = "choice"
concepts = ["A2"]
noun = "sense"
[[places]]
id = "use"
label = "In use"
[[places]]
id = "plan"
label = "Planning"
note = "users plan"
[[places]]
id = "critics"
label = "The critics"
[[cards]]
id = "bus-map"
title = "The bus map"
text = "Riders draw it."
place = "use"
why = "It is used."
[cards.otherwise.plan]
misconception = "M20"
feedback = "You may think so, but no."
[cards.otherwise.default]
credit = 0.5
feedback = "One can say so."
"""
FILLED = "This field must be there and filled in."
WRONG_PLACES = "Allowed is a place where the card does not belong: plan, critics."


@pytest.fixture
def problems(tmp_path: Path) -> Problems:
    """The problems of a sorting as sentences; none if it can be read."""
    return partial(problems_of, read_sorting, tmp_path / "mine.toml")


def test_a_sorting_is_read(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(SOUND, encoding="utf-8")
    said = {
        "plan": Otherwise("You may think so, but no.", "M20"),
        "critics": Otherwise("One can say so.", credit=0.5),
    }
    places = (
        Place("use", "In use"),
        Place("plan", "Planning", "users plan"),
        Place("critics", "The critics"),
    )
    card = SortingCard("bus-map", "The bus map", "Riders draw it.", "use", "It is used.", said)
    assert read_sorting(path) == Sorting("mine", "Which sense?", "choice", ("A2",), "sense", places, (card,))


@pytest.mark.parametrize(
    ("old", "new", "place", "value", "cure"),
    [
        ('prompt = "Which sense?"', "", "prompt", "", FILLED),
        ('noun = "sense"', 'noun = " "', "noun", " ", FILLED),
        ('kind = "choice"', 'kind = "match"', "kind", "match", "Allowed is one of: choice, perspective."),
        ('["A2"]', '["Z1"]', "concepts", "Z1", "Allowed are the ids of the course's concepts, A1 to K4."),
        ('label = "Planning"\n', "", "place plan, label", "", FILLED),
        ('title = "The bus map"', 'title = ""', "card bus-map, title", "", FILLED),
        ('"The bus map"', f'"{"a " * 7}"', "card bus-map, title", "7 words", "Allowed are 6 words at most."),
        (
            '"Riders draw it."',
            f'"{"a " * 61}"',
            "card bus-map, text",
            "61 words",
            "Allowed are 60 words at most.",
        ),
        (
            'place = "use"',
            'place = "us"',
            "card bus-map, place",
            "us",
            "Allowed is one of: use, plan, critics.",
        ),
        ('"bus-map"', '"Bus map"', "card 1, id", "Bus map", "Allowed are a-z, 0-9 and single hyphens."),
        ("otherwise.plan", "otherwise.use", "card bus-map, otherwise use", "use", WRONG_PLACES),
        (
            'misconception = "M20"\n',
            'misconception = "M31"\n',
            "card bus-map, otherwise plan, misconception",
            "M31",
            "Allowed is M1 to M30, or nothing for a mere slip.",
        ),
        (
            "credit = 0.5",
            "credit = 1",
            "card bus-map, otherwise default, credit",
            "1",
            "A credit is a number from 0 to below 1.",
        ),
        (
            "otherwise.default",
            "otherwise.elsewhere",
            "card bus-map, otherwise elsewhere",
            "elsewhere",
            WRONG_PLACES,
        ),
    ],
)
def test_what_can_be_wrong(problems: Problems, old: str, new: str, place: str, value: str, cure: str) -> None:
    assert SOUND.count(old) == 1
    fault = f"{value!r} will not do. " if value else ""
    assert f"mine.toml, the sorting, {place}: {fault}{cure}" in problems(SOUND.replace(old, new))


def test_every_wrong_place_has_feedback(problems: Problems) -> None:
    text = SOUND.partition("[cards.otherwise.default]")[0]
    cure = "'critics' will not do. Say what to answer there, or give an `otherwise.default`."
    assert problems(text) == [f"mine.toml, the sorting, card bus-map, otherwise: {cure}"]


def test_a_sorting_by_perspective_has_the_views_as_places(problems: Problems) -> None:
    found = problems(SOUND.replace('"choice"', '"perspective"'))
    cure = "Allowed is one of: public-management, service-management, critics."
    assert found == [
        f"mine.toml, the sorting, place {key}, id: {key!r} will not do. {cure}" for key in ("use", "plan")
    ]


def test_all_problems_at_once(problems: Problems) -> None:
    text = SOUND.replace('"Which sense?"', '""').replace('"A2"', '"Z1"').replace('"M20"', '"M99"')
    assert [problem.split(":")[0] for problem in problems(text)] == [
        "mine.toml, the sorting, prompt",
        "mine.toml, the sorting, concepts",
        "mine.toml, the sorting, card bus-map, otherwise plan, misconception",
    ]


def test_some_cards_in_the_order_asked_for() -> None:
    chosen = sorting("two-meanings", "leak-alarm", "swimming-lesson")
    assert [card.id for card in chosen.cards] == ["leak-alarm", "swimming-lesson"]


def test_an_unknown_sorting_or_card_names_what_there_is() -> None:
    with pytest.raises(ValueError, match=r"^No sorting is called nowhere\. There is: .*two-meanings"):
        sorting("nowhere")
    with pytest.raises(ValueError, match=r"^No card of two-meanings is called x\. There is: swimming-lesson"):
        sorting("two-meanings", "leak-alarm", "x")


@pytest.mark.parametrize("path", sorted(sortings.FOLDER.glob("*.toml")), ids=lambda path: path.stem)
def test_every_shipped_sorting_is_sound(path: Path) -> None:
    shipped = read_sorting(path)
    for card in shipped.cards:
        marks = card_question(shipped, card).marks
        assert [place for place, mark in marks.items() if mark.right] == [card.place]
