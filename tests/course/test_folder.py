"""The student's folder: what is copied, and that nothing of the student's is ever lost."""

import errno
import json
import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from cocreation_teach.course import CourseError, digests, folder
from cocreation_teach.course.folder import RECORD, deliver, report
from cocreation_teach.course.notebooks import edition
from cocreation_teach.course.renamed import RENAMED
from cocreation_teach.course.updates import Act
from cocreation_teach.exchange import files

LESSON = "lessons/09-four-quadrants.ipynb"
BESIDE = "lessons/09-four-quadrants.v0.2.0.ipynb"
EXERCISE = "exercises/08-classify.ipynb"
FIRST = {LESSON: b"first lesson", EXERCISE: b"first exercise"}
SECOND = {LESSON: b"second lesson", EXERCISE: b"second exercise"}


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A folder that has the first edition."""
    place = tmp_path / "course"
    deliver(place, FIRST, "0.1.0")
    return place


def acts(steps) -> dict[str, Act]:
    return {step.file: step.act for step in steps}


def contents(place: Path) -> dict[str, bytes]:
    return {
        path.relative_to(place).as_posix(): path.read_bytes()
        for path in place.rglob("*")
        if path.is_file() and ".cocreation" not in path.parts
    }


def test_a_new_folder_gets_the_whole_edition(tmp_path: Path) -> None:
    place = tmp_path / "deep" / "course"
    steps = deliver(place, FIRST, "0.1.0")
    assert set(acts(steps).values()) == {Act.ADD}
    assert contents(place) == FIRST
    record = json.loads((place / RECORD).read_text())
    assert record == {
        "version": "0.1.0",
        "files": {name: digests.digest(FIRST[name]) for name in sorted(FIRST)},
    }


def test_an_untouched_file_becomes_the_newer_edition(course: Path) -> None:
    assert set(acts(deliver(course, SECOND, "0.2.0")).values()) == {Act.REPLACE}
    assert contents(course) == SECOND
    assert set(acts(deliver(course, SECOND, "0.2.0")).values()) == {Act.SAME}


def test_a_changed_file_stays_and_the_newer_edition_lies_beside_it(course: Path) -> None:
    (course / LESSON).write_bytes(b"mine")
    steps = deliver(course, SECOND, "0.2.0")
    assert contents(course) == {LESSON: b"mine", BESIDE: b"second lesson", EXERCISE: b"second exercise"}
    first, second = report(course, steps)
    assert "1 notebook kept with your changes" in first
    assert LESSON in second
    assert BESIDE in second


def test_a_changed_file_of_the_same_edition_is_left_alone(course: Path) -> None:
    (course / LESSON).write_bytes(b"mine")
    steps = deliver(course, FIRST, "0.1.0")
    assert acts(steps)[LESSON] is Act.KEEP
    assert contents(course) == {**FIRST, LESSON: b"mine"}
    assert len(report(course, steps)) == 1


@pytest.mark.parametrize("later", ["0.2.0", "0.3.0"])
@pytest.mark.parametrize("copy", [b"second lesson", b"worked on", None])
def test_an_edition_is_put_beside_only_once(course: Path, later: str, copy: bytes | None) -> None:
    (course / LESSON).write_bytes(b"mine")
    deliver(course, SECOND, "0.2.0")
    (course / BESIDE).unlink()
    if copy is not None:
        (course / BESIDE).write_bytes(copy)
    before = contents(course)
    assert acts(deliver(course, SECOND, later))[LESSON] is Act.KEEP
    assert contents(course) == before


def test_a_name_beside_that_the_student_took_is_left_and_the_next_one_used(course: Path) -> None:
    (course / LESSON).write_bytes(b"mine")
    (course / BESIDE).write_bytes(b"mine too")
    deliver(course, SECOND, "0.2.0")
    next_name = "lessons/09-four-quadrants.v0.2.0-2.ipynb"
    expected = {LESSON: b"mine", BESIDE: b"mine too", next_name: b"second lesson"}
    assert contents(course) == {**expected, EXERCISE: b"second exercise"}


def test_an_untouched_copy_beside_is_brought_up_to_date_under_its_name(course: Path) -> None:
    (course / LESSON).write_bytes(b"mine")
    deliver(course, SECOND, "0.2.0")
    deliver(course, {**SECOND, LESSON: b"second lesson, mended"}, "0.2.0")
    assert contents(course)[BESIDE] == b"second lesson, mended"
    assert len(contents(course)) == 3


def test_a_deleted_file_is_added_again(course: Path) -> None:
    (course / LESSON).unlink()
    steps = deliver(course, FIRST, "0.1.0")
    assert contents(course) == FIRST
    assert "1 notebook added" in report(course, steps)[0]


OLD, NEW = "exercises/05-continuum.ipynb", "exercises/06-continuum.ipynb"


@pytest.fixture
def old_course(tmp_path: Path) -> Path:
    """A folder of the time when exercises were counted by themselves."""
    place = tmp_path / "course"
    deliver(place, {OLD: b"rails"}, "0.0.9")
    return place


def test_an_untouched_page_of_an_old_name_gives_way_to_the_new_one(old_course: Path) -> None:
    steps = deliver(old_course, {NEW: b"rails, numbered"}, "0.1.0")
    assert contents(old_course) == {NEW: b"rails, numbered"}
    assert report(old_course, steps) == (
        f"The course is in {old_course}: 1 notebook added, 1 notebook given another number.",
    )


def test_a_changed_page_of_an_old_name_stays_and_the_new_one_is_named_once(old_course: Path) -> None:
    (old_course / OLD).write_bytes(b"rails, and my notes")
    steps = deliver(old_course, {NEW: b"rails, numbered"}, "0.1.0")
    assert contents(old_course) == {OLD: b"rails, and my notes", NEW: b"rails, numbered"}
    assert report(old_course, steps)[1:] == (
        f"{OLD} holds your work, so it stays as it is. The course now has this page as {NEW}.",
    )
    again = deliver(old_course, {NEW: b"rails, numbered"}, "0.1.0")
    assert report(old_course, again) == (f"The course is in {old_course}: all as it was.",)


def test_without_a_record_a_page_of_an_old_name_stays(old_course: Path) -> None:
    (old_course / RECORD).unlink()
    deliver(old_course, {NEW: b"rails, numbered"}, "0.1.0")
    assert set(contents(old_course)) == {OLD, NEW}


def test_an_old_name_restored_from_a_backup_gives_way_again(old_course: Path) -> None:
    for _ in range(2):
        (old_course / OLD).write_bytes(b"rails")
        deliver(old_course, {NEW: b"rails, numbered"}, "0.1.0")
        assert contents(old_course) == {NEW: b"rails, numbered"}


def test_every_new_name_is_a_page_and_no_old_one_is() -> None:
    pages = edition()
    assert [new for new in RENAMED.values() if new not in pages] == []
    assert [old for old in RENAMED if old in pages] == []


def test_a_file_that_was_never_delivered_is_the_students(tmp_path: Path) -> None:
    (tmp_path / "lessons").mkdir()
    (tmp_path / LESSON).write_bytes(b"a stranger")
    deliver(tmp_path, SECOND, "0.2.0")
    assert contents(tmp_path) == {
        LESSON: b"a stranger",
        BESIDE: b"second lesson",
        EXERCISE: b"second exercise",
    }


@pytest.mark.parametrize(
    "record",
    [
        None,
        b"",
        b"{",
        b"[]",
        b"3",
        b'{"files": 3}',
        b'{"files": null}',
        b"\xff\xfe",
        b'{"version": "1"}',
        b"[" * 100_000,
    ],
)
def test_without_a_sound_record_every_differing_file_is_the_students(
    course: Path, record: bytes | None
) -> None:
    (course / RECORD).unlink()
    if record is not None:
        (course / RECORD).write_bytes(record)
    (course / EXERCISE).write_bytes(b"second exercise")
    found = acts(deliver(course, SECOND, "0.2.0"))
    assert found == {LESSON: Act.BESIDE, EXERCISE: Act.SAME}
    assert contents(course) == {
        LESSON: b"first lesson",
        BESIDE: b"second lesson",
        EXERCISE: b"second exercise",
    }


def test_without_a_record_a_copy_that_lies_beside_is_not_copied_again(course: Path) -> None:
    (course / LESSON).write_bytes(b"mine")
    deliver(course, SECOND, "0.2.0")
    (course / RECORD).unlink()
    before = contents(course)
    assert acts(deliver(course, SECOND, "0.2.0"))[LESSON] is Act.KEEP
    assert contents(course) == before


def test_a_record_with_an_empty_digest_hands_no_link_over(course: Path, tmp_path: Path) -> None:
    (course / LESSON).unlink()
    (course / LESSON).symlink_to(tmp_path / "nowhere")
    (course / RECORD).write_text(json.dumps({"files": {LESSON: ""}}))
    assert acts(deliver(course, SECOND, "0.2.0"))[LESSON] is Act.BESIDE
    assert (course / LESSON).is_symlink()


@pytest.mark.parametrize("part", ["lessons", ".cocreation"])
def test_a_folder_that_leads_out_is_refused_and_nothing_written_there(tmp_path: Path, part: str) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    place = tmp_path / "course"
    place.mkdir()
    (place / part).symlink_to(outside)
    with pytest.raises(CourseError, match="leads out of the course's folder"):
        deliver(place, FIRST, "0.1.0")
    assert list(outside.iterdir()) == []
    assert [path.name for path in place.iterdir()] == [part]


def test_a_file_that_is_a_link_is_the_students_and_its_target_stays(course: Path, tmp_path: Path) -> None:
    target = tmp_path / "elsewhere.ipynb"
    target.write_bytes(b"first lesson")
    (course / LESSON).unlink()
    (course / LESSON).symlink_to(target)
    deliver(course, SECOND, "0.2.0")
    assert target.read_bytes() == b"first lesson"
    assert (course / LESSON).is_symlink()
    assert (course / BESIDE).read_bytes() == b"second lesson"


def test_the_folder_itself_may_be_a_link(course: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(course)
    deliver(tmp_path / "link", SECOND, "0.2.0")
    assert contents(course) == SECOND


def test_a_folder_in_a_files_place_is_left(course: Path) -> None:
    (course / LESSON).unlink()
    (course / LESSON).mkdir()
    deliver(course, SECOND, "0.2.0")
    assert (course / LESSON).is_dir()
    assert (course / BESIDE).read_bytes() == b"second lesson"


@pytest.mark.parametrize("in_the_way", ["course", "course/lessons", "course/.cocreation", "."])
def test_a_file_in_the_way_is_named_and_left(tmp_path: Path, in_the_way: str) -> None:
    place = tmp_path / "box" / "course"
    file = tmp_path / "box" / in_the_way
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"mine")
    with pytest.raises(CourseError, match="choose another folder: cocreation lab FOLDER") as caught:
        deliver(place, FIRST, "0.1.0")
    assert str(file) in str(caught.value)
    assert file.read_bytes() == b"mine"


def test_a_full_disk_leaves_the_old_file_whole_and_no_litter(
    course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    before = sorted(course.rglob("*"))
    monkeypatch.setattr(files.os, "fsync", full)
    with pytest.raises(CourseError, match="No space left on device"):
        deliver(course, SECOND, "0.2.0")
    assert contents(course) == FIRST
    assert sorted(course.rglob("*")) == before


def refuse(*_: object, **__: object) -> None:
    raise OSError(errno.EROFS, os.strerror(errno.EROFS))


def test_an_unchanged_course_opens_where_nothing_can_be_written(
    course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (course / LESSON).write_bytes(b"mine")
    monkeypatch.setattr(folder, "write_whole", refuse)
    monkeypatch.setattr(Path, "unlink", refuse)
    (course / "lessons/.0a1b2c3d.tmp").write_bytes(b"half a less")
    for version in ("0.1.0", "0.1.1"):  # a new edition may hold the same pages
        assert acts(deliver(course, FIRST, version)) == {LESSON: Act.KEEP, EXERCISE: Act.SAME}


def test_a_newer_course_does_not(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder, "write_whole", refuse)
    with pytest.raises(CourseError, match="Read-only file system"):
        deliver(course, SECOND, "0.2.0")


def test_what_a_stopped_copying_left_is_taken_away(course: Path) -> None:
    for part in ("lessons", "exercises", ".cocreation"):
        (course / part / ".0a1b2c3d.tmp").write_bytes(b"half a less")
        os.utime(course / part / ".0a1b2c3d.tmp", (0, 0))
        (course / part / "mine.tmp").write_bytes(b"mine")
    deliver(course, FIRST, "0.1.0")
    left = {path.relative_to(course).as_posix() for path in course.rglob("*.tmp")}
    assert left == {"lessons/mine.tmp", "exercises/mine.tmp", ".cocreation/mine.tmp"}


def test_what_another_server_is_writing_stays(course: Path) -> None:
    under_way = course / "lessons/.0a1b2c3d.tmp"
    under_way.write_bytes(b"half a less")
    deliver(course, FIRST, "0.1.0")
    assert under_way.is_file()


def test_two_servers_of_one_person_may_copy_the_course_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def plan_while_another_copies(*arguments):
        monkeypatch.setattr(folder, "plan", plan)
        deliver(tmp_path, FIRST, "0.1.0")
        return plan(*arguments)

    plan = folder.plan
    monkeypatch.setattr(folder, "plan", plan_while_another_copies)
    deliver(tmp_path, FIRST, "0.1.0")
    assert contents(tmp_path) == FIRST


def test_a_file_saved_while_the_course_is_copied_is_not_overwritten(
    course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def plan_while_jupyterlab_saves(*arguments):
        (course / LESSON).write_bytes(b"saved just now")
        return plan(*arguments)

    plan = folder.plan
    monkeypatch.setattr(folder, "plan", plan_while_jupyterlab_saves)
    with pytest.raises(CourseError, match="Start again"):
        deliver(course, SECOND, "0.2.0")
    assert contents(course)[LESSON] == b"saved just now"


NAMES = (
    LESSON,
    EXERCISE,
    BESIDE,
    "lessons/09-four-quadrants.v0.2.0-2.ipynb",
    "lessons/09-four-quadrants.v0.1.0.ipynb",
    "exercises/my-own.ipynb",
)
names = st.sampled_from(NAMES)


class Folder(RuleBasedStateMachine):
    """Whatever mix of a student's edits and our editions: no bytes that the student wrote are lost."""

    @initialize()
    def new_folder(self) -> None:
        self.kept = tempfile.TemporaryDirectory()
        self.place = Path(self.kept.name)
        self.ours: set[bytes] = set()
        self.written = 0

    def teardown(self) -> None:
        self.kept.cleanup()

    @rule(name=names)
    def student_writes(self, name: str) -> None:
        self.written += 1
        (self.place / name).parent.mkdir(exist_ok=True)
        (self.place / name).write_bytes(f"student {self.written}".encode())

    @rule(name=names)
    def student_deletes(self, name: str) -> None:
        (self.place / name).unlink(missing_ok=True)

    @rule(name=names, other=names)
    def student_renames(self, name: str, other: str) -> None:
        if (self.place / name).exists():
            (self.place / other).parent.mkdir(exist_ok=True)
            (self.place / name).replace(self.place / other)

    @rule(damage=st.sampled_from([None, b"", b'{"files": {}}']))
    def record_is_lost(self, damage: bytes | None) -> None:
        (self.place / RECORD).unlink(missing_ok=True)
        if damage is not None:
            (self.place / RECORD).parent.mkdir(exist_ok=True)
            (self.place / RECORD).write_bytes(damage)

    @rule(version=st.sampled_from(["0.1.0", "0.2.0", "0.3.0"]), made=st.integers(1, 3))
    def edition_comes(self, version: str, made: int) -> None:
        edition = {name: f"edition {made} of {name}".encode() for name in (LESSON, EXERCISE)}
        before = contents(self.place)
        students = {name: text for name, text in before.items() if text.startswith(b"student")}
        steps = deliver(self.place, edition, version)
        after = contents(self.place)
        assert {name: after.get(name) for name in students} == students
        # The edition is there, unless this student has had it before.
        missing = [step.file for step in steps if edition[step.file] not in after.values()]
        assert all(edition[file] in self.ours for file in missing)
        self.ours.update(edition.values())
        again = deliver(self.place, edition, version)
        assert {step.act for step in again} <= {Act.SAME, Act.KEEP}
        assert contents(self.place) == after


Folder.TestCase.settings = settings(max_examples=60, stateful_step_count=15, deadline=None)
TestFolder = Folder.TestCase
