"""The `cocreation` command: parses, calls one function, prints."""

import codecs
import os
import sys
import time
import unicodedata
from collections.abc import Iterator, Sequence
from errno import EPIPE
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import click

from cocreation_teach import __version__, course
from cocreation_teach.exchange.errors import SentenceError
from cocreation_teach.exchange.text import visible
from cocreation_teach.words import unknown_language

# What lecturers use has a module each, which is loaded when it is asked for: students start without.
_LECTURERS: Final = {
    "assign": "assign",
    "cases": "cases",
    "export": "export",
    "feedback": "platforms",
    "grade": "grade",
    "handout": "handout",
    "hub": "hub",
    "marks": "platforms",
    "report": "report",
    "site": "site",
    "vote": "vote",
}


_MEMORY: Final = (
    "Close other programs, or give this one 512 MB of memory. What was not written whole is as it was."
)
_PLAIN: Final = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "−": "-", "…": "..."})


def _plainer(error: UnicodeError) -> tuple[str, int]:
    """Write what a console has no sign for without its accent or, at the worst, as a question mark."""
    assert isinstance(error, UnicodeEncodeError)
    signs = error.object[error.start : error.end].translate(_PLAIN)
    plain = (unicodedata.normalize("NFKD", sign).encode(error.encoding, "ignore") or b"?" for sign in signs)
    return b"".join(plain).decode(error.encoding), error.end


codecs.register_error("plainer", _plainer)


def _unreadable_clock() -> str:
    """Return a sentence if the time is past what Python, and so each library, can tell; else nothing."""
    try:
        time.time()
    except OverflowError:
        return "This computer's clock shows a day after 11 April 2262. Set it, and run this again."
    return ""


class _Group(click.Group):
    def main(self, *args: Any, **how: Any) -> Any:
        """Run a command, which never ends because a console cannot show what it says."""
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="plainer")
        return super().main(*args, **how)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        return sorted([*super().list_commands(ctx), *_LECTURERS])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, loading a lecturer's when it is asked for."""
        if cmd_name not in _LECTURERS:
            return super().get_command(ctx, cmd_name)
        # Each thread of NumPy's takes memory of its own, and a class is no work for several.
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        module = import_module(f"cocreation_teach.commands.{_LECTURERS[cmd_name]}")
        command: click.Command = getattr(module, cmd_name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Turn our own errors, and what a system refuses, into click's: sentences on stderr, exit code 1."""
        if unsound := unknown_language() or _unreadable_clock():
            raise click.ClickException(visible(unsound))
        try:
            return super().invoke(ctx)
        except SentenceError as problem:
            said = str(problem)
        except ModuleNotFoundError as missing:
            if (missing.name or "").startswith("cocreation_teach"):
                raise
            cure = 'Install what lecturers need: pip install "cocreation_teach[teaching]"'
            said = f"This command needs {missing.name}. {cure}"
        except (
            ImportError
        ) as broken:  # a library that is there, and cannot be loaded into what memory there is
            if (broken.name or "").startswith("cocreation_teach"):
                raise
            why = str(broken).strip().partition("\n")[0]
            said = f"A library cannot be loaded ({why}). {_MEMORY} Or install the libraries anew."
        except MemoryError:
            said = f"There is too little memory for this. {_MEMORY}"
        except OSError as error:
            if error.errno == EPIPE:  # whoever read along has read enough
                raise
            said = f"{error.filename or 'A file'} cannot be read or written ({error.strerror or error})."
        raise click.ClickException(visible(said))


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="cocreation")
def main() -> None:
    """Open an interactive course on co-production, look after your work, assign and grade."""


class _PassingOn(click.Command):
    """A command that passes on to JupyterLab, as its parameter `rest`, all that stands after ``--``."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read what stands before ``--``, and leave the rest as it is."""
        dashes = args.index("--") if "--" in args else len(args)
        ctx.allow_extra_args = True
        try:
            more = super().parse_args(ctx, args[:dashes])
        except click.NoSuchOption as unknown:
            option = unknown.option_name
            ours = ", ".join(one.opts[0] for one in self.params if isinstance(one, click.Option))
            cure = f"If it is JupyterLab's, write it after two dashes: {ctx.command_path} -- {option}"
            raise click.UsageError(f"There is no {option} here; there is {ours}. {cure}", ctx) from None
        if more:
            folders = ", ".join([str(ctx.params["folder"]), *more])
            cure = "Put a name with a space in it between quotation marks."
            raise click.UsageError(f"There can be one folder; these are more: {folders}. {cure}", ctx)
        ctx.params["rest"] = tuple(args[dashes + 1 :])
        return more

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return what stands after the command's name in its help."""
        return [*super().collect_usage_pieces(ctx), "[-- JUPYTERLAB'S OPTIONS...]"]


