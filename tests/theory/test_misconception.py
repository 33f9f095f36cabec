import re
from itertools import pairwise, permutations

from cocreation_teach.theory import MISCONCEPTIONS, WRONG_CELLS, Quadrant


def test_there_are_the_thirty() -> None:
    assert list(MISCONCEPTIONS) == [f"M{number}" for number in range(1, 31)]
    assert all(key == misconception.id for key, misconception in MISCONCEPTIONS.items())


def test_each_text_names_the_idea_and_answers_it_in_a_sentence_or_two() -> None:
    for one in MISCONCEPTIONS.values():
        assert f" that {one.belief}" in one.text
        assert re.search(rf"\b(but|yet) {re.escape(one.refutation)}\.$", one.text, re.IGNORECASE), one.text
        assert all(len(sentence.split()) <= 35 for sentence in one.text.split(". ")), one.text


def test_no_two_neighbours_are_put_in_the_same_words() -> None:
    openings = [one.text.partition(" that ")[0] for one in MISCONCEPTIONS.values()]
    assert all(one != following for one, following in pairwise(openings))


def test_no_belief_and_no_answer_stands_twice() -> None:
    assert len({m.belief for m in MISCONCEPTIONS.values()}) == 30
    assert len({m.refutation for m in MISCONCEPTIONS.values()}) == 30


def test_each_wrong_cell_shows_a_misconception() -> None:
    assert WRONG_CELLS.keys() == set(permutations(Quadrant, 2))
    assert set(WRONG_CELLS.values()) <= MISCONCEPTIONS.keys()
