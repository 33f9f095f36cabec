"""What is bounded: rooms, guesses, floods, memory."""

from pathlib import Path

import pytest

from cocreation_teach.voting.ballot import Ballot, VoteError
from cocreation_teach.voting.room import Room
from cocreation_teach.voting.rooms import LONGEST_IDLE, MOST_ROOMS, Held, Limit, Rooms, TooManyError

ROOM = Room(Ballot("q", "", "Is it so?", (("y", "Yes"), ("n", "No"))))


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def opened(rooms: Rooms) -> Held:
    return rooms.open(ROOM, Path())


def test_of_ten_thousand_rooms_asked_for_there_are_as_many_as_there_can_be(clock: Clock) -> None:
    rooms = Rooms(clock)
    words = {opened(rooms).word for _ in range(MOST_ROOMS)}
    for _ in range(10_000):
        with pytest.raises(VoteError, match="no more can be at once"):
            opened(rooms)
    assert words == set(rooms.all)


def test_a_room_left_for_hours_gives_way_and_one_in_use_does_not(clock: Clock) -> None:
    rooms = Rooms(clock)
    left, *others = [opened(rooms) for _ in range(MOST_ROOMS)]
    clock.now = LONGEST_IDLE
    for one in others:
        rooms.find(one.word, "10.0.0.7")
    new = opened(rooms)
    assert left.word not in rooms.all
    assert {new.word, *(one.word for one in others)} == set(rooms.all)


def test_words_are_not_to_be_guessed_from_each_other() -> None:
    rooms = Rooms()
    words = []
    for _ in range(300):
        words.append(opened(rooms).word)
        rooms.end(words[-1])
    assert len(set(words)) == 300
    assert min(len({word[at] for word in words}) for at in range(10)) >= 5


def test_who_guesses_words_waits_and_then_with_the_right_one_too(clock: Clock) -> None:
    rooms = Rooms(clock)
    held = opened(rooms)
    known = held.new_device()
    for guess in range(20):
        assert rooms.find(f"wrong{guess}", "10.0.0.7") is None
    for word in ("wrong", held.word):
        with pytest.raises(TooManyError):
            rooms.find(word, "10.0.0.7")
    assert rooms.find(held.word, "10.0.0.8") is held
    assert rooms.find(held.word, "10.0.0.7", known) is held, "who has been let in goes on"
    clock.now = 4
    assert rooms.find(held.word, "10.0.0.7") is held


def test_guesses_from_many_addresses_are_slowed_down_together(clock: Clock) -> None:
    rooms = Rooms(clock)
    for guess in range(200):
        assert rooms.find("wrong", f"10.0.{guess // 20}.{guess % 20}") is None
    with pytest.raises(TooManyError):
        rooms.find("wrong", "10.1.0.0")


def test_a_limit_forgets_the_oldest_and_never_grows(clock: Clock) -> None:
    limit = Limit(burst=1, rate=1, most=100, clock=clock)
    for who in range(10_000):
        limit.take(who)
    assert len(limit) == 100
    with pytest.raises(TooManyError):
        limit.take(9_999)
    clock.now = 1
    limit.take(9_999)


@pytest.mark.parametrize("cookie", [None, "", ".", "a.b", "x" * 10_000, "é.é", "\udc80.\udc80"])
def test_a_device_that_the_room_did_not_name_is_none_of_its(cookie: str | None) -> None:
    rooms = Rooms()
    held, other = opened(rooms), opened(rooms)
    assert held.device(cookie) is None
    assert held.device(other.new_device()) is None
    name = held.new_device()
    assert held.device(name) == name.partition(".")[0]
    assert held.device(f"{name[:-1]}{'0' if name[-1] != '0' else '1'}") is None
