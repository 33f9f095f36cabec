"""The explorer: a simulation with its sliders, its figure, its numbers, and how it works."""

from dataclasses import asdict
from typing import Any, Self

import anywidget
import traitlets

from cocreation_teach.widgets.exhibits import exhibit_named
from cocreation_teach.widgets.loading import LOADER, Parts
from cocreation_teach.words import say

LOOK = ("dark", "narrow")


class Explorer(anywidget.AnyWidget):
    """A simulation to be explored.  An illustration, not evidence.

    Parameters
    ----------
    name
        One of two-homes, one-meal, service-enacted, stakeholders, co-destruction.
    settings
        Settings to start with instead of the exhibit's own, by keyword.

    Attributes
    ----------
    request
        What the page asks for: settings, look (dark, narrow) and a number.
    reply
        What was shown last, with the number it answers: settings, alt, sentence, table, or a refusal.
    picture
        The figure as SVG.

    Raises
    ------
    ValueError
        If there is no such exhibit or setting, with those that exist, or if a setting is out of range.

    Examples
    --------
    >>> Explorer("one-meal").sentence
    'The meal cost 28.00 for everyone, but it was worth most to the business host (+0.40) and least ...'
    >>> Explorer("one-meal", food=0).set(ambience=90).settings["ambience"]
    90
    """

    _esm = LOADER
    _parts = Parts("explorer")

    content: "traitlets.Dict[str, Any]" = traitlets.Dict().tag(sync=True)
    request: "traitlets.Dict[str, Any]" = traitlets.Dict().tag(sync=True)
    reply: "traitlets.Dict[str, Any]" = traitlets.Dict().tag(sync=True)
    picture = traitlets.Unicode().tag(sync=True)

    def __init__(self, name: str, **settings: object) -> None:
        # The exhibit brings matplotlib with it, so it is loaded here and not before.
        self._exhibit = exhibit_named(name)
        self._exhibit.check(settings)
        self._figures: dict[Any, Any] = {}
        first = {**self._exhibit.first(), **settings}
        super().__init__(content={**self._exhibit.payload(), "name": name, "first": first})
        self._show(first, {}, 0)

    @property
    def settings(self) -> dict[str, Any]:
        """What the sliders stand at."""
        return dict(self.reply["settings"])

    @property
    def sentence(self) -> str:
        """The reading of the figure."""
        return str(self.reply["sentence"])

    @property
    def alt(self) -> str:
        """The alternative text of the figure."""
        return str(self.reply["alt"])

    def set(self, **settings: object) -> Self:
        """Move some sliders.

        Raises
        ------
        ValueError
            If there is no such setting or it is out of range; nothing moves then.
        """
        self._exhibit.check(settings)
        self._show({**self.settings, **settings}, self.reply["look"], self.reply["number"])
        return self

    def __repr__(self) -> str:
        """Return what stands in the page where the widget itself cannot be drawn."""
        return say("run-this-cell", name="Explorer", report=say("explorer.report", title=self._exhibit.title))

    @traitlets.observe("request")
    def _answer(self, change: Any) -> None:
        asked: dict[str, Any] = change["new"]
        number = asked.get("number", 0)
        try:
            self._exhibit.check(asked["settings"])
            self._show({**self.content["first"], **asked["settings"]}, asked.get("look", {}), number)
        except (ValueError, KeyError, TypeError, AttributeError) as refused:
            self.reply = {
                **self.reply,
                "number": number,
                "refusal": say("explorer.refused", why=refused),
            }

    def _show(self, settings: dict[str, Any], look: dict[str, Any], number: int) -> None:
        # Late for the same reason: these stand beside matplotlib.
        from cocreation_teach.plots.style import Look, svg

        seen = Look(**{name: bool(look.get(name)) for name in LOOK})
        shown = self._exhibit.show(settings, seen, self._figures.get(seen))
        self._figures[seen] = shown.figure
        with self.hold_sync():
            self.picture = svg(shown.figure).decode()
            self.reply = {
                "number": number,
                "settings": settings,
                "look": look,
                "alt": shown.alt,
                "sentence": shown.sentence,
                "table": asdict(shown.table),
                "refusal": "",
            }
