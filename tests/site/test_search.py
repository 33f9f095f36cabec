"""What stands on the site is found at its address: headings and cards, and no solution."""

import json

from cocreation_teach.site.pages import Page
from cocreation_teach.site.reading import Block, Live, Prose
from cocreation_teach.site.search import places, script
from tests.site.test_pages import asking

PROSE = Prose('<p>First.</p><h2 id="A-call?">A <em>call</em>?</h2><p>Who &amp; why.</p>')


def page(*blocks: Block, path: str = "lessons/09-four-quadrants.ipynb") -> Page:
    return Page(path, "The four quadrants", 30, blocks)


def test_words_are_found_under_the_heading_above_them_also_past_a_card() -> None:
    found = list(places(page(PROSE, asking("a.b"), Prose("<p>And more.</p>"))))
    assert [(one["where"], one["heading"], one["text"]) for one in found] == [
        ("lessons/09-four-quadrants.html", "The four quadrants", "First."),
        ("lessons/09-four-quadrants.html#A-call%3F", "A call?", "Who & why. And more."),
        ("lessons/09-four-quadrants.html#a.b", "Who </script>?", "Who </script>? Ana & Bo"),
    ]
    assert {one["page"] for one in found} == {"Lesson 09: The four quadrants"}


def test_a_card_that_comes_again_is_found_at_each_address() -> None:
    assert [one["where"].partition("#")[2] for one in places(page(asking("a.b"), asking("a.b")))] == [
        "a.b",
        "a.b-2",
    ]


def test_a_long_question_is_shown_by_its_beginning_and_found_by_all_its_words() -> None:
    question = {"id": "a.b", "prompt": f"{'Who rings, and ' * 10}why?\nThe end."}
    [found] = places(page(Live("QuestionCard", "question_card", {"content": {"question": question}})))
    assert len(found["heading"]) <= 112
    assert found["heading"].endswith(" …")
    assert found["text"].endswith("why? The end.")


def test_what_is_chosen_for_a_learner_or_says_nothing_is_not_found() -> None:
    box = Live("Recall", "", {}, (asking("a.b"),))
    work = Live("MyWork", "my_work", {"content": {}})
    code = Prose("<pre>print()</pre>", "code")
    assert list(places(page(box, work, code))) == []


def test_solutions_are_left_out_and_the_script_brings_what_finds() -> None:
    text = script([page(PROSE), page(PROSE, path="solutions/09-four-quadrants.ipynb")])
    first, _, rest = text.partition("\n")
    held = json.loads(first.removeprefix("(globalThis.cocreationData ??= {}).search = ").removesuffix(";"))
    assert {one["where"].partition("/")[0] for one in held} == {"lessons"}
    assert 'modules["site/page/finding.mjs"] = ' in rest
