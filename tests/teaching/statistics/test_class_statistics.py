"""The class as a whole, against published numbers, numbers by hand, and the course's own agreement."""

import pytest

from cocreation_teach.content.course import course_pages, find_question
from cocreation_teach.teaching.statistics.cohort import (
    agreement,
    brier,
    calibration,
    confusion,
    divisions,
    gain,
    stated,
)
from cocreation_teach.teaching.statistics.data import ClassData
from cocreation_teach.teaching.statistics.misconceptions import LESSONS, held, lesson_for
from cocreation_teach.theory import MISCONCEPTIONS
from tests.teaching.graded_class import continuum, graded, quadrant, row, values

# Krippendorff (2011), example C: four observers, twelve units.
OBSERVERS = ("123321412___", "1233224125_3", "_3332342251_", "12332441251_")


def krippendorffs_example() -> ClassData:
    questions = [continuum(f"q{at:02}", 3) for at in range(12)]
    rows = [
        row(f"observer {who}", question, place)
        for who, places in enumerate(OBSERVERS)
        for question, place in zip(questions, places, strict=True)
        if place != "_"
    ]
    return graded(questions, rows, [(f"observer {who}", "") for who in range(4)])


def class_of(answers: dict[str, str], points_to: dict[str, str] | None = None, key: str = "I") -> ClassData:
    """Return a class that answered one question after another: for each question a letter a student."""
    letter = {"1": "I", "2": "II", "3": "III", "4": "IV", "_": ""}
    questions = {name: quadrant(name, key, points_to=points_to) for name in answers}
    given = [(name, who, one) for name, said in answers.items() for who, one in enumerate(said)]
    rows = [row(str(who), questions[name], letter[one]) for name, who, one in given]
    size = max(map(len, answers.values()))
    return graded(list(questions.values()), rows, [(str(who), "") for who in range(size)])


def test_krippendorffs_own_example() -> None:
    found = agreement(krippendorffs_example(), "continuum")
    # He gives 0.743 for nominal, 0.815 for ordinal data; the unit with a single answer does not count.
    assert found.alpha == pytest.approx(0.815, abs=5e-4)
    assert (found.students, found.questions) == (4, 11)


def test_quadrants_have_no_order() -> None:
    # Two observers and ten units of binary data, from the same paper: alpha is 0.095.
    units = zip("1211111121", "2221121111", strict=True)
    answers = {f"q{at}": "".join(said) for at, said in enumerate(units)}
    assert agreement(class_of(answers), "quadrant").alpha == pytest.approx(0.095, abs=5e-4)
    # A neighbour is no nearer than the quadrant farthest off.
    near, far = (agreement(class_of({"q1": one, "q2": "2244"}), "quadrant").alpha for one in ("12", "14"))
    assert near == pytest.approx(far)


def test_alpha_is_not_defined_where_all_answers_are_the_same_or_there_is_one() -> None:
    assert agreement(class_of({"q1": "111", "q2": "11_"}), "quadrant").alpha is None
    assert agreement(class_of({"q1": "1", "q2": "2"}), "quadrant").alpha is None
    assert agreement(class_of({"q1": "12"}), "continuum").questions == 0


def test_confusion_counts_key_by_choice() -> None:
    table = confusion(class_of({"q1": "1134_", "q2": "2111_"}))
    assert table.loc["I"].tolist() == [5, 1, 1, 1]
    assert table.to_numpy().sum() == 8
    assert list(table.index) == list(table.columns) == ["I", "II", "III", "IV"]


def test_the_most_divided_question_comes_first_and_agreed_ones_not_at_all() -> None:
    found = divisions(class_of({"agreed": "1111122222222", "camps": "1111133333_", "all": "1122334_"}))
    assert [one.question for one in found] == ["all", "camps"]
    everywhere, camps = found
    # Shannon: two equal camps of four possible are log 2 / log 4 = 1/2.
    assert (camps.spread, camps.two_camps, camps.n) == (0.5, True, 10)
    assert camps.camps == (("I", 5), ("III", 5))
    assert not everywhere.two_camps


