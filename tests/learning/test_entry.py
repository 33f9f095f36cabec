"""Lines of the journal: what a learner writes comes back, and damage costs only what it touched."""

from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocreation_teach.learning import lines
from cocreation_teach.learning.entry import LAST, Entry, as_json, entry_from
from cocreation_teach.learning.lines import Damage, end_of, entries_in, line_of, question_in, scan, written

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


def test_a_file_cut_off_anywhere_keeps_its_whole_lines() -> None:
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
def test_what_lacks_a_name_an_act_or_a_place_is_no_entry(held: object) -> None:
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


# ---- the edges ----------------------------------------------------------------------------------------

SOUND = {"question": "q", "act": "try", "answer": "I", "uid": "u"}


def nested(depth: int, kind: type) -> object:
    answer: object = "deep"
    for _ in range(depth):
        answer = [answer] if kind is list else {"in": answer}
    return answer


@pytest.mark.parametrize("kind", [list, dict])
def test_an_answer_is_nested_20_deep_at_the_most(kind: type) -> None:
    assert entry_from(SOUND | {"answer": nested(20, kind)})
    assert entry_from(SOUND | {"answer": nested(21, kind)}) is None
    assert entry_from(SOUND | {"answer": ["flat", nested(20, kind)]}) is None


@pytest.mark.parametrize("field", ["question", "occasion", "version", "uid"])
def test_a_name_has_300_signs_at_the_most_and_an_answer_any_number(field: str) -> None:
    assert entry_from(SOUND | {field: "x" * 300, "answer": "x" * 10_000})
    assert entry_from(SOUND | {field: "x" * 301}) is None
    assert entry_from(SOUND | {field: 7}) is None


@pytest.mark.parametrize("field", ["question", "act", "uid"])
def test_what_names_an_act_cannot_be_left_out(field: str) -> None:
    assert entry_from({name: value for name, value in SOUND.items() if name != field}) is None


@pytest.mark.parametrize(
    ("at", "kept"),
    [
        ("2200-12-31T23:59:59Z", "2200-12-31T23:59:59Z"),
        ("2201-01-01T00:00:00Z", ""),
        ("２０２６-11-23", ""),
        ("2026-11-23", "2026-11-23"),
        ("x" * 300, ""),
    ],
)
def test_a_time_that_no_clock_shows_costs_no_answer(at: str, kept: str) -> None:
    assert entry_from(SOUND | {"at": at}) == Entry("q", "try", "I", at=kept, uid="u")


def test_a_place_behind_the_clocks_end_is_its_end() -> None:
    places = {n: entry_from(SOUND | {"n": n}) for n in (0, LAST - 1, LAST, LAST + 1, 10**400)}
    assert [entry and entry.n for entry in places.values()] == [0, LAST - 1, LAST, LAST, LAST]


def test_acts_stand_by_the_clock_then_by_time_then_by_name() -> None:
    first, *others = [
        Entry("q", "try", n=1, at="2026-01-02", uid="a"),
        Entry("q", "try", n=2, at="2026-01-01", uid="c"),
        Entry("q", "try", n=2, at="2026-01-02", uid="a"),
        Entry("q", "try", n=2, at="2026-01-02", uid="b"),
    ]
    assert sorted([*others[::-1], first], key=lambda entry: entry.order) == [first, *others]


def test_what_says_nothing_is_not_written() -> None:
    assert as_json(Entry("q", "cleared", uid="u")) == {"question": "q", "act": "cleared", "uid": "u", "n": 0}
    assert as_json(Entry("q", "kept", [], "guess", "post-test", "ab12", "2026-01-01", "u", 3)) == {
        "question": "q",
        "act": "kept",
        "answer": [],
        "confidence": "guess",
        "occasion": "post-test",
        "version": "ab12",
        "at": "2026-01-01",
        "uid": "u",
        "n": 3,
    }


# ---- damage -------------------------------------------------------------------------------------------


def test_damage_is_told_with_its_place_and_size() -> None:
    first, second, third = map(line_of, THREE)
    entries, damage = read(b"notes\n\n" + first + b"\r\n more\n" + second + third[:30])
    assert entries == THREE[:2]
    behind = 7 + len(first)
    assert damage == [
        Damage("a", 0, 5, torn=False),
        Damage("a", behind + 2, 5, torn=False),
        Damage("a", behind + 8 + len(second), 30, torn=True),
    ]
    assert list(map(str, damage[1:])) == [
        f"a: from byte {behind + 2} on, 5 are damaged and set aside; the file stays as it is.",
        "a: the last line was cut off in the middle of writing and is left out.",
    ]


def test_a_sound_file_is_read_without_decoding_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "_DECODER", None)
    assert scan(LINES, "a") == ([line.partition(b'"entry":')[2][:-2] for line in map(line_of, THREE)], [])


def test_line_ends_of_another_system_and_empty_lines_are_no_damage() -> None:
    assert read(LINES.replace(b"\n", b"\r\n\n")) == (THREE, [])


def test_a_line_whose_checksum_does_not_fit_is_damage() -> None:
    line = line_of(THREE[0])
    assert read(line.replace(b'"I"', b'"V"'))[0] == []
    assert read(b"{" + line[1:-2] + b"]\n")[0] == []


def test_question_name_and_place_are_read_without_decoding() -> None:
    (body,), _ = scan(line_of(Entry("word.two", "try", 'so "uid":"x"', uid="u1", n=LAST)), "a")
    assert question_in(body) == written("word.two") == b"word.two"
    assert end_of(body) == ("u1", LAST)


@pytest.mark.parametrize("question", ['a "quoted" word', "née 🎓", "back\\slash", "\ud800"])
def test_a_question_of_an_odd_name_is_decoded(question: str) -> None:
    (body,), _ = scan(line_of(Entry(question, "try", uid="u1")), "a")
    assert question_in(body) == b""


@pytest.mark.parametrize(
    "body",
    [
        b'{"uid":"u1","question":"q","act":"try"}',
        b'{"question":"q","act":"try","uid":"n\\u00e9e","n":1}',
        b'{"question":"q","act":"try","uid":"u1","n":%s}' % (b"9" * 17),
        b'{"question":"q","act":"try","uid":"u1","n":1,"mood":"fine"}',
        b"{}",
    ],
)
def test_where_they_stand_elsewhere_the_body_is_to_be_decoded(body: bytes) -> None:
    assert end_of(body) is None
