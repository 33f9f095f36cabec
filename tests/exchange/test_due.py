"""When something is due is said with an offset, in words, and counted in days that have begun."""

import time
from datetime import datetime

import pytest

from cocreation_teach.exchange.due import days_late, due_from, due_in_words

DUE = "2026-12-01T12:00:00+01:00"


@pytest.fixture
def kathmandu(monkeypatch: pytest.MonkeyPatch) -> object:
    """A computer in Nepal, whose offset no other place has."""
    with monkeypatch.context() as there:
        there.setenv("TZ", "Asia/Kathmandu")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="Windows cannot be sent to another time zone.")
@pytest.mark.parametrize(
    ("typed", "due"),
    [
        ("2026-11-30", "2026-11-30T23:59:00+05:45"),
        ("2026-11-30T18:00", "2026-11-30T18:00:00+05:45"),
        ("2026-11-30 18:00", "2026-11-30T18:00:00+05:45"),
        ("2026-11-30T18:00Z", "2026-11-30T18:00:00+00:00"),
        ("2026-11-30T18:00:00.5+01:00", "2026-11-30T18:00:00+01:00"),
    ],
)
@pytest.mark.usefixtures("kathmandu")
def test_a_day_ends_at_midnight_and_a_time_is_that_of_the_lecturers_computer(typed: str, due: str) -> None:
    assert due_from(typed) == due


@pytest.mark.parametrize(
    "typed",
    [
        *["", "30.11.2026", "2026-13-01", "2026-11-30T25:00", "soon"],
        *["0001-01-01", "0001-01-01T00:00+14:00", "0226-11-30T18:00+01:00", "1969-12-31T23:59Z"],
    ],
)
@pytest.mark.usefixtures("kathmandu")
def test_what_is_no_date_is_told_with_how_one_is_written(typed: str) -> None:
    with pytest.raises(ValueError, match=r"is no date\. Write, for instance, 2026-11-30, ") as told:
        due_from(typed)
    assert str(told.value).startswith(repr(typed))


def test_a_time_due_is_read_with_its_weekday_and_offset() -> None:
    assert due_in_words("2026-07-05T09:05:00-03:00") == "Sunday, 5 July 2026, 09:05 (UTC-03:00)"
    assert due_in_words(None) == ""


@pytest.mark.parametrize(
    ("at", "days"),
    [
        ("2026-11-20T11:00:00Z", 0),
        ("2026-12-01T11:00:00Z", 0),
        ("2026-12-01T11:00:01Z", 1),
        ("2026-12-02T11:00:00Z", 1),
        ("2026-12-02T11:00:01Z", 2),
        ("2026-12-02T12:00:01+01:00", 2),
    ],
)
def test_each_day_that_has_begun_counts(at: str, days: int) -> None:
    assert days_late(datetime.fromisoformat(at).timestamp(), DUE) == days


def test_without_a_time_due_nothing_is_late() -> None:
    assert days_late(4e9, None) is None
