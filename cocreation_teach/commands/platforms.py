"""``cocreation marks`` and ``cocreation feedback``: back through the learning platform's own files."""

from pathlib import Path

import click

from cocreation_teach import teaching
from cocreation_teach.teaching.platforms import Written

_FOLDER = click.argument("folder", type=click.Path(path_type=Path, file_okay=False, exists=True))
_FILE = click.Path(path_type=Path, dir_okay=False, exists=True)
_OUTPUT = click.Path(path_type=Path, dir_okay=False)


@click.command()
@_FOLDER
@click.option("--moodle", type=_FILE, metavar="WORKSHEET.csv", help="The grading worksheet from Moodle.")
@click.option("--canvas", type=_FILE, metavar="GRADEBOOK.csv", help="The gradebook from Canvas.")
@click.option("--output", type=_OUTPUT, help="By default a file beside it, with -filled in its name.")
@click.option("--column", help="In Canvas: the assignment's column, if it is called otherwise there.")
def marks(
    folder: Path, moodle: Path | None, canvas: Path | None, output: Path | None, column: str | None
) -> None:
    """Fill the marks of FOLDER into what Moodle or Canvas exported; all else in it stays as it is."""
    _one_of(moodle, canvas)
    _show(teaching.fill_marks(folder, moodle=moodle, canvas=canvas, output=output, column=column))


@click.command()
@_FOLDER
@click.option("--moodle", type=_FILE, metavar="ZIP", help="The hand-ins as downloaded from Moodle.")
@click.option("--canvas", type=_FILE, metavar="ZIP", help="The hand-ins as downloaded from Canvas.")
@click.option("--output", type=_OUTPUT, required=True, metavar="ZIP", help="The zip to write and upload.")
def feedback(folder: Path, moodle: Path | None, canvas: Path | None, output: Path) -> None:
    """Write the zip that takes each student's feedback in FOLDER back to Moodle or Canvas."""
    _one_of(moodle, canvas)
    _show(teaching.return_feedback(folder, output, moodle=moodle, canvas=canvas))


def _one_of(moodle: Path | None, canvas: Path | None) -> None:
    if (moodle is None) == (canvas is None):
        raise click.UsageError("Give one of the two: --moodle FILE or --canvas FILE.")


def _show(written: Written) -> None:
    for line in written.lines():
        click.echo(line)
