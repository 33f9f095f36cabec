"""A page that was spoilt is named, with what of it, and given back; nothing of anybody's is lost."""

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from cocreation_teach import cli, course
from cocreation_teach.course import mending, opened
from cocreation_teach.course.differences import MOST, differences
from cocreation_teach.course.digests import digest
from cocreation_teach.course.folder import RECORD, deliver, keep_record
from cocreation_teach.course.mending import mend, spoilt
from cocreation_teach.course.notebooks import edition
from cocreation_teach.course.problems import CourseError
from cocreation_teach.course.shipped import shipped
from cocreation_teach.words import say

LESSON = "lessons/09-four-quadrants.ipynb"
LAB = "exercises/09b-data-lab.ipynb"
PAGE = shipped()[LESSON]
CARD = PAGE.cells.index(("code", PAGE.codes[2]))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    deliver(tmp_path, edition())
    return tmp_path


def rewrite(file: Path, change) -> bytes:
    notebook = json.loads(file.read_bytes())
    change(notebook["cells"])
    file.write_text(json.dumps(notebook), encoding="utf-8")
    return file.read_bytes()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda cells: cells.pop(CARD), "A card is missing under"),
        (lambda cells: cells.pop(CARD - 1), "A part of the text is missing under"),
        (lambda cells: cells.__setitem__(CARD, ("code", "print()")), "The code of a card was changed under"),
        (lambda cells: cells.__setitem__(0, ("markdown", "Gone")), "The text was changed"),
        (lambda cells: cells.insert(CARD, ("code", "print()")), "Code was added under"),
        (lambda cells: cells.append(cells.pop(CARD)), "A card stands in another place under"),
        (lambda cells: cells.__setitem__(CARD, ("raw", cells[CARD][1])), "A card is missing under"),
    ],
)
def test_what_is_not_as_the_edition_has_it_is_named(change, said: str) -> None:
    cells = list(PAGE.cells)
    change(cells)
    found = differences(PAGE, cells)
    assert len(found) == 1
    assert found[0].startswith(said)


def test_what_a_reader_adds_in_words_is_no_difference() -> None:
    assert differences(PAGE, [*PAGE.cells[:3], ("markdown", "Mine"), ("raw", "Mine"), *PAGE.cells[3:]]) == ()


def test_of_many_differences_the_number_is_told() -> None:
    found = differences(PAGE, [])
    assert len(found) == MOST
    assert "More differences" in found[-1]


def test_what_is_written_in_the_data_lab_is_no_difference_and_its_text_is() -> None:
    page = shipped()[LAB]
    own = [(kind, source + "\nown = 1" if source == page.codes[3] else source) for kind, source in page.cells]
    assert differences(page, [*own, ("code", "more = 2")]) == ()
    first = [(kind, "pass" if source == page.codes[0] else source) for kind, source in page.cells]
    assert len(differences(page, first)) == 1


def test_the_doctor_names_a_spoilt_page_and_one_command_mends_it(folder: Path) -> None:
    held = rewrite(folder / LESSON, lambda cells: cells.pop(CARD))
    [found] = [one for one in course.examine(folder, {}) if not one.well]
    assert LESSON in found.what
    assert "A card is missing under" in found.what
    assert f"cocreation mend {folder}" in found.cure
    done = CliRunner().invoke(cli.main, ["mend", str(folder)])
    assert done.exit_code == 0
    assert "lessons/09-four-quadrants.set-aside.ipynb" in done.output
    assert (folder / "lessons/09-four-quadrants.set-aside.ipynb").read_bytes() == held
    assert (folder / LESSON).read_bytes() == edition()[LESSON]
    assert all(one.well for one in course.examine(folder, {}))
    assert "as the course has it" in CliRunner().invoke(cli.main, ["mend", str(folder)]).output


def test_what_was_set_aside_before_stays(folder: Path) -> None:
    kept = {}
    for number in range(3):
        held = rewrite(folder / LESSON, lambda cells, number=number: cells[0].update(source=f"# {number}"))
        kept[mend(folder, LESSON)] = held
    assert len(kept) == 3
    assert {path: (folder / path).read_bytes() for path in kept} == kept


def test_a_page_as_an_earlier_edition_delivered_it_is_renewed_and_nothing_set_aside(folder: Path) -> None:
    old = rewrite(folder / LESSON, lambda cells: cells.pop(CARD))
    keep_record(folder / RECORD, "0.0.1", {LESSON: digest(old)})
    assert LESSON not in spoilt(folder)
    told = opened.opened(LESSON, mending._cells(folder / LESSON), folder / "lessons")
    assert (told["cells"], told["mend"]) == (0, True)
    assert told["why"].startswith(say("page.old").removesuffix("."))
    assert mend(folder, LESSON) is None
    assert (folder / LESSON).read_bytes() == edition()[LESSON]


def test_a_link_that_leads_out_of_the_course_is_not_written_through(folder: Path, tmp_path_factory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "page.ipynb").write_bytes(b"theirs")
    (folder / LESSON).unlink()
    (folder / LESSON).symlink_to(elsewhere / "page.ipynb")
    aside = mend(folder, LESSON)
    assert (elsewhere / "page.ipynb").read_bytes() == b"theirs"
    assert aside
    assert (folder / aside).read_bytes() == b"theirs"
    assert not (folder / LESSON).is_symlink()
    (folder / "lessons").rename(folder / "moved")
    (folder / "lessons").symlink_to(elsewhere)
    with pytest.raises(CourseError, match="leads out"):
        mend(folder, LESSON)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes")
def test_a_pipe_in_the_place_of_a_page_keeps_nobody_waiting(folder: Path) -> None:
    (folder / LESSON).unlink()
    os.mkfifo(folder / LESSON)
    assert LESSON not in spoilt(folder)
    with pytest.raises(CourseError, match="is no file"):
        mend(folder, LESSON)


def test_what_cannot_be_written_is_told_and_stays(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = rewrite(folder / LESSON, lambda cells: cells.pop(CARD))

    def refuse(path: Path, _: bytes) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(mending, "write_whole", refuse)
    with pytest.raises(CourseError, match="cannot be mended: Permission denied"):
        mend(folder, LESSON)
    assert (folder / LESSON).read_bytes() == held


def test_a_page_in_a_folder_that_cannot_be_written_says_where_answers_stay(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opened.os, "access", lambda *_: False)
    [note] = opened.opened(LESSON, PAGE.cells, folder / "lessons")["notes"]
    assert "stay in this browser alone" in note
    assert opened.opened(LESSON, PAGE.cells, folder / "lessons")["cells"] == len(PAGE.codes)


@pytest.mark.parametrize("start", ["", "renamed/"])
def test_a_page_keeps_its_way_wherever_the_course_folder_lies(folder: Path, start: str) -> None:
    assert opened.opened(f"{start}{LESSON}", PAGE.cells, folder / "lessons")["notes"] == []


def test_a_page_of_a_jupyter_that_was_started_beside_it_is_told_so(folder: Path) -> None:
    told = opened.opened("09-four-quadrants.ipynb", PAGE.cells, folder / "lessons")
    assert "outside its course folder" in told["notes"][0]
    assert told["cells"] == len(PAGE.codes)
