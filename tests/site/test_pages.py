"""A page holds what the course asks, also where no script runs, and no text in it leaves its place."""

import json
import re

import pytest

from cocreation_teach.site import files
from cocreation_teach.site.linking import PACKAGE
from cocreation_teach.site.pages import LAB, Page, contents_html, page_html
from cocreation_teach.site.reading import Block, Live, Prose


def asking(key: str) -> Live:
    question = {"id": key, "prompt": "Who </script>?", "options": [{"id": "a", "label": "Ana & Bo"}]}
    return Live("QuestionCard", "question_card", {"content": {"question": question}})


def page(*blocks: Block) -> Page:
    return Page("lessons/09-four-quadrants.ipynb", "The four quadrants", 30, blocks)


def held(html: str) -> dict[str, object]:
    found = re.search(r'<script type="application/json" id="ccs-page">(.*?)</script>', html, re.S)
    assert found
    return dict(json.loads(found[1]))


def test_a_card_has_an_address_and_one_that_comes_again_another() -> None:
    html = page_html(page(asking("a.b"), Prose("<p>So.</p>"), asking("a.b")), "1.0")
    assert re.findall(r'id="([^"]+)" data-widget="(\d)"', html) == [("a.b", "0"), ("a.b-2", "1")]


def test_the_data_hold_the_widgets_in_order_and_no_text_ends_them() -> None:
    about = held(page_html(page(asking("a.b")), "1.0"))
    assert about["widgets"] == [asking("a.b").plain()]
    assert about["edition"] == "1.0"


def test_what_is_asked_stands_on_the_page_as_text() -> None:
    html = page_html(page(asking("a.b")), "1.0")
    assert "<p>Who &lt;/script&gt;?</p>" in html
    assert "<li>Ana &amp; Bo</li>" in html


def test_a_page_leads_on_to_pages_of_the_site() -> None:
    html = page_html(page(), "1.0")
    assert '<a href="../lessons/09-voluntary-quadrants.html">' in html
    assert not re.search(r'href="\.[^"]*ipynb', html)


@pytest.mark.parametrize("html", [page_html(page(asking("a.b")), "1.0"), contents_html([page()], "1.0")])
def test_a_page_asks_no_other_host_for_anything(html: str) -> None:
    loaded = re.findall(r'<(?:script|img|link|iframe)[^>]*\b(?:src|href)="([^"]+)"', html)
    assert {one.rpartition("/")[2] for one in loaded} >= {"icon.svg", "course.css", "course.js"}
    assert not [one for one in loaded if "//" in one]
    assert "default-src &#39;none&#39;" in html


def test_who_links_to_a_page_is_told_where_it_stands_if_that_is_known() -> None:
    html = page_html(page(), "1.0", "https://example.org/c/")
    assert '<link rel="canonical" href="https://example.org/c/lessons/09-four-quadrants.html">' in html
    assert '<meta property="og:url" content="https://example.org/c/lessons/09-four-quadrants.html">' in html
    assert '<meta property="og:image" content="https://example.org/c/icon-512.png">' in html
    assert not re.findall(r"canonical|og:url|og:image", page_html(page(), "1.0"))


def test_binder_opens_the_page_in_the_repository_that_is_named_and_no_page_of_a_lecturers_own() -> None:
    there = "https://mybinder.org/v2/gh/ana/fork/HEAD?urlpath=doc%2Ftree%2Flessons%2F"
    assert f'href="{there}09-four-quadrants.ipynb"' in page_html(page(), "1.0", repository="ana/fork")
    assert f'href="{there}00-start-here.ipynb"' in contents_html([page()], "1.0", repository="ana/fork")
    assert "binder" not in page_html(Page("week/week-5-evora.ipynb", "Week 5", 0, ()), "1.0")


def test_a_link_that_is_sent_to_somebody_shows_what_the_page_is() -> None:
    html = page_html(page(Prose("<h1>Four</h1><p>Who “asks”?</p>")), "1.0", "https://example.org/c/")
    told = dict(re.findall(r'<meta property="og:(\w+)" content="([^"]*)">', html))
    assert told["title"] == "The four quadrants (Lesson 09)"
    assert told["description"] == "Who “asks”?"
    assert told["site_name"]


