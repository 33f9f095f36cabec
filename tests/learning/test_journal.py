"""The journal keeps every act that it reported saved: over crashes, failing disks and many writers."""

import errno
import io
import os
import random
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from cocreation_teach.learning import disk as disk_module
from cocreation_teach.learning.disk import Disk
from cocreation_teach.learning.entry import Entry
from cocreation_teach.learning.journal import Journal, JournalError, journal_folder
from cocreation_teach.learning.lines import line_of
from cocreation_teach.learning.restoring import restore, work_file, work_from
from tests.learning.crashing import Crash, CrashingDisk

ANSWERS = "I", "II", "III", "IV"


def answer(question: str, answer: object, **more: object) -> Entry:
    return Entry(question, "try", answer, **more)  # type: ignore[arg-type]


def last(journal: Journal, question: str) -> object:
    found = journal.entries(question)
    return found[-1].answer if found else None


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / ".cocreation"


def test_nothing_is_written_before_the_first_answer(home: Path) -> None:
    assert Journal(home).all() == ()
    assert not home.exists()


def test_the_last_answer_is_the_last_after_a_restart(home: Path) -> None:
    for choice in ANSWERS:
        Journal(home).record([answer("word.a", choice)])
    assert [entry.answer for entry in Journal(home).entries("word.a")] == list(ANSWERS)


@pytest.mark.parametrize("question", ['a "quoted" word', "née 🎓", "back\\slash", "{", "\ud800"])
def test_an_answer_is_found_by_any_name_of_its_question(home: Path, question: str) -> None:
    Journal(home).record([answer(question, "I"), answer(f"{question} too", "II")])
    journal = Journal(home)
    assert (last(journal, f"{question} too"), last(journal, question)) == ("II", "I")


def test_two_kernels_see_each_other(home: Path) -> None:
    one, two = Journal(home), Journal(home)
    for n, choice in enumerate(ANSWERS):
        (one, two)[n % 2].record([answer("word.a", choice)])
    one.refresh()
    assert last(one, "word.a") == last(two, "word.a") == last(Journal(home), "word.a") == "IV"


def test_folders_of_two_machines_merge_by_copying(home: Path, tmp_path: Path) -> None:
    Journal(home).record([answer("word.a", "I"), answer("word.b", "I")])
    other = tmp_path / "other" / ".cocreation"
    shutil.copytree(home, other)
    Journal(other).record([answer("word.a", "II")])
    Journal(home).record([answer("word.b", "III")])
    shutil.copytree(other, home, dirs_exist_ok=True)
    merged = Journal(home)
    assert (last(merged, "word.a"), last(merged, "word.b")) == ("II", "III")
    assert len(merged.all()) == 4


def test_what_is_handed_over_twice_counts_once(home: Path) -> None:
    act = answer("word.a", "I", uid="from-browser")
    journal = Journal(home)
    assert [len(journal.record([act, act])), len(journal.record([act])), len(Journal(home).all())] == [
        1,
        0,
        1,
    ]


def test_of_one_act_told_twice_the_first_telling_counts(home: Path) -> None:
    told = [answer("word.a", choice, uid="one") for choice in ("I", "II")]
    (done,) = Journal(home).record(told)
    assert (done.answer, done.n) == ("I", 1)


def test_a_late_hand_over_does_not_undo_a_newer_answer(home: Path) -> None:
    journal = Journal(home)
    for choice in ANSWERS:
        journal.record([answer("word.a", choice)])
    journal.record([answer("word.a", "I", uid="late", n=2, at="2020-01-01")])
    assert last(Journal(home), "word.a") == "IV"


def test_acts_of_one_record_stand_in_the_order_in_which_they_were_done(home: Path) -> None:
    journal = Journal(home)
    assert (journal.empty, journal.clock) == (True, 0)
    done = journal.record([answer("word.a", choice) for choice in ANSWERS])
    assert [entry.n for entry in done] == [1, 2, 3, 4]
    assert len({entry.uid for entry in done}) == 4
    assert (journal.empty, journal.clock, journal.unsaved) == (False, 4, ())
    again = Journal(home)
    assert (again.empty, again.clock, again.all()) == (False, 4, done)
    assert again.holds(done[0])
    assert not again.holds(replace(done[0], uid="another"))


def test_what_the_browser_kept_takes_its_place_and_what_follows_comes_after_it(home: Path) -> None:
    journal = Journal(home)
    journal.record([answer("word.a", "I"), answer("word.a", "II")])
    kept, new = journal.record([answer("word.a", "III", uid="kept", n=1), answer("word.a", "IV")])
    assert (kept.n, new.n) == (1, 3)
    assert last(Journal(home), "word.a") == "IV"


