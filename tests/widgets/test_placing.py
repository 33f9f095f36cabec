"""The sorting board and the system map: their Python side, without a browser."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from cocreation_teach.content import encounters, sorting, system
from cocreation_teach.widgets import ContinuumRail, QuadrantBoard, SortingBoard, SystemMap


def test_a_card_answers_to_its_own_id_and_to_the_full_one() -> None:
    board = SortingBoard(sorting("two-meanings"))
    board.answer({"swimming-lesson": "in-use", "two-meanings.app-workshop": "in-use"})
    marks = board.marks()
    assert marks["two-meanings.swimming-lesson"].right
    assert marks["two-meanings.app-workshop"].misconception == "M20"
    assert board.report() == "2 of 10 answered."


def test_what_is_no_place_or_no_card_is_refused() -> None:
    board = SortingBoard(sorting("two-meanings", "leak-alarm"))
    with pytest.raises(ValueError, match=r"There is no nowhere here\. There is: two-meanings\.leak-alarm\."):
        board.answer({"nowhere": "in-use"})
    with pytest.raises(ValueError, match="Its options are: in-use, innovation"):
        board.answer({"leak-alarm": "elsewhere"})


@pytest.mark.parametrize("widget", [QuadrantBoard, ContinuumRail])
def test_a_case_that_is_made_up_says_so_on_its_card(widget: type[QuadrantBoard | ContinuumRail]) -> None:
    cases = encounters("return-at-midnight", "letter-of-disclosure")
    real = replace(cases[0], id="real", source="Solomon and Edgar (2004)")
    told = [card["meta"] for card in widget((*cases, real)).get_state()["content"]["cards"]]
    assert told == [
        "tax and benefits · Estonia · the chapter’s example in an invented scene",
        "tax and benefits · Malaysia · invented, with its rules",
        "tax and benefits · Estonia",
    ]


def test_parts_are_marked_and_feelings_are_not() -> None:
    around = SystemMap(system("ines")).answer({"sister": "people", "letter": "-2"})
    assert around.marks()["ines.sister"].right
    assert around.marks()["ines.letter"] is None
    assert around.answered() == ("ines.sister", "ines.letter")


def test_without_feedback_neither_key_nor_telling_reaches_the_page() -> None:
    ines = system("ines")
    for widget, secrets in (
        (
            SortingBoard(sorting("two-meanings"), feedback=False),
            [c.why for c in sorting("two-meanings").cards],
        ),
        (SystemMap(ines, feedback=False), [each.why for each in (*ines.parts, *ines.touchpoints)]),
    ):
        sent = str(widget.get_state()["content"])
        assert not [secret for secret in secrets if secret in sent]
        assert "told" not in sent


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (
            lambda: SortingBoard("two-meanings"),
            "not 'two-meanings'. For example: SortingBoard\\(sorting\\(\"",
        ),
        (lambda: SortingBoard(), "SortingBoard takes a sorting, not None"),
        (lambda: SortingBoard(system("ines")), "SortingBoard takes a sorting"),
        (lambda: SystemMap(sorting("two-meanings")), "SystemMap takes a service system"),
        (lambda: SystemMap(systm=1), "SystemMap has no keyword systm. Its keywords are: system, feedback"),
        (lambda: SortingBoard(feedbak=1), "has no keyword feedbak. Its keywords are: sorting, feedback"),
    ],
)
def test_what_a_widget_cannot_take_is_said_in_a_sentence(make: Callable[[], object], message: str) -> None:
    with pytest.raises(TypeError, match=message):
        make()
