"""Lines of the journal: what a learner writes comes back, and damage costs only what it touched."""

from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocreation_teach.learning.entry import LAST, Entry, entry_from
from cocreation_teach.learning.lines import Damage, entries_in, line_of, scan

TEXT = st.text(min_size=1, max_size=40)
ANSWERS = st.one_of(TEXT, st.lists(TEXT, max_size=4), st.dictionaries(TEXT, TEXT, max_size=4))
ENTRIES = st.builds(
    Entry,
    question=TEXT,
    act=st.sampled_from(["try", "shown", "cleared", "kept"]),
    answer=ANSWERS,
    confidence=st.none() | st.sampled_from(["guess", "certain"]),
    uid=TEXT,
    n=st.integers(0, LAST),
)
THREE = [
    Entry("word.a", "try", answer, uid=f"u{n}", n=n) for n, answer in enumerate(("I", "née 🎓", ["a"]), 1)
]
LINES = b"".join(map(line_of, THREE))


def read(data: bytes) -> tuple[list[Entry], list[Damage]]:
    bodies, damage = scan(data, "a")
    return entries_in(bodies), damage


@given(st.lists(ENTRIES, max_size=6))
def test_what_is_written_is_read(entries: list[Entry]) -> None:
    assert read(b"".join(map(line_of, entries))) == (entries, [])


@given(TEXT)
def test_an_answer_that_looks_like_a_line_is_an_answer(text: str) -> None:
    sly = Entry("q", "try", f"{text}\n{line_of(THREE[0]).decode()}", uid="u")
    data = b"damage\n" + line_of(sly) + line_of(THREE[1])
    assert read(data)[0] == [sly, THREE[1]]


def test_cut_anywhere() -> None:
    whole = [sum(map(len, map(line_of, THREE[: n + 1]))) - 1 for n in range(3)]  # without its line end
    clean = {0, *whole, *(size + 1 for size in whole)}
    wrong = {}
    for end in range(len(LINES) + 1):
        entries, damage = read(LINES[:end])
        expected = THREE[: sum(size <= end for size in whole)], [] if end in clean else [True]
        if (entries, [one.torn for one in damage]) != expected:
            wrong[end] = entries, damage
    assert wrong == {}


def test_any_flipped_bit_costs_its_own_entry_at_most() -> None:
    starts = [0, len(line_of(THREE[0])), len(line_of(THREE[0])) + len(line_of(THREE[1])), len(LINES)]
    for place in range(len(LINES)):
        hit = next(n for n in range(3) if starts[n] <= place < starts[n + 1])
        for bit in range(8):
            data = bytearray(LINES)
            data[place] ^= 1 << bit
            entries, damage = read(bytes(data))
            others = [entry for n, entry in enumerate(THREE) if n != hit]
            if place == starts[hit + 1] - 1:  # a line end: nothing is lost, and the stray byte is told
                assert entries == THREE
            else:
                assert entries == others
            assert damage or data[place] in b"\r\n"


@pytest.mark.parametrize(
    "held",
    [
        [],
        {},
        {"question": "q", "act": "try"},
        {"question": "", "act": "try", "uid": "u"},
        {"question": 7, "act": "try", "uid": "u"},
        {"question": "q", "act": "dance", "uid": "u"},
        {"question": "q", "act": ["try"], "uid": "u"},
        {"question": "q" * 301, "act": "try", "uid": "u"},
        {"question": "q", "act": "try", "uid": "u", "n": -1},
        {"question": "q", "act": "try", "uid": "u", "n": True},
        {"question": "q", "act": "try", "uid": "u", "n": float("nan")},
        {"question": "q", "act": "try", "uid": "u", "answer": float("inf")},
    ],
    ids=str,
)
def test_what_is_no_entry(held: object) -> None:
    assert entry_from(held) is None


def test_too_deep_is_no_entry() -> None:
    answer: list[object] = []
    for _ in range(50):
        answer = [answer]
    assert entry_from({"question": "q", "act": "try", "uid": "u", "answer": answer}) is None


def test_a_field_of_a_newer_edition_is_left_alone() -> None:
    assert entry_from({"question": "q", "act": "try", "uid": "u", "mood": "fine"}) == Entry(
        "q", "try", uid="u"
    )


def test_a_fitting_checksum_on_nonsense_costs_no_other_entry() -> None:
    nonsense = (b"{not json", b"[" * 5000 + b"]" * 5000, b'{"question":"q"}')
    forged = b"".join(b'{"crc":"%08x","entry":%s}\n' % (crc32(body), body) for body in nonsense)
    entries, _ = read(forged + LINES)
    assert entries == THREE
