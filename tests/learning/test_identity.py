"""A folder's identity: its own, kept, made anew where it is spoilt, and none where none can be kept."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from cocreation_teach.exchange import files
from cocreation_teach.learning.identity import FILE, identity


def test_it_stays_when_the_folder_is_moved(tmp_path: Path) -> None:
    (tmp_path / "here").mkdir()
    before = identity(tmp_path / "here")
    (tmp_path / "here").rename(tmp_path / "there")
    assert identity(tmp_path / "there") == before != ""


def test_a_folder_that_was_copied_is_another(tmp_path: Path) -> None:
    (tmp_path / "anas").mkdir()
    hers = identity(tmp_path / "anas")
    shutil.copytree(tmp_path / "anas", tmp_path / "bobs")
    assert identity(tmp_path / "bobs") not in ("", hers)
    assert identity(tmp_path / "anas") == hers


def test_a_folder_that_is_synchronised_between_two_machines_stays_itself_on_both(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    here.mkdir()
    mine = identity(here)
    shutil.copytree(here, there)
    other = identity(there)
    for source, target in ((there, here), (here, there)) * 2:
        shutil.copyfile(source / FILE, target / FILE)
        assert (identity(here), identity(there)) == (mine, other)


def test_a_folder_that_was_copied_often_keeps_its_name_short(tmp_path: Path) -> None:
    lines = "".join(f"{at:032x} {at + 10**12}\n" for at in range(50))
    (tmp_path / FILE).write_text(lines)
    assert identity(tmp_path) == identity(tmp_path) != ""
    assert len((tmp_path / FILE).read_text().splitlines()) == 20


SPOILT: dict[str, Callable[[Path], object]] = {
    "gone": lambda file: file.unlink(),
    "empty": lambda file: file.write_bytes(b""),
    "cut off": lambda file: os.truncate(file, 20),
    "noise": lambda file: file.write_bytes(bytes(range(256))),
    "as UTF-16": lambda file: file.write_bytes(file.read_bytes().decode().encode("utf-16")),
    "too long": lambda file: file.write_bytes(file.read_bytes().strip() * 100_000),
    "a number without end": lambda file: file.write_bytes(file.read_bytes()[:33] + b"9" * 5_000),
    "a pipe": lambda file: (file.unlink(), os.mkfifo(file)),
    "a link that leads nowhere": lambda file: (file.unlink(), file.symlink_to("nowhere")),
}


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT)
def test_what_is_spoilt_is_made_anew(tmp_path: Path, spoil: Callable[[Path], object]) -> None:
    before = identity(tmp_path)
    spoil(tmp_path / FILE)
    now = identity(tmp_path)
    assert now not in ("", before)
    assert identity(tmp_path) == now


@pytest.mark.parametrize("change", [lambda data: b"\xef\xbb\xbf" + data, lambda data: data.strip() + b"\r\n"])
def test_what_an_editor_adds_does_no_harm(tmp_path: Path, change: Callable[[bytes], bytes]) -> None:
    before = identity(tmp_path)
    (tmp_path / FILE).write_bytes(change((tmp_path / FILE).read_bytes()))
    assert identity(tmp_path) == before


def test_where_none_can_be_kept_there_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / FILE).mkdir()  # a folder is in the way
    assert identity(tmp_path) == ""
    assert [path.name for path in tmp_path.iterdir()] == [FILE]
    (tmp_path / FILE).rmdir()

    def refuse(_: int) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(files, "push", refuse)
    assert identity(tmp_path) == ""


def test_two_kernels_that_make_one_at_once_agree_in_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = files.push
    others = []

    def meanwhile(handle: int) -> None:
        real(handle)
        monkeypatch.setattr(files, "push", real)
        others.append(identity(tmp_path))

    monkeypatch.setattr(files, "push", meanwhile)
    mine = identity(tmp_path)
    assert identity(tmp_path) == mine
