"""No command ends in a traceback or leaves half of its work behind, whatever a disk or a console says."""

import errno
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from cocreation_teach.cli import main
from cocreation_teach.learning.entry import Entry
from cocreation_teach.learning.journal import Journal
from cocreation_teach.teaching.rehearsal import simulate_hand_ins
from tests.teaching.graded import graded
from tests.teaching.rehearsal.test_simulated_hand_ins import DUE, QUESTIONS

WEEK = "Łódź – “5” 日本"
"""A folder and a title that few code pages can write."""

WRITING = {
    "assign": ["assign", "new", "--title", WEEK, "--questions", "3"],
    "cases template, a table": ["cases", "template", "mine.csv"],
    "cases template, a workbook": ["cases", "template", "mine.xlsx"],
    "grade": ["grade", WEEK, "hand-ins.zip", "--roster", "roster.csv"],
    "report": ["report", WEEK],
    "marks": ["marks", WEEK, "--moodle", "worksheet.csv", "--output", "filled.csv"],
    "feedback": ["feedback", WEEK, "--moodle", "hand-ins.zip", "--output", "back.zip"],
    "export": ["export", WEEK, "--format", "gift", "--output", "week.gift"],
    "handout": ["handout", "prints", "01", "09"],
    "record, a page": ["record", "course", "--output", "record.html"],
    "lab": ["lab", "course"],
}
LOOKING = {
    "cases check": ["cases", "check", "cases.csv"],
    "record": ["record", "course"],
    "doctor": ["doctor", "course"],
    "list": ["list"],
    "help": ["--help"],
    "what is misspelt": ["gråde"],
    "what is not there": ["report", "日本"],
    "lab, where a file is": ["lab", "roster.csv"],
}
TARGETS = {
    "cases template, a table": "mine.csv",
    "marks": "filled.csv",
    "feedback": "back.zip",
    "export": "week.gift",
    "handout": "prints/01-a-woolly-word.html",
    "record, a page": "record.html",
    "report": f"{WEEK}/results/report.html",
}
"""The file that a command writes."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All that the commands need, in one folder."""
    place = tmp_path_factory.mktemp("made")
    week = graded(place / WEEK, (), QUESTIONS, title=WEEK, due=DUE)
    shutil.rmtree(week / "results")
    for name, content in simulate_hand_ins(week, students=5).items():
        (place / name).write_bytes(content)
    (week / "results").mkdir()
    (week / "results/comments.csv").write_text("code,comment\n")
    acts = [Entry("rias-flats", "try", "I"), Entry("word", "kept", "日本")]
    Journal(place / "course/.cocreation").record(acts)
    run = CliRunner().invoke
    assert run(main, ["cases", "template", str(place / "cases.csv")]).exit_code == 0
    assert run(main, ["grade", str(week), str(place / "hand-ins.zip")], catch_exceptions=False).exit_code == 0
    return place


@pytest.fixture
def place(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(made, tmp_path / "place")
    monkeypatch.chdir(tmp_path / "place")
    monkeypatch.setattr("cocreation_teach.course.launch._run", lambda *_: 0)
    return tmp_path / "place"


def tree(place: Path) -> dict[str, bytes | None]:
    return {
        path.relative_to(place).as_posix(): path.read_bytes() if path.is_file() else None
        for path in place.rglob("*")
    }


def assert_is_as_it_was(place: Path, before: dict[str, bytes | None]) -> None:
    # The course is copied file by file: the next copying goes on from there.
    assert {name: content for name, content in tree(place).items() if name != "course/lessons"} == before


def run(words: list[str], charset: str = "utf-8") -> Result:
    return CliRunner(charset=charset).invoke(main, words, prog_name="cocreation")


def assert_is_a_sentence(result: Result) -> None:
    assert isinstance(result.exception, SystemExit), result.exception
    assert result.exit_code in (1, 2)
    assert "Traceback" not in result.output
    assert "Error: " in result.output


@pytest.mark.usefixtures("place")
@pytest.mark.parametrize("charset", ["cp1252", "ascii", "cp437", "cp932"])
@pytest.mark.parametrize("words", [*WRITING.values(), *LOOKING.values()], ids=[*WRITING, *LOOKING])
def test_no_command_dies_of_what_it_prints(words: list[str], charset: str) -> None:
    result = run(words, charset)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert result.exit_code == (0 if words in WRITING.values() else result.exit_code)
    assert result.output


@pytest.mark.usefixtures("place")
def test_what_a_console_has_no_sign_for_is_written_plainer() -> None:
    assert '"?ódz - "5" ??" has 3 questions.\n' in run(WRITING["assign"], "cp437").output


def full(patch: pytest.MonkeyPatch) -> None:
    def refuse(_file: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    patch.setattr(os, "fsync", refuse)


def held(patch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, _target: Path) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(self))

    patch.setattr(Path, "replace", refuse)
    patch.setattr(Path, "rename", refuse)


def read_only(patch: pytest.MonkeyPatch) -> None:
    opened, make = Path.open, Path.mkdir

    def refuse(self: Path, mode: str = "r", *how: Any, **more: Any) -> Any:
        if set(mode) & set("wxa+"):
            raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(self))
        return opened(self, mode, *how, **more)

    def refuse_folder(self: Path, mode: int = 0o777, parents: bool = False, exist_ok: bool = False) -> None:
        if not self.is_dir():
            raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(self))
        make(self, mode, parents, exist_ok)

    patch.setattr(Path, "open", refuse)
    patch.setattr(Path, "mkdir", refuse_folder)


