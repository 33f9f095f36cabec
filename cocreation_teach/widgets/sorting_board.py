"""The sorting board: cards, and two to six places to sort them into."""

from cocreation_teach.theory import Sorting, card_question
from cocreation_teach.widgets.loading import LOADER, Parts
from cocreation_teach.widgets.payload import Card, places_payload
from cocreation_teach.widgets.placing import Placing


class SortingBoard(Placing):
    """Cards to sort into places.

    Parameters
    ----------
    sorting
        The cards and their places.
    feedback
        Whether a placed card is told right or wrong at once.

    Raises
    ------
    TypeError
        If what is given is no sorting.

    Examples
    --------
    >>> from cocreation_teach.content import sorting
    >>> board = SortingBoard(sorting("two-meanings", "swimming-lesson", "app-workshop"))
    >>> board.answer({"swimming-lesson": "in-use"}).report()
    '1 of 2 answered.'
    """

    _esm = LOADER
    _parts = Parts("sorting_board")

    def __init__(self, sorting: Sorting | None = None, *, feedback: bool = True) -> None:
        if not isinstance(sorting, Sorting):
            example = 'SortingBoard(sorting("two-meanings"))'
            raise TypeError(f"SortingBoard takes a sorting, not {sorting!r}. For example: {example}.")
        cards = tuple(Card(card_question(sorting, card), card.title, card.text) for card in sorting.cards)
        more = {"prompt": sorting.prompt, "noun": sorting.noun, "places": places_payload(sorting.places)}
        super().__init__(cards, feedback, more=more, family=f"{sorting.id}.")
