"""Who a student says to be: tidied, or refused in words while there is time."""

import pytest

from cocreation_teach.exchange.student import Student, student_from


def test_a_student_has_an_id_and_a_name() -> None:
    assert student_from({"id": " 0012 ", "name": " Zoë O’Neil "}) == (Student("0012", "Zoë O’Neil"), ())
    for held in (None, [], {"id": 12, "name": None}, {"id": " ", "name": "\u2003"}, {"id": "\u200b"}):
        assert student_from(held) == (None, ("Your student id is missing.", "Your name is missing."))


@pytest.mark.parametrize("written", ["１００１", "10\u200b01", "\u202a1001\u202c", "1001\ufeff"])
def test_an_id_is_tidied_before_it_is_handed_in(written: str) -> None:
    assert student_from({"id": written, "name": "Ana"}) == (Student("1001", "Ana"), ())


@pytest.mark.parametrize("sign", ["\n", "\x00", "\x1b", "\u2028", "\ud800"])
@pytest.mark.parametrize("field", ["id", "name"])
def test_a_control_character_is_refused(sign: str, field: str) -> None:
    student, (problem,) = student_from({"id": "1", "name": "Ab", field: f"A{sign}b"})
    assert student is None
    assert "cannot be seen" in problem


@pytest.mark.parametrize(("field", "what", "most"), [("id", "student id", 100), ("name", "name", 200)])
def test_what_is_too_long_is_refused_with_its_length(field: str, what: str, most: int) -> None:
    said = {"id": "1", "name": "A"}
    assert student_from({**said, field: "n" * most})[0]
    _, (problem,) = student_from({**said, field: "n" * (most + 1)})
    assert problem == (f"Your {what} is too long: {most} characters are allowed, and these are {most + 1}.")


@pytest.mark.parametrize("spoilt", ["2.02E+10", "2,02e+10", "20230012345.0", "12-Mar", "#####"])
def test_what_a_spreadsheet_makes_of_an_id_is_nobodys(spoilt: str) -> None:
    student, (problem,) = student_from({"id": spoilt, "name": "Ana"})
    assert student is None
    assert f"{spoilt} is what a spreadsheet makes of an id" in problem
