from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from cocreation_teach.simulations.meal import DINERS, LABELS, PARTS, Diner, Expectation, Meal, serve
from tests.simulations.plain import is_plain

share = st.floats(0, 1)
money = st.floats(0, 1000)
meals = st.builds(Meal, money, money, share, share, share)
expectations = st.builds(Expectation, share, share)
diners = st.builds(Diner, st.just("the guest"), st.just("to eat"), expectations, expectations, expectations)


@given(meals, st.lists(diners, max_size=4).map(tuple))
def test_cost_is_the_same_for_all_and_value_is_bounded(meal: Meal, guests: tuple[Diner, ...]) -> None:
    evening = serve(meal, guests)
    assert [found.cost for found in evening.diners] == [meal.wages + meal.ingredients] * len(guests)
    assert all(-1 <= found.value <= 1 for found in evening.diners)
    assert all(-1 <= part.fit <= 1 for found in evening.diners for part in found.parts)
    assert is_plain(evening.sentence())
    assert all(is_plain(found.sentence()) for found in evening.diners)
    assert evening == serve(meal, guests)


@given(meals, diners, money)
def test_what_the_meal_costs_does_not_touch_its_value(meal: Meal, guest: Diner, wages: float) -> None:
    dearer = replace(meal, wages=wages)
    assert serve(meal, (guest,)).diners[0].value == serve(dearer, (guest,)).diners[0].value


@given(meals, diners, share)
def test_better_food_never_lowers_value(meal: Meal, guest: Diner, food: float) -> None:
    low, high = sorted((meal.food, food))
    worse, better = (serve(replace(meal, food=x), (guest,)).diners[0].value for x in (low, high))
    assert worse <= better + 1e-9


@given(meals, diners)
def test_the_parts_add_up_to_the_value(meal: Meal, guest: Diner) -> None:
    found = serve(meal, (guest,)).diners[0]
    assert tuple(part.name for part in found.parts) == PARTS == tuple(LABELS)
    assert abs(found.value - sum(part.adds for part in found.parts)) < 1e-9


def test_a_meal_exactly_as_expected_is_worth_everything() -> None:
    for diner in DINERS:
        as_expected = Meal(food=diner.food.level, ambience=diner.ambience.level, staff=diner.staff.level)
        assert serve(as_expected, (diner,)).diners[0].value > 1 - 1e-9


def test_a_livelier_room_suits_the_party_and_not_the_couple() -> None:
    quiet, lively = serve(Meal(ambience=0.2)), serve(Meal(ambience=0.9))
    _, couple, party = (b.value - a.value for a, b in zip(quiet.diners, lively.diners, strict=True))
    assert couple < 0 < party


def test_three_diners_three_values() -> None:
    assert len({round(found.value, 2) for found in serve(Meal()).diners}) == 3


def test_a_guest_to_whom_nothing_matters_gets_no_value() -> None:
    nothing = Expectation(0.5, 0)
    assert serve(Meal(), (Diner("g", "to sit", nothing, nothing, nothing),)).diners[0].value == 0


def test_nobody_comes() -> None:
    assert serve(Meal(), ()).sentence() == "Nobody came to eat, so the meal had a cost and no value in use."
