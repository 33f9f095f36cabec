from hypothesis import given
from hypothesis import strategies as st

from cocreation_teach.simulations.stakeholders import (
    ASPECTS,
    LABELS,
    OUTCOMES,
    STAKEHOLDERS,
    Aspects,
    Outcome,
    Stakeholder,
    weigh,
)
from tests.simulations.plain import is_plain

signed = st.floats(-1, 1)
aspects = st.builds(Aspects, signed, signed, signed, signed, signed)
outcomes = st.builds(Outcome, st.just("somewhere"), aspects)
holders = st.lists(
    st.builds(Stakeholder, st.sampled_from(["the child", "the court"]), aspects), max_size=6
).map(tuple)


@given(outcomes, holders)
def test_scores_are_bounded_and_said_plainly(outcome: Outcome, who: tuple[Stakeholder, ...]) -> None:
    found = weigh(outcome, who)
    assert all(-1 <= score <= 1 for _, score in found.scores)
    assert 0 <= found.disagreement <= 2
    assert is_plain(found.sentence())
    assert found == weigh(outcome, who)


@given(outcomes, holders, signed)
def test_no_single_score_misses_everybody_by_less(
    outcome: Outcome, who: tuple[Stakeholder, ...], single: float
) -> None:
    found = weigh(outcome, who)
    if found.scores:
        assert max(abs(score - single) for _, score in found.scores) >= found.misfit - 1e-9
        best = max(abs(score - found.single_score) for _, score in found.scores)
        assert abs(best - found.misfit) < 1e-9


@given(outcomes, aspects)
def test_whoever_wants_the_opposite_scores_the_opposite(outcome: Outcome, weights: Aspects) -> None:
    against = Aspects(*(-weight for weight in weights.numbers()))
    one, other = Stakeholder("the child", weights), Stakeholder("the court", against)
    assert abs(one.score(outcome) + other.score(outcome)) < 1e-9


@given(outcomes, aspects)
def test_those_who_want_the_same_agree(outcome: Outcome, weights: Aspects) -> None:
    found = weigh(outcome, (Stakeholder("the child", weights), Stakeholder("the court", weights)))
    assert found.disagreement == 0
    assert "the same score" in found.sentence()


def test_the_stakeholders_of_the_course_want_different_outcomes() -> None:
    wanted = {holder.name: max(OUTCOMES, key=holder.score).name for holder in STAKEHOLDERS}
    assert wanted["the parents"] != wanted["the court"]
    assert all(weigh(outcome).disagreement > 0.1 for outcome in OUTCOMES)


def test_a_known_score() -> None:
    holder = Stakeholder("the child", Aspects(safety=1, family_together=-0.5))
    assert holder.score(Outcome("away", Aspects(safety=0.5, family_together=-1))) == 1 / 1.5


def test_nobody_and_nothing() -> None:
    assert weigh(OUTCOMES[0], ()).disagreement == 0
    assert "Nobody has a stake" in weigh(OUTCOMES[0], ()).sentence()
    assert Stakeholder("the court", Aspects()).score(OUTCOMES[0]) == 0


def test_every_aspect_and_stakeholder_has_its_words() -> None:
    assert tuple(LABELS) == ASPECTS
    assert len(STAKEHOLDERS) == 5
