"""Send what draws a widget once a page, however many widgets stand on it.

anywidget sends a module and a style sheet with each widget and compiles each by itself: a lesson would send
700 KB of the same source.  So a widget is sent with `loader.mjs` alone.  The files that draw it are models of
their own, its `Part`s, which a kernel sends once; the loader finds them on the page and joins them.  It takes
nothing but ipywidgets, so it works wherever they do.

Whoever works on the files sets ``ANYWIDGET_HMR=1``: then open pages follow each change.
"""

import json
import os
import re
from contextlib import suppress
from functools import cache
from itertools import count
from pathlib import Path
from threading import Thread
from time import sleep
from typing import Any, Final
from weakref import WeakSet

import ipywidgets
import traitlets

from cocreation_teach import words

FOLDER: Final = Path(__file__).parent
LOADER: Final = (FOLDER / "loader.mjs").read_text(encoding="utf-8")
_WORDS: Final = re.compile(r'^import (\w+) from "\.\./words/en\.json" with .*;$', re.MULTILINE)
_IMPORT: Final = re.compile(r'^import\b[^;]*?"(?:\./(\w+)\.mjs)?', re.MULTILINE)


class Part(ipywidgets.Widget):  # type: ignore[misc]  # ipywidgets brings no types
    """A file of JavaScript, with the style sheet of the same name, as a page gets it."""

    name = traitlets.Unicode().tag(sync=True)
    module = traitlets.Unicode().tag(sync=True)
    style = traitlets.Unicode().tag(sync=True)


class Parts(traitlets.List[Part]):
    """What draws a widget: the trait that tells its page which parts, each after those that it imports.

    Examples
    --------
    >>> class Note(ipywidgets.DOMWidget):
    ...     _parts = Parts("tax_form")
    >>> [part.name for part in Note()._parts]
    ['words', 'tax_form']
    """

    def __init__(self, widget: str) -> None:
        super().__init__(traitlets.Instance(Part))
        self.tag(sync=True, **ipywidgets.widget_serialization)
        self._widget = widget

    def default(self, obj: Any = None) -> list[Part]:
        """Return the parts of a widget, sending those that this kernel has not sent yet."""
        if not _DRAWN and os.environ.get("ANYWIDGET_HMR") == "1":
            Thread(target=_follow, daemon=True).start()
        _DRAWN.add(obj)
        return [_sent(name) for name in names(self._widget)]


_SENT: Final[dict[str, Part]] = {}
_DRAWN: Final = WeakSet[Any]()
_CHANGES: Final = count(1)


def _sent(name: str) -> Part:
    part = _SENT.get(name)
    if part is None or part.comm is None:  # Somebody may have closed all widgets.
        part = _SENT[name] = Part(name=name, module=module(name), style=style(name))
    return part


def renew() -> None:
    """Send the files as they are now, and have every widget of this kernel drawn anew."""
    _SENT.clear()
    names.cache_clear()
    words.read_anew()
    changed = f"{LOADER}// change {next(_CHANGES)}\n"  # anywidget draws anew whatever has another `_esm`.
    for widget in tuple(_DRAWN):
        with widget.hold_sync():
            widget._parts = type(widget)._parts.default(widget)
            widget._esm = changed


def _follow() -> None:
    before = _stamps()
    while True:
        sleep(0.5)
        with suppress(OSError, ValueError):  # A file may be half written; it changes once more.
            if (now := _stamps()) != before:
                before = now
                renew()


def _stamps() -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for folder in (FOLDER, words.FOLDER) for path in folder.iterdir()}


@cache  # a page has dozens of widgets
def names(widget: str) -> tuple[str, ...]:
    """Return the files that draw a widget, each after those that it imports.

    Examples
    --------
    >>> names("tax_form")
    ('words', 'tax_form')
    """
    imported = (name for found in _IMPORT.findall(module(widget)) for name in names(found))
    return tuple(dict.fromkeys([*imported, widget]))


def module(name: str) -> str:
    """Return a file of JavaScript, with the kernel's own language where it takes in the catalogue.

    Raises
    ------
    ValueError
        If it imports anything but a file that lies beside it.
    """
    text = (FOLDER / f"{name}.mjs").read_text(encoding="utf-8")
    if found := _WORDS.search(text):
        spoken = json.dumps(words.catalogue(), ensure_ascii=False)
        text = text.replace(found[0], f"const {found[1]} = {spoken};")
    if strays := [found[0] for found in _IMPORT.finditer(text) if not found[1]]:
        cure = 'A page finds only files that lie beside it: import { ... } from "./NAME.mjs";'
        raise ValueError(f"{name}.mjs cannot be sent, for its {strays[0]!r}. {cure}")
    return text


def style(name: str) -> str:
    """Return the style sheet of a file of JavaScript; empty if it has none."""
    sheet = FOLDER / f"{name}.css"
    return sheet.read_text(encoding="utf-8") if sheet.is_file() else ""
