"""Hand-ins that are damaged, in another encoding or no hand-ins at all: what becomes of each kind."""

import gzip
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


def answering(question: object, answer: object, **fields: object) -> list[dict[str, object]]:
    return [{"question": question, "answer": answer, **fields}]


def test_empty(lot: Class) -> None:
    assert lot.outcome(b"") == "refused: It is empty."


def test_only_white_space(lot: Class) -> None:
    assert lot.outcome(b" \n\t \r\n") == "refused: It is empty."


def test_cut_off_in_the_middle(lot: Class) -> None:
    whole = lot.bytes()
    assert lot.outcome(whole[: len(whole) // 2]).startswith("refused: It is cut off or damaged")


def test_a_tail_of_garbage(lot: Class) -> None:
    assert lot.outcome(lot.bytes() + b"\n%%garbage").startswith("refused: It is cut off or damaged")


def test_two_documents_in_one(lot: Class) -> None:
    assert lot.outcome(lot.bytes() * 2).startswith("refused: It is cut off or damaged")


@pytest.mark.parametrize("top", [b"[]", b"null", b"7", b'"text"', b"[{}]"])
def test_the_top_level_is_no_object(lot: Class, top: bytes) -> None:
    assert lot.outcome(top) == "refused: It holds a list, a text or a number, where an object belongs."


@pytest.mark.parametrize("nested", [b"[" * 200_000, b"[" * 200_000 + b"]" * 200_000, b'{"a":' * 200_000])
def test_deeply_nested(lot: Class, nested: bytes) -> None:
    assert lot.outcome(nested).startswith("refused: It is ")
    assert lot.outcome(changed(lot, answers=answering("q4", json.loads("[" * 500 + "]" * 500)))).startswith(
        "refused: Its answer to q4"
    )


def test_a_string_of_100_mb(lot: Class) -> None:
    with (lot.inbox / "work.cocreation.json").open("wb") as file:
        file.write(b'"')
        file.truncate(100 * 2**20)
    tracemalloc.start()
    said = lot.outcomes()["work.cocreation.json"]
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert said.startswith("refused: It is larger than 1 MiB")
    assert most < 10 * 2**20


def test_a_million_keys(lot: Class) -> None:
    million = b"{" + b",".join(b'"%d":0' % n for n in range(1_000_000)) + b"}"
    assert lot.outcome(million).startswith("refused: It is larger than 1 MiB")
    fitting = b"{" + b",".join(b'"%d":0' % n for n in range(100_000)) + b"}"
    assert len(fitting) < 2**20
    assert lot.outcome(fitting).startswith("refused: It is no hand-in of this course")


def test_the_same_key_twice(lot: Class) -> None:
    twice = lot.bytes().replace(b'"version": 1', b'"version": 1, "version": 1')
    assert lot.outcome(twice) == "refused: The name “version” stands in it twice in one place."


@pytest.mark.parametrize("written", [b"NaN", b"Infinity", b"-Infinity"])
def test_no_numbers(lot: Class, written: bytes) -> None:
    assert lot.outcome(lot.bytes().replace(b'"version": 1', b'"version": 1, "x": ' + written)) == (
        f"refused: It holds {written.decode()}, which is no number."
    )


@pytest.mark.parametrize("written", [b"1e999", b"-1e999"])
def test_a_number_beyond_all_bounds(lot: Class, written: bytes) -> None:
    data = lot.bytes().replace(b'"version": 1', b'"version": ' + written)
    assert lot.outcome(data) == "refused: It holds a number that is too large."


def test_an_integer_of_5000_digits(lot: Class) -> None:
    data = lot.bytes().replace(b'"version": 1', b'"version": ' + b"9" * 5000)
    assert lot.outcome(data) == "refused: It holds a number that is too large."


def test_true_where_a_number_belongs(lot: Class) -> None:
    assert lot.outcome(changed(lot, version=True)).startswith("refused: Its version is missing or no number")
    said = lot.outcome(changed(lot, answers=answering("q2", True)))
    assert said.startswith("refused: Its answer to q2 will not do. True is not an option of question q2. Its")


def test_a_text_where_a_number_belongs(lot: Class) -> None:
    assert lot.outcome(changed(lot, version="1")).startswith("refused: Its version is missing or no number")


@pytest.mark.parametrize("written", ["-1", "-0", "0", "1.0"])
def test_negative_minus_zero_and_above_the_most(lot: Class, written: str) -> None:
    data = lot.bytes().replace(b'"version": 1', b'"version": ' + written.encode())
    assert lot.outcome(data).startswith("refused: Its version is missing or no number")
    for place in ("-1", "0", "6", -0.0, 5):
        said = lot.outcome(changed(lot, answers=answering("q2", place)))
        assert said.startswith("refused: Its answer to q2 will not do.")


def test_keys_of_the_machinery(lot: Class) -> None:
    odd = {"__class__": "os.system", "__proto__": {"admin": True}, "constructor": 1}
    assert lot.outcome(changed(lot, **odd)) == (
        "accepted-with-note: What this edition does not know was left out: "
        "“__class__”, “__proto__”, “constructor”."
    )
    assert lot.outcome(student="__proto__", name="__class__") == "accepted: It was graded."


def test_no_version(lot: Class) -> None:
    held = lot.held()
    del held["version"]
    assert lot.outcome(held).startswith("refused: Its version is missing")


def test_a_future_version(lot: Class) -> None:
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


@pytest.mark.parametrize("tail", [b",}", b"} // done", b"/* */}"])
def test_comments_and_trailing_commas(lot: Class, tail: bytes) -> None:
    assert lot.outcome(lot.bytes()[:-1] + tail).startswith("refused: It is cut off or damaged")


# Encoding


def test_utf_8_with_bom(lot: Class) -> None:
    assert lot.outcome(b"\xef\xbb\xbf" + lot.bytes()) == "accepted: It was graded."


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_utf_16(lot: Class, encoding: str) -> None:
    assert lot.outcome(lot.bytes().decode().encode(encoding)).startswith(
        "refused: It is not written in UTF-8"
    )


def test_latin_1(lot: Class) -> None:
    data = json.dumps(lot.held(name="Zoë"), ensure_ascii=False).encode("latin-1")
    assert lot.outcome(data).startswith("refused: It is not written in UTF-8")


def test_invalid_utf_8(lot: Class) -> None:
    assert lot.outcome(lot.bytes().replace(b"Ann", b"A\xc3\x28")).startswith(
        "refused: It is not written in UTF-8"
    )


@pytest.mark.parametrize("where", ["Ann Lee", "1001", "q5"])
def test_a_lone_surrogate(lot: Class, where: str) -> None:
    held = lot.held(answers={"q5": "q5"})
    data = json.dumps(held).replace(f'"{where}"', '"half \\ud83d"')
    assert lot.outcome(data.encode()).startswith("refused: ")
    whole = json.dumps(lot.held(answers={"q5": "whole \U0001f642"}))
    assert "\\ud83d" in whole
    assert lot.outcome(whole.encode()) == "accepted: It was graded."


def test_nul_inside_a_name(lot: Class) -> None:
    said = lot.outcome(name="Ann\0Lee")
    assert said.startswith("accepted-with-note: The name holds signs")
    assert lot.table("marks")[0]["student_name"] == "AnnLee"
    assert lot.outcome(student="10\x0001").startswith(
        "accepted-with-note: The id is written with unusual signs"
    )


def test_crlf(lot: Class) -> None:
    data = json.dumps(lot.held(), indent=1).replace("\n", "\r\n").encode()
    assert lot.outcome(data) == "accepted: It was graded."


def test_gzip(lot: Class) -> None:
    assert lot.outcome(gzip.compress(lot.bytes())).startswith("refused: It is a gzip archive")


def test_a_log_in_page(lot: Class) -> None:
    assert lot.outcome(b"\n<!doctype html><title>Log in</title>").startswith("refused: It is a web page")


def test_other_files_renamed(lot: Class) -> None:
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
