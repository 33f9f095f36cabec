"""One outcome, several stakeholders, and you as one more."""

from cocreation_teach.plots import stakeholders as plot
from cocreation_teach.plots.style import Drawing, Look
from cocreation_teach.simulations.stakeholders import (
    ASPECTS,
    LABELS,
    OUTCOMES,
    STAKEHOLDERS,
    Aspects,
    Stakeholder,
    Weighing,
    weigh,
)
from cocreation_teach.theory.wording import signed
from cocreation_teach.widgets.exhibits.exhibit import (
    Choice,
    Exhibit,
    Group,
    Settings,
    Shown,
    Slider,
    Table,
    Working,
)

YOU = "you"
OUTCOME = {outcome.name.split()[-1]: outcome for outcome in OUTCOMES}
"""Outcomes by the last word of their names."""


def show(settings: Settings, look: Look, on: Drawing | None = None) -> Shown:
    """Let every stakeholder score every outcome, and show how far they lie apart on the chosen one."""
    all_ = run(settings)
    chosen = all_[OUTCOME[settings["outcome"]].name]
    figure = plot.figure(frame(all_), chosen.outcome.name, look=look, on=on)
    return Shown(figure, alt(chosen), chosen.sentence(), table(all_))


def run(settings: Settings) -> dict[str, Weighing]:
    """Return each outcome as it is scored; you take part as soon as anything weighs with you."""
    weights = {aspect: settings[aspect] / 100 for aspect in ASPECTS}
    you = (Stakeholder(YOU, Aspects(**weights)),) if any(weights.values()) else ()
    return {outcome.name: weigh(outcome, (*STAKEHOLDERS, *you)) for outcome in OUTCOMES}


def frame(all_: dict[str, Weighing]) -> dict[str, dict[str, float]]:
    """Return by outcome the score of each stakeholder."""
    return {name: dict(weighing.scores) for name, weighing in all_.items()}


def alt(chosen: Weighing) -> str:
    """Say what is to be seen."""
    found = ", ".join(f"{name} {signed(score)}" for name, score in chosen.scores)
    return (
        f"Scores of three outcomes as a heat map, with living {chosen.outcome.name} framed and drawn on a "
        f"line: "
        f"{found}. The best single score would be {signed(chosen.single_score)}; the scores span "
        f"{chosen.disagreement:.2f}."
    )


def table(all_: dict[str, Weighing]) -> Table:
    """Return every score, and how far those of each outcome lie apart."""
    weighings = tuple(all_.values())
    scores = [
        (name, *(signed(dict(weighing.scores)[name]) for weighing in weighings))
        for name, _ in weighings[0].scores
    ]
    spread = (
        "distance between highest and lowest",
        *(f"{weighing.disagreement:.2f}" for weighing in weighings),
    )
    best = ("best single score", *(signed(weighing.single_score) for weighing in weighings))
    rows = tuple((name.capitalize(), *cells) for name, *cells in (*scores, spread, best))
    return Table(
        "The score of each outcome, from −1 to +1", ("", *(name.capitalize() for name in all_)), rows
    )


EXHIBIT = Exhibit(
    title="One outcome, several stakeholders",
    groups=(
        Group(
            "Where shall the child live?",
            (
                Choice(
                    "outcome",
                    "The child lives",
                    tuple((key, outcome.name) for key, outcome in OUTCOME.items()),
                ),
            ),
        ),
        Group(
            "And you? What weighs with you",
            tuple(
                Slider(
                    aspect,
                    LABELS[aspect],
                    0,
                    -100,
                    100,
                    10,
                    said=(
                        (-100, "the opposite ({})"),
                        (0, "does not weigh"),
                        (1, "weighs a little ({})"),
                        (40, "weighs ({})"),
                        (80, "weighs most ({})"),
                    ),
                )
                for aspect in ASPECTS
            ),
            hint="You join the others as soon as something weighs with you.",
        ),
    ),
    show=show,
    working=Working(
        equations=(
            "An outcome is described by five aspects, each from −1 (much worse) to +1 (much better).",
            "A stakeholder gives each aspect a weight from −1 (wants the opposite) to +1 (wants it).",
            "Score = the sum of weight times aspect, divided by the sum of the sizes of the weights. It "
            "lies between −1 and +1.",
            "The single score that fits best is halfway between the highest and the lowest. It still misses"
            " somebody by half their distance.",
        ),
        assumptions=(
            "Aspects add up, nobody changes their mind by talking, and all stakeholders count alike.",
            "The case, the outcomes and the weights are made up. They say nothing about what real children,"
            " parents or courts want.",
            "Whose score should decide is a political question, which the model cannot answer.",
        ),
        sources=(
            "Osborne, Strokosch & Radnor (2018): contested outcomes as a limit, with child protection as "
            "the example.",
            "The equations are ours.",
        ),
    ),
)
