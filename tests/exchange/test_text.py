"""An id is the same however it is typed, what is shown obeys nobody, and a name fits its spellings."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocreation_teach.exchange.text import (
    id_key,
    is_spoilt_id,
    one_line,
    scripts,
    tidy_id,
    tidy_name,
    visible,
)

SIGNS = "１００١١ＡｂßİıŁ\u200b\u200d\u202e\u0301\u0345\u3164\ufe0f¨ﷺ\ud800 "
ODD = st.text(st.characters() | st.sampled_from(SIGNS), max_size=12)


@given(ODD)
def test_an_id_that_is_tidied_once_more_stays_as_it_is(written: str) -> None:
    assert tidy_id(tidy_id(written)) == tidy_id(written)
    assert id_key(tidy_id(written)) == id_key(id_key(written)) == id_key(written)


@pytest.mark.parametrize(
    "written",
    [
        "１００１",
        " 1001\n",
        "10\u200b01",
        "\ufeff1001",
        "1001\u202c",
        "10\u00ad01",
        "1\ufe0f001",
        "\u31641001",
        "１0０1",
        "10\x0001",
        "10\ud83d01",
        "١٠٠١",
        "۱۰۰۱",
        "१००१",
    ],
)
def test_what_cannot_be_seen_makes_no_other_id(written: str) -> None:
    assert tidy_id(written) == id_key(written) == "1001"


@pytest.mark.parametrize(("one", "other"), [("0012", "12"), ("А1", "A1"), ("1 2", "12"), ("1l", "11")])
def test_what_can_be_seen_does(one: str, other: str) -> None:
    assert id_key(one) != id_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("ab1", "AB1"), ("Straße", "STRASSE"), ("zoe\u0308", "ZOË"), ("s 1", "S\u00a0\u00a01")]
)
def test_case_and_composition_make_no_other_id(one: str, other: str) -> None:
    assert id_key(one) == id_key(other)


@pytest.mark.parametrize("letter", ["e\u0301", "Å", "ﷺ", "ẞ", "İ"])
def test_an_id_has_one_key_however_its_letters_are_composed(letter: str) -> None:
    spellings = {unicodedata.normalize(form, letter) for form in ("NFC", "NFD", "NFKC", "NFKD")}
    assert len({id_key(f"{one}7") for one in (*spellings, letter.casefold())}) == 1


SPOILT = {
    "numbers": ["2.02E+10", "2,02301e+10", "2.02E10", "20230012345.0", "123,00", "20,230,012,345"],
    "of more than fifteen digits": ["110101199003070000", "1234567890123450000"],
    "days": [
        "12-Mar",
        "Mar-12",
        "12. Mrz",
        "12.Mär",
        "12-févr.",
        "12-ene",
        "3-Okt",
        "12-sept",
        "5-paź",
        "1-maj",
    ],
    "dates": ["3/1/2026", "01.03.2026", "2026-03-01 00:00:00"],
    "dates as LibreOffice writes them": ["01/02/26", "31.12.26"],
    "errors": ["#####", "#NAME?", "#N/A"],
}
SOUND = [
    *("00123", "20230012345", "110101199003071234", "1234567890123450", "1E5", "12E07", "2023-0012"),
    *("12.345.678", "12.345", "2023-01-12", "12/345/67", "U15/FNS/030", "12-abc", "s-12", "may", "jan1"),
    *("mar-vin", "12-marta", "#12", "45/45/26", "00.10.26", "1/2", "10.26"),
]


@pytest.mark.parametrize("written", [one for some in SPOILT.values() for one in some])
def test_what_spreadsheets_of_many_languages_make_of_an_id_is_known(written: str) -> None:
    assert is_spoilt_id(written)


@pytest.mark.parametrize("written", SOUND)
def test_an_id_that_is_merely_odd_is_somebodys(written: str) -> None:
    assert not is_spoilt_id(written)


# ---- what can be shown --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("red\x1b[31m\x07", "red[31m"),
        ("a\u202eb\u2066c\u200ed", "abcd"),
        ("half \ud83d", "half "),
        ("c1 \x9b31m", "c1 31m"),
        ("one\r\ntwo\rthree\u2028four\u2029five\x85six\nseven", "one\ntwo\nthree\nfour\nfive\nsix\nseven"),
        ("tab\tstays", "tab\tstays"),
        ("👩\u200d🎓 née क्\u200dष", "👩\u200d🎓 née क्\u200dष"),
    ],
)
def test_what_a_terminal_would_obey_is_left_out_and_what_is_read_stays(written: str, shown: str) -> None:
    assert visible(written) == shown


@pytest.mark.parametrize(
    ("written", "line"),
    [
        (" Ann Lee ", "Ann Lee"),
        (" Ann\nLee\u2003", "Ann Lee"),
        ("Zoe\u0308", "Zoë"),
        ("\u202eZoë", "Zoë"),
        ("x" + "\u0335" * 9 + "y" + "\u0335" * 4, "x" + "\u0335" * 4 + "y" + "\u0335" * 4),
    ],
)
def test_a_name_stands_on_one_line(written: str, line: str) -> None:
    assert one_line(written) == tidy_name(written) == line


def test_a_name_that_is_too_long_is_shown_in_part() -> None:
    assert tidy_name("n" * 200) == "n" * 200
    assert tidy_name("n" * 201) == "n" * 199 + "…"


# ---- who is who ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("A12", ["LATIN"]),
        ("Müller", ["LATIN"]),
        ("Ана", ["CYRILLIC"]),
        ("Αna", ["GREEK", "LATIN"]),
        ("Ꭺnա", ["ARMENIAN", "CHEROKEE", "LATIN"]),
        ("山田 a\u0301 １", ["LATIN"]),
        ("𗀀", []),
    ],
)
def test_alphabets_whose_letters_look_alike_are_named(text: str, found: list[str]) -> None:
    assert scripts(text) == found
