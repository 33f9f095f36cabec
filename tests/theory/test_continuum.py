"""The continuum question: credit by distance, and a reason whatever was chosen."""

import pytest

from cocreation_teach.content import encounters
from cocreation_teach.theory import PLACES, Encounter, Mark, continuum_question


@pytest.mark.parametrize("encounter", encounters(), ids=lambda encounter: encounter.id)
def test_credit_falls_with_the_distance_and_the_reason_is_always_given(encounter: Encounter) -> None:
    marks = {place: continuum_question(encounter).mark(str(place)) for place in PLACES}
    for place, mark in marks.items():
        assert isinstance(mark, Mark)
        assert mark.credit == {0: 1.0, 1: 0.5}.get(abs(place - encounter.intensity), 0.0)
        assert mark.feedback[-1] == encounter.intensity_why


def test_feedback_points_the_right_way() -> None:
    (low,) = encounters("return-at-midnight")
    mark = continuum_question(low).mark("5")
    assert isinstance(mark, Mark)
    assert mark.feedback[0] == "Further down: there is less interaction here than at place 5."
