"""Scenes: one story of a public service, passage by passage, as each view of co-production reads it."""

from collections.abc import Mapping
from dataclasses import dataclass

from cocreation_teach.theory.kinds import Part, Several
from cocreation_teach.theory.perspective import Perspective


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a story.

    Attributes
    ----------
    id
        Its name in the story.
    text
        One to four sentences.
    moment
        Whether user and organisation meet and interact here: a moment of truth (Normann 1991).
    moment_why
        Why it is one, or is none.
    readings
        What each view sees here; a view that sees no co-production here is not among them, and for the
        critics that they raise no doubt here.
    misconception
        What taking this passage for a moment of truth points to; ``None`` where it is one.
    """

    id: str
    text: str
    moment: bool
    moment_why: str
    readings: Mapping[Perspective, str]
    misconception: str | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """A story to be read through the eyes of more than one view."""

    id: str
    title: str
    setting: str
    concepts: tuple[str, ...]
    passages: tuple[Passage, ...]

    def seen_by(self, view: Perspective) -> int:
        """Return in how many passages a view has something to say."""
        return sum(view in passage.readings for passage in self.passages)


def moments_question(scene: Scene) -> Several:
    """Return the question which passages of a scene are moments of truth (Normann 1991).

    Examples
    --------
    >>> from cocreation_teach.content import scene
    >>> question = moments_question(scene("ferry-office"))
    >>> question.id, question.concepts
    ('ferry-office.moments', ('B3',))
    """
    return Several(
        id=f"{scene.id}.moments",
        prompt=f"“{scene.title}”: at which passages do user and organisation meet, the moments of truth?",
        options=tuple((passage.id, f"Passage {at}") for at, passage in enumerate(scene.passages, start=1)),
        parts={
            passage.id: Part(passage.moment, passage.moment_why, passage.misconception)
            for passage in scene.passages
        },
        concepts=("B3",),
        alone=False,
        ordered=True,
    )
