"""The explorers' models on the page agree with Python's: in each number to 1e-9, and in each word."""

import json
import random
import re
import subprocess
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest

from cocreation_teach.plots.style import Look, svg
from cocreation_teach.widgets.exhibits import (
    EXHIBITS,
    destruction,
    enactment,
    exhibit_named,
    homes,
    meal,
    stakeholders,
)
from cocreation_teach.widgets.exhibits.exhibit import MOST_CHANCE, Choice, Exhibit

DRAWS = 1_000
FEW = 15
"""Residents of most homes that are drawn: a large home takes long and shows no more."""
TEXT = "{http://www.w3.org/2000/svg}text"
NODE = Path(__file__).with_name("explorers.mjs")

Said = tuple[str, str, Any]
Results = tuple[list[float], Said]


def any_settings(exhibit: Exhibit, rng: random.Random) -> dict[str, Any]:
    """Settings that the controls can be at; a quarter of the sliders stand at an end."""
    settings: dict[str, Any] = {}
    for control in (control for group in exhibit.groups for control in group.controls):
        if isinstance(control, Choice):
            settings[control.id] = rng.choice([option for option, _ in control.options])
        else:
            reach = range(control.low, control.high + 1, control.step)
            settings[control.id] = rng.choice((reach[0], reach[-1]) if rng.random() < 0.25 else reach)
    if rng.random() > 0.02 and "residents" in settings:
        settings["residents"] = min(settings["residents"], FEW)
    if exhibit.steps:
        settings["step"] = rng.randint(0, len(exhibit.steps))
    if exhibit.chance:
        settings["seed"] = rng.randint(0, MOST_CHANCE)
    return settings


def two_homes(settings: dict[str, Any]) -> Results:
    two = homes.run(settings)
    values = iter(homes.weeks(two)["value"])
    found: list[float] = []
    for home in (two.first, two.second):
        found += [next(values, 0.0) for _ in range(3 * homes.WEEKS)]
        found += [home.lived_experience, (home.totals.sum(axis=1) < 0).sum()]
    return found, (two.sentence(), homes.alt(two), homes.table(two))


def one_meal(settings: dict[str, Any]) -> Results:
    evening = meal.run(settings)
    found = [evening.meal.cost]
    for served in evening.diners:
        found += [number for part in served.parts for number in (part.share, part.adds, part.miss)]
        found += [served.value, served.satisfaction]
    return found, (evening.sentence(), meal.alt(evening), meal.table(evening))


def service_enacted(settings: dict[str, Any]) -> Results:
    service, prior, step = enactment.run(settings), settings["prior"] / 100, settings["step"]
    found = [service.expectation]
    for at in service.steps:
        found += [at.part, at.experience, at.gap, at.outcome]
    found += [service.satisfaction, service.outcome]
    said = enactment.sentence(service, prior, step), enactment.alt(service, prior, step)
    return found, (*said, enactment.table(service))


def one_outcome(settings: dict[str, Any]) -> Results:
    all_ = stakeholders.run(settings)
    found: list[float] = []
    for one in all_.values():
        found += [score for _, score in one.scores]
        found += [one.disagreement, one.span, one.single_score]
    chosen = all_[stakeholders.OUTCOME[settings["outcome"]].name]
    return found, (chosen.sentence(), stakeholders.alt(chosen), stakeholders.table(all_))


def co_destruction(settings: dict[str, Any]) -> Results:
    course = destruction.run(settings)
    found = [*course.responsiveness, *course.user, *course.expected, *course.observed]
    turns = [course.turning_point or 0, course.if_user_held or 0, course.if_staff_held or 0]
    return [*found, *turns], (course.sentence(), destruction.alt(course), destruction.table(course))


PYTHON: dict[str, Callable[[dict[str, Any]], Results]] = {
    "two-homes": two_homes,
    "one-meal": one_meal,
    "service-enacted": service_enacted,
    "stakeholders": one_outcome,
    "co-destruction": co_destruction,
}


Draws = list[dict[str, Any]]
LOOKS = [Look(dark, narrow) for dark in (False, True) for narrow in (False, True)] * 2


@pytest.fixture(scope="module")
def drawn() -> dict[str, Draws]:
    """A thousand settings of each exhibit, all of which its controls take."""
    found = {}
    for name in EXHIBITS:
        exhibit, rng = exhibit_named(name), random.Random(name)
        found[name] = [any_settings(exhibit, rng) for _ in range(DRAWS)]
        for settings in found[name]:
            exhibit.check(settings)
    return found


def on_the_page(node: str, name: str, draws: Draws, looks: list[Look]) -> dict[str, Any]:
    """What the page finds for some settings, and its pictures for the first of them."""
    asked = {"name": name, "given": exhibit_named(name).given, "draws": draws, "looks": [*map(asdict, looks)]}
    command = [node, "--no-warnings", str(NODE)]
    done = subprocess.run(command, input=json.dumps(asked), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


@pytest.mark.parametrize("name", EXHIBITS)
def test_the_page_finds_and_says_what_python_does(
    name: str, drawn: dict[str, Draws], program: Callable[[str], str]
) -> None:
    found = on_the_page(program("node"), name, drawn[name], [])["found"]
    for settings, (numbers, said) in zip(drawn[name], found, strict=True):
        expected, (sentence, alt, table) = PYTHON[name](settings)
        np.testing.assert_allclose(numbers, expected, rtol=0, atol=1e-9, err_msg=str(settings))
        words = {"sentence": sentence, "alt": alt, "table": asdict(table)}
        assert said == json.loads(json.dumps(words)), settings


@pytest.mark.parametrize("name", EXHIBITS)
def test_the_pages_figure_bears_the_words_of_pythons(
    name: str, drawn: dict[str, Draws], program: Callable[[str], str]
) -> None:
    draws, exhibit = drawn[name][: len(LOOKS)], exhibit_named(name)
    pictures = on_the_page(program("node"), name, draws, LOOKS)["pictures"]
    for settings, look, picture in zip(draws, LOOKS, pictures, strict=True):
        assert not re.search("NaN|undefined|null|Infinity", picture), settings
        ours = svg(exhibit.show(settings, look, None).figure).decode()
        assert words_in(picture) == words_in(ours), settings
        assert size_of(picture) == size_of(ours)


def words_in(picture: str) -> list[str]:
    found = (
        " ".join("".join(text.itertext()).split()) for text in ElementTree.fromstring(picture).iter(TEXT)
    )
    return sorted(filter(None, found))


def size_of(picture: str) -> list[str | None]:
    return [ElementTree.fromstring(picture).get(name) for name in ("width", "height", "viewBox")]
