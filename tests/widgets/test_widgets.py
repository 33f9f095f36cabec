"""The widgets' Python side: traits, checks and marks, without a browser."""

from collections.abc import Callable
from pathlib import Path

import pytest
import traitlets
from hypothesis import given, settings
from hypothesis import strategies as st

from cocreation_teach.content import encounters, question
from cocreation_teach.theory import Quadrant
from cocreation_teach.widgets import ContinuumRail, QuadrantBoard, QuestionCard, keeping

IDS = ("lounge-evening", "known-on-wards", "rias-week", "rias-flats")


@pytest.fixture
def board() -> QuadrantBoard:
    return QuadrantBoard(encounters(*IDS))


@pytest.fixture
def card() -> QuestionCard:
    return QuestionCard(question("quadrants.numerals"))


def test_an_untouched_widget_is_not_answered_rather_than_wrong(
    board: QuadrantBoard, card: QuestionCard
) -> None:
    assert board.marks() == dict.fromkeys(IDS)
    assert board.report() == card.report() == "Not answered yet."
    assert repr(board) == "QuadrantBoard: Not answered yet. Run this cell to see it."


def test_answers_earn_the_marks_of_the_typology(board: QuadrantBoard) -> None:
    board.answer({"lounge-evening": "I", "known-on-wards": "IV"})
    marks = board.marks()
    assert marks["lounge-evening"].credit == 1
    assert (marks["known-on-wards"].credit, marks["known-on-wards"].misconception) == (0, "M23")
    assert marks["rias-week"] is None
    assert board.report() == "2 of 4 answered."


def test_the_last_try_counts_and_all_are_kept(board: QuadrantBoard) -> None:
    board.answer({"rias-week": "IV"}).answer({"rias-week": "III"})
    assert board.marks()["rias-week"].right
    assert [tried["answer"] for tried in board.tries["rias-week"]] == ["IV", "III"]


@pytest.mark.parametrize("answer", ["V", "", None, 3, ["I"], {"I": 1}])
def test_what_is_no_option_is_refused_and_the_earlier_answer_stays(
    board: QuadrantBoard, answer: object
) -> None:
    board.answer({"rias-week": "III"})
    before = board.tries
    with pytest.raises(
        ValueError, match=r"not an option of question rias-week. Its options are: I, II, III, IV\."
    ):
        board.answer({"rias-week": answer})
    with pytest.raises(traitlets.TraitError, match="read-only"):
        board.tries = {"rias-week": [{"answer": answer, "confidence": None}]}
    assert board.tries == before


def test_a_card_that_is_not_on_the_board_is_refused(board: QuadrantBoard) -> None:
    with pytest.raises(
        ValueError, match="There is no nowhere here. There is: lounge-evening, known-on-wards"
    ):
        board.answer({"nowhere": "I"})


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


@settings(deadline=None)
@given(ANYTHING)
def test_whatever_the_page_says_was_done_the_record_stays_valid(said: object) -> None:
    board = QuadrantBoard(encounters(*IDS)).answer({"rias-week": "III"})
    acts = [{"question": "rias-week", "act": "try", "answer": said, "uid": "u"}, said]
    for message in (said, {"acts": said}, {"acts": acts}):
        board._hear(message)
    assert all(tried["answer"] in set(Quadrant) for tries in board.tries.values() for tried in tries)
    assert board.shown == []


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(("tries", "shown", "drafts", "heard", "content", "own")), ANYTHING))
def test_whatever_the_page_sets_the_record_stays_as_it_is(sent: dict[str, object]) -> None:
    board = QuadrantBoard(encounters(*IDS)).answer({"rias-week": "III"})
    before = board.get_state()
    board.set_state(sent)
    assert board.get_state() == before


def test_confidence_is_one_of_three(card: QuestionCard) -> None:
    right = question("quadrants.numerals").right()
    assert card.answer(right, confidence="certain").marks()["quadrants.numerals"].right
    with pytest.raises(ValueError, match="very is no confidence. Allowed is one of: guess, fair, certain"):
        card.answer(right, confidence="very")


