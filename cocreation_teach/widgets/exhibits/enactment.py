"""A service enacted: expectation set, promise made, encounter enacted moment by moment."""

from dataclasses import asdict
from math import nan
from typing import Any

from cocreation_teach.plots import enactment as plot
from cocreation_teach.plots.style import Drawing, Look
from cocreation_teach.simulations.enactment import BELIEF, EASE, HOPE, REHABILITATION, Enactment, enact
from cocreation_teach.theory.wording import fixed, signed
from cocreation_teach.widgets.exhibits.exhibit import Exhibit, Group, Settings, Shown, Slider, Table, Working
from cocreation_teach.words import say

PROMISED = 1
"""The step at which the promise is made; each further step enacts a moment."""


def show(settings: Settings, look: Look, on: Drawing | None = None) -> Shown:
    """Play the service up to the step and show experience against expectation, and what came of it."""
    prior, promise, step = settings["prior"] / 100, settings["promise"] / 100, settings["step"]
    service = run(settings)
    figure = plot.figure(
        frame(service),
        service.expectation if step >= PROMISED else prior,
        prior=prior,
        promise=promise if step >= PROMISED else None,
        results=(service.satisfaction, service.outcome) if service.steps else None,
        look=look,
        on=on,
    )
    return Shown(figure, alt(service, prior, step), sentence(service, prior, step), table(service))


def run(settings: Settings) -> Enactment:
    """Return the service as far as it has been played."""
    played = max(0, settings["step"] - PROMISED)
    given = {name: settings[name] / 100 for name in ("prior", "promise", "part")}
    return enact(REHABILITATION[:played], **given)


def frame(service: Enactment) -> dict[str, list[Any]]:
    """Return all moments as columns; what is not enacted yet is missing."""
    still = [nan] * (len(REHABILITATION) - len(service.steps))
    return {"moment": [moment.name for moment in REHABILITATION]} | {
        name: [*(getattr(step, name) for step in service.steps), *still]
        for name in ("experience", "part", "outcome")
    }


def _points(share: float) -> str:
    """Return a share or a difference of shares on the scale that the sliders have."""
    return fixed(100 * share).replace("-", "−")


def _level(share: float) -> str:
    return say("enactment.level", points=_points(share))


def sentence(service: Enactment, prior: float, step: int) -> str:
    """Say where the service stands."""
    if step < PROMISED:
        return say("enactment.before", prior=_level(prior))
    if not service.steps:
        return say(
            "enactment.promised",
            promise=_level(service.promise),
            prior=_points(prior),
            expectation=_points(service.expectation),
        )
    if len(service.steps) == len(REHABILITATION):
        return service.sentence()
    last = service.steps[-1]
    how = "better" if last.gap >= 0 else "worse"
    return say(
        f"enactment.{how}",
        moment=last.moment.name,
        gap=_points(abs(last.gap)),
        satisfaction=signed(service.satisfaction),
        outcome=signed(service.outcome),
    )


def alt(service: Enactment, prior: float, step: int) -> str:
    """Say what is to be seen."""
    if step < PROMISED:
        return say("enactment.seen-before", prior=_level(prior))
    expectation, promise = _level(service.expectation), _level(service.promise)
    head = say("enactment.seen-head", expectation=expectation, promise=promise)
    if not service.steps:
        return say("enactment.seen-promised", head=head)
    moments = "; ".join(
        say(
            "enactment.seen-moment",
            moment=at.moment.name.lower(),
            experience=_points(at.experience),
            gap=_points(at.gap),
            part=_points(at.part),
            outcome=signed(at.outcome),
        )
        for at in service.steps
    )
    satisfaction, outcome = signed(service.satisfaction), signed(service.outcome)
    return say("enactment.seen", head=head, moments=moments, satisfaction=satisfaction, outcome=outcome)


def table(service: Enactment) -> Table:
    """Return the moments as far as they have been played, and the means."""
    rows = [
        (
            at.moment.name,
            _points(at.expectation),
            _points(at.experience),
            _points(at.gap),
            _points(at.part),
            signed(at.outcome),
        )
        for at in service.steps
    ]
    mean = (
        say("enactment.mean"),
        "–",
        "–",
        signed(service.satisfaction),
        "–",
        signed(service.outcome),
    )
    columns = (
        "",
        say("enactment.expected"),
        say("enactment.experienced"),
        say("enactment.gap"),
        say("enactment.part"),
        say("enactment.outcome"),
    )
    shown = (*rows, mean) if rows else ((say("enactment.none"), *"–––––"),)
    return Table(say("enactment.caption"), columns, shown)


_LEVEL = ((0, "low ({} of 100)"), (35, "middling ({} of 100)"), (65, "high ({} of 100)"))

EXHIBIT = Exhibit(
    title="A service enacted: after a knee operation",
    groups=(
        Group(
            "The patient",
            (
                Slider("prior", "Expects beforehand", 50, said=_LEVEL),
                Slider(
                    "part",
                    "Plays a part at first",
                    50,
                    said=(
                        (0, "none ({} of 100)"),
                        (1, "passive ({} of 100)"),
                        (35, "willing ({} of 100)"),
                        (65, "active ({} of 100)"),
                    ),
                ),
            ),
        ),
        Group(
            "The clinic",
            (
                Slider(
                    "promise",
                    "Promises",
                    60,
                    said=((0, "little ({} of 100)"), (35, "something ({} of 100)"), (65, "much ({} of 100)")),
                ),
            ),
        ),
    ),
    show=show,
    working=Working(
        equations=(
            "Expectation = what was expected beforehand, moved half way towards the promise.",
            "The patient’s part in the first moment = what you set, moved up or down by as much as a quarter "
            "with what is expected: who hopes for more tries harder.",
            "Experience of a moment = half the conduct of staff + half the ease; the more a moment asks of "
            "the patient, the less ease. A full part takes three tenths off what is hard to bear.",
            "Gap = experience − expectation. Satisfaction is the mean gap so far, as a share: a gap of 15 of "
            "100 is +0.15.",
            "Outcome of a moment = the patient’s part × what the moment asks × how well staff guide, from "
            "−1 (badly) to +1 (well). The outcome is the mean so far.",
            "After a moment that falls below what was expected, the patient’s part falls by the gap: people "
            "put in less after a disappointment.",
        ),
        assumptions=(
            "The five moments have a fixed conduct of staff and a fixed demand, both made up. The painful "
            "exercises ask most.",
            "The promise works through expectation alone, and expectation does not change on the way.",
            "Satisfaction is not value: it is one thing among others that the encounter leaves behind.",
        ),
        sources=(
            "Mondloch, Cole & Frank (2001): patients who expect to recover well tend to do so.",
            "Normann (1991): moments of truth.",
            "Osborne, Strokosch & Radnor (2018), who cite Venetis & Ghauri (2004): a promise, then "
            "expectation meets experience.",
            "The clinic, the equations and the numbers are ours.",
        ),
    ),
    given={
        "moments": [asdict(moment) for moment in REHABILITATION],
        "belief": BELIEF,
        "hope": HOPE,
        "ease": EASE,
    },
    steps=(
        "Next step: the clinic promises",
        *(f"Next step: {moment.name.lower()}" for moment in REHABILITATION),
    ),
)
