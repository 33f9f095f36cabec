"""Two lenses, without a browser: answers, marks and what the page is told."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from cocreation_teach.content import scene
from cocreation_teach.theory import Perspective, Scene
from cocreation_teach.widgets import TwoLenses

KEY = "ferry-office.moments"
MOMENTS = ["waved-out", "chairs", "straps", "card"]


@pytest.fixture
def lenses() -> TwoLenses:
    return TwoLenses(scene("ferry-office"))


@pytest.fixture
def without_critics() -> Scene:
    story = scene("ferry-office")
    silent = (
        {view: text for view, text in passage.readings.items() if view is not Perspective.CRITICS}
        for passage in story.passages
    )
    passages = zip(story.passages, silent, strict=True)
    return replace(
        story, passages=tuple(replace(passage, readings=readings) for passage, readings in passages)
    )


def test_untouched_is_not_answered_rather_than_wrong(lenses: TwoLenses) -> None:
    assert lenses.marks() == {KEY: None}
    assert lenses.answered() == ()
    assert lenses.report() == "Not answered yet."


def test_the_moments_of_truth_earn_full_credit(lenses: TwoLenses) -> None:
    assert lenses.answer(iter(MOMENTS)).marks()[KEY].right
    assert lenses.answered() == (KEY,)
    assert lenses.report() == "1 of 1 answered."


def test_the_last_try_counts_and_all_are_kept(lenses: TwoLenses) -> None:
    lenses.answer(["crossing"]).answer(MOMENTS)
    assert [tried["answer"] for tried in lenses.tries[KEY]] == [["crossing"], MOMENTS]
    assert lenses.marks()[KEY].right


@pytest.mark.parametrize("answer", [[], ["nowhere"], ["chairs", "chairs"], 7])
def test_what_is_no_answer_is_refused(lenses: TwoLenses, answer: object) -> None:
    with pytest.raises(ValueError, match="ferry-office.moments"):
        lenses.answer(answer)
    assert lenses.tries == {}


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: TwoLenses(), "TwoLenses takes a scene, not None. For example"),
        (lambda: TwoLenses("ferry-office"), "TwoLenses takes a scene, not 'ferry-office'"),
        (lambda: TwoLenses(sceen=1), "TwoLenses has no keyword sceen. Its keywords are: scene."),
    ],
)
def test_what_it_cannot_take_is_said_in_a_sentence(make: Callable[[], object], message: str) -> None:
    with pytest.raises(TypeError, match=message):
        make()


def test_each_tick_has_its_mark_at_its_passage(lenses: TwoLenses) -> None:
    apart, met, *_ = lenses.content["passages"]
    assert [apart["marks"][tick]["feedback"][0] for tick in ("ticked", "unticked")] == [
        "Not quite: they do not meet here.",
        "Right: they do not meet here.",
    ]
    assert [met["marks"][tick]["credit"] for tick in ("ticked", "unticked")] == [1, 0]
    assert apart["marks"]["ticked"]["misconception"] == "M14"
    assert apart["marks"]["unticked"]["misconception"] is None


def test_each_lens_says_in_words_what_it_sees(lenses: TwoLenses) -> None:
    counts = {lens["id"]: lens["count"] for lens in lenses.content["lenses"]}
    assert list(counts) == ["public-management", "service-management", "critics", "all"]
    assert counts["service-management"] == "Service management sees co-production in 4 of the 7 passages."
    assert counts["critics"] == "The critics raise a doubt at 3 of the 7 passages."
    assert counts["all"] == " ".join(list(counts.values())[:3])


def test_seeing_nothing_is_said_and_not_left_blank(lenses: TwoLenses) -> None:
    readings = lenses.content["passages"][0]["readings"]
    assert [reading["sees"] for reading in readings] == [False] * 3
    assert [reading["heading"] for reading in readings] == [
        "Public management sees none here",
        "Service management sees none here",
        "The critics raise no doubt here",
    ]


def test_critics_who_say_nothing_at_all_have_no_lens(without_critics: Scene) -> None:
    content = TwoLenses(without_critics).content
    assert [lens["id"] for lens in content["lenses"]] == ["public-management", "service-management", "all"]
    assert {len(passage["readings"]) for passage in content["passages"]} == {2}
