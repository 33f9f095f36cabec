"""``cocreation assign``: an assignment from the bank, or from a lecturer's own cases."""

from pathlib import Path
from typing import Literal

import click

from cocreation_teach import teaching
from cocreation_teach.exchange.due import due_in_words
from cocreation_teach.teaching.assigning import kinds_asked

_UNLESS = "Unless given, all but match and text; with --cases, quadrant, continuum and values."


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--title", required=True, help="What students read above it.")
@click.option("--questions", default=12, show_default=True, help="How many a student answers.")
@click.option("--kinds", default="", help=f"Parted by commas, of: {', '.join(kinds_asked())}. {_UNLESS}")
@click.option(
    "--cases",
    multiple=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="A case sheet of your own, .csv or .xlsx; may be given again.",
)
@click.option("--seed", help="From the key.json of an assignment: draws the same questions again.")
@click.option("--due", help="Such as 2026-11-30 or 2026-11-30T18:00+01:00.")
@click.option("--mode", type=click.Choice(["exam", "practice"]), default="practice", show_default=True)
@click.option("--variants", default=1, show_default=True, help="How many parallel forms.")
@click.option("--contested", is_flag=True, help="Also ask cases with two defensible quadrants, to discuss.")
def assign(
    folder: Path,
    title: str,
    questions: int,
    kinds: str,
    cases: tuple[Path, ...],
    seed: str | None,
    due: str | None,
    mode: Literal["exam", "practice"],
    variants: int,
    contested: bool,
) -> None:
    """Make an assignment in FOLDER: release/ goes to the students, key/ stays with you."""
    made = teaching.assign(
        folder,
        title,
        questions=questions,
        kinds=[kind for part in kinds.split(",") if (kind := part.strip())],
        cases=cases,
        seed=seed,
        due=due,
        mode=mode,
        variants=variants,
        contested=contested,
    )
    forms = f" in {variants} forms" if variants > 1 else ""
    click.echo(f"“{made.assignment.title}” has {made.questions} questions{forms}.")
    if made.assignment.due:
        click.echo(f"Due: {due_in_words(made.assignment.due)}.")
    for note in made.notes:
        click.echo(f"Note: {note}")
    click.echo(f"Give out what is in {folder / 'release'}. Keep {folder / 'key'} to yourself.")