def test_brier_and_calibration_by_hand() -> None:
    asked = quadrant("q1", "I")
    said = [("I", "certain"), ("II", "certain"), ("I", "fair"), ("III", "guess"), ("I", ""), ("I", "perhaps")]
    rows = [row(str(who), asked, answer, sure) for who, (answer, sure) in enumerate(said)]
    answers = stated(graded([asked], rows, [(str(who), "") for who in range(6)]))
    table = calibration(answers)
    assert table["n"].to_dict() == {"guess": 1, "fair": 1, "certain": 2}
    assert table["stated"].to_dict() == {"guess": 0.25, "fair": 0.625, "certain": 1.0}
    assert table["right"].to_dict() == {"guess": 0.0, "fair": 1.0, "certain": 0.5}
    # (0 + 1 + 0.375 squared + 0.25 squared) / 4
    assert brier(answers) == pytest.approx((0 + 1 + 0.140625 + 0.0625) / 4)


def test_gain_is_over_those_who_took_both() -> None:
    asked = quadrant("q1", "I")
    before = graded([asked], [], [("1", "40"), ("2", "60"), ("3", "0"), ("5", "10")])
    after = graded([asked], [], [("1", "70"), ("2", "80"), ("4", "100"), ("5", "")])
    found = gain(before, after)
    assert found is not None
    # (75 - 50) / (100 - 50)
    assert (found.n, found.before, found.after, found.normalised) == (2, 50, 75, 0.5)


def test_an_id_that_was_typed_in_another_way_is_the_same_student() -> None:
    asked = quadrant("q1", "I")
    before = graded([asked], [], [("ab1", "40"), ("１００２", "60")])
    found = gain(before, graded([asked], [], [("AB1 ", "70"), ("10\u200b02", "80")]))
    assert found is not None
    assert found.n == 2


def test_gain_is_not_defined_from_100_or_without_a_common_student() -> None:
    asked = quadrant("q1", "I")
    full, other = graded([asked], [], [("1", "100")]), graded([asked], [], [("2", "50")])
    found = gain(full, full)
    assert found is not None
    assert found.normalised is None
    assert gain(full, other) is None


def test_an_id_that_two_people_gave_is_in_no_gain() -> None:
    asked = quadrant("q1", "I")
    doubled = graded([asked], [], [("1", "40"), ("1", "60")])
    assert gain(doubled, graded([asked], [], [("1", "100")])) is None


def test_misconceptions_count_students_not_answers() -> None:
    found = held(class_of({"q1": "2231_", "q2": "21211"}, points_to={"II": "M24", "III": "M3"}))
    assert [(one.id, one.students, one.twice, one.could) for one in found] == [
        ("M24", 3, 1, 5),
        ("M3", 1, 0, 5),
    ]
    assert found[0].questions == ("q1", "q2")
    assert found[0].lesson.title == "The four quadrants"


def test_a_misconception_that_could_not_show_is_not_counted() -> None:
    asked, other = quadrant("q1", "I", points_to={"II": "M24"}), quadrant("q2", "I", points_to={"II": "M3"})
    data = graded([asked, other], [row("1", asked, "I"), row("2", other, "")], [("1", ""), ("2", "")])
    assert [(one.id, one.students, one.could) for one in held(data)] == [("M24", 0, 1)]


def test_an_answer_with_several_options_can_show_a_misconception() -> None:
    kinds = values("q1", "needs")
    data = graded(
        [kinds], [row("1", kinds, "needs;capacity"), row("2", kinds, "needs")], [("1", ""), ("2", "")]
    )
    assert [(one.id, one.students, one.could) for one in held(data)] == [("M13", 1, 2)]


def test_every_misconception_is_sent_to_a_lesson_that_speaks_to_it() -> None:
    assert LESSONS.keys() == MISCONCEPTIONS.keys()
    for name in LESSONS:
        assert name in {found for key, when in lesson_for(name).questions for found in spoken_to(key, when)}
    assert course_pages()


def spoken_to(key: str, occasion: str) -> set[str]:
    asked = find_question(key, occasion)
    return set(asked.key().get("misconception", {}).values()) if asked else set()
