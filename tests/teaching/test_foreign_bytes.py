"""At every door that takes a file from outside, any bytes are taken or refused in a sentence."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cocreation_teach.content import ContentError
from cocreation_teach.exchange.assignment import read_assignment
from cocreation_teach.exchange.errors import SentenceError
from cocreation_teach.teaching import fill_marks, return_feedback
from cocreation_teach.teaching.assigning.cases import examples, read_cases
from cocreation_teach.teaching.intake import read_roster
from cocreation_teach.teaching.mark.grading import grade_to_tables
from cocreation_teach.teaching.statistics import read_class
from tests.teaching.handins import Class

CANVAS = "roebob_4001_90210_w.json"
MOODLE = "Ann Lee_7_assignsubmission_file_/work.cocreation.json"
WORKSHEET = (
    b"Identifier,Full name,ID number,Status,Grade,Maximum grade\nParticipant 7,Ann Lee,1001,-,,10.00\n"
)
GRADEBOOK = (
    b'Student,ID,SIS User ID,Section,Week 4 <i> (12)\n    Points Possible,,,,10\n"Lee, Ann",4001,1001,A,\n'
)
ROSTER = b"student_id,name,lms_id\n1001,Ann Lee,7\n1002,Bob Roe,8\n"


@pytest.fixture(scope="module")
def lot(tmp_path_factory: pytest.TempPathFactory) -> Class:
    lot = Class(tmp_path_factory.mktemp("doors"))
    lot.zip({MOODLE: lot.bytes(answers={"q1": "III", "q5": "Because."})})
    lot.zip({CANVAS: lot.bytes(student="1002", name="Bob Roe")}, "canvas.zip")
    lot.grade()
    return lot


def whole(lot: Class, path: str) -> bytes:
    return (lot.folder / path).read_bytes()


def cases(_: Class) -> bytes:
    header, row = (
        ",".join(f'"{cell}"' for cell in cells) for cells in (examples()[0], examples()[0].values())
    )
    return f"{header}\n{row}\n".encode()


Door = tuple[Callable[[Class], bytes], Callable[[Class, Path], object]]


def put(path: str) -> Callable[[Class, Path], object]:
    """Read a folder in which a file of it is another."""

    def use(lot: Class, file: Path) -> object:
        folder = file.parent / "folder"
        shutil.copytree(lot.folder, folder)
        shutil.copy(file, folder / path)
        if path.startswith("release"):
            read_assignment(folder / path)
        if path.startswith("results/to-mark"):
            return grade_to_tables(folder, [lot.inbox])
        return read_class(folder)

    return use


def grade(lot: Class, file: Path) -> object:
    folder = file.parent / "folder"
    shutil.copytree(lot.folder, folder)
    return grade_to_tables(folder, [file])


DOORS: dict[str, Door] = {
    "a hand-in": (lambda lot: lot.bytes(), grade),
    "an archive": (
        lambda lot: (lot.inbox / "moodle.zip").read_bytes(),
        lambda lot, file: grade(lot, file.rename(file.with_suffix(".zip"))),
    ),
    "a roster": (lambda _: ROSTER, lambda _, file: read_roster(file)),
    "a worksheet": (lambda _: WORKSHEET, lambda lot, file: fill_marks(lot.folder, moodle=file)),
    "a gradebook": (lambda _: GRADEBOOK, lambda lot, file: fill_marks(lot.folder, canvas=file)),
    "hand-ins from Moodle": (
        lambda lot: (lot.inbox / "moodle.zip").read_bytes(),
        lambda lot, file: return_feedback(lot.folder, file.with_name("back.zip"), moodle=file),
    ),
    "hand-ins from Canvas": (
        lambda lot: (lot.inbox / "canvas.zip").read_bytes(),
        lambda lot, file: return_feedback(lot.folder, file.with_name("back.zip"), canvas=file),
    ),
    "a case sheet": (cases, lambda _, file: read_cases(file.rename(file.with_suffix(".csv")))),
    "a release": (lambda lot: whole(lot, "release/assignment.json"), put("release/assignment.json")),
    "a key": (lambda lot: whole(lot, "key/key.json"), put("key/key.json")),
    "marks": (lambda lot: whole(lot, "results/marks.csv"), put("results/marks.csv")),
    "answers": (lambda lot: whole(lot, "results/answers.csv"), put("results/answers.csv")),
    "texts to mark": (lambda lot: whole(lot, "results/to-mark.csv"), put("results/to-mark.csv")),
    "comments": (lambda lot: whole(lot, "results/comments.csv"), put("results/comments.csv")),
}


def damaged(content: bytes, seed: int) -> bytes:
    """Return bytes with a few flipped, cut out, doubled or put in: more often signs that mean something."""
    chance = random.Random(seed)
    data = bytearray(content)
    for _ in range(chance.randint(1, 4)):
        at, end = sorted(chance.choices(range(len(data) + 1), k=2))
        end = min(end, at + chance.choice((1, 3, 40)))
        new = chance.choice(
            (b"", b"\0", b'"', b",", b"\n", b"[", b"1e999", b"9" * 40, b"\xff\xfe", data[at:end] * 2)
        )
        data[at:end] = new
    return bytes(data)


@pytest.mark.parametrize("door", DOORS)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**9), content=st.none() | st.binary(max_size=120))
def test_any_bytes_are_taken_or_refused_in_a_sentence(
    lot: Class, tmp_path_factory: pytest.TempPathFactory, door: str, seed: int, content: bytes | None
) -> None:
    sound, use = DOORS[door]
    file = tmp_path_factory.mktemp("file") / "file.json"
    file.write_bytes(damaged(sound(lot), seed) if content is None else content)
    said = "It was taken."
    try:
        use(lot, file)
    except (SentenceError, ContentError) as refusal:
        said = str(refusal)
    assert said.strip()


@pytest.mark.parametrize("door", DOORS)
def test_what_is_sound_is_taken(lot: Class, tmp_path: Path, door: str) -> None:
    sound, use = DOORS[door]
    (tmp_path / "file.json").write_bytes(sound(lot))
    use(lot, tmp_path / "file.json")
