from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cocreation_teach.simulations.homes import MAX_DAYS, MAX_RESIDENTS, Home, Mix, _Chance, simulate
from tests.simulations.plain import is_plain

share = st.floats(0, 1)
mixes = st.builds(Mix, share, share, share, share)
sizes = {
    "residents": st.integers(0, MAX_RESIDENTS),
    "days": st.integers(0, MAX_DAYS),
    "seed": st.integers(0, 2**32 - 1),
}
ENDS = [Mix(*ends) for ends in product((0, 1), repeat=4)]


def same(one: Home, other: Home) -> bool:
    return (
        np.array_equal(one.daily, other.daily)
        and np.array_equal(one.totals, other.totals)
        and one.lived_experience == other.lived_experience
    )


@settings(deadline=None)
@given(mixes, mixes, *sizes.values())
def test_the_accounts_are_identical_whatever_the_mixes(
    first: Mix, second: Mix, residents: int, days: int, seed: int
) -> None:
    homes = simulate(first, second, residents=residents, days=days, seed=seed)
    assert homes.first.accounts == homes.second.accounts
    assert homes.first.accounts == simulate(Mix(), Mix(), residents=residents, days=days).first.accounts
    assert homes.first.accounts.meals == 3 * residents * days


@settings(deadline=None)
@given(mixes, mixes, *sizes.values())
def test_value_is_bounded_shaped_and_said_plainly(
    first: Mix, second: Mix, residents: int, days: int, seed: int
) -> None:
    homes = simulate(first, second, residents=residents, days=days, seed=seed)
    for home in (homes.first, homes.second):
        assert home.daily.shape == (days, 3)
        assert home.totals.shape == (residents, 3)
        assert home.willing.shape == home.aware.shape == (residents,)
        assert (np.abs(home.daily) <= 1).all()
        assert (np.abs(home.totals) <= days).all()
        assert 0 <= home.lived_experience <= 100
        assert is_plain(home.sentence())
    assert is_plain(homes.sentence())


@settings(deadline=None)
@given(mixes, mixes, st.integers(0, 2**32 - 1))
def test_same_seed_same_result_and_the_other_home_does_not_matter(one: Mix, two: Mix, seed: int) -> None:
    homes, swapped = simulate(one, two, days=30, seed=seed), simulate(two, one, days=30, seed=seed)
    assert same(homes.first, swapped.second)
    assert same(homes.second, swapped.first)


def test_the_same_mix_makes_one_home_and_another_seed_another() -> None:
    homes = simulate(Mix(), Mix())
    assert same(homes.first, homes.second)
    assert not same(homes.first, simulate(Mix(), Mix(), seed=2).first)


@pytest.mark.parametrize("residents", [0, 1, 2, 60, 200])
@pytest.mark.parametrize("days", [0, 1, 365])
def test_sliders_at_their_ends(residents: int, days: int) -> None:
    for mix in ENDS:
        home = simulate(mix, Mix(), residents=residents, days=days).first
        assert np.isfinite(home.daily).all()
        assert np.isfinite(home.totals).all()
        if residents and days:
            # The totals and the daily means add up to the same value.
            assert np.allclose(home.totals.sum(axis=0), home.daily.sum(axis=0) * residents)
            assert home.willing.all() if mix.willingness else not home.willing.any()
            assert home.aware.all() if mix.awareness else not home.aware.any()
        else:
            assert home.lived_experience == 50
            assert "no value was created" in home.sentence()


def test_shares_are_exact() -> None:
    home = simulate(Mix(willingness=0.6, awareness=0.25), Mix()).first
    assert (home.willing.sum(), home.aware.sum()) == (36, 15)


def test_value_can_be_destroyed_in_all_three_kinds() -> None:
    home = simulate(Mix(0, 1, 1, 0), Mix(), days=30).first
    assert (home.totals.mean(axis=0) < 0).all()
    assert home.sentence().endswith("for 60 of 60 residents value was destroyed on balance.")


def year(willingness: float, listening: float) -> Home:
    return simulate(Mix(willingness), Mix(), listening=listening).first


def test_value_does_not_rise_with_willingness_where_resistance_is_taken_as_news() -> None:
    homes = [year(share / 10, 1) for share in range(11)]
    needs = [home.daily[:, 0].mean() for home in homes]
    index = [home.lived_experience for home in homes]
    assert needs == sorted(needs, reverse=True)
    assert max(index) - min(index) < 5
    assert (homes[0].daily[-1] > homes[-1].daily[-1] - 0.05).all()


def test_the_same_resistance_is_for_the_worse_where_it_is_taken_as_bad_behaviour() -> None:
    homes = [year(share / 10, 0) for share in range(11)]
    index = [home.lived_experience for home in homes]
    assert index == sorted(index)
    assert (homes[0].totals.mean(axis=0) < homes[-1].totals.mean(axis=0)).all()


@settings(deadline=None)
@given(mixes, share, st.integers(0, 1000))
def test_needs_met_do_not_hang_on_consent_but_on_how_care_fits(mix: Mix, listening: float, seed: int) -> None:
    willing = Mix(1, mix.awareness, mix.expectation, mix.family_contact)
    resisting = Mix(0, mix.awareness, mix.expectation, mix.family_contact)
    homes = simulate(willing, resisting, listening=listening, days=60, seed=seed)
    gain = homes.second.totals[:, 0] - homes.first.totals[:, 0]
    assert (gain >= -1e-9).all() if 0.8 * listening >= 0.3 else (gain <= 1e-9).all()


