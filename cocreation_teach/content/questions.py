"""The question bank: one TOML file a topic, ``questions/TOPIC.toml``; a question's id is ``TOPIC.NAME``.

::

    [prisoner]
    kind = "choice"            # or perspective, continuum, values, match, text
    concepts = ["I1"]
    prompt = "Does a prisoner who refuses to work co-produce?"
    options.yes = { label = "Yes", credit = 1, why = "Refusing shapes the service too." }
    options.no = { label = "No", misconception = "M1", why = "You may think ..., but ..." }

An option that can be defended has some credit (``credit = 0.5``) and may go without a misconception.
A *values* question says ``belongs = true`` for each option that belongs.  A *match* question has
``options = {ID = "label"}`` and ``rows.ID = {label, right, why}`` with ``misconceptions = {OPTION = "M5"}``.
A *text* question has a ``model`` answer.  Names and ids are written with a-z, 0-9 and single hyphens; an
option may also be called by a quadrant's numeral.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from cocreation_teach.content.problems import ContentError, Problem
from cocreation_teach.content.question_checks import Table, check
from cocreation_teach.content.reading import read_toml
from cocreation_teach.theory import (
    ChooseOne,
    ChooseSeveral,
    Mark,
    Match,
    Option,
    Part,
    Question,
    Row,
    Text,
)

FOLDER: Final = Path(__file__).parent / "questions"
_WRONG: Final = "Not quite."


def question(key: str) -> Question:
    """Return a question of the bank by its id, ``TOPIC.NAME``.

    Raises
    ------
    ValueError
        If there is no such question; the message lists what there is.

    Examples
    --------
    >>> question("quadrants.numerals").kind
    'match'
    """
    bank = _topic(key.partition(".")[0])
    if key not in bank:
        raise ValueError(f"No question is called {key}. There is: {', '.join(bank)}.")
    return bank[key]


def questions(topic: str) -> tuple[Question, ...]:
    """Return all questions of a topic, in file order.

    Raises
    ------
    ValueError
        If there is no such topic; the message lists what there is.
    """
    return tuple(_topic(topic).values())


@cache
def _topic(topic: str) -> dict[str, Question]:
    topics = sorted(path.stem for path in FOLDER.glob("*.toml"))
    if topic not in topics:
        raise ValueError(f"There is no topic {topic}. There is: {', '.join(topics)}.")
    return {item.id: item for item in read_questions(FOLDER / f"{topic}.toml")}


def read_questions(path: str | Path) -> tuple[Question, ...]:
    """Read and check a question file.

    Raises
    ------
    ContentError
        If the file cannot be read or anything in it is wrong; it lists every problem, and nothing is loaded.
    """
    path = Path(path)
    problems: list[Problem] = []
    tables = read_toml(path)
    if not tables:
        problems.append(Problem(path.name, "the file", "", "It holds no question: add one."))
    for name, table in tables.items():

        def report(place: str, value: object, allowed: str, name: str = name) -> None:
            problems.append(Problem(path.name, f"question {name}{place}", str(value), allowed))

        check(name, table, report)
    if problems:
        raise ContentError(problems)
    return tuple(_question(f"{path.stem}.{name}", table) for name, table in tables.items())


def _question(key: str, table: Table) -> Question:
    prompt, concepts = table["prompt"], tuple(table["concepts"])
    match table["kind"]:
        case "text":
            return Text(key, prompt, table["model"], concepts)
        case "match":
            rows = tuple(_row(row, value, table["options"]) for row, value in table["rows"].items())
            return Match(key, prompt, rows, tuple(table["options"].items()), concepts)
        case "values":
            parts = tuple(
                Part(k, o["label"], o["belongs"], o["why"], o.get("misconception"))
                for k, o in table["options"].items()
            )
            return ChooseSeveral(key, prompt, parts, concepts)
        case kind:
            options = tuple(Option(k, o["label"], _mark(o)) for k, o in table["options"].items())
            return ChooseOne(key, kind, prompt, options, concepts)


def _mark(option: Table) -> Mark:
    credit = option.get("credit", 0)
    verdict = "That is right." if credit == 1 else "Partly right." if credit else _WRONG
    return Mark(credit, (verdict, option["why"]), option.get("misconception"))


def _row(key: str, row: Table, options: Mapping[str, str]) -> Row:
    marks = {option: Mark(0, (row["why"],), row["misconceptions"].get(option)) for option in options}
    return Row(key, row["label"], marks | {row["right"]: Mark(1, (row["why"],))})
