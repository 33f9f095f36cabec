"""Whether word counts find the key: in the case bank, in sortings and statements, and in journeys.

Run it with ``python tests/benchmarks/giveaway.py``, or give it a case sheet to measure in place of the bank.
It exits with 1 if the cases exceed a limit.  A share is a mean over the keys, so that chance is one in as
many as there are; where there are few texts, read it with care.
"""

import os
import sys
from collections.abc import Iterator, Sequence

# The matrices are small: threads would wait for each other more than they would work.
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from cocreation_teach.content import encounters, journey, read_encounters, sorting
from cocreation_teach.content.journeys import FOLDER as JOURNEYS
from cocreation_teach.content.sortings import FOLDER as SORTINGS
from cocreation_teach.teaching.assigning.giveaway import LIMITS, Text, Words, case_texts, share_found, tells
from cocreation_teach.theory import Encounter, ValueKind

WORDS: tuple[Words, ...] = ("function", "all")
Shares = dict[Words, float | None]


def main(arguments: Sequence[str]) -> int:
    """Measure, print, and return the exit code."""
    cases = read_encounters(arguments[0]) if arguments else encounters()
    print(f"{'texts':38} {'number':>6} {'chance':>7} {'function words':>16} {'all words':>16}")
    exceeded = limits_exceeded(cases)
    for name, texts in others():
        row(name, texts)
    for words in WORDS:
        print(f"\nWhat points to each quadrant, of {words} words:")
        for key, strongest in tells(case_texts(cases, "quadrant"), words, most=15).items():
            print(f"  {key}: {', '.join(strongest)}")
    print(f"\nLimits exceeded: {', '.join(exceeded) or 'none'}")
    return 1 if exceeded else 0


def limits_exceeded(cases: Sequence[Encounter]) -> list[str]:
    """Print a row for the quadrant and each axis; return the limits that are exceeded."""
    exceeded = []
    for axis in dict.fromkeys(axis for axis, _ in LIMITS):
        limits = {words: LIMITS[axis, words] for words in WORDS}
        shares = row(f"encounters: {axis}", case_texts(cases, axis), limits)
        exceeded += [
            f"{axis} by {words} words"
            for words, share in shares.items()
            if share is None or share > limits[words]
        ]
    return exceeded


def row(name: str, texts: Sequence[Text], limits: dict[Words, float] | None = None) -> Shares:
    """Print a row of the table, and return its shares."""
    shares = {words: share_found(texts, words) for words in WORDS}
    shown = [
        ("too few" if share is None else f"{share:.0%}") + (f" (max. {limits[words]:.0%})" if limits else "")
        for words, share in shares.items()
    ]
    chance = 1 / len({text.key for text in texts})
    print(f"{name:38} {len(texts):6} {chance:7.0%} {shown[0]:>16} {shown[1]:>16}", flush=True)
    return shares


def others() -> Iterator[tuple[str, list[Text]]]:
    """Return what else is keyed and told: cards of sortings, statements of views, steps of journeys."""
    for path in sorted(SORTINGS.glob("*.toml")):
        cards = sorting(path.stem)
        noun = "statements" if cards.kind == "perspective" else "sorting"
        yield f"{noun}: {path.stem}", [Text(card.text, card.place, card.id) for card in cards.cards]
    steps = [step for path in sorted(JOURNEYS.glob("*.toml")) for step in journey(path.stem).steps]
    for kind in ValueKind:
        yield (
            f"journeys: {kind}",
            [Text(step.text, str(kind in step.values), str(at)) for at, step in enumerate(steps)],
        )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
