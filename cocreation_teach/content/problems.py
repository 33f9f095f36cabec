"""What is wrong with a content file, said so that a person can mend it."""

from dataclasses import dataclass

from cocreation_teach.exchange.errors import SentenceError


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault of a content file and its cure.

    Attributes
    ----------
    file
        Name of the file.
    place
        Where in the file: ``row 7, column intensity`` or ``question prisoner, option yes``.
    value
        What stands there; empty if there is nothing to show.
    allowed
        What may stand there, or what to do.
    """

    file: str
    place: str
    value: str
    allowed: str

    def __str__(self) -> str:
        """Return the problem as one line: where it is, what stands there, what is allowed."""
        shown = self.value if len(self.value) <= 60 else f"{self.value[:57]}..."
        fault = f"{shown!r} will not do. " if shown else ""
        return f"{self.file}, {self.place}: {fault}{self.allowed}"


class ContentError(SentenceError, ValueError):
    """A content file has problems; all of them are listed and nothing was loaded.

    Attributes
    ----------
    problems
        Every problem found.
    """

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = tuple(problems)
        count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        super().__init__("\n".join([f"{count}; nothing was loaded.", *map(str, problems)]))
