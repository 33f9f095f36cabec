"""A student who has the release and the public course finds no key of hidden cases, whatever the strategy.

Each strategy names a key for every question; over 100 assignments it is right as often as chance is, within
what drawing by lot explains.  (What the words of a case give away is measured elsewhere.)
"""

import json
import secrets
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from itertools import cycle, islice
from math import sqrt
from random import Random
from typing import Any

import pytest

from cocreation_teach.content import encounters
from cocreation_teach.teaching import assign
from cocreation_teach.teaching.assigning.choose import choose
from cocreation_teach.theory import Encounter

ROUNDS = 100
OPTIONS = {"quadrant": ("I", "II", "III", "IV"), "continuum": ("1", "2", "3", "4", "5")}
Released = dict[str, Any]
Strategy = Callable[[Released, list[Released]], Iterator[str]]


def hidden() -> list[Encounter]:
    """A lecturer's own cases, in the worst order and with more of some keys than of others."""
    bank = [one for one in encounters() if not one.contested and not one.pair]
    return sorted(bank, key=lambda one: (one.quadrant.value, one.intensity))


@pytest.fixture(scope="module")
def rounds(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Released, dict[str, str]]]:
    """What students get of each assignment, and the keys that they do not get."""
    place = tmp_path_factory.mktemp("rounds")
    (place / "own.csv").write_text("It is not read.")
    found = []
    with pytest.MonkeyPatch.context() as patch:
        # So that the test says the same each time: the seed is as secret to the strategies.
        lot = Random("a lecturer's own")
        patch.setattr(secrets, "token_hex", lambda many=16: f"{lot.getrandbits(8 * many):0{2 * many}x}")
        patch.setattr(
            "cocreation_teach.teaching.assigning.make._own_cases",
            lambda _: ([(case, "own.csv") for case in hidden()], 0),
        )
        for number in range(ROUNDS):
            made = assign(
                place / str(number),
                f"Week {number}",
                questions=8,
                kinds=[*OPTIONS],
                cases=[place / "own.csv"],
            )
            (file,) = (made.folder / "release").glob("*.json")
            key = json.loads((made.folder / "key/key.json").read_text(encoding="utf-8"))
            right = {one["id"]: max(one["credit"], key=one["credit"].get) for one in key["questions"]}
            found.append((json.loads(file.read_text(encoding="utf-8")), right))
    return found


def asked(released: Released, kind: str) -> list[Released]:
    return [one for one in released["questions"] if one["kind"] == kind]


def constant(option: int) -> Strategy:
    return lambda _, questions: (one["options"][option % len(one["options"])]["id"] for one in questions)


def in_turn(start: int) -> Strategy:
    """As if each key came once before any comes again."""

    def guess(_: Released, questions: list[Released]) -> Iterator[str]:
        options = [one["id"] for one in questions[0]["options"]]
        return islice(cycle(options[start:] + options[:start]), len(questions))

    return guess


def by_words(measure: Callable[[str], Any]) -> Strategy:
    """By the prompt, such as its length: in the order of which the keys could come."""

    def guess(_: Released, questions: list[Released]) -> Iterator[str]:
        options = [one["id"] for one in questions[0]["options"]]
        ranks = sorted(range(len(questions)), key=lambda at: measure(questions[at]["prompt"]))
        return (options[ranks.index(at) * len(options) // len(questions)] for at in range(len(questions)))

    return guess


def by_digits(field: str) -> Strategy:
    def guess(released: Released, questions: list[Released]) -> Iterator[str]:
        lot = Random(released[field])
        return (lot.choice(one["options"])["id"] for one in questions)

    return guess


@cache
def draw(seed: object, many: int) -> list[tuple[str, str]]:
    """Redo the draw with the course's own code, from cases in sorted order: kind and key of each question."""
    sheet = [(case, "own.csv") for case in hidden()]
    (form,) = choose(many, [*OPTIONS], sheet, 1, Random(seed), contested=False).forms  # type: ignore[arg-type]
    return [(draft.kind, draft.group) for draft in form]


def replayed(seed: Callable[[Released], object]) -> Strategy:
    """By the draw with a seed that can be guessed."""

    def guess(released: Released, questions: list[Released]) -> Iterator[str]:
        form = draw(seed(released), len(released["questions"]))
        return (key for kind, key in form if kind == questions[0]["kind"])

    return guess


STRATEGIES: dict[str, Strategy] = {
    **{f"always option {at + 1}": constant(at) for at in range(5)},
    **{f"in turn from {at + 1}": in_turn(at) for at in range(4)},
    "by the length of the prompt": by_words(len),
    "by its first letter": by_words(lambda prompt: prompt[0]),
    "by how often it says “the”": by_words(lambda prompt: prompt.split().count("the")),
    "by the id": by_digits("id"),
    "by the digest": by_digits("digest"),
    "by the title": by_digits("title"),
    "the draw by the title": replayed(lambda released: released["title"]),
    "the draw by the digest": replayed(lambda released: released["digest"]),
    "the draw by a small number": replayed(lambda _: "1"),
}


@pytest.mark.parametrize("kind", OPTIONS)
@pytest.mark.parametrize("strategy", STRATEGIES)
def test_no_strategy_beats_chance(
    rounds: list[tuple[Released, dict[str, str]]], strategy: str, kind: str
) -> None:
    hits = tries = 0
    for released, keys in rounds:
        questions = asked(released, kind)
        guesses = list(STRATEGIES[strategy](released, questions))
        hits += sum(keys[one["id"]] == guess for one, guess in zip(questions, guesses, strict=False))
        tries += len(questions)
    chance = 1 / len(OPTIONS[kind])
    assert tries == 4 * ROUNDS
    assert hits / tries < chance + 4 * sqrt(chance * (1 - chance) / tries)


def test_every_key_is_as_likely_and_all_at_once_are_rare(
    rounds: list[tuple[Released, dict[str, str]]],
) -> None:
    seen = [[keys[one["id"]] for one in asked(released, "quadrant")] for released, keys in rounds]
    assert sum(len(set(four)) == 4 for four in seen) < ROUNDS / 4  # by lot: one in nine
    places = Counter(keys[one["id"]] for released, keys in rounds for one in asked(released, "continuum"))
    assert min(places[place] for place in OPTIONS["continuum"]) > 4 * ROUNDS / 5 / 2
