"""A kind of question is added from outside: registered, it is read, asked, marked, kept and graded."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from cocreation_teach.content import ContentError, course, kinds, nouns, question, read_questions
from cocreation_teach.content.nouns import Noun, add_noun
from cocreation_teach.learning.entry import Entry
from cocreation_teach.learning.practice import schedule
from cocreation_teach.learning.record import as_text, make_record
from cocreation_teach.theory import kinds as theory_kinds
from cocreation_teach.theory.kinds import blind
from cocreation_teach.widgets import QuestionCard, keeping
from tests.toys import ranking

FILE = """
[order]
kind = "ranking"
concepts = ["E3"]
prompt = "Which of these asks most of its user?"
options = { form = "A form", call = "A call", home = "A home" }
order = ["form", "call", "home"]
why = "More is done together."
"""
RIGHT, HALF, WRONG = ["form", "call", "home"], ["call", "form", "home"], ["home", "call", "form"]


@pytest.fixture
def topic(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A file with a question of the new kind, in a course folder; the kind is registered for this test."""
    for module, table in ((theory_kinds, "_CLASSES"), (kinds, "_FORMATS"), (nouns, "_NOUNS")):
        monkeypatch.setattr(module, table, dict(getattr(module, table)))
    theory_kinds.register("ranking", ranking.Ranking)
    kinds.register("ranking", ranking)
    (tmp_path / ".cocreation").mkdir()
    monkeypatch.chdir(tmp_path)
    keeping._start.cache_clear()
    keeping._journal.cache_clear()
    course._family.cache_clear()
    file = tmp_path / "toy.toml"
    file.write_text(FILE)
    yield file
    keeping._start.cache_clear()
    keeping._journal.cache_clear()
    course._family.cache_clear()


@pytest.fixture
def asked(topic: Path) -> ranking.Ranking:
    (found,) = read_questions(topic)
    assert isinstance(found, ranking.Ranking)
    return found


def test_it_is_read_from_a_question_file(asked: ranking.Ranking) -> None:
    assert (asked.id, asked.kind, asked.concepts) == ("toy.order", "ranking", ("E3",))
    assert asked.right() == RIGHT


def test_what_is_wrong_in_its_table_is_said(topic: Path) -> None:
    topic.write_text(FILE.replace('order = ["form", "call", "home"]', 'order = ["form", "post"]'))
    with pytest.raises(ContentError) as raised:
        read_questions(topic)
    assert list(map(str, raised.value.problems)) == [
        "toy.toml, question order, order: 'form, post' will not do. "
        "Here stands each option once: form, call, home."
    ]


def test_a_card_asks_it_and_marks_it(asked: ranking.Ranking) -> None:
    card = QuestionCard(asked)
    assert card.content["question"]["shape"] == "ranking"
    assert [card.answer(given).marks()["toy.order"].credit for given in (RIGHT, HALF, WRONG)] == [1, 2 / 3, 0]
    with pytest.raises(ValueError, match="is all of its options in order: form, call, home"):
        card.answer(["form"])


def test_without_feedback_the_page_is_not_told_the_order(asked: ranking.Ranking) -> None:
    assert asked.why in json.dumps(QuestionCard(asked).content)
    assert asked.why not in json.dumps(QuestionCard(asked, feedback=False).content)


def test_it_is_practised_and_stands_in_the_record(topic: Path) -> None:
    look_up = {"toy": read_questions(topic)}.__getitem__
    add_noun("toys", Noun(topic.parent, read_questions, (look_up,), tuple))
    tried = Entry("toy.order", "try", WRONG, at="2026-11-20T10:00:00Z", uid="1")
    (card,) = schedule([tried], date(2026, 11, 23))
    assert (card.question.id, card.box) == ("toy.order", 1)
    assert "A home, A call, A form" in as_text(make_record([tried]))


def test_an_assignment_parts_it_from_its_key_and_grading_puts_them_together(asked: ranking.Ranking) -> None:
    released, held = json.loads(json.dumps([asked.asked(), asked.key()]))
    assert asked.why not in json.dumps(released)
    on_the_page = blind(released)
    assert on_the_page.refusal(["form"])
    assert on_the_page.mark(HALF) is None
    assert on_the_page.with_key(held).mark(HALF) == asked.mark(HALF)


def test_what_is_registered_for_a_test_is_gone_after_it() -> None:
    assert "ranking" not in {*theory_kinds.kinds(), *kinds.formats()}
    assert question("quadrants.numerals").kind == "match"
