"""The contract of a question: what is a valid answer, and what it earns."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cocreation_teach.theory import (
    ChooseOne,
    ChooseSeveral,
    Mark,
    Match,
    Option,
    Part,
    Question,
    Row,
    Text,
)

RIGHT, WRONG = Mark(1, ("Right.",)), Mark(0, ("Wrong.",), "M1")

ONE = ChooseOne("q.one", "choice", "?", (Option("a", "A", RIGHT), Option("b", "B", WRONG)))
SEVERAL = ChooseSeveral(
    "q.several",
    "?",
    (
        Part("a", "A", True, "A belongs."),
        Part("b", "B", True, "B belongs."),
        Part("c", "C", False, "C does not.", "M13"),
        Part("d", "D", False, "D does not.", "M21"),
    ),
)
ROWS = (
    Row("r", "R", {"I": Mark(1, ("R is I.",)), "II": Mark(0, ("R is I.",), "M5")}),
    Row("s", "S", {"I": Mark(0, ("S is II.",), "M6"), "II": Mark(1, ("S is II.",))}),
)
MATCH = Match("q.match", "?", ROWS, (("I", "One"), ("II", "Two")))
TEXT = Text("q.text", "?", "One could say ...")

ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.sampled_from(["a", "b", "r", "I"]),
    lambda inner: (
        st.lists(inner) | st.tuples(inner, inner) | st.dictionaries(st.text() | st.sampled_from("rs"), inner)
    ),
    max_leaves=6,
)


@pytest.mark.parametrize("question", [ONE, SEVERAL, MATCH, TEXT])
def test_no_answer_is_no_mark_and_no_error(question: Question) -> None:
    assert question.mark(None) is None


@pytest.mark.parametrize("question", [ONE, SEVERAL, MATCH, TEXT])
@settings(deadline=None)
@given(answer=ANYTHING)
def test_a_refused_answer_raises_its_refusal_and_any_other_is_marked(
    question: Question, answer: object
) -> None:
    refusal = question.refusal(answer)
    if answer is None:
        assert refusal
        return
    if refusal:
        assert question.id in refusal
        with pytest.raises(ValueError, match="q") as raised:
            question.mark(answer)
        assert str(raised.value) == refusal
    else:
        mark = question.mark(answer)
        assert (mark is None) == (question is TEXT)


def test_one_refuses_what_is_no_option_and_names_those_that_are() -> None:
    assert ONE.refusal("a") is None
    assert ONE.refusal("A") == "A is not an option of question q.one. Its options are: a, b."
    for answer in (None, "", 0, ["a"], ("a",), {"a": 1}):
        assert ONE.refusal(answer)


def test_one_earns_the_mark_of_its_option() -> None:
    assert (ONE.mark("a"), ONE.mark("b")) == (RIGHT, WRONG)
    assert ONE.marks() == {"a": RIGHT, "b": WRONG}


@pytest.mark.parametrize("answer", [(), [], ("a", "a"), "a", {"a"}, {"a": 1}, None, 3])
def test_several_refuses_what_is_no_list_of_different_options(answer: object) -> None:
    expected = "The answer to question q.several is a list of one or more of its options, each once."
    assert SEVERAL.refusal(answer) == expected


def test_several_names_all_that_is_no_option() -> None:
    assert (
        SEVERAL.refusal(("a", "x", "y"))
        == "x, y are not options of question q.several. Its options are: a, b, c, d."
    )


@pytest.mark.parametrize(
    ("answer", "credit", "misconception"),
    [
        (("a", "b"), 1, None),
        (("b", "a"), 1, None),
        (("a",), 1 / 2, None),
        (("a", "c"), 1 / 3, "M13"),
        (("a", "b", "c"), 2 / 3, "M13"),
        (("a", "b", "c", "d"), 2 / 4, "M13"),
        (("d",), 0, "M21"),
        (("c", "d"), 0, "M13"),
    ],
)
def test_several_earns_overlap_over_union(
    answer: tuple[str, ...], credit: float, misconception: str | None
) -> None:
    mark = SEVERAL.mark(answer)
    assert mark is not None
    assert (mark.credit, mark.misconception) == (credit, misconception)


@settings(deadline=None)
@given(answer=st.lists(st.sampled_from("abcd"), min_size=1, unique=True))
def test_several_speaks_to_each_option_that_was_missed_and_to_no_other(answer: list[str]) -> None:
    mark = SEVERAL.mark(answer)
    assert mark is not None
    missed = set(answer) ^ {"a", "b"}
    text = " ".join(mark.feedback)
    for part in SEVERAL.options:
        assert (f"“{part.label}”: {part.why}" in text) == (part.id in missed)
    assert mark.right == (not missed)
    assert mark == SEVERAL.mark(tuple(reversed(answer)))


@pytest.mark.parametrize("answer", [{}, {"r": "I"}, {"r": "I", "s": "I", "t": "I"}, "I", ["I", "II"], None])
def test_match_refuses_unless_every_row_has_an_option(answer: object) -> None:
    assert MATCH.refusal(answer) == "The answer to question q.match gives one option to each of: r, s."


def test_match_refuses_what_is_no_option() -> None:
    expected = "V is not an option of question q.match. Its options are: I, II."
    assert MATCH.refusal({"r": "V", "s": "I"}) == expected
    assert MATCH.refusal({"r": ["I"], "s": None})


@pytest.mark.parametrize(
    ("answer", "credit", "feedback", "misconception"),
    [
        ({"r": "I", "s": "II"}, 1, ("That is right, every row of it.",), None),
        ({"r": "II", "s": "II"}, 0.5, ("1 of 2 rows are right.", "“R”: R is I."), "M5"),
        ({"s": "I", "r": "I"}, 0.5, ("1 of 2 rows are right.", "“S”: S is II."), "M6"),
        ({"r": "II", "s": "I"}, 0, ("0 of 2 rows are right.", "“R”: R is I.", "“S”: S is II."), "M5"),
    ],
)
def test_match_earns_the_mean_of_its_rows(
    answer: dict[str, str], credit: float, feedback: tuple[str, ...], misconception: str | None
) -> None:
    assert MATCH.mark(answer) == Mark(credit, feedback, misconception)


@pytest.mark.parametrize("answer", ["", " \n\t", "\u00a0", None, 3, ["x"]])
def test_text_refuses_what_says_nothing(answer: object) -> None:
    assert (
        TEXT.refusal(answer)
        == "The answer to question q.text is a text in your own words; this one is empty."
    )


def test_text_is_marked_by_no_machine() -> None:
    assert TEXT.refusal("Because.") is None
    assert TEXT.mark("Because.") is None


@pytest.mark.parametrize("credit", [-0.01, 1.01, float("nan"), float("inf")])
def test_mark_refuses_a_credit_outside_0_to_1(credit: float) -> None:
    with pytest.raises(ValueError, match="A credit lies between 0 and 1"):
        Mark(credit, ("So.",))


def test_mark_refuses_to_say_nothing() -> None:
    with pytest.raises(ValueError, match="needs feedback"):
        Mark(1, ())


def test_mark_is_right_only_with_full_credit() -> None:
    assert [Mark(credit, ("So.",)).right for credit in (0, 0.99, 1)] == [False, False, True]
