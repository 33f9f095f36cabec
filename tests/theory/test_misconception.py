from itertools import permutations

from cocreation_teach.theory import MISCONCEPTIONS, WRONG_CELLS, Quadrant


def test_there_are_the_twenty_eight() -> None:
    assert list(MISCONCEPTIONS) == [f"M{number}" for number in range(1, 29)]
    assert all(key == misconception.id for key, misconception in MISCONCEPTIONS.items())


def test_each_text_is_one_sentence_that_names_the_idea_and_answers_it() -> None:
    for misconception in MISCONCEPTIONS.values():
        assert misconception.text.startswith("You may think that ")
        assert ", but " in misconception.text
        assert misconception.text.count(".") == 1, misconception.text
        assert misconception.text.endswith(".")
        assert len(misconception.text.split()) <= 35, misconception.text


def test_no_belief_and_no_answer_stands_twice() -> None:
    assert len({m.belief for m in MISCONCEPTIONS.values()}) == 28
    assert len({m.refutation for m in MISCONCEPTIONS.values()}) == 28


def test_each_wrong_cell_shows_a_misconception() -> None:
    assert WRONG_CELLS.keys() == set(permutations(Quadrant, 2))
    assert set(WRONG_CELLS.values()) <= MISCONCEPTIONS.keys()