def test_an_answer_on_another_occasion_is_another_answer(home: Path) -> None:
    journal = Journal(home)
    journal.record([answer("word.a", "I"), answer("word.a", "II", occasion="prediction")])
    for one in (journal, Journal(home)):
        assert [entry.answer for entry in one.entries("word.a")] == ["I"]
        assert [entry.answer for entry in one.entries("word.a", "prediction")] == ["II"]


def test_nothing_to_record_writes_nothing(home: Path) -> None:
    assert Journal(home).record([]) == ()
    assert not home.exists()


def test_of_several_acts_all_that_are_none_are_named_and_none_is_taken(home: Path) -> None:
    journal = Journal(home)
    with pytest.raises(JournalError) as told:
        journal.record([answer("a", {1}), answer("b", "I"), answer("c", float("nan"))])
    assert str(told.value) == "This could not be saved: what was given to a, c is no answer."
    assert (journal.all(), journal.unsaved) == ((), ())


@pytest.mark.skipif(not hasattr(os, "fork"), reason="A process is copied as POSIX has it.")
def test_a_copy_of_the_process_begins_a_file_of_its_own(home: Path) -> None:
    journal = Journal(home)
    journal.record([answer("word.a", "I")])
    if (copy := os.fork()) == 0:
        journal.record([answer("word.a", "II")])
        os._exit(0)
    assert os.waitpid(copy, 0)[1] == 0
    assert len(list((home / "journal").iterdir())) == 2
    journal.record([answer("word.a", "III")])
    assert [entry.answer for entry in Journal(home).entries("word.a")] == ["I", "II", "III"]
    assert len(list((home / "journal").iterdir())) == 2


def test_a_clock_from_the_future_is_brought_back(home: Path) -> None:
    journal = Journal(home)
    journal.record([answer("word.a", "I", uid="odd", n=2**40)])
    assert journal.clock == 1


def test_a_wrong_wall_clock_does_no_harm(home: Path) -> None:
    Journal(home).record([answer("word.a", "I", at="2031-01-01T00:00:00Z")])
    Journal(home).record([answer("word.a", "II", at="1999-01-01T00:00:00Z")])
    assert last(Journal(home), "word.a") == "II"


def test_a_line_that_is_being_written_is_read_when_it_is_whole(home: Path) -> None:
    Journal(home).record([answer("word.a", "I")])
    journal, line = Journal(home), line_of(answer("word.a", "II", uid="x", n=2))
    with (home / "journal" / "other.jsonl").open("ab", buffering=0) as file:
        file.write(line[:40])
        journal.refresh()
        assert [one.torn for one in journal.damage] == [True]
        file.write(line[40:])
    journal.refresh()
    assert last(journal, "word.a") == "II"
    assert journal.damage == ()


def test_an_edited_journal_loads_what_it_can_and_says_what_it_set_aside(home: Path) -> None:
    Journal(home).record([answer("word.a", choice) for choice in ANSWERS])
    (file,) = (home / "journal").iterdir()
    lines = file.read_bytes().splitlines(keepends=True)
    edited = lines[0] + lines[1].replace(b'"II"', b'"IV"') + b"my notes\n" + lines[3]
    file.write_bytes(edited)
    journal = Journal(home)
    assert [entry.answer for entry in journal.all()] == ["I", "IV"]
    assert "set aside" in str(journal.damage[0])
    journal.record([answer("word.b", "I")])
    assert file.read_bytes() == edited


# ---- disks that fail ------------------------------------------------------------------------------


