"""Sortings and service systems: the questions of their cards, parts and touch-points."""

import pytest

from cocreation_teach.theory import (
    FEELINGS,
    SYSTEM_PLACES,
    Mark,
    Otherwise,
    Place,
    ServiceSystem,
    Sorting,
    SortingCard,
    TouchPoint,
    card_question,
    feeling_question,
    part_question,
)

SAID = {
    "plan": Otherwise("You may think so, but no.", "M20"),
    "both": Otherwise("One can say so.", credit=0.5),
}
CARD = SortingCard("bus-map", "The bus map", "Riders draw it.", "use", "It is used.", SAID)
PLACES = (Place("use", "In use"), Place("plan", "Planning", "users plan"), Place("both", "Both"))
SORTING = Sorting("words", "Which sense?", "choice", ("A2",), "sense", PLACES, (CARD,))


def test_a_card_asks_for_its_place_under_the_sortings_name() -> None:
    question = card_question(SORTING, CARD)
    assert (question.id, question.kind, question.concepts) == ("words.bus-map", "choice", ("A2",))
    assert question.prompt == "The bus map: Riders draw it.\n\nWhich sense?"
    assert question.options == (("use", "In use"), ("plan", "Planning"), ("both", "Both"))


def test_its_place_is_right_another_is_refuted_a_third_can_be_defended() -> None:
    assert card_question(SORTING, CARD).marks == {
        "use": Mark(1, ("Yes. In use.", "It is used.")),
        "plan": Mark(0, ("Not quite.", "You may think so, but no."), "M20"),
        "both": Mark(0.5, ("This place can be defended.", "One can say so.")),
    }


def _system() -> ServiceSystem:
    said = {place.id: Otherwise("You may think so, but no.", "M6") for place in SYSTEM_PLACES[1:]}
    part = SortingCard("clinic", "The clinic", "It serves.", "organisation", "It is public.", said)
    point = TouchPoint("letter", "A letter", "It comes late.", -1, "“I waited.”")
    return ServiceSystem("ana", "Round Ana", "Ana", "Ana lives.", ("G2",), (part,), (point,))


def test_a_part_is_one_of_the_six_kinds() -> None:
    system = _system()
    question = part_question(system, system.parts[0])
    assert set(question.labels()) == {
        "organisation",
        "people",
        "community",
        "hard-technology",
        "soft-technology",
        "stakeholder",
    }
    assert question.id == "ana.clinic"
    assert "round Ana" in question.prompt
    assert question.marks["organisation"].right


def test_a_touch_point_may_feel_like_anything_on_the_scale() -> None:
    system = _system()
    question = feeling_question(system, system.touchpoints[0])
    assert (question.id, question.concepts) == ("ana.letter", ("G2",))
    assert [key for key, _ in question.options] == [str(value) for value in FEELINGS]
    assert question.kind == "opinion"
    assert [question.mark(str(value)) for value in FEELINGS] == [None] * 5
    with pytest.raises(ValueError, match=r"3 is not an option of question ana\.letter"):
        question.mark("3")
