"""A disk that loses what was not pushed to it, in the manner of SQLite's crash tests.

Writes are kept in memory until they are synced; at a crash each one that was not may be lost, cut short or
kept, in any combination.  A file whose folder was not synced may be gone altogether.
"""

import random
from collections.abc import Iterator
from pathlib import Path

from cocreation_teach.learning.disk import Disk, State


class CrashingDisk(Disk):
    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.safe: dict[str, bytes] = {}
        self.waiting: dict[str, list[bytes]] = {}
        self.listed: set[str] = set()

    def _seen(self, name: str) -> bytes:
        return self.safe[name] + b"".join(self.waiting[name])

    def files(self, folder: Path, suffix: str) -> tuple[dict[str, State], dict[str, str]]:
        return {name: State(0, 0, len(self._seen(name)), 0) for name in self.safe}, {}

    def read(self, path: Path, start: int) -> bytes:
        return self._seen(path.name)[start:] if path.name in self.safe else b""

    def pieces(self, path: Path) -> Iterator[bytes]:
        yield self.read(path, 0)

    def create(self, path: Path) -> None:
        self.safe[path.name], self.waiting[path.name] = b"", []
        self.sync_folder(path.parent)

    def append(self, path: Path, data: bytes) -> None:
        name = path.name
        self.waiting[name].append(data)
        if self.chance.random() < 0.3:
            raise Crash
        self.safe[name] += b"".join(self.waiting[name])
        self.waiting[name] = []

    def sync_folder(self, folder: Path) -> None:
        self.listed |= self.safe.keys()

    def state(self, path: Path) -> State | None:
        return State(0, 0, len(self._seen(path.name)), 0) if path.name in self.safe else None

    def crash(self) -> None:
        """Lose what may be lost: unsynced writes in part, and files that no synced folder lists."""
        for name in list(self.safe):
            if name not in self.listed and self.chance.random() < 0.5:
                del self.safe[name]
                continue
            for data in self.waiting[name]:
                kept = self.chance.choice(
                    [b"", data, data[: self.chance.randrange(len(data) + 1)], b"\0" * len(data)]
                )
                self.safe[name] += kept
            self.waiting[name] = []


class Crash(BaseException):
    """The power is gone."""
