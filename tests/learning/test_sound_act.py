"""Whatever stands in a journal, a file or a message: nothing raises, and what is taken can be written."""

import json
from datetime import date
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cocreation_teach.content.course import find_question
from cocreation_teach.learning.entry import LAST, Entry, as_json, entry_from
from cocreation_teach.learning.journal import Journal, JournalError
from cocreation_teach.learning.lines import entries_in, line_of, scan
from cocreation_teach.learning.practice import due, schedule
from cocreation_teach.learning.recall import to_recall
from cocreation_teach.learning.record import as_page, as_text, make_record
from cocreation_teach.learning.restoring import RestoreError, work_file, work_from
from cocreation_teach.widgets import keeping

SOUND = {
    "question": "rias-flats",
    "act": "try",
    "answer": "I",
    "confidence": "fair",
    "occasion": "",
    "version": "ab12cd34",
    "at": "2026-11-23T15:20:00Z",
    "uid": "u1",
    "n": 1,
}
NUMBERS = st.integers() | st.floats() | st.just(10**400) | st.just(2**52) | st.just(2**53)
TEXTS = st.text() | st.sampled_from(
    ["\ud800", "9999-12-31T23:59:59Z", "0001-01-01", "very", "guess", "try", "kept", '{"crc":"', "x" * 400]
)
VALUES = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)


def forged(body: bytes) -> bytes:
    """A line with a fitting checksum around any bytes."""
    return b'{"crc":"%08x","entry":%s}\n' % (crc32(body), body)


def journal_of(folder: Path, data: bytes) -> Journal:
    (folder / "journal").mkdir(parents=True, exist_ok=True)
    (folder / "journal" / "a.jsonl").write_bytes(data)
    return Journal(folder)


def look_at_all(journal: Journal) -> None:
    """Do with a journal all that the course does."""
    acts = journal.all()
    record = make_record(acts)
    as_page(record).encode()
    as_text(record).encode()
    due(schedule(acts), date(2026, 11, 27))
    to_recall(acts, "05", ())
    for key in {act.question for act in acts}:
        for occasion in ("", "prediction"):
            if question := find_question(key, occasion):
                keeping.restored(
                    journal.entries(key, occasion), lambda tried: question.refusal(tried["answer"])
                )
                keeping.keeping(journal, {key: question}, occasion)
                keeping.own_answers(journal, {key: question})
    assert work_from(work_file(acts, "2026-11-27")) == list(acts)


@given(st.dictionaries(st.sampled_from([*SOUND, "mood"]), VALUES, max_size=4))
@settings(deadline=None)
def test_what_is_taken_is_written_and_read_as_it_is(changes: dict[str, Any]) -> None:
    entry = entry_from(SOUND | changes)
    if entry is not None:
        assert entries_in(scan(line_of(entry), "a")[0]) == [entry]
        assert entry_from(as_json(entry)) == entry


@given(st.dictionaries(st.sampled_from([*SOUND, "mood"]), VALUES, max_size=4))
@settings(deadline=None, max_examples=60)
def test_any_value_at_any_field_of_a_line_raises_nowhere_and_costs_no_other_line(
    tmp_path_factory: pytest.TempPathFactory, changes: dict[str, Any]
) -> None:
    body = json.dumps(SOUND | changes).encode()
    other = Entry("rias-week", "try", "I", uid="other", n=2)
    journal = journal_of(tmp_path_factory.mktemp("course"), forged(body) + line_of(other))
    look_at_all(journal)
    assert other in journal.all()
    (new,) = journal.record([Entry("rias-week", "try", "IV")])
    assert Journal(journal.folder.parent).entries("rias-week")[-1] == new


@pytest.mark.parametrize(
    "body",
    [
        b'{"question":"abc',
        b'{"question":"a","act":"try","uid":"u","n":' + b"9" * 5000 + b"}",
        b'{"question":"a","act":"try","uid":"u","answer":1e999}',
        b'{"question":"rias-flats","act":"try","answer":"I","confidence":"very","uid":"u"}',
        b'{"question":"rias-flats","act":"try","answer":"I","at":"9999-12-31T00:00:00Z","uid":"u"}',
        b'{"question":"capstone.scene","act":"try","answer":"\\ud800","uid":"u"}',
        b"[" * 5000 + b"]" * 5000,
        b"",
    ],
    ids=[
        "cut off in its question",
        "a counter of 5,000 digits",
        "a number without end",
        "surer than certain",
        "at the end of time",
        "half a sign",
        "too deep",
        "nothing",
    ],
)
def test_a_forged_line_raises_nowhere(tmp_path: Path, body: bytes) -> None:
    journal = journal_of(tmp_path, forged(body) + line_of(Entry("rias-week", "try", "I", uid="other", n=2)))
    look_at_all(journal)
    assert journal.holds(Entry("rias-week", "try", uid="other"))
    journal.record([Entry("rias-week", "try", "IV")])
    assert [entry.answer for entry in Journal(tmp_path).entries("rias-week")] == ["I", "IV"]


def test_an_answer_stays_where_only_its_sureness_or_its_time_makes_no_sense() -> None:
    entry = entry_from(SOUND | {"confidence": "very", "at": "9999-12-31T23:59:59Z"})
    assert entry == Entry("rias-flats", "try", "I", version="ab12cd34", uid="u1", n=1)


def test_what_is_no_answer_is_refused_before_anything_is_queued(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    with pytest.raises(JournalError, match="what was given to form is no answer"):
        journal.record([Entry("form", "kept", float("nan"))])
    journal.record([Entry("word.a", "try", "I")])
    assert [entry.answer for entry in Journal(tmp_path).all()] == ["I"]


def test_a_number_without_end_in_a_file_to_restore_is_told() -> None:
    file = work_file([Entry("word.a", "try", "I", uid="u", n=1)], "2026-11-27").replace(b'"I"', b"1e999")
    with pytest.raises(RestoreError, match="damaged or was changed by hand"):
        work_from(file)


def test_nothing_is_lost_at_the_end_of_the_clock(tmp_path: Path) -> None:
    journal = journal_of(tmp_path, line_of(Entry("word.a", "try", "I", uid="last", n=LAST)))
    for at, answer in (("2026-11-27T10:00:00Z", "II"), ("2026-11-27T10:00:01Z", "III")):
        journal.record([Entry("word.a", "try", answer, at=at)])
    assert [entry.answer for entry in Journal(tmp_path).entries("word.a")] == ["I", "II", "III"]
    handed_over = entry_from({**SOUND, "n": LAST + 5})
    assert handed_over is not None
    journal.record([handed_over])
    assert Journal(tmp_path).holds(handed_over)


def test_an_emptied_text_stays_empty(tmp_path: Path) -> None:
    Journal(tmp_path).record([Entry("capstone.scene", "kept", "A long text.")])
    Journal(tmp_path).record([Entry("capstone.scene", "kept", "")])
    assert Journal(tmp_path).entries("capstone.scene")[-1].answer == ""
    assert work_from(work_file(Journal(tmp_path).all(), "2026-11-27"))[-1].answer == ""
