"""A hand-in that a page of the site makes is the one that Python makes, byte by byte."""

import hashlib
from dataclasses import replace
from random import Random
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cocreation_teach.exchange.assignment import Assignment, Item
from cocreation_teach.exchange.student import Student, student_from
from cocreation_teach.exchange.text import id_key, is_spoilt_id, slug
from cocreation_teach.learning.entry import Entry
from cocreation_teach.learning.hand_in import STUDENT, hand_in, occasion_of
from cocreation_teach.learning.people import have_the_same, others, taken_along
from cocreation_teach.site.data import assignment
from cocreation_teach.theory import CONFIDENCE, Match, Text
from tests.every_kind import FLOWS, MATCH, ONE, SEVERAL, answers_to
from tests.site.conftest import OnThePage

AT: Final = "2026-11-23T14:05:00+00:00"
ITEMS: Final = tuple(
    Item(one, points)
    for one, points in [
        (replace(ONE.blind(), ordered=False), 1),
        (SEVERAL.blind(), 2),
        (MATCH.blind(), 1),
        (FLOWS.blind(), 1),
        (Text("q.own", "Why?"), 2.5),
    ]
)
IDS: Final = [item.id for item in ITEMS]
FORMS: Final = tuple(tuple(some) for some in (IDS, IDS[::-1], IDS[1:4], IDS[2:]))
WEEK: Final = Assignment("a1", "Évora: week 5 " + "long " * 20, "d" * 64, None, ITEMS, FORMS)
PEOPLE: Final = [
    "1001",
    "１００１",
    "AB012",
    "ab012 ",
    "٠٠٧",
    "Straße",
    "ıI",
    "Ꭰ1",
    "12-Mar",
    "2,02E+10",
    "7",
]
SIGNS: Final = "１ab ÄßİıŁΣς¨ﷺ🎓'=;" + (
    "\n\x00\x1b\x1f\x7f\x85\xad\u0301\u0345\u200b\u200d\u2028\u202e\u3164\ufe0f\ufeff\ud83d"
)
SCRIPT: Final = """
    import { readFileSync } from "node:fs";
    const page = (name) => import(`${process.argv[1]}/${name}.mjs`);
    const { idKey, isSpoiltId, slug } = await page("text");
    const { studentFrom } = await page("student");
    const all = await page("hand_in");
    const { shuffled } = await page("cards");
    const { assignment, texts, classes, at } = JSON.parse(readFileSync(0));
    const plain = (acts) => acts.map(({ question, answer, occasion }) => [question, answer, occasion]);
    console.log(JSON.stringify({
        texts: texts.map((text) => ({
            key: idKey(text),
            spoilt: isSpoiltId(text),
            slug: slug(text),
            student: studentFrom({ id: text, name: text }),
            occasion: all.occasionOf(assignment, text),
            form: all.formOf(assignment, text).map(({ question }) => question.id),
            order: assignment.items.map(({ question }) =>
                shuffled(question, idKey(text)).options?.map(({ id }) => id) ?? null),
        })),
        classes: classes.map(({ acts, student, other }) => ({
            file: all.handIn(assignment, student, acts, at),
            others: all.others(assignment, student, acts).map(({ id, name, answered }) =>
                [id, name, answered]),
            same: all.haveTheSame(assignment, student.id, other, acts),
            taken: plain(all.takenAlong(assignment, student.id, other, acts)),
        })),
    }));
"""


@pytest.fixture(scope="module")
def texts() -> list[str]:
    """What people may type as an id or a name, and what nobody would."""
    found = [*PEOPLE, "", "a" * 101, "a" * 201, "e" + "\u0301" * 9, "'=1", "1;'=1", *SIGNS]

    @settings(max_examples=400, deadline=None, database=None, derandomize=True)
    @given(st.text(st.sampled_from(SIGNS) | st.characters(exclude_categories=["Cn", "Co"]), max_size=8))
    def make(text: str) -> None:
        found.append(text)

    make()
    return found


def classroom(seed: int) -> tuple[list[Entry], Student, str]:
    """Acts of several people at one computer, one of them, and the id of another."""
    chance = Random(seed)
    people = [Student(one, f"Ana {one}") for one in chance.sample(PEOPLE[:8], 3)]
    acts = []
    for n in range(chance.randint(0, 60)):
        who = chance.choice(people)
        if chance.random() < 0.2:
            acts.append(Entry(STUDENT, "kept", {"id": who.id, "name": f"{who.name}{n}"}, uid=f"u{n}", n=n))
            continue
        asked = chance.choice(ITEMS)
        own = ['Because … 🎓\x7f\n\t"so" \ud83d', " ", "é" * 9]
        answers = own if asked.question.shape == "text" else answers_to(asked.question)[:5]
        answer = chance.choice([*answers, None, "?"])
        if isinstance(answer, dict) and chance.random() < 0.5:
            answer = dict(reversed(answer.items()))
        acts.append(
            Entry(
                asked.id,
                chance.choice(["try", "try", "try", "cleared", "kept"]),
                answer,
                chance.choice([None, *CONFIDENCE]),
                occasion=occasion_of(WEEK, who.id),
                at=chance.choice(["", "2026-11-23T13:00:00Z", "2026-11-23T13:00:00", "2026-11-23"]),
                uid=f"u{n}",
                n=n,
            )
        )
    return acts, people[0], people[1].id


def test_a_page_makes_the_file_that_python_makes(texts: list[str], on_the_page: OnThePage) -> None:
    assert any(isinstance(item.question, Match) for item in ITEMS)
    classes = [classroom(seed) for seed in range(60)]
    told = {
        "assignment": assignment(WEEK),
        "texts": texts,
        "classes": [
            {
                "acts": [{name: getattr(act, name) for name in act.__slots__} for act in acts],
                "student": student._asdict(),
                "other": other,
            }
            for acts, student, other in classes
        ],
        "at": AT,
    }
    found = on_the_page(SCRIPT, told)
    for text, of_text in zip(texts, found["texts"], strict=True):
        assert of_text == _of_text(text), repr(text)
    for seed, of_class in enumerate(found["classes"]):
        assert of_class == _of_class(*classes[seed]), f"class {seed}"


def _of_text(text: str) -> dict[str, Any]:
    student, problems = student_from({"id": text, "name": text})
    order = [item.question.shuffled(id_key(text)) for item in ITEMS]
    return {
        "key": id_key(text),
        "spoilt": is_spoilt_id(text),
        "slug": slug(text),
        "student": [student and student._asdict(), list(problems)],
        "occasion": occasion_of(WEEK, text),
        "form": [item.id for item in WEEK.form_of(text)],
        "order": [
            [one["id"] for one in made.form()["options"]] if "options" in made.form() else None
            for made in order
        ],
    }


def _of_class(acts: list[Entry], student: Student, other: str) -> dict[str, Any]:
    file = hand_in(WEEK, student, acts, AT)
    assert file.receipt == hashlib.sha256(file.content).hexdigest()[:12]
    return {
        "file": {
            "name": file.name,
            "content": file.content.decode(),
            "answered": file.answered,
            "questions": file.questions,
            "receipt": file.receipt,
        },
        "others": [[who.id, who.name, many] for who, many in others(WEEK, student, acts)],
        "same": have_the_same(WEEK, student.id, other, acts),
        "taken": [
            [one.question, one.answer, one.occasion] for one in taken_along(WEEK, student.id, other, acts)
        ],
    }
