"""What a lesson asks, in the blocks in which it stands on paper: questions, cases to place, rows to tick."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from difflib import get_close_matches
from itertools import count, groupby
from typing import Final, Protocol

from cocreation_teach.content import encounters, journey, scene, sorting, system
from cocreation_teach.content.course import CoursePage, course_pages, find_question
from cocreation_teach.content.nouns import is_on_rail, nouns
from cocreation_teach.exchange.errors import TeachingError
from cocreation_teach.theory import PLACES, SYSTEM_PLACES, Place, Quadrant, Question

_BOARDS: Final = ("sortings", "scenes", "journeys", "systems")


@dataclass(frozen=True, slots=True)
class Item:
    """A question with its number on the paper, and the words of its own: of a card, a case, a step."""

    number: int
    question: Question
    title: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """Questions that are answered in one place.

    Attributes
    ----------
    form
        How they are answered: ``question`` one by one; ``quadrants``, ``rail`` or ``places`` by numbers in a
        drawing; ``rows`` by ticks.
    title, told
        What stands above them.
    places
        Where numbers can be put.
    """

    form: str
    items: tuple[Item, ...]
    title: str = ""
    told: str = ""
    places: tuple[Place, ...] = ()


def find_lessons(names: tuple[str, ...] = ()) -> tuple[CoursePage, ...]:
    """Return lessons by number or name, in the course's order; without names, all that have a number.

    Raises
    ------
    TeachingError
        If a name is none of a lesson that asks something; the message names all such, and what there is.

    Examples
    --------
    >>> [page.title for page in find_lessons(("09",))]
    ['The four quadrants', 'Two voluntary quadrants']
    """
    asking = [page for page in course_pages() if page.path.startswith("lessons") and page.questions]
    if not names:
        return tuple(page for page in asking if page.number)
    known = {name_of(page): page for page in asking}
    unknown = [name for name in names if name not in known and name not in {one.number for one in asking}]
    if unknown:
        near = [hit for name in unknown for hit in get_close_matches(name, known, 3, 0.4)]
        allowed = ", ".join(near) if near else "a number, 00 to 12, or a name such as 09-four-quadrants"
        raise TeachingError(f"No lesson with questions is called {', '.join(unknown)}. There is: {allowed}.")
    return tuple(page for name, page in known.items() if {name, page.number} & set(names))


def name_of(page: CoursePage) -> str:
    """Return the name of a page's file, without its ending."""
    return page.path.rpartition("/")[2].removesuffix(".ipynb")


def blocks_of(page: CoursePage, key: bool) -> tuple[Block, ...]:
    """Return what a page asks, each question once; without its key, unless that is wanted.

    Examples
    --------
    >>> [page] = find_lessons(("00",))
    >>> [block.form for block in blocks_of(page, key=False)]
    ['question', 'quadrants', 'question']
    """
    once = dict.fromkeys((name, "continuum" if is_on_rail(when) else "") for name, when in page.questions)
    number = count(1)

    def item(name: str, occasion: str) -> Item:
        question = find_question(name, occasion)
        assert question is not None, name
        # As it stands in its file, the place of an option could give the key away.
        shuffled = question.shuffled(page.path)
        return Item(next(number), shuffled if key else shuffled.blind())

    groups = groupby(once, key=lambda asked: _board(*asked))
    return tuple(_FORMS[form](name, tuple(item(*asked) for asked in group)) for (form, name), group in groups)


def _board(key: str, occasion: str) -> tuple[str, str]:
    """Return which form a question has on paper, and the name of the board that it stands on."""
    name, _, part = key.partition(".")
    if not part:
        return ("rail" if occasion else "quadrants"), ""
    for noun in (nouns()[board] for board in _BOARDS):
        asked = noun.asked_of(name) if noun.has(name) else ()
        if key in {question.id for question in asked}:
            return _form_on(name, key, noun.look_ups[0].__name__)
    return "question", ""


def _form_on(name: str, key: str, noun: str) -> tuple[str, str]:
    if noun != "system":
        return noun, name
    one = system(name)
    if one.flows and key == one.flows.id:
        return "question", ""
    return ("parts" if key in {f"{name}.{part.id}" for part in one.parts} else "feelings"), name


def _questions(_: str, items: tuple[Item, ...]) -> Block:
    return Block("question", items)


def _cases(items: tuple[Item, ...]) -> tuple[Item, ...]:
    found = encounters(*(item.question.id for item in items))
    return tuple(
        replace(item, title=case.title, text=case.description)
        for item, case in zip(items, found, strict=True)
    )


def _quadrants(_: str, items: tuple[Item, ...]) -> Block:
    told = "In which quadrant is the user’s part? Write the number of each case into the figure."
    places = tuple(Place(one.value, one.label) for one in Quadrant)
    return Block("quadrants", _cases(items), "Cases for the four quadrants", told, places)


def _rail(_: str, items: tuple[Item, ...]) -> Block:
    told = "How intensely do user and service interact? Write the number of each case at its place."
    places = tuple(Place(str(place), label) for place, label in PLACES.items())
    return Block("rail", _cases(items), "Cases for the continuum", told, places)


class _Worded(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def text(self) -> str: ...


def _worded(name: str, items: tuple[Item, ...], held: Iterable[_Worded]) -> tuple[Item, ...]:
    """Return items with the words of the cards, steps or touch-points that they ask of."""
    by_id = {f"{name}.{one.id}": one for one in held}
    pairs = ((item, by_id[item.question.id]) for item in items)
    return tuple(replace(item, title=one.title, text=one.text) for item, one in pairs)


def _sorting(name: str, items: tuple[Item, ...]) -> Block:
    one = sorting(name)
    told = f"{one.prompt} Write the number of each card at its {one.noun}."
    return Block("places", _worded(name, items, one.cards), "Cards to sort", told, one.places)


def _parts(name: str, items: tuple[Item, ...]) -> Block:
    one = system(name)
    told = f"{one.story}\n\nWhat kind of part is each of these? Write its number at its kind."
    return Block("places", _worded(name, items, one.parts), one.title, told, SYSTEM_PLACES)


def _feelings(name: str, items: tuple[Item, ...]) -> Block:
    one = system(name)
    told = f"How does each of these feel for {one.person}? No answer is wrong."
    return Block("rows", _worded(name, items, one.touchpoints), "Touch-points", told)


def _journey(name: str, items: tuple[Item, ...]) -> Block:
    one = journey(name)
    told = f"{one.person}\n\nWhich kinds of value arise at each step? Tick all that do."
    return Block("rows", _worded(name, items, one.steps), one.title, told)


def _scene(name: str, items: tuple[Item, ...]) -> Block:
    one = scene(name)
    story = "\n\n".join(f"{at}  {passage.text}" for at, passage in enumerate(one.passages, start=1))
    return Block("question", items, one.title, f"{one.setting}\n\n{story}")


_FORMS: Final[dict[str, Callable[[str, tuple[Item, ...]], Block]]] = {
    "question": _questions,
    "quadrants": _quadrants,
    "rail": _rail,
    "sorting": _sorting,
    "parts": _parts,
    "feelings": _feelings,
    "journey": _journey,
    "scene": _scene,
}
