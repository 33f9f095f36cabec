"""``cocreation cases``: a sheet for a lecturer's own cases, and its check."""

from pathlib import Path

import click

from cocreation_teach.teaching.assigning import advice_on_wording, check_cases, write_template

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.group()
def cases() -> None:
    """Write cases of your own in a spreadsheet, and check them."""


@cases.command()
@click.argument("file", type=_FILE)
def template(file: Path) -> None:
    """Write an empty case sheet with two worked examples to FILE (.csv or .xlsx)."""
    write_template(file)
    click.echo(f"The sheet is in {file}. Write your cases below the examples, one a row.")
    click.echo(f"Then check it: cocreation cases check {file}")


@cases.command()
@click.argument("files", type=_FILE, nargs=-1, required=True, metavar="FILE...")
@click.pass_context
def check(ctx: click.Context, files: tuple[Path, ...]) -> None:
    """Say everything that is wrong with one or more case sheets; exit code 1 if anything is.

    Of 40 sound cases or more it says too whether their wording gives the key away (scikit-learn measures it).
    """
    problems = check_cases(files)
    for problem in problems:
        click.echo(str(problem))
    if problems:
        click.echo("1 problem." if len(problems) == 1 else f"{len(problems)} problems.", err=True)
        ctx.exit(1)
    click.echo("No problem found.")
    for sentence in advice_on_wording(files):
        click.echo(sentence)
