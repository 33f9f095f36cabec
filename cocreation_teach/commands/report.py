"""``cocreation report``: what the class has not understood, as a page."""

from pathlib import Path

import click

from cocreation_teach import teaching

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command()
@click.argument("folder", type=_FOLDER)
@click.option("--before", type=_FOLDER, help="The folder of a graded pre-test: tells the gain since.")
def report(folder: Path, before: Path | None) -> None:
    """Write FOLDER/results/report.html: what the class has not understood, and what to do about it."""
    teaching.write_statistics(folder)
    page = teaching.write_report(folder, before)
    click.echo(f"The class report is in {page}. Open it in a browser.")
