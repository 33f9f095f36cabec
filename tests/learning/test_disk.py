"""What the journal asks of a real file system, and what it makes of one that cannot do it."""

import errno
import io
import os
import stat
from pathlib import Path

import pytest

from cocreation_teach.learning import disk
from cocreation_teach.learning.disk import Disk


def test_only_files_of_the_journal_are_looked_at(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"12345")
    (tmp_path / "a.jsonl.tmp").write_bytes(b"1")
    (tmp_path / "lost.jsonl").symlink_to(tmp_path / "nowhere")
    states, unread = Disk().files(tmp_path, ".jsonl")
    assert states.keys() == {"a.jsonl"}
    assert states["a.jsonl"] == Disk().state(tmp_path / "a.jsonl")
    assert states["a.jsonl"].size == 5
    assert unread == {"lost.jsonl": "No such file or directory"}


def test_a_file_that_is_gone_while_it_is_looked_at_is_no_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Listed:
        name, path = "gone.jsonl", str(tmp_path / "gone.jsonl")

        def stat(self) -> os.stat_result:
            return os.stat(self.path)  # noqa: PTH116

    monkeypatch.setattr(os, "scandir", lambda _: [Listed()])
    assert Disk().files(tmp_path, ".jsonl") == ({}, {})


def test_where_there_is_no_folder_there_are_no_files(tmp_path: Path) -> None:
    assert Disk().files(tmp_path / "none", ".jsonl") == ({}, {})
    assert Disk().read(tmp_path / "none.jsonl", 0) == b""
    assert Disk().state(tmp_path / "none.jsonl") is None


def test_a_folder_that_cannot_be_listed_is_told(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    (tmp_path / "file").write_bytes(b"")
    for name in ("link", "file"):
        with pytest.raises(OSError, match="directory"):
            Disk().files(tmp_path / name, ".jsonl")


def test_a_file_is_another_when_it_was_put_in_its_place_or_touched(tmp_path: Path) -> None:
    path, other = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    for one in (path, other):
        one.write_bytes(b"same")
        os.utime(one, ns=(10**18, 10**18))
    first = Disk().state(path)
    other.replace(path)
    second = Disk().state(path)
    os.utime(path, ns=(10**18, 10**18 + 1000))
    assert len({first, second, Disk().state(path)}) == 3


def test_a_file_is_read_from_a_place_on(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"123456")
    assert Disk().read(tmp_path / "a", 4) == b"56"


def test_what_another_program_has_put_behind_stays(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "er" / "a.jsonl"
    Disk().create(path)
    Disk().append(path, b"one ")
    path.open("ab").write(b"theirs ")
    Disk().append(path, b"two")
    assert path.read_bytes() == b"one theirs two"
    with pytest.raises(FileExistsError):
        Disk().create(path)


def test_a_new_file_and_each_new_folder_are_pushed_to_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name outlasts a power cut when the folder in which it stands was pushed."""
    pushed: list[Path] = []
    monkeypatch.setattr(Disk, "sync_folder", lambda _, folder: pushed.append(folder))
    course = tmp_path / "course"
    course.mkdir()
    Disk().create(course / ".cocreation" / "journal" / "a.jsonl")
    assert {*pushed} == {course / ".cocreation" / "journal", course / ".cocreation", course}
    pushed.clear()
    Disk().create(course / ".cocreation" / "journal" / "b.jsonl")
    assert pushed == [course / ".cocreation" / "journal"]


def test_a_folder_is_pushed_to_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pushed: list[bool] = []
    monkeypatch.setattr(os, "fsync", lambda handle: pushed.append(stat.S_ISDIR(os.fstat(handle).st_mode)))
    Disk().sync_folder(tmp_path)
    assert pushed == [True]


class Slow(io.FileIO):
    """A file that takes a few bytes at a time, as a full or slow disk may."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "ab")

    def write(self, data: bytes) -> int:  # type: ignore[override]
        return super().write(data[:3])


def test_what_is_written_in_parts_is_written_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pushed: list[int] = []
    monkeypatch.setattr(os, "fsync", pushed.append)
    path = tmp_path / "a.jsonl"
    monkeypatch.setattr(disk, "opened", Slow)
    Disk().append(path, b"12345678")
    assert (path.read_bytes(), len(pushed)) == (b"12345678", 1)


@pytest.mark.parametrize("reason", [errno.EINVAL, errno.ENOTSUP, errno.ENOSYS])
def test_an_answer_is_taken_where_a_file_cannot_be_pushed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reason: int
) -> None:
    monkeypatch.setattr(os, "fsync", failing(reason))
    Disk().create(tmp_path / "a.jsonl")
    Disk().append(tmp_path / "a.jsonl", b"one")
    assert (tmp_path / "a.jsonl").read_bytes() == b"one"


@pytest.mark.parametrize("reason", [errno.EIO, errno.ENOSPC, errno.EDQUOT])
def test_a_push_that_fails_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reason: int) -> None:
    Disk().create(tmp_path / "a.jsonl")
    monkeypatch.setattr(os, "fsync", failing(reason))
    with pytest.raises(OSError, match=os.strerror(reason)):
        Disk().append(tmp_path / "a.jsonl", b"one")


def failing(reason: int) -> object:
    def fail(_: int) -> None:
        raise OSError(reason, os.strerror(reason))

    return fail


class Filling(io.FileIO):
    """A file on a disk with room for half of what is written."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "ab")

    def write(self, data: bytes) -> int:  # type: ignore[override]
        if len(data) < 2:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return super().write(data[: len(data) // 2])


def test_a_disk_that_is_full_in_the_middle_leaves_no_half_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"before\n")
    monkeypatch.setattr(disk, "opened", Filling)
    with pytest.raises(OSError, match="No space left"):
        Disk().append(path, b"a whole line\n")
    assert path.read_bytes() == b"before\n"


def test_what_another_program_has_added_meanwhile_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.jsonl"

    def refuse(_file: int) -> None:
        path.write_bytes(path.read_bytes() + b"theirs\n")
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    Disk().create(path)
    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(OSError, match=os.strerror(errno.EIO)):
        Disk().append(path, b"ours\n")
    assert path.read_bytes() == b"ours\ntheirs\n"
