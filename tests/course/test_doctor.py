"""The doctor names what is wrong with a course folder and what mends it, and changes nothing."""

import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from cocreation_teach import cli, course
from cocreation_teach.course import doctor
from cocreation_teach.course.doctor import journal_in
from cocreation_teach.course.folder import RECORD, deliver
from cocreation_teach.course.notebooks import edition
from cocreation_teach.course.problems import CourseError
from cocreation_teach.learning.entry import Entry
from cocreation_teach.learning.journal import Journal


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    deliver(tmp_path, edition())
    Journal(tmp_path / ".cocreation").record([Entry("rias-flats", "try", "IV", at="2026-11-23T10:00:00Z")])
    return tmp_path


def problems(folder: Path) -> list[str]:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    found = [str(finding) for finding in course.examine(folder, {}) if not finding.well]
    assert before == {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return found


def journal_file(folder: Path) -> Path:
    (file,) = (folder / ".cocreation" / "journal").iterdir()
    return file


def test_a_healthy_folder(folder: Path) -> None:
    assert problems(folder) == []
    said = [str(finding) for finding in course.examine(folder, {})]
    assert "ok       In the journal: 1 acts; 1 question is answered." in said


def test_no_folder(tmp_path: Path) -> None:
    (found,) = problems(tmp_path / "nowhere")
    assert "There is no folder" in found
    assert "cocreation lab FOLDER" in found


def test_a_missing_notebook(folder: Path) -> None:
    (folder / "lessons/00-start-here.ipynb").unlink()
    (found,) = problems(folder)
    assert "1 notebook is missing: lessons/00-start-here.ipynb." in found
    assert "cocreation lab" in found


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"\xff", b"[" * 100_000, b'{"cells": 3}'], ids=str)
def test_a_broken_notebook(folder: Path, content: bytes) -> None:
    (folder / "lessons/00-start-here.ipynb").write_bytes(content)
    (found,) = problems(folder)
    assert "is no notebook any more. Your answers are not in it." in found


@pytest.mark.parametrize("record", [None, b"", b"[]", b'{"files": {}}', b"[" * 9_999], ids=str)
def test_an_unknown_edition(folder: Path, record: bytes | None) -> None:
    (folder / RECORD).unlink() if record is None else (folder / RECORD).write_bytes(record)
    (found,) = problems(folder)
    assert "not known which edition" in found


def test_an_older_edition(folder: Path) -> None:
    (folder / RECORD).write_text('{"version": "0.0.1", "files": {}}')
    (found,) = problems(folder)
    assert "The edition here is 0.0.1. Bring it up to date" in found


def test_a_damaged_journal(folder: Path) -> None:
    file = journal_file(folder)
    file.write_bytes(b"my notes\n" + file.read_bytes())
    (found,) = problems(folder)
    assert "from byte 0 on, 8 are damaged and set aside" in found


def test_a_line_cut_off_is_told_and_is_no_problem(folder: Path) -> None:
    with journal_file(folder).open("ab") as file:
        file.write(b'{"crc":"12')
    assert problems(folder) == []
    assert any("cut off" in finding.what for finding in course.examine(folder, {}))


@pytest.mark.parametrize(
    "name",
    [
        *("a.txt", "a.JSONL", "a.jsonl.partial", "a.jsonl (conflicted copy)", "../a.jsonl", "../a.jsonl.bak"),
        *("unpacked/a.jsonl", "../../.cocreation (1)/journal/a.jsonl", "../../cocreation/journal/a.jsonl"),
    ],
)
def test_a_journal_file_under_another_name_is_named(folder: Path, name: str) -> None:
    file = journal_file(folder)
    (file.parent / name).parent.mkdir(parents=True, exist_ok=True)
    file.rename(file.parent / name)
    (told,) = problems(folder)
    assert f"{Path(name).name} looks like a journal file and is not read." in told
    with pytest.raises(CourseError, match="The journal is empty, and .* looks like a file of it"):
        course.journal_in(folder)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (".a.jsonl.icloud", "A journal file cannot be read: .a.jsonl.icloud: Is in iCloud and not on this"),
        ("journal.jsonl.gz", "A journal file cannot be read: journal.jsonl.gz: Is packed: unpack it."),
        (
            "../journal.jsonl.gz",
            ".cocreation/journal.jsonl.gz looks like a journal file and is not read. Is p",
        ),
        (
            "../.journal.jsonl.icloud",
            ".journal.jsonl.icloud looks like a journal file and is not read. Is in iCloud",
        ),
    ],
)
def test_a_journal_file_that_is_packed_or_in_a_cloud_is_named(folder: Path, name: str, told: str) -> None:
    file = journal_file(folder)
    (file.parent / name).write_bytes(b"\x1f\x8b")
    file.unlink()
    (problem,) = problems(folder)
    assert told in problem
    with pytest.raises(CourseError, match=r"jsonl\.(gz|icloud)"):
        course.journal_in(folder)


