"""A lecturer's own file changed by us, while it is saved by others."""

from pathlib import Path

import pytest

from cocreation_teach.exchange.errors import TeachingError
from cocreation_teach.teaching.results import renew


def test_what_was_saved_meanwhile_is_taken_in(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    seen = []

    def changed(held: bytes) -> bytes:
        seen.append(held)
        if len(seen) == 1:
            path.write_bytes(b"theirs\n")
        return held + b"ours\n"

    renew(path, changed)
    assert (seen, path.read_bytes()) == ([b"", b"theirs\n"], b"theirs\nours\n")
    assert [one.name for one in tmp_path.iterdir()] == ["list.csv"]


def test_a_file_that_is_saved_all_the_time_is_left_to_the_others(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"

    def changed(held: bytes) -> bytes:
        path.write_bytes(held + b"theirs\n")
        return b"ours\n"

    with pytest.raises(TeachingError, match="is being saved elsewhere"):
        renew(path, changed)
    assert b"ours" not in path.read_bytes()


def test_what_is_as_it_should_be_is_not_written_again(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(b"same")
    before = path.stat().st_mtime_ns, path.stat().st_ino
    renew(path, lambda held: held)
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == before


def test_a_link_that_leads_nowhere_is_told_and_not_read_as_empty(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.symlink_to(tmp_path / "gone.csv")
    with pytest.raises(TeachingError, match="a link that leads nowhere"):
        renew(path, lambda held: held + b"ours\n")
    assert path.is_symlink()
