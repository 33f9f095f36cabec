from dataclasses import replace
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from cocreation_teach.simulations.enactment import REHABILITATION, Enactment, Moment, enact
from tests.simulations.plain import is_plain

share = st.floats(0, 1)
moments = st.lists(st.builds(Moment, st.just("a moment"), share, share), max_size=8).map(tuple)
well_guided = st.lists(st.builds(Moment, st.just("a moment"), st.floats(0.5, 1), share), max_size=8).map(
    tuple
)


def both(enactment: Enactment) -> tuple[float, float]:
    return enactment.satisfaction, enactment.outcome


@given(moments, share, share, share)
def test_both_results_are_bounded(
    service: tuple[Moment, ...], prior: float, promise: float, part: float
) -> None:
    result = enact(service, prior=prior, promise=promise, part=part)
    assert all(-1 <= number <= 1 for number in both(result))
    assert all(0 <= step.part <= 1 for step in result.steps)
    assert [step.moment for step in result.steps] == list(service)
    assert is_plain(result.sentence())
    assert result == enact(service, prior=prior, promise=promise, part=part)


@given(moments, share, share, share)
def test_a_louder_promise_never_pleases_more(
    service: tuple[Moment, ...], one: float, other: float, part: float
) -> None:
    modest, loud = (enact(service, promise=promise, part=part) for promise in sorted((one, other)))
    assert loud.satisfaction <= modest.satisfaction + 1e-9


@given(well_guided, share, share, share)
def test_a_louder_promise_never_harms_the_outcome_while_it_is_kept(
    service: tuple[Moment, ...], one: float, other: float, part: float
) -> None:
    modest, loud = (enact(service, promise=promise, part=part) for promise in sorted((one, other)))
    if all(step.gap >= 0 for step in loud.steps):
        assert loud.outcome >= modest.outcome - 1e-9


def test_hope_helps_the_outcome_up_to_the_point_at_which_the_promise_is_broken() -> None:
    outcomes = [enact(promise=at / 100).outcome for at in range(101)]
    best = outcomes.index(max(outcomes))
    assert 60 < best < 85
    assert outcomes[: best + 1] == sorted(outcomes[: best + 1])
    assert outcomes[best:] == sorted(outcomes[best:], reverse=True)


@given(well_guided, share, share, share)
def test_a_fuller_part_never_lowers_satisfaction_or_outcome_where_guidance_is_good(
    service: tuple[Moment, ...], promise: float, one: float, other: float
) -> None:
    less, more = (both(enact(service, promise=promise, part=part)) for part in sorted((one, other)))
    assert more[0] >= less[0] - 1e-9
    assert more[1] >= less[1] - 1e-9


def test_satisfaction_and_outcome_move_in_different_directions() -> None:
    harder = tuple(replace(moment, demand=min(1, moment.demand + 0.2)) for moment in REHABILITATION)
    before, after = both(enact(REHABILITATION)), both(enact(harder))
    assert after[0] < before[0]
    assert after[1] > before[1]


def test_all_four_endings_exist() -> None:
    found = set()
    for conduct, demand, promise in product((0.1, 0.3, 0.6, 0.9), (0.1, 0.9), (0, 1)):
        satisfaction, outcome = both(
            enact((Moment("m", conduct, demand),) * 3, prior=promise, promise=promise)
        )
        found.add((satisfaction > 0, outcome > 0))
    assert len(found) == 4


def test_a_passive_user_gains_no_outcome_from_one_moment() -> None:
    assert enact((Moment("m", 1, 1),), part=0).outcome == 0


def test_effort_that_is_guided_badly_harms() -> None:
    assert enact((Moment("m", 0.1, 1),), part=1).outcome < 0


def test_people_put_in_less_after_a_disappointment() -> None:
    steps = enact((Moment("m", 0.2, 0.9),) * 2, promise=1).steps
    assert steps[0].gap < 0
    assert steps[1].part < steps[0].part


def test_expectation_lies_halfway_between_prior_and_promise() -> None:
    assert enact(prior=0.2, promise=0.8).expectation == 0.5


def test_a_promise_that_is_never_enacted() -> None:
    result = enact(())
    assert both(result) == (0, 0)
    assert "never enacted" in result.sentence()


def test_sliders_at_their_ends() -> None:
    for prior, promise, part, conduct, demand in product((0, 1), repeat=5):
        result = enact((Moment("m", conduct, demand),) * 3, prior=prior, promise=promise, part=part)
        assert is_plain(result.sentence())
