"""One meal, three diners: one cost, three values in use."""

from dataclasses import asdict, replace
from typing import Any

from cocreation_teach.plots import meal as plot
from cocreation_teach.plots.style import Drawing, Look
from cocreation_teach.simulations.meal import DINERS, LABELS, PARTS, Diner, Evening, Meal, ValueInUse, serve
from cocreation_teach.theory.wording import signed
from cocreation_teach.widgets.exhibits.exhibit import Exhibit, Group, Settings, Shown, Slider, Table, Working
from cocreation_teach.words import say

GUESTS = ("host", "couple", "party")
"""The settings that say how far each diner does what they came for, in the order of the diners."""


def show(settings: Settings, look: Look, on: Drawing | None = None) -> Shown:
    """Serve the meal to the three diners and show what it was worth to each."""
    evening = run(settings)
    figure = plot.figure(frame(evening), evening.meal.cost, look=look, on=on)
    return Shown(figure, alt(evening), evening.sentence(), table(evening))


def run(settings: Settings) -> Evening:
    """Return the evening."""
    wages, ingredients = float(settings["wages"]), float(settings["ingredients"])
    guests = zip(DINERS, GUESTS, strict=True)
    diners = tuple(replace(diner, does=settings[name] / 100) for diner, name in guests)
    return serve(Meal(wages, ingredients, **{part: settings[part] / 100 for part in PARTS}), diners)


def frame(evening: Evening) -> dict[str, list[Any]]:
    """Return what each part adds to each diner's value in use, and their satisfaction, as columns."""
    rows = [(served, part) for served in evening.diners for part in served.parts]
    return {
        "diner": [served.diner.name for served, _ in rows],
        "purpose": [served.diner.purpose for served, _ in rows],
        "part": [LABELS[part.name] for _, part in rows],
        "adds": [part.adds for _, part in rows],
        "satisfaction": [served.satisfaction for served, _ in rows],
    }


def alt(evening: Evening) -> str:
    """Say what is to be seen."""
    worth = "; ".join(
        say(
            "meal.seen-diner",
            diner=served.diner.name,
            value=signed(served.value),
            parts=", ".join(
                say("meal.seen-part", part=LABELS[part.name].lower(), adds=signed(part.adds))
                for part in served.parts
            ),
            satisfaction=signed(served.satisfaction),
        )
        for served in evening.diners
    )
    return say("meal.seen", cost=f"{evening.meal.cost:.2f}", diners=worth)


def table(evening: Evening) -> Table:
    """Return what each diner expected, what they got, and what it added."""
    rows = [
        (
            say("meal.row", diner=_heading(served), what=LABELS[part.name].lower()),
            f"{part.expected:.2f}",
            f"{part.experienced:.2f}",
            f"{part.share:.0%}",
            signed(part.adds),
        )
        for served in evening.diners
        for part in served.parts
    ]
    totals = [
        (
            say("meal.row", diner=_heading(served), what=what.lower()),
            "–",
            "–",
            "100%",
            signed(number),
        )
        for served in evening.diners
        for what, number in (
            (say("meal.value"), served.value),
            (say("meal.satisfaction"), served.satisfaction),
        )
    ]
    columns = "", say("meal.expected"), say("meal.experienced"), say("meal.weight"), say("meal.adds")
    return Table(say("meal.caption", cost=f"{evening.meal.cost:.2f}"), columns, (*rows, *totals))


def _heading(served: ValueInUse) -> str:
    return served.diner.name.removeprefix("the ").capitalize()


def _given(diner: Diner, setting: str) -> dict[str, Any]:
    expects = [{"part": part, "label": LABELS[part], **asdict(getattr(diner, part))} for part in PARTS]
    return {"name": diner.name, "purpose": diner.purpose, "setting": setting, "expects": expects}


EXHIBIT = Exhibit(
    title="One meal, three diners",
    groups=(
        Group(
            "The meal, as everyone gets it",
            (
                Slider(
                    "food",
                    "Food",
                    80,
                    said=(
                        (0, "poor ({} of 100)"),
                        (35, "plain ({} of 100)"),
                        (60, "good ({} of 100)"),
                        (90, "superb ({} of 100)"),
                    ),
                ),
                Slider(
                    "ambience",
                    "Ambience",
                    30,
                    said=((0, "hushed ({} of 100)"), (35, "easy ({} of 100)"), (65, "lively ({} of 100)")),
                ),
                Slider(
                    "staff",
                    "Staff",
                    30,
                    said=(
                        (0, "discreet ({} of 100)"),
                        (35, "friendly ({} of 100)"),
                        (65, "joining in ({} of 100)"),
                    ),
                ),
            ),
        ),
        Group(
            "What the guests do with it",
            tuple(
                Slider(
                    name,
                    label,
                    80,
                    said=(
                        (0, "not at all"),
                        (1, "a little ({} of 100)"),
                        (35, "somewhat ({} of 100)"),
                        (65, "much ({} of 100)"),
                    ),
                )
                for name, label in zip(
                    GUESTS, ("The host wins over", "The couple confide", "The party sings"), strict=True
                )
            ),
        ),
        Group(
            "What it costs to make",
            (
                Slider("wages", "Wages", 16, 0, 60, 1, said=((0, "{}.00 a head"),)),
                Slider("ingredients", "Ingredients", 12, 0, 60, 1, said=((0, "{}.00 a head"),)),
            ),
        ),
    ),
    show=show,
    working=Working(
        equations=(
            "A part helps or hinders what the guests do: in the middle not at all, at the ends fully. "
            "The host’s talk needs good food and a calm room, the couple’s talk a hushed room, the song"
            " a lively one.",
            "A part adds how far it helps, times its weight for the guests, times how far they do what "
            "they came for. Value in use is the sum of the three, from −1 to +1. Whoever does nothing "
            "has 0.",
            "Satisfaction = 1, less twice the mean distance between what was expected and what was met."
            " Food better than expected is no distance. What the guests do has no part in it.",
            "Cost = wages + ingredients, whoever eats. No guest’s value has the cost in it.",
        ),
        assumptions=(
            "The host came to win over a partner, the couple to confide in each other, the party to "
            "sing. What each expects and needs is made up and does not change.",
            "The parts add up. The song of one table is not heard at the next.",
        ),
        sources=(
            "Osborne, Strokosch & Radnor (2018): the restaurant meal as an example.",
            "Lusch & Vargo (2006) and Grönroos (2011): value is in use, and users create it.",
            "The equations are ours.",
        ),
    ),
    given={"diners": [_given(diner, setting) for diner, setting in zip(DINERS, GUESTS, strict=True)]},
)
