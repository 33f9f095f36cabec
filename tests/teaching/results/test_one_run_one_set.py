"""Results are the old set or the new one, as a whole, whatever stops a run and whoever else is at work."""

import errno
import os
import shutil
import signal
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

import pytest

from cocreation_teach.exchange.errors import TeachingError
from cocreation_teach.exchange.files import FileError
from cocreation_teach.teaching import write_report, write_statistics
from cocreation_teach.teaching.mark import read_marks, to_be_marked
from cocreation_teach.teaching.results import alone, read_steadily
from cocreation_teach.teaching.results.lock import WORK
from tests.killing import killed
from tests.teaching.handins import ANSWERS, Class

posix = pytest.mark.skipif(sys.platform == "win32", reason="A process is forked, to be killed.")


@pytest.fixture
def lot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Class:
    """A class of one, graded, of which a second has handed in since; and files of the lecturer's."""
    monkeypatch.setattr("cocreation_teach.teaching.mark.grading._write_report", lambda *_: None)
    lot = Class(tmp_path)
    lot.hand_in("a.json", answers={**ANSWERS, "q5": "A text"})
    lot.grade_fully()
    (lot.folder / "results/comments.csv").write_text("code,comment\nmine,Well.\n")
    (lot.folder / "results/mine").mkdir()
    (lot.folder / "results/mine/notes.txt").write_text("my notes")
    lot.hand_in("b.json", student="1002", name="Bob", answers={"q5": "Another"})
    return lot


def results(lot: Class) -> dict[str, bytes]:
    place = lot.folder / "results"
    return {str(path.relative_to(place)): path.read_bytes() for path in place.rglob("*") if path.is_file()}


def others(lot: Class) -> set[str]:
    return {path.name for path in lot.folder.iterdir()} - {"release", "key", "results"}


@posix
def test_a_run_that_is_killed_anywhere_leaves_the_old_results_or_the_new(lot: Class) -> None:
    old = results(lot)
    lot.grade_fully()
    new = results(lot)
    assert old.keys() < new.keys()
    found = set()
    mended: set[tuple[object, ...]] = set()
    place = lot.folder / "results"
    for at in range(1, 1000):
        for path in place.rglob("*"):
            if path.is_file():
                path.unlink()
        for name, content in old.items():
            (place / name).write_bytes(content)
        if not killed(lot.grade_fully, lot.folder, at):
            break
        assert not place.exists() or results(lot) in (old, new)
        read_marks(lot.folder)  # as any command does that needs results
        assert results(lot) in (old, new)
        found.add(len(results(lot)))
        left = (len(results(lot)), *sorted(others(lot)))
        if left not in mended:  # the next run, from each state that a killed one leaves
            mended.add(left)
            lot.grade_fully()
            assert (results(lot), others(lot)) == (new, set())
        for name in others(lot):  # what this state left, and a run has just shown that it mends
            left_there = lot.folder / name
            shutil.rmtree(left_there) if left_there.is_dir() else left_there.unlink()
    else:
        pytest.fail("The run never ended.")
    assert at > 50
    assert found == {len(old), len(new)}
    assert len(mended) > 2


@posix
def test_of_two_runs_at_once_one_is_told_of_the_other_and_nothing_is_mixed(lot: Class) -> None:
    sets = []
    inboxes = [[lot.inbox / "a.json"], [lot.inbox / "b.json"]]
    for paths in inboxes:
        lot.grade(*paths)
        sets.append(results(lot) | {"to-mark-before.csv": b""})
    for _ in range(5):
        children = []
        for paths in inboxes:
            child = os.fork()
            if not child:
                code = 0
                for _ in range(5):
                    try:
                        lot.grade(*paths)
                    except TeachingError as error:
                        told = "is in use by" in str(error)
                        code = code or (3 if told else 1)
                        sys.stderr.write("" if told else str(error))
                    except BaseException:
                        code = 1
                        traceback.print_exc()
                os._exit(code)
            children.append(child)
        codes = [os.WEXITSTATUS(os.waitpid(child, 0)[1]) for child in children]
        assert set(codes) <= {0, 3}
        # (What the sheet was before depends on who came before.)
        assert results(lot) | {"to-mark-before.csv": b""} in sets
        assert others(lot) == set()


