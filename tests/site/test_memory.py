"""What a page of the site makes of a journal is what Python makes of it: progress, practice, recall, the way.

Journals are made up by seed; all of them go through one Node process.
"""

import json
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Any, Final

import pytest

from cocreation_teach import __version__
from cocreation_teach.content import question
from cocreation_teach.content.course import all_questions, course_pages, find_question
from cocreation_teach.course.way import _due
from cocreation_teach.learning.entry import Entry
from cocreation_teach.learning.practice import due, schedule, unseen
from cocreation_teach.learning.progress import concept_progress, page_progress, standings
from cocreation_teach.learning.recall import to_recall
from cocreation_teach.learning.record import as_page, make_record
from cocreation_teach.site.data import bank, pages, paper
from cocreation_teach.theory import CONFIDENCE, Question
from cocreation_teach.widgets import practice as practice_page
from cocreation_teach.widgets import recall as recall_page
from tests.every_kind import answers_to
from tests.site.conftest import OnThePage

JOURNALS: Final = 30
TODAY: Final = date(2026, 11, 28)
LESSON: Final = "07"
USUAL: Final = tuple(map(question, ["value.no-workshop", "services.mended-splint", "value.the-sum"]))
OCCASIONS: Final = (
    "",
    "",
    "",
    "prediction",
    "post-test",
    "continuum",
    "practice 2026-11-20",
    "practice 2026-11-28",
    "recall 05",
    "recall 07",
    "recall 07 continuum",
)
SCRIPT: Final = """
    import { readFileSync } from "node:fs";
    const page = (name) => import(`${process.argv[1]}/${name}.mjs`);
    const { standings } = await page("standing");
    const { pageProgress, conceptProgress } = await page("progress");
    const { dueOn, schedule, practice } = await page("practice");
    const { recall } = await page("recall");
    const { way } = await page("way");
    const { dayOf, isoOf } = await page("days");
    const { makeRecord, asPage } = await page("record");
    const { data, journals, today, lesson, usual } = JSON.parse(readFileSync(0));
    const { pages, bank } = data;
    const ids = ({ said, asked }) =>
        ({ said, asked: asked.map(({ question, occasion }) => [question.id, occasion]) });
    console.log(JSON.stringify(journals.map((acts) => {
        const known = standings(acts);
        return {
            pages: pages.map((one) => pageProgress(one, known, bank)),
            concepts: conceptProgress(pages, known, bank),
            cards: schedule(acts, bank).map(({ question, occasion, answered, due }) =>
                [question.id, occasion, isoOf(answered), isoOf(due)]),
            practice: ids(practice(acts, dayOf(today), data)),
            recall: ids(recall(acts, lesson, usual, data)),
            way: way(acts, pages).map(({ questions, answered }) => [questions, answered]),
            due: dueOn(acts, dayOf(today), bank),
            record: asPage(makeRecord(acts, data), data),
        };
    })));
"""


def journal(seed: int) -> list[Entry]:
    """A learner's acts: some questions again and again, right, wrong, shown, and in words of long ago."""
    chance = Random(seed)
    some = chance.sample(_all(), chance.randint(0, 80))
    acts = [_act(chance.choice(some), chance, n) for n in range(chance.randint(0, 300)) if some]
    return sorted(acts, key=lambda act: act.order)


def _act(asked: Question, chance: Random, n: int) -> Entry:
    day = TODAY - timedelta(days=min(chance.randint(0, 90), chance.randint(0, 90)))
    occasion = "continuum" if asked.kind == "continuum" else chance.choice(OCCASIONS)
    act = chance.choice(["try", "try", "try", "try", "shown", "cleared", "kept"])
    answer = chance.choice(
        [*_answers(asked.id, asked.kind), asked.right(), "words <of> long ago & 'so'", None, ["a"], {}]
    )
    if act in ("shown", "cleared"):
        answer = None
    at = "" if chance.random() < 0.02 else f"{day}T{chance.randint(0, 23):02}:00:00Z"
    sure = chance.choice([None, *CONFIDENCE])
    key = asked.id if chance.random() < 0.95 else "gone.question"
    return Entry(key, act, answer, sure, occasion=occasion, at=at, uid=f"u{n}", n=chance.randint(0, 250))


@cache
def _all() -> tuple[Question, ...]:
    return all_questions()


@cache
def _answers(key: str, kind: str) -> list[Any]:
    asked = next(one for one in _all() if (one.id, one.kind) == (key, kind))
    return [" ", "In my own words."] if asked.shape == "text" else answers_to(asked)[:6]


def expected(acts: list[Entry]) -> dict[str, Any]:
    """What Python makes of a journal."""
    known = standings(acts)
    told = [page_progress(page, known) for page in course_pages()]
    by_concept = concept_progress(course_pages(), known)
    cards = schedule(acts)
    return {
        "pages": [_count(one) for one in told],
        "concepts": {concept: _count(one) for concept, one in by_concept.items()},
        "cards": [[c.question.id, c.occasion, str(c.answered), str(c.due)] for c in cards],
        "practice": _practice(acts),
        "recall": _recall(acts),
        "way": [[one.questions, one.answered] for one in told],
        "due": _due(acts, TODAY),
        "record": as_page(make_record(acts)),
    }


def _count(one: Any) -> dict[str, int]:
    return {"questions": one.questions, "answered": one.answered, "right": one.right}


def _practice(acts: list[Entry]) -> dict[str, Any]:
    occasion = f"practice {TODAY}"
    before = [act for act in acts if not act.occasion.startswith(occasion)]
    cards = schedule(before)
    again = due(cards, TODAY, practice_page.MOST)
    new = unseen(before, TODAY, min(practice_page.NEW, practice_page.MOST - len(again)))
    asked = [*((one.question.id, one.occasion) for one in again), *((one.id, "") for one in new)]
    return {
        "said": practice_page.sentence(cards, len(again), len(new), TODAY),
        "asked": [[key, f"{occasion} {usual}".rstrip()] for key, usual in asked],
    }


def _recall(acts: list[Entry]) -> dict[str, Any]:
    recalled = to_recall(acts, LESSON, USUAL)
    return {
        "said": recall_page.sentence(recalled),
        "asked": [[one.question.id, f"recall {LESSON} {one.occasion}".rstrip()] for one in recalled],
    }


@pytest.fixture(scope="module")
def journals() -> list[list[Entry]]:
    return [journal(seed) for seed in range(JOURNALS)]


def test_a_page_makes_of_a_journal_what_python_makes_of_it(
    journals: list[list[Entry]], on_the_page: OnThePage
) -> None:
    told = {
        "data": {"pages": pages(), "bank": bank(), "paper": paper(), "edition": __version__},
        "journals": [
            [{name: getattr(act, name) for name in act.__slots__} for act in acts] for acts in journals
        ],
        "today": str(TODAY),
        "lesson": LESSON,
        "usual": [one.id for one in USUAL],
    }
    made_there = on_the_page(SCRIPT, told)
    made = [json.loads(json.dumps(expected(acts))) for acts in journals]
    assert sum(len(one["cards"]) for one in made) > JOURNALS, "These journals have nothing that comes again."
    for seed, (found, one) in enumerate(zip(made_there, made, strict=True)):
        for name in one:
            assert found[name] == one[name], f"journal {seed}, {name}"


def test_every_question_that_the_journal_knows_has_its_data() -> None:
    held = bank()
    for one in _all():
        rail = find_question(one.id, "continuum")
        assert rail is not None
        shelf = held["rail"] if one.id in held["rail"] and one.kind == "continuum" else held["questions"]
        assert shelf[one.id]["prompt"] == one.prompt
