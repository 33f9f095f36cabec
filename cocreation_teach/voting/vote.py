"""The widget from which a lecturer holds a vote."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from cocreation_teach.exchange.errors import SentenceError
from cocreation_teach.teaching.assigning import read_cases
from cocreation_teach.voting.ballot import find, listed
from cocreation_teach.widgets.loading import LOADER, Parts
from cocreation_teach.words import say


class Vote(anywidget.AnyWidget):
    """A vote in class: choose a question or an encounter, start it, lead it.

    Parameters
    ----------
    folder
        Where the table of each vote is kept, in a folder ``votes``: an assignment's, or this one.
    cases
        Sheets with cases of one's own, which are offered first.

    Examples
    --------
    >>> Vote().content["items"][0][1]
    'An evening in the lounge'
    """

    _esm = LOADER
    _parts = Parts("vote")
    content: "traitlets.Dict[str, Any]" = traitlets.Dict().tag(sync=True)

    def __init__(self, folder: str | Path = ".", cases: Iterable[str | Path] = ()) -> None:
        self._own = tuple(one for sheet in cases for one in read_cases(Path(sheet)))
        items = [list(item) for item in listed(self._own)]
        super().__init__(content={"items": items, "folder": str(Path(folder).resolve())})
        self.on_msg(lambda _, message, __: self._hear(message))

    def __repr__(self) -> str:
        """Return what stands in the page where the widget itself cannot be drawn."""
        return say("vote.run-this-cell")

    def _hear(self, message: object) -> None:
        """Answer which question is meant: the page hands it to the server, which holds the vote."""
        asked = message if isinstance(message, dict) else {}
        try:
            found = find(str(asked.get("ask")), self._own)
        except SentenceError as error:
            self.send({"said": str(error)})
        else:
            self.send({"asked": found.plain(), "confidence": asked.get("confidence") is True})
