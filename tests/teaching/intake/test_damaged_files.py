"""Hand-ins that are damaged, in another encoding or no hand-ins at all: what becomes of each kind."""

import io
import json
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.teaching.handins import Class


@pytest.fixture
def lot(tmp_path: Path) -> Class:
    return Class(tmp_path)


def changed(lot: Class, **fields: object) -> dict[str, object]:
    return {**lot.held(), **fields}


def test_an_empty_file_is_refused(lot: Class) -> None:
    assert lot.outcome(b"") == "refused: It is empty."


def test_a_file_that_was_cut_off_is_refused(lot: Class) -> None:
    whole = lot.bytes()
    assert lot.outcome(whole[: len(whole) // 2]).startswith("refused: It is cut off or damaged")


def test_a_file_of_100_mb_is_refused_and_not_read_into_memory(lot: Class) -> None:
    with (lot.inbox / "work.cocreation.json").open("wb") as file:
        file.write(b'"')
        file.truncate(100 * 2**20)
    tracemalloc.start()
    said = lot.outcomes()["work.cocreation.json"]
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert said.startswith("refused: It is larger than 1 MiB")
    assert most < 10 * 2**20


def test_a_file_of_a_hundred_thousand_names_is_looked_at_and_one_of_a_million_is_not(lot: Class) -> None:
    million = b"{" + b",".join(b'"%d":0' % n for n in range(1_000_000)) + b"}"
    assert lot.outcome(million).startswith("refused: It is larger than 1 MiB")
    fitting = b"{" + b",".join(b'"%d":0' % n for n in range(100_000)) + b"}"
    assert len(fitting) < 2**20
    assert lot.outcome(fitting).startswith("refused: It is no hand-in of this course")


def test_names_that_a_machine_may_obey_are_names(lot: Class) -> None:
    odd = {"__class__": "os.system", "__proto__": {"admin": True}, "constructor": 1}
    assert lot.outcome(changed(lot, **odd)) == (
        "accepted-with-note: What this edition does not know was left out: "
        "“__class__”, “__proto__”, “constructor”."
    )
    assert lot.outcome(student="__proto__", name="__class__") == "accepted: It was graded."


def test_a_file_of_a_newer_edition_asks_the_lecturer_for_an_update(lot: Class) -> None:
    assert lot.outcome(changed(lot, version=2)) == "refused: It was made by a newer edition of the course."
    assert "up to date" in lot.table("inbox")[0]["what_to_do"]


def test_unknown_fields_are_left_out(lot: Class) -> None:
    held = changed(lot, mood="fine")
    held["answers"][0]["seconds"] = 1.5
    held["student"]["email"] = "ann@example.org"
    assert lot.outcome(held) == (
        "accepted-with-note: What this edition does not know was left out: “email”, “mood”, “seconds”."
    )
    assert "ann@example.org" not in "".join(path.read_text() for path in lot.folder.glob("results/*.csv"))


# Encoding


@pytest.mark.parametrize("where", ["Ann Lee", "1001", "q5"])
def test_half_a_sign_is_refused_and_a_whole_one_in_two_halves_is_not(lot: Class, where: str) -> None:
    held = lot.held(answers={"q5": "q5"})
    data = json.dumps(held).replace(f'"{where}"', '"half \\ud83d"')
    assert lot.outcome(data.encode()).startswith("refused: ")
    whole = json.dumps(lot.held(answers={"q5": "whole \U0001f642"}))
    assert "\\ud83d" in whole
    assert lot.outcome(whole.encode()) == "accepted: It was graded."


def test_a_nul_in_a_name_or_an_id_is_left_out_and_told(lot: Class) -> None:
    said = lot.outcome(name="Ann\0Lee")
    assert said.startswith("accepted-with-note: The name holds signs")
    assert lot.table("marks")[0]["student_name"] == "AnnLee"
    assert lot.outcome(student="10\x0001").startswith(
        "accepted-with-note: The id is written with unusual signs"
    )


def test_other_files_are_known_by_their_beginning_or_their_name(lot: Class) -> None:
    docx = io.BytesIO()
    with zipfile.ZipFile(docx, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    assert "an Office document" in lot.outcome(docx.getvalue())
    assert "a PDF" in lot.outcome(b"%PDF-1.7 ...")
    notebook = {"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    assert lot.outcome(notebook).startswith("refused: It is a notebook")
    for name in ("work.ipynb", "work.docx", "work.yaml", "work.pickle", "work.py"):
        lot.hand_in(name)
    said = lot.outcomes()
    assert said["work.ipynb"].startswith("refused: It is a notebook")
    for name in ("work.docx", "work.yaml", "work.pickle", "work.py"):
        assert said[name].startswith(
            "refused: Its name does not end in .cocreation.json, so it was not opened"
        )


# And whatever else


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(
        st.binary(max_size=400),
        st.recursive(
            st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
            lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
        ),
    ),
    st.sampled_from(["", "student", "answers", "submitted_at", "version", "assignment"]),
)
def test_any_bytes_give_one_row_and_never_raise(lot: Class, content: object, field: str) -> None:
    if isinstance(content, bytes):
        data = content
    else:
        held = lot.held()
        inner = {"": content, "answers": [content], "student": {"id": content, "name": content}}.get(
            field, content
        )
        data = json.dumps({**held, field: inner} if field else inner).encode()
    lot.hand_in("a.json", data)
    lot.grade()
    assert len(lot.table("inbox")) == 1


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_sound_file_with_a_byte_changed_never_raises(lot: Class, data: st.DataObject) -> None:
    whole = bytearray(lot.bytes())
    whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    lot.hand_in("a.json", bytes(whole))
    lot.grade()
    assert len(lot.table("inbox")) == 1


def test_bad_files_never_stop_the_class(lot: Class) -> None:
    for number in range(20):
        lot.hand_in(f"bad-{number}.cocreation.json", b'{"a":' * 150_000)
    lot.hand_in("good.cocreation.json")
    said = lot.outcomes()
    assert said["good.cocreation.json"] == "accepted: It was graded."
    assert len(said) == 21
