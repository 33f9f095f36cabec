"""What stands of a learner's acts about one question, and what makes a question another one."""

from dataclasses import replace

import pytest

from cocreation_teach.learning.entry import Entry
from cocreation_teach.learning.standing import Standing, standing, wording
from tests.every_kind import MATCH, ONE, TEXT

FIRST, SECOND = Entry("a", "try", "I"), Entry("a", "try", "II")
SHOWN, CLEARED, KEPT = (Entry("a", act) for act in ("shown", "cleared", "kept"))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("acts", "stands"),
    [
        ((), Standing()),
        ((FIRST, SECOND), Standing((FIRST, SECOND), first=FIRST)),
        ((FIRST, SHOWN), Standing((FIRST,), True, FIRST)),
        ((SHOWN, FIRST), Standing((FIRST,), True)),
        ((FIRST, SHOWN, CLEARED), Standing(first=FIRST)),
        ((FIRST, SHOWN, CLEARED, SECOND), Standing((SECOND,), first=FIRST)),
        ((FIRST, KEPT), Standing((FIRST,), first=FIRST)),
    ],
)
def test_tries_and_a_shown_answer_stand_until_the_learner_starts_over_and_the_first_try_for_good(
    acts: tuple[Entry, ...], stands: Standing
) -> None:
    assert standing(acts) == stands


def test_a_question_is_another_when_its_words_are() -> None:
    """A journal of last year names this digest: it must not change where the words have not."""
    assert wording(ONE) == "e7ae5b82"
    others = [
        replace(ONE, prompt="Which?"),
        replace(ONE, options=(("a", "A"), ("b", "Bee"))),
        replace(ONE, options=(("a", "A"), ("c", "B"))),
        replace(MATCH, rows=(("r", "Row"), ("s", "S"))),
        MATCH,
        TEXT,
    ]
    assert len({wording(one) for one in (ONE, *others)}) == len(others) + 1


def test_a_question_is_the_same_when_only_its_key_is_another() -> None:
    assert wording(ONE.blind()) == wording(replace(ONE, concepts=("I4",))) == wording(ONE)