BOARD = "QuadrantBoard has no keyword {}. Its keywords are: encounters, feedback"
CARD = "QuestionCard has no keyword {}. Its keywords are: question, confidence, feedback"


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: QuadrantBoard(encounters(*IDS), feedbak=0), BOARD.format("feedbak")),
        (lambda: QuadrantBoard(encouters=encounters(*IDS)), BOARD.format("encouters")),
        (lambda: ContinuumRail(feed=1), "ContinuumRail has no keyword feed"),
        (lambda: QuestionCard("a.b", sure=1), CARD.format("sure")),
        (lambda: QuestionCard("a.b"), "QuestionCard takes a question, not 'a.b'. For example"),
        (lambda: QuestionCard(), "QuestionCard takes a question, not None"),
        (lambda: QuadrantBoard(["rias-week"]), "takes encounters, not 'rias-week'. For example"),
        (lambda: QuadrantBoard(7), "QuadrantBoard takes encounters, not 7"),
    ],
)
def test_what_a_widget_cannot_take_is_said_in_a_sentence(make: Callable[[], object], message: str) -> None:
    with pytest.raises(TypeError, match=message):
        make()


def test_one_encounter_needs_no_list() -> None:
    assert QuadrantBoard(encounters("rias-week")[0]).marks() == {"rias-week": None}


@pytest.mark.parametrize("ids", [(), ("rias-week", "rias-week")])
def test_a_board_takes_each_encounter_once_and_at_least_one(ids: tuple[str, ...]) -> None:
    cards = [encounters(key)[0] for key in ids]
    with pytest.raises(ValueError, match="QuadrantBoard takes one or more encounters, each once"):
        QuadrantBoard(cards)


def test_without_feedback_no_key_reaches_the_page() -> None:
    board = QuadrantBoard(encounters(*IDS), feedback=False)
    sent = str(board.get_state()["content"])
    assert all(encounter.nature_why not in sent for encounter in encounters(*IDS))
    assert [card["marks"] for card in board.content["cards"]] == [{}] * 4
    text = QuestionCard(question("quadrants.own-encounter"), feedback=False)
    assert "model" not in text.content["question"]
    several = QuestionCard(question("quadrants.nature-axis"), feedback=False)
    assert {key for option in several.content["question"]["options"] for key in option} == {"id", "label"}


def orders(name: str, feedback: bool = True) -> list[str]:
    content = QuestionCard(question(name), feedback=feedback).content
    return [option["id"] for option in content["question"]["options"]]


def test_a_folder_sees_options_in_one_order_and_the_next_folder_in_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = set()
    for at in range(12):
        (tmp_path / str(at) / ".cocreation").mkdir(parents=True)
        monkeypatch.chdir(tmp_path / str(at))
        keeping._start.cache_clear()
        order = orders("start.silence")
        assert order == orders("start.silence") == orders("start.silence", feedback=False)
        seen.add(tuple(order))
        assert orders("continuum.water-meter") == ["1", "2", "3", "4", "5"]
    assert len(seen) > 1
    assert {frozenset(order) for order in seen} == {frozenset(question("start.silence").labels())}


def test_people_who_share_a_path_on_a_hub_see_options_each_in_their_own_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    seen = set()
    for name in ("ana", "ben", "cem", "dia", "eva", "fay"):
        monkeypatch.setenv("JUPYTERHUB_USER", name)
        seen.add(tuple(orders("start.silence")))
    assert len(seen) > 1


def test_an_order_does_not_make_a_question_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Or answers given in one folder and brought to the next would count as answers to an earlier wording."""
    versions = set()
    for at in range(4):
        (tmp_path / str(at) / ".cocreation").mkdir(parents=True)
        monkeypatch.chdir(tmp_path / str(at))
        keeping._start.cache_clear()
        versions.add(QuestionCard(question("start.silence")).content["keeping"]["versions"]["start.silence"])
    assert len(versions) == 1
