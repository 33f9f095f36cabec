from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from cocreation_teach.simulations.meal import (
    DINERS,
    LABELS,
    PARTS,
    Diner,
    Expectation,
    Meal,
    ValueInUse,
    serve,
)
from tests.simulations.plain import is_plain

share, signed = st.floats(0, 1), st.floats(-1, 1)
money = st.floats(0, 1000)
meals = st.builds(Meal, money, money, share, share, share)
expectations = st.builds(Expectation, share, signed)
diners = st.builds(
    Diner, st.just("the guest"), st.just("to eat"), expectations, expectations, expectations, share
)


def at_table(meal: Meal, guest: Diner) -> ValueInUse:
    return serve(meal, (guest,)).diners[0]


@given(meals, st.lists(diners, max_size=4).map(tuple))
def test_cost_is_the_same_for_all_and_value_is_bounded(meal: Meal, guests: tuple[Diner, ...]) -> None:
    evening = serve(meal, guests)
    assert [found.cost for found in evening.diners] == [meal.wages + meal.ingredients] * len(guests)
    assert all(-1 <= found.value <= 1 for found in evening.diners)
    assert all(-1 <= found.satisfaction <= 1 for found in evening.diners)
    assert is_plain(evening.sentence())
    assert all(is_plain(found.sentence()) for found in evening.diners)
    assert evening == serve(meal, guests)


@given(meals, diners, money)
def test_what_the_meal_costs_does_not_touch_its_value(meal: Meal, guest: Diner, wages: float) -> None:
    assert at_table(meal, guest).value == at_table(replace(meal, wages=wages), guest).value


@given(meals, diners)
def test_who_does_nothing_with_the_evening_makes_no_value_and_is_as_satisfied(
    meal: Meal, guest: Diner
) -> None:
    idle, busy = (at_table(meal, replace(guest, does=does)) for does in (0, 1))
    assert idle.value == 0
    assert idle.satisfaction == busy.satisfaction


@given(meals, diners, share)
def test_what_is_expected_moves_satisfaction_alone(meal: Meal, guest: Diner, level: float) -> None:
    hoped = replace(guest, ambience=replace(guest.ambience, level=level))
    assert at_table(meal, guest).value == at_table(meal, hoped).value


def test_the_same_room_helps_those_who_do_more_or_costs_them_more() -> None:
    lively = Meal(ambience=1, staff=1)
    values = [[at_table(lively, replace(who, does=x)).value for x in (0.2, 0.6, 1)] for who in DINERS[1:]]
    assert values[0] == sorted(values[0], reverse=True)
    assert values[1] == sorted(values[1])


def test_satisfaction_and_value_in_use_part_at_one_table() -> None:
    couple = at_table(Meal(ambience=0.2), replace(DINERS[1], does=0))
    assert couple.satisfaction > 0.8
    assert couple.value == 0
    host = (at_table(Meal(ambience=level), DINERS[0]) for level in (0.0, 0.4))
    silent, as_expected = host
    assert silent.value > as_expected.value
    assert silent.satisfaction < as_expected.satisfaction


@given(meals, diners)
def test_the_parts_add_up_to_the_value(meal: Meal, guest: Diner) -> None:
    found = at_table(meal, guest)
    assert tuple(part.name for part in found.parts) == PARTS == tuple(LABELS)
    assert abs(found.value - sum(part.adds for part in found.parts)) < 1e-9


def test_a_meal_exactly_as_expected_satisfies_fully() -> None:
    for diner in DINERS:
        as_expected = Meal(food=diner.food.level, ambience=diner.ambience.level, staff=diner.staff.level)
        assert at_table(as_expected, diner).satisfaction > 1 - 1e-9


def test_a_livelier_room_suits_the_party_and_not_the_couple() -> None:
    quiet, lively = serve(Meal(ambience=0.2)), serve(Meal(ambience=0.9))
    _, couple, party = (b.value - a.value for a, b in zip(quiet.diners, lively.diners, strict=True))
    assert couple < 0 < party


def test_no_evening_lifts_the_worst_table_above_a_fifth() -> None:
    eager = tuple(replace(diner, does=1) for diner in DINERS)
    steps = [at / 10 for at in range(11)]
    evenings = (serve(Meal(food=1, ambience=a, staff=s), eager) for a in steps for s in steps)
    assert round(max(min(found.value for found in evening.diners) for evening in evenings), 9) == 0.2
    alone = ((1, 0, 0), (1, 0, 0), (1, 1, 1))
    for diner, (food, ambience, staff) in zip(eager, alone, strict=True):
        assert at_table(Meal(food=food, ambience=ambience, staff=staff), diner).value > 1 - 1e-9


def test_three_diners_three_values() -> None:
    assert len({round(found.value, 2) for found in serve(Meal()).diners}) == 3


def test_a_guest_to_whom_nothing_matters_gets_no_value() -> None:
    nothing = Expectation(0.5, 0)
    assert at_table(Meal(), Diner("g", "to sit", nothing, nothing, nothing)).value == 0


def test_nobody_comes() -> None:
    assert serve(Meal(), ()).sentence() == "Nobody came to eat, so the meal had a cost and no value in use."
