"""Mark texts: an answer without its name, a mark that is entered, and what another tab entered meanwhile."""

import json
from pathlib import Path

import pytest

from tests.desk.conftest import Asked
from tests.teaching.handins import Class

TEXT = "<img src=x onerror=alert(1)> $x$"


@pytest.fixture
def lot(course: Path, tmp_path: Path) -> Class:
    """A class of two who wrote a text, graded once, in the desk's folder."""
    lot = Class(tmp_path)
    lot.hand_in("a.json", answers={"q5": TEXT})
    lot.hand_in("b.json", student="007", name="Bob", answers={"q5": "Another"})
    (course / "assignments").mkdir()
    lot.folder = lot.folder.rename(course / "assignments/week-9")
    lot.grade()
    return lot


def test_texts_are_listed_with_what_they_answer_and_without_names(lot: Class, ask: Asked) -> None:
    told = ask("marking/look")["answer"]
    assert [(one["question"], one["marked"]) for one in told["texts"]] == [("q5", False)] * 2
    assert told["questions"]["q5"] == {
        "prompt": "What of q5?",
        "out_of": 4,
        "criteria": [{"words": "names the axis", "points": 4}],
        "model": "One could say much.",
    }
    assert told["bank"] == [{"code": "q5-1", "comment": "Missing, or not clear yet: names the axis"}]
    texts = [ask("marking/text", code=one["code"])["answer"] for one in told["texts"]]
    assert [one["answer"] for one in texts] == ["Another", TEXT]
    said = json.dumps([told, texts])
    assert not any(name in said for name in ("Bob", "Ann", "1001", '"007"'))
    assert ask("marking/who", code=told["texts"][0]["code"])["answer"] == {
        "student_id": "007",
        "student_name": "Bob",
    }
    assert len(lot.table("to-mark")) == 2


def test_a_mark_is_entered_and_another_tab_is_told(lot: Class, ask: Asked) -> None:
    code = lot.table("to-mark")[0]["code"]
    seen, mine, theirs = ({"mark": mark, "comment": ""} for mark in ("", "2", "3"))
    told = ask("marking/mark", code=code, entry=theirs, seen=seen)["answer"]
    assert (told["theirs"], [one["marked"] for one in told["texts"]]) == (None, [True, False])
    assert ask("marking/mark", code=code, entry=mine, seen=seen)["answer"]["theirs"] == theirs
    assert lot.table("to-mark")[0]["mark"] == "3"
    assert ask("marking/mark", code=code, entry=mine, seen=theirs)["answer"]["theirs"] is None
    assert lot.table("to-mark")[0]["mark"] == "2"
    assert ask.desk.content["assignments"][0]["waiting"] == 1


def test_a_comment_of_ones_own_is_kept_at_hand(lot: Class, ask: Asked) -> None:
    (first, *_) = ask("marking/look")["answer"]["bank"]
    bank = ask("marking/keep", comment=f"{first['comment']} =Good,\nstart. ")["answer"]["bank"]
    assert bank[-1] == {"code": "own-1", "comment": "=Good, start."}
    assert ask("marking/keep", comment="Say why.")["answer"]["bank"][-1]["code"] == "own-2"
    lot.grade()
    assert ask("marking/look")["answer"]["bank"][-2:] == [bank[-1], {"code": "own-2", "comment": "Say why."}]
    for words in ("", first["comment"], "Say why.", None, "a" * 501):
        assert "omment" in ask("marking/keep", comment=words or "")["said"]


def test_comments_that_a_spreadsheet_saved_keep_what_stands_beside_them(lot: Class, ask: Asked) -> None:
    sheet = lot.folder / "results/comments.csv"
    sheet.write_text("code;comment;mine\nlate;Too late.;x\n", encoding="utf-8-sig")
    assert ask("marking/keep", comment="Say why.")["answer"]["bank"][-1]["comment"] == "Say why."
    assert lot.table("comments")[0] == {"code": "late", "comment": "Too late.", "mine": "x"}
    sheet.write_bytes("Schön".encode("cp1252"))
    assert "not written in UTF-8" in ask("marking/keep", comment="More.")["said"]


@pytest.mark.usefixtures("lot")
@pytest.mark.parametrize("code", [None, "", "t00", ["t"], {"a": 1}, 7])
def test_a_text_that_is_not_there_is_said(ask: Asked, code: object) -> None:
    for act in ("text", "who", "mark"):
        assert "not in results/to-mark.csv any more" in ask(f"marking/{act}", code=code)["said"]


@pytest.mark.parametrize("entry", [None, [], {"mark": 9}, {"mark": None}, {"mark": {"$gt": 0}}])
def test_an_entry_that_is_none_changes_nothing(lot: Class, ask: Asked, entry: object) -> None:
    before = (lot.folder / "results/to-mark.csv").read_bytes()
    code = lot.table("to-mark")[0]["code"]
    told = ask("marking/mark", code=code, entry=entry, seen={})
    assert "will not do" in told.get("said", "") or told["answer"]["theirs"] is None
    assert (lot.folder / "results/to-mark.csv").read_bytes() == before


@pytest.mark.usefixtures("made")
def test_before_grading_there_is_nothing_to_mark(ask: Asked) -> None:
    assert ask("marking/look")["answer"]["texts"] == []


def test_a_sheet_that_cannot_be_read_is_said(lot: Class, ask: Asked) -> None:
    (lot.folder / "results/to-mark.csv").write_bytes("Schön".encode("cp1252"))
    assert "not written in UTF-8" in ask("marking/look")["said"]


def test_a_sheet_that_a_spreadsheet_saved_with_semicolons_is_counted_alike(lot: Class, ask: Asked) -> None:
    sheet = lot.folder / "results/to-mark.csv"
    rows = [list(lot.table("to-mark")[0]), *(list(row.values()) for row in lot.table("to-mark"))]
    sheet.write_text("\n".join(";".join(f'"{cell}"' for cell in row) for row in rows), encoding="utf-8-sig")
    assert ask("look")["answer"] == {}
    (one,) = ask.desk.content["assignments"]
    assert (one["handed_in"], one["waiting"], one["problem"]) == (2, 2, "")


@pytest.mark.parametrize("name", ["results/to-mark.csv", "results/marks.csv", "roster.csv"])
@pytest.mark.parametrize("held", ["Schön".encode("cp1252"), b"\0", b'a,"b', b"PK\3\4", b"", b"a,b\n1,2\n"])
def test_a_table_that_another_program_spoilt_is_told_and_the_desk_stands(
    lot: Class, ask: Asked, name: str, held: bytes
) -> None:
    (lot.folder / name).write_bytes(held)
    assert ask("look")["answer"] == {}
    (one,) = ask.desk.content["assignments"]
    assert one["made"]
    assert one["problem"].startswith(Path(name).name) or held in (b"", b"a,b\n1,2\n")
