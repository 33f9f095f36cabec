"""A vote as a value: what may happen next, what counts, and what is seen when."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocreation_teach.voting.ballot import Ballot, VoteError
from cocreation_teach.voting.figures import counts, gain, moved, shown
from cocreation_teach.voting.room import (
    MOST_VOTERS,
    Room,
    Round,
    Vote,
    cast,
    close_round,
    open_round,
    show_hands,
    tell,
)

BALLOT = Ballot("q", "A title", "Is it so?", (("y", "Yes"), ("n", "No"), ("m", "Maybe")))
ROOM = Room(BALLOT, "y")


def voted(room: Room, *answers: str, number: int = 1) -> Room:
    for device, answer in enumerate(answers):
        room = cast(room, f"phone {device}", number, BALLOT.digest, Vote(answer))
    return room


def both(first: str, second: str) -> Room:
    """Two closed rounds, in which device after device answered so."""
    room = close_round(voted(open_round(ROOM, "1"), *first), "2")
    return close_round(voted(open_round(room, "3"), *second, number=2), "4")


def test_a_device_has_one_vote_which_it_may_change_until_the_round_is_closed() -> None:
    room = voted(open_round(ROOM, "1"), "y", "n")
    room = cast(room, "phone 0", 1, BALLOT.digest, Vote("m"))
    assert counts(room, room.rounds[0]) == {"y": 0, "n": 1, "m": 1}
    with pytest.raises(VoteError, match="round is closed"):
        cast(close_round(room, "2"), "phone 0", 1, BALLOT.digest, Vote("y"))


@pytest.mark.parametrize(
    ("number", "digest", "vote", "said"),
    [
        (2, BALLOT.digest, Vote("y"), "round is closed"),
        (0, BALLOT.digest, Vote("y"), "round is closed"),
        (1, "another", Vote("y"), "another question"),
        (1, BALLOT.digest, Vote("z"), "no answer to this question"),
        (1, BALLOT.digest, Vote("y", "certain"), "How sure"),
    ],
)
def test_a_vote_for_something_else_is_refused(number: int, digest: str, vote: Vote, said: str) -> None:
    with pytest.raises(VoteError, match=said):
        cast(open_round(ROOM, "1"), "phone", number, digest, vote)


def test_how_sure_one_is_is_taken_where_it_is_asked_and_in_the_courses_words() -> None:
    room = open_round(Room(BALLOT, confidence=True), "1")
    room = cast(room, "phone", 1, BALLOT.digest, Vote("y", "guess"))
    assert shown(close_round(room, "2"))["results"][0]["sure"]["y"] == {"guess": 1, "fair": 0, "certain": 0}
    with pytest.raises(VoteError, match="How sure"):
        cast(room, "phone", 1, BALLOT.digest, Vote("y", "very"))


def test_a_full_room_takes_no_further_device_and_goes_on_with_those_it_has() -> None:
    full = Round("1", votes={str(device): Vote("y") for device in range(MOST_VOTERS)})
    room = Room(BALLOT, rounds=(full,))
    with pytest.raises(VoteError, match="no more are counted"):
        cast(room, "new", 1, BALLOT.digest, Vote("y"))
    assert cast(room, "7", 1, BALLOT.digest, Vote("n")).rounds[0].votes["7"].answer == "n"


def test_an_open_round_shows_nothing_of_what_was_answered() -> None:
    room = voted(open_round(ROOM, "1"), "y", "n")
    assert shown(room) == shown(voted(open_round(ROOM, "1"), "m"))
    second = voted(open_round(close_round(room, "2"), "3"), "y", number=2)
    assert len(shown(second)["results"]) == 1
    assert (shown(second)["moved"], shown(second)["gain"]) == (None, None)


def test_the_key_is_seen_when_it_is_told_and_nobody_votes_after_that() -> None:
    room = close_round(voted(open_round(ROOM, "1"), "y"), "2")
    assert shown(room)["right"] is None
    told = tell(room)
    assert shown(told)["right"] == "y"
    with pytest.raises(VoteError, match="has seen which answer is right"):
        open_round(told, "3")
    with pytest.raises(VoteError, match="Close the round first"):
        tell(open_round(ROOM, "1"))
    with pytest.raises(VoteError, match="no key"):
        tell(Room(BALLOT, rounds=room.rounds))


def test_there_are_two_rounds_one_after_the_other() -> None:
    with pytest.raises(VoteError, match="open already"):
        open_round(open_round(ROOM, "1"), "2")
    with pytest.raises(VoteError, match="none can be closed"):
        close_round(ROOM, "1")
    with pytest.raises(VoteError, match="Both rounds are done"):
        open_round(both("y", "y"), "5")


def test_what_moved_and_the_gain_are_of_those_who_voted_twice() -> None:
    room = both("nnnyy", "ynny")
    assert moved(room) == {("n", "y"): 1, ("n", "n"): 2, ("y", "y"): 1}
    found = gain(room)
    assert found is not None
    assert (found.n, found.before, found.after) == (4, 1, 2)
    assert found.normalised == pytest.approx(1 / 3)
    assert gain(both("yy", "yn")).normalised is None  # type: ignore[union-attr]  # nobody could gain
    assert gain(both("", "")).n == 0  # type: ignore[union-attr]


def test_hands_give_the_figures_that_phones_give() -> None:
    first, second = "nnnyy", "yynyy"
    phones = both(first, second)
    hands = show_hands(show_hands(ROOM, Counter(first), "1"), Counter(second), "2")
    told, typed = shown(phones), shown(hands)
    assert [one["counts"] for one in told["results"]] == [one["counts"] for one in typed["results"]]
    assert typed["gain"]["n"] == told["gain"]["n"] == 5
    assert typed["gain"]["normalised"] == pytest.approx(told["gain"]["normalised"])
    assert (typed["moved"], typed["results"][0]["hands"]) == (None, True)


@pytest.mark.parametrize(
    ("hands", "said"),
    [
        ({"z": 1}, "z: this is no option"),
        ({"y": -1}, "whole number"),
        ({"y": 1.5}, "whole number"),
        ({"y": True}, "whole number"),
        ({"y": "3"}, "whole number"),
        ({"y": 10**9}, "whole number"),
        ({"y": 0}, "how many hands"),
        ({}, "how many hands"),
    ],
)
def test_hands_that_cannot_be_are_refused(hands: dict[str, int], said: str) -> None:
    with pytest.raises(VoteError, match=said):
        show_hands(ROOM, hands, "1")


def test_hands_take_the_place_of_a_round_in_which_no_phone_has_voted() -> None:
    room = show_hands(open_round(ROOM, "1"), {"y": 3}, "2")
    assert [one.voted for one in room.rounds] == [3]
    with pytest.raises(VoteError, match="Phones have voted"):
        show_hands(voted(open_round(ROOM, "1"), "y"), {"y": 3}, "2")
    with pytest.raises(VoteError, match="Both rounds are done"):
        show_hands(both("y", "y"), {"y": 3}, "5")


Act = tuple[str, str, str]
ACTS = st.lists(
    st.tuples(
        st.sampled_from(("open", "close", "tell", "vote", "hands")),
        st.sampled_from("abc"),
        st.sampled_from(("y", "n", "m", "z")),
    ),
    max_size=40,
)


def done(room: Room, act: Act) -> Room:
    name, device, answer = act
    try:
        match name:
            case "open":
                return open_round(room, "1")
            case "close":
                return close_round(room, "2")
            case "tell":
                return tell(room)
            case "hands":
                return show_hands(room, {answer: 2}, "3")
        return cast(room, device, len(room.rounds), BALLOT.digest, Vote(answer))
    except VoteError:
        return room


@given(ACTS)
def test_whatever_is_done_the_room_stays_sound(acts: list[Act]) -> None:
    room = ROOM
    for act in acts:
        before, room = room, done(room, act)
        assert before.closed == room.closed[: len(before.closed)]  # what is closed never changes
        assert len(room.rounds) <= 2
        assert all(not one.open for one in room.rounds[:-1])
        assert not (room.told and room.open)
        for one in room.closed:
            assert sum(counts(room, one).values()) == one.voted
        if (found := gain(room)) and found.normalised is not None:
            assert found.normalised <= 1
            assert 0 <= found.before <= found.most == found.n
