"""Choosing the questions of an assignment: by lot, mixed, the same for the same seed.

Every question has a group: its quadrant, its place on the continuum, its view, its kinds of value, its topic.
The group of each question is drawn by lot, each as likely, whatever the sheet or the bank has more of, and
the question from its group.  So what is asked says nothing of the keys: exact balance would give the last
away to whoever knows the others.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from random import Random

from cocreation_teach.content import encounters
from cocreation_teach.content.course import course_pages
from cocreation_teach.teaching.assigning.draft import (
    BANK,
    OF_ENCOUNTERS,
    Draft,
    drawn,
    of_bank,
    of_encounter,
)
from cocreation_teach.theory import Encounter
from cocreation_teach.theory.kinds import kinds

Cases = Sequence[tuple[Encounter, str]]
"""Encounters, each with its source."""

Lines = Mapping[str, Sequence[Draft]]
"""By kind of question, candidates in their order."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The forms, each its drafts in order, and the cases of the lecturer's that were left out."""

    forms: tuple[tuple[Draft, ...], ...]
    twins: int


def choose(
    number: int, asked: Sequence[str], cases: Cases, variants: int, random: Random, contested: bool
) -> Choice:
    """Choose the questions of each form: from the lecturer's cases, and from the bank what they lack.

    An encounter is asked about once, and never beside its twin.  Forms share no question while there are
    enough of them; what the cases hold is shared rather than left to the bank.
    """
    wanted = shares(number, asked)
    own, twins = _without_twins(_shuffled(_fit(cases, contested), random))
    about = {kind: many for kind, many in wanted.items() if kind in OF_ENCOUNTERS}
    mine = _dealt(own, about, variants, random)
    lacking = {kind: many - min(many, len(mine.get(kind, ()))) for kind, many in wanted.items()}
    public = _public(lacking, _besides(cases, contested), variants, random)
    lines = {kind: (mine.get(kind, ()), public.get(kind, ())) for kind in wanted}
    return Choice(
        tuple(
            _mixed(
                [
                    draft
                    for kind, (own_line, bank_line) in lines.items()
                    for draft in (
                        *_stretch(own_line, wanted[kind] - lacking[kind], form, variants),
                        *_stretch(bank_line, lacking[kind], form, variants),
                    )
                ],
                random,
            )
            for form in range(variants)
        ),
        twins,
    )


def shares(number: int, kinds: Sequence[str]) -> dict[str, int]:
    """Return how many questions of each kind there are.

    Examples
    --------
    >>> shares(7, ("quadrant", "values", "choice"))
    {'quadrant': 3, 'values': 2, 'choice': 2}
    """
    each, more = divmod(number, len(kinds))
    return {kind: each + (at < more) for at, kind in enumerate(kinds)}


def _dealt(
    cases: Cases, wanted: Mapping[str, int], variants: int, random: Random
) -> dict[str, tuple[Draft, ...]]:
    """Share some cases out among the kinds of question: each case to one, in proportion to what is wanted."""
    in_all = sum(wanted.values())
    left = list(cases)
    dealt = {}
    enough = min(in_all * variants, len(cases))
    # Shares are counted from the first kind on, so that rounding loses no case.
    due = given = 0
    for kind, many in wanted.items():
        due += many
        share = enough * due // in_all - given
        line = _line([of_encounter(kind, case, source) for case, source in left], many, random)[:share]
        taken = {draft.origin for draft in line}
        left = [(case, source) for case, source in left if case.id not in taken]
        dealt[kind] = line
        given += share
    return dealt


def _besides(cases: Cases, contested: bool) -> Cases:
    """Return the bank's encounters to ask beside a lecturer's cases, some of which may be copies."""
    ids = {case.id for case, _ in cases}
    texts = {case.description for case, _ in cases}
    bank = [(one, BANK) for one in encounters() if one.description not in texts and one.pair not in ids]
    return _fit(bank, contested)


def _public(
    wanted: Mapping[str, int], cases: Cases, variants: int, random: Random
) -> dict[str, tuple[Draft, ...]]:
    """Return candidates of the bank for each kind, with those first that no page of the course asks."""
    asked = {key for page in course_pages() for key, _ in page.questions}
    bank, _ = _without_twins(sorted(_shuffled(cases, random), key=lambda pair: pair[0].id in asked))
    about = {kind: many for kind, many in wanted.items() if many and kind in OF_ENCOUNTERS}
    found = _dealt(bank, about, variants, random) if about else {}
    for kind in kinds():
        if kind not in OF_ENCOUNTERS and wanted.get(kind):
            drafts = sorted(of_bank(kind), key=lambda draft: draft.origin)
            random.shuffle(drafts)
            line = _line(drafts, wanted[kind], random)[: wanted[kind] * variants]
            found[kind] = tuple(drawn(draft, random) for draft in line)
    return found


def _fit(cases: Cases, contested: bool) -> Cases:
    return [pair for pair in cases if contested or pair[0].contested is None]


def _shuffled(cases: Cases, random: Random) -> list[tuple[Encounter, str]]:
    return random.sample(list(cases), len(cases))


def _without_twins(cases: Cases) -> tuple[list[tuple[Encounter, str]], int]:
    """Return the cases without the second of each pair, and how many these were."""
    kept: dict[str, tuple[Encounter, str]] = {}
    for case, source in cases:
        if case.pair not in kept:
            kept[case.id] = (case, source)
    return list(kept.values()), len(cases) - len(kept)


def _line(drafts: Iterable[Draft], many: int, random: Random) -> tuple[Draft, ...]:
    """Line drafts up by lots over their groups; in so many in a row none has much more than its share."""
    left: dict[str, list[Draft]] = {}
    for draft in drafts:
        left.setdefault(draft.group, []).append(draft)
    most = 2 * ceil(many / len(left)) if left else 0
    line: list[Draft] = []
    while left:
        count = Counter(draft.group for draft in line[len(line) - len(line) % max(many, 1) :])
        group = random.choice([group for group in left if count[group] < most] or list(left))
        line.append(left[group].pop(0))
        if not left[group]:
            del left[group]
    return tuple(line)


def _stretch(line: Sequence[Draft], many: int, form: int, variants: int) -> list[Draft]:
    """Return a form's stretch of a line; the line is a ring if it is too short for all forms."""
    if not many:
        return []
    start = form * many if len(line) >= many * variants else form * len(line) // variants
    return [line[(start + at) % len(line)] for at in range(min(many, len(line)))]


def _mixed(drafts: Sequence[Draft], random: Random) -> tuple[Draft, ...]:
    """Return a form in an order that tells nothing, with no two of a kind in a row where that can be."""
    left = list(random.sample(drafts, len(drafts)))
    mixed: list[Draft] = []
    while left:
        count = Counter(draft.kind for draft in left)
        last = mixed[-1].kind if mixed else None
        # The most frequent kind must not be left over at the end.
        draft = max(left, key=lambda one: (one.kind != last, 2 * count[one.kind] > len(left)))
        left.remove(draft)
        mixed.append(draft)
    return tuple(mixed)
