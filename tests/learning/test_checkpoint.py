"""A checkpoint: with it or without, whatever has become of it or of the journal, the same acts are found."""

import os
import random
import shutil
from collections.abc import Callable, Iterator
from hashlib import blake2b
from pathlib import Path
from zlib import crc32

import pytest

from cocreation_teach.exchange import files
from cocreation_teach.learning import checkpoint, journal
from cocreation_teach.learning.checkpoint import NAME, read_checkpoint
from cocreation_teach.learning.disk import Disk
from cocreation_teach.learning.entry import Entry
from cocreation_teach.learning.journal import Journal
from cocreation_teach.learning.lines import line_of

QUESTIONS = "word.a", "word.b", "é.c", 'quoted"d', "word.e"
ANSWERS = "I", "II", ["a", "b"], {"row": "x"}, "née\n🎓", "", None


def some(number: int, seed: int = 1) -> list[Entry]:
    lot = random.Random(seed)
    return [
        Entry(
            lot.choice(QUESTIONS), "kept", lot.choice(ANSWERS), uid=f"{seed}-{n}", at="2026-11-23T10:00:00Z"
        )
        for n in range(number)
    ]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with a journal of two files, one of them damaged in its middle and at its end."""
    folder = tmp_path / ".cocreation"
    Journal(folder).record(some(40))
    other = Journal(folder)
    other.record(some(40, seed=2))
    file = other_than(folder, "")
    with file.open("ab") as held:
        held.write(b"my notes\n" + line_of(Entry("word.a", "try", "I", uid="behind", n=90)) + b'{"crc":"00')
    return folder


def other_than(folder: Path, name: str) -> Path:
    return next(path for path in sorted((folder / "journal").iterdir()) if path.name != name)


def everything(folder: Path) -> object:
    found = Journal(folder)
    clock, empty, damage = found.clock, found.empty, sorted(map(str, found.damage))
    return clock, empty, damage, found.all(), [Journal(folder).entries(key) for key in QUESTIONS]


def without(folder: Path) -> object:
    """What is found where there is no checkpoint."""
    (folder / NAME).unlink(missing_ok=True)
    return everything(folder)


def test_with_a_checkpoint_the_same_is_found_and_no_old_line_is_read(home: Path) -> None:
    before = everything(home)
    Journal(home).make_checkpoint()
    covered = read_checkpoint(home, Disk())
    assert covered is not None
    assert sum(one.size for one in covered.files.values()) == sum(
        path.stat().st_size for path in (home / "journal").iterdir()
    ) - len(b'{"crc":"00')
    assert everything(home) == before
    made = (home / NAME).read_bytes()
    Journal(home).make_checkpoint()
    assert (home / NAME).read_bytes() == made


def test_what_was_written_since_is_read_behind_it(home: Path) -> None:
    Journal(home).make_checkpoint()
    Journal(home).record(some(10, seed=3))
    with other_than(home, "").open("ab") as file:
        file.write(b"\n" + line_of(Entry("word.a", "try", "IV", uid="later", n=200)))
    assert read_checkpoint(home, Disk()) is not None
    found = everything(home)
    assert found == without(home)
    assert Journal(home).clock == 200


def test_an_act_that_a_checkpoint_holds_counts_once(home: Path) -> None:
    Journal(home).make_checkpoint()
    count = len(Journal(home).all())
    for act in some(40)[:5]:
        assert Journal(home).holds(act)
        assert Journal(home).record([act]) == ()
    shutil.copyfile(other_than(home, ""), home / "journal" / "copy.jsonl")
    assert len(Journal(home).all()) == count


def changed_in_the_middle(file: Path, keeping_time: bool = False) -> None:
    found = file.stat()
    data = file.read_bytes()
    act = line_of(Entry("word.a", "try", "changed", uid="new", n=7))
    at = data.index(b"\n") + 1
    file.write_bytes((data[:at] + act + data[at:])[: len(data)])
    if keeping_time:
        os.utime(file, ns=(found.st_atime_ns, found.st_mtime_ns))


JOURNALS: dict[str, Callable[[Path], object]] = {
    "an older journal put back": lambda home: os.truncate(other_than(home, ""), 1500),
    "a file of it is gone": lambda home: other_than(home, "").unlink(),
    "all of it is gone": lambda home: shutil.rmtree(home / "journal"),
    "emptied": lambda home: other_than(home, "").write_bytes(b""),
    "changed in its middle": lambda home: changed_in_the_middle(other_than(home, "")),
    "changed in its middle, at the same time and as long": lambda home: changed_in_the_middle(
        other_than(home, ""), keeping_time=True
    ),
    "two files have changed names": lambda home: [
        path.rename(path.with_name(f"{at}.jsonl"))
        for at, path in enumerate(sorted((home / "journal").iterdir()))
    ],
    "a file from elsewhere is added": lambda home: (home / "journal" / "more.jsonl").write_bytes(
        line_of(Entry("word.b", "try", "IV", uid="more", n=1))
    ),
    "a folder bears the name of a file": lambda home: (
        (file := other_than(home, "")).unlink(),
        file.mkdir(),
    ),
}


@pytest.mark.parametrize("change", JOURNALS.values(), ids=JOURNALS)
def test_a_journal_that_is_another_by_now_is_believed_and_not_its_checkpoint(
    home: Path, change: Callable[[Path], object]
) -> None:
    Journal(home).make_checkpoint()
    change(home)
    found = everything(home)
    assert found == without(home)


def signed(content: bytes) -> bytes:
    """A checkpoint whose digest fits."""
    return blake2b(content, person=checkpoint._EDITION).hexdigest().encode() + b"\n" + content


HEADS = [
    b"",
    b"null\n",
    b"[]\n",
    b"{}\n",
    b'{"files":7,"questions":{},"clock":1}\n',
    b'{"files":{},"questions":[1],"clock":1}\n',
    b'{"files":{},"questions":{"a":7},"clock":1}\n',
    b'{"files":{},"questions":{"a":["x"]},"clock":1}\n',
    b'{"files":{},"questions":{"\\u00e9":[1]},"clock":1}\n',
    b'{"files":{},"questions":{},"clock":"soon"}\n',
    b'{"files":{},"questions":{},"clock":NaN}\n',
    b'{"files":{},"questions":{},"clock":1e999}\n',
    b'{"files":{"../../x":[0,"",[]]},"questions":{},"clock":1}\n',
    b'{"files":{"a\\u0000b":[0,"",[]]},"questions":{},"clock":1}\n',
    b'{"files":{"\\ud800":[0,"",[]]},"questions":{},"clock":1}\n',
    b'{"files":{"%s":[1,2]},"questions":{},"clock":1}\n',
    b'{"files":{"%s":["1",2,3]},"questions":{},"clock":1}\n',
    b'{"files":{"%s":[-1,"",[]]},"questions":{},"clock":1}\n',
    b"[" * 100_000 + b"\n",
]


@pytest.mark.parametrize("head", HEADS, ids=range(len(HEADS)))
def test_a_checkpoint_that_somebody_made_up_raises_nowhere(home: Path, head: bytes) -> None:
    before = everything(home)
    (home / NAME).write_bytes(signed(head.replace(b"%s", other_than(home, "").name.encode()) + b"noise"))
    assert everything(home) == before


SPOILT: dict[str, Callable[[Path], object]] = {
    "cut off": lambda file: os.truncate(file, file.stat().st_size - 1),
    "cut off early": lambda file: os.truncate(file, 100),
    "emptied": lambda file: file.write_bytes(b""),
    "noise": lambda file: file.write_bytes(random.Random(1).randbytes(5000)),
    "one byte changed": lambda file: file.write_bytes(file.read_bytes()[:-9] + b"!" + file.read_bytes()[-8:]),
    "its line ends changed": lambda file: file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n")),
    "a byte-order mark before it": lambda file: file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes()),
    "something behind it": lambda file: file.write_bytes(file.read_bytes() + b"\n"),
    "a folder in its place": lambda file: (file.unlink(), file.mkdir()),
    "a link that leads nowhere": lambda file: (file.unlink(), file.symlink_to("nowhere")),
    "a link in a circle": lambda file: (file.unlink(), file.symlink_to(file)),
    "a pipe": lambda file: (file.unlink(), os.mkfifo(file)),
    "of another edition": lambda file: file.write_bytes(
        (content := file.read_bytes().partition(b"\n")[2])
        and blake2b(content, person=b"another").hexdigest().encode() + b"\n" + content
    ),
}


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT)
def test_a_spoilt_checkpoint_counts_for_nothing_and_is_made_anew(
    home: Path, spoil: Callable[[Path], object]
) -> None:
    before = everything(home)
    Journal(home).make_checkpoint()
    spoil(home / NAME)
    assert read_checkpoint(home, Disk()) is None
    assert everything(home) == before
    if not (home / NAME).is_dir():  # that is somebody's, and stays
        Journal(home).make_checkpoint()
        assert read_checkpoint(home, Disk()) is not None


def test_one_of_another_folder_stands_for_nothing_here(home: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    Journal(other).record(some(30, seed=5))
    Journal(other).make_checkpoint()
    before = everything(home)
    shutil.copyfile(other / NAME, home / NAME)
    assert everything(home) == before


def test_a_checkpoint_is_made_when_there_is_much_and_again_when_there_is_much_more(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []

    class Now:
        def __init__(self, target: Callable[[], None]) -> None:
            self.start = lambda: made.append(target())

    monkeypatch.setattr(journal, "Thread", Now)
    monkeypatch.setattr(journal, "_MUCH", 10_000)
    kernel = Journal(home)
    kernel.record(some(5, seed=3))
    assert made == [None]
    assert read_checkpoint(home, Disk()) is not None
    kernel.record(some(5, seed=4))
    again = Journal(home)
    again.record(some(5, seed=6))
    assert len(made) == 1
    monkeypatch.setattr(journal, "_MUCH", 100)  # a large one is made anew for a large part of it alone
    again.record(some(5, seed=8))
    assert len(made) == 1
    again.record(some(200, seed=7))
    assert len(made) == 2
    assert everything(home) == without(home)


def test_where_there_are_no_threads_it_is_made_all_the_same(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class InABrowser:
        def __init__(self, target: Callable[[], None]) -> None:
            pass

        def start(self) -> None:
            raise RuntimeError("can't start new thread")

    monkeypatch.setattr(journal, "Thread", InABrowser)
    monkeypatch.setattr(journal, "_MUCH", 10_000)
    Journal(home).record(some(5, seed=3))
    assert read_checkpoint(home, Disk()) is not None
    assert everything(home) == without(home)


@pytest.mark.parametrize("failing", ["push", "push_folder"])
def test_where_none_can_be_written_answers_are_all_the_same(
    home: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    def refuse(_: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(files, failing, refuse)
    Journal(home).make_checkpoint()
    monkeypatch.undo()
    assert {path.name for path in home.iterdir()} <= {"journal", NAME}
    assert everything(home) == without(home)


def from_another_program() -> bytes:
    bodies = [
        b'{"uid":"u1","question":"word.a","act":"try","answer":"I","n":1}',
        b'{"question":"word.a",\n"act":"try","answer":"II","uid":"u2","n":2}',
        b'{"question":"word.a","act":"try","answer":"III","uid":"u3","n":90,"more":1}',
        b'{"no":"act"}',
        b'{"question":"word.b","act":"try","answer":1e999,"uid":"u4","n":4}',
        b'{"question":"word.b","act":"try","answer":"IV","uid":"u5","n":5}',
        b'{"question":"word.b","act":"try","answer":"I","confidence":nonsense,"uid":"u6","n":6}',
        b'{"question":"word.b","act":"try","answer":"I","uid":"u7","n":7}',
    ]
    lines = [b'{"crc":"%08x","entry":%s}' % (crc32(body), body) for body in bodies]
    return b"\r\n".join(lines) + b"\r\n"


def test_lines_that_end_otherwise_and_what_another_program_wrote_are_packed_too(tmp_path: Path) -> None:
    (tmp_path / "journal").mkdir()
    (tmp_path / "journal" / "a.jsonl").write_bytes(from_another_program())
    before = everything(tmp_path)
    Journal(tmp_path).make_checkpoint()
    assert read_checkpoint(tmp_path, Disk()) is not None
    assert everything(tmp_path) == before


def test_pieces_are_cut_where_lines_end_and_nothing_is_lost_between_them(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "journal" / "foreign.jsonl").write_bytes(from_another_program())
    before = everything(home)
    for size in (1, 50, 333, 1000):

        def pieces(_: Disk, path: Path, size: int = size) -> Iterator[bytes]:
            data = path.read_bytes()
            return (data[at : at + size] for at in range(0, len(data), size))

        monkeypatch.setattr(Disk, "pieces", pieces)
        assert everything(home) == before
        Journal(home).make_checkpoint()
        assert everything(home) == before
        (home / NAME).unlink()


def test_any_bytes_in_any_place_of_a_checkpoint(home: Path) -> None:
    before = everything(home)
    Journal(home).make_checkpoint()
    good = (home / NAME).read_bytes()
    lot = random.Random(2)
    for _ in range(60):
        at = lot.randrange(len(good))
        (home / NAME).write_bytes(good[:at] + lot.randbytes(1) + good[at + 1 :])
        assert everything(home) == before
    content = good.partition(b"\n")[2]
    for _ in range(100):  # with a digest that fits
        at = lot.randrange(len(content))
        (home / NAME).write_bytes(signed(content[:at] + lot.randbytes(1) + content[at + 1 :]))
        everything(home)
