"""What the pages of a course are told of the way through it, each asking by itself."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from shutil import rmtree
from threading import Barrier, BrokenBarrierError

import pytest

from cocreation_teach.course import way
from cocreation_teach.learning.entry import Entry
from cocreation_teach.learning.journal import FOLDER, Journal


class Busy:
    """A journal that can tell whether two read it at once."""

    def __init__(self) -> None:
        self.both = Barrier(2)
        self.met = False

    def refresh(self) -> None:
        try:
            self.both.wait(0.2)
        except BrokenBarrierError:
            self.both.reset()
        else:
            self.met = True

    trouble = ()
    outlived = False

    def all(self) -> tuple[Entry, ...]:
        return ()


def test_pages_that_ask_at_once_read_the_journal_one_after_the_other(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    journal = Busy()
    monkeypatch.setattr(way, "_journal", lambda _: journal)
    with ThreadPoolExecutor(4) as pages:
        told = list(pages.map(way.way, [tmp_path] * 4))
    assert not journal.met
    assert all(way == told[0] and way["pages"] for way in told)


def test_what_was_answered_in_a_journal_that_is_gone_is_counted_no_more(tmp_path: Path) -> None:
    def answered() -> int:
        return sum(page["answered"] for page in way.way(tmp_path)["pages"])

    Journal(tmp_path / FOLDER).record([Entry("views.wedding-vows", "try", "no")])
    assert answered() == 1
    rmtree(tmp_path / FOLDER)
    assert answered() == 0
    Journal(tmp_path / FOLDER).record([Entry("views.wedding-vows", "try", "no")])
    assert answered() == 1
