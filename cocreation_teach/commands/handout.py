"""``cocreation handout``: the cases and questions of lessons on paper, without their key and with it."""

from pathlib import Path

import click

from cocreation_teach import teaching


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.argument("lessons", nargs=-1, metavar="[LESSON...]")
def handout(folder: Path, lessons: tuple[str, ...]) -> None:
    """Write into FOLDER the cases and questions of each LESSON (by default, of all) for printing.

    A LESSON is a number, such as 09, or a name. The pages with the key go into FOLDER/key.
    """
    pages = teaching.write_handouts(folder, lessons)
    for page in pages:
        click.echo(page)
    click.echo(f"Each of them is in {folder / 'key'} as well, with its key. Print them from a browser.")