@pytest.mark.parametrize(
    "act", [Class.grade, lambda lot: write_statistics(lot.folder), lambda lot: write_report(lot.folder)]
)
def test_whoever_comes_second_is_told_who_is_at_work(lot: Class, act: Callable[[Class], object]) -> None:
    before = results(lot)
    said = rf"is in use by .* \(process {os.getpid()}, since 20\d\d-.*Wait until"
    with alone(lot.folder), pytest.raises(TeachingError, match=said):
        act(lot)
    assert results(lot) == before
    act(lot)
    assert others(lot) == set()


@pytest.mark.parametrize(
    "act",
    [
        lambda lot: write_statistics(lot.folder),
        lambda lot: write_report(lot.folder),
        lambda lot: read_marks(lot.folder),
        lambda lot: to_be_marked(lot.folder),
    ],
    ids=["statistics", "report", "marks", "texts"],
)
def test_whatever_comes_after_a_run_that_stopped_between_two_sets_finds_the_old(
    lot: Class, act: Callable[[Class], object]
) -> None:
    before = results(lot)
    (lot.folder / WORK).mkdir()
    (lot.folder / "results").rename(lot.folder / WORK / "before")
    act(lot)
    assert results(lot).keys() >= before.keys()
    assert others(lot) == set()


def renewed(lot: Class) -> None:
    """Put other results in the place of those that are there, as a run does."""
    shutil.copytree(lot.folder / "results", lot.folder / "new")
    (lot.folder / "results").rename(lot.folder / "old")
    (lot.folder / "new").rename(lot.folder / "results")
    shutil.rmtree(lot.folder / "old")


@pytest.mark.parametrize("often", [1, 4])
def test_results_that_are_renewed_while_they_are_read_are_read_again(lot: Class, often: int) -> None:
    reads = []

    def read() -> str:
        reads.append("one")
        if len(reads) <= often:
            renewed(lot)
            if len(reads) % 2:
                raise TeachingError("The tables do not agree.")
        return f"after {len(reads)}"

    assert read_steadily(lot.folder, read) == f"after {often + 1}"


def test_who_reads_results_that_are_renewed_all_the_time_is_told(lot: Class) -> None:
    with pytest.raises(TeachingError, match="is being renewed. Wait until"):
        read_steadily(lot.folder, lambda: renewed(lot))


def test_what_is_wrong_with_results_that_stay_is_told_at_once(lot: Class) -> None:
    reads = []

    def read() -> None:
        reads.append("one")
        raise TeachingError("The tables do not agree.")

    with pytest.raises(TeachingError, match="do not agree"):
        read_steadily(lot.folder, read)
    assert len(reads) == 1


@posix
def test_a_lock_ends_with_its_holder(lot: Class) -> None:
    child = os.fork()
    if not child:
        with alone(lot.folder):
            os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)
    assert others(lot) == {".at-work"}
    lot.grade()
    assert others(lot) == set()


