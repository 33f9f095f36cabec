"""The questions of a graded class, each with its statistics, its options and what is odd about it.

Facility is the mean credit (0 to 1); what was left out counts as 0 (Lord & Novick 1968; Moodle's facility
index).  How well a question tells students apart is computed in `reliability`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pandas as pd

from cocreation_teach.exchange.assignment import Item
from cocreation_teach.teaching.statistics.data import ClassData
from cocreation_teach.teaching.statistics.reliability import (
    BANDS,
    FEW,
    TOO_FEW,
    bands,
    discrimination,
    rest_of,
)

_LEFT_OUT: Final = 0.2
# Ebel and Frisbie (1991) call a discrimination below 0.2 poor.
_POOR: Final = 0.2
_CLEARLY: Final = 0.05
_NEARLY_ALL: Final = 0.95


@dataclass(frozen=True, slots=True)
class OptionUse:
    """Who took one option.

    Attributes
    ----------
    id, label
        The option.
    credit
        What it earns; for a question with several answers 1 if it belongs.
    misconception
        What taking it points to; empty if nothing.
    taken
        How many took it.
    share
        Of those who answered; ``None`` if nobody did.
    in_band
        The share within each band, low to high; empty where there are no bands.
    elsewhere
        What its takers earned on their other questions, on average; ``None`` if nobody took it.
    """

    id: str
    label: str
    credit: float
    misconception: str
    taken: int
    share: float | None
    in_band: tuple[float | None, ...]
    elsewhere: float | None


@dataclass(frozen=True, slots=True)
class ItemStatistics:
    """One question in this class.

    Attributes
    ----------
    item
        The question.
    asked, answered, waiting
        How many were asked it, answered it, and wait for their text to be marked.
    facility
        The mean credit of those asked; ``None`` if there is none.
    discrimination
        Item-rest correlation with its 95 per cent interval; ``None`` if undefined or too few.
    options
        Who took which option.
    contested
        Whether the key says that a second answer can be defended.
    band_sizes
        How many of those who answered are in each band; empty where there are no bands.
    """

    item: Item
    asked: int
    answered: int
    waiting: int
    facility: float | None
    discrimination: tuple[float, float, float] | None
    options: tuple[OptionUse, ...]
    contested: bool
    band_sizes: tuple[int, ...]

    @property
    def n(self) -> int:
        """How many were asked it and are marked."""
        return self.asked - self.waiting

    @property
    def omitted(self) -> float | None:
        """The share that left it out; ``None`` if nobody was asked."""
        return 1 - self.answered / self.asked if self.asked else None

    @property
    def chance(self) -> float:
        """What blind choosing earns on average; 0 where that is not defined."""
        if self.item.question.shape != "one" or not self.options:
            return 0.0
        return sum(option.credit for option in self.options) / len(self.options)

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why to look at this question, in plain words; empty if nothing is odd, or too few answered."""
        if self.n < TOO_FEW or self.facility is None:
            return ()
        found = [*self._on_the_whole(), *self._of_options()]
        if found and self.contested:
            found.append("The key says that a second answer can be defended.")
        return tuple(found)

    def _on_the_whole(self) -> Iterator[str]:
        facility = self.facility or 0.0
        if self.omitted is not None and self.omitted >= _LEFT_OUT:
            yield f"{self.asked - self.answered} of {self.asked} left it out: are the words clear?"
        if self.answered >= TOO_FEW and facility < self.chance:
            yield f"The class earned less ({facility:.0%}) than blind choosing would ({self.chance:.0%})."
        # Only where the whole interval lies below what a useful question reaches: chance alone is no reason.
        if self.discrimination is None or self.n < FEW or self.discrimination[2] >= _POOR:
            return
        if self.discrimination[0] < 0:
            yield "Students who did better elsewhere did worse here: check the key and the words."
        elif facility < _NEARLY_ALL:
            yield "It hardly tells students who did well elsewhere from those who did not."

    def _of_options(self) -> Iterator[str]:
        keys = [option for option in self.options if option.credit == 1]
        if self.item.question.shape != "one" or not keys:
            return
        key, others = keys[0], [option for option in self.options if option.credit < 1]
        rival = max(others, key=lambda option: option.taken, default=key)
        if rival.taken > key.taken:
            yield f"More chose “{rival.label}” ({rival.taken}) than the key ({key.taken})."
        if self.answered < FEW or key.taken < TOO_FEW:
            return
        better = [one for one in others if one.taken >= TOO_FEW and _lead(one, key) >= _CLEARLY]
        if better:
            labels = " or ".join(f"“{one.label}”" for one in better)
            yield f"Students who chose {labels} did better elsewhere than those who chose the key."


def item_statistics(data: ClassData) -> tuple[ItemStatistics, ...]:
    """Return the statistics of every question, in the order of the assignment."""
    rest = rest_of(data.credits, data.points)
    answers = dict(tuple(data.answered.groupby("question")))
    none = data.answered.iloc[:0]
    return tuple(_one(data, item, answers.get(key, none), rest[key]) for key, item in data.items.items())


def _one(data: ClassData, item: Item, given: pd.DataFrame, rest: "pd.Series[float]") -> ItemStatistics:
    credits = data.credits[item.id].dropna()
    asked = int(data.asked[item.id].sum())
    mine = given.set_index("person")["answer"]
    band = bands(rest)
    sizes = () if band is None else tuple(int((band.reindex(mine.index) == name).sum()) for name in BANDS)
    return ItemStatistics(
        item=item,
        asked=asked,
        answered=len(mine),
        waiting=asked - len(credits),
        facility=float(credits.mean()) if len(credits) else None,
        discrimination=discrimination(credits, rest) if len(credits) >= TOO_FEW else None,
        options=tuple(_options(data, item, mine, rest, band)),
        contested=data.key[item.id].contested,
        band_sizes=sizes,
    )


def _options(
    data: ClassData,
    item: Item,
    mine: "pd.Series[str]",
    rest: "pd.Series[float]",
    band: "pd.Series[str] | None",
) -> Iterator[OptionUse]:
    of_item = data.key[item.id]
    chosen = ";" + mine + ";"
    for key, label in item.options:
        takes = chosen.str.contains(f";{key};", regex=False).astype(bool)
        takers = takes.index[takes]
        found = rest.reindex(takers).dropna()
        yield OptionUse(
            id=key,
            label=label,
            credit=float(key in of_item.correct) if of_item.correct else of_item.credit.get(key, 0.0),
            misconception=of_item.misconception.get(key, ""),
            taken=len(takers),
            share=len(takers) / len(mine) if len(mine) else None,
            in_band=() if band is None else tuple(_share(takes, band, name) for name in BANDS),
            elsewhere=float(found.mean()) if len(found) else None,
        )


def _share(takes: "pd.Series[bool]", band: "pd.Series[str]", name: str) -> float | None:
    inside = takes[band.reindex(takes.index) == name]
    return float(inside.mean()) if len(inside) else None


def _lead(one: OptionUse, other: OptionUse) -> float:
    """Return by how much the takers of one option did better elsewhere than those of another."""
    return 0.0 if one.elsewhere is None or other.elsewhere is None else one.elsewhere - other.elsewhere
