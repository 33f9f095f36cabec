"""The student's page of an assignment: who they are, answering, coming back, handing in."""

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from cocreation_teach.exchange.assignment import Assignment
from cocreation_teach.teaching import assign
from tests.browser.support import Course, come_back

Opened = Callable[..., Page]
KINDS = ("quadrant", "values", "choice", "text")
WORDS = '<img src=x onerror="alert(1)"> née 🎓 $x^2$'


@pytest.fixture
def released(lab: Course, tmp_path: Path) -> Iterator[Assignment]:
    """An assignment in a folder of its own, as a student puts it there."""
    made = assign(tmp_path / "week", "Week 5: Évora", kinds=KINDS, questions=4, due="2020-01-31")
    shutil.copytree(made.folder / "release", lab.folder / "week")
    yield made.assignment
    shutil.rmtree(lab.folder / "week")


@pytest.fixture
def page(released: Assignment, opened: Opened) -> Page:  # noqa: ARG001
    return opened("week/week-5-evora.ipynb")


def begin(page: Page, student: str = "1234", name: str = "Ana Silva", questions: int = 4) -> None:
    head = page.get_by_role("group", name="Who you are")
    head.get_by_label("Student id").fill(student)
    head.get_by_label("Name").fill(name)
    head.get_by_role("button", name="Begin").click()
    expect(page.locator(".cct-question")).to_have_count(questions)


def answer_all(page: Page, released: Assignment) -> None:
    for card, item in zip(page.locator(".cct-question").all(), released.items, strict=True):
        if item.kind == "text":
            card.get_by_role("textbox").fill(WORDS)
        else:
            card.get_by_label(item.options[0][1], exact=True).check()
        card.get_by_label("Fairly sure").check()
        card.get_by_role("button", name="Keep my answer").click()
        expect(card.locator(".cct-saved")).to_have_text("Saved.")


def foot(page: Page) -> Locator:
    return page.get_by_role("group", name="Hand in")


def hand_in(page: Page) -> tuple[str, bytes]:
    with page.expect_download() as download:
        foot(page).get_by_role("button", name="Hand in: download my file").click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def test_a_student_answers_comes_back_and_hands_in(page: Page, released: Assignment) -> None:
    expect(page.locator(".cct-question")).to_have_count(0)
    begin(page)
    expect(page.get_by_role("heading", name="Question 1 of 4")).to_be_visible()
    expect(foot(page)).to_contain_text("Not answered: questions 1, 2, 3 and 4.")
    answer_all(page, released)
    expect(foot(page)).to_contain_text("4 of 4 answered.")
    expect(page.locator(".cct-question .cct-mark")).to_have_count(0)
    come_back(page, 6)
    expect(page.get_by_text("You work as 1234 Ana Silva.")).to_be_visible()
    for card, item in zip(page.locator(".cct-question").all(), released.items, strict=True):
        if item.options:
            expect(card.get_by_label(item.options[0][1], exact=True)).to_be_checked()
    name, content = hand_in(page)
    assert name == "week-5-evora-1234.cocreation.json"
    file = json.loads(content)
    assert file["assignment"] == {"id": released.id, "digest": released.digest}
    assert file["student"] == {"id": "1234", "name": "Ana Silva"}
    assert [one["question"] for one in file["answers"]] == [item.id for item in released.items]
    given = {one["question"]: one["answer"] for one in file["answers"]}
    for item in released.items:
        first = item.options[0][0] if item.options else WORDS
        assert given[item.id] == ([first] if item.kind == "values" else first)
    assert {one["confidence"] for one in file["answers"]} == {"fair"}
    receipt = hashlib.sha256(content).hexdigest()[:12]
    expect(foot(page)).to_contain_text("4 of 4 answered, handed in as 1234 Ana Silva, at ")
    expect(foot(page)).to_contain_text(f"its receipt {receipt}")
    expect(page.locator("img[src=x]")).to_have_count(0)


def test_what_is_open_is_named_and_late_is_told(page: Page, released: Assignment) -> None:
    begin(page)
    expect(foot(page)).to_contain_text("You can still hand in; your lecturer will see that it is late.")
    text = next(at for at, item in enumerate(released.items) if item.kind == "text")
    card = page.locator(".cct-question").nth(text)
    card.get_by_role("textbox").fill("Half a thou")
    card.locator(".cct-text").click()
    expect(card.locator(".cct-saved")).to_have_text("Saved.")
    _, content = hand_in(page)
    assert json.loads(content)["answers"] == []
    expect(foot(page)).to_contain_text("0 of 4 answered, handed in as 1234 Ana Silva")
    expect(foot(page)).to_contain_text(f"in question {text + 1} is not kept yet")
    card.get_by_role("button", name="Keep my answer").click()
    expect(foot(page)).to_contain_text("1 of 4 answered.")
    expect(foot(page)).to_contain_text("hand in once more")
    _, content = hand_in(page)
    assert [one["answer"] for one in json.loads(content)["answers"]] == ["Half a thou"]
    expect(foot(page)).not_to_contain_text("hand in once more")


