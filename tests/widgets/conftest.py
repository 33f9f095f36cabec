"""Widgets record in the folder in which they run: each test has an empty one of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cocreation_teach.widgets import keeping


@pytest.fixture(autouse=True)
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A course folder in whose lessons this process works."""
    (tmp_path / ".cocreation").mkdir()
    for part in ("lessons", "solutions"):
        (tmp_path / part).mkdir()
    monkeypatch.chdir(tmp_path / "lessons")
    keeping._start.cache_clear()
    keeping._journal.cache_clear()
    yield tmp_path
    keeping._start.cache_clear()
    keeping._journal.cache_clear()
