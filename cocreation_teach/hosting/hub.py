"""Write the files for a hub: an image and values for Kubernetes, settings for one machine, a hub to try."""

from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from cocreation_teach import __version__
from cocreation_teach.exchange.errors import SentenceError
from cocreation_teach.exchange.files import write_whole
from cocreation_teach.hosting.pins import pins
from cocreation_teach.hosting.sizes import sizes

FOLDER: Final = "cocreation-course"
"""The folder of a student's home into which a server copies the course."""
_TEMPLATES: Final = Path(__file__).parent / "templates"
_ENDING: Final = ".jinja"
"""Without it a template that is Python would be taken for a module of ours."""


class HubError(SentenceError):
    """A sentence for those who run a hub."""


def write_hub(folder: Path, students: int = 300) -> tuple[Path, ...]:
    """Write what a hub needs into a folder, and return the files.

    Parameters
    ----------
    folder
        Where to; made if it is not there.
    students
        How many are in the class; what all of them need is reckoned in the files' comments.

    Raises
    ------
    HubError
        If a file of that name lies there and is another: it may hold what a team has put in.
    FileError
        If a file cannot be written.
    """
    files = {folder / name: text.encode() for name, text in _filled_in(students).items()}
    others = [file.name for file, content in files.items() if file.exists() and not _is(file, content)]
    if others:
        cure = "Nothing was written. Name an empty folder, and take over what is new from there."
        raise HubError(f"In {folder} these lie already, and are others: {', '.join(others)}. {cure}")
    folder.mkdir(parents=True, exist_ok=True)
    for file, content in files.items():
        write_whole(file, content)
    return tuple(files)


def _is(file: Path, content: bytes) -> bool:
    return file.is_file() and file.read_bytes() == content


def _filled_in(students: int) -> dict[str, str]:
    """Return each file's name and text."""
    # They are no pages: what is put in is ours, and is to stand there as it is.
    templates = Environment(
        loader=FileSystemLoader(_TEMPLATES), undefined=StrictUndefined, keep_trailing_newline=True
    )
    known = {
        "version": __version__,
        "wheel": f"cocreation_teach-{__version__}-py3-none-any.whl",
        "folder": FOLDER,
        "pins": pins(),
        "size": sizes(students),
    }
    return {
        name.removesuffix(_ENDING): templates.get_template(name).render(known)
        for name in templates.list_templates([_ENDING.removeprefix(".")])
    }
