"""What a lecturer wishes an assignment to be, and what of it cannot be."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from cocreation_teach.exchange.due import due_from
from cocreation_teach.teaching.assigning.draft import OF_ENCOUNTERS, kinds_asked

USUAL: Final = ("quadrant", "continuum", "perspective", "values", "choice")
"""The kinds of question unless others are asked for: texts have to be marked by a person."""

MOST: Final = 100
"""Questions in a form, and forms in an assignment, at the most."""

LONGEST: Final = 120
"""Characters of a title."""

Fault = tuple[str, str]
"""What of a wish cannot be, and why, in a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What an assignment is to be, as `assign` takes it.

    Examples
    --------
    >>> list(Wish(title="Week 5", questions=0).faults())
    [('questions', 'An assignment has 1 to 100 questions, not 0.')]
    """

    title: str
    questions: int = 12
    kinds: Sequence[str] = ()
    cases: Sequence[Path] = ()
    due: str | None = None
    mode: Literal["exam", "practice"] = "practice"
    variants: int = 1
    contested: bool = False

    @property
    def asked(self) -> tuple[str, ...]:
        """The kinds of question, those that are usual unless others are wished for."""
        usual = (kind for kind in USUAL if not self.cases or kind in OF_ENCOUNTERS)
        return tuple(dict.fromkeys(self.kinds)) or tuple(usual)[: max(1, self.questions)]

    @property
    def when(self) -> str | None:
        """When it is due, with an offset; ``None`` if it never is, or that is no date."""
        try:
            return None if self.due is None else due_from(self.due)
        except ValueError:
            return None

    def faults(self) -> Iterator[Fault]:
        """Yield each thing that cannot be, by the name of what was wished for."""
        if not self.title.strip() or len(self.title) > LONGEST or _hidden(self.title):
            yield "title", f"A title has 1 to {LONGEST} characters, all of them visible."
        if not 1 <= self.questions <= MOST:
            yield "questions", f"An assignment has 1 to {MOST} questions, not {self.questions}."
        if not 1 <= self.variants <= MOST:
            yield "variants", f"There can be 1 to {MOST} variants, not {self.variants}."
        yield from self._of_kinds()
        if self.contested and self.mode == "exam":
            cure = "so an exam has none: leave out one of the two."
            yield "contested", f"Contested cases are for discussion, {cure}"
        try:
            if self.due is not None:
                due_from(self.due)
        except ValueError as problem:
            yield "due", str(problem)

    def _of_kinds(self) -> Iterator[Fault]:
        if strange := [kind for kind in self.asked if kind not in kinds_asked()]:
            allowed = ", ".join(kinds_asked())
            yield "kinds", f"There is no kind {', '.join(strange)}. Allowed are: {allowed}."
        elif 1 <= self.questions < len(self.asked):
            many = len(self.asked)
            yield "kinds", f"{many} kinds need {many} questions or more: name fewer kinds."
        if self.cases and not set(self.asked) & set(OF_ENCOUNTERS):
            cure = "name one of them."
            yield "kinds", f"Cases can be asked with the kinds {', '.join(OF_ENCOUNTERS)}: {cure}"


def _hidden(title: str) -> bool:
    return any(unicodedata.category(sign)[0] == "C" for sign in title)
