"""The Leitner schedule: what was wrong comes again, right answers wait longer, look-alikes are mixed."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from cocreation_teach.content.course import all_encounters, course_pages, spare_questions
from cocreation_teach.learning.entry import Entry
from cocreation_teach.learning.practice import WAITS, due, schedule, unseen
from cocreation_teach.theory import Quadrant

BEGIN = date(2026, 11, 1)
CASES = [one for one in all_encounters().values() if not one.contested]


def tried(case: str, day: int, *, right: bool, occasion: str = "") -> Entry:
    key = all_encounters()[case].quadrant
    wrong = next(q for q in Quadrant if q != key and q != all_encounters()[case].contested)
    at = f"{BEGIN + timedelta(days=day)}T12:00:00Z"
    return Entry(case, "try", str(key if right else wrong), at=at, occasion=occasion)


def standing(*days: tuple[int, bool], today: int) -> tuple[int, int] | None:
    tries = [tried("rias-flats", day, right=right) for day, right in days]
    cards = schedule(tries, BEGIN + timedelta(days=today))
    return (cards[0].box, cards[0].waited) if cards else None


def test_what_was_never_wrong_is_not_asked_again() -> None:
    assert standing((0, True), (1, True), today=50) is None


def test_wrong_today_is_due_tomorrow() -> None:
    assert standing((0, False), today=0) == (1, -1)
    assert standing((0, False), today=1) == (1, 0)


def test_only_the_first_try_of_a_day_counts() -> None:
    assert standing((0, False), (0, True), (0, True), today=1) == (1, 0)
    assert standing((0, True), (0, False), today=1) is None


def test_each_right_answer_waits_longer_until_it_is_done_with() -> None:
    days = [(0, False)]
    day = 0
    for box, wait in enumerate(WAITS, start=1):
        assert standing(*days, today=day + wait) == (box, 0)
        day += wait
        days.append((day, True))
    assert standing(*days, today=1000) is None


def test_wrong_goes_back_to_the_first_box() -> None:
    assert standing((0, False), (1, True), (4, True), (11, False), today=12) == (1, 0)


def test_predictions_and_old_wordings_do_not_count() -> None:
    tries = [
        tried("rias-flats", 0, right=False, occasion="prediction"),
        Entry("rias-flats", "try", "no quadrant", at="2026-11-01"),
        Entry("gone.question", "try", "x", at="2026-11-01"),
    ]
    assert schedule(tries, date(2026, 12, 1)) == ()


def test_practice_on_its_own_occasion_moves_the_card_on() -> None:
    tries = [
        tried("rias-flats", 0, right=False),
        tried("rias-flats", 1, right=True, occasion="practice 2026-11-02"),
    ]
    assert schedule(tries, BEGIN + timedelta(days=1))[0].box == 2


def test_the_quadrant_and_the_continuum_of_a_case_are_two_questions() -> None:
    rail = Entry("rias-flats", "try", "1", at="2026-11-01", occasion="continuum")
    kinds = {card.question.kind for card in schedule([tried("rias-flats", 0, right=False), rail], BEGIN)}
    assert kinds == {"quadrant", "continuum"}


@given(st.lists(st.sampled_from([case.id for case in CASES]), min_size=2, max_size=12, unique=True))
def test_no_two_in_a_row_have_the_same_answer_if_it_can_be(ids: list[str]) -> None:
    cards = schedule([tried(case, 0, right=False) for case in ids], BEGIN + timedelta(days=2))
    order = [all_encounters()[card.question.id].quadrant for card in due(cards, 12)]
    assert sorted(card.question.id for card in due(cards, 12)) == sorted(ids)
    most = max(map(order.count, order))
    alike = sum(a == b for a, b in pairwise(order))
    # Taking the longest overdue first may leave a few alike at the end, never more than there must be in all.
    assert alike <= most - 1
    if len(set(order)) > 1:
        assert order[0] != order[1]


def test_a_sitting_has_an_end() -> None:
    cards = schedule([tried(case.id, 0, right=False) for case in CASES[:30]], BEGIN + timedelta(days=2))
    assert len(due(cards, 10)) == 10


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
    assert schedule([step], date(2026, 12, 1)) == ()
