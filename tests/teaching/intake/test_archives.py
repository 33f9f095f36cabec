"""Archives and folders that are damaged or meant ill: each kind with what becomes of it."""

import os
import stat
import struct
import tracemalloc
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from cocreation_teach.teaching.intake import archive as archives
from tests.teaching.handins import Class


@pytest.fixture
def lot(tmp_path: Path) -> Class:
    return Class(tmp_path)


def only(said: dict[str, str]) -> str:
    (one,) = said.values()
    return one


def listing(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("../../escaped.json", id="upwards"),
        pytest.param("a/../../escaped.json", id="upwards in the middle"),
        pytest.param("/tmp/escaped.json", id="absolute"),
        pytest.param("C:\\escaped.json", id="drive"),
        pytest.param("C:escaped.json", id="drive, relative"),
        pytest.param("..\\..\\escaped.json", id="backslashes"),
        pytest.param("\\\\host\\share\\escaped.json", id="another machine"),
    ],
)
def test_names_that_lead_out(lot: Class, tmp_path: Path, name: str) -> None:
    lot.zip({name: lot.bytes()})
    before = listing(tmp_path)
    assert only(lot.outcomes()).startswith("refused: This file's name leads out of the archive")
    new = listing(tmp_path) - before
    assert all(path.startswith("assignment/results/") for path in new)


def test_backslashes_are_folders(lot: Class) -> None:
    lot.zip({"Ann Lee_7_assignsubmission_file_\\work.json": lot.bytes()})
    said = lot.outcomes()
    assert said == {
        "moodle.zip/Ann Lee_7_assignsubmission_file_/work.json": (
            "accepted-with-note: Its name is written with backslashes, which were read as folders."
        )
    }
    assert lot.table("marks")[0]["lms_id"] == "7"


def test_a_symbolic_link(lot: Class) -> None:
    info = zipfile.ZipInfo("link.cocreation.json")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(lot.inbox / "a.zip", "w") as archive:
        archive.writestr(info, "../../assignment/key/key.json")
    (lot.inbox / "loose.cocreation.json").symlink_to(lot.folder / "key/key.json")
    (lot.inbox / "folder").symlink_to(lot.folder)
    said = lot.outcomes()
    assert said["a.zip/link.cocreation.json"].startswith("refused: It is a link")
    assert said["loose.cocreation.json"].startswith("refused: It is a link")
    assert len(said) == 3


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_files_of_one_name(lot: Class) -> None:
    with zipfile.ZipFile(lot.inbox / "a.zip", "w") as archive:
        archive.writestr("work.json", lot.bytes(answers={"q1": "I"}))
        archive.writestr("work.json", lot.bytes(answers={"q1": "III"}, at="2026-11-30T11:00:00Z"))
    lot.grade()
    rows = lot.table("inbox")
    assert [row["outcome"] for row in rows] == ["accepted-with-note"] * 2
    assert all("Two files of the archive have this name" in row["reason"] for row in rows)
    assert lot.table("answers")[0]["answer"] == "III"


def test_a_bomb_by_ratio(lot: Class) -> None:
    lot.zip({"bomb.cocreation.json": b" " * (200 * 2**20), "good.cocreation.json": lot.bytes()})
    tracemalloc.start()
    said = lot.outcomes()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert said["moodle.zip/bomb.cocreation.json"].startswith("refused: It is larger than 1 MiB")
    assert said["moodle.zip/good.cocreation.json"] == "accepted: It was graded."
    assert most < 30 * 2**20


