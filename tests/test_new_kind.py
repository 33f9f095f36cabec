"""A kind of question is added from outside: registered, it is asked, kept, assigned, graded and sent back."""

import json
import re
import shutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from cocreation_teach.content import ContentError, course, kinds, nouns, question, read_questions
from cocreation_teach.content.nouns import Noun, add_noun
from cocreation_teach.content.questions import FOLDER
from cocreation_teach.content.questions import _topic as bank_of
from cocreation_teach.exchange.key import read_key
from cocreation_teach.learning.entry import Entry
from cocreation_teach.learning.hand_in import occasion_of
from cocreation_teach.learning.practice import schedule
from cocreation_teach.learning.record import as_text, make_record
from cocreation_teach.teaching import assign, export, grade, write_report
from cocreation_teach.teaching.assigning.draft import kinds_asked
from cocreation_teach.teaching.rehearsal.hand_ins import simulate_hand_ins
from cocreation_teach.theory import kinds as theory_kinds
from cocreation_teach.theory.kinds import blind
from cocreation_teach.widgets import Assignment, QuestionCard, keeping
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
    (card,) = schedule([tried])
    assert (card.question.id, str(card.due)) == ("toy.order", "2026-11-21")
    assert "A home; A call; A form" in as_text(make_record([tried]))


def test_an_assignment_parts_it_from_its_key_and_grading_puts_them_together(asked: ranking.Ranking) -> None:
    released, held = json.loads(json.dumps([asked.asked(), asked.key()]))
    assert asked.why not in json.dumps(released)
    on_the_page = blind(released)
    assert on_the_page.refusal(["form"])
    assert on_the_page.mark(HALF) is None
    assert on_the_page.with_key(held).mark(HALF) == asked.mark(HALF)


@pytest.fixture
def in_the_bank(topic: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The new question stands in the bank: its file is one of the bank's."""
    bank = tmp_path / "bank"
    shutil.copytree(FOLDER, bank)
    shutil.copy(topic, bank)
    # The module has the name of a function of its room.
    monkeypatch.setattr(import_module("cocreation_teach.content.questions"), "FOLDER", bank)
    bank_of.cache_clear()
    yield
    bank_of.cache_clear()


@pytest.mark.usefixtures("in_the_bank")
def test_it_goes_out_to_a_student_and_comes_back_with_marks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: ranking.Ranking
) -> None:
    assert "ranking" in kinds_asked()
    made = assign(tmp_path / "week", "Week 5", questions=2, kinds=["ranking", "match"], due="2999-01-01")
    (toy,) = (item for item in made.assignment.items if item.kind == "ranking")
    (release,) = (tmp_path / "week/release").glob("*.json")
    assert asked.why not in release.read_text()

    # The student's page asks it without feedback, keeps an answer, and hands it in.
    sent: list[bytes] = []
    shutil.copytree(release.parent, tmp_path / "hers")
    monkeypatch.chdir(tmp_path / "hers")
    keeping._journal.cache_clear()
    page = Assignment()
    page._begin({"id": "1234", "name": "Ana"})
    (card,) = (one for one in page.children if toy.id in getattr(one, "_questions", ()))
    assert (card.content["question"]["shape"], card.content["question"]["feedback"]) == ("ranking", False)
    assert asked.why not in json.dumps(card.content)
    key = read_key(tmp_path / "week", made.assignment)
    given = {name: one.question.right() for name, one in key.items()} | {toy.id: HALF}
    for name, answer in given.items():
        act = {"question": name, "act": "try", "answer": answer, "uid": name}
        occasion = occasion_of(made.assignment, "1234")
        card._hear({"acts": [{**act, "occasion": occasion, "at": "2026-11-23T13:00:00Z"}]})
    monkeypatch.setattr(page._foot, "send", lambda _, files=(): sent.extend(files))
    page._hand_in({"id": "1234", "name": "Ana"})
    (tmp_path / "hand-ins").mkdir()
    (tmp_path / "hand-ins/ana.cocreation.json").write_bytes(sent[0])

    # The order of an answer counts: it is graded as it was given.
    grade(tmp_path / "week", [tmp_path / "hand-ins"])
    results = tmp_path / "week/results"
    assert f"1234,{toy.id},ranking,call;form;home,0.6667,0.6667," in (results / "answers.csv").read_text()
    assert "1234,Ana,,1.67,2," in (results / "marks.csv").read_text()
    told = (results / "feedback/1234.html").read_text()
    assert "A call; A form; A home" in told
    assert asked.why in told


@pytest.mark.usefixtures("in_the_bank")
def test_a_class_is_made_up_reported_and_exported_with_it(tmp_path: Path) -> None:
    folder = tmp_path / "week"
    assign(folder, "Week 5", questions=3, kinds=["ranking", "match", "choice"], due="2026-12-01")
    (tmp_path / "hand-ins.zip").write_bytes(simulate_hand_ins(folder, students=12)["hand-ins.zip"])
    grade(folder, [tmp_path / "hand-ins.zip"])
    assert write_report(folder).is_file()
    assert re.search(r"^q0\d,ranking,1\d,0,", (folder / "results/items.csv").read_text(), re.MULTILINE)
    exported = export(folder, "moodle-xml", tmp_path / "week.xml")
    assert "(ranking)" in " ".join(exported.notes)
    assert "(choice)" in (tmp_path / "week.xml").read_text()
    assert "(ranking)" not in (tmp_path / "week.xml").read_text()


def test_what_is_registered_for_a_test_is_gone_after_it() -> None:
    assert "ranking" not in {*theory_kinds.kinds(), *kinds.formats()}
    assert question("quadrants.numerals").kind == "match"