def test_well_being_comes_of_a_run_of_encounters_and_no_single_day_decides() -> None:
    home = simulate(Mix(family_contact=0.5), Mix()).first
    assert np.abs(np.diff(home.daily[:, 1])).max() < 0.1
    willing, resisting = (simulate(Mix(share), Mix(), listening=1).first for share in (1, 0))
    apart = np.abs(willing.daily[:, 1] - resisting.daily[:, 1])
    assert apart[0] > 1
    assert apart[-1] < 0.1


@settings(deadline=None)
@given(mixes, st.integers(0, 1000))
def test_high_expectations_cost_well_being_at_first(mix: Mix, seed: int) -> None:
    low = Mix(mix.willingness, mix.awareness, 0, mix.family_contact)
    high = Mix(mix.willingness, mix.awareness, 1, mix.family_contact)
    homes = simulate(low, high, days=7, seed=seed)
    assert (homes.first.daily[:, 1] > homes.second.daily[:, 1]).all()


def test_resistance_makes_staff_adapt_for_everybody() -> None:
    homes = simulate(Mix(willingness=1), Mix(willingness=0.7))
    stay = homes.second.willing
    needs, wellbeing, _ = (homes.second.totals - homes.first.totals)[stay].mean(axis=0)
    assert needs > 0
    assert wellbeing < 0


def test_the_need_of_those_who_resist_comes_to_be_met() -> None:
    home = simulate(Mix(0, 1, 0.5, 0), Mix()).first
    assert home.daily[0, 0] < 0 < home.daily[-1, 0]


def test_family_visits_better_the_lived_experience() -> None:
    homes = simulate(Mix(family_contact=1), Mix(family_contact=0))
    assert homes.first.lived_experience > homes.second.lived_experience


def test_unaware_residents_change_what_the_others_experience() -> None:
    homes = simulate(Mix(awareness=1), Mix(awareness=0.5))
    aware = homes.second.aware
    assert not np.isclose(homes.first.totals[aware], homes.second.totals[aware])[:, 1].any()


@settings(deadline=None)
@given(mixes, st.integers(0, 1000))
def test_who_does_not_know_the_place_feels_as_much_and_is_read_less(mix: Mix, seed: int) -> None:
    known = Mix(mix.willingness, 1, mix.expectation, mix.family_contact)
    unknown = Mix(mix.willingness, 0, mix.expectation, mix.family_contact)
    lone = simulate(known, unknown, residents=1, days=1, seed=seed)
    # On the first day staff have learned next to nothing yet: what is felt is all but the same.
    assert np.allclose(lone.first.daily, lone.second.daily, atol=0.02)
    year = simulate(known, unknown, seed=seed)
    assert (year.first.daily[:, 0] > year.second.daily[:, 0]).all()


@pytest.mark.parametrize("residents", [1, 2, 9])
def test_the_arrays_hold_what_the_docstring_says_day_by_day(residents: int) -> None:
    mix, days = Mix(0.5, 0.5, 0.7, 0.4), 12
    home = simulate(mix, mix, listening=0.6, residents=residents, days=days, seed=7).first
    chance = _Chance.draw(residents, days, 7)
    people = range(residents)
    g = [1 if home.aware[i] else 0.5 for i in people]
    s = chance.strength
    e = [min(1, max(0, mix.expectation + chance.expectation[i])) for i in people]
    w = [s[i] if home.willing[i] else -s[i] for i in people]
    k, so_far, wellbeing = [0.3] * residents, [0.0] * residents, w
    for t in range(days):
        v = [1 if chance.visit[t, i] < mix.family_contact else 0 for i in people]
        for i in people:
            said = g[i] * (0.3 if home.willing[i] else 0.8 * 0.6) * s[i] + 0.1 * g[i] * e[i] + 0.2 * v[i]
            k[i] += 0.012 * said * (1 - k[i])
        fit = [(k[i] + sum(k) / residents) / 2 for i in people]
        p = [fit[i] + (1 - fit[i]) * (w[i] - 0.8 * e[i]) for i in people]
        m = [p[(i + chance.neighbour[t, 0]) % residents] if residents > 1 else 0 for i in people]
        needs = [2 * fit[i] - 1 for i in people]
        today = [0.5 * p[i] + 0.3 * m[i] + 0.2 * v[i] for i in people]
        wellbeing = [wellbeing[i] + 0.1 * (today[i] - wellbeing[i]) for i in people]
        so_far = [so_far[i] + (needs[i] + wellbeing[i]) / 2 for i in people]
        capacity = [so_far[i] / (t + 1) for i in people]
        assert np.allclose(home.daily[t], [np.mean(kind) for kind in (needs, wellbeing, capacity)])


def test_a_lone_resident_has_no_neighbour_to_gain_from() -> None:
    home = simulate(Mix(1, 1, 0, 0), Mix(), residents=1, days=1).first
    chance = _Chance.draw(1, 1, 1)
    fit, felt = (home.daily[0, 0] + 1) / 2, chance.strength[0]
    encounter = fit + (1 - fit) * (felt - 0.8 * max(0, chance.expectation[0]))
    assert np.isclose(home.daily[0, 1], felt + 0.1 * (0.5 * encounter - felt))


def test_arrays_are_read_only() -> None:
    home = simulate(Mix(), Mix()).first
    for array in (home.daily, home.totals, home.willing, home.aware):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 0
