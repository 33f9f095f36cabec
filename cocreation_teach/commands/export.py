"""``cocreation export``: an assignment's questions for a platform's own question bank."""

from pathlib import Path

import click

from cocreation_teach import teaching
from cocreation_teach.teaching.platforms import FORMATS


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False, exists=True))
@click.option("--format", "form", type=click.Choice(FORMATS), required=True, help="What the platform reads.")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), required=True)
def export(folder: Path, form: str, output: Path) -> None:
    """Write the questions of FOLDER with their key and feedback, for the question bank of a platform."""
    for line in teaching.export(folder, form, output).lines():
        click.echo(line)
