"""The files of a journal are read on from where they were left; what was changed in them is read anew."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

import pytest

from cocreation_teach.learning.disk import Disk, State
from cocreation_teach.learning.entry import Entry
from cocreation_teach.learning.files import JournalFiles, holds_lines
from cocreation_teach.learning.journal import Journal
from cocreation_teach.learning.lines import Damage, entries_in, line_of

LINES = [line_of(Entry("word.a", "try", "x" * n, uid=f"u{n}", n=n)) for n in range(1, 9)]


class Counting(Disk):
    """A disk that notes from where on a file was read."""

    def __init__(self) -> None:
        self.reads: list[int | str] = []

    def read(self, path: Path, start: int) -> bytes:
        self.reads.append(start)
        return super().read(path, start)

    def pieces(self, path: Path) -> Iterator[bytes]:
        self.reads.append("whole")
        return super().pieces(path)


@pytest.fixture
def disk() -> Counting:
    return Counting()


@pytest.fixture
def files(tmp_path: Path, disk: Counting) -> JournalFiles:
    return JournalFiles(tmp_path, disk)


def news(files: JournalFiles, leave_out: str | None = None) -> list[str]:
    return [entry.uid for entry in entries_in(list(files.news(leave_out)))]


def append(path: Path, data: bytes) -> None:
    with path.open("ab") as file:
        file.write(data)


def test_each_line_is_read_once_and_a_file_without_news_not_at_all(
    tmp_path: Path, files: JournalFiles, disk: Counting
) -> None:
    path = tmp_path / "a.jsonl"
    append(path, LINES[0] + LINES[1])
    assert (news(files), news(files)) == (["u1", "u2"], [])
    append(path, LINES[2])
    assert news(files) == ["u3"]
    assert (files.changed, files.damage) == (False, ())
    # The last 64 bytes are looked at once more: they tell whether it is still the same file.
    assert disk.reads == ["whole", len(LINES[0] + LINES[1]) - 64]


def test_a_file_that_grows_while_it_is_read_was_not_changed(tmp_path: Path) -> None:
    class Growing(Disk):
        def pieces(self, path: Path) -> Iterator[bytes]:
            append(path, LINES[1])
            return super().pieces(path)

    files = JournalFiles(tmp_path, Growing())
    append(tmp_path / "a.jsonl", LINES[0])
    assert (news(files), news(files)) == (["u1", "u2"], [])
    append(tmp_path / "a.jsonl", LINES[2])
    assert news(files) == ["u3"]
    assert not files.changed


def test_one_file_is_left_out_until_it_is_asked_for(tmp_path: Path, files: JournalFiles) -> None:
    append(tmp_path / "mine.jsonl", LINES[0])
    append(tmp_path / "other.jsonl", LINES[1])
    assert news(files, leave_out="mine.jsonl") == ["u2"]
    assert news(files) == ["u1"]


def test_a_kernel_does_not_read_what_it_has_written_itself(tmp_path: Path, disk: Counting) -> None:
    journal = Journal(tmp_path, disk)
    for answer in ("I", "II", "III"):
        journal.record([Entry("word.a", "try", answer)])
    journal.refresh()
    assert disk.reads == []


def test_damage_is_told_with_its_place_in_the_whole_file(tmp_path: Path, files: JournalFiles) -> None:
    path = tmp_path / "a.jsonl"
    append(path, LINES[0])
    news(files)
    append(path, b"notes\n" + LINES[1])
    news(files)
    append(path, LINES[2] + b"more\n" + LINES[3][:20])
    assert news(files) == ["u3"]
    second = len(LINES[0]) + 6 + len(LINES[1]) + len(LINES[2])
    assert files.damage == (
        Damage("a.jsonl", len(LINES[0]), 5, torn=False),
        Damage("a.jsonl", second, 4, torn=False),
        Damage("a.jsonl", second + 5, 20, torn=True),
    )
    append(path, LINES[3][20:])
    assert news(files) == ["u4"]
    assert [one.torn for one in files.damage] == [False, False]


def test_another_file_in_its_place_is_read_from_its_beginning(tmp_path: Path, files: JournalFiles) -> None:
    path = tmp_path / "a.jsonl"
    append(path, b"scribble\n" + LINES[0] + LINES[1])
    news(files)
    path.write_bytes(LINES[2] + b"notes\n" + LINES[3] * 5)
    assert set(news(files)) == {"u3", "u4"}
    assert files.changed
    assert files.damage == (Damage("a.jsonl", len(LINES[2]), 5, torn=False),)
    files.changed = False
    append(path, LINES[4])
    assert news(files) == ["u5"]
    assert not files.changed


@pytest.mark.parametrize("size", ["shorter", "as long"])
def test_a_file_that_has_not_grown_and_is_another_was_changed(
    tmp_path: Path, files: JournalFiles, size: str
) -> None:
    path = tmp_path / "a.jsonl"
    append(path, LINES[0] + LINES[1] + LINES[1])
    news(files)
    path.unlink()
    append(path, LINES[2] if size == "shorter" else LINES[1] + LINES[1] + LINES[0])
    assert set(news(files)) == ({"u3"} if size == "shorter" else {"u1", "u2"})
    assert files.changed


def test_a_file_that_is_gone_was_changed(tmp_path: Path, files: JournalFiles) -> None:
    append(tmp_path / "a.jsonl", LINES[0])
    news(files)
    assert not files.changed
    (tmp_path / "a.jsonl").unlink()
    assert news(files) == []
    assert files.changed
    append(tmp_path / "a.jsonl", LINES[0])
    assert news(files) == ["u1"]


def test_what_cannot_be_read_is_told_by_its_name_until_it_can(tmp_path: Path, files: JournalFiles) -> None:
    (tmp_path / "folder.jsonl").mkdir()
    (tmp_path / "lost.jsonl").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe.jsonl")  # whoever opens it waits for ever
    append(tmp_path / "z.jsonl", LINES[0])
    assert news(files) == ["u1"]
    assert files.unread == {
        "folder.jsonl": "folder.jsonl: Is no file",
        "lost.jsonl": "lost.jsonl: No such file or directory",
        "pipe.jsonl": "pipe.jsonl: Is no file",
    }
    assert files.names() == {"u1"}
    (tmp_path / "folder.jsonl").rmdir()
    (tmp_path / "lost.jsonl").unlink()
    (tmp_path / "pipe.jsonl").unlink()
    news(files)
    assert files.unread == {}


def test_a_folder_that_cannot_be_listed_is_told(tmp_path: Path) -> None:
    class Refusing(Disk):
        def files(self, *_: object) -> tuple[dict[str, State], dict[str, str]]:
            raise PermissionError(errno.EACCES, "Permission denied")

    files = JournalFiles(tmp_path, Refusing())
    assert news(files) == []
    assert files.unread == {"": f"{tmp_path}: Permission denied"}


def test_a_line_written_in_another_way_is_known_by_its_name(tmp_path: Path) -> None:
    body = b'{"uid":"foreign","question":"word.a","act":"try","answer":"I","n":1}'
    (tmp_path / "journal").mkdir()
    path = tmp_path / "journal" / "other.jsonl"
    append(path, b'{"crc":"%08x","entry":%s}\n' % (crc32(body), body))
    journal = Journal(tmp_path)
    (mine,) = journal.record([Entry("word.a", "try", "II")])
    (own,) = set(path.parent.iterdir()) - {path}
    own.unlink()
    (other,) = journal.record([Entry("word.a", "try", "III")])
    assert JournalFiles(path.parent, Disk()).names() == {"foreign", mine.uid, other.uid}
    written = b"".join(one.read_bytes() for one in path.parent.iterdir())
    assert [written.count(uid.encode()) for uid in ("foreign", mine.uid, other.uid)] == [1, 1, 1]
    assert [entry.answer for entry in Journal(tmp_path).entries("word.a")] == ["I", "II", "III"]


@pytest.mark.parametrize("before", [0, 4000])
def test_a_journals_file_is_known_by_how_it_begins(tmp_path: Path, before: int) -> None:
    path = tmp_path / "renamed.txt"
    path.write_bytes(b"\n" * before + LINES[0])
    assert holds_lines(path)
    path.write_bytes(b"my notes" * 1000 + LINES[0])
    assert not holds_lines(path)
    assert not holds_lines(tmp_path)
    assert not holds_lines(tmp_path / "none")
