"""One outcome, several stakeholders, and you as one more."""

from dataclasses import asdict

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
from cocreation_teach.theory.wording import fixed, signed
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
from cocreation_teach.words import say

OUTCOME = {outcome.name.split()[-1]: outcome for outcome in OUTCOMES}
"""Outcomes by the last word of their names."""

HOLDERS = {holder.name.split()[-1]: holder for holder in STAKEHOLDERS}
"""Stakeholders by the last word of their names."""


def show(settings: Settings, look: Look, on: Drawing | None = None) -> Shown:
    """Let every stakeholder score every outcome, and show how far they lie apart on the chosen one."""
    all_ = run(settings)
    chosen = all_[OUTCOME[settings["outcome"]].name]
    figure = plot.figure(frame(all_), chosen.outcome.name, look=look, on=on)
    return Shown(figure, alt(chosen), chosen.sentence(), table(all_))


def run(settings: Settings) -> dict[str, Weighing]:
    """Return each outcome as it is scored by all; you take part as soon as anything weighs with you."""
    torn = tuple(holder.torn(settings[key] / 100) for key, holder in HOLDERS.items())
    weights = {aspect: settings[aspect] / 100 for aspect in ASPECTS}
    you = (Stakeholder(say("stakeholders.you"), Aspects(**weights)),) if any(weights.values()) else ()
    return {outcome.name: weigh(outcome, (*torn, *you)) for outcome in OUTCOMES}


def frame(all_: dict[str, Weighing]) -> dict[str, dict[str, float]]:
    """Return by outcome the score of each stakeholder."""
    return {name: dict(weighing.scores) for name, weighing in all_.items()}


def alt(chosen: Weighing) -> str:
    """Say what is to be seen."""
    return say(
        "stakeholders.seen",
        outcome=chosen.outcome.name,
        scores=", ".join(
            say("stakeholders.seen-score", name=name, score=signed(score)) for name, score in chosen.scores
        ),
        single=signed(chosen.single_score),
        disagreement=fixed(chosen.disagreement, 2),
        span=fixed(chosen.span, 2),
    )


def table(all_: dict[str, Weighing]) -> Table:
    """Return every score, and how far those of each outcome lie apart."""
    weighings = tuple(all_.values())
    scores = [
        (name, *(signed(dict(weighing.scores)[name]) for weighing in weighings))
        for name, _ in weighings[0].scores
    ]
    apart = (say("stakeholders.distance"), *(fixed(weighing.disagreement, 2) for weighing in weighings))
    span = (say("stakeholders.span"), *(fixed(weighing.span, 2) for weighing in weighings))
    best = (say("stakeholders.best"), *(signed(weighing.single_score) for weighing in weighings))
    rows = tuple((name.capitalize(), *cells) for name, *cells in (*scores, apart, span, best))
    return Table(say("stakeholders.caption"), ("", *(name.capitalize() for name in all_)), rows)


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
            "What does each of them want?",
            tuple(
                Slider(
                    key,
                    holder.name.capitalize(),
                    round(100 * holder.together),
                    said=(
                        (0, "safety alone"),
                        (1, "safety more ({} of 100)"),
                        (45, "both ({} of 100)"),
                        (56, "family more ({} of 100)"),
                        (100, "family alone"),
                    ),
                )
                for key, holder in HOLDERS.items()
            ),
            hint="Between a safe child and a family that stays together. All else weighs as before.",
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
            "Score = the sum of weight times aspect, divided by the sum of the sizes of the weights. It"
            " lies between −1 and +1.",
            "Disagreement = the distance between two stakeholders, on average over all pairs. A further"
            " voice near most others narrows it, and one far off widens it. The distance between the "
            "ends can only grow.",
            "The single score that fits best is the one in the middle of the row, the median. No other "
            "number is nearer to all on average.",
        ),
        assumptions=(
            "Aspects add up, all stakeholders count alike, and nobody changes their mind unless you "
            "move what they want.",
            "The case, the outcomes and the weights are made up. They say nothing about what real "
            "children, parents or courts want.",
            "Whose score should decide is a political question, which the model cannot answer.",
        ),
        sources=(
            "Osborne, Strokosch & Radnor (2018): contested outcomes as a limit, with child protection "
            "as the example.",
            "The equations are ours.",
        ),
    ),
    given={
        "aspects": ASPECTS,
        "outcomes": [
            {"setting": key, "name": outcome.name, "aspects": asdict(outcome.aspects)}
            for key, outcome in OUTCOME.items()
        ],
        "stakeholders": [
            {"setting": key, "name": holder.name, "weights": asdict(holder.weights)}
            for key, holder in HOLDERS.items()
        ],
    },
)
