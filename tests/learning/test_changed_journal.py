"""Another program is at the journal's files while a kernel writes: what was acknowledged comes back."""

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from cocreation_teach.learning import disk as disks
from cocreation_teach.learning.entry import Entry
from cocreation_teach.learning.journal import Journal
from cocreation_teach.learning.lines import line_of

NEVER_MEANT = Entry("scribble", "try", "x", uid="scribble", n=1)


def replaced(file: Path, data: bytes) -> None:
    """As editors and sync programs save: under another name, then in its place."""
    other = file.with_name(f"{file.name}.tmp")
    other.write_bytes(data)
    other.replace(file)


def some_time_later(file: Path) -> None:
    """Wait until a file that is written now has another time: a file system's clock may go by hundredths."""
    clock = file.parents[2] / "clock"
    clock.touch()
    while clock.stat().st_mtime_ns <= file.stat().st_mtime_ns:
        clock.touch()


def edited(file: Path) -> None:
    some_time_later(file)
    data = file.read_bytes()
    place = data.index(b"try")
    with file.open("r+b") as held:
        held.seek(place)
        held.write(b"TRY")


def edited_unseen(file: Path) -> None:
    """As programs do that keep a file's time, and as file systems with a slow clock show it."""
    before = file.stat()
    edited(file)
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


CHANGES: dict[str, Callable[[Path, bytes], object]] = {
    "saved by an editor in its place": lambda file, _: replaced(file, file.read_bytes()),
    "saved with other line ends": lambda file, _: file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n")),
    "saved with a byte-order mark": lambda file, _: file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes()),
    "saved as UTF-16": lambda file, _: file.write_bytes(file.read_bytes().decode().encode("utf-16")),
    "an older copy put over it": lambda file, old: file.write_bytes(old),
    "an older copy put in its place": lambda file, old: replaced(file, old),
    "emptied": lambda file, _: file.write_bytes(b""),
    "cut off in the middle of a line": lambda file, _: os.truncate(file, file.stat().st_size - 20),
    "a longer file put over it": lambda file, _: file.write_bytes(line_of(NEVER_MEANT) * 400),
    "deleted": lambda file, _: file.unlink(),
    "scribbled behind its end": lambda file, _: file.open("ab").write(b"my notes"),
    "one word changed in its place": lambda file, _: edited(file),
    "one word changed, and its time put back": lambda file, _: edited_unseen(file),
    "the whole folder moved away": lambda file, _: shutil.move(file.parents[1], file.parents[2] / "moved"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_kernel_whose_file_is_changed_loses_nothing(
    tmp_path: Path, change: Callable[[Path, bytes], object]
) -> None:
    home = tmp_path / ".cocreation"
    journal = Journal(home)
    journal.record([Entry("word.a", "try", "I")])
    (file,) = (home / "journal").iterdir()
    old = file.read_bytes()
    journal.record([Entry("word.a", "try", "II"), Entry("word.b", "try", "III")])
    change(file, old)
    journal.record([Entry("word.c", "try", "IV")])
    found = Journal(home)
    assert {act.uid for act in journal.all()} <= {act.uid for act in found.all()}
    assert [entry.answer for entry in found.entries("word.a")] == ["I", "II"]


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_kernel_that_has_read_the_file_of_another_brings_back_what_it_knew(
    tmp_path: Path, change: Callable[[Path, bytes], object]
) -> None:
    home = tmp_path / ".cocreation"
    Journal(home).record([Entry("word.a", "try", "I")])
    (file,) = (home / "journal").iterdir()
    old = file.read_bytes()
    journal = Journal(home)
    file.write_bytes(old + line_of(Entry("word.a", "try", "II", uid="later", n=2)))
    journal.refresh()
    change(file, old)
    journal.record([Entry("word.c", "try", "IV")])
    assert [entry.answer for entry in Journal(home).entries("word.a")] == ["I", "II"]


def test_a_file_left_alone_is_written_on(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    for answer in ("I", "II", "III"):
        journal.record([Entry("word.a", "try", answer)])
    assert len(list((tmp_path / "journal").iterdir())) == 1


def test_a_link_that_leads_nowhere_or_in_a_circle_costs_no_other_file(tmp_path: Path) -> None:
    Journal(tmp_path).record([Entry("word.a", "try", "I")])
    folder = tmp_path / "journal"
    (folder / "gone.jsonl").symlink_to(folder / "nowhere")
    (folder / "round.jsonl").symlink_to(folder / "round.jsonl")
    (folder / "folder.jsonl").mkdir()
    journal = Journal(tmp_path)
    assert [entry.answer for entry in journal.all()] == ["I"]
    assert {"gone.jsonl", "round.jsonl", "folder.jsonl"} == journal.unread.keys()


def test_a_file_that_was_packed_or_taken_into_a_cloud_is_told_and_not_taken_for_none(tmp_path: Path) -> None:
    (tmp_path / "journal").mkdir()
    for name in (".a.jsonl.icloud", "b.jsonl.gz", "C.JSONL.ZIP", "notes.gz"):
        (tmp_path / "journal" / name).write_bytes(b"bplist00")
    journal = Journal(tmp_path)
    assert journal.unread.keys() == {".a.jsonl.icloud", "b.jsonl.gz", "C.JSONL.ZIP"}
    assert "b.jsonl.gz: Is packed: unpack it." in journal.trouble
    journal.record([Entry("word.a", "try", "I")])
    assert [entry.answer for entry in Journal(tmp_path).all()] == ["I"]


def test_a_journal_folder_that_cannot_be_read_is_not_an_empty_one(tmp_path: Path) -> None:
    (tmp_path / "journal").symlink_to(tmp_path / "nowhere")
    assert list(Journal(tmp_path).unread) == [""]
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "journal").write_text("a file is in the way")
    assert list(Journal(tmp_path / "other").unread) == [""]
    (tmp_path / "away").symlink_to(tmp_path / "nowhere")
    assert list(Journal(tmp_path / "away").unread) == [""]
    (tmp_path / "empty").mkdir()
    (tmp_path / "there").symlink_to(tmp_path / "empty")
    assert not Journal(tmp_path / "there").unread


@pytest.mark.parametrize("reason", [errno.EINVAL, errno.ENOTSUP, errno.EIO, errno.EACCES])
def test_a_folder_that_cannot_be_pushed_to_the_disk_costs_no_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reason: int
) -> None:
    real = os.fsync

    def refuse_folders(handle: int) -> None:
        if os.path.isdir(f"/proc/self/fd/{handle}"):  # noqa: PTH112
            raise OSError(reason, os.strerror(reason))
        real(handle)

    monkeypatch.setattr(disks.os, "fsync", refuse_folders)
    Journal(tmp_path).record([Entry("word.a", "try", "I")])
    assert Journal(tmp_path).entries("word.a")[-1].answer == "I"