@posix
@pytest.mark.parametrize("code", [errno.ENOLCK, errno.ENOTSUP, errno.EINVAL])
def test_a_file_system_without_locks_keeps_nobody_from_grading(
    lot: Class, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr("fcntl.flock", refuse)
    assert lot.grade().people == 2


def test_files_of_the_lecturers_are_carried_and_pages_of_nobody_are_not(lot: Class) -> None:
    (lot.folder / "results/feedback/gone.html").write_text("")
    (lot.folder / "results/feedback/mine.txt").write_text("mine")
    (lot.folder / "results/.0a1b2c3d.tmp").write_text("half a fi")
    lot.grade_fully()
    names = results(lot).keys()
    assert {"mine/notes.txt", "comments.csv", "feedback/mine.txt", "feedback/1002.html"} <= names
    assert not {"feedback/gone.html", ".0a1b2c3d.tmp"} & names
    assert results(lot)["comments.csv"] == b"code,comment\nmine,Well.\n"


@pytest.mark.parametrize("code", [errno.EACCES, errno.ENOSPC, errno.EROFS, errno.EIO])
@pytest.mark.parametrize("point", ["Path.rename", "Path.write_bytes", "Path.replace", "os.fsync"])
def test_results_that_cannot_be_written_are_a_sentence_and_those_before_stay(
    lot: Class, monkeypatch: pytest.MonkeyPatch, point: str, code: int
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    before = results(lot)
    with monkeypatch.context() as patched:
        patched.setattr(f"cocreation_teach.exchange.files.{point}", refuse)
        with pytest.raises(FileError, match="cannot be written") as raised:
            lot.grade_fully()
    assert str(lot.folder / "results") in str(raised.value)
    assert ".at-work" not in str(raised.value)
    assert os.strerror(code) in str(raised.value)
    assert (results(lot), others(lot)) == (before, set())


def test_new_results_that_cannot_take_their_place_leave_the_old_ones_there(
    lot: Class, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = Path.rename

    def refuse_new(self: Path, target: Path) -> Path:
        if self.parent.name == "new":
            raise PermissionError(errno.EACCES, "Access is denied", str(self))
        return rename(self, target)

    before = results(lot)
    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", refuse_new)
        with pytest.raises(FileError, match="results cannot be written"):
            lot.grade()
    assert (results(lot), others(lot)) == (before, set())


def test_a_table_that_another_program_holds_is_named(lot: Class, monkeypatch: pytest.MonkeyPatch) -> None:
    # On Windows, neither can such a file be opened for writing nor its folder be renamed.
    opened = Path.open

    def refuse(self: Path, *how: str, **more: object) -> object:
        if self.name == "marks.csv" and how == ("r+b",):
            raise PermissionError(errno.EACCES, "Permission denied", str(self))
        return opened(self, *how, **more)  # type: ignore[call-overload]

    def keep(self: Path, _target: Path) -> Path:
        raise PermissionError(errno.EACCES, "Access is denied", str(self))

    before = results(lot)
    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", keep)
        patched.setattr(Path, "open", refuse)
        with pytest.raises(FileError, match=r"results/marks\.csv cannot be written .*Close the file"):
            lot.grade()
    assert (results(lot), others(lot)) == (before, set())


@posix
def test_results_that_are_a_link_stay_where_it_leads(lot: Class, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    (lot.folder / "results").rename(elsewhere)
    (lot.folder / "results").symlink_to(elsewhere)
    for _ in range(2):
        lot.grade()
    assert results(lot)["mine/notes.txt"] == b"my notes"
    assert (elsewhere / "mine/notes.txt").read_text() == "my notes"
    assert others(lot) == set()


def test_a_work_folder_that_another_run_takes_away_at_that_moment_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make, tried = Path.mkdir, []

    def taken_away(path: Path, exist_ok: bool) -> None:
        tried.append(path)
        if len(tried) == 1:
            raise FileExistsError  # it was there, and is gone when it is looked at
        make(path, exist_ok=exist_ok)

    monkeypatch.setattr(Path, "mkdir", taken_away)
    with alone(tmp_path):
        assert (tmp_path / WORK / "lock").exists()
    assert len(tried) == 2


@posix
@pytest.mark.parametrize("where", [".", WORK, "results"])
@pytest.mark.parametrize("leads", ["nowhere", "", "file", "pipe"])
def test_what_lies_where_a_folder_belongs_is_told_and_stays(lot: Class, where: str, leads: str) -> None:
    place = lot.folder / where
    if place.exists():
        place.rename(place.with_name("before"))
    match leads:
        case "file":
            place.write_text("mine")
        case "pipe":
            os.mkfifo(place)
        case _:
            place.symlink_to(leads or place.name)
    state = place.lstat()
    told = "no folder" if leads in ("file", "pipe") else "a link that leads nowhere"
    with pytest.raises(TeachingError) as refused:
        lot.grade()
    assert str(refused.value) == f"{place} is {told}, where a folder belongs: take it away, or name another."
    assert os.path.samestat(state, place.lstat())


def test_a_link_in_the_place_of_the_lock_leads_to_nothing_that_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "key.json").write_text("the key")
    (tmp_path / WORK).mkdir()
    (tmp_path / WORK / "lock").symlink_to(tmp_path / "key.json")
    with alone(tmp_path):
        assert (tmp_path / "key.json").read_text() == "the key"
    assert (tmp_path / "key.json").read_text() == "the key"
