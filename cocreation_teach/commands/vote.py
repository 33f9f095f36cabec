"""``cocreation vote``: a vote in class, on the Jupyter server that is running anyway."""

from pathlib import Path

import click

from cocreation_teach.teaching.assigning import read_cases
from cocreation_teach.voting.ballot import find
from cocreation_teach.voting.running import start
from cocreation_teach.words import say

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_SHEET = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.argument("name")
@click.option("--cases", type=_SHEET, multiple=True, help="A sheet of your own with the case; several times.")
@click.option("--folder", type=_FOLDER, default=Path(), help="Where the results are kept, in votes/.")
@click.option("--confidence", is_flag=True, help="Ask how sure they are, too.")
@click.option("--network", is_flag=True, help="Open the page of the vote to this network, and nothing else.")
@click.option("--no-browser", is_flag=True, help="Print the address of the page for the wall, open nothing.")
def vote(
    name: str, cases: tuple[Path, ...], folder: Path, confidence: bool, network: bool, no_browser: bool
) -> None:
    """Let the class vote on the encounter or question NAME, such as return-at-midnight.

    A course must be open (cocreation lab). Phones vote, the wall shows how many, and then what they said.
    """
    own = [case for sheet in cases for case in read_cases(sheet)]
    address = start(find(name, own), folder, confidence=confidence, network=network)
    click.echo(f"The page for the wall, with which you lead the vote: {address}")
    click.echo(say("vote.network.opens") if network else say("vote.unreachable"))
    if not no_browser:
        click.launch(address)
