"""What a lecturer's command wrote, in sentences for the terminal."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cocreation_teach.exchange.text import one_line


@dataclass(frozen=True, slots=True)
class Written:
    r"""What was written, and what the lecturer should know of it.

    Attributes
    ----------
    path
        The file that was written.
    said
        What was done, in a sentence.
    notes
        What was left as it was or is different from what one may expect, a sentence each.

    Examples
    --------
    >>> list(Written(Path("a.csv"), "1 mark: a.csv", ("Unknown: \x1b[2JAnn.",)).lines())
    ['1 mark: a.csv', '  Unknown: [2JAnn.']
    """

    path: Path
    said: str
    notes: tuple[str, ...] = ()

    def lines(self) -> Iterator[str]:
        """Yield the lines for a terminal: nothing in them can steer it."""
        yield one_line(self.said)
        yield from (f"  {one_line(note)}" for note in self.notes)
