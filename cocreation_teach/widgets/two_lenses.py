"""One story read twice: where user and organisation meet, and what each view sees there."""

from collections.abc import Iterable
from typing import Any, Self

from cocreation_teach.theory import Mark, Passage, Perspective, Scene, moments_question
from cocreation_teach.widgets.course_widget import CourseWidget
from cocreation_teach.widgets.loading import LOADER, Parts
from cocreation_teach.widgets.payload import Payload
from cocreation_teach.words import say


class TwoLenses(CourseWidget):
    """A story in which to find the moments of truth, and then to read through each view's lens.

    Parameters
    ----------
    scene
        The story.

    Raises
    ------
    TypeError
        If what is given is no scene.

    Examples
    --------
    >>> from cocreation_teach.content import scene
    >>> lenses = TwoLenses(scene("ferry-office")).answer(["waved-out", "chairs", "straps", "card"])
    >>> lenses.marks()["ferry-office.moments"].right
    True
    """

    _esm = LOADER
    _parts = Parts("two_lenses")

    def __init__(self, scene: Scene | None = None) -> None:
        if not isinstance(scene, Scene):
            example = 'TwoLenses(scene("ferry-office"))'
            raise TypeError(f"TwoLenses takes a scene, not {scene!r}. For example: {example}.")
        super().__init__((moments_question(scene),), lenses_payload(scene))

    def answer(self, passages: Iterable[str]) -> Self:
        """Say which passages are moments of truth, by their ids.

        Raises
        ------
        ValueError
            If there is none, one stands there twice, or one is not of the scene; the earlier answer stays.
        """
        (key,) = self._questions
        return self._try(key, list(passages) if isinstance(passages, Iterable) else passages)


def lenses_payload(scene: Scene) -> Payload:
    """Return a scene as its widget draws it, with all that there is to say about each passage."""
    views = [view for view in Perspective if view is not Perspective.CRITICS or scene.seen_by(view)]
    return {
        "id": moments_question(scene).id,
        "title": scene.title,
        "setting": scene.setting,
        "passages": [
            {
                "id": passage.id,
                "text": passage.text,
                "moment": passage.moment,
                "marks": {
                    name: _tick_mark(passage, ticked).plain()
                    for name, ticked in (("ticked", True), ("unticked", False))
                },
                "readings": [_reading(passage, view) for view in views],
            }
            for passage in scene.passages
        ],
        "lenses": [
            *({"id": view.value, "label": view.label, "count": _count(scene, view)} for view in views),
            {
                "id": "all",
                "label": say("lenses.side-by-side"),
                "count": " ".join(_count(scene, view) for view in views),
            },
        ],
    }


def _tick_mark(passage: Passage, ticked: bool) -> Mark:
    """Return what one tick, or its absence, earns; the whole answer is marked by the question."""
    right = ticked is passage.moment
    if passage.moment:
        verdict = say("lenses.right-meet" if right else "lenses.wrong-meet")
    else:
        verdict = say("lenses.right-apart" if right else "lenses.wrong-apart")
    return Mark(int(right), (verdict, passage.moment_why), None if right else passage.misconception)


def _reading(passage: Passage, view: Perspective) -> dict[str, Any]:
    sees = view in passage.readings
    if view is Perspective.CRITICS:
        heading = say("lenses.critics-doubt" if sees else "lenses.critics-none")
    else:
        heading = say("lenses.sees" if sees else "lenses.sees-none", view=view.label)
    return {"view": view.value, "sees": sees, "heading": heading, "text": passage.readings.get(view, "")}


def _count(scene: Scene, view: Perspective) -> str:
    """Return in one sentence in how many passages a view sees something.

    Examples
    --------
    >>> from cocreation_teach.content import scene
    >>> _count(scene("ferry-office"), Perspective.PUBLIC_MANAGEMENT)
    'Public management sees co-production in 2 of the 7 passages.'
    """
    said = "lenses.count-doubts" if view is Perspective.CRITICS else "lenses.count"
    return say(said, view=view.label, count=scene.seen_by(view), passages=len(scene.passages))
