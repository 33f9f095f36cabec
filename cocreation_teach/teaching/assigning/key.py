"""The key of an assignment: ``key/key.json``."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from cocreation_teach.exchange.assignment import Assignment
from cocreation_teach.teaching.assigning.draft import Draft

FORMAT: Final = "cocreation-teach/key"
VERSION: Final = 1


def key_of(assignment: Assignment, drafts: Mapping[str, Draft]) -> dict[str, Any]:
    """Return what the key's file holds, for drafts by the id that the assignment gives them."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "assignment": {"id": assignment.id, "digest": assignment.digest},
        "questions": [_question(key, draft) for key, draft in drafts.items()],
    }


def _question(key: str, draft: Draft) -> dict[str, Any]:
    return {
        "id": key,
        "kind": draft.kind,
        "title": draft.title,
        "origin": draft.origin,
        "source": draft.source,
        "prompt": draft.prompt,
        "options": options_of(draft.options),
        "points": draft.points,
        "concepts": list(draft.concepts),
        **draft.held,
    }


def options_of(options: Sequence[tuple[str, str]]) -> list[dict[str, str]]:
    """Return options as both files hold them."""
    return [{"id": key, "label": label} for key, label in options]
