"""From a notebook to what stands on its page: prose, code with what it shows, and widgets as plain data.

Code cells run in this process.  No kernel hears their widgets, which are plain objects here.
"""

import base64
import sys
from collections.abc import Iterator, Mapping
from contextlib import chdir
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any, Final

import ipywidgets
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import RichOutput, capture_output
from traitlets.config import Config

from cocreation_teach.exchange.errors import SentenceError
from cocreation_teach.site import data
from cocreation_teach.site.prose import bare, coloured, html_of
from cocreation_teach.widgets.course_widget import CourseWidget
from cocreation_teach.widgets.keeping import for_plain_pages
from cocreation_teach.words import say

HOW_TO_RUN: Final = "cocreation-how-to-run"
NEEDS_JUPYTER: Final = ("Desk", "Vote")
"""What does its work on a server: a page of words alone says so in its place."""
_NOT_TOLD: Final = ("layout", "style", "tabbable", "tooltip", "picture")
"""Traits that a page has no use for; an explorer's picture it draws itself."""
_WIDGET: Final = "application/vnd.jupyter.widget-view+json"


class SiteError(SentenceError):
    """What stops a site from being written."""


@dataclass(frozen=True, slots=True)
class Prose:
    """Words or an output that stands on the page as it is; `part` is one of prose, code, output."""

    html: str
    part: str = "prose"


@dataclass(frozen=True, slots=True)
class Live:
    """A widget: what draws it, and its traits.

    Attributes
    ----------
    kind
        Its class's name.
    module
        The module in ``widgets/`` that draws it; empty for a box, which only holds others.
    state
        Its traits as a page gets them.
    children
        What stands in a box.
    questions
        What it asks, each without its key, where its traits do not say so as a card's do.
    """

    kind: str
    module: str
    state: dict[str, Any]
    children: tuple["Live", ...] = field(default=())
    questions: tuple[dict[str, Any], ...] = field(default=())

    def plain(self) -> dict[str, Any]:
        """Return it as JSON knows it."""
        inside = {"children": [one.plain() for one in self.children]} if self.children else {}
        asks = {"questions": list(self.questions)} if self.questions else {}
        return {"kind": self.kind, "module": self.module, "state": self.state, **asks, **inside}


Block = Prose | Live


def read(path: str, notebook: Mapping[str, Any], course: Path) -> tuple[Block, ...]:
    """Return what stands on a notebook's page.

    Parameters
    ----------
    path
        Where it lies in the course, such as ``lessons/09-four-quadrants.ipynb``.
    notebook
        The notebook as JSON, format 4.
    course
        A folder in whose parts the code runs, with nothing in it but what pages ask for beside them.

    Raises
    ------
    SiteError
        If its code does not run to the end.
    """
    shell = _shell(course)
    shell.user_ns.clear()  # `reset` looks for garbage as well, for most of a second
    shell.init_user_ns()
    blocks: list[Block] = []
    folder = course / path.rpartition("/")[0]
    with chdir(folder), for_plain_pages(folder):
        for number, cell in enumerate(notebook["cells"], start=1):
            source = "".join(cell["source"])
            if HOW_TO_RUN in cell["metadata"].get("tags", ()):
                continue
            if cell["cell_type"] == "markdown":
                blocks.append(Prose(html_of(source)))
            elif cell["cell_type"] == "code":
                if not cell["metadata"].get("jupyter", {}).get("source_hidden"):
                    blocks.append(Prose(coloured(source), "code"))
                blocks += _shown(shell, source, f"{path}, cell {number}")
    return tuple(blocks)


def _shell(course: Path) -> InteractiveShell:
    """Return this process's IPython, which writes nothing into the user's own folder."""
    config = Config({"HistoryManager": {"enabled": False}})
    main = sys.modules["__main__"]
    shell = InteractiveShell.instance(config=config, ipython_dir=str(course / ".ipython"))
    sys.modules["__main__"] = main  # the shell puts its own there, of which no other process can be begun
    return shell


def _shown(shell: InteractiveShell, source: str, where: str) -> Iterator[Block]:
    with shell.display_trap, capture_output() as captured:
        result = shell.run_cell(source)
    if error := result.error_before_exec or result.error_in_exec:
        cure = "Run the notebook from its first cell on in JupyterLab, and mend it there."
        if isinstance(error, ModuleNotFoundError):
            cure = (
                "Install it where this command is installed. All that the course's own pages need comes with "
                'pip install "cocreation_teach[teaching]".'
            )
        raise SiteError(f"{where}: this code does not run ({type(error).__name__}: {error}). {cure}")
    if captured.stdout:
        yield Prose(f"<pre>{escape(captured.stdout)}</pre>", "output")
    for output in captured.outputs:
        yield _block(output)


def _block(output: RichOutput) -> Block:
    shown = output.data
    if view := shown.get(_WIDGET):
        widget = ipywidgets.widgets.widget._instances[view["model_id"]]
        if type(widget).__name__ in NEEDS_JUPYTER:
            return Prose(f'<p class="ccs-needs">{escape(say("site.needs-jupyter"))}</p>')
        return live(widget)
    alt = escape(shown.get("text/plain", ""), quote=True)
    match shown:
        case {"image/svg+xml": str(picture)}:
            return Prose(image("svg+xml", picture.encode(), alt), "output")
        case {"image/png": bytes(picture)}:
            return Prose(image("png", picture, alt), "output")
        case {"text/html": str(html)}:
            return Prose(bare(html), "output")
        case {"text/markdown": str(markdown)}:
            return Prose(html_of(markdown))
    return Prose(f"<pre>{alt}</pre>", "output")


def image(kind: str, content: bytes, alt: str) -> str:
    """Return a figure, with the text for who does not see it, already escaped."""
    return f'<img src="data:image/{kind};base64,{base64.b64encode(content).decode()}" alt="{alt}">'


def live(widget: Any) -> Live:
    """Return a widget, and all that stands in it, as plain data."""
    kind = type(widget).__name__
    if isinstance(widget, ipywidgets.Box):
        inside = tuple(live(child) for child in widget.children)
        held = data.of_box(widget)
        return Live("Box", "", {}, inside) if held is None else Live(kind, "", held, inside)
    if isinstance(widget, ipywidgets.HTML):
        return Live(kind, "", {"value": bare(widget.value)})
    held = widget.get_state()
    state = {name: value for name, value in held.items() if name[0] != "_" and name not in _NOT_TOLD}
    parts = getattr(widget, "_parts", ())
    module = parts[-1].name if parts else ""
    return Live(kind, module, _plain(state), questions=tuple(map(_plain, _asked(widget))))


def _asked(widget: Any) -> Iterator[dict[str, Any]]:
    if isinstance(widget, CourseWidget) and "question" not in widget.content:
        for question in widget.questions:
            yield {"id": question.id, "shape": question.shape, **question.form()}


def _plain(value: Any) -> Any:
    """Return a value as JSON keeps it."""
    match value:
        case dict():
            return {str(key): _plain(one) for key, one in value.items()}
        case list() | tuple():
            return [_plain(one) for one in value]
    return value
