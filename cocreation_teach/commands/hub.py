"""``cocreation hub``: what those who run a JupyterHub need to put the course there."""

from pathlib import Path

import click

from cocreation_teach.hosting import write_hub


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--students", type=click.IntRange(1, 100_000), default=300, show_default=True, help="Size of the class."
)
def hub(folder: Path, students: int) -> None:
    """Write into FOLDER what a JupyterHub needs to give a class the course: README.md there says how."""
    for file in write_hub(folder, students):
        click.echo(file)
    click.echo(f"Begin with {folder / 'README.md'}.")
