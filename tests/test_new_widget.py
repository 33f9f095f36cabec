"""A widget and a noun are added from outside: found in a page, drawn from three files, kept and practised."""

import importlib.util
import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from weakref import WeakSet

import pytest

from cocreation_teach.authoring.asked import asked_in
from cocreation_teach.authoring.checks import check_ids
from cocreation_teach.authoring.page import Cell
from cocreation_teach.content import ContentError, course, nouns
from cocreation_teach.content.nouns import Asks, Noun, add_noun, add_widget, look_ups
from cocreation_teach.content.reading import named_file
from cocreation_teach.learning.practice import schedule
from cocreation_teach.widgets import keeping, loading

TOYS = Path(__file__).parent / "toys"
FILES = [TOYS / f"riddle_box.{ending}" for ending in ("py", "mjs", "css")]
RIDDLE = """
title = "The empty bridge"
text = "I answer every call and never pick up. What am I?"
concepts = ["B3"]
options = { echo = "An echo", clerk = "A clerk" }
right = "echo"
why = "Nobody meets anybody here."
"""
KEY = "empty-bridge.answer"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The widgets' folder with three files more."""
    shutil.copytree(
        loading.FOLDER, tmp_path / "widgets", ignore=shutil.ignore_patterns("*.py", "__pycache__")
    )
    for file in FILES:
        shutil.copy(file, tmp_path / "widgets")
    shutil.copytree(loading.FOLDER.parent / "words", tmp_path / "words")
    monkeypatch.setattr(loading, "FOLDER", tmp_path / "widgets")
    monkeypatch.setattr(loading, "_SENT", {})
    monkeypatch.setattr(loading, "_DRAWN", WeakSet())
    return tmp_path / "widgets"


@pytest.fixture
def toy(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """The widget's Python, with its noun known for this test, in a course folder of its own."""
    spec = importlib.util.spec_from_file_location("riddle_box", folder / "riddle_box.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "riddle_box", module)
    spec.loader.exec_module(module)
    for table in ("_NOUNS", "_ASKS"):
        monkeypatch.setattr(nouns, table, dict(getattr(nouns, table)))

    def riddle(name: str) -> object:
        return module.read_riddle(named_file(tmp_path / "riddles", name, "riddle"))

    (tmp_path / "riddles").mkdir()
    (tmp_path / "riddles" / "empty-bridge.toml").write_text(RIDDLE)
    asks = Asks(lambda one: (one.question,))
    add_noun("riddles", Noun(tmp_path / "riddles", module.read_riddle, (riddle,), asks.questions))
    add_widget("RiddleBox", asks)
    (tmp_path / ".cocreation").mkdir()
    monkeypatch.chdir(tmp_path)
    keeping._start.cache_clear()
    keeping._journal.cache_clear()
    course._family.cache_clear()
    yield module
    keeping._start.cache_clear()
    keeping._journal.cache_clear()
    course._family.cache_clear()


def test_its_files_are_sent_with_those_that_it_shares(toy: ModuleType) -> None:
    box = toy.RiddleBox(look_ups()["riddle"]("empty-bridge"))
    parts = {part.name: part for part in box._parts}
    assert list(parts)[-1] == "riddle_box"
    assert {"shared", "keeping"} < parts.keys()
    assert ".cct-riddle" in parts["riddle_box"].style


def test_it_draws_and_marks_under_node(folder: Path, program: Callable[[str], str]) -> None:
    script = f"""
        const module = await import({json.dumps((folder / "riddle_box.mjs").as_uri())});
        const marks = {{ echo: {{ credit: 1 }} }};
        console.log(typeof module.default.render, module.markOf({{ marks }}, {{ answer: "echo" }}).credit);
        console.log(module.markOf({{ marks }}, undefined));
    """
    command = [program("node"), "--input-type=module", "-e", script]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stdout.split() == ["function", "1", "null"], done.stderr


def test_what_is_done_with_it_is_kept_and_comes_again(toy: ModuleType) -> None:
    riddle = look_ups()["riddle"]("empty-bridge")
    box = toy.RiddleBox(riddle)
    tried = {"question": KEY, "act": "try", "answer": "clerk", "uid": "u1", "at": "2026-11-20T10:00:00Z"}
    box._hear({"acts": [tried]})
    assert box.heard["safe"] == ["u1"]
    keeping._start.cache_clear()
    keeping._journal.cache_clear()
    again = toy.RiddleBox(riddle)
    assert again.marks()[KEY].credit == 0
    assert again.answer("echo").marks()[KEY].right
    (card,) = schedule(keeping.open_journal().all())
    assert card.question == riddle.question


@pytest.mark.usefixtures("toy")
def test_a_page_that_shows_it_is_known_to_ask_its_question() -> None:
    cell = Cell("code", 'RiddleBox(riddle("empty-bridge"))')
    assert [one.question.id for one in asked_in([cell])] == [KEY]
    assert list(check_ids(cell, look_ups())) == []
    (fault,) = check_ids(Cell("code", 'RiddleBox(riddle("full-bridge"))'), look_ups())
    assert fault == ("full-bridge", "No riddle is called full-bridge. There is: empty-bridge.")


def test_what_is_wrong_in_its_file_is_said(toy: ModuleType, tmp_path: Path) -> None:
    file = tmp_path / "riddles" / "empty-bridge.toml"
    file.write_text(RIDDLE.replace('"B3"', '"B9"'))
    with pytest.raises(ContentError, match="'B9' will not do. Allowed are the ids of the course's concepts"):
        toy.read_riddle(file)
