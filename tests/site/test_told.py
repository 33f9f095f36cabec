"""Where no script runs, a page says what each widget is for, and the words of what it asks."""

from pathlib import Path

import pytest

from cocreation_teach import widgets
from cocreation_teach.content import journey, question, questions, system
from cocreation_teach.site.pages import Page, here, told
from cocreation_teach.site.reading import Live, live
from cocreation_teach.site.search import places
from cocreation_teach.widgets import Capstone, Explorer, SystemMap, ValueMarker
from cocreation_teach.widgets.keeping import for_plain_pages
from cocreation_teach.words import catalogue


def on_a_page(make: type, *given: object) -> Live:
    with for_plain_pages(Path("lessons")):
        return live(make(*given))


def test_each_widget_says_in_a_sentence_what_it_is_for_but_for_cards_which_ask() -> None:
    ask = {"QuestionCard", "Practice", "Recall"}
    said = {key.removeprefix("site.here.") for key in catalogue() if key.startswith("site.here.")}
    assert said - {"solved"} == {*widgets.__all__} - ask


@pytest.mark.parametrize(
    ("make", "given", "words"),
    [
        (Capstone, questions("capstone"), ["Name one person, one public service"]),
        (ValueMarker, journey("warm-kitchen"), ["Godelieve Maes is 67", "Number sixty-four", "Capacity"]),
        (SystemMap, system("iker"), ["Iker Arana is 14", "A car on Tuesdays", "Soft technology"]),
        (Explorer, "one-meal", ["One meal, three diners", "The meal cost 28.00"]),
    ],
)
def test_the_words_of_a_widget_stand_on_the_page_and_are_found(
    make: type, given: object, words: list[str]
) -> None:
    one = on_a_page(make, given)
    html = told(one)
    assert f'<p class="ccs-here">{here(one)}</p>' in html
    assert [word for word in words if word not in html] == []
    [found] = places(Page("exercises/11-capstone.ipynb", "One", 5, (one,)))
    assert [word for word in words if word not in found["text"]] == []
    assert here(one) not in found["text"]  # by what all of a kind say none is found


def test_a_touch_point_is_told_once_and_a_heading_that_asks_gets_no_full_stop() -> None:
    html = told(on_a_page(SystemMap, system("iker")))
    assert html.count(system("iker").touchpoints[0].title) == 1
    asks = {"content": {"cards": [{"title": "Who pays?", "description": "One\nTwo"}]}}
    assert "<p><strong>Who pays?</strong> One\nTwo</p>" in told(Live("SortingBoard", "sorting_board", asks))


def test_a_solution_says_that_answers_are_shown_and_a_card_says_nothing_but_its_question() -> None:
    asked = ({"id": "a"},)
    assert here(Live("Capstone", "capstone", {"content": {}}, (), asked)) == catalogue()["site.here.solved"]
    assert here(on_a_page(widgets.QuestionCard, question("start.swimming"))) == ""
    assert here(Live("Sundial", "sundial", {"content": {}})) == ""
    assert "works only with JavaScript" in told(Live("Sundial", "sundial", {"content": {}}))
