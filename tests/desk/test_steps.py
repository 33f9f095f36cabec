"""The desk's steps: hand-ins are taken in, the report is shown, a simulated class goes the whole way."""

import io
import json
import zipfile
from pathlib import Path

import pytest

from cocreation_teach.desk.steps import rehearse
from cocreation_teach.exchange.finding import find_assignment
from cocreation_teach.exchange.outbox import put
from cocreation_teach.teaching.rehearsal import simulate_hand_ins
from tests.desk.conftest import Asked


@pytest.fixture
def handed_in(made: Path) -> dict[str, bytes]:
    return simulate_hand_ins(made, students=12, seed=9)


def outcomes(answer: dict[str, object]) -> list[str]:
    return [row["outcome"] for row in answer["inbox"]]  # type: ignore[attr-defined]


def test_a_zip_that_is_dropped_is_graded_and_every_file_has_its_outcome(
    ask: Asked, handed_in: dict[str, bytes]
) -> None:
    assert "Nothing has been handed in" in ask("take_in/grade")["said"]
    ask.send("handed-in", {"all.zip": handed_in["hand-ins.zip"]}, piece=1000)
    ask.send("roster", {"whatever.csv": handed_in["roster.csv"]})
    done = ask("take_in/grade")["answer"]
    assert done["people"] == 11
    assert sorted(set(outcomes(done))) == ["accepted", "accepted-with-note", "refused"]
    assert len(done["absent"]) == 1
    look = ask("take_in/look")["answer"]
    assert (look["files"], look["roster"], look["inbox"]) == (["all.zip"], 12, done["inbox"])
    (standing,) = ask.desk.content["assignments"]
    assert (standing["handed_in"], standing["listed"], standing["unlisted"]) == (11, 12, 0)
    ask.send("roster", {"whatever.csv": b"name;student_id\nAnn;SIM-01\nBob;other\n"})
    (standing,) = ask.desk.content["assignments"]
    assert (standing["handed_in"], standing["listed"], standing["unlisted"]) == (11, 2, 10)


def test_how_far_it_has_come_is_told_while_it_is_done(ask: Asked, handed_in: dict[str, bytes]) -> None:
    ask.send("handed-in", {"all.zip": handed_in["hand-ins.zip"]})
    ask("take_in/grade")
    told = [message for message, _ in ask.told if "doing" in message]
    assert [message["doing"] for message in told if message["done"] == 0] == ["Reading", "Writing feedback"]
    assert all(message["done"] <= message["of"] for message in told)


def test_a_folder_that_is_dropped_keeps_whose_each_file_is(ask: Asked, handed_in: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(handed_in["hand-ins.zip"])) as archive:
        files = {f"in/{name}": archive.read(name) for name in archive.namelist()}
    ask.send("handed-in", files)
    done = ask("take_in/grade")["answer"]
    assert done["people"] == 11
    assert "Simulated Student" in done["inbox"][0]["path"]


def test_a_hub_s_outbox_that_is_named_is_read_with_what_was_dropped(
    ask: Asked, handed_in: dict[str, bytes], made: Path, tmp_path: Path
) -> None:
    with zipfile.ZipFile(io.BytesIO(handed_in["hand-ins.zip"])) as archive:
        first, second = (archive.read(name) for name in archive.namelist()[:2])
    assignment = find_assignment(made / "release").id
    (tmp_path / "outbox").mkdir()
    put(tmp_path / "outbox/ana", assignment, "work.cocreation.json", first)
    put(tmp_path / "outbox/bob", "another", "work.cocreation.json", second)
    ask.send("handed-in", {"in/second.cocreation.json": second})
    ask("take_in/set", late_penalty=0, folders=[str(tmp_path / "outbox")])
    inbox = ask("take_in/grade")["answer"]["inbox"]
    assert sorted(row["person"].split()[0] for row in inbox) == ["hub", "id"]
    assert "hub ana" in [row["person"] for row in inbox]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("no.zip", b"PK\x03\x04 no zip"),
        ("empty.zip", b""),
        ("a.cocreation.json", b"[" * 100_000),
        ("a.cocreation.json", b"\xff\xfe\x00"),
        ("notebook.ipynb", b"{}"),
    ],
)
def test_what_is_no_hand_in_has_its_row_and_stops_nothing(
    name: str, content: bytes, ask: Asked, handed_in: dict[str, bytes]
) -> None:
    ask.send("handed-in", {"all.zip": handed_in["hand-ins.zip"], name: content})
    done = ask("take_in/grade")["answer"]
    assert done["people"] == 11
    assert next(row for row in done["inbox"] if row["path"].endswith(name))["outcome"] != "accepted"


