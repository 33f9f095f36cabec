"""The bank that comes with the course: enough of it, fairly spread, and giving nothing away."""

import re
from collections import Counter

import pytest

from cocreation_teach.content import encounters, questions
from cocreation_teach.theory import PLACES, Quadrant

BANK = encounters()

CHAPTER = {
    "residents of a home": "lounge-evening",
    "a resident who resents being there": "packed-suitcase",
    "a resident with dementia who does not know it": "corridor-station",
    "students in a classroom": "fractions-lesson",
    "an electronic tax return": "return-at-midnight",
    "resistance in criminal justice": "sentence-plan-torn",
    "child protection, with contested outcomes": "whose-good-outcome",
    "a patient who comes back unhealed": "third-visit-cough",
    "an adult with profound mental health problems": "known-on-wards",
    "individual planning for an older person": "rias-week",
    "disabled adults and alternatives to residential care": "rias-flats",
    "oncology patients and their care plan": "marisols-fridays",
}
QUADRANT_WORDS = re.compile(
    r"\b(in)?voluntar(y|ily)\b|\bco-?(produc|construct|manage|design|innovat)|\bquadrant|\bservice system\b",
    re.IGNORECASE,
)


def words(text: str) -> int:
    return len(text.split())


def test_at_least_160_encounters_36_a_quadrant_over_12_sectors_and_the_whole_continuum() -> None:
    counts = Counter(encounter.quadrant for encounter in BANK)
    assert len(BANK) >= 160
    assert min(counts[quadrant] for quadrant in Quadrant) >= 36, counts
    assert len({encounter.sector for encounter in BANK}) >= 12
    assert {encounter.intensity for encounter in BANK} == set(PLACES)


def test_at_least_24_contrasting_pairs() -> None:
    pairs = {frozenset((encounter.id, encounter.pair)) for encounter in BANK if encounter.pair}
    assert len(pairs) >= 24


def test_at_most_a_sixth_is_contested() -> None:
    contested = [encounter.id for encounter in BANK if encounter.contested]
    assert len(contested) <= len(BANK) / 6, contested


@pytest.mark.parametrize("example", CHAPTER)
def test_each_example_of_the_chapter_is_there_and_marked_as_such(example: str) -> None:
    (encounter,) = encounters(CHAPTER[example])
    assert encounter.source == "chapter"


def test_nothing_else_is_marked_as_the_chapters() -> None:
    marked = {encounter.id for encounter in BANK if encounter.source == "chapter"}
    assert marked == set(CHAPTER.values()), "name the example in this test, or mark the encounter `course`"


def test_oncology_is_contested_as_the_chapter_and_the_rule_differ() -> None:
    (encounter,) = encounters(CHAPTER["oncology patients and their care plan"])
    assert (encounter.quadrant, encounter.contested) == (Quadrant.III, Quadrant.I)


def test_the_whole_continuum_and_every_channel() -> None:
    assert {encounter.intensity for encounter in BANK} == {1, 2, 3, 4, 5}
    assert {encounter.channel for encounter in BANK} >= {"in person", "telephone", "post", "electronic"}


def test_no_description_over_110_words() -> None:
    long = [
        f"{encounter.id}: {words(encounter.description)}"
        for encounter in BANK
        if words(encounter.description) > 110
    ]
    assert long == []


def test_no_title_and_no_description_gives_the_key_away() -> None:
    found = [
        f"{encounter.id}: {hit[0]}"
        for encounter in BANK
        for text in (encounter.id, encounter.title, encounter.description)
        if (hit := QUADRANT_WORDS.search(text))
    ]
    assert found == []


def test_no_reason_names_a_quadrant_or_leans_on_the_other() -> None:
    found = [
        f"{encounter.id}, {name}: {text}"
        for encounter in BANK
        for name in ("nature_why", "locus_why")
        if re.search(r"\bquadrant\b", text := getattr(encounter, name), re.IGNORECASE)
        or not text.endswith((".", "”"))
    ]
    assert not found, "\n".join(found)


def test_titles_differ() -> None:
    twice = [title for title, count in Counter(encounter.title for encounter in BANK).items() if count > 1]
    assert twice == []


@pytest.mark.parametrize("concept", ["I0", "I1", "I2", "I3", "I4"])
def test_at_least_three_questions_for_each_process(concept: str) -> None:
    ids = [question.id for question in questions("quadrants") if concept in question.concepts]
    assert len(ids) >= 3, ids
