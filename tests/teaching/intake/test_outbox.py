"""A hub's outbox: whose each file is, by its folder and by its owner."""

import errno
import os
from hashlib import sha256
from pathlib import Path

import pytest

from cocreation_teach.exchange.files import FileError
from cocreation_teach.exchange.hand_in import HandInError
from cocreation_teach.exchange.outbox import is_of, put
from cocreation_teach.teaching.intake import owners
from cocreation_teach.teaching.intake.inbox import open_inbox
from tests.teaching.handins import Class


@pytest.fixture
def lot(tmp_path: Path) -> Class:
    return Class(tmp_path)


def put_in(lot: Class, user: str, assignment: str = "week-4", **how: str) -> None:
    student = how.get("student", "1001")
    put(lot.inbox / user, assignment, f"work-{student}.cocreation.json", lot.bytes(**how))


def test_whose_a_file_is_the_folder_of_the_hub_s_user_says(lot: Class) -> None:
    put_in(lot, "ana")
    put_in(lot, "bob", student="1002", name="Bob Brown")
    put_in(lot, "ana", assignment="week-3")
    assert lot.outcomes() == {
        "ana/week-4.handed-in/work-1001.cocreation.json": "accepted: It was graded.",
        "bob/week-4.handed-in/work-1002.cocreation.json": "accepted: It was graded.",
    }
    assert [(row["student_id"], row["lms_id"]) for row in lot.table("marks")] == [
        ("1001", "ana"),
        ("1002", "bob"),
    ]
    assert [row["person"] for row in lot.table("inbox")] == ["hub ana", "hub bob"]


def test_a_file_handed_in_again_takes_the_place_of_the_first_whatever_the_clocks_say(lot: Class) -> None:
    put_in(lot, "ana", at="2026-11-30T10:00:00Z")
    put_in(lot, "ana", at="2026-11-29T10:00:00Z")
    assert len(lot.outcomes()) == 1
    assert lot.table("marks")[0]["submitted_at"].startswith("2026-11-29")


def test_another_s_id_is_told_by_the_roster(lot: Class, tmp_path: Path) -> None:
    roster = tmp_path / "roster.csv"
    roster.write_text("student_id,name,username\n1001,Ann Lee,ana\n1002,Bob Brown,bob\n1003,Cy Roe,\n")
    put_in(lot, "ana", student="1002", name="Bob Brown")
    put_in(lot, "bob", student="1003", name="Cy Roe")
    put_in(lot, "cy", student="1001")
    said = lot.outcomes(roster=roster)
    assert (
        "1002 is the hub’s user bob; it came from ana."
        in said["ana/week-4.handed-in/work-1002.cocreation.json"]
    )
    assert (
        "the hub’s user bob is 1002; the file says 1003"
        in said["bob/week-4.handed-in/work-1003.cocreation.json"]
    )
    assert (
        "1001 is the hub’s user ana; it came from cy."
        in said["cy/week-4.handed-in/work-1001.cocreation.json"]
    )


def test_users_that_are_called_as_their_ids_need_no_column(lot: Class, tmp_path: Path) -> None:
    roster = tmp_path / "roster.csv"
    roster.write_text("student_id,name\n1001,Ann Lee\n1002,Bob Brown\n")
    put_in(lot, "1001")
    put_in(lot, "1002", student="1001")
    own, others = lot.outcomes(roster=roster).values()
    assert "Another hand-in says the same student id" in own
    assert "the hub’s user 1002 is 1002; the file says 1001" in others


