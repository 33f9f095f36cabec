"""A desk on a course's folder with an assignment that is made."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cocreation_teach.desk import desk as desk_module
from cocreation_teach.desk.desk import Desk
from cocreation_teach.teaching import assign

Said = list[tuple[dict[str, Any], list[Any] | None]]


class Asked:
    """A desk that is asked, and does at once what it is asked for; what it tells its page is kept."""

    def __init__(self, course: Path) -> None:
        self.course, self.desk = course, Desk()
        self.told: Said = []
        self.desk.send = lambda message, buffers=None: self.told.append((message, buffers))  # type: ignore[method-assign]

    def __call__(self, what: str, *buffers: bytes, **more: object) -> dict[str, Any]:
        """Return what the desk told last: an answer, or what it said in its place."""
        asked = {"ask": what, "id": len(self.told), "assignment": "week-9", **more}
        self.desk._hear(asked, [memoryview(one) for one in buffers])
        message, sent = self.told[-1]
        return {**message, **({"bytes": sent[0]} if sent else {})}

    def send(self, kind: str, files: dict[str, bytes], piece: int = 2**20) -> dict[str, Any]:
        """Send files as the page does."""
        manifest = [{"path": path, "size": len(content)} for path, content in files.items()]
        begun = self("files/begin", kind=kind, files=manifest)
        if "said" in begun:
            return begun
        stream = b"".join(files.values())
        for at in range(0, max(1, len(stream)), piece):
            transfer = begun["answer"]["transfer"]
            last = self("files/piece", stream[at : at + piece], transfer=transfer, at=at)
        return last


class AtOnce:
    """Stands in for the thread that does what is asked for."""

    def submit(self, run: Callable[..., None], *given: object) -> None:
        run(*given)


def course_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (folder / "lessons").mkdir()
    monkeypatch.chdir(folder / "lessons")
    monkeypatch.setattr(desk_module, "_WORKER", AtOnce())
    return folder


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return course_in(tmp_path, monkeypatch)


@pytest.fixture
def ask(course: Path) -> Asked:
    return Asked(course)


@pytest.fixture
def made(course: Path) -> Path:
    return made_in(course)


def made_in(course: Path) -> Path:
    folder = course / "assignments" / "week-9"
    folder.parent.mkdir()
    assign(folder, "Week 9", questions=5, due="2026-11-27T18:00+01:00", seed=9)
    return folder
