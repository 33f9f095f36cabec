"""What all widgets have in which cards are placed."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar, Self

from cocreation_teach.theory import Choice, Encounter, Question
from cocreation_teach.widgets.course_widget import CourseWidget, occasion_of
from cocreation_teach.widgets.payload import Card, Payload, placing_payload
from cocreation_teach.words import say


class Placing(CourseWidget):
    """Cards to place among the options of their questions; a subclass draws the map of places.

    Parameters
    ----------
    cards
        What to place.
    feedback
        Whether a placed card is told right or wrong at once.
    others
        Questions that are answered beside the cards.
    more
        What else the page is to know.
    family
        What the ids of all questions begin with; whoever answers may leave it out.
    """

    _usual_occasion: ClassVar[str] = ""

    def __init__(
        self,
        cards: tuple[Card, ...],
        feedback: bool,
        *,
        others: tuple[Question, ...] = (),
        more: Mapping[str, Any] | None = None,
        family: str = "",
    ) -> None:
        questions = (*(card.question for card in cards), *others)
        self._family = family
        content = placing_payload(cards, feedback) | dict(more or {})
        super().__init__(questions, content, occasion=occasion_of(feedback, self._usual_occasion))

    def answer(self, places: Mapping[str, object]) -> Self:
        """Place cards: card id to place; what is asked beside them takes answers of its own.

        Raises
        ------
        ValueError
            If an id is not among the cards or a place does not exist; the cards before it stay
            placed and it keeps the place it had.
        """
        for key, place in places.items():
            full = f"{self._family}{key}"
            self._try(full if full in self._questions else key, place)
        return self


class EncounterPlacing(Placing):
    """Encounters to place; a subclass says what is asked about each.

    Parameters
    ----------
    encounters
        What to place; at least one, each once.
    feedback
        Whether a placed card is told right or wrong at once.

    Raises
    ------
    ValueError
        If there are no encounters, or one stands there twice.
    TypeError
        If what is given is no encounter.
    """

    def __init__(self, encounters: Iterable[Encounter] = (), *, feedback: bool = True) -> None:
        name = type(self).__name__
        given = tuple(encounters) if isinstance(encounters, Iterable) else (encounters,)
        if strange := [thing for thing in given if not isinstance(thing, Encounter)]:
            example = f"{name}(encounters('rias-week', 'rias-flats'))"
            raise TypeError(f"{name} takes encounters, not {strange[0]!r}. For example: {example}.")
        ids = [encounter.id for encounter in given]
        if not ids or len(set(ids)) < len(ids):
            raise ValueError(f"{name} takes one or more encounters, each once; it was given: {ids}.")
        super().__init__(tuple(map(self._card, given)), feedback, more=self.places())

    def _card(self, encounter: Encounter) -> Card:
        origins = {"chapter": say("cards.from-chapter"), "course": say("cards.from-course")}
        told = (encounter.sector, encounter.country, origins.get(encounter.source))
        meta = " · ".join(filter(None, told))
        return Card(self.ask(encounter), encounter.title, encounter.description, meta)

    @staticmethod
    def ask(encounter: Encounter) -> Choice:
        """Return what is asked about an encounter; its options are the places."""
        raise NotImplementedError

    @staticmethod
    def places() -> Payload:
        """Return what the page has to know of the places."""
        raise NotImplementedError
