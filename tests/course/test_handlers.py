"""What an open page is told by a real server: what of it may run unasked, and how far its reader has come."""

import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cocreation_teach.content.course import course_pages
from cocreation_teach.course.launch import environment
from cocreation_teach.course.notebooks import edition
from cocreation_teach.course.shipped import shipped
from cocreation_teach.learning.entry import Entry
from cocreation_teach.learning.journal import Journal
from cocreation_teach.words import say
from tests.course.talking import Server, running

LESSON = "lessons/09-four-quadrants.ipynb"
CELLS = list(shipped()[LESSON].cells)
CODES = list(shipped()[LESSON].codes)
SERVER = [sys.executable, "-m", "jupyter_server"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("work")
    for place in ("lessons/.ipynb_checkpoints", "spring/lessons", "shadowed", ".cocreation"):
        (folder / place).mkdir(parents=True)
    (folder / "shadowed" / "random.py").touch()
    return folder


@pytest.fixture(scope="module")
def server(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    variables = environment({"PATH": "/usr/bin:/bin"})
    guard = ["--IdentityProvider.token=secret", "--ServerApp.disable_check_xsrf=True"]
    with running(SERVER, folder, tmp_path_factory.mktemp("home"), variables, guard) as started:
        started.token = "secret"
        yield started


NOTHING = {"cells": 0, "why": "", "page": None, "notes": [], "mend": False}


def told(server: Server, path: str, cells: object = CELLS) -> Any:
    return server.ask_course("POST", "page", {"path": path, "cells": cells})


def test_a_page_is_told_what_it_is_and_that_it_may_run(server: Server) -> None:
    answer = told(server, LESSON)
    assert (answer["cells"], answer["why"]) == (len(CODES), "")
    page = answer["page"]
    assert (page["kind"], page["number"], page["title"]) == ("lesson", "09", "The four quadrants")
    assert page["minutes"] == next(one.minutes for one in course_pages() if one.path == LESSON)
    assert page["root"] == ""
    assert page["links"]["exercise"]["path"] == "exercises/09c-touch-points.ipynb"
    assert told(server, f"spring/{LESSON}")["page"]["root"] == "spring"
    assert told(server, "mine.ipynb")["page"]["root"] is None


def test_a_server_that_is_told_no_folder_copies_no_course(server: Server, folder: Path) -> None:
    assert led_to(server, "") == ""
    assert not (folder / "lessons" / "00-start-here.ipynb").exists()
    assert {path.name for path in folder.iterdir()} == {"lessons", "spring", "shadowed", ".cocreation"}


def test_a_changed_page_may_not_run(server: Server) -> None:
    answer = told(server, LESSON, [*CELLS, ("code", "import os")])
    assert (answer["cells"], answer["why"], answer["page"]["number"]) == (0, say("page.changed"), "09")


def test_a_page_beside_a_module_may_not_run_and_is_told_which(server: Server) -> None:
    answer = told(server, "shadowed/09-four-quadrants.ipynb")
    assert answer["cells"] == 0
    assert "random.py" in answer["why"]


def test_a_page_whose_question_is_gone_is_told_so_and_mended(server: Server, folder: Path) -> None:
    file = folder / LESSON
    file.write_bytes(b"{}")
    without = [cell for cell in CELLS if cell[1] != CODES[-1]]
    answer = told(server, LESSON, without)
    assert (answer["cells"], answer["mend"]) == (0, True)
    assert answer["notes"] == ["A card is missing under “My work”."]
    mended = server.ask_course("POST", "mend", {"path": LESSON})
    assert mended["mended"]
    assert "lessons/09-four-quadrants.set-aside.ipynb" in mended["said"]
    assert file.read_bytes() == edition()[LESSON]
    assert file.with_name("09-four-quadrants.set-aside.ipynb").read_bytes() == b"{}"


def test_a_page_whose_text_was_changed_runs_and_is_told_so(server: Server) -> None:
    cells = [(kind, source + " More." if kind == "markdown" else source) for kind, source in CELLS]
    answer = told(server, LESSON, cells)
    assert answer["cells"] == len(CODES)
    assert [note for note in answer["notes"] if "text was changed under" in note]


def test_what_is_no_page_of_the_course_is_not_mended(server: Server, folder: Path) -> None:
    (folder / "shadowed" / "mine.ipynb").write_bytes(b"mine")
    answer = server.ask_course("POST", "mend", {"path": "shadowed/mine.ipynb"})
    assert not answer["mended"]
    assert "no page" in answer["said"]
    assert (folder / "shadowed" / "mine.ipynb").read_bytes() == b"mine"


def test_a_copy_that_jupyter_keeps_is_told_so_and_where_the_page_is(server: Server) -> None:
    copy = "lessons/.ipynb_checkpoints/09-four-quadrants-checkpoint.ipynb"
    answer = told(server, copy)
    assert (answer["cells"], answer["page"]["root"], answer["mend"]) == (len(CODES), "", False)
    assert [note.partition("The page itself is ")[2] for note in answer["notes"]] == [f"{LESSON}."]
    changed = told(server, copy, [*CELLS, ("code", "import cocreation_teach.content")])
    assert (changed["cells"], changed["why"], changed["page"]["number"]) == (0, say("page.changed"), "09")
    assert told(server, "lessons/.ipynb_checkpoints/mine-checkpoint.ipynb", [("code", "1")]) == NOTHING


def test_a_page_outside_its_course_folder_is_told_so(server: Server) -> None:
    [note] = told(server, "shadowed/09-four-quadrants.ipynb")["notes"]
    assert "outside its course folder" in note


def test_another_notebook_is_told_nothing(server: Server) -> None:
    assert told(server, "mine.ipynb", [("code", "print()")]) == NOTHING


@pytest.mark.parametrize(
    "body",
    [
        None,
        [],
        {},
        {"path": LESSON, "cells": "print()"},
        {"path": LESSON, "cells": [1]},
        {"path": LESSON, "cells": ["print()"]},
        {"path": LESSON, "cells": [["code", 1]]},
        {"path": 1, "cells": []},
        {"path": "", "cells": []},
        {"path": "../lessons/x.ipynb", "cells": []},
    ],
)
def test_what_is_no_question_gets_a_sentence(server: Server, body: object) -> None:
    with pytest.raises(urllib.error.HTTPError) as caught:
        server.ask_course("POST", "page", body)
    assert caught.value.code == 400
    assert "page" in caught.value.reason or "path" in caught.value.reason


def test_the_course_says_how_far_its_reader_has_come(server: Server, folder: Path) -> None:
    def answered() -> int:
        pages = server.ask_course("GET", f"course?path={LESSON}")["pages"]
        return next(page["answered"] for page in pages if page["path"] == LESSON)

    assert answered() == 0
    Journal(folder / ".cocreation").record([Entry("quadrants.night-call", "try", "involuntary-individual")])
    assert answered() == 1


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "page", {"path": LESSON, "cells": CELLS}),
        ("POST", "mend", {"path": LESSON}),
        ("GET", "course?path=x", None),
    ],
    ids=["page", "mend", "course"],
)
def test_who_has_no_token_is_told_nothing(server: Server, method: str, path: str, body: object) -> None:
    stranger = Server(int(server.host.rpartition(":")[2]))
    with pytest.raises(urllib.error.HTTPError) as caught:
        stranger.ask_course(method, path, body)
    assert caught.value.code == 403


class Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


def led_to(server: Server, address: str) -> str:
    request = urllib.request.Request(f"http://{server.host}/{address}", headers=server.pass_)
    try:
        urllib.request.build_opener(Stay).open(request, timeout=60).close()
    except urllib.error.HTTPError as answer:
        return answer.headers.get("Location", "")
    return ""


@pytest.mark.parametrize("view", ["lab/tree", "doc/tree", "notebooks", "lab/workspaces/auto-k/tree"])
def test_a_link_to_an_old_name_leads_to_the_new_one(server: Server, view: str) -> None:
    new = led_to(server, f"{view}/spring%20term/exercises/05-continuum.ipynb?token=a")
    assert new == f"/{view}/spring%20term/exercises/06-continuum.ipynb?token=a"


def test_a_page_that_still_lies_under_its_old_name_is_opened_there(server: Server, folder: Path) -> None:
    (folder / "exercises").mkdir()
    (folder / "exercises/05-continuum.ipynb").touch()
    assert "06-continuum" not in led_to(server, "lab/tree/exercises/05-continuum.ipynb")
