"""The question bank: one TOML file a topic, ``questions/TOPIC.toml``; a question's id is ``TOPIC.NAME``.

::

    [prisoner]
    kind = "choice"            # or another that `content.kinds` knows
    concepts = ["I1"]
    prompt = "Does a prisoner who refuses to work co-produce?"
    options.yes = { label = "Yes", credit = 1, why = "Refusing shapes the service too." }
    options.no = { label = "No", misconception = "M1", why = "You may think ..., but ..." }

What stands below the prompt depends on the kind: see the modules of `content.kinds`.  Names and ids are
written with a-z, 0-9 and single hyphens; an option may also be called by a quadrant's numeral.

A question that leans on a story or a model of its page says ``alone = false``, or a file says it at its top
for all that it holds.  It is asked on its page only, neither in practice nor in an assignment.

Options are shown to each student in another order, unless the question says ``ordered = true``: they have an
order of their own, such as numbers.  Places on the continuum, and views, always stand in theirs.
"""

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Final

from cocreation_teach.content.checks import Report, Table, check_concepts, has_fields
from cocreation_teach.content.kinds import formats
from cocreation_teach.content.problems import ContentError, Problem
from cocreation_teach.content.reading import SLUG, is_slug, read_toml
from cocreation_teach.theory import Question

FOLDER: Final = Path(__file__).parent / "questions"
_COMMON: Final = {"kind": str, "prompt": str, "concepts": list}
_ORDERED: Final = ("continuum", "perspective")
"""Not ``values``: in a file these are options of any sort, and not the chapter's own three."""


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


def topics() -> tuple[str, ...]:
    """Return the names of the topics."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


@cache
def _topic(topic: str) -> dict[str, Question]:
    if topic not in topics():
        raise ValueError(f"There is no topic {topic}. There is: {', '.join(topics())}.")
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
    # A question may be called alone, too.
    alone = tables.pop("alone") if not isinstance(tables.get("alone", {}), dict) else True
    if not isinstance(alone, bool):
        problems.append(Problem(path.name, "the file, alone", str(alone), "Allowed is true or false."))
    if not tables:
        problems.append(Problem(path.name, "the file", "", "It holds no question: add one."))
    for name, table in tables.items():

        def report(place: str, value: object, allowed: str, name: str = name) -> None:
            problems.append(Problem(path.name, f"question {name}{place}", str(value), allowed))

        _check(name, table, report)
    if problems:
        raise ContentError(problems)
    return tuple(_read(f"{path.stem}.{name}", {"alone": alone, **table}) for name, table in tables.items())


def _check(name: str, table: object, report: Report) -> None:
    if not is_slug(name):
        report("", name, SLUG)
    kind = table.get("kind", "") if isinstance(table, dict) else table
    if not isinstance(table, dict) or not isinstance(kind, str) or kind not in formats():
        report(", kind", kind, f"Allowed is one of: {', '.join(formats())}.")
        return
    fields = formats()[kind].FIELDS
    has_fields(table, {**_COMMON, **fields}, {"alone": bool, "ordered": bool}, "", report)
    check_concepts(table.get("concepts"), report)
    held = {key: table.get(key) for key in fields}
    sound = {key: held[key] if isinstance(held[key], made) else made() for key, made in fields.items()}
    formats()[kind].check(sound, report)


def _read(key: str, table: Table) -> Question:
    asked = formats()[table["kind"]].read(key, table)
    return replace(
        asked,
        kind=table["kind"],
        concepts=tuple(table["concepts"]),
        alone=table["alone"],
        ordered=table.get("ordered", table["kind"] in _ORDERED),
    )
