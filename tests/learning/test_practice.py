"""The schedule: what was wrong or guessed comes again, right answers wait longer, look-alikes are mixed."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from cocreation_teach.content.course import all_encounters, course_pages, spare_questions
from cocreation_teach.learning.entry import Entry
from cocreation_teach.learning.practice import due, next_day, schedule, unseen
from cocreation_teach.theory import Quadrant

BEGIN = date(2026, 11, 1)
CASES = [one for one in all_encounters().values() if not one.contested]


def tried(case: str, day: int, *, right: bool, sure: str | None = None, occasion: str = "") -> Entry:
    key = all_encounters()[case].quadrant
    wrong = next(q for q in Quadrant if q != key and q != all_encounters()[case].contested)
    at = f"{BEGIN + timedelta(days=day)}T12:00:00Z"
    return Entry(case, "try", str(key if right else wrong), sure, at=at, occasion=occasion)


def wait(*days: tuple[int, bool, str | None]) -> int | None:
    """How many days a card waits after its last answer; `None` if it does not come again."""
    cards = schedule(tried("rias-flats", day, right=right, sure=sure) for day, right, sure in days)
    return (cards[0].due - cards[0].answered).days if cards else None


def test_what_was_known_is_not_asked_again() -> None:
    assert wait((0, True, None), (1, True, "fair"), (2, True, "certain")) is None


def test_what_was_wrong_or_guessed_or_shown_is_due_tomorrow() -> None:
    assert wait((0, False, "certain")) == 1
    assert wait((0, True, "guess")) == 1
    [shown] = schedule([Entry("rias-flats", "shown", at=str(BEGIN))])
    assert shown.due == BEGIN + timedelta(days=1)


def test_only_the_first_try_of_a_day_counts() -> None:
    assert wait((0, False, None), (0, True, "certain"), (0, True, None)) == 1
    assert wait((0, True, None), (0, False, None)) is None


def test_each_right_answer_waits_longer_until_it_is_done_with() -> None:
    days: list[tuple[int, bool, str | None]] = [(0, False, None)]
    waits = []
    while (waited := wait(*days)) is not None:
        waits.append(waited)
        days.append((days[-1][0] + waited, True, "fair"))
    assert waits == [1, 2, 6, 17]


def test_the_surer_a_right_answer_was_the_longer_it_waits() -> None:
    waits = [wait((0, False, None), (1, True, sure)) for sure in ("guess", "fair", "certain")]
    assert waits == sorted(set(waits), key=int)


def test_wrong_is_soon_asked_again_and_what_was_done_with_comes_back() -> None:
    known = [(0, False, None), (1, True, "certain"), (4, True, "certain")]
    assert wait(*known) == 18
    assert wait(*known, (22, True, "certain")) is None
    assert wait(*known, (22, True, "certain"), (60, False, "fair")) < 7, "within a week"


def test_predictions_and_old_wordings_do_not_count() -> None:
    tries = [
        tried("rias-flats", 0, right=False, occasion="prediction"),
        Entry("rias-flats", "try", "no quadrant", at="2026-11-01"),
        Entry("gone.question", "try", "x", at="2026-11-01"),
    ]
    assert schedule(tries) == ()


def test_practice_on_its_own_occasion_moves_the_card_on() -> None:
    tries = [
        tried("rias-flats", 0, right=False),
        tried("rias-flats", 1, right=True, occasion="practice 2026-11-02"),
    ]
    assert schedule(tries)[0].due > BEGIN + timedelta(days=2)


def test_the_quadrant_and_the_continuum_of_a_case_are_two_questions() -> None:
    rail = Entry("rias-flats", "try", "1", at="2026-11-01", occasion="continuum")
    kinds = {card.question.kind for card in schedule([tried("rias-flats", 0, right=False), rail])}
    assert kinds == {"quadrant", "continuum"}


@given(st.lists(st.sampled_from([case.id for case in CASES]), min_size=2, max_size=12, unique=True))
def test_no_two_in_a_row_have_the_same_answer_if_it_can_be(ids: list[str]) -> None:
    mixed = due(schedule([tried(case, 0, right=False) for case in ids]), BEGIN + timedelta(days=2), 12)
    order = [all_encounters()[card.question.id].quadrant for card in mixed]
    assert sorted(card.question.id for card in mixed) == sorted(ids)
    most = max(map(order.count, order))
    alike = sum(a == b for a, b in pairwise(order))
    # Taking the longest overdue first may leave a few alike at the end, never more than there must be in all.
    assert alike <= most - 1
    if len(set(order)) > 1:
        assert order[0] != order[1]


def test_a_sitting_has_an_end() -> None:
    cards = schedule([tried(case.id, 0, right=False) for case in CASES[:30]])
    assert len(due(cards, BEGIN + timedelta(days=2), 10)) == 10


def test_the_next_day_is_the_first_after_today_on_which_something_is_due() -> None:
    cards = schedule([tried("rias-flats", 0, right=False), tried("rias-week", 3, right=False)])
    days = [next_day(cards, BEGIN + timedelta(days=day)) for day in (0, 1, 4)]
    assert days == [BEGIN + timedelta(days=1), BEGIN + timedelta(days=4), None]


def test_a_case_practised_on_the_continuum_moves_on_there_and_not_in_its_quadrant() -> None:
    level = str(all_encounters()["rias-flats"].intensity)
    wrong = "1" if level != "1" else "5"
    tries = [
        Entry("rias-flats", "try", wrong, at="2026-11-01", occasion="continuum"),
        Entry("rias-flats", "try", level, at="2026-11-02", occasion="practice 2026-11-02 continuum"),
    ]
    [card] = schedule(tries)
    assert (card.question.kind, str(card.answered)) == ("continuum", "2026-11-02")


def test_what_is_new_is_about_what_was_met_and_stands_on_no_page() -> None:
    tries = [tried("rias-flats", 0, right=True)]
    found = unseen(tries, BEGIN, 4)
    asked = {key for page in course_pages() for key, _ in page.questions}
    assert len(found) == 4
    assert not asked.intersection(one.id for one in found)
    assert all({"I0", "I4"}.intersection(one.concepts) for one in found)
    assert unseen(tries, BEGIN, 4) == found
    assert unseen([], BEGIN, 4) == ()


def test_only_what_has_a_key_is_practised() -> None:
    found = spare_questions()
    assert len(found) > 50
    assert not {"text", "opinion"}.intersection(one.kind for one in found)


def test_what_is_new_waits_until_a_lesson_has_taught_it() -> None:
    """Lesson 00 has a board to guess on; that does not teach the quadrants."""
    guessed = [Entry("locker-fourteen", "try", "I", at="2026-11-20T10:00:00Z")]
    assert unseen(guessed, BEGIN, 4) == ()


def test_what_cannot_be_understood_alone_is_not_asked_again() -> None:
    step = Entry("first-bus.score", "try", ["needs"], at="2026-11-01")
    assert schedule([step]) == ()