def test_a_file_is_taken_out_again_and_nothing_beside_it(
    ask: Asked, handed_in: dict[str, bytes], made: Path
) -> None:
    ask.send("handed-in", {"all.zip": handed_in["hand-ins.zip"], "in/a.json": b"{}"})
    for file in ("../key", "..", "", "in/a.json"):
        assert "cannot be" in ask("take_in/take_out", file=file)["said"]
    assert ask("take_in/take_out", file="in")["answer"]["files"] == ["all.zip"]
    assert ask("take_in/take_out", file="all.zip")["answer"]["files"] == []
    assert (made / "key" / "key.json").is_file()


def test_a_folder_on_the_server_is_read_as_well_and_a_penalty_is_kept(
    ask: Asked, handed_in: dict[str, bytes], tmp_path: Path
) -> None:
    (tmp_path / "all.zip").write_bytes(handed_in["hand-ins.zip"])
    there = str(tmp_path / "all.zip")
    assert ask("take_in/set", late_penalty=100, folders=[there])["answer"]["folders"] == [there]
    done = ask("take_in/grade")["answer"]
    assert done["people"] == 11
    assert ask("take_in/look")["answer"]["late_penalty"] == 100
    for said, wrong in (
        ("per cent", {"late_penalty": 101}),
        ("per cent", {"late_penalty": None}),
        ("no folder", {"late_penalty": 0, "folders": ["relative"]}),
        ("no folder", {"late_penalty": 0, "folders": ["/nowhere/at/all"]}),
    ):
        assert said in ask("take_in/set", **wrong)["said"]  # type: ignore[arg-type]
    assert ask("take_in/look")["answer"]["late_penalty"] == 100


@pytest.mark.parametrize("held", ["{", "[]", '{"late_penalty": "much"}', '{"folders": 1}', "null"])
def test_settings_that_were_changed_by_hand_are_said_to_be(held: str, ask: Asked, made: Path) -> None:
    (made / "desk.json").write_text(held)
    assert "desk.json was changed" in ask("take_in/look")["said"]


def test_what_the_class_has_not_understood_is_told_and_given_as_a_file(
    ask: Asked, handed_in: dict[str, bytes]
) -> None:
    assert ask("class_report/look")["answer"] == {"opening": None}
    ask.send("handed-in", {"all.zip": handed_in["hand-ins.zip"]})
    ask("take_in/grade")
    opening = ask("class_report/look")["answer"]["opening"]
    assert opening["people"] == 11
    assert json.loads(json.dumps(opening))["ideas"][0]["seen"]
    given = ask("class_report/file")
    assert given["answer"]["file"] == "week-9-report.html"
    assert b"Ideas to talk about" in given["bytes"]
    assert "pre-test" in ask("class_report/file", before="week-9")["said"]
    assert "cannot be" in ask("class_report/file", before="../../etc")["said"]


def test_a_simulated_class_comes_once_and_goes_the_whole_way(ask: Asked, course: Path) -> None:
    assert ask("rehearse/bring", assignment="simulated")["answer"] == {}
    assert "there already" in ask("rehearse/bring", assignment="simulated")["said"]
    assert ask("take_in/grade", assignment="simulated")["answer"]["people"] == 59
    folder = course / "assignments" / "simulated"
    assert (folder / rehearse.PLATFORM / "worksheet.csv").is_file()
    assert "simulated" in ask.desk.content["assignments"][0]["title"]


def test_what_is_decided_on_the_desk_holds_at_the_next_grading_and_is_undone(
    ask: Asked, handed_in: dict[str, bytes]
) -> None:
    ask.send("handed-in", {"all.zip": handed_in["hand-ins.zip"]})
    rows = [row for row in ask("take_in/grade")["answer"]["inbox"] if row["hand_in"]]
    first, other = rows[0], rows[-1]
    told = {"kind": "counts-not", "of": first["hand_in"], "file": first["path"]}
    look = ask("take_in/decide", **told)["answer"]
    assert [one["of"] for one in look["decisions"]] == [first["hand_in"]]
    assert look["stale"]
    assert ask("take_in/grade")["answer"]["people"] == 10
    assert not ask("take_in/look")["answer"]["stale"]
    person = ask("take_in/decide", kind="one-person", of=other["person"], same_as="9001")["answer"]
    assert person["decisions"][-1]["same_as"] == "id 9001"
    for of in (first["hand_in"], other["person"]):
        ask("take_in/undo", of=of)
    assert ask("take_in/look")["answer"]["decisions"] == []
    assert ask("take_in/grade")["answer"]["people"] == 11


@pytest.mark.parametrize(
    "told", [{"kind": "counts", "of": "x"}, {"kind": "one-person", "of": "id 1", "same_as": "id 1"}]
)
@pytest.mark.usefixtures("made")
def test_what_is_no_decision_is_refused_in_words(told: dict[str, str], ask: Asked) -> None:
    assert ask("take_in/decide", **told)["said"]
    assert ask("take_in/look")["answer"]["decisions"] == []
