"""From co-creation to co-destruction: find the turning point, and each side's part in it."""

from typing import Any

from cocreation_teach.plots import destruction as plot
from cocreation_teach.plots.style import Drawing, Look
from cocreation_teach.simulations.destruction import CHANCE, Course, simulate
from cocreation_teach.theory.wording import fixed, signed
from cocreation_teach.widgets.exhibits.exhibit import Exhibit, Group, Settings, Shown, Slider, Table, Working
from cocreation_teach.words import say

SHARES = ("start", "fall", "answering", "user", "adaptation")
LISTED = 6
"""How many encounters the table names at most."""


def show(settings: Settings, look: Look, on: Drawing | None = None) -> Shown:
    """Let them meet, and show value from encounter to encounter above the two halves that make it."""
    course = run(settings)
    figure = plot.figure(frame(course), course.turning_point, look=look, on=on)
    return Shown(figure, alt(course), course.sentence(), table(course))


def run(settings: Settings) -> Course:
    """Return the course of encounters."""
    shares = {name: settings[name] / 100 for name in SHARES}
    return simulate(**shares, encounters=settings["encounters"], seed=settings["seed"])


def frame(course: Course) -> dict[str, Any]:
    """Return a row an encounter, as columns."""
    columns = ("expected", "observed", "responsiveness", "user")
    values = {name: getattr(course, name) for name in columns}
    return {"encounter": range(1, len(course.expected) + 1), **values}


def alt(course: Course) -> str:
    """Say what is to be seen."""
    if not course.expected.size:
        return say("destruction.seen-empty")
    first, last = signed(course.expected[0]), signed(course.expected[-1])
    at = course.turning_point
    return say(
        "destruction.seen",
        first=first,
        last=last,
        count=len(course.expected),
        turn=say("destruction.seen-turn", at=at, value=signed(course.expected[at - 1]))
        if at
        else say("destruction.seen-no-turn"),
        staff=_points(course.responsiveness[-1]),
        user=_points(course.user[-1]),
    )


def table(course: Course) -> Table:
    """Return some encounters from the first to the last, the turning point among them."""
    columns = (
        "",
        say("destruction.expected"),
        say("destruction.staff"),
        say("destruction.user"),
        say("destruction.observed"),
    )
    rows = tuple(
        (
            say(
                "destruction.turning-encounter" if at == course.turning_point else "destruction.encounter",
                at=at,
            ),
            signed(course.expected[at - 1]),
            _points(course.responsiveness[at - 1]),
            _points(course.user[at - 1]),
            signed(course.observed[at - 1]),
        )
        for at in _some(len(course.expected), course.turning_point)
    )
    return Table(say("destruction.caption"), columns, rows or ((say("destruction.no-encounter"), *"––––"),))


def _points(share: float) -> str:
    return fixed(100 * share)


def _some(count: int, turning_point: int | None) -> list[int]:
    """Return the numbers of some encounters, spread evenly.

    Examples
    --------
    >>> _some(24, 15), _some(0, None)
    ([1, 6, 10, 15, 19, 24], [])
    """
    if not count:
        return []
    spread = {1 + round(at * (count - 1) / (LISTED - 1)) for at in range(LISTED)}
    return sorted(spread | ({turning_point} if turning_point else set()))


EXHIBIT = Exhibit(
    title="From co-creation to co-destruction",
    groups=(
        Group(
            "The adviser",
            (
                Slider(
                    "start",
                    "Responds at the start",
                    90,
                    said=(
                        (0, "not at all ({} of 100)"),
                        (1, "little ({} of 100)"),
                        (40, "somewhat ({} of 100)"),
                        (70, "well ({} of 100)"),
                    ),
                ),
                Slider(
                    "fall",
                    "Loses with each encounter",
                    5,
                    0,
                    50,
                    1,
                    said=((0, "nothing"), (1, "{}% of responsiveness")),
                ),
                Slider(
                    "answering",
                    "Answers as met",
                    5,
                    said=(
                        (0, "never: only tires"),
                        (1, "moves {}% of the way"),
                        (100, "mirrors the person"),
                    ),
                ),
            ),
        ),
        Group(
            "The person out of work",
            (
                Slider(
                    "user",
                    "Comes",
                    60,
                    said=(
                        (0, "against it ({} of 100)"),
                        (35, "waiting to see ({} of 100)"),
                        (60, "ready to take part ({} of 100)"),
                    ),
                ),
                Slider(
                    "adaptation",
                    "Answers as treated",
                    30,
                    said=(
                        (0, "never: stays as they came"),
                        (1, "moves {}% of the way"),
                        (100, "mirrors the adviser"),
                    ),
                ),
            ),
        ),
        Group(
            "How often they meet",
            (
                Slider(
                    "encounters",
                    "Encounters",
                    24,
                    0,
                    60,
                    1,
                    said=((0, "they never meet"), (1, "once"), (2, "{} times")),
                ),
            ),
        ),
    ),
    show=show,
    working=Working(
        equations=(
            "The adviser’s responsiveness starts where you set it. From one encounter to the next it "
            "moves towards the part that the person has just played, and then loses a share of itself.",
            "The person’s part starts where you set it, and moves towards the responsiveness just met.",
            "Expected value = twice the square root of responsiveness times part, less 1: the product "
            "decides. Where one side gives nothing, all is lost. Observed value adds chance of up to "
            "0.3 either way.",
            "The turning point is the encounter from which expected value stays below 0. A product has "
            "no shares that add up. So the sentence says when it would have turned if only one side had"
            " stayed as it began.",
        ),
        assumptions=(
            "Both halves weigh the same, and nobody steps in.",
            "Neither side makes up for what the other leaves undone. Each real person would differ.",
            "An adviser with ever more cases is made up, and so are the numbers.",
        ),
        sources=(
            "Plé & Chumpitaz Cáceres (2010) and Echeverri & Skålén (2011): interaction can destroy value.",
            "Osborne, Strokosch & Radnor (2018): maladaptive behaviour of staff or users, and the "
            "professional’s half as an open question.",
            "The equations are ours.",
        ),
    ),
    given={"chance": CHANCE},
    chance="Another run by chance",
)
