"""The interface's words stand in one catalogue: all of them, none unused, and a language is a file more."""

import ast
import fnmatch
import json
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from string import Formatter

import pytest

from cocreation_teach import words
from cocreation_teach.theory import CONFIDENCE
from cocreation_teach.widgets import loading

PACKAGE = loading.FOLDER.parent
ENGLISH = json.loads((words.FOLDER / "en.json").read_text("utf-8"))
SOURCES = sorted(
    [
        *loading.FOLDER.glob("*.mjs"),
        *(path for room in ("course", "voting", "site/page") for path in (PACKAGE / room).rglob("*.mjs")),
    ]
)
SPEAKING = sorted(
    path
    for path in PACKAGE.rglob("*.py")
    if re.search(r"teach\.words import .*\bsay\b", path.read_text("utf-8"))
)
"""The modules that say what is in the catalogue."""
COMMENT = re.compile(r"^\s*(?://|/?\*).*$|\s// .*$", re.MULTILINE)
LITERAL = re.compile(r"\"((?:[^\"\\\n]|\\.)*)\"|`((?:[^`\\]|\\.)*)`")
ASKED_FOR = re.compile(r"\bt\(([^(){},]*)")
WORDS = re.compile(r"[a-z’”}] [A-Za-z]|^[A-Z][a-z]+|[a-z][.!?…]$")
NO_WORDS = re.compile(r"[<{]|^cct\b|^px px$|^M0 ")
NAMES = {
    "Alt+N",
    "Arrow",
    "ArrowDown",
    "ArrowLeft",
    "ArrowRight",
    "ArrowUp",
    "Page",
    "PageDown",
    "PageUp",
    "Enter",
    "Escape",
    "KeyN",
    "QuestionCard(",
    "no kernel",
}
NAMES |= {"Content-Type", "X-XSRFToken", "TimeoutError", "restoring.", "handed in, "}
NAMES |= {"Assignment", "AssignmentPart", "QuestionCard"}
"""What a keyboard, a notebook, a page, a request and a browser call their own things."""


def literals(text: str) -> Iterator[str]:
    """The strings in a piece of JavaScript; what is put into them is left out."""
    for found in LITERAL.finditer(COMMENT.sub("", text)):
        yield re.sub(r"\$\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}", "", found[1] if found[1] is not None else found[2])


def sentences(text: str) -> list[str]:
    """The strings that a person might read."""
    return [
        one for one in literals(text) if WORDS.search(one) and not NO_WORDS.search(one) and one not in NAMES
    ]


def asked_for() -> set[str]:
    """The ids that JavaScript and Python ask for."""
    found = set()
    for path in SOURCES:
        for argument in ASKED_FOR.findall(path.read_text("utf-8")):
            found |= set(re.findall(r'"([^"]+)"', re.sub(r'===? "[^"]*"', "", argument)))
    for path in SPEAKING:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say":
                found |= ids_in(node.args[0])
    for path in PACKAGE.rglob("templates/*.html"):
        found |= set(re.findall(r"""\bsay\(["']([^"']+)""", path.read_text("utf-8")))
    return found


def ids_in(argument: ast.expr) -> set[str]:
    """The ids that an argument can be; those that an f-string makes are any that fit."""
    if isinstance(argument, ast.JoinedStr):
        parts = (str(one.value) if isinstance(one, ast.Constant) else "*" for one in argument.values)
        return set(fnmatch.filter(ENGLISH, "".join(parts)))
    return {one.value for one in ast.walk(argument) if isinstance(one, ast.Constant)}


def test_every_sentence_that_is_asked_for_is_in_the_catalogue() -> None:
    assert sorted(asked_for() - ENGLISH.keys()) == []