def test_what_explorers_compute_and_say_comes_with_what_draws_them() -> None:
    explorer = Live("Explorer", "explorer", {"content": {"title": "One meal"}, "reply": {"sentence": "So."}})
    written = files((page(Live("VBox", "", {}, (explorer,))),))
    for part in (b'"site/page/explorers/homes.mjs"', b'"homes.nobody"'):
        assert part in written["widgets/explorer.js"]
        assert part not in written["course.js"]


def test_what_comes_before_the_first_card_is_what_draws_cards() -> None:
    """Words for scripts are no style sheet, and what chooses among all questions comes with them."""
    held = files((page(asking("a.b")),))
    written = {name: held[name].decode() for name in ("course.js", "course.css", "bank.js")}
    assert '"language"' in written["course.js"]
    assert '"language"' not in written["course.css"]
    for chooses in ("with_bank", "practice", "recall", "record"):
        defined = f'modules["site/page/{chooses}.mjs"] = '
        assert defined in written["bank.js"]
        assert defined not in written["course.js"]
    assert "FSRS" not in written["course.js"]


def test_what_draws_anything_but_cards_comes_later_and_what_is_shared_comes_once() -> None:
    drawn = [Live("", name, {}) for name in ("quadrant_board", "sorting_board", "tax_return")]
    held = files((page(asking("a.b"), *drawn),))
    written = {path: text.decode() for path, text in held.items() if path.endswith(".js")}
    defined = {path: set(re.findall(r'^modules\["(.*?)"\] =', held, re.M)) for path, held in written.items()}
    assert {"widgets/question_card.mjs", "widgets/placing.mjs"} <= defined["course.js"]
    assert "widgets/sorting_board.mjs" in defined["widgets/sorting_board.js"]
    assert "site/page/tax_answers.mjs" in defined["widgets/tax_return.js"]
    assert not any(defined["course.js"] & defined[path] for path in written if path.startswith("widgets/"))
    assert "widgets/sorting_board.js" in written["sw.js"]


def test_what_others_wrote_goes_with_its_licence() -> None:
    licences = files((page(asking("a.b")),))["licences.txt"].decode()
    for one in (PACKAGE / "site/vendor").glob("*.mjs"):
        assert one.name in licences
        assert one.with_suffix(".LICENSE").read_text(encoding="utf-8").strip() in licences


def test_a_page_with_code_says_that_it_only_shows_it() -> None:
    html = page_html(page(Prose("<pre>1 + 1</pre>", "code")), "1.0")
    assert "only stands to be read" in html
    assert "only stands to be read" not in page_html(page(asking("a.b")), "1.0")


def test_a_page_that_came_without_the_rest_says_so_and_no_other() -> None:
    written = files((page(asking("a.b")),))
    assert '<p class="ccs-alone">This page has come without the rest' in written[page().file].decode()
    assert ".ccs-alone {\n  display: none;" in written["course.css"].decode()


def test_the_data_lab_leads_to_python_in_the_browser_where_that_stands_and_no_other_page_does() -> None:
    there = Page(LAB, "The data lab", 55, page().blocks)
    assert f'<a href="../lab/notebooks/index.html?path={LAB}">' in page_html(there, "1.0", lab="lab/")
    for html in (page_html(there, "1.0"), page_html(page(), "1.0", lab="lab/")):
        assert "index.html?path" not in html


def test_a_wide_table_that_code_shows_is_scrolled_by_keyboard_too() -> None:
    html = page_html(page(Prose("<table></table>", "output"), Prose("<pre>2</pre>", "output")), "1.0")
    assert (
        '<div class="ccs-output" tabindex="0" role="group" aria-label="What the code shows"><table>' in html
    )
    assert '<div class="ccs-output"><pre>' in html


def test_what_a_script_fills_in_has_its_place_before_it_comes() -> None:
    html = page_html(page(asking("a.b")), "1.0")
    assert re.search(r'<span class="ccp-progress">0 of \d+ answered, about \d+ minutes left</span>', html)
    assert re.findall(r'<button type="button" data-key="(\w+)"[^>]* disabled>', html) == ["next", "search"]
    contents = contents_html([page()], "1.0")
    assert "The four quadrants</a><span>about 30 minutes</span>" in contents
    assert re.findall(r'<button type="button" data-key="(\w+)"[^>]* disabled>', contents) == ["search"]
