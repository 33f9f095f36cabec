"""With which questions a lesson opens: what its reader got wrong or guessed, oldest first, then the usual."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cocreation_teach.content import question
from cocreation_teach.content.course import course_pages, find_question
from cocreation_teach.learning.entry import Entry
from cocreation_teach.learning.progress import RECALLED, page_progress, standings
from cocreation_teach.learning.recall import to_recall
from cocreation_teach.learning.record import make_record

BEGIN = date(2026, 11, 1)
USUAL = tuple(
    map(question, ["value.no-workshop", "services.mended-splint", "views.midnight-ward", "value.the-sum"])
)
LESSON = next(page for page in course_pages() if page.path == "lessons/05-residential-care.ipynb")
HERE = "recall 05"


def tried(key: str, day: int, *, right: bool, sure: str | None = None, occasion: str = "") -> Entry:
    found = find_question(key, occasion)
    assert found is not None
    wrong = next(one for one in found.labels() if found.mark(one).credit < 1)
    answer = found.right() if right else wrong
    at = f"{BEGIN + timedelta(days=day)}T12:00:00Z"
    return Entry(key, "try", answer, sure, occasion=occasion, at=at, n=day, uid=f"{key} {occasion} {day}")


def asked(*acts: Entry) -> list[str]:
    return [one.question.id for one in to_recall(acts, "05", USUAL)]


def usual(but: int = 0) -> list[str]:
    return [one.id for one in USUAL][: RECALLED - but]


def test_without_a_record_the_usual_questions_are_asked() -> None:
    assert asked() == usual()
    assert not any(one.own for one in to_recall((), "05", USUAL))


def test_wrong_and_guessed_and_shown_are_asked_oldest_first_and_the_usual_ones_fill_up() -> None:
    acts = [
        tried("views.wedding-vows", 1, right=True, sure="guess"),
        tried("views.breathe-in", 2, right=False, sure="certain"),
        Entry("services.crown", "shown", at=str(BEGIN), uid="shown"),
        tried("views.passport-photo", 3, right=True, sure="certain"),
    ]
    assert asked(*acts) == ["services.crown", "views.wedding-vows", "views.breathe-in", *usual(but=3)]
    assert [one.own for one in to_recall(acts, "05", USUAL)] == [True, True, True, False]


def test_nothing_is_asked_of_this_lesson_or_a_later_one() -> None:
    later = [tried("homes.the-shower", 1, right=False), tried("kinds.lost-appeal", 2, right=False)]
    assert asked(*later) == usual()


def test_a_usual_question_that_was_guessed_is_asked_once() -> None:
    assert sorted(asked(tried("value.the-sum", 1, right=True, sure="guess"))) == sorted(usual())


def test_what_was_begun_stays_whatever_is_answered_elsewhere() -> None:
    before = [tried("views.breathe-in", 1, right=False)]
    opened = asked(*before)
    begun = tried("views.breathe-in", 2, right=True, sure="certain", occasion=HERE)
    elsewhere = [
        tried(key, day, right=False) for day, key in enumerate(["services.crown", "value.the-sum"], 3)
    ]
    assert asked(*before, begun) == asked(*before, begun, *elsewhere) == opened


def test_what_another_window_answered_stays_too() -> None:
    stray = tried("services.crown", 2, right=True, occasion=HERE)
    assert sorted(asked(stray)) == sorted(["services.crown", *usual(but=1)])


def test_an_encounter_comes_back_on_the_continuum_if_it_was_placed_there() -> None:
    [placed] = [page for page in course_pages() if page.path.startswith("lessons/06")]
    key = next(key for key, occasion in placed.questions if occasion == "continuum")
    [first, *_] = to_recall([tried(key, 1, right=False, occasion="continuum")], "08", ())
    assert (first.question.id, first.question.kind, first.occasion) == (key, "continuum", "continuum")
    assert find_question(key, "recall 08 continuum").kind == "continuum"


def test_the_page_counts_them_and_the_record_shows_them_there() -> None:
    empty = page_progress(LESSON, standings([]))
    assert empty.questions == len(LESSON.questions) + RECALLED
    acts = [
        tried("value.the-sum", 1, right=True, occasion=HERE),
        tried("views.breathe-in", 2, right=False, occasion=HERE),
    ]
    counted = page_progress(LESSON, standings(acts))
    assert (counted.questions, counted.answered, counted.right) == (empty.questions, 2, 1)
    [(page, _, lines)] = make_record(acts).pages
    assert page == LESSON
    assert len(lines) == 2
    assert make_record(acts).others == ()


KEYS = sorted({key for page in course_pages() for key, _ in page.questions})
OCCASIONS = [
    "",
    "continuum",
    "prediction",
    "post-test",
    "practice 2026-11-02",
    HERE,
    f"{HERE} continuum",
    "recall",
]
DAYS = st.sampled_from(["", "yesterday", "0001-01-01", "2026-11-01T10:00:00Z", "2026-11-20", "2200-12-31"])
ACTS = st.builds(
    Entry,
    question=st.sampled_from([*KEYS, "gone.question"]),
    act=st.sampled_from(["try", "shown", "cleared", "kept"]),
    answer=st.sampled_from(["I", "1", "yes", ["needs"], {"a": "b"}, None, 3]),
    confidence=st.sampled_from([None, "guess", "fair", "certain"]),
    occasion=st.sampled_from(OCCASIONS),
    at=DAYS,
    uid=st.uuids().map(str),
    n=st.integers(0, 9),
)


@given(st.lists(ACTS, max_size=30).map(lambda acts: sorted(acts, key=lambda one: one.order)))
def test_any_journal_gives_each_question_once_and_loses_none_that_was_begun(acts: list[Entry]) -> None:
    found = [(one.question.id, one.occasion) for one in to_recall(acts, "05", USUAL)]
    begun = {
        (one.question, one.occasion.removeprefix(HERE).strip())
        for one in acts
        if one.occasion.startswith(HERE) and find_question(one.question)
    }
    assert len(found) == len(set(found))
    assert begun <= set(found)
    assert len(found) == max(RECALLED, len(begun))
