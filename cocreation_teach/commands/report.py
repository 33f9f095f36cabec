"""``cocreation report``: what the class has not understood, as a page."""

from pathlib import Path

import click

from cocreation_teach.exchange.errors import TeachingError

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command()
@click.argument("folder", type=_FOLDER)
@click.option("--before", type=_FOLDER, help="The folder of a graded pre-test: tells the gain since.")
def report(folder: Path, before: Path | None) -> None:
    """Write FOLDER/results/report.html: what the class has not understood, and what to do about it."""
    try:
        # Loaded here: the list of commands need not wait for pandas.
        from cocreation_teach.teaching.report.page import write_report
        from cocreation_teach.teaching.statistics.tables import write_statistics

        write_statistics(folder)
        page = write_report(folder, before)
    except ModuleNotFoundError as missing:
        cure = "Install what lecturers need: pip install 'cocreation_teach[teaching]'"
        raise click.ClickException(f"This command needs {missing.name}. {cure}") from None
    except OSError as error:
        raise click.ClickException(f"The report cannot be written ({error.strerror or error}).") from None
    except TeachingError as problem:
        raise click.ClickException(str(problem)) from None
    click.echo(f"The class report is in {page}. Open it in a browser.")
