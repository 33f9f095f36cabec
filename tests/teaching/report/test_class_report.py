"""The class report: what it says, what it keeps to itself, and that no class is too odd for it."""

import re
import warnings
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cocreation_teach.content import encounters
from cocreation_teach.exchange.errors import TeachingError
from cocreation_teach.simulations.classroom import simulate_class
from cocreation_teach.teaching.report.page import as_page, write_report
from cocreation_teach.teaching.statistics.data import ClassData
from cocreation_teach.teaching.statistics.tables import items_table, misconceptions_table, write_statistics
from cocreation_teach.theory import classification_mark
from tests.teaching.graded_class import (
    continuum,
    graded,
    quadrant,
    row,
    staircase,
    text,
    values,
    write,
)

pytestmark = pytest.mark.filterwarnings("error")
ASKED = [
    quadrant("q1", "I", points_to={"II": "M24", "III": "M3"}),
    continuum("q2", 3),
    values("q3", "needs"),
    text("q4"),
]


class Reader(HTMLParser):
    """Reads a page as a browser does: its words, tags and ids, and what is left open."""

    VOID = ("meta", "br", "img", "use", "path", "rect", "line")

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words, self.tags, self.ids, self.open = [], [], [], []  # type: ignore[var-annotated]
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.ids += [value for name, value in attrs if name == "id"]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.ids += [value for name, value in attrs if name == "id"]

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def words(page: str) -> str:
    return " ".join(" ".join(Reader(page).words).split())


def simulated(size: int) -> tuple[list[Any], list[list[str]], list[tuple[str, str]]]:
    """Return a simulated class that classified twelve encounters."""
    cards = encounters()[:12]
    table = pd.DataFrame(simulate_class(cards, students=size).columns())
    questions = {}
    for at, card in enumerate(cards):
        marks = {quadrant: classification_mark(card, quadrant) for quadrant in type(card.quadrant)}
        points_to = {key.value: mark.misconception for key, mark in marks.items() if mark.misconception}
        questions[card.id] = quadrant(f"q{at + 1:02}", card.quadrant.value, points_to=points_to)
    rows = [
        row(one.simulated_student, questions[one.encounter], one.answer, one.confidence)
        for one in table.itertuples()
    ]
    shares = 100 * table.groupby("simulated_student")["right"].mean()
    return list(questions.values()), rows, [(name, f"{share:.2f}") for name, share in shares.items()]


def answered(**answers: str) -> ClassData:
    """Return a class of one answer a question, the same for each of ``n`` students."""
    size = int(answers.pop("n", "12"))
    asked = {item.id: (item, key) for item, key in ASKED}
    rows = [row(str(who), asked[name], said) for who in range(size) for name, said in answers.items()]
    return graded(ASKED, rows, [(str(who), "") for who in range(size)])


@pytest.fixture(scope="module")
def sixty() -> str:
    """The page of a simulated class of sixty."""
    return as_page(graded(*simulated(60)))


def test_the_page_opens_with_next_monday_and_says_what_to_say(sixty: str) -> None:
    page = words(sixty)
    places = [page.index(said) for said in ("Next Monday", "In pictures", "All numbers")]
    assert places == sorted(places)
    monday = page[places[0] : places[1]]
    assert "“An active part is a voluntary part.”" in monday
    assert "Say: A part that simply comes with being served can be played keenly too." in monday
    assert "lesson 09, The four quadrants, and exercise 09" in monday
    assert monday.count("Send them to:") == 3
    assert re.search(r"\d+ of the 60 students who could have shown it \(\d+%\)", monday)


def test_two_camps_are_told_apart_by_their_axis() -> None:
    asked = quadrant("q1", "I")
    rows = [row(str(at), asked, "I" if at % 2 else "III") for at in range(20)]
    page = words(as_page(graded([asked], rows, [(str(at), "") for at in range(20)])))
    assert "Two camps: 10 said “I Co-production”, 10 said “III Co-management” (n 20)." in page
    assert "They agree on the locus and part on the nature." in page


def test_the_same_class_gives_the_same_bytes(tmp_path: Path) -> None:
    names = ("report.html", "items.csv", "misconceptions.csv")
    written = []
    for place in ("one", "another"):
        folder = write(tmp_path / place, *simulated(40))
        write_statistics(folder)
        assert write_report(folder) == folder / "results/report.html"
        written.append([(folder / "results" / name).read_bytes() for name in names])
    assert written[0] == written[1]
    assert str(tmp_path).encode() not in written[0][0]


