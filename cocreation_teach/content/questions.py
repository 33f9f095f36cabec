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
A *text* question has a ``model`` answer.
"""

import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from cocreation_teach.content.problems import ContentError, Problem
from cocreation_teach.theory import (
    CONCEPTS,
    MISCONCEPTIONS,
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
_COMMON: Final = {"kind": str, "prompt": str, "concepts": list}
_FIELDS: Final[dict[str, dict[str, type]]] = {
    **{kind: {"options": dict} for kind in ("choice", "perspective", "continuum", "values")},
    "match": {"options": dict, "rows": dict},
    "text": {"model": str},
}
_WRONG: Final = "Not quite."

Table = Mapping[str, Any]
Report = Callable[[str, object, str], None]


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


def read_questions(path: Path) -> tuple[Question, ...]:
    """Read and check a question file.

    Raises
    ------
    ContentError
        If anything in the file is wrong; it lists every problem, and nothing is loaded.
    """
    problems: list[Problem] = []
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        cure = f"The file must be TOML in UTF-8: {error}."
        raise ContentError([Problem(path.name, "the file", "", cure)]) from None

    if not tables:
        problems.append(Problem(path.name, "the file", "", "It holds no question: add one."))
    for name, table in tables.items():

        def report(place: str, value: object, allowed: str, name: str = name) -> None:
            problems.append(Problem(path.name, f"question {name}{place}", str(value), allowed))

        _check(table, report)
    if problems:
        raise ContentError(problems)
    return tuple(_question(f"{path.stem}.{name}", table) for name, table in tables.items())


def _check(table: object, report: Report) -> None:
    kind = table.get("kind", "") if isinstance(table, dict) else table
    if not isinstance(table, dict) or not isinstance(kind, str) or kind not in _FIELDS:
        report(", kind", kind, f"Allowed is one of: {', '.join(_FIELDS)}.")
        return
    _has_fields(table, _COMMON | _FIELDS[kind], {}, "", report)
    concepts, options, rows = (table.get(field) for field in ("concepts", "options", "rows"))
    for concept in concepts if isinstance(concepts, list) else ():
        if not isinstance(concept, str) or concept not in CONCEPTS:
            report(", concepts", concept, "Allowed are the ids of the curriculum's concepts, A1 to J4.")
    if not isinstance(options, dict):
        return
    if kind != "match":
        _check_options(kind, options, report)
    elif isinstance(rows, dict):
        _check_match(options, rows, report)


def _check_options(kind: str, options: Table, report: Report) -> None:
    several = kind == "values"
    required = {"label": str, "why": str} | ({"belongs": bool} if several else {})
    optional: dict[str, type | tuple[type, ...]] = {"misconception": str}
    if not several:
        optional["credit"] = (int, float)
    sound = True
    for key, option in options.items():
        place = f", option {key}"
        if not _has_fields(option, required, optional, place, report):
            sound = False
        elif isinstance(option.get("credit"), bool) or not 0 <= option.get("credit", 0) <= 1:
            report(f"{place}, credit", option["credit"], "A credit is a number from 0 to 1.")
            sound = False
        else:
            credit = int(option["belongs"]) if several else option.get("credit", 0)
            _check_misconception(option.get("misconception"), credit, place, report)
    if sound and options and not any(o.get("belongs") or o.get("credit", 0) == 1 for o in options.values()):
        report(", options", "", "At least one option must be right (credit = 1, or belongs = true).")


def _check_match(options: Table, rows: Table, report: Report) -> None:
    for key, label in options.items():
        if not isinstance(label, str) or not label:
            report(f", option {key}", label, "Here stands the option's label.")
    for key, row in rows.items():
        place = f", row {key}"
        required = {"label": str, "right": str, "why": str, "misconceptions": dict}
        if not _has_fields(row, required, {}, place, report):
            continue
        allowed = f"Allowed is one of: {', '.join(options)}."
        if row["right"] not in options:
            report(f"{place}, right", row["right"], allowed)
        for option in (key for key in row["misconceptions"] if key not in options):
            report(f"{place}, misconceptions", option, allowed)
        for option in options:
            value = row["misconceptions"].get(option)
            _check_misconception(value, int(option == row["right"]), f"{place}, {option}", report)


def _check_misconception(value: object, credit: float, place: str, report: Report) -> None:
    known = isinstance(value, str) and value in MISCONCEPTIONS
    if not known and (credit == 0 or (credit < 1 and value is not None)):
        report(f"{place}, misconception", value or "", "A wrong answer names its misconception, M1 to M28.")
    if credit == 1 and value is not None:
        report(f"{place}, misconception", value, "A right answer shows no misconception.")


def _has_fields(
    table: object,
    required: Mapping[str, type],
    optional: Mapping[str, type | tuple[type, ...]],
    place: str,
    report: Report,
) -> bool:
    if not isinstance(table, dict):
        report(place, table, f"Here stands a table with: {', '.join(required)}.")
        return False
    sound = True
    for key, kind in required.items():
        if not isinstance(table.get(key), kind) or table[key] in ("", [], {}):
            report(f"{place}, {key}", table.get(key, ""), "This field must be there and filled in.")
            sound = False
    for key in (key for key in table if key not in required):
        if key not in optional or not isinstance(table[key], optional[key]):
            allowed = ", ".join([*required, *optional])
            report(f"{place}, {key}", table[key], f"Allowed fields are: {allowed}.")
            sound = False
    return sound


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
