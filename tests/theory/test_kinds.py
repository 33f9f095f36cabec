"""The contract of a question, kept by every kind: what is a valid answer, what it earns, how it is asked."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cocreation_teach.theory import Choice, Mark, Part, Several, Text
from cocreation_teach.theory.kinds import Question, blind, class_of, kinds, register
from cocreation_teach.theory.kinds.text import LONGEST
from tests.every_kind import (
    ALL,
    FLOWS,
    KEYED,
    MATCH,
    ONE,
    OPINION,
    RIGHT,
    SEVERAL,
    TEXT,
    WRONG,
    answers_to,
    without_reasons,
)

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


@pytest.mark.parametrize("question", ALL)
def test_no_answer_is_no_mark_and_no_error(question: Question) -> None:
    assert question.mark(None) is None


@pytest.mark.parametrize("question", ALL)
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
        assert (mark is None) == (not question.has_key)


def test_one_refuses_what_is_no_option_and_names_those_that_are() -> None:
    assert ONE.refusal("a") is None
    assert ONE.refusal("A") == "A is not an option of question q.one. Its options are: a, b."
    for answer in (None, "", 0, ["a"], ("a",), {"a": 1}):
        assert ONE.refusal(answer)


def test_one_earns_the_mark_of_its_option() -> None:
    assert (ONE.mark("a"), ONE.mark("b")) == (RIGHT, WRONG)


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
        (("a", "c"), 0, "M13"),
        (("a", "b", "c"), 1 / 2, "M13"),
        (("a", "b", "c", "d"), 0, "M13"),
        (("d",), 0, "M21"),
        (("c", "d"), 0, "M13"),
    ],
)
def test_several_earns_what_belongs_less_what_does_not(
    answer: tuple[str, ...], credit: float, misconception: str | None
) -> None:
    mark = SEVERAL.mark(answer)
    assert mark is not None
    assert (mark.credit, mark.misconception) == (credit, misconception)


@pytest.mark.parametrize(
    ("answer", "credit", "misconception"),
    [
        (["a>r>b", "b>s>c"], 1, None),
        (["a>r>b", "b>s>c", "c>r>b"], 1, None),
        (["a>r>b"], 1 / 2, None),
        (["b>s>c"], 1 / 2, "M1"),
        (["a>r>b", "b>s>c", "b>r>a"], 2 / 3, "M8"),
        (["b>r>c"], 0, "M1"),
    ],
)
def test_arrows_earn_what_must_be_there_out_of_that_and_what_is_wrong(
    answer: list[str], credit: float, misconception: str | None
) -> None:
    mark = FLOWS.mark(answer)
    assert mark is not None
    assert (mark.credit, mark.misconception) == (credit, misconception)


def test_whoever_draws_every_arrow_earns_next_to_nothing() -> None:
    mark = FLOWS.mark(list(FLOWS.labels()))
    assert mark is not None
    assert mark.credit < 0.3


def test_a_drawing_is_told_what_it_lacks_what_is_wrong_and_what_is_missing() -> None:
    mark = FLOWS.mark(["b>s>c", "b>r>a"])
    assert mark is not None
    assert mark.feedback == (
        "Not quite: part of this is right.",
        "Nothing comes from A.",
        "“R, from B to A”: Nothing comes to A.",
        "Missing: “R, from A to B”: A gives R.",
    )


@pytest.mark.parametrize("answer", [[], ["a>r>a"], ["a>r"], ["a>r>b", "a>r>b"], "a>r>b", [["a"]], ["a>x>b"]])
def test_arrows_refuse_what_is_none_between_two_of_the_actors(answer: object) -> None:
    assert FLOWS.refusal(answer)


@pytest.mark.parametrize("right", ["a", "ab", "abc"])
def test_ticking_everything_earns_nothing_unless_everything_belongs(right: str) -> None:
    parts = {key: Part(key in right, "Why.") for key in "abc"}
    question = Several("q", "Which?", tuple((key, key) for key in "abc"), parts)
    mark = question.mark(["a", "b", "c"])
    assert mark is not None
    assert mark.credit == (1 if right == "abc" else 0)


def test_several_says_at_once_whether_a_part_is_right() -> None:
    said = {answer: SEVERAL.mark(list(answer)).feedback[0] for answer in ("ab", "a", "abc", "cd")}  # type: ignore[union-attr]
    partly = "Not quite: part of this is right."
    assert said == {"ab": "That is right.", "a": partly, "abc": partly, "cd": "Not quite."}
    assert SEVERAL.mark(["a", "b"]) == Mark(1, ("That is right.", "A belongs.", "B belongs."))


@settings(deadline=None)
@given(answer=st.lists(st.sampled_from("abcd"), min_size=1, unique=True))
def test_several_speaks_to_each_option_that_was_missed_and_to_no_other(answer: list[str]) -> None:
    mark = SEVERAL.mark(answer)
    assert mark is not None
    missed = set(answer) ^ {"a", "b"}
    text = " ".join(mark.feedback)
    for key, part in SEVERAL.parts.items():
        assert (f"“{SEVERAL.labels()[key]}”: {part.why}" in text) == (key in missed)
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
        (
            {"r": "I", "s": "II"},
            1,
            ("That is right, every row of it.", "“R”: R is I.", "“S”: S is II."),
            None,
        ),
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


def test_text_may_be_as_long_as_a_hand_in_takes_and_no_longer() -> None:
    assert TEXT.refusal("x" * LONGEST) is None
    assert TEXT.refusal("x" * (LONGEST + 1)) == (
        "The answer to question q.text is too long: 50,000 characters are allowed, and these are 50,001."
    )


# ---- with and without the key ------------------------------------------------------------------------


@pytest.mark.parametrize("question", KEYED)
def test_the_right_answer_earns_full_credit(question: Question) -> None:
    mark = question.mark(question.right())
    assert mark is not None
    assert mark.right


def test_where_there_is_no_key_no_answer_is_right() -> None:
    assert {question.right() for question in (TEXT, OPINION, *(one.blind() for one in KEYED))} == {None}


@pytest.mark.parametrize("question", ALL)
@settings(deadline=None)
@given(answer=ANYTHING)
def test_without_its_key_a_question_refuses_the_same_answers_and_marks_none(
    question: Question, answer: object
) -> None:
    asked = question.blind()
    assert asked.refusal(answer) == question.refusal(answer)
    if answer is None or question.refusal(answer) is None:
        assert asked.mark(answer) is None


@pytest.mark.parametrize("question", ALL)
def test_without_its_key_a_question_tells_nothing_of_it(question: Question) -> None:
    asked = question.blind()
    assert (asked.has_key, asked.key(), asked.model_answer()) == (False, {}, "")
    assert asked.words() == question.words()
    assert asked.concepts == question.concepts
    for feedback in (True, False):
        assert asked.payload(feedback) == question.payload(feedback=False)


@pytest.mark.parametrize("question", ALL)
def test_what_was_parted_for_an_assignment_is_put_together_again(question: Question) -> None:
    released, held = json.loads(json.dumps([question.asked(), question.key()]))
    whole = blind({**released, "ordered": question.ordered})
    if held:
        whole = whole.with_key(held)
    assert replace(whole, concepts=question.concepts) == question


@pytest.mark.parametrize("question", ALL)
def test_a_kind_of_ones_own_may_use_a_class_of_ours_and_keeps_its_name(question: Question) -> None:
    asked = {**question.asked(), "kind": "mine"}
    assert question.from_asked(asked).kind == "mine"
    assert question.from_asked(asked).asked() == asked


@pytest.mark.parametrize("question", ALL)
def test_what_leaves_a_question_is_plain_data(question: Question) -> None:
    for data in (question.asked(), question.key(), question.payload(True), question.payload(False)):
        assert json.loads(json.dumps(data)) == data


def test_part_of_a_credit_is_kept_in_the_key() -> None:
    contested = replace(ONE, marks={"a": RIGHT, "b": Mark(0.5, ("It can be argued.",))})
    held = json.loads(json.dumps(contested.key()))
    assert held["credit"] == {"a": 1, "b": 0.5}
    assert contested.blind().with_key(held).marks == contested.marks


def test_a_key_may_leave_out_what_is_not_right() -> None:
    marked = ONE.blind().with_key({"credit": {"a": 1}, "feedback": {"a": "So it is."}})
    assert marked.marks == {"a": Mark(1, ("So it is.",)), "b": Mark(0, ("Not quite.",))}
    parts = SEVERAL.blind().with_key({"correct": ["a", "b"], "misconception": {"c": "M13"}}).parts
    assert [key for key, part in parts.items() if part.belongs] == ["a", "b"]
    assert TEXT.blind().with_key({"rubric": "Say why."}).model == "Say why."
    assert TEXT.blind().with_key({"rubric": None}) == TEXT.blind().with_key({}) == TEXT.blind()
    assert TEXT.blind().with_key({"rubric": {"model": "So.", "criteria": []}}).model == "So."


@pytest.mark.parametrize(
    ("question", "drawn", "told"),
    [
        (ONE, {"id": "b", "label": "B"}, {"credit": 0, "feedback": ["Wrong."], "misconception": "M1"}),
        (OPINION, {"id": "b", "label": "B"}, None),
    ],
)
def test_the_page_is_told_the_marks_of_a_choice(question: Choice, drawn: object, told: object) -> None:
    payload = question.payload(feedback=True)
    assert (payload["shape"], payload["feedback"], payload["options"][1]) == ("one", question.has_key, drawn)
    assert payload.get("marks", {}).get("b") == told


def test_the_page_is_told_of_what_shape_a_question_is() -> None:
    """`marking.mjs` and the cards go by these names."""
    shapes = [question.payload(feedback=False)["shape"] for question in ALL]
    assert shapes == ["one", "several", "match", "flows", "text", "one"]


def test_the_page_is_told_which_of_several_belong_and_what_each_row_earns() -> None:
    several, match = SEVERAL.payload(feedback=True), MATCH.payload(feedback=True)
    assert several["options"][2] == {
        "id": "c", "label": "C", "belongs": False, "why": "C does not.", "misconception": "M13"
    }  # fmt: skip
    assert match["rows"][0]["marks"]["II"] == {"credit": 0, "feedback": ["R is I."], "misconception": "M5"}
    assert match["options"] == [{"id": "I", "label": "One"}, {"id": "II", "label": "Two"}]


def test_a_model_answer_is_told_only_with_feedback() -> None:
    assert TEXT.payload(feedback=True)["model"] == "One could say ..."
    assert "model" not in TEXT.payload(feedback=False)


# ---- words -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "answer", "words"),
    [
        (ONE, "a", "A"),
        (ONE, ["a", "gone"], "A; gone"),
        (ONE, 7, "7"),
        (OPINION, "b", "B"),
        (SEVERAL, ["a", "d"], "A; D"),
        (MATCH, {"r": "II", "gone": "x"}, "R: Two; gone: x"),
        (MATCH, "I", "One"),
        (TEXT, "my own words", "my own words"),
        (TEXT, ["not", "a text"], "not; a text"),
    ],
)
def test_an_answer_in_words(question: Question, answer: object, words: str) -> None:
    assert question.in_words(answer) == words


@pytest.mark.parametrize("question", ALL)
@given(answer=ANYTHING)
def test_whatever_a_journal_holds_can_be_put_in_words(question: Question, answer: object) -> None:
    assert isinstance(question.in_words(answer), str)


def test_what_is_read_are_prompt_options_and_rows() -> None:
    assert MATCH.words() == ("?", "I=One", "II=Two", "r=R", "s=S")
    assert TEXT.words() == ("?",)


# ---- the register ------------------------------------------------------------------------------------


def test_every_kind_has_a_class_and_an_unknown_one_is_told_what_there_is() -> None:
    assert {class_of(kind) for kind in kinds()} == {type(question) for question in ALL}
    with pytest.raises(ValueError, match=r"There is no kind nothing\. There is: quadrant, continuum, "):
        blind({"kind": "nothing"})


def test_a_kind_keeps_its_class() -> None:
    register("choice", Choice)
    with pytest.raises(ValueError, match="There is a kind choice already"):
        register("choice", Text)
    assert class_of("choice") is Choice


# ---- marks -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("credit", [-0.01, 1.01, float("nan"), float("inf")])
def test_mark_refuses_a_credit_outside_0_to_1(credit: float) -> None:
    with pytest.raises(ValueError, match="A credit lies between 0 and 1"):
        Mark(credit, ("So.",))


def test_mark_refuses_to_say_nothing() -> None:
    with pytest.raises(ValueError, match="needs feedback"):
        Mark(1, ())


def test_mark_is_right_only_with_full_credit() -> None:
    assert [Mark(credit, ("So.",)).right for credit in (0, 0.99, 1)] == [False, False, True]


@pytest.mark.parametrize("question", [ONE, SEVERAL, MATCH], ids=lambda question: question.id)
def test_a_seed_decides_the_order_of_options_and_nothing_else(question: Question) -> None:
    seeds = [f"student {at}" for at in range(40)]
    orders = {tuple(question.shuffled(seed).labels()) for seed in seeds}
    assert len(orders) > 1
    for seed in seeds:
        other = question.shuffled(seed)
        assert other == question.shuffled(seed)
        assert other.labels() == question.labels()
        for answer in answers_to(question):
            assert other.mark(answer) == question.mark(answer)


@pytest.mark.parametrize("question", ALL, ids=lambda question: question.id)
def test_options_that_have_an_order_keep_it(question: Question) -> None:
    ordered = replace(question, ordered=True)
    assert ordered.shuffled("student 1") == ordered
    assert ordered.blind().ordered


@pytest.mark.parametrize("question", KEYED)
def test_a_key_without_reasons_leaves_no_gap_in_what_is_said(question: Question) -> None:
    """A lecturer may write a key by hand, and say of it no more than what is right."""
    keyed = question.blind().with_key(without_reasons(question.key()))
    said = [one for answer in answers_to(keyed) if (mark := keyed.mark(answer)) for one in mark.feedback]
    assert said
    assert [one for one in said if not one.strip() or one.endswith((": ", ":"))] == []


def test_what_was_missed_is_named_where_its_reason_is_not() -> None:
    several, flows = (one.blind().with_key(without_reasons(one.key())) for one in (SEVERAL, FLOWS))
    mark = several.mark(["a", "c"])
    assert mark is not None
    assert mark.feedback[1:] == ("“B”: It belongs here.", "“C”: It does not belong here.")
    mark = flows.mark(["b>r>a"])
    assert mark is not None
    assert mark.feedback[1:] == (
        "“R, from B to A”: It does not belong here.",
        "Missing: “R, from A to B”",
        "Missing: “S, from B to C”",
    )


def test_a_mark_has_no_empty_paragraph() -> None:
    with pytest.raises(ValueError, match="no empty paragraph"):
        Mark(1, ("That is right.", " "))
