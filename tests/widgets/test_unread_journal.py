"""What of the journal cannot be read is never told as nothing answered, wherever answers are counted."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cocreation_teach.content import question
from cocreation_teach.course.way import way
from cocreation_teach.learning.entry import Entry
from cocreation_teach.learning.journal import Journal
from cocreation_teach.widgets import MyWork, Practice, QuestionCard, keeping
from cocreation_teach.widgets.course_map import map_content

KEY = "quadrants.night-call"
SAYS = "Not all of your journal can be read"


def in_the_way(folder: Path) -> None:
    folder.rename(folder.with_name("moved"))
    folder.write_text("a file")


SPOILT: dict[str, Callable[[Path], object]] = {
    "a file in another encoding": lambda folder: [
        file.write_bytes(file.read_bytes().decode().encode("utf-16")) for file in folder.iterdir()
    ],
    "a folder called like a file": lambda folder: (folder / "x.jsonl").mkdir(),
    "a link that leads nowhere": lambda folder: (folder / "x.jsonl").symlink_to("nowhere"),
    "a file in the place of the folder": in_the_way,
    "one line damaged": lambda folder: (folder / "x.jsonl").write_bytes(b'{"crc":"00000000","entry":{}}\n'),
}


@pytest.fixture(params=SPOILT.values(), ids=SPOILT)
def unread(course: Path, request: pytest.FixtureRequest) -> Path:
    folder = course / ".cocreation" / "journal"
    Journal(folder.parent).record([Entry(KEY, "try", "III", at="2026-11-23T10:00:00Z")])
    request.param(folder)
    return course


@pytest.mark.usefixtures("unread")
def test_my_work_the_map_and_practice_say_so() -> None:
    for said in (MyWork().content["unread"], map_content()["unread"]):
        assert [one.partition(",")[0] for one in said] == [SAYS]
    assert f"<p>{SAYS}" in Practice().children[0].value


@pytest.mark.usefixtures("unread")
def test_a_card_and_a_download_say_so() -> None:
    assert QuestionCard(question(KEY)).content["keeping"]["unread"] is True
    widget, sent = MyWork(), []
    widget.send = lambda message, _=None: sent.append(message)  # type: ignore[method-assign]
    for ask in ("work", "record"):
        widget._hear({"ask": ask}, [])
    assert [message["lacks"] for message in sent] == ["It holds what can be read."] * 2


def test_the_head_of_a_page_says_so(unread: Path) -> None:
    assert way(unread / "lessons")["unread"] is True


def test_of_a_journal_that_is_read_nothing_is_said(course: Path) -> None:
    Journal(course / ".cocreation").record([Entry(KEY, "try", "III", at="2026-11-23T10:00:00Z")])
    with next((course / ".cocreation" / "journal").iterdir()).open("ab") as file:
        file.write(b'{"crc":"00')  # a line that is being written
    told: list[Any] = [
        MyWork().content["unread"],
        map_content()["unread"],
        keeping.unread(keeping.open_journal()),
    ]
    assert told == [[], [], []]
    assert "journal" not in Practice().children[0].value
    assert not way(course / "lessons")["unread"]
    assert QuestionCard(question(KEY)).content["keeping"]["unread"] is False
