"""What a page sends comes whole, or leaves nothing behind."""

import os
from pathlib import Path

import pytest

from cocreation_teach.desk.receiving import LARGEST, MOST
from tests.desk.conftest import Asked


def test_files_arrive_whole_however_the_pieces_fall(ask: Asked, course: Path) -> None:
    files = {"a.zip": b"0123456789", "empty.zip": b"", "in/b.json": b"abc"}
    for piece in (1, 3, 10, 100):
        kept = ask.send("handed-in", files, piece)["answer"]["kept"]
        assert kept == ["a.zip", "empty.zip", "in/b.json"]
    held = course / "assignments/week-9/handed-in"
    assert {path: (held / path).read_bytes() for path in files} == files
    assert sorted(path.name for path in held.parent.iterdir()) == ["handed-in"]


def test_of_two_hand_ins_of_one_name_both_are_kept_and_a_newer_zip_takes_the_place(
    ask: Asked, course: Path
) -> None:
    for content in (b"one", b"two", b"one"):
        ask.send("handed-in", {"a.cocreation.json": content, "all.zip": content})
    held = course / "assignments/week-9/handed-in"
    assert {path.name: path.read_bytes() for path in held.iterdir()} == {
        "a.cocreation.json": b"one",
        "a (2).cocreation.json": b"two",
        "all.zip": b"one",
    }


@pytest.mark.parametrize("path", ["../../../out", "/etc/out", "C:\\out", "a/../../../../out", "..", "\0"])
def test_a_path_leads_nowhere_but_into_its_folder(path: str, ask: Asked, course: Path) -> None:
    (kept,) = ask.send("handed-in", {path: b"x"})["answer"]["kept"]
    assert (course / "assignments/week-9/handed-in" / kept).read_bytes() == b"x"
    assert len([one for one in course.rglob("*") if one.is_file()]) == 1


@pytest.mark.parametrize(
    "files", [[{"path": "a", "size": LARGEST + 1}], [{"path": "a", "size": 0}] * (MOST + 1)]
)
def test_what_is_too_much_is_refused_before_anything_is_written(
    files: list[object], ask: Asked, course: Path
) -> None:
    assert "at once" in ask("files/begin", kind="handed-in", files=files)["said"]
    assert not (course / "assignments").exists()


def test_a_piece_that_does_not_follow_is_refused_and_nothing_is_taken_in(ask: Asked, course: Path) -> None:
    begun = ask("files/begin", kind="handed-in", files=[{"path": "a", "size": 3}])
    transfer = begun["answer"]["transfer"]
    for at, data in ((1, b"b"), (0, b"abcd")):
        assert "interrupted" in ask("files/piece", data, transfer=transfer, at=at)["said"]
    assert "interrupted" in ask("files/piece", b"abc", transfer="another", at=0)["said"]
    assert not (course / "assignments/week-9/handed-in").exists()
    ask("files/stop", transfer=transfer)
    assert list((course / "assignments/week-9").iterdir()) == []


def test_what_lies_half_sent_is_taken_away_when_nobody_sends_it_any_more(ask: Asked, course: Path) -> None:
    arriving = course / "assignments/week-9/.arriving"
    for _ in range(2):
        ask("files/begin", kind="handed-in", files=[{"path": "a", "size": 3}])
    first, second = sorted(arriving.iterdir())
    os.utime(first, (0, 0))
    ask.send("handed-in", {"b": b"x"})
    assert list(arriving.iterdir()) == [second]