@main.command(cls=_PassingOn)
@click.option("--in-place", is_flag=True, help="For authors: work on this checkout itself, copy nothing.")
@click.option("--port", type=click.IntRange(1, 65535), help="Use this port and no other.")
@click.argument("folder", type=click.Path(path_type=Path), required=False)
@click.pass_context
def lab(
    ctx: click.Context, in_place: bool, port: int | None, folder: Path | None, rest: tuple[str, ...]
) -> None:
    """Copy the course into FOLDER (by default, cocreation-course) and open it in JupyterLab.

    What you have changed in FOLDER is never overwritten. What you write after -- goes to JupyterLab.
    """
    if in_place and folder is not None:
        raise click.UsageError("--in-place works on the checkout: leave out the folder.")
    place = folder or Path("cocreation-course")
    ctx.exit(course.open_course(place, rest, in_place=in_place, port=port, say=click.echo))


@main.command("list")
def list_() -> None:
    """Show the lessons and exercises."""
    for line in _lines(course.listing()):
        click.echo(line)


def _lines(notebooks: Sequence[course.Notebook]) -> Iterator[str]:
    solved = {notebook.name for notebook in notebooks if notebook.kind == "solutions"}
    for kind, heading in (("lessons", "Lessons"), ("exercises", "Exercises")):
        shown = [notebook for notebook in notebooks if notebook.kind == kind]
        if not shown:
            continue
        yield heading
        for notebook in shown:
            solution = "  (has a solution)" if kind == "exercises" and notebook.name in solved else ""
            title = notebook.title.removeprefix(f"Exercise {notebook.number}: ")
            yield f"  {notebook.number:2}  {title}{solution}"


@main.command()
@click.argument("folder", type=click.Path(path_type=Path), default=Path("cocreation-course"))
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Write a web page instead.")
def record(folder: Path, output: Path | None) -> None:
    """Show what was answered in FOLDER (by default, cocreation-course), or write it as a web page."""
    from cocreation_teach.exchange.files import write_whole
    from cocreation_teach.learning.journal import FOLDER as JOURNALS
    from cocreation_teach.learning.record import as_page, as_text, make_record

    if output is not None and JOURNALS in Path(os.path.realpath(output)).parts:
        cure = "Name a place outside of it; nothing was written."
        raise click.ClickException(visible(f"{output} lies where the answers are kept. {cure}"))
    journal = course.journal_in(folder)
    for sentence in journal.trouble:
        click.echo(f"Not in the record: {sentence}", err=True)
    entries = journal.all()
    if output is None:
        click.echo(as_text(make_record(entries)), nl=False)
    else:
        write_whole(output, as_page(make_record(entries)).encode())
        click.echo(f"The record is in {output}.")


@main.command()
@click.argument("folder", type=click.Path(path_type=Path), default=Path("cocreation-course"))
@click.pass_context
def doctor(ctx: click.Context, folder: Path) -> None:
    """Look FOLDER over (by default, cocreation-course): what is wrong, and what mends it."""
    findings = course.examine(folder)
    for finding in findings:
        click.echo(str(finding))
    ctx.exit(0 if all(finding.well for finding in findings) else 1)


@main.command()
@click.argument(
    "folder", type=click.Path(path_type=Path, file_okay=False, exists=True), default=Path("cocreation-course")
)
def mend(folder: Path) -> None:
    """Give spoilt pages of FOLDER (by default, cocreation-course) back; what was there is set aside."""
    spoilt = course.spoilt(folder)
    for path in spoilt:
        aside = course.mend(folder, path)
        click.echo(f"{path} is the course’s own again. What was there is kept in {aside}.")
    if not spoilt:
        click.echo("Every page that lies there is as the course has it.")
