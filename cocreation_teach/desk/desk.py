"""The desk as a widget: what its page asks for is done by the steps, one thing at a time.

The page says ``{"ask": "STEP/ACT", "id": n, "assignment": name, ...}``.  It is told at once that it was
heard (``{"to": n, "heard": true}``), then how far the act has come (``doing``, ``done``, ``of``), and in the
end the ``answer``, or in its place the sentence that was ``said``.
"""

import logging
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path
from time import monotonic
from typing import Any, Final, TypeVar

import anywidget
import traitlets

from cocreation_teach.desk.place import Act, Buffers, Place, folder_named
from cocreation_teach.desk.receiving import LARGEST, MOST, PIECE, Receiving
from cocreation_teach.desk.standing import ASSIGNMENTS, standings
from cocreation_teach.desk.steps import act_named
from cocreation_teach.exchange.errors import SentenceError
from cocreation_teach.learning.journal import journal_folder
from cocreation_teach.widgets.loading import LOADER, Parts
from cocreation_teach.words import say

ALIVE: Final = "alive"
"""What a page asks that has waited long for an answer: to have been heard is all that it wants to know."""

_PAUSE: Final = 0.1
"""Seconds between two words on how far an act has come."""

_WORKER: Final = ThreadPoolExecutor(1, "desk")
"""Does one thing at a time for all desks of this kernel, and leaves the kernel free to hear."""

_LOG: Final = logging.getLogger(__name__)
T = TypeVar("T")


class Desk(anywidget.AnyWidget):
    """The lecturer's desk: where each assignment of the course's folder stands, and all that is done with it.

    Examples
    --------
    >>> sorted(Desk().content)
    ['assignments', 'folder', 'largest', 'most', 'piece']
    """

    _esm = LOADER
    _parts = Parts("desk")
    content: "traitlets.Dict[str, Any]" = traitlets.Dict().tag(sync=True)

    def __init__(self) -> None:
        self._course = journal_folder(Path.cwd()).parent
        self._receiving = Receiving()
        super().__init__(content=self._content())
        self.on_msg(lambda _, message, buffers: self._hear(message, buffers))

    def __repr__(self) -> str:
        """Return what stands in the page where the widget itself cannot be drawn."""
        return say("run-this-cell", name="Desk", report=say("desk.report"))

    def _content(self) -> dict[str, Any]:
        return {
            "assignments": [asdict(one) for one in standings(self._course)],
            "folder": str(self._course / ASSIGNMENTS),
            "largest": LARGEST,
            "most": MOST,
            "piece": PIECE,
        }

    def _hear(self, message: object, buffers: Buffers) -> None:
        """Have done what the page asks for."""
        if not isinstance(message, dict) or not isinstance(to := message.get("id"), int):
            return
        self.send({"to": to, "heard": True})
        if message.get("ask") != ALIVE:
            _WORKER.submit(self._answer, to, message, buffers)

    def _answer(self, to: int, asked: Mapping[str, Any], buffers: Buffers) -> None:
        """Do it and answer; whatever goes wrong is a sentence to the page."""
        try:
            answer = self._done(to, asked, buffers)
            file = answer.pop("bytes", None)
            self.content = self._content()
        except SentenceError as error:
            self.send({"to": to, "said": str(error)})
        except ModuleNotFoundError as missing:
            self.send({"to": to, "said": say("desk.needs", package=missing.name)})
        except OSError as error:
            said = say("desk.disk", what=error.filename or "", why=error.strerror or str(error))
            self.send({"to": to, "said": said})
        except Exception:
            # A fault of ours: its traceback goes to the kernel's log, and the page is told that there is one.
            _LOG.exception("The desk could not do %s.", asked.get("ask"))
            self.send({"to": to, "said": say("desk.fault")})
        else:
            self.send({"to": to, "answer": answer}, None if file is None else [file])

    def _done(self, to: int, asked: Mapping[str, Any], buffers: Buffers) -> dict[str, Any]:
        what = str(asked.get("ask"))
        if what == "look":
            return {}
        place = Place(
            folder_named(self._course / ASSIGNMENTS, str(asked.get("assignment", ""))), Telling(self, to)
        )
        act: Act | None = self._receiving.acts.get(what) or act_named(what)
        if act is None:
            raise SentenceError(say("desk.unknown", what=what))
        return act(place, asked, buffers)


class Telling:
    """Tells the page how far a long act has come, as items pass."""

    def __init__(self, desk: Desk, to: int) -> None:
        self._desk, self._to, self._last = desk, to, 0.0

    def __call__(self, doing: str, items: Sequence[T], /) -> Iterable[T]:
        """Pass items on."""
        for done, item in enumerate(items):
            if done == 0 or monotonic() - self._last > _PAUSE:
                self._last = monotonic()
                self._desk.send({"to": self._to, "doing": doing, "done": done, "of": len(items)})
            yield item