def test_without_an_id_nothing_begins(page: Page) -> None:
    head = page.get_by_role("group", name="Who you are")
    head.get_by_role("button", name="Begin").click()
    expect(head.locator(".cct-status")).to_have_text("Your student id is missing. Your name is missing.")
    expect(page.locator(".cct-question")).to_have_count(0)


def test_who_hands_in_is_asked_again(page: Page) -> None:
    begin(page, "1243")
    expect(foot(page).get_by_label("Student id")).to_have_value("1243")
    foot(page).get_by_label("Student id").fill("1234")
    _, content = hand_in(page)
    assert json.loads(content)["student"]["id"] == "1234"
    expect(page.get_by_text("You work as 1234 Ana Silva.")).to_be_visible()


def test_two_people_at_one_computer_have_answers_of_their_own(page: Page, released: Assignment) -> None:
    begin(page, "1111", "Ana")
    answer_all(page, released)
    head = page.get_by_role("group", name="Who you are")
    head.get_by_role("button", name="Change").click()
    begin(page, "2222", "Bob")
    expect(head).to_contain_text("4 answers of 1111 Ana are kept in this folder too.")
    expect(foot(page)).to_contain_text("0 of 4 answered.")
    _, content = hand_in(page)
    assert json.loads(content)["answers"] == []
    at, item = next((at, item) for at, item in enumerate(released.items) if item.kind == "quadrant")
    card = page.locator(".cct-question").nth(at)
    card.get_by_label(item.options[1][1], exact=True).check()
    card.get_by_role("button", name="Keep my answer").click()
    expect(foot(page)).to_contain_text("1 of 4 answered.")
    foot(page).get_by_label("Student id").fill("1111")
    foot(page).get_by_role("button", name="Hand in: download my file").click()
    expect(foot(page).locator(".cct-status")).to_contain_text(
        "Above are now the questions and answers of 1111"
    )
    _, content = hand_in(page)
    assert len(json.loads(content)["answers"]) == 4


def test_answers_under_a_mistyped_id_are_taken_along(page: Page, released: Assignment) -> None:
    begin(page, "1243")
    answer_all(page, released)
    head = page.get_by_role("group", name="Who you are")
    head.get_by_role("button", name="Change").click()
    begin(page, "1234")
    head.get_by_role("button", name="1243 was a slip").click()
    expect(head.locator(".cct-status")).to_have_text("4 answers were taken along.")
    expect(foot(page)).to_contain_text("4 of 4 answered.")
    _, content = hand_in(page)
    assert len(json.loads(content)["answers"]) == 4


def test_it_all_goes_with_the_keyboard(page: Page) -> None:
    page.get_by_role("group", name="Who you are").get_by_label("Student id").focus()
    page.keyboard.type("7")
    page.keyboard.press("Tab")
    page.keyboard.type("Bo")
    page.keyboard.press("Enter")
    expect(page.locator(".cct-question")).to_have_count(4)
    foot(page).get_by_label("Name").focus()
    with page.expect_download():
        page.keyboard.press("Enter")


def test_no_answer_to_a_question_is_anywhere_on_the_page(page: Page, tmp_path: Path) -> None:
    begin(page)
    key = json.loads((tmp_path / "week" / "key" / "key.json").read_text(encoding="utf-8"))
    html = page.content()
    for question in key["questions"]:
        assert question["origin"] not in html
        for sentences in question.get("feedback", {}).values():
            assert not [sentence for sentence in sentences if len(sentence) > 30 and sentence in html]


def test_axe_finds_nothing_on_a_narrow_page(
    released: Assignment, opened: Opened, violations_in_both: Callable[[Page, str], list[str]]
) -> None:
    page = opened("week/week-5-evora.ipynb")
    page.set_viewport_size({"width": 380, "height": 800})
    found = {"before": violations_in_both(page, ".cct-assignment")}
    begin(page)
    answer_all(page, released)
    hand_in(page)
    expect(foot(page)).to_contain_text("handed in as")
    found["after"] = violations_in_both(page, ".jp-OutputArea-output .widget-vbox")
    assert found == {state: [] for state in found}
    wide = "(parts) => parts.filter((part) => part.scrollWidth > part.clientWidth + 1).length"
    assert page.locator(".cct").evaluate_all(wide) == 0
