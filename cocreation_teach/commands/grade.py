"""`cocreation grade`: hand-ins in, marks, feedback and a report out."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TypeVar

import click

from cocreation_teach.exchange.text import one_line
from cocreation_teach.teaching.intake import OUTCOMES
from cocreation_teach.teaching.mark import Graded
from cocreation_teach.teaching.mark import grade as grade_class

T = TypeVar("T")
_SHOWN = 10
_WORDS = {
    "accepted": "accepted",
    "accepted-with-note": "accepted, with a note for you",
    "refused": "refused",
    "ignored": "ignored",
}


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH...")
@click.option(
    "--roster", type=click.Path(path_type=Path), help="A CSV with student_id and name to check against."
)
@click.option(
    "--late-penalty",
    type=click.FloatRange(0, 100),
    default=0,
    help="Per cent of the marks taken off for each day late that has begun (0 unless said).",
)
def grade(folder: Path, paths: tuple[Path, ...], roster: Path | None, late_penalty: float) -> None:
    """Grade hand-ins with the assignment in FOLDER.

    Each PATH is a hand-in, a folder of them, a zip as Moodle or Canvas gives it, or the outbox of a hub.
    Nothing in them is run, and running this again gives the same results.
    """
    done = grade_class(folder, paths, roster, late_penalty=late_penalty, watch=_watched)
    for line in _summary(done):
        click.echo(line)


def _watched(doing: str, items: Sequence[T]) -> Iterable[T]:
    with click.progressbar(items, label=doing) as bar:
        yield from bar


def _summary(done: Graded) -> Iterable[str]:
    files = sum(done.outcomes.values())
    found, people = "file" if files == 1 else "files", "student" if done.people == 1 else "students"
    yield f"{files} {found} found, {done.people} {people} graded:"
    for outcome in OUTCOMES:
        yield f"  {done.outcomes.get(outcome, 0):6}  {_WORDS[outcome]}"
    yield f"What became of each file, and what to do: {done.results / 'inbox.csv'}"
    if done.waiting:
        texts = "1 text waits" if done.waiting == 1 else f"{done.waiting} texts wait"
        yield f"{texts} to be marked in {done.results / 'to-mark.csv'}; then run this once more."
    yield from (one_line(problem) for problem in _first(done.problems))
    if done.absent:
        named = one_line(", ".join(_first(done.absent)))
        yield f"{len(done.absent)} on the roster without a hand-in: {named}"


def _first(sentences: Sequence[str]) -> Sequence[str]:
    more = len(sentences) - _SHOWN
    return sentences if more <= 0 else (*sentences[:_SHOWN], f"and {more} more.")
