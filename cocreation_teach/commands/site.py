"""``cocreation site``: the course as plain pages for the open web."""

from pathlib import Path

import click

from cocreation_teach.site import write_site
from cocreation_teach.site.pages import REPOSITORY


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--course",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="A course folder with pages of your own. By default, the installed course.",
)
@click.option("--address", default="", help="Where the site will stand, such as https://example.org/course/")
@click.option("--lab", default="", help="Where in FOLDER the data lab of .ci/lite will stand, such as lab/")
@click.option(
    "--repository", default=REPOSITORY, show_default=True, help="Where on GitHub Binder finds the course."
)
def site(folder: Path, course: Path | None, address: str, lab: str, repository: str) -> None:
    """Write the course into FOLDER as web pages that need no Python and work without a network.

    The pages load nothing from elsewhere and count nobody. Put the folder on any web server, or open its
    index.html in a browser.
    """
    pages = write_site(folder, course, address, lab, repository)
    click.echo(f"{pages} pages are in {folder}. Open {folder / 'index.html'} in a browser.")
