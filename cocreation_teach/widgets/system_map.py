"""The system map: the parts of a system sorted round one person, what passes between them, how it feels."""

from typing import Any

from cocreation_teach.theory import (
    FEELINGS,
    SYSTEM_PLACES,
    ServiceSystem,
    TouchPoint,
    feeling_question,
    part_question,
)
from cocreation_teach.widgets.loading import LOADER, Parts
from cocreation_teach.widgets.payload import Card, places_payload
from cocreation_teach.widgets.placing import Placing


class SystemMap(Placing):
    """A service system to build round a person, and the person's touch-points to feel one's way into.

    The answer to a part is a kind of part; to a touch-point it is a feeling from ``"-2"`` to ``"2"``, which
    is neither right nor wrong.  The answer to ``flows`` is a list of arrows: ``["sister>news>doctor"]``.

    Parameters
    ----------
    system
        The person, the parts and the touch-points.
    feedback
        Whether a placed part is told right or wrong, and how the person tells a touch-point.

    Raises
    ------
    TypeError
        If what is given is no service system.

    Examples
    --------
    >>> from cocreation_teach.content import system
    >>> round_ines = SystemMap(system("ines"))
    >>> round_ines.answer({"sister": "people", "silent-minute": "1"}).report()
    '2 of 17 answered.'
    """

    _esm = LOADER
    _parts = Parts("system_map")

    def __init__(self, system: ServiceSystem | None = None, *, feedback: bool = True) -> None:
        if not isinstance(system, ServiceSystem):
            example = 'SystemMap(system("ines"))'
            raise TypeError(f"SystemMap takes a service system, not {system!r}. For example: {example}.")
        cards = tuple(Card(part_question(system, part), part.title, part.text) for part in system.parts)
        feelings = [feeling_question(system, point) for point in system.touchpoints]
        drawn = [
            {"id": asked.id, "title": point.title, "text": point.text} | (_told(point) if feedback else {})
            for point, asked in zip(system.touchpoints, feelings, strict=True)
        ]
        more = {
            "title": system.title,
            "person": system.person,
            "story": system.story,
            "places": places_payload(SYSTEM_PLACES),
            "feelings": [{"id": str(value), "label": label} for value, label in FEELINGS.items()],
            "touchpoints": drawn,
            "flows": system.flows.payload(feedback) if system.flows else None,
        }
        others = (*((system.flows,) if system.flows else ()), *feelings)
        super().__init__(cards, feedback, others=others, more=more, family=f"{system.id}.")


def _told(point: TouchPoint) -> dict[str, Any]:
    return {"told": str(point.feeling), "why": point.why}