def test_the_page_is_whole_and_fetches_nothing(sixty: str) -> None:
    read = Reader(sixty)
    assert read.open == []
    assert len(read.ids) == len(set(read.ids))
    assert not [tag for tag, _ in read.tags if tag in ("script", "link", "img", "iframe")]
    loaded = [
        value
        for _, found in read.tags
        for name, value in found.items()
        if name in ("src", "xlink:href", "href")
    ]
    assert all((value or "").startswith("#") for value in loaded)
    assert set(re.findall(r'href="#([^"]+)"', sixty)) <= set(read.ids)
    assert "@import" not in sixty
    assert "url(http" not in sixty


def test_figures_have_words_and_tables_have_headers(sixty: str) -> None:
    read = Reader(sixty)
    figures = [found for tag, found in read.tags if tag == "svg"]
    assert len(figures) == 5
    assert all(len(found["aria-label"] or "") > 40 and found["role"] == "img" for found in figures)
    tables = sum(tag == "table" for tag, _ in read.tags)
    assert tables == sum(tag == "caption" for tag, _ in read.tags) > 5
    assert all("scope" in found for tag, found in read.tags if tag == "th")


def test_what_students_typed_is_not_in_the_page_and_what_lecturers_typed_is_text(tmp_path: Path) -> None:
    evil = "<script>alert(1)</script>"
    item, key = quadrant("q1", "I")
    options = (("I", f"I {evil}"), ("II", "=1+1"))
    item = replace(item, question=replace(item.question, prompt=f"Is $x_1$ {evil} safe?", options=options))
    why = text("q2")
    rows = [row(f"{evil}{at}", (item, key), "II") for at in range(12)]
    rows += [row(f"{evil}{at}", why, f"{evil} of mine") for at in range(12)]
    folder = write(tmp_path / "a", [(item, key), why], rows, [(f"{evil}{at}", "") for at in range(12)])
    write_statistics(folder)
    page = write_report(folder).read_text()
    assert "<script" not in page
    assert "onerror" not in page
    assert "of mine" not in page
    assert "Week 9 <b>quadrants</b>" in words(page)
    assert f"Is $x_1$ {evil} safe?" in words(page)
    for name in ("items.csv", "misconceptions.csv"):
        assert "script>0" not in (folder / "results" / name).read_text()


def test_nobody_handed_in() -> None:
    data = graded(ASKED, [], [])
    assert "Nobody has handed in yet" in words(as_page(data))
    assert items_table(data)["n"].tolist() == [0, 0, 0, 0]
    assert misconceptions_table(data).empty


def test_a_single_student() -> None:
    page = words(as_page(answered(n="1", q1="II", q2="3", q3="capacity", q4="")))
    assert "With 1 student take every figure as a hint." in page
    assert "1 of the 1 student who could have shown it (100%)" in page
    assert "No question was asked of 10 students or more, so none is judged." in page


def test_all_right() -> None:
    page = words(as_page(answered(q1="I", q2="3", q3="needs")))
    assert "No answer points to a misconception." in page
    assert "Nothing did: wherever two or more answered" in page
    assert "not defined" in page


def test_all_wrong() -> None:
    page = words(as_page(answered(q1="II", q2="1", q3="capacity")))
    assert "12 of the 12 students who could have shown it (100%)" in page
    assert "More chose “II Co-construction” (12) than the key (0)." in page


def test_all_left_out() -> None:
    page = words(as_page(answered(q1="", q2="", q3="", q4="")))
    assert "Nobody answered it." in page
    assert "No question on quadrants was answered." in page
    assert "No confidence was stated." in page
    assert "12 of 12 left it out" in page


def test_texts_that_wait_to_be_marked() -> None:
    page = words(as_page(answered(q1="I", q4="Because.")))
    assert "12 students wait for a total: texts are still to be marked in results/to-mark.csv" in page
    assert "12 answers still to be marked." in page
    assert "no total is complete" in page


def test_few_students_are_greyed_and_fewer_are_not_shown() -> None:
    greyed, none, shown = (as_page(graded(*staircase(copies))) for copies in (5, 2, 8))
    assert '<span class="few">0.71, n &lt; 30: a hint</span>' in greyed
    assert '<span class="few">n &lt; 10: not shown</span>' in none
    assert "0.71" not in none
    assert 'class="few">' not in shown.replace("not defined", "")
    assert "KR-20 40" not in shown