class FailingDisk(Disk):
    """A disk that takes half of what it is given and then fails, while `reason` says so."""

    reason: int | None = None

    def append(self, path: Path, data: bytes) -> None:
        if self.reason is None:
            return super().append(path, data)
        super().append(path, data[: len(data) // 2])
        raise OSError(self.reason, os.strerror(self.reason))


@pytest.mark.parametrize("reason", [errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EROFS])
def test_what_could_not_be_saved_goes_with_the_next(home: Path, reason: int) -> None:
    disk = FailingDisk()
    journal = Journal(home, disk)
    journal.record([answer("word.a", "I")])
    disk.reason = reason
    with pytest.raises(JournalError, match="This could not be saved: "):
        journal.record([answer("word.a", "II")])
    assert (last(journal, "word.a"), last(Journal(home), "word.a")) == ("II", "I")
    disk.reason = None
    journal.record([answer("word.b", "III")])
    assert (last(Journal(home), "word.a"), last(Journal(home), "word.b")) == ("II", "III")
    assert journal.unsaved == ()


COPY = "This folder cannot be written. Copy the course to a folder of your own."
NOT_YOURS = "You may not write in this folder. Copy the course to a folder of your own."


@pytest.mark.parametrize(
    ("reason", "cure"),
    [
        (errno.ENOSPC, "The disk is full. Delete something, then answer once more."),
        (errno.EDQUOT, "Your share of the disk is full. Delete something, then answer once more."),
        (errno.EROFS, COPY),
        (errno.EACCES, NOT_YOURS),
        (errno.EPERM, NOT_YOURS),
        (errno.EIO, "Look at the folder, then answer once more."),
    ],
)
def test_why_it_could_not_be_saved_is_said_with_what_to_do(home: Path, reason: int, cure: str) -> None:
    disk = FailingDisk()
    disk.reason = reason
    with pytest.raises(JournalError) as told:
        Journal(home, disk).record([answer("word.a", "I")])
    assert str(told.value) == f"This could not be saved: {os.strerror(reason)}. {cure}"


def test_an_error_without_a_number_is_told_in_its_own_words(home: Path) -> None:
    def refuse(*_: object) -> None:
        raise OSError("the share has gone")

    disk = Disk()
    disk.append = refuse  # type: ignore[method-assign]
    with pytest.raises(JournalError, match=r"could not be saved: the share has gone\. Look at the folder"):
        Journal(home, disk).record([answer("word.a", "I")])


@pytest.mark.parametrize(("reason", "files"), [(errno.ENOSPC, 1), (errno.EDQUOT, 1), (errno.EIO, 2)])
def test_on_a_full_disk_the_file_is_kept_and_on_a_broken_one_another_is_begun(
    home: Path, reason: int, files: int
) -> None:
    """A file that was begun takes less room than a new one; one that failed otherwise may be out of reach."""
    disk = FailingDisk()
    journal = Journal(home, disk)
    disk.reason = reason
    for _ in range(3):
        with pytest.raises(JournalError):
            journal.record([answer("word.a", "I")])
        assert len(journal.unsaved) == len(journal.all())
    disk.reason = None
    journal.record([answer("word.a", "IV")])
    assert [entry.answer for entry in Journal(home).entries("word.a")] == ["I", "I", "I", "IV"]
    assert (len(list((home / "journal").iterdir())) == 1) == (files == 1)


@pytest.mark.skipif(sys.platform != "linux", reason="/dev/full is Linux's always full disk")
def test_a_truly_full_disk(home: Path) -> None:
    (home / "journal").mkdir(parents=True)
    disk = Disk()
    disk.create = lambda path: path.symlink_to("/dev/full")  # type: ignore[method-assign]
    with pytest.raises(JournalError, match="The disk is full. Delete something"):
        Journal(home, disk).record([answer("word.a", "I")])


def test_an_answer_is_saved_where_a_file_is_kept_when_it_is_closed_and_no_push_does_anything(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So it is in JupyterLite, where the browser has a file's bytes when it is closed."""

    class KeptOnClosing(io.FileIO):
        def __init__(self, path: Path, flags: int = 0) -> None:
            super().__init__(path, "xb" if flags else "ab")
            self.held = b""

        def write(self, data: bytes) -> int:  # type: ignore[override]
            self.held += data
            return len(data)

        def close(self) -> None:
            held, self.held = self.held, b""
            if held:
                super().write(held)
            super().close()

    monkeypatch.setattr(disk_module, "opened", KeptOnClosing)
    monkeypatch.setattr(os, "fsync", lambda _: None)
    journal = Journal(home)
    for answered in ("I", "II"):
        journal.record([answer("word.a", answered)])
        assert last(Journal(home), "word.a") == answered
    assert len(list((home / "journal").iterdir())) == 1


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "course").write_text("a file is in the way")
    journal = Journal(tmp_path / "course")
    with pytest.raises(JournalError, match="Not a directory"):
        journal.record([answer("word.a", "I")])
    assert last(journal, "word.a") == "I"


def test_a_folder_deleted_while_open_is_made_anew_with_all_that_is_known(home: Path) -> None:
    journal = Journal(home)
    journal.record([answer("word.a", "I")])
    shutil.rmtree(home)
    journal.record([answer("word.b", "II")])
    assert [entry.answer for entry in Journal(home).all()] == ["I", "II"]


def test_a_file_that_cannot_be_read_is_told(home: Path) -> None:
    def refuse(*_: object) -> bytes:
        raise PermissionError(errno.EACCES, "Permission denied")

    disk = Disk()
    disk.read = refuse  # type: ignore[method-assign]
    disk.pieces = refuse  # type: ignore[method-assign, assignment]
    Journal(home).record([answer("word.a", "I")])
    journal = Journal(home, disk)
    assert [line.endswith(": Permission denied") for line in journal.unread.values()] == [True]
    journal.record([answer("word.b", "II")])
    assert len(Journal(home).all()) == 2


# ---- crashes --------------------------------------------------------------------------------------


def loss_in_crashes(chance: random.Random) -> str:
    """Write and crash by chance, and return what was reported saved and is not there afterwards."""
    disk = CrashingDisk(chance)
    saved: list[tuple[str, str]] = []
    for _ in range(6):
        journal = Journal(Path("home"), disk)
        if lost := {uid for uid, _ in saved} - {entry.uid for entry in journal.all()}:
            return f"lost: {lost}"
        try:
            while True:
                (entry,) = journal.record([answer("word.a", chance.choice(ANSWERS))])
                saved.append((entry.uid, str(entry.answer)))
        except Crash:
            disk.crash()
    journal = Journal(Path("home"), disk)
    found = [pair for entry in journal.all() if (pair := (entry.uid, entry.answer)) in saved]
    return "" if found == saved else f"{found} for {saved}"


def test_lost_torn_and_reordered_writes() -> None:
    losses = {seed: loss_in_crashes(random.Random(seed)) for seed in range(200)}
    assert {seed: loss for seed, loss in losses.items() if loss} == {}


KILLED_WRITERS = """
import os, random, signal, sys, time
from pathlib import Path
from cocreation_teach.learning.entry import Entry
from cocreation_teach.learning.journal import Journal

home, rounds, size = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
chance = random.Random(size)

def write(out):
    journal = Journal(home)
    for n in range(100_000):
        (entry,) = journal.record([Entry(f"w.q{n}", "try", "x" * size)])
        os.write(out, f"{entry.uid}\\n".encode())

def writer():
    reported, out = os.pipe()
    if (process := os.fork()) == 0:
        write(out)
    os.close(out)
    return process, open(reported, "rb")

for _ in range(rounds):
    pair = [writer() for _ in range(2)]
    first = [reported.readline() for _, reported in pair]
    time.sleep(chance.random() * 0.03)
    for process, _ in pair:
        os.kill(process, signal.SIGKILL)
    for line, (process, reported) in zip(first, pair):
        os.waitpid(process, 0)
        sys.stdout.buffer.write(line + reported.read())
"""


@pytest.mark.skipif(os.name != "posix", reason="A process is copied and killed as POSIX has it.")
@pytest.mark.parametrize(
    ("start", "size"), [(0, 20), (2000, 20), (0, 20_000)], ids=["small", "grown", "long"]
)
def test_killed_in_the_middle_of_writing(home: Path, start: int, size: int) -> None:
    """Fifty kills each: all that was reported saved is there, and every file can be read."""
    if start:
        Journal(home).record([answer(f"old.q{n}", "I") for n in range(start)])
    command = [sys.executable, "-c", KILLED_WRITERS, str(home), "25", str(size)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    reported = set(done.stdout.split())
    journal = Journal(home)
    assert reported <= {entry.uid for entry in journal.all()}
    assert len(reported) >= 50
    assert all(one.torn for one in journal.damage)
    assert journal.unread == {}


TWO_WIDGETS = """
import sys, threading
from pathlib import Path
from cocreation_teach.learning.entry import Entry
from cocreation_teach.learning.journal import Journal
journal, mine, uids = Journal(Path(sys.argv[1])), sys.argv[2], []
def widget(name):
    for n in range(500):
        (entry,) = journal.record([Entry(f"{mine}.{name}{n}", "try", "x")])
        uids.append(entry.uid)
widgets = [threading.Thread(target=widget, args=(name,)) for name in "ab"]
for one in widgets: one.start()
for one in widgets: one.join()
print(*uids, sep="\\n")
"""


def test_two_processes_with_two_widgets_each_lose_no_record(home: Path) -> None:
    commands = [[sys.executable, "-c", TWO_WIDGETS, str(home), f"w{n}"] for n in range(2)]
    pair = [subprocess.Popen(command, stdout=subprocess.PIPE) for command in commands]
    uids = [line for process in pair for line in process.communicate()[0].split()]
    assert [process.returncode for process in pair] == [0, 0]
    found = Journal(home).all()
    assert len(found) == len(set(uids)) == 2_000
    assert {entry.uid for entry in found} == {uid.decode() for uid in uids}


# ---- any order of acts ----------------------------------------------------------------------------


class AnyOrder(RuleBasedStateMachine):
    """Answer in one of two kernels, restart, crash, hand over again: the last acknowledged answer stays."""

    def __init__(self) -> None:
        super().__init__()
        self.disk = CrashingDisk(random.Random(1))
        self.kernels = [Journal(Path("home"), self.disk), Journal(Path("home"), self.disk)]
        self.acknowledged: dict[str, object] = {}
        self.seen: list[Entry] = []

    @rule(kernel=st.integers(0, 1), question=st.sampled_from(["a", "b"]), choice=st.sampled_from(ANSWERS))
    def try_one(self, kernel: int, question: str, choice: str) -> None:
        try:
            (entry,) = self.kernels[kernel].record([answer(question, choice)])
        except Crash:
            self.crash()
        else:
            self.acknowledged[question] = choice
            self.seen.append(entry)

    @rule(kernel=st.integers(0, 1))
    def restart(self, kernel: int) -> None:
        self.kernels[kernel] = Journal(Path("home"), self.disk)

    @rule(which=st.integers(0, 100), kernel=st.integers(0, 1))
    def hand_over_again(self, which: int, kernel: int) -> None:
        if self.seen:
            try:
                self.kernels[kernel].record([self.seen[which % len(self.seen)]])
            except Crash:
                self.crash()

    @rule(choice=st.sampled_from(ANSWERS), times=st.integers(1, 3))
    def merge_the_folder_of_another_machine(self, choice: str, times: int) -> None:
        """Work elsewhere on question c, from a copy of this folder, and copy the files back."""
        other = CrashingDisk(random.Random(2))
        other.safe = dict(self.disk.safe)
        other.waiting = {name: [] for name in other.safe}
        machine = Journal(Path("home"), other)
        try:
            for _ in range(times):
                machine.record([answer("c", choice)])
                self.acknowledged["c"] = choice
        except Crash:
            other.crash()
            self.acknowledged["c"] = last(Journal(Path("home"), other), "c")
        for name in other.safe.keys() - self.disk.safe.keys():
            self.disk.safe[name], self.disk.waiting[name] = other.safe[name], []
            self.disk.listed.add(name)
        for entry in Journal(Path("home"), self.disk).entries("c"):
            if entry.uid not in {one.uid for one in self.seen}:
                self.seen.append(entry)

    @rule(kernel=st.integers(0, 1))
    def take_all_away_and_restore_it(self, kernel: int) -> None:
        file = work_file(Journal(Path("home"), self.disk).all(), "2026-11-23")
        try:
            restore(self.kernels[kernel], work_from(file))
        except Crash:
            self.crash()

    @rule()
    def crash(self) -> None:
        self.disk.crash()
        # An act that was cut off may be there or not; if it is, the learner sees it as the last one.
        self.kernels = [Journal(Path("home"), self.disk), Journal(Path("home"), self.disk)]
        known = {entry.uid for entry in self.seen}
        for entry in self.kernels[0].all():
            if entry.uid not in known:
                self.acknowledged[entry.question] = entry.answer
                self.seen.append(entry)

    @invariant()
    def the_last_acknowledged_answer_is_there(self) -> None:
        fresh = Journal(Path("home"), self.disk)
        assert {question: last(fresh, question) for question in self.acknowledged} == self.acknowledged


TestAnyOrder = AnyOrder.TestCase
TestAnyOrder.settings = settings(max_examples=60, stateful_step_count=25)


# ---- where it is ----------------------------------------------------------------------------------


def test_the_nearest_folder_upwards(tmp_path: Path) -> None:
    (tmp_path / "lessons").mkdir()
    assert journal_folder(tmp_path / "lessons") == tmp_path / ".cocreation"
    (tmp_path / ".cocreation").mkdir()
    deep = tmp_path / "mine" / "deeper"
    deep.mkdir(parents=True)
    assert journal_folder(deep) == tmp_path / ".cocreation"
    (tmp_path / "mine" / "assignment.json").write_text("{}")
    assert journal_folder(deep) == tmp_path / "mine" / ".cocreation"


@pytest.mark.parametrize("part", ["lessons", "exercises", "solutions"])
def test_beside_the_courses_notebooks_where_there_is_none_yet(tmp_path: Path, part: str) -> None:
    (tmp_path / part).mkdir()
    assert journal_folder(tmp_path / part) == tmp_path / ".cocreation"
    (tmp_path / ".cocreation").write_text("no folder")
    (tmp_path / part / "assignment.json").mkdir()
    assert journal_folder(tmp_path / part) == tmp_path / ".cocreation"
    assert journal_folder(tmp_path / "elsewhere") == tmp_path / "elsewhere" / ".cocreation"
