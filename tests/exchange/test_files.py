"""A file is there whole, as it was or as it is to be, whatever the disk does."""

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

import pytest

from cocreation_teach.exchange.assignment import AssignmentError, read_assignment
from cocreation_teach.exchange.files import FileError, in_the_way, push_folder, read_plain, write_whole
from cocreation_teach.exchange.finding import find_assignment


def test_a_file_is_written_and_nothing_stays_beside_it(tmp_path: Path) -> None:
    path = tmp_path / ("n" * 251 + ".csv")  # as long as a name may be
    for content in (b"old", b"new"):
        write_whole(path, content)
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [(path.name, b"new")]


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_what_was_there_stays_if_the_disk_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = tmp_path / "marks.csv"
    write_whole(path, b"old")

    def fail(*_: object) -> None:
        raise OSError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(*{"fsync": (os, "fsync", fail), "replace": (Path, "replace", fail)}[step])
    with pytest.raises(FileError) as told:
        write_whole(path, b"new")
    assert str(told.value).startswith(f"{path} cannot be written (Permission denied). What was there")
    assert told.value.errno == errno.EACCES
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("marks.csv", b"old")]


@pytest.mark.parametrize("kind", ["pipe", "link to a device"])
def test_no_file_is_put_in_the_place_of_a_pipe_or_a_device(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "record.html"
    os.mkfifo(path) if kind == "pipe" else path.symlink_to("/dev/null")
    with pytest.raises(
        FileError, match=r"cannot be written \(Is no plain file\)\. .* Name a file of its own\."
    ):
        write_whole(path, b"new")
    assert [one.name for one in tmp_path.iterdir()] == ["record.html"]
    assert not path.is_file()


USUAL = "Close the file where it is open, see whether you may write there, and try again."


@pytest.mark.parametrize(
    ("reason", "cure"),
    [
        (errno.EACCES, USUAL),
        (errno.ENOENT, "Make the folder in which it is to lie, or name another."),
        (errno.EISDIR, "A folder is called so: move it away, or name another file."),
        (errno.ENOSPC, "The disk is full: delete something, and try again."),
        (errno.EDQUOT, "Your share of the disk is full: delete something, and try again."),
        (errno.EROFS, "Nobody can write there: name a place of your own."),
    ],
)
def test_why_a_file_cannot_be_written_is_said_with_what_to_do(reason: int, cure: str) -> None:
    told = FileError(Path("marks.csv"), OSError(reason, os.strerror(reason)))
    system = f"({os.strerror(reason)})"
    assert str(told) == f"marks.csv cannot be written {system}. What was there is as it was. {cure}"


def test_an_error_without_a_number_is_told_in_its_own_words() -> None:
    told = FileError(Path("marks.csv"), OSError("the share has gone"))
    assert str(told).startswith("marks.csv cannot be written (the share has gone). ")
    assert str(told).endswith(USUAL)


@pytest.mark.parametrize("reason", [errno.EINVAL, errno.ENOTSUP, errno.ENOSYS])
def test_a_file_is_written_where_none_can_be_pushed_to_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reason: int
) -> None:
    def fail(_: int) -> None:
        raise OSError(reason, os.strerror(reason))

    monkeypatch.setattr(os, "fsync", fail)
    write_whole(tmp_path / "a", b"1")
    assert (tmp_path / "a").read_bytes() == b"1"


def test_no_folder_stays_open(tmp_path: Path) -> None:
    os.close(first := os.open(tmp_path, os.O_RDONLY))
    push_folder(tmp_path)
    os.close(then := os.open(tmp_path, os.O_RDONLY))
    assert first == then


def test_a_file_has_its_name_only_when_it_is_on_the_disk_and_the_name_is_pushed_after_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A power cut at any moment leaves the old file or the new one."""
    steps: list[str] = []
    sync, replace = os.fsync, Path.replace

    def synced(handle: int) -> None:
        found = os.fstat(handle)
        steps.append("its folder" if stat.S_ISDIR(found.st_mode) else f"{found.st_size} bytes")
        sync(handle)

    def named(path: Path, target: Path) -> Path:
        steps.append("its name")
        return replace(path, target)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(Path, "replace", named)
    write_whole(tmp_path / "marks.csv", b"new")
    assert steps == ["3 bytes", "its name", "its folder"]


@pytest.mark.parametrize("code", [errno.EINVAL, errno.ENOTSUP, errno.ENOSYS])
def test_where_nothing_can_be_pushed_to_the_disk_a_file_is_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def refuse(_: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", refuse)
    write_whole(tmp_path / "a", b"1")
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("a", b"1")]


def test_a_folder_that_cannot_be_pushed_to_the_disk_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sync = os.fsync

    def refuse_folders(handle: int) -> None:
        if os.path.isdir(f"/proc/self/fd/{handle}"):  # noqa: PTH112
            raise OSError(errno.EINVAL, "Invalid argument")
        sync(handle)

    monkeypatch.setattr(os, "fsync", refuse_folders)
    write_whole(tmp_path / "a", b"1")
    assert (tmp_path / "a").read_bytes() == b"1"


def test_a_pipe_or_a_device_that_is_found_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.json")
    (tmp_path / "device.json").symlink_to("/dev/zero")
    for name in ("pipe.json", "device.json"):
        with pytest.raises(OSError, match="Is no plain file"):
            read_plain(tmp_path / name)
    with pytest.raises(AssignmentError, match="does not lie beside its page"):
        find_assignment(tmp_path)
    with pytest.raises(AssignmentError, match="Is no plain file"):
        read_assignment(tmp_path / "pipe.json")


def test_a_folder_that_comes_while_it_is_looked_at_is_in_nobodys_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when another run puts new results in the place of the old: two renames, and a look between."""
    looked = Path.stat

    def stat_before_it_comes(place: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        try:
            return looked(place, follow_symlinks=follow_symlinks)
        finally:
            with suppress(FileExistsError):
                (tmp_path / "results").mkdir()

    monkeypatch.setattr(Path, "stat", stat_before_it_comes)
    assert in_the_way(tmp_path / "results") == ""
    assert (tmp_path / "results").is_dir()


def test_what_is_no_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    (tmp_path / "nowhere").symlink_to("gone")
    (tmp_path / "round").symlink_to("round")
    names = ("file", "nowhere", "round", "free", "file/in it", "\0")
    told = [in_the_way(tmp_path / name).removeprefix(f"{tmp_path}/").split(",")[0] for name in names]
    link = "is a link that leads nowhere"
    assert told == ["file is no folder", f"nowhere {link}", f"round {link}", "", "", ""]