def test_every_sentence_of_the_catalogue_is_asked_for() -> None:
    text = "".join(path.read_text("utf-8") for path in [*SOURCES, *SPEAKING])
    unused = {key for key in ENGLISH if key != "language" and f'"{key}"' not in text}
    # What a page without a kernel says instead of another sentence is asked for under that one's name.
    instead = {key for key in unused if key.startswith("web.") and key.removeprefix("web.") in ENGLISH}
    assert sorted(unused - asked_for() - instead) == []
    assert {f"sure.{degree}" for degree in CONFIDENCE} <= ENGLISH.keys()


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)
def test_no_sentence_stands_in_the_code(source: Path) -> None:
    assert sentences(source.read_text("utf-8")) == []


IN_PYTHON = re.compile(r"[a-z’”}] [A-Za-z]|^.*\w.* .*[a-z][.!?…]$")
NO_WORDS_IN_PYTHON = re.compile(r'^[<{:"]|^const ')
NAMES_IN_PYTHON = {"handed in, ", "in person", "give way", "gain of", "any maskable", "img-src data:"}
FAULTS = {"refusal", "unknown", "_problem"}
ANSWERED = {"desk", "voting"}
"""Rooms that answer a page: what they raise is read there, by who did not write the code."""
CONSOLE = "It is told on a console, where commands speak English."
COURSE = "They are the course’s own words: questions, models, figures."
LOG = "It is told in a log, or in a server's help."
AUTHOR = "It is told to whoever writes a page’s code."
FAULT = "What is wrong with a file is told beside the code that sees it."
ELSEWHERE = {
    "authoring": CONSOLE,
    "cli.py": CONSOLE,
    "commands": CONSOLE,
    "content": FAULT,
    "course/binder.py": "It is put into notebooks, which are English.",
    "course/doctor.py": CONSOLE,
    "course/folder.py": CONSOLE,
    "course/kernels.py": LOG,
    "course/launch.py": CONSOLE,
    "course/notebooks.py": CONSOLE,
    "course/opening.py": LOG,
    "course/trust.py": LOG,
    "desk/desk.py": LOG,
    "exchange": FAULT,
    "hosting": CONSOLE,
    "learning/disk.py": FAULT,
    "learning/lines.py": FAULT,
    "plots": COURSE,
    "simulations": COURSE,
    "site/linking.py": AUTHOR,
    "site/reading.py": CONSOLE,
    "site/writing.py": CONSOLE,
    "teaching": FAULT,
    "theory/concept.py": COURSE,
    "theory/journey.py": COURSE,
    "theory/misconception.py": COURSE,
    "theory/scene.py": COURSE,
    "theory/system.py": COURSE,
    "voting/running.py": CONSOLE,
    "widgets/exhibits": COURSE,
    "widgets/tax_return.py": COURSE,
    "widgets/loading.py": AUTHOR,
    "words": CONSOLE,
}
"""Where sentences stand in Python, and why they may."""


def is_sentence(text: str) -> bool:
    words = IN_PYTHON.search(text) and not NO_WORDS_IN_PYTHON.search(text)
    return bool(words) and text not in NAMES_IN_PYTHON


def said_in(tree: ast.AST, raised: bool = False) -> Iterator[str]:
    """The strings in a piece of Python that a person might read; of what it raises if that is asked for."""
    match tree:
        case ast.Raise() if not raised:
            return
        case ast.FunctionDef(name=name) if name in FAULTS:
            return
        case ast.Expr(value=ast.Constant()):
            return
        case ast.Call(func=ast.Attribute(value=ast.Name(id="re")) | ast.Name(id="say")):
            return
        case ast.Constant(value=str(text)) if is_sentence(text):
            yield text
    for inside in ast.iter_child_nodes(tree):
        yield from said_in(inside, raised)


def sentences_by_place() -> dict[str, list[str]]:
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        place = path.relative_to(PACKAGE)
        if said := list(said_in(ast.parse(path.read_text("utf-8")), place.parts[0] in ANSWERED)):
            found[place.as_posix()] = said
    return found


