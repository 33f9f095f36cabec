"""One meal, three diners: one cost, three values in use."""

from typing import Any

from cocreation_teach.plots import meal as plot
from cocreation_teach.plots.style import Drawing, Look
from cocreation_teach.simulations.meal import LABELS, PARTS, Evening, Meal, serve
from cocreation_teach.theory.wording import signed
from cocreation_teach.widgets.exhibits.exhibit import Exhibit, Group, Settings, Shown, Slider, Table, Working


def show(settings: Settings, look: Look, on: Drawing | None = None) -> Shown:
    """Serve the meal to the three diners and show what it was worth to each."""
    evening = run(settings)
    figure = plot.figure(frame(evening), evening.meal.cost, look=look, on=on)
    return Shown(figure, alt(evening), evening.sentence(), table(evening))


def run(settings: Settings) -> Evening:
    """Return the evening."""
    wages, ingredients = float(settings["wages"]), float(settings["ingredients"])
    return serve(Meal(wages, ingredients, **{part: settings[part] / 100 for part in PARTS}))


def frame(evening: Evening) -> dict[str, list[Any]]:
    """Return what each part adds to each diner's value in use, as columns."""
    rows = [(served.diner, part) for served in evening.diners for part in served.parts]
    return {
        "diner": [diner.name for diner, _ in rows],
        "purpose": [diner.purpose for diner, _ in rows],
        "part": [LABELS[part.name] for _, part in rows],
        "adds": [part.adds for _, part in rows],
    }


def alt(evening: Evening) -> str:
    """Say what is to be seen."""
    worth = "; ".join(
        f"{served.diner.name} {signed(served.value)} ("
        + ", ".join(f"{LABELS[part.name].lower()} {signed(part.adds)}" for part in served.parts)
        + ")"
        for served in evening.diners
    )
    cost = f"{evening.meal.cost:.2f}"
    return f"Bars of what each part of the meal adds to value in use, at a cost of {cost} each: {worth}."


def table(evening: Evening) -> Table:
    """Return what each diner expected, what they got, and what it added."""
    rows = [
        (
            f"{served.diner.name.removeprefix('the ').capitalize()}: {LABELS[part.name].lower()}",
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
            f"{served.diner.name.removeprefix('the ').capitalize()}: value in use",
            "–",
            "–",
            "100%",
            signed(served.value),
        )
        for served in evening.diners
    ]
    columns = ("", "Expected", "Experienced", "Weight", "Adds")
    return Table(
        f"The numbers of the evening; the cost is {evening.meal.cost:.2f} for everyone",
        columns,
        (*rows, *totals),
    )


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
            "Fit of the food = 1, less twice what it falls short of the diner’s expectation. Better than "
            "expected does no harm.",
            "Fit of ambience and of staff = 1, less twice the distance from what the diner came for, either"
            " way.",
            "A part adds its fit times its weight for the diner. Value in use is the sum of the three, from"
            " −1 to +1.",
            "Cost = wages + ingredients, whoever eats. No diner’s value has the cost in it.",
        ),
        assumptions=(
            "The host came to impress a possible partner, the couple for an evening to themselves, the "
            "party to celebrate.",
            "What each expects, and how much each part weighs with them, is made up and does not change.",
            "The parts add up. What guests do for each other shows only in what they expect.",
        ),
        sources=(
            "Osborne, Strokosch & Radnor (2018): the restaurant meal as an example.",
            "Lusch & Vargo (2006): value in use.",
            "The equations are ours.",
        ),
    ),
)
