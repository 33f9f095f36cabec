"""The table that stays of a vote."""

from pathlib import Path

from cocreation_teach.exchange.tables import read_table
from cocreation_teach.voting.ballot import Ballot
from cocreation_teach.voting.record import COLUMNS, keep
from cocreation_teach.voting.room import Room, Vote, cast, close_round, open_round, show_hands

BALLOT = Ballot("q", "=1+1", "Is it so?", (("y", "Yes"), ("n", "<b>No</b>")))


def rows(path: Path) -> list[dict[str, str]]:
    grid = read_table(path)
    assert grid.header == COLUMNS
    return [dict(zip(COLUMNS, row.cells, strict=True)) for row in grid.body]


def round_of(room: Room, answers: str, number: int) -> Room:
    room = open_round(room, f"2026-11-28T14:0{number}:00+00:00")
    for device, answer in enumerate(answers):
        room = cast(room, str(device), number, BALLOT.digest, Vote(answer, "guess"))
    return close_round(room, f"2026-11-28T14:0{number}:30+00:00")


def test_both_rounds_are_kept_with_time_and_number_and_what_moved(tmp_path: Path) -> None:
    room = round_of(Room(BALLOT, "y", confidence=True), "nnny", 1)
    first = keep(tmp_path, room)
    assert [row["votes"] for row in rows(first)] == ["1", "3"]
    path = keep(tmp_path, round_of(room, "yyny", 2))
    assert path == first
    assert path.name == "2026-11-28-140100-q.csv"
    kept = rows(path)
    assert [(row["round"], row["answer"], row["votes"], row["voted"]) for row in kept] == [
        ("1", "y", "1", "4"),
        ("1", "n", "3", "4"),
        ("2", "y", "3", "4"),
        ("2", "n", "1", "4"),
    ]
    yes, no = kept[2:]
    assert (yes["stayed"], yes["came"], yes["left"]) == ("1", "2", "0")
    assert (no["stayed"], no["came"], no["left"]) == ("1", "0", "2")
    assert (yes["opened"], yes["closed"]) == ("2026-11-28T14:02:00+00:00", "2026-11-28T14:02:30+00:00")
    assert (yes["right"], no["right"], yes["guess"], yes["gain"], yes["gain of"]) == (
        "yes",
        "no",
        "3",
        "0.6667",
        "4",
    )


def test_what_a_spreadsheet_would_run_is_kept_as_text(tmp_path: Path) -> None:
    written = keep(tmp_path, round_of(Room(BALLOT, confidence=True), "y", 1)).read_text("utf-8")
    assert ",'=1+1," in written


def test_hands_are_kept_as_hands(tmp_path: Path) -> None:
    room = show_hands(Room(BALLOT, "y"), {"y": 3}, "2026-11-28T14:00:00+00:00")
    kept = rows(keep(tmp_path, show_hands(room, {"y": 4}, "2026-11-28T14:05:00+00:00")))
    assert [(row["by"], row["votes"], row["stayed"], row["gain"]) for row in kept][2] == (
        "hands",
        "4",
        "",
        "",
    )
