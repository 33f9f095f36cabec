"""Where the course's notebooks lie, and what they are called.

A wheel carries them inside the package.  In a checkout, or an editable install of one, they are the
checkout's own.  They are read as JSON: importing nbformat would take over a second.
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cocreation_teach.content.course import number_of
from cocreation_teach.course.problems import CourseError

KINDS: Final = ("lessons", "exercises", "solutions")
PACKAGE: Final = Path(__file__).parents[1]
_ESCAPED: Final = re.compile(r"\\([^\w\s])")


@dataclass(frozen=True, slots=True)
class Notebook:
    """A notebook of the course.

    Attributes
    ----------
    path
        Where it lies in the course, such as ``lessons/09-four-quadrants.ipynb``.
    title
        Its first heading.

    Examples
    --------
    >>> Notebook("lessons/09-four-quadrants.ipynb", "The four quadrants").number
    '09'
    """

    path: str
    title: str

    @property
    def kind(self) -> str:
        """One of lessons, exercises, solutions."""
        return self.path.partition("/")[0]

    @property
    def name(self) -> str:
        """The file's name."""
        return self.path.partition("/")[2]

    @property
    def number(self) -> str:
        """The number that its file name begins with; none for a page outside the sequence."""
        return number_of(self.path)


def checkout(package: Path = PACKAGE) -> Path | None:
    """Return the checkout that the package lies in, or ``None`` if it was installed from a wheel."""
    root = package.parent
    found = (root / "pyproject.toml").is_file() and (root / "lessons").is_dir()
    return root if found else None


def source(package: Path = PACKAGE) -> Path:
    """Return the folder that holds the course's own lessons, exercises and solutions.

    Raises
    ------
    CourseError
        If this installation has none.
    """
    shipped = package / "course" / "notebooks"
    root = shipped if shipped.is_dir() else checkout(package)
    if root is None:
        raise CourseError(
            f"This installation of the course has no notebooks in {shipped}. Install cocreation_teach again."
        )
    return root


def edition(root: Path | None = None) -> dict[str, bytes]:
    """Return the course's notebooks: each one's place in the course, and its bytes.

    Raises
    ------
    CourseError
        If there are none, or one cannot be read.
    """
    root = root or source()
    # Only what lies in the folder itself: below it are the sources, and Jupyter's own check points.
    files = [file for kind in KINDS for file in sorted((root / kind).glob("*.ipynb"))]
    if not files:
        cure = "In a checkout, make them with: python -m cocreation_teach.authoring build"
        raise CourseError(f"There are no notebooks of the course in {root}. {cure}")
    return {file.relative_to(root).as_posix(): _content(file) for file in files}


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        raise CourseError(f"{file} cannot be read. Install cocreation_teach again.") from None


def listing(root: Path | None = None) -> tuple[Notebook, ...]:
    """Return the course's notebooks with their titles: lessons, then exercises, then solutions.

    Raises
    ------
    CourseError
        If there are none, or one of them is no notebook.
    """
    return tuple(Notebook(path, title(content, path)) for path, content in edition(root).items())


def title(content: bytes, path: str) -> str:
    r"""Return a notebook's first top heading as it is read, or its file name if it has none.

    Raises
    ------
    CourseError
        If the content is no notebook.

    Examples
    --------
    >>> title(b'{"cells": [{"cell_type": "markdown", "source": ["# Start here\\n", "Hello"]}]}', "a.ipynb")
    'Start here'
    >>> title(b'{"cells": [{"cell_type": "markdown", "source": "# Hand\\\\-in"}]}', "a.ipynb")
    'Hand-in'
    """
    try:
        texts = ["".join(c["source"]) for c in json.loads(content)["cells"] if c["cell_type"] == "markdown"]
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        cure = "Install cocreation_teach again, or in a checkout build the notebook again."
        raise CourseError(f"{path} cannot be read as a notebook ({error}). {cure}") from None
    headings = (line[2:].strip() for text in texts for line in text.splitlines() if line.startswith("# "))
    return next((_ESCAPED.sub(r"\1", heading) for heading in headings), Path(path).stem)