def test_no_sentence_that_is_read_on_a_page_stands_in_python() -> None:
    found = sentences_by_place()
    assert {place: said for place, said in found.items() if not place.startswith(tuple(ELSEWHERE))} == {}
    assert [place for place in ELSEWHERE if not any(one.startswith(place) for one in found)] == []


def test_a_sentence_in_python_would_be_found() -> None:
    code = (
        'def f():\n    """Say it."""\n    if g:\n        raise X("It is not.")\n    return f"Well done, {g}."'
    )
    assert list(said_in(ast.parse(code))) == ["Well done, "]
    assert list(said_in(ast.parse(code), raised=True)) == ["It is not.", "Well done, "]


@pytest.mark.parametrize(
    "line",
    [
        'h("p", {}, "Well done.");',
        'h("p", {}, "Answered")',
        "say(`All ${passages.length} passages are right`);",
        'const HINT = "in whole crowns";',
        'const label = open ? "Keep it …" : null;',
    ],
)
def test_a_sentence_in_the_code_would_be_found(line: str) -> None:
    assert len(sentences(line)) == 1


def test_code_is_taken_for_no_sentence() -> None:
    code = 'h("p", { class: "cct-mark cct-noted" }, `${day(at)} ${clock}`); // Well done.\nt("handed.now")'
    assert sentences(code) == []


def names_in(said: str | dict[str, str]) -> list[set[str]]:
    forms = [said] if isinstance(said, str) else said.values()
    return [{name for _, name, _, _ in Formatter().parse(form) if name is not None} for form in forms]


@pytest.mark.parametrize("file", sorted(words.FOLDER.glob("*.json")), ids=lambda path: path.stem)
def test_a_catalogue_has_no_id_of_its_own_and_puts_in_what_english_puts_in(file: Path) -> None:
    held = json.loads(file.read_text("utf-8"))
    assert set(held) <= set(ENGLISH)
    assert "language" in held
    for key, said in held.items():
        known = set().union(*names_in(ENGLISH[key])) | {"count"}
        assert all(names <= known for names in names_in(said)), key
        assert isinstance(said, str) or "other" in said, key


@pytest.fixture
def toy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second language, laid beside the first: it has few sentences, and three forms of the plural."""
    (tmp_path / "en.json").write_text(json.dumps(ENGLISH))
    toy = {
        "language": "pl",
        "not-answered": "Żadnej odpowiedzi.",
        "report.words": {"one": "{count} słowo", "few": "{count} słowa", "other": "{count} słów"},
    }
    (tmp_path / "toy.json").write_text(json.dumps(toy))
    monkeypatch.setattr(words, "FOLDER", tmp_path)
    monkeypatch.setenv("COCREATION_LANGUAGE", "toy")


@pytest.mark.usefixtures("toy")
def test_python_speaks_a_language_that_was_laid_beside_english() -> None:
    assert words.say("not-answered") == "Żadnej odpowiedzi."
    assert [words.say("report.words", count=count) for count in (1, 3, 5)] == ["1 słowo", "3 słowa", "5 słów"]
    assert words.say("answered") == "Answered."


@pytest.mark.usefixtures("toy")
def test_the_page_speaks_it_too(program: Callable[[str], str]) -> None:
    script = """
        console.log(JSON.stringify([
            t("not-answered"), t("answered"), ...[1, 3, 5].map((count) => t("report.words", { count })),
            day("2026-11-03T12:00:00Z"), listed([1, 2, 3]),
        ]));
    """
    command = [program("node"), "--input-type=module", "-e", loading.module("words") + script]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    said = ["Żadnej odpowiedzi.", "Answered.", "1 słowo", "3 słowa", "5 słów", "3 listopada 2026", "1, 2 i 3"]
    assert json.loads(done.stdout) == said


def test_where_a_language_is_asked_for_that_is_not_there_the_course_speaks_english(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COCREATION_LANGUAGE", "tlh")
    assert words.say("answered") == "Answered."
    assert words.unknown_language() == "COCREATION_LANGUAGE is tlh. The course speaks: en."
