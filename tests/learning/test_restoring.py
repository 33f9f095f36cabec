"""All work in one file and back: merged, never over a newer answer; bad files are refused with a sentence."""

import gzip
import json
from pathlib import Path

import pytest

from cocreation_teach.learning.entry import Entry
from cocreation_teach.learning.journal import Journal
from cocreation_teach.learning.restoring import LARGEST, RestoreError, restore, work_file, work_from

ACTS = [
    Entry("word.a", "try", "née 🎓 <b>", at="2026-11-20T10:00:00Z", uid="u1", n=1),
    Entry("word.a", "try", "II", "fair", at="2026-11-21T10:00:00Z", uid="u2", n=7),
    Entry("word.b", "shown", at="2026-11-21T11:00:00Z", uid="u3", n=8),
]
FILE = work_file(ACTS, "2026-11-23T10:00:00Z")
HELD = json.loads(FILE)


def changed(**more: object) -> bytes:
    return json.dumps(HELD | more).encode()


REFUSED = [
    (b"", "damaged or cut off"),
    (FILE[:200], "damaged or cut off"),
    (FILE[:-3], "damaged or cut off"),
    (gzip.compress(FILE), "a gzip archive"),
    (b"PK\x03\x04" + FILE, "a zip archive"),
    (b"\n <!doctype html><p>Log in", "a web page"),
    (b"\xff\xfe\x00", "no text"),
    (b"x" * (LARGEST + 1), "larger than 20 MB"),
    (b"[" * 100_000 + b"]" * 100_000, "nested too deep"),
    (FILE.replace(b'"II"', b"NaN"), "NaN is no number"),
    (FILE.replace(b'"version": 1,', b'"version": 1, "version": 1,'), "stands twice"),
    (b"[]", "another program"),
    (b'"text"', "another program"),
    (b'{"format": "nbgrader"}', "another program or another course"),
    (changed(format="cocreation-teach/submission"), "another file of this course"),
    (changed(version=2), "newer edition"),
    (changed(version="1"), "which version"),
    (changed(version=True), "which version"),
    (changed(entries={}), "changed by hand"),
    (changed(entries=[{"question": "a"}]), "changed by hand"),
    (changed(entries=[HELD["entries"][0] | {"n": -1}]), "changed by hand"),
]


@pytest.mark.parametrize(
    ("data", "words"),
    REFUSED,
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_bad_file_is_refused_and_nothing_changes(data: bytes, words: str) -> None:
    with pytest.raises(RestoreError, match=words) as refused:
        work_from(data)
    assert "Choose the file" in str(refused.value) or "Bring the course up to date" in str(refused.value)


def test_a_file_of_an_editor_that_marks_its_text_is_read() -> None:
    assert work_from(b"\xef\xbb\xbf" + FILE) == ACTS


def test_restored_on_a_new_machine(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    assert restore(journal, work_from(FILE)) == 3
    assert [entry.answer for entry in Journal(tmp_path).entries("word.a")] == ["née 🎓 <b>", "II"]
    assert restore(journal, work_from(FILE)) == 0


def test_a_newer_answer_stays_the_last(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.record([Entry("word.a", "try", "IV", at="2026-11-22T10:00:00Z", uid="new")])
    restore(journal, ACTS)
    assert [entry.answer for entry in Journal(tmp_path).entries("word.a")] == ["née 🎓 <b>", "II", "IV"]


def test_an_older_answer_gives_way(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    for number in range(20):  # a busy journal has a high clock, which says nothing about time
        journal.record([Entry("word.a", "try", "I", at="2026-11-19T10:00:00Z", uid=f"old{number}")])
    restore(journal, ACTS)
    assert Journal(tmp_path).entries("word.a")[-1].answer == "II"