def test_many_small_bombs(lot: Class, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_OF_ALL", 2 * 2**20)
    lot.zip({f"{number}.cocreation.json": b" " * (2**20 - 1) for number in range(5)})
    said = list(lot.outcomes().values())
    assert [one.startswith("refused: The archive unpacks to more than 2 MiB") for one in said] == [
        False
    ] * 2 + [True] * 3


def test_a_bomb_by_overlap(lot: Class) -> None:
    data = bytearray(lot.zip({"a.json": lot.bytes(), "b.json": lot.bytes(student="2")}).read_bytes())
    second = data.rindex(b"PK\x01\x02")
    data[second + 42 : second + 46] = struct.pack("<L", 0)
    name = data.index(b"b.json", second)
    data[name : name + 6] = b"a.json"
    (lot.inbox / "moodle.zip").write_bytes(data)
    lot.grade()
    rows = lot.table("inbox")
    assert [row["outcome"] for row in rows] == ["refused"] * 2
    assert all("shares its bytes with another" in row["reason"] for row in rows)


def test_a_file_that_lies_about_its_packed_size_costs_only_itself(lot: Class) -> None:
    files = {f"{student}.cocreation.json": lot.bytes(student=student) for student in "123"}
    data = bytearray(lot.zip(files).read_bytes())
    listed = data.index(b"PK\x01\x02")
    (packed,) = struct.unpack_from("<L", data, listed + 20)
    struct.pack_into("<L", data, listed + 20, 2 * packed)
    (lot.inbox / "moodle.zip").write_bytes(data)
    first, *others = lot.outcomes().values()
    assert first.startswith("refused: This file shares its bytes with another")
    assert [one.partition(":")[0] for one in others] == ["accepted"] * 2


def test_a_zip_in_a_zip(lot: Class) -> None:
    inner = BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("work.cocreation.json", lot.bytes())
    lot.zip({"inner.zip": inner.getvalue(), "Ann_7_assignsubmission_file_/inner.zip": inner.getvalue()})
    for name in ("leeann_4001_90210_inner.zip", "bobroe_4002_90211_inner.zip"):  # as Canvas's, unpacked
        (lot.inbox / name).write_bytes(inner.getvalue())
    said = lot.outcomes()
    assert len(said) == 4
    assert all(one.startswith("refused: It is an archive inside a hand-in") for one in said.values())


def test_a_list_of_files_that_is_too_large_to_be_read(lot: Class) -> None:
    with zipfile.ZipFile(lot.inbox / "a.zip", "w") as archive:
        for number in range(100):
            archive.writestr(zipfile.ZipInfo(f"{number}.json".rjust(60_000, "0")), b"")
    assert only(lot.outcomes()) == "refused: The archive has more than 20,000 files and was not opened."


def test_somewhat_more_files_than_allowed(lot: Class) -> None:
    lot.zip({f"{number}": b"" for number in range(20_001)})
    assert only(lot.outcomes()) == "refused: The archive has more than 20,000 files and was not opened."


def test_encrypted(lot: Class) -> None:
    data = bytearray(lot.zip({"work.json": lot.bytes()}).read_bytes())
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    (lot.inbox / "moodle.zip").write_bytes(data)
    assert only(lot.outcomes()) == "refused: This file is encrypted."


def test_wrong_crc(lot: Class) -> None:
    with zipfile.ZipFile(lot.inbox / "a.zip", "w") as archive:
        archive.writestr("work.json", lot.bytes())
    data = (lot.inbox / "a.zip").read_bytes().replace(b"Ann Lee", b"Bob Lee")
    (lot.inbox / "a.zip").write_bytes(data)
    assert only(lot.outcomes()) == "refused: This file of the archive is damaged and cannot be unpacked."


@pytest.mark.parametrize("claimed", [10, 2**31])
def test_a_header_that_lies_about_size(lot: Class, claimed: int) -> None:
    data = bytearray(lot.zip({"work.json": b" " * (50 * 2**20)}).read_bytes())
    central = data.index(b"PK\x01\x02")
    data[22:26] = data[central + 24 : central + 28] = struct.pack("<L", claimed)
    (lot.inbox / "moodle.zip").write_bytes(data)
    assert only(lot.outcomes()).startswith("refused: ")


def test_a_list_of_files_that_lies_about_its_size(lot: Class) -> None:
    data = bytearray(lot.zip({"work.json": lot.bytes()}).read_bytes())
    end = data.index(b"PK\x05\x06")
    data[end + 12 : end + 16] = struct.pack("<L", 2**31)
    (lot.inbox / "moodle.zip").write_bytes(data)
    assert only(lot.outcomes()).startswith("refused: ")


def test_names_that_windows_reserves(lot: Class) -> None:
    for number, name in enumerate(["CON.cocreation.json", "NUL.json", "work.cocreation.json.", "aux.json "]):
        lot.zip({name: lot.bytes(student="CON", at=f"2026-11-30T1{number}:00:00Z")}, f"{number}.zip")
    said = lot.outcomes()
    assert [one.partition(":")[0] for one in said.values()] == ["accepted-with-note"] * 3 + ["accepted"]
    from cocreation_teach.teaching.mark.feedback import feedback_names

    assert feedback_names([("CON", "")])["CON", ""].startswith("con-")


def test_names_that_differ_in_case_only(lot: Class) -> None:
    lot.zip({"Work.json": lot.bytes(student="AB1"), "work.json": lot.bytes(student="cd2", name="Bob")})
    assert set(lot.outcomes().values()) == {"accepted: It was graded."}
    assert [row["student_id"] for row in lot.table("marks")] == ["AB1", "cd2"]


def test_what_systems_leave_behind(lot: Class) -> None:
    lot.zip({"__MACOSX/._work.json": b"\0", ".DS_Store": b"\0", "work.json": lot.bytes()})
    (lot.inbox / "Thumbs.db").write_bytes(b"\0")
    said = lot.outcomes()
    assert said.pop("moodle.zip/work.json") == "accepted: It was graded."
    assert len(said) == 3
    assert all(one.startswith("ignored: It was left there by an operating system") for one in said.values())


def test_a_pipe_and_a_device(lot: Class) -> None:
    os.mkfifo(lot.inbox / "pipe.cocreation.json")
    os.mkfifo(lot.inbox / "pipe.zip")
    said = lot.outcomes()
    assert said["pipe.cocreation.json"].startswith("refused: It is a link, a pipe or a device")
    assert said["pipe.zip"].startswith("refused: ")
    assert len(said) == 2
    lot.grade(Path("/dev/zero"))
    assert lot.table("inbox")[0]["outcome"] == "refused"


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04", b"PK\x05\x06" + b"\0" * 18, b"no zip at all", b"\0" * 999]
)
def test_what_is_no_archive_has_one_row(lot: Class, content: bytes) -> None:
    (lot.inbox / "a.zip").write_bytes(content)
    assert only(lot.outcomes()).startswith(
        ("refused: This is no zip archive", "ignored: The archive holds no file")
    )


def test_every_cut_and_every_changed_byte_of_an_archive_is_survived(lot: Class) -> None:
    whole = lot.zip({"work.json": lot.bytes()}).read_bytes()
    for place in range(0, len(whole), 7):
        for data in (whole[:place], whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :]):
            (lot.inbox / "moodle.zip").write_bytes(data)
            lot.grade()
            assert len(lot.table("inbox")) == 1


@pytest.mark.parametrize("name", ["\0work.json", "wo\0rk.json", "\0\0", "\x1b[2J.json", "a/\0/b.json"])
def test_a_name_with_signs_that_no_system_writes_costs_only_itself(lot: Class, name: str) -> None:
    sound = lot.zip({"~" * len(name): lot.bytes(student="2"), "good.json": lot.bytes()}).read_bytes()
    (lot.inbox / "moodle.zip").write_bytes(sound.replace(b"~" * len(name), name.encode()))
    said = lot.outcomes()
    assert said["moodle.zip/good.json"] == "accepted: It was graded."
    assert len(said) == 2