@pytest.mark.parametrize("leads", ["nowhere", ".cocreation"])
def test_a_folder_of_answers_that_is_a_link_to_nothing_is_no_empty_one(folder: Path, leads: str) -> None:
    shutil.rmtree(folder / ".cocreation")
    (folder / ".cocreation").symlink_to(leads)
    assert any("A journal file cannot be read" in told for told in problems(folder))
    with pytest.raises(CourseError, match="The journal cannot be read"):
        course.journal_in(folder)


def test_a_whole_course_within_a_course_is_not_taken_for_a_lost_journal(folder: Path) -> None:
    shutil.copytree(folder / ".cocreation", folder / "cocreation-course/.cocreation")
    assert problems(folder) == []


def test_a_journal_file_in_another_encoding_under_another_name_is_named(folder: Path) -> None:
    file = journal_file(folder)
    (file.parent / "a.txt").write_text(file.read_text(), encoding="utf-16")
    assert len(problems(folder)) == 1


def test_notes_beside_the_journal_are_left_alone(folder: Path) -> None:
    (journal_file(folder).parent / "notes.txt").write_text("my notes")
    assert problems(folder) == []


def test_a_journal_that_cannot_be_read_is_not_told_as_nothing_answered(folder: Path) -> None:
    file = journal_file(folder)
    file.write_bytes(file.read_bytes().decode().encode("utf-16"))
    with pytest.raises(CourseError, match="The journal cannot be read"):
        journal_in(folder)
    file.unlink()
    file.symlink_to(file)
    with pytest.raises(CourseError, match="The journal cannot be read"):
        journal_in(folder)
    assert any("cannot be read" in one for one in problems(folder))


def test_a_disk_that_is_nearly_full(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "ENOUGH", 2**60)
    (found,) = problems(folder)
    assert "MB of disk are free. Delete something" in found


def test_a_folder_that_cannot_be_written(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write anywhere, so it is only told so
    assert all("cannot be written. Change its permissions" in found for found in problems(folder))
    assert len(problems(folder)) == 2


def test_a_missing_program(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "find_spec", lambda name: None if name == "ipykernel" else name)
    (found,) = problems(folder)
    assert "The Python kernel is not installed. Install it with:" in found


def test_binder_is_told(folder: Path) -> None:
    said = [str(finding) for finding in course.examine(folder, {"BINDER_LAUNCH_HOST": "https://x"})]
    assert any("thrown away" in line for line in said)


def test_the_commands(folder: Path, tmp_path: Path) -> None:
    def run(*words: str) -> tuple[int, str]:
        result = CliRunner().invoke(cli.main, words, prog_name="cocreation")
        return result.exit_code, result.output

    assert run("doctor", str(folder))[0] == 0
    code, text = run("record", str(folder))
    assert code == 0
    assert "quadrant IV" in text
    page = tmp_path / "mine.html"
    assert run("record", str(folder), "--output", str(page)) == (0, f"The record is in {page}.\n")
    assert "<!doctype html>" in page.read_text(encoding="utf-8")
    code, text = run("record", str(tmp_path / "nowhere"))
    assert code == 1
    assert "There is no journal in" in text
    (folder / "lessons/00-start-here.ipynb").unlink()
    assert run("doctor", str(folder))[0] == 1


def test_a_pipe_in_the_place_of_any_file_keeps_nobody_waiting(folder: Path) -> None:
    for name in ("course.json", "identity", "checkpoint", "journal/pipe.jsonl", "notes"):
        path = folder / ".cocreation" / name
        path.unlink(missing_ok=True)
        os.mkfifo(path)
    assert any("It is not known which edition" in one for one in problems(folder))
    assert not journal_in(folder).empty
