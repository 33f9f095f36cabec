"""What can be voted on, and that nothing of its key goes out with it."""

import json
from pathlib import Path
from typing import Any

import pytest

from cocreation_teach.content import encounters
from cocreation_teach.teaching.assigning import read_cases, write_template
from cocreation_teach.voting.ballot import Asked, VoteError, find, from_plain, listed


def test_all_that_is_offered_can_be_voted_on_and_its_ballot_has_no_key() -> None:
    for name, title in listed():
        asked = find(name)
        assert title
        assert asked.right is None or asked.ballot.asks(asked.right)
        assert set(asked.ballot.plain()) == {"id", "title", "prompt", "options", "digest"}
        assert from_plain(json.loads(json.dumps(asked.plain()))) == asked


def test_the_right_answers_of_the_bank_stand_at_every_place() -> None:
    choices = [find(name) for name, _ in listed() if name.startswith("quadrants.")]
    places = {[key for key, _ in one.ballot.options].index(one.right) for one in choices if one.right}
    assert len(places) > 1


def test_a_case_of_ones_own_sheet_can_be_voted_on(tmp_path: Path) -> None:
    write_template(tmp_path / "mine.csv")
    own = read_cases(tmp_path / "mine.csv")
    asked = find(own[0].id, own)
    assert own[0].description in asked.ballot.prompt
    assert asked.right == own[0].quadrant.value
    assert next(listed(own))[0] == own[0].id


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("return-at-midnigt", "Did you mean: return-at-midnight"),
        ("quadrants.nothing", "There is: "),
        ("nothing.nothing", "There is no topic"),
        ("quadrants.numerals", "answered in another way"),
        ("", "No encounter is called"),
    ],
)
def test_what_is_not_there_or_has_no_options_is_told(name: str, said: str) -> None:
    with pytest.raises(VoteError, match=said):
        find(name)


def plain(**changes: object) -> dict[str, Any]:
    held = find("return-at-midnight").plain()
    return {"right": held["right"], "ballot": held["ballot"] | changes}


@pytest.mark.parametrize(
    "held",
    [
        None,
        [],
        {},
        "return-at-midnight",
        {"ballot": None},
        plain(options=[]),
        plain(options=[{"id": "I", "label": "one alone"}]),
        plain(options=[{"id": "I", "label": "twice"}, {"id": "I", "label": "twice"}]),
        plain(options=[{"id": str(at), "label": "x"} for at in range(13)]),
        plain(options=[{"id": "I", "label": "x" * 9000}, {"id": "II", "label": "y"}]),
        plain(options=[{"id": "II", "label": "the right one is missing"}, {"id": "III", "label": "y"}]),
        plain(prompt=" "),
        plain(prompt=7),
        plain(prompt="x" * 9000),
        plain(prompt="\ud800"),
        plain(id=None),
        {**plain(), "right": "V"},
        {**plain(), "right": ["I"]},
    ],
)
def test_what_is_no_ballot_is_refused_in_a_sentence(held: object) -> None:
    with pytest.raises(VoteError, match="nothing that a class can vote on"):
        from_plain(held)


def test_two_ballots_differ_in_their_digests() -> None:
    digests = {find(one.id).ballot.digest for one in encounters()}
    assert len(digests) == len(encounters())
    assert isinstance(find(encounters()[0].id), Asked)
