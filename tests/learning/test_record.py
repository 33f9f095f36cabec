"""The record shows what was answered, as text and nothing else, on a page and on a terminal."""

import re
from html.parser import HTMLParser

import pytest

from cocreation_teach.content import question
from cocreation_teach.learning.entry import Entry
from cocreation_teach.learning.record import as_page, as_text, make_record
from cocreation_teach.theory.gain import Gain

NASTY = '</p><script>alert(1)</script><img src=x onerror=y> {{ 7 * 7 }} & "so" \x1b[31mred\u202e 🎓'


def acts(*entries: Entry) -> list[Entry]:
    fields = Entry.__dataclass_fields__
    return [
        Entry(**({name: getattr(one, name) for name in fields} | {"n": n, "uid": f"u{n}"}))
        for n, one in enumerate(entries, 1)
    ]


TEXT = "quadrants.own-encounter"
DONE = acts(
    Entry("rias-flats", "try", "II", "certain", at="2026-11-20T10:00:00Z"),
    Entry("rias-flats", "try", "IV", at="2026-11-21T10:00:00Z"),
    Entry(TEXT, "try", NASTY, at="2026-11-22T10:00:00Z"),
    Entry("rias-week", "shown", at="2026-11-22T10:00:00Z"),
    Entry("gone.question", "try", "what I said"),
)


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        assert not {name for name, _ in attrs} & {"src", "href", "onerror", "onclick"}


def test_the_page_is_whole_and_needs_nothing_else() -> None:
    page = as_page(make_record(DONE))
    tags = Tags()
    tags.feed(page)
    assert tags.seen <= {
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "main",
        "h1",
        "h2",
        "p",
        "div",
        "article",
    }
    assert "http" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "{{ 7 * 7 }}" in page


def test_the_terminal_gets_text_that_it_does_not_obey() -> None:
    text = as_text(make_record(DONE))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f\u202a-\u202e]", text)
    assert "</p><script>" in text
    assert "🎓" in text


@pytest.mark.parametrize("show", [as_page, as_text])
def test_what_stands_in_it(show: object) -> None:
    text = show(make_record(DONE))  # type: ignore[operator]
    for words in (
        "Yes: quadrant IV",
        "Shown on request, not answered.",
        "what I said",
        "This edition no longer asks this.",
    ):
        assert words in text, words


def test_a_text_stands_beside_its_model_answer() -> None:
    assert question(TEXT).model.split(".")[0].split("’")[0] in as_page(make_record(DONE))  # type: ignore[attr-defined]


def test_an_empty_journal_gives_a_record_that_says_so() -> None:
    assert "Nothing is answered yet." in as_page(make_record([]))
    assert "Nothing is answered yet." in as_text(make_record([]))


def test_an_answer_to_an_earlier_wording_says_so() -> None:
    assert "new words since" in as_page(make_record(acts(Entry("rias-flats", "try", "IV", version="older"))))


def keys(name: str, *, right: bool) -> str:
    marks = question(name).marks  # type: ignore[attr-defined]
    return next(one for one, mark in marks.items() if mark.right is right)


def test_the_learning_gain() -> None:
    one, two, three = "start.silence", "start.story-hour", "start.swimming"
    done = acts(
        *(
            Entry(name, "try", keys(name, right=name == one), occasion="prediction")
            for name in (one, two, three)
        ),
        *(Entry(name, "try", keys(name, right=True), occasion="post-test") for name in (one, two)),
        Entry(one, "try", keys(one, right=False), occasion="post-test"),
    )
    gain = make_record(done).gain
    assert gain == Gain(2, 1, 2, most=2)
    assert gain.normalised == 1
    assert (
        "Of 2 questions asked at the beginning and again at the end, you had 1 right before and 2 after"
        in as_page(make_record(done))
    )


def test_a_second_try_after_feedback_is_no_gain() -> None:
    name = "start.silence"
    tries = [Entry(name, "try", keys(name, right=right), occasion="post-test") for right in (False, True)]
    before = Entry(name, "try", keys(name, right=False), occasion="prediction")
    assert make_record(acts(before, *tries)).gain == Gain(1, 0, 0, most=1)


def test_the_gain_is_not_defined_where_nothing_could_be_gained() -> None:
    assert Gain(8, 8, 7, most=8).normalised is None
    assert Gain(8, 4, 2, most=8).normalised == -0.5