def test_the_gain_since_a_pretest() -> None:
    questions, rows, people = staircase(10)
    after = graded(questions, rows, people)
    before = graded(questions, rows, [(name, "20") for name, _ in people])
    page = words(as_page(after, before))
    # (50 - 20) / (100 - 20)
    assert "40 students took both: 20% before, 50% after. Normalised gain: 0.38." in page
    assert "No pre-test was named." in words(as_page(after))


def test_a_pretest_whose_ids_lost_their_zeros_is_refused(tmp_path: Path) -> None:
    questions, rows, people = staircase(3)
    after = write(tmp_path / "after", questions, rows, people)
    cut = [[row[0].lstrip("0"), *row[1:]] for row in rows]
    before = write(tmp_path / "before", questions, cut, [(name.lstrip("0"), mark) for name, mark in people])
    with pytest.raises(TeachingError, match=r"1-0.*: but for zeros in front, these ids are in both classes"):
        write_report(after, before)


def test_a_pretest_of_others_or_all_right() -> None:
    data = graded(*staircase(10))
    strangers = graded(staircase(1)[0], [], [("somebody", "50")])
    assert "No student with a complete total is in both" in words(as_page(data, strangers))
    full = graded(staircase(1)[0], [], [(name, "100") for name, _ in staircase(10)[2]])
    assert "The pre-test was all right, so no gain is defined." in words(as_page(data, full))


ANSWERS = {
    "q1": st.sampled_from(["", "I", "II", "III", "IV", "V"]),
    "q2": st.sampled_from(["", "1", "2", "3", "4", "5"]),
    "q3": st.sets(st.sampled_from(["needs", "wellbeing", "capacity"])).map(
        lambda taken: ";".join(sorted(taken))
    ),
    "q4": st.sampled_from(["", "Because.", "=1+1", "<b>"]),
}


@st.composite
def classes(draw: st.DrawFn) -> ClassData:
    """Draw a class of which some answers are strange, some credits missing, some ids doubled."""
    credit = st.sampled_from(["", "0", "0.3333333333333333", "0.5", "1", "nan", "9"])
    sure = st.sampled_from(["", "guess", "fair", "certain", "very"])
    misconception = st.sampled_from(["", "M3", "M24", "M99", "M3;M24"])
    size = draw(st.one_of(st.integers(0, 4), st.integers(9, 14), st.integers(29, 34)))
    asked = draw(st.lists(st.sampled_from(range(4)), unique=True))
    rows = []
    people = [
        (f"{who % max(size - 1, 1)}", draw(st.sampled_from(["", "0", "50.5", "100"]))) for who in range(size)
    ]
    for name, _ in people:
        for item, _ in [ASKED[at] for at in asked]:
            answer = draw(ANSWERS[item.id])
            rows.append([name, item.id, item.kind, answer, draw(credit), "", draw(misconception), draw(sure)])
    forms = draw(st.sampled_from([None, [["q1", "q2"], ["q3", "q4"]]]))
    return graded(ASKED, rows, people, forms=forms)


def check_shares(data: ClassData) -> None:
    items, found = items_table(data), misconceptions_table(data)
    shares = [*items["facility"], *items["omitted"], *found["share"]]
    shares += [part.partition("=")[2] for options in items["options"] for part in options.split(";")]
    assert all(0 <= float(share) <= 1 for share in shares if share)
    for name in ("discrimination", "discrimination_low", "discrimination_high"):
        assert all(-1 <= float(value) <= 1 for value in items[name] if value)
    assert all(float(value) <= 1 for value in items["alpha_if_dropped"] if value)
    assert "nan" not in (items.to_csv() + found.to_csv()).lower()


@given(classes())
@settings(max_examples=25)
def test_no_class_is_too_odd_for_the_tables(data: ClassData) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        check_shares(data)


@given(classes())
@settings(max_examples=6)
def test_no_class_is_too_odd_for_the_page(data: ClassData) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        page = as_page(data)
    assert Reader(page).open == []
    assert not re.search(r"\b(nan|inf|None|undefined)\b", words(page))
    assert all(0 <= int(share) <= 100 for share in re.findall(r"(?<![\d−-])(\d+)%", words(page)))


def test_a_prompt_in_another_script_gives_no_warning() -> None:
    asked = quadrant("q1", "I")
    prompt = "公共サービス 🚌 خدمة $"
    other = (replace(asked[0], question=replace(asked[0].question, prompt=prompt)), asked[1])
    assert "公共サービス" in as_page(graded([other], [row("1", other, "I")], [("1", "100")]))
