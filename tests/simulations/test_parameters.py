import re
from collections.abc import Callable

import numpy as np
import pytest

from cocreation_teach.simulations import destruction, enactment, homes, meal, stakeholders, tax_return
from cocreation_teach.simulations.parameters import number, whole


@pytest.mark.parametrize(
    "value", [-0.1, 1.1, float("nan"), float("inf"), "0.5", None, True, 1j, 10**400, [0.5]]
)
def test_what_is_no_number_of_the_range_is_refused(value: object) -> None:
    said = number("willingness", value, 0, 1)
    assert said is not None
    assert said.startswith("willingness is ")
    assert said.endswith("a number from 0 to 1.")


@pytest.mark.parametrize("value", [0, 1, 0.5, np.float64(1), np.int64(0), np.float32(0.5)])
def test_every_number_of_the_range_is_taken(value: object) -> None:
    assert number("willingness", value, 0, 1) is None


@pytest.mark.parametrize("value", [-1, 366, 1.0, "3", None, True, float("nan")])
def test_what_is_no_whole_number_of_the_range_is_refused(value: object) -> None:
    said = whole("days", value, 0, 365)
    assert said is not None
    assert "whole number from 0 to 365." in said


def test_a_very_long_value_is_shortened() -> None:
    assert len(number("prior", "x" * 10_000, 0, 1) or "") < 100


@pytest.mark.parametrize(
    ("call", "names"),
    [
        (lambda: homes.Mix(-1, 2, "a", None), ["willingness", "awareness", "expectation", "family_contact"]),
        (
            lambda: homes.simulate(homes.Mix(), homes.Mix(), listening=2, residents=201, days=366, seed=-1),
            ["listening", "residents", "days", "seed"],
        ),
        (lambda: tax_return.Presets(-1, 0.5), ["wages", "withheld"]),
        (
            lambda: tax_return.Form(-1, "x", 1.5, True, "train", "maybe", ("wine",)),
            ["wages", "withheld", "rent", "gifts", "commute", "carer", "asked"],
        ),
        (lambda: tax_return.Form(asked="gifts"), ["asked"]),
        (lambda: tax_return.assess(tax_return.Form(), channel="pigeon"), ["channel"]),
        (lambda: meal.Meal(-1, 1001, 2, -2, 3), ["wages", "ingredients", "food", "ambience", "staff"]),
        (lambda: meal.Expectation(2, -2), ["level", "need"]),
        (lambda: enactment.Moment("m", 2, -1), ["conduct", "demand"]),
        (lambda: enactment.enact(prior=2, promise=-1, part=9), ["prior", "promise", "part"]),
        (lambda: stakeholders.Aspects(2, -2), ["safety", "family_together"]),
        (
            lambda: destruction.simulate(
                start=2, fall=-1, answering=5, user=3, adaptation=4, encounters=201, seed=-1
            ),
            ["start", "fall", "answering", "user", "adaptation", "encounters", "seed"],
        ),
    ],
)
def test_every_fault_is_named_at_once(call: Callable[[], object], names: list[str]) -> None:
    with pytest.raises(ValueError, match="but it must be") as caught:
        call()
    assert re.findall(r"(\w+) is \S+, but it must be", str(caught.value)) == names