@pytest.mark.parametrize("fault", [full, held, read_only], ids=lambda fault: fault.__name__)
@pytest.mark.parametrize("words", WRITING.values(), ids=WRITING)
def test_a_disk_that_refuses_is_a_sentence_and_changes_nothing(
    place: Path, words: list[str], fault: Callable[[pytest.MonkeyPatch], None]
) -> None:
    before = tree(place)
    with pytest.MonkeyPatch.context() as patch:
        fault(patch)
        result = run(words)
    assert_is_a_sentence(result)
    assert "cannot be" in result.output
    assert any(os.strerror(code) in result.output for code in (errno.ENOSPC, errno.EACCES, errno.EROFS))
    assert_is_as_it_was(place, before)


@pytest.mark.skipif(sys.platform == "win32", reason="The system's own limit on the size of a file.")
@pytest.mark.parametrize("words", WRITING.values(), ids=WRITING)
def test_a_disk_that_takes_no_more_than_a_few_bytes_is_a_sentence_and_changes_nothing(
    place: Path, words: list[str]
) -> None:
    import resource
    import signal

    before = tree(place)
    child = os.fork()
    if not child:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
        result = run(words)
        told = isinstance(result.exception, SystemExit) and os.strerror(errno.EFBIG) in result.output
        os._exit(0 if told and "cannot be" in result.output else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert_is_as_it_was(place, before)


@pytest.mark.parametrize("command", TARGETS)
def test_a_folder_where_a_file_should_be_is_told(place: Path, command: str) -> None:
    target = place / TARGETS[command]
    target.unlink(missing_ok=True)
    target.mkdir(parents=True)
    before = tree(place)
    result = run(WRITING[command])
    assert_is_a_sentence(result)
    assert target.name in result.output
    assert tree(place) == before


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (f"{WEEK}/results", WRITING["grade"]),
        (f"{WEEK}/results", WRITING["report"]),
        (f"{WEEK}/release", WRITING["grade"]),
        (f"{WEEK}/key", WRITING["export"]),
        ("new", WRITING["assign"]),
        ("prints", WRITING["handout"]),
        ("course", WRITING["lab"]),
        ("course/lessons", WRITING["lab"]),
        ("course/.cocreation", WRITING["lab"]),
    ],
)
def test_a_file_where_a_folder_should_be_is_told(place: Path, path: str, words: list[str]) -> None:
    shutil.rmtree(place / path, ignore_errors=True)
    (place / path).write_text("a file")
    before = tree(place)
    result = run(words)
    assert_is_a_sentence(result)
    assert (place / path).name in result.output
    assert {name: content for name, content in tree(place).items() if name in before} == before


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("hand-ins.zip", WRITING["feedback"]),
        ("roster.csv", WRITING["grade"]),
        ("worksheet.csv", WRITING["marks"]),
        ("cases.csv", LOOKING["cases check"]),
        ("marks.csv", WRITING["marks"]),
        ("marks.csv", WRITING["report"]),
        ("key.json", WRITING["export"]),
        ("assignment.json", WRITING["grade"]),
        ("to-mark.csv", WRITING["grade"]),
        ("comments.csv", WRITING["grade"]),
        (".html", WRITING["feedback"]),
    ],
)
def test_a_file_that_cannot_be_read_is_named(place: Path, name: str, words: list[str]) -> None:
    import builtins
    import io

    opened = io.open

    def refuse(file: Any, *how: Any, **more: Any) -> Any:
        if str(file).endswith(name):
            raise OSError(errno.EIO, os.strerror(errno.EIO), str(file))
        return opened(file, *how, **more)

    before = tree(place)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(io, "open", refuse)
        patch.setattr(builtins, "open", refuse)
        patch.setattr("cocreation_teach.teaching.intake.archive.FileIO", lambda path: refuse(path, "rb", 0))
        result = run(words)
    if words[0] == "cases":
        assert (result.exit_code, name in result.output) == (1, True)
    else:
        assert_is_a_sentence(result)
    assert name in result.output
    assert tree(place) == before