def test_a_file_that_another_put_there_counts_as_that_person_s_and_is_told(
    lot: Class, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_in(lot, "ana")
    put_in(lot, "bob", student="1002", name="Bob Brown")
    monkeypatch.setattr(owners, "_account", lambda _: "jupyter-bob")
    said = lot.outcomes()
    path = "ana/week-4.handed-in/work-1001.cocreation.json"
    assert (
        "lies in the folder of ana, and the file is of the account jupyter-bob: it counts as bob’s"
        in said[path]
    )
    assert [row["lms_id"] for row in lot.table("marks")] == ["bob"]


def test_a_link_in_an_outbox_is_not_followed(lot: Class) -> None:
    put_in(lot, "ana")
    held = lot.inbox / "ana/week-4.handed-in"
    (held / "other.cocreation.json").symlink_to(held / "work-1001.cocreation.json")
    (lot.inbox / "bob").symlink_to(lot.inbox / "ana")
    said = lot.outcomes()
    assert "no plain file" in said["ana/week-4.handed-in/other.cocreation.json"]
    assert not any("bob" in path and outcome.startswith("accepted") for path, outcome in said.items())


@pytest.mark.parametrize(
    "place", ["bob/week-4.handed-in", "", "Bob Brown_7_assignsubmission_file", "week-4.handed-in/bob"]
)
def test_what_a_user_lays_anywhere_else_in_the_own_folder_is_no_hand_in(lot: Class, place: str) -> None:
    put_in(lot, "ana")
    lot.hand_in(f"ana/{place}/forged.cocreation.json", student="1002", name="Bob Brown")
    said = lot.outcomes()
    (forged,) = (outcome for path, outcome in said.items() if "forged" in path)
    assert "outbox’s folder of ana, and the assignment’s page did not put it there" in forged
    assert [row["lms_id"] for row in lot.table("marks")] == ["ana"]


def test_an_archive_in_a_user_s_folder_is_not_opened(lot: Class) -> None:
    put_in(lot, "bob", student="1002", name="Bob Brown")
    other = {"cy/week-4.handed-in/w.cocreation.json": lot.bytes(student="1003", name="Cy Roe")}
    (lot.inbox / "ana").mkdir()
    lot.zip(other, "ana/mine.zip")
    assert "did not put it there" in lot.outcomes()["ana/mine.zip"]
    assert [row["lms_id"] for row in lot.table("marks")] == ["bob"]


def test_a_zip_of_an_outbox_beside_one_of_moodle_s_is_read_as_both(lot: Class) -> None:
    path = "outbox/{}/week-4.handed-in/w.cocreation.json"
    lot.zip(
        {
            path.format("ana"): lot.bytes(),
            "outbox/ana/bob/week-4.handed-in/w.cocreation.json": lot.bytes(student="1002"),
            "outbox/ana/readme.txt": b"me",
        },
        "outbox.zip",
    )
    lot.zip(
        {"Bob Brown_7_assignsubmission_file_/w.cocreation.json": lot.bytes(student="1002", name="Bob Brown")}
    )
    said = lot.outcomes()
    assert [outcome.partition(":")[0] for outcome in said.values()].count("accepted") == 2
    assert [row["lms_id"] for row in lot.table("marks")] == ["ana", "7"]


@pytest.mark.parametrize(
    "named", ["ana", "ana/week-4.handed-in", "ana/week-4.handed-in/work-1001.cocreation.json"]
)
def test_a_part_of_an_outbox_that_is_named_alone_is_still_the_user_s(lot: Class, named: str) -> None:
    put_in(lot, "ana")
    lot.grade(lot.inbox / named)
    assert [row["lms_id"] for row in lot.table("marks")] == ["ana"]


@pytest.mark.parametrize(
    "user", ["ana maría", "ana@uni.example", "é🎓", "x" * 200, "ana--example-1a2b", "-", "..ana"]
)
def test_a_user_may_be_called_anything(lot: Class, user: str) -> None:
    put_in(lot, user)
    put_in(lot, "bob", student="1002", name="Bob Brown")
    assert list(lot.outcomes().values()) == ["accepted: It was graded."] * 2


def test_who_hands_in_under_many_ids_is_one_person_and_the_newest_counts(lot: Class) -> None:
    for number in range(300):
        at = f"2026-11-30T10:{number // 60:02}:{number % 60:02}Z"
        put_in(lot, "ana", student=str(2000 + number), name="Ann Lee", at=at)
    said = lot.outcomes()
    assert len(said) == 300
    (first,) = (outcome for path, outcome in said.items() if path.endswith("work-2000.cocreation.json"))
    assert "This one says another student id, 2000, the newer 2299." in first
    assert [(row["lms_id"], row["student_id"]) for row in lot.table("marks")] == [("ana", "2299")]


def test_the_system_tells_the_owner_of_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / "ana", "week-4", "work.cocreation.json", b"{}")
    path = tmp_path / "ana/week-4.handed-in/work.cocreation.json"
    assert owners._account(path) == ""  # one's own
    monkeypatch.setattr(owners.os, "geteuid", lambda: -2)
    monkeypatch.setattr(Path, "owner", lambda _: "bob")
    for uid, account in ((4711, "bob"), (0, "")):  # nobody hands in as root
        monkeypatch.setattr(owners, "_uid", lambda at, uid=uid: uid if at == path else -1)
        assert owners._account(path) == account


