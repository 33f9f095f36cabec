"""On Binder, lesson 00 says before anything is run what becomes of the machine and of the answers."""

import json
import shutil
from pathlib import Path

import nbformat

from cocreation_teach.course.binder import NOTICE, main

ROOT = Path(__file__).parents[2]
LESSON = ROOT / "lessons/00-start-here.ipynb"


def test_the_notice_stands_under_the_heading_and_nothing_else_changes(tmp_path: Path) -> None:
    path = tmp_path / LESSON.name
    shutil.copy(LESSON, path)
    main(path)
    once = path.read_bytes()
    main(path)
    assert path.read_bytes() == once
    before, after = (json.loads(file.read_bytes()) for file in (LESSON, path))
    assert after["cells"][1:] == before["cells"][1:]
    lines = "".join(after["cells"][0]["source"]).split("\n")
    assert lines[:4] == ["# Start here", "", NOTICE, ""]
    nbformat.validate(nbformat.reads(path.read_text(encoding="utf-8"), as_version=4))


def test_binder_puts_it_there_and_a_checkout_has_none() -> None:
    assert (
        "cocreation_teach.course.binder lessons/00-start-here.ipynb"
        in (ROOT / ".binder/postBuild").read_text()
    )
    assert NOTICE not in LESSON.read_text(encoding="utf-8")
