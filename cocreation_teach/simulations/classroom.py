"""A simulated class that classifies encounters.  Made up by a formula: it says nothing about real students.

Scene.  Students place encounters in the four quadrants and say how sure they are.  They differ in ability,
and some hold particular misconceptions; encounters differ in difficulty, and some are contested.

Equations, for student s, encounter e and quadrant q.

- Ability a(s) is normal with mean 0 and deviation 0.8; difficulty d(e) is normal with mean -3 and deviation
  0.8.  The seed decides both, and everything else that is left to chance.
- A share of the class, the same for every seed, holds each misconception.  Who does is drawn for each one,
  so a larger share adds holders and changes nothing else.
- Pull u = a(s) - d(e) towards the key; a(s) - d(e) - 0.4 towards the second quadrant of a contested
  encounter; elsewhere 4 if the student holds the misconception to which that wrong quadrant points, else 0.
- The answer is q with probability p(q) = exp u(q) / (sum of exp u over the four quadrants).
- Felt sureness is p(answer) + 0.12 x a normal draw: below 0.55 "guess", from 0.8 "certain", else "fair".
  So whoever follows a misconception may be as sure as whoever is right.  And so the sure are right more often
  because the formula says it: that sureness is worth something here is built in, and no finding.

Sources: the answers follow Bock's (1972) nominal response model; a misconception as a pull towards one
particular wrong answer is our own simplification, and so is every number.  Answers to different encounters
do not influence each other: nobody learns, tires, skips or copies.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from reprlib import repr as short
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from cocreation_teach.simulations.parameters import number, refuse, whole
from cocreation_teach.theory import CONFIDENCE, MISCONCEPTIONS, Encounter, Quadrant, classification_mark

QUADRANTS: Final = tuple(Quadrant)
SHARES: Final = {"M3": 0.35, "M5": 0.3, "M17": 0.3, "M24": 0.3, "M28": 0.15}
"""The share of the class that holds each misconception, unless other shares are asked for."""

MAX_STUDENTS: Final = 1_000
PULL: Final = 4.0
DEBATE: Final = 0.4


@dataclass(frozen=True, slots=True, eq=False)
class SimulatedClass:
    """Who answered what, and how sure they were; the arrays are read-only.

    Attributes
    ----------
    encounters
        What was classified: the columns of the two tables.
    answers
        Index into `QUADRANTS`, shape (students, encounters).
    confidence
        Index into `CONFIDENCE`, the same shape.
    holds
        For each misconception, which students hold it.
    """

    encounters: tuple[Encounter, ...]
    answers: NDArray[np.int64]
    confidence: NDArray[np.int64]
    holds: Mapping[str, NDArray[np.bool_]]

    def columns(self) -> dict[str, list[Any]]:
        """Return the columns of a long table, a row for each answer, ready for ``pandas.DataFrame``.

        ``points_to`` is the misconception that a wrong answer points to, and empty where there is none.

        Examples
        --------
        >>> from cocreation_teach.content import encounters
        >>> table = simulate_class(encounters("rash-at-night"), students=2).columns()
        >>> table["simulated_student"], table["key"]
        (['simulated-001', 'simulated-002'], ['I', 'I'])
        """
        students, cards = self.answers.shape
        chosen = [QUADRANTS[at] for at in self.answers.flat]
        asked = self.encounters * students
        return {
            "simulated_student": [f"simulated-{at + 1:03}" for at in range(students) for _ in range(cards)],
            "encounter": [card.id for card in asked],
            "title": [card.title for card in asked],
            "key": [card.quadrant.value for card in asked],
            "contested": [card.contested is not None for card in asked],
            "answer": [quadrant.value for quadrant in chosen],
            "right": [card.quadrant is quadrant for card, quadrant in zip(asked, chosen, strict=True)],
            "confidence": [CONFIDENCE[at] for at in self.confidence.flat],
            "points_to": [
                classification_mark(card, quadrant).misconception or ""
                for card, quadrant in zip(asked, chosen, strict=True)
            ],
        }


def simulate_class(
    encounters: Iterable[Encounter],
    *,
    students: int = 40,
    shares: Mapping[str, float] | None = None,
    seed: int = 1,
) -> SimulatedClass:
    """Let a simulated class classify encounters.

    Parameters
    ----------
    encounters
        What to classify.
    students
        How many are in the class (1 to 1,000).
    shares
        For each misconception (``"M3"``), the share of the class that holds it; `SHARES` if left out.  One to
        which no wrong quadrant of these encounters points changes nothing.
    seed
        The same seed gives the same class.

    Raises
    ------
    TypeError
        If something is not an encounter.
    ValueError
        If a number lies outside its range, or a misconception does not exist.

    Examples
    --------
    >>> from cocreation_teach.content import encounters
    >>> simulate_class(encounters("rash-at-night", "rias-week"), students=30).answers.shape
    (30, 2)
    >>> simulate_class(encounters("rash-at-night"), students=0, shares={"M3": 2})
    Traceback (most recent call last):
    ValueError: students is 0, but ... The share of M3 is 2, but it must be a number from 0 to 1.
    """
    cards, shares = tuple(encounters), SHARES if shares is None else shares
    if strange := [card for card in cards if not isinstance(card, Encounter)]:
        raise TypeError(f"A class classifies encounters, not {short(strange[0])}.")
    refuse(
        None if cards else "A class needs at least one encounter to classify.",
        whole("students", students, 1, MAX_STUDENTS),
        whole("seed", seed, 0, 2**32 - 1),
        *(f"There is no misconception {short(key)}." for key in shares if key not in MISCONCEPTIONS),
        *(number(f"The share of {key}", share, 0, 1) for key, share in shares.items()),
    )
    random = np.random.default_rng(int(seed))
    size = int(students)
    knowing = random.normal(0.0, 0.8, (size, 1)) - random.normal(-3.0, 0.8, len(cards))
    luck = random.gumbel(size=(size, len(cards), len(QUADRANTS)))
    mood = random.normal(0.0, 0.12, (size, len(cards)))
    # Ranks make each share exact; one for each misconception there is, so that a share changes nothing else.
    ranks = {key: random.permutation(size) + 0.5 for key in MISCONCEPTIONS}
    holds = {key: _fixed(ranks[key] < share * size) for key, share in shares.items()}
    pull = _pull(cards, knowing, holds)
    answers = np.argmax(pull + luck, axis=2)
    chance = np.exp(pull) / np.exp(pull).sum(axis=2, keepdims=True)
    felt = np.take_along_axis(chance, answers[..., np.newaxis], axis=2)[..., 0]
    confidence = np.digitize(felt + mood, (0.55, 0.8))
    return SimulatedClass(cards, _fixed(answers), _fixed(confidence), holds)


def _pull(
    cards: tuple[Encounter, ...], knowing: NDArray[np.float64], holds: Mapping[str, NDArray[np.bool_]]
) -> NDArray[np.float64]:
    """Return what draws each student towards each quadrant, shape (students, encounters, 4)."""
    pull = np.zeros((*knowing.shape, len(QUADRANTS)))
    for at, card in enumerate(cards):
        for where, quadrant in enumerate(QUADRANTS):
            misconception = classification_mark(card, quadrant).misconception
            if quadrant is card.quadrant:
                pull[:, at, where] = knowing[:, at]
            elif quadrant is card.contested:
                pull[:, at, where] = knowing[:, at] - DEBATE
            elif misconception and misconception in holds:
                pull[:, at, where] = PULL * holds[misconception]
    return pull


def _fixed(array: NDArray[Any]) -> NDArray[Any]:
    array.setflags(write=False)
    return array
