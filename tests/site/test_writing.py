"""A site is there as a whole or not at all, and takes the place of nothing but an earlier one."""

import json
from pathlib import Path
from typing import Any

import pytest

from cocreation_teach.site.reading import SiteError
from cocreation_teach.site.writing import MARK, read_pages, write

SITE = {MARK: b"{}", "lessons/one.html": b"<p>One</p>"}


def test_a_site_takes_the_place_of_an_earlier_one(tmp_path: Path) -> None:
    write(tmp_path / "site", {**SITE, "lessons/gone.html": b""})
    write(tmp_path / "site", SITE)
    assert [path.name for path in (tmp_path / "site/lessons").iterdir()] == ["one.html"]
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_folder_with_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(SiteError, match="holds no site of this course"):
        write(tmp_path, SITE)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_what_cannot_be_written_leaves_the_earlier_site_as_it_was(tmp_path: Path) -> None:
    write(tmp_path / "site", SITE)
    with pytest.raises(FileExistsError):
        write(tmp_path / "site", {**SITE, "lessons/one.html/below.html": b""})
    assert (tmp_path / "site/lessons/one.html").read_bytes() == b"<p>One</p>"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_page_is_called_as_the_course_calls_it_and_else_by_its_heading() -> None:
    def notebook(**metadata: Any) -> bytes:
        cell = {"cell_type": "markdown", "id": "a", "metadata": {}, "source": "# Exercise 00: practice"}
        held = {"cells": [cell], "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
        return json.dumps(held).encode()

    own = {"title": "Practice", "minutes": 10}
    held = {"exercises/00-practice.ipynb": notebook(cocreation_teach=own), "lessons/mine.ipynb": notebook()}
    found = [(page.title, page.minutes) for page in read_pages(held)]
    assert found == [("Practice", 10), ("Exercise 00: practice", 0)]
