"""From co-creation to co-destruction: the turning point.  An illustration, not evidence.

Scene.  A person out of work meets the same employment adviser again and again.  The adviser, with ever
more cases, responds less and less; the person comes to do as they are done by.  That interaction can
destroy value as well as create it is argued by Plé & Chumpitaz Cáceres (2010) and Echeverri & Skålén
(2011).  Osborne, Strokosch & Radnor (2018) say that maladaptive behaviour of staff or users could bring it
about in public services, and ask for more research on the professional's half.  The case, the equations
and the numbers are ours and made up.

Equations, for encounter t = 1, 2, ...

- Responsiveness of staff r(t) = start (1 - fall)^(t - 1), within 0..1.
- Part of the user u(1) = as they come, within 0..1; then u(t + 1) = u(t) + adaptation (r(t) - u(t)).
  Adaptation 0 leaves the user as they came, 1 mirrors the last encounter.
- Expected value v(t) = (r(t) - 1/2) + (u(t) - 1/2), within -1..1.
- The professional's part of v is r - 1/2.  The user's part is u - 1/2, and it divides in two: what it
  would have been had responsiveness not fallen (the user's own), and the rest (the user's response to the
  fall; 0 or less).
- Observed value = v + chance of up to 0.3 either way, kept within -1..1.
- Turning point: the first encounter with v below 0, or None.

A faster fall never makes the turning point later: r, and with it u and v, can only be lower.

Assumptions: both halves weigh the same and add up; users mirror and do not make up for what staff leave
undone; nobody steps in.  Each user of a real service would differ.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cocreation_teach.simulations.parameters import number, refuse, whole

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
    professional, users_own, response
        The three parts of the expected value: the professional's, the user's own, and the user's response to
        the fall in responsiveness.
    expected, observed
        Value without and with chance, -1..1.
    turning_point
        The number of the first encounter whose expected value is negative, counted from 1, or ``None``.

    Examples
    --------
    >>> simulate(fall=0.0).turning_point is None
    True
    """

    responsiveness: Floats
    user: Floats
    professional: Floats
    users_own: Floats
    response: Floats
    expected: Floats
    observed: Floats
    turning_point: int | None

    def sentence(self) -> str:
        """Say in one plain sentence whether co-creation turned into co-destruction, and through whom."""
        if not self.expected.size:
            return "They never met, so value was neither created nor destroyed."
        if self.turning_point is None:
            return f"In all {len(self.expected)} encounters the expected value stayed at 0 or above."
        if self.turning_point == 1:
            if self.expected[-1] > ROUNDING:
                return (
                    "Value was destroyed in the first encounter, but staff still responded, the user came "
                    "round, and the last encounter created value."
                )
            return "Value was destroyed from the first encounter: the two halves fell short at the start."
        at = self.turning_point - 1
        staff = float(self.responsiveness[0] - self.responsiveness[at])
        lost = staff - float(self.response[at])
        turned = f"Co-creation turned into co-destruction at encounter {self.turning_point}"
        if lost <= ROUNDING:
            return f"{turned}: staff responded little from the start, and the user came to act likewise."
        return (
            f"{turned}: of what falling responsiveness had cost by then, {staff / lost:.0%} lay in the "
            f"professional's part and {1 - staff / lost:.0%} in how the user answered it."
        )


def simulate(
    *,
    start: float = 0.9,
    fall: float = 0.05,
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
    "Co-creation turned into co-destruction at encounter 15: of what falling responsiveness had cost ..."
    """
    refuse(
        *(number(name, value, 0, 1) for name, value in _shares(start, fall, user, adaptation)),
        whole("encounters", encounters, 0, MAX_ENCOUNTERS),
        whole("seed", seed, 0, 2**32 - 1),
    )
    responsiveness: Floats = np.asarray(start * (1.0 - fall) ** np.arange(encounters), dtype=np.float64)
    part = _mirror(responsiveness, user, adaptation)
    unprovoked = _mirror(np.full_like(responsiveness, start), user, adaptation)
    expected = responsiveness + part - 1.0
    chance = np.random.default_rng(int(seed)).uniform(-CHANCE, CHANCE, encounters)
    negative = np.flatnonzero(expected < -ROUNDING)
    return Course(
        _fixed(responsiveness),
        _fixed(part),
        _fixed(responsiveness - 0.5),
        _fixed(unprovoked - 0.5),
        _fixed(part - unprovoked),
        _fixed(expected),
        _fixed(np.clip(expected + chance, -1.0, 1.0)),
        int(negative[0]) + 1 if negative.size else None,
    )


def _shares(start: float, fall: float, user: float, adaptation: float) -> tuple[tuple[str, float], ...]:
    return ("start", start), ("fall", fall), ("user", user), ("adaptation", adaptation)


def _mirror(responsiveness: Floats, start: float, adaptation: float) -> Floats:
    """Return the user's part in each encounter: a recurrence, so a loop."""
    part = np.empty_like(responsiveness)
    now = float(start)
    for at, met in enumerate(responsiveness):
        part[at] = now
        now = (1.0 - adaptation) * now + adaptation * float(met)
    return part


def _fixed(array: Floats) -> Floats:
    array.setflags(write=False)
    return array
