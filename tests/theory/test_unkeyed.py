"""Questions without a key: what is a valid answer, and never a mark."""

import pytest

from cocreation_teach.theory import Question, Unkeyed

OPTIONS = (("a", "One"), ("b", "Two"))
ONE: Question = Unkeyed("q01", "choice", "Which?", "one", OPTIONS)
SEVERAL: Question = Unkeyed("q02", "values", "Which?", "several", OPTIONS)
TEXT: Question = Unkeyed("q03", "text", "Why?", "text")


@pytest.mark.parametrize(
    ("question", "answer"), [(ONE, "b"), (SEVERAL, ["a"]), (SEVERAL, ("b", "a")), (TEXT, "So.")]
)
def test_a_valid_answer_earns_no_mark(question: Question, answer: object) -> None:
    assert question.refusal(answer) is None
    assert question.mark(answer) is None
    assert question.mark(None) is None


@pytest.mark.parametrize(
    ("question", "answer", "said"),
    [
        (ONE, "c", "c is not an option of question q01. Its options are: a, b."),
        (ONE, ["a"], "is not an option"),
        (ONE, 1, "1 is not an option"),
        (SEVERAL, [], "a list of one or more"),
        (SEVERAL, "a", "a list of one or more"),
        (SEVERAL, ["a", "a"], "each once"),
        (SEVERAL, ["c", "d"], "c, d are not options"),
        (SEVERAL, [["a"]], "is not an option"),
        (TEXT, " \n", "this one is empty"),
        (TEXT, ["a"], "a text in your own words"),
    ],
)
def test_an_answer_that_is_none_is_refused(question: Question, answer: object, said: str) -> None:
    assert said in (question.refusal(answer) or "")
    with pytest.raises(ValueError, match="question q0"):
        question.mark(answer)
