"""An id is the same however it is typed, and what is tidied once stays as it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocreation_teach.exchange.text import id_key, tidy_id

SIGNS = "１００１ＡｂßİıŁ\u200b\u200d\u202e\u0301\u0345\u3164\ufe0f¨ﷺ\ud800 "
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
