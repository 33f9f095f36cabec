"""What to do next Monday: the sentences with which the class report opens."""

from collections.abc import Iterable
from dataclasses import dataclass
from textwrap import shorten
from typing import Final

from cocreation_teach.content.course import number_of
from cocreation_teach.teaching.statistics import QUADRANTS, ClassData, Division, Held, ItemStatistics
from cocreation_teach.theory import Quadrant
from cocreation_teach.theory.wording import counted

TO_TALK_ABOUT: Final = 3
_LONGEST: Final = 100
_ASK: Final = "Let one student of each of the two largest camps name the fact that decides."


@dataclass(frozen=True, slots=True)
class Advice:
    """One thing to do: what it is about, what was seen, and what to do."""

    about: str
    seen: str
    do: tuple[tuple[str, str], ...]


def ideas(found: Iterable[Held]) -> tuple[Advice, ...]:
    """Return the misconceptions to talk about."""
    return tuple(_idea(one) for one in [one for one in found if one.students][:TO_TALK_ABOUT])


def debates(data: ClassData, found: Iterable[Division]) -> tuple[Advice, ...]:
    """Return the questions that divided the class, each with a way to use it."""
    return tuple(_debate(data, one) for one in list(found)[:TO_TALK_ABOUT])


def oddities(found: Iterable[ItemStatistics]) -> tuple[Advice, ...]:
    """Return every question that did not work as it should, those with most reasons first."""
    odd = sorted((one for one in found if one.reasons), key=lambda one: -len(one.reasons))
    return tuple(Advice(name(one.item.id, one.item.prompt), " ".join(one.reasons), ()) for one in odd)


def name(question: str, prompt: str, longest: int = _LONGEST) -> str:
    """Return how the report names a question: its id and how it begins.

    Examples
    --------
    >>> name("q01", "Supper is over at the home.", 20)
    'q01: Supper is over at …'
    """
    return f"{question}: {shorten(prompt, longest, placeholder=' …')}"


def _idea(one: Held) -> Advice:
    could = counted(one.could, "student")
    seen = f"{one.students} of the {could} who could have shown it ({one.share:.0%}) gave an answer that "
    seen += "points to this"
    seen += f", {one.twice} of them in two questions or more." if one.twice else "."
    lesson = f"lesson {one.lesson.number}, {one.lesson.title}"
    if one.lesson.exercise:
        lesson += f", and exercise {number_of(one.lesson.exercise)}"
    where = ", ".join(one.questions)
    do = (("Say", one.to_say), ("Send them to", f"{lesson}."), ("It showed in", f"{where}."))
    return Advice(f"“{one.belief}”", seen, do)


def _debate(data: ClassData, one: Division) -> Advice:
    item = data.items[one.question]
    labels = dict(item.options)
    camps = [f"{number} said “{labels[option]}”" for option, number in one.camps]
    credit = data.key[one.question].credit
    keys = [label for option, label in item.options if credit.get(option) == 1]
    seen = f"{'Two camps' if one.two_camps else 'Spread out'}: {', '.join(camps)} (n {one.n})."
    if keys:
        seen += f" The key says “{keys[0]}”."
    if data.key[one.question].contested:
        seen += " It says that a second answer can be defended."
    ask = f"{_ASK} {_axis(item.kind, one)}".strip()
    return Advice(name(item.id, item.prompt), seen, (("In class", ask),))


def _axis(kind: str, one: Division) -> str:
    """Say on which axis the two largest camps part."""
    first, second = one.camps[0][0], one.camps[1][0]
    if kind != "quadrant" or not {first, second} <= set(QUADRANTS):
        return ""
    axes = Quadrant(first).differs_in(Quadrant(second))
    if len(axes) > 1:
        return "They part on both axes."
    (parted,) = axes
    agreed = "locus" if parted == "nature" else "nature"
    return f"They agree on the {agreed} and part on the {parted}."
