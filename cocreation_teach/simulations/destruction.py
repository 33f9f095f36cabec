"""From co-creation to co-destruction: the turning point.  An illustration, not evidence.

Scene.  A person out of work meets the same employment adviser again and again.  The adviser, with ever
more cases, responds less and less; the person comes to do as they are done by.  That interaction can
destroy value as well as create it is argued by Plé & Chumpitaz Cáceres (2010) and Echeverri & Skålén
(2011).  Osborne, Strokosch & Radnor (2018) say that maladaptive behaviour of staff or users could bring it
about in public services, and ask for more research on the professional's half.  The case, the equations
and the numbers are ours and made up.

Equations, for encounter t = 1, 2, ...  Both halves lie within 0..1.

- Staff respond with r(1) = start, and then r(t + 1) = (1 - fall) (r(t) + answering (u(t) - r(t))).
- The user plays the part u(1) = as they come, and then u(t + 1) = u(t) + adaptation (r(t) - u(t)).
  So each side answers how it was just met: 0 leaves it as it was, 1 mirrors the other.
- Expected value v(t) = 2 sqrt(r(t) u(t)) - 1, within -1..1: the product of the halves decides.  Where one
  side gives nothing, all is lost, whatever the other gives; two halves in the middle make 0.
- Observed value = v + chance of up to 0.3 either way, kept within -1..1.
- Turning point: the encounter from which v stays below 0 to the end, or None.

A product has no shares that add up.  Each side's part is therefore told by what would have come without its
change: when the turning point would have come if the user alone had stayed as they came (adaptation 0), and
if staff alone had stayed as they began (fall and answering 0).

A faster fall never makes the turning point later: r, and with it u and v, can only be lower.

Assumptions: both halves weigh the same; nobody makes up for what the other leaves undone; nobody steps in.
Each user of a real service would differ.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cocreation_teach.simulations.parameters import number, refuse, whole
from cocreation_teach.words import say

Floats = NDArray[np.float64]

MAX_ENCOUNTERS = 200
CHANCE = 0.3
ROUNDING = 1e-12
"""A value this close to 0 is 0: arithmetic with floats is not exact."""


@dataclass(frozen=True, slots=True, eq=False)
class Course:
    """A course of encounters; the arrays have one number an encounter and are read-only.

    Attributes
    ----------
    responsiveness, user
        How staff and user acted, 0..1.
    expected, observed
        Value without and with chance, -1..1.
    turning_point
        The number, counted from 1, of the encounter from which expected value stays negative, or ``None``.
    if_user_held, if_staff_held
        The turning point if the user alone, or staff alone, had stayed as at the start.

    Examples
    --------
    >>> simulate(fall=0.0).turning_point is None
    True
    """

    responsiveness: Floats
    user: Floats
    expected: Floats
    observed: Floats
    turning_point: int | None
    if_user_held: int | None
    if_staff_held: int | None

    def sentence(self) -> str:
        """Say in one plain sentence whether value turned, and when it would have, had a side not changed."""
        if not self.expected.size:
            return say("destruction.never-met")
        if self.turning_point is None:
            if self.expected.min() >= -ROUNDING:
                return say("destruction.kept", count=len(self.expected))
            return say("destruction.mended")
        if self.turning_point == 1:
            return say("destruction.first")
        return say(
            "destruction.turned",
            at=self.turning_point,
            user=_would(self.if_user_held),
            staff=_would(self.if_staff_held),
        )


def simulate(
    *,
    start: float = 0.9,
    fall: float = 0.05,
    answering: float = 0.05,
    user: float = 0.6,
    adaptation: float = 0.3,
    encounters: int = 24,
    seed: int = 1,
) -> Course:
    """Let one user and one service meet again and again while responsiveness falls.

    Parameters
    ----------
    start
        Responsiveness of staff in the first encounter, 0..1.
    fall
        Share of its responsiveness that staff lose from one encounter to the next, 0..1.
    answering
        How far staff move towards the part that the user has just played, 0..1.
    user
        The part that the user plays in the first encounter, 0 (against) to 1 (fully with).
    adaptation
        How far the user's part moves towards the responsiveness just met, 0..1.
    encounters
        How many there are, 0 to 200.
    seed
        The same seed gives the same chance.

    Raises
    ------
    ValueError
        If a number lies outside its range.

    Examples
    --------
    >>> simulate(fall=0.05).turning_point
    15
    >>> simulate(fall=0.05).sentence()
    'Co-creation turned into co-destruction at encounter 15: had only the user stayed as at the start, ...'
    """
    shares = {"start": start, "fall": fall, "answering": answering, "user": user, "adaptation": adaptation}
    refuse(
        *(number(name, value, 0, 1) for name, value in shares.items()),
        whole("encounters", encounters, 0, MAX_ENCOUNTERS),
        whole("seed", seed, 0, 2**32 - 1),
    )
    staff, part = _answer(**shares, encounters=int(encounters))
    expected = _value(staff, part)
    chance = np.random.default_rng(int(seed)).uniform(-CHANCE, CHANCE, int(encounters))
    steady_user = _answer(**{**shares, "adaptation": 0.0}, encounters=int(encounters))
    steady_staff = _answer(**{**shares, "fall": 0.0, "answering": 0.0}, encounters=int(encounters))
    return Course(
        _fixed(staff),
        _fixed(part),
        _fixed(expected),
        _fixed(np.clip(expected + chance, -1.0, 1.0)),
        _turn(expected),
        _turn(_value(*steady_user)),
        _turn(_value(*steady_staff)),
    )


def _answer(
    *, start: float, fall: float, answering: float, user: float, adaptation: float, encounters: int
) -> tuple[Floats, Floats]:
    """Return both halves in each encounter: two recurrences that need each other, so a loop."""
    staff, part = np.empty(encounters), np.empty(encounters)
    r, u = float(start), float(user)
    for at in range(encounters):
        staff[at], part[at] = r, u
        r, u = (1.0 - fall) * ((1.0 - answering) * r + answering * u), (1.0 - adaptation) * u + adaptation * r
    return staff, part


def _value(staff: Floats, part: Floats) -> Floats:
    value: Floats = 2.0 * np.sqrt(staff * part) - 1.0
    return value


def _turn(expected: Floats) -> int | None:
    """Return the first of the negative encounters at the end, counted from 1."""
    kept = np.flatnonzero(expected >= -ROUNDING)
    last = int(kept[-1]) + 1 if kept.size else 0
    return last + 1 if last < expected.size else None


def _would(turning_point: int | None) -> str:
    if turning_point is None:
        return say("destruction.no-turn")
    return say("destruction.would-turn", at=turning_point)


def _fixed(array: Floats) -> Floats:
    array.setflags(write=False)
    return array
