"""The explorer: every exhibit at every end, what it refuses, and what it loads."""

import itertools
import math
import re
import subprocess
import sys
import warnings
from collections.abc import Iterator
from typing import Any

import pytest

from cocreation_teach.plots.style import Look, svg
from cocreation_teach.widgets import Explorer
from cocreation_teach.widgets.exhibits import EXHIBITS, exhibit_named
from cocreation_teach.widgets.exhibits.exhibit import Choice, Exhibit, Slider

LOOKS = [Look(dark, narrow) for dark in (False, True) for narrow in (False, True)]


@pytest.fixture(autouse=True)
def warnings_are_errors() -> Iterator[None]:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield


def ends(shown: Exhibit) -> Iterator[dict[str, Any]]:
    """Each control at its ends with the others at first, then all at their ends together."""
    controls = [control for group in shown.groups for control in group.controls]
    reach = {
        control.id: (control.low, control.high)
        if isinstance(control, Slider)
        else tuple(option for option, _ in control.options)
        for control in controls
    }
    last = {"step": len(shown.steps)} if shown.steps else {}
    for name, values in reach.items():
        yield from ({name: value, **last} for value in values)
    for step in range(len(shown.steps) + 1):
        yield {"step": step} if shown.steps else {}
    for side in (0, -1):
        yield {name: values[side] for name, values in reach.items()} | last
    if "residents" in reach:
        for mixed in itertools.product((0, 100), repeat=2):
            for residents in (0, 1, 200):
                yield {"first_willingness": mixed[0], "first_awareness": mixed[1], "residents": residents}


@pytest.mark.parametrize("name", EXHIBITS)
def test_every_end_shows_something_sensible(name: str) -> None:
    found = exhibit_named(name)
    figures: dict[Look, Any] = {}
    for at, settings in enumerate(ends(found)):
        look = LOOKS[at % len(LOOKS)]
        found.check(settings)
        shown = found.show({**found.first(), **settings}, look, figures.get(look))
        figures[look] = shown.figure
        assert svg(shown.figure).startswith(b"<?xml"), settings
        assert shown.sentence.endswith("."), settings
        assert shown.alt.endswith("."), settings
        assert shown.table.rows, settings
        assert {len(row) for row in shown.table.rows} == {len(shown.table.columns)}, settings
        words = " ".join([shown.sentence, shown.alt, *itertools.chain(*shown.table.rows)])
        assert not re.search(r"\b(nan|inf|None)\b", words), settings


@pytest.mark.parametrize("name", EXHIBITS)
def test_the_alternative_text_names_numbers_of_the_table(name: str) -> None:
    shown = Explorer(name, **({"step": 6} if name == "service-enacted" else {}))
    cells = {cell for row in shown.reply["table"]["rows"] for cell in row[1:]}
    numbers = re.findall(r"[+−]?\d+\.\d\d\b", shown.alt)
    assert len(numbers) >= 3
    assert len(cells & set(numbers)) >= 3


@pytest.mark.parametrize("name", EXHIBITS)
def test_the_same_settings_give_the_same_bytes_whatever_came_before(name: str) -> None:
    shown = Explorer(name)
    first, *_, last = ends(exhibit_named(name))
    start = shown.settings
    expected = shown.picture
    assert shown.set(**last).set(**first).picture != ""
    assert shown.set(**start).picture == expected == Explorer(name).picture


def test_nobody_in_the_homes_and_no_encounter() -> None:
    assert "Nobody lives" in Explorer("two-homes", residents=0).sentence
    assert "nobody lives" in Explorer("two-homes", residents=0).alt
    assert "never met" in Explorer("co-destruction", encounters=0).sentence


def test_the_service_is_played_step_by_step() -> None:
    played = Explorer("service-enacted")
    assert "Nothing is promised yet." in played.sentence
    assert "promise" in played.set(step=1).sentence
    assert "two results, not one" in played.set(step=2).sentence
    assert "after 5 moments of truth" in played.set(step=6).sentence
    assert len(played.reply["table"]["rows"]) == 6


def test_you_join_the_stakeholders_once_something_weighs() -> None:
    assert "you" not in Explorer("stakeholders").alt.split()
    joined = Explorer("stakeholders", public_money=-100)
    assert "you −0.40" in joined.alt


def test_chance_changes_with_the_seed_alone() -> None:
    shown = Explorer("co-destruction")
    first = shown.picture
    assert shown.set(seed=2).picture != first
    assert shown.set(seed=1).picture == first


def test_misspelt_names_are_refused_with_those_that_exist() -> None:
    with pytest.raises(ValueError, match=r"no exhibit 'two-houses'. There is: two-homes, one-meal"):
        Explorer("two-houses")
    with pytest.raises(ValueError, match=r"no setting fod. There is: food, ambience, staff"):
        Explorer("one-meal", fod=3)
    shown = Explorer("one-meal")
    with pytest.raises(ValueError, match=r"food is 101.* ambience is 0.5"):
        shown.set(food=101, ambience=0.5)
    assert shown.settings["food"] == 80
    with pytest.raises(ValueError, match="step is 7"):
        Explorer("service-enacted", step=7)
    with pytest.raises(ValueError, match="outcome is 'prison'"):
        Explorer("stakeholders", outcome="prison")


@pytest.mark.parametrize(
    "request_",
    [{"settings": {"food": "much"}, "number": 4}, {"number": 4}, {"settings": [], "look": 3, "number": 4}],
)
def test_a_bad_request_of_the_page_is_answered_and_changes_nothing(request_: dict[str, Any]) -> None:
    shown = Explorer("one-meal")
    before = shown.picture
    shown.set_state({"request": request_})
    assert shown.reply["number"] == 4
    assert "not taken" in shown.reply["refusal"]
    assert shown.picture == before
    shown.set_state({"request": {"settings": {"food": 0}, "look": {"dark": True}, "number": 5}})
    assert shown.reply["refusal"] == ""
    assert shown.settings["food"] == 0


@pytest.mark.parametrize("name", EXHIBITS)
def test_controls_say_their_value_and_the_model_is_explained(name: str) -> None:
    found = exhibit_named(name)
    for control in (control for group in found.groups for control in group.controls):
        if isinstance(control, Slider):
            assert control.low <= control.first <= control.high
            assert math.fmod(control.first - control.low, control.step) == 0
            assert all(control.words(value) for value in range(control.low, control.high + 1))
        else:
            assert isinstance(control, Choice)
    working = found.working
    assert working.equations
    assert working.assumptions
    assert any("(20" in source or "(19" in source for source in working.sources)
    assert any("ours" in source for source in working.sources)


def test_what_is_asked_for_is_what_is_loaded() -> None:
    script = (
        "import sys, cocreation_teach.widgets as w\nw.Explorer\n"
        "print(*{'matplotlib', 'seaborn', 'pandas', 'numpy'} & sys.modules.keys())\n"
        f"for name in {[*EXHIBITS]!r}: w.Explorer(name)\n"
        "print(*sorted({'matplotlib', 'pandas', 'scipy', 'seaborn'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["", "matplotlib pandas"]
    assert "No module named" not in done.stderr
