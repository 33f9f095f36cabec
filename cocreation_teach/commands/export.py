"""``cocreation export``: an assignment's questions for a platform's own question bank."""

from pathlib import Path

import click

from cocreation_teach import teaching
from cocreation_teach.exchange.errors import TeachingError
from cocreation_teach.exchange.text import visible
from cocreation_teach.teaching.platforms.export import FORMATS


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False, exists=True))
@click.option("--format", "form", type=click.Choice(FORMATS), required=True, help="What the platform reads.")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), required=True)
def export(folder: Path, form: str, output: Path) -> None:
    """Write the questions of FOLDER with their key and feedback, for the question bank of a platform."""
    try:
        written = teaching.export(folder, form, output)
    except TeachingError as problem:
        raise click.ClickException(visible(str(problem))) from None
    except OSError as error:
        raise click.ClickException(f"The questions cannot be written ({error.strerror or error}).") from None
    for line in written.lines():
        click.echo(line)
