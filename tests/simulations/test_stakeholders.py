from dataclasses import replace
from math import isclose
from statistics import fmean

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

signed, share = st.floats(-1, 1), st.floats(0, 1)
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
def test_no_single_score_misses_the_stakeholders_by_less_on_average(
    outcome: Outcome, who: tuple[Stakeholder, ...], single: float
) -> None:
    found = weigh(outcome, who)
    if found.scores:
        assert fmean(abs(score - single) for _, score in found.scores) >= found.misfit - 1e-9
        assert found.disagreement <= found.span + 1e-9


def test_a_further_voice_narrows_the_disagreement_or_widens_it_and_never_narrows_the_span() -> None:
    for outcome in OUTCOMES:
        alone = weigh(outcome)
        fair, stern = (
            weigh(outcome, (*STAKEHOLDERS, Stakeholder("you", weights)))
            for weights in (Aspects(1, 1, 1, 1, 1), Aspects(family_together=1))
        )
        assert fair.disagreement < alone.disagreement < stern.disagreement
        assert fair.span >= alone.span


@given(aspects, share)
def test_safety_and_family_share_what_they_weigh(weights: Aspects, together: float) -> None:
    weights = replace(
        weights, safety=abs(weights.safety) / 2, family_together=abs(weights.family_together) / 2
    )
    holder = Stakeholder("the child", weights)
    torn = holder.torn(together).weights
    assert isclose(torn.safety + torn.family_together, weights.safety + weights.family_together, abs_tol=1e-9)
    assert torn.numbers()[2:] == weights.numbers()[2:]
    again = holder.torn(holder.together).weights
    assert all(
        isclose(one, other, abs_tol=1e-9)
        for one, other in zip(again.numbers(), weights.numbers(), strict=True)
    )


def test_those_who_come_to_want_the_same_are_nearer() -> None:
    meeting = tuple(holder.torn(0.5) for holder in STAKEHOLDERS)
    for outcome in OUTCOMES[::2]:
        assert weigh(outcome, meeting).disagreement < weigh(outcome).disagreement / 1.5


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