def test_one_account_of_all_containers_is_no_person_whatever_it_is_called_here(
    lot: Class, monkeypatch: pytest.MonkeyPatch
) -> None:
    for user, student, name in (
        ("ana", "1001", "Ann Lee"),
        ("bob", "1002", "Bob Brown"),
        ("cy", "1003", "Cy"),
    ):
        put_in(lot, user, student=student, name=name)
    accounts = {"ana": "ubuntu", "bob": "ubuntu", "cy": "jupyter-ana"}
    monkeypatch.setattr(owners, "_account", lambda path: accounts[path.parts[-3]])
    said = lot.outcomes()
    assert "it counts as ana’s" in said.pop("cy/week-4.handed-in/work-1003.cocreation.json")
    assert {row["lms_id"] for row in lot.table("marks")} == {"ana", "bob"}


@pytest.mark.parametrize("name", ["maximiliane.mustermann", "eighteen-letters-x"])
def test_a_long_name_is_the_account_s_that_the_littlest_hub_made_of_it_and_no_other_s(name: str) -> None:
    made = f"jupyter-{name}"
    account = f"{made[:26]}-{sha256(made.encode()).hexdigest()[:5]}"
    assert is_of(name, account)
    assert not is_of(f"{name}-2", account)


def test_a_folder_that_may_not_be_opened_is_told_as_such(lot: Class, monkeypatch: pytest.MonkeyPatch) -> None:
    put_in(lot, "ana")
    put_in(lot, "bob")
    look = os.scandir

    def shut(path: str | Path) -> object:
        if str(path).endswith("bob"):
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return look(path)

    monkeypatch.setattr("cocreation_teach.teaching.intake.inbox.os.scandir", shut)
    assert lot.outcomes()["bob"] == "refused: It cannot be read (Permission denied)."


@pytest.mark.parametrize("kind", ["a pipe", "a link"])
def test_what_a_file_has_become_since_it_was_found_is_neither_followed_nor_waited_for(
    lot: Class, kind: str
) -> None:
    put_in(lot, "ana")
    path = lot.inbox / "ana/week-4.handed-in/work-1001.cocreation.json"
    with open_inbox([lot.inbox], assignment="week-4") as (found,):
        if kind == "a pipe":
            path.unlink()
            os.mkfifo(path)
        else:
            path.symlink_to(path.rename(path.with_name("other")))
        with pytest.raises(HandInError, match="no plain file"):
            found.read()


@pytest.mark.parametrize(("mode", "file", "around"), [(0o755, 0o600, 0o700), (0o2755, 0o640, 0o750)])
def test_where_the_outbox_hands_its_group_on_that_group_reads_what_a_strict_user_puts_there(
    tmp_path: Path, mode: int, file: int, around: int
) -> None:
    outbox = tmp_path / "outbox"
    outbox.mkdir()
    outbox.chmod(mode)
    before = os.umask(0o077)
    try:
        put(outbox / "ana", "week-4", "w.cocreation.json", b"{}")
    finally:
        os.umask(before)
    held = outbox / "ana/week-4.handed-in"
    assert [path.stat().st_mode & 0o777 for path in (held / "w.cocreation.json", held, held.parent)] == [
        file,
        around,
        around,
    ]


@pytest.mark.parametrize("kind", ["a folder", "a link"])
def test_nothing_is_put_into_what_another_user_made_where_anybody_can(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    trap = tmp_path / "outbox/ana"
    (tmp_path / "elsewhere").mkdir()
    trap.parent.mkdir()
    if kind == "a link":
        trap.symlink_to(tmp_path / "elsewhere")
    else:
        trap.mkdir(mode=0o777)
    monkeypatch.setattr("cocreation_teach.exchange.outbox.os.geteuid", lambda: -2)
    made = Path.lstat
    theirs = os.stat_result((0o40777, 1, 1, 1, 4711, 4711, 0, 0, 0, 0))
    monkeypatch.setattr(Path, "lstat", lambda path: theirs if path == trap else made(path))
    trap.parent.chmod(0o1777)
    with pytest.raises(FileError, match="belongs to somebody else"):
        put(trap, "week-4", "w.cocreation.json", b"{}")
    assert [*trap.iterdir()] == []
    trap.parent.chmod(0o755)  # those who run the hub made it
    put(trap, "week-4", "w.cocreation.json", b"{}")
