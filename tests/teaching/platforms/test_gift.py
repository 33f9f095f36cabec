"""GIFT, read back by npm's gift-pegjs, which is stricter than Moodle."""

import html
import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from cocreation_teach.teaching import export
from tests.teaching.exported import ALL, NASTY, QUADRANT, VALUES
from tests.teaching.graded import graded

READER = "gift-pegjs@1.0.2"
READ = (
    "const { parse } = require('gift-pegjs');"
    "const text = require('fs').readFileSync(0, 'utf8');"
    "process.stdout.write(JSON.stringify(parse(text)));"
)


@pytest.fixture(scope="session")
def reader(program) -> Path:
    """A folder with gift-pegjs, fetched once from npm; where it cannot be had a skip, and a failure in CI."""
    program("node")
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "cocreation-teach-tests"
    folder = home / READER.replace("@", "-")
    if (folder / "node_modules/gift-pegjs/package.json").is_file():
        return folder
    folder.mkdir(parents=True, exist_ok=True)
    words = ["npm", "install", "--prefix", str(folder), "--no-audit", "--no-fund", "--ignore-scripts", READER]
    found = shutil.which("npm")
    done = (
        None
        if found is None
        else subprocess.run(words, capture_output=True, text=True, check=False, timeout=120)
    )
    if done is None or done.returncode:
        message = f"This test needs {READER} from npm: {' '.join(words)}"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    return folder


@pytest.fixture
def read(program, reader, tmp_path):
    """Export some questions as GIFT and return what gift-pegjs reads."""

    def export_and_read(*questions: dict) -> list[dict]:
        folder = graded(tmp_path / "week-5", questions=questions)
        content = export(folder, "gift", tmp_path / "quiz.txt").path.read_bytes()
        words = [program("node"), "-e", READ]
        done = subprocess.run(words, input=content, capture_output=True, cwd=reader, check=False)
        assert done.returncode == 0, done.stderr.decode()
        return json.loads(done.stdout)

    return export_and_read


def test_another_reader_finds_every_text(read) -> None:
    category, quadrant, choice, values, text = read(*ALL)
    assert category == {"type": "Category", "title": "$course$/top/Week 5"}
    assert (quadrant["type"], quadrant["id"], quadrant["tags"]) == (
        "MC",
        "week-5-q1",
        ["I1", "I2", "M3", "M16"],
    )
    assert quadrant["title"] == "q1 (quadrant) A scene. It has two lines. In which quadrant does it belong?"
    assert quadrant["stem"]["format"] == "html"
    assert [(one["isCorrect"], one["weight"]) for one in quadrant["choices"]] == [
        (True, None),
        (False, 50),
        (False, None),
        (False, None),
    ]
    assert quadrant["choices"][2]["feedback"]["text"] == "<p>Not quite.</p><p>You may think so, but no.</p>"
    assert quadrant["globalFeedback"]["text"] == "<p>Nobody chose.</p>"
    assert [one["weight"] for one in choice["choices"]] == [None, None, 40]
    assert [(one["isCorrect"], one["weight"]) for one in values["choices"]] == [
        (False, 50),
        (False, 50),
        (False, -100),
    ]
    assert text["type"] == "Essay"
    assert text["globalFeedback"]["text"] == "<p>First paragraph.</p><p>Second.</p>"


def test_the_signs_of_the_format_in_a_text_are_the_texts(read) -> None:
    choice = read(*ALL)[2]
    escaped = html.escape(NASTY, quote=False)
    assert choice["stem"]["text"] == f"<p>{escaped}</p>"
    assert choice["choices"][0]["text"]["text"] == escaped
    assert choice["choices"][1]["text"] == {"format": "html", "text": "[no]"}
    assert choice["choices"][1]["feedback"]["text"] == f"<p>No: {escaped}</p>"


def test_several_may_be_ticked_even_where_one_is_right(read) -> None:
    # A “=” would make Moodle take one answer only.
    _, question = read(VALUES | {"correct": ["needs"]})
    assert [(one["isCorrect"], one["weight"]) for one in question["choices"]] == [
        (False, 100),
        (False, -50),
        (False, -50),
    ]


def test_a_title_with_colons_and_line_ends_stays_a_title(read) -> None:
    _, question = read(QUADRANT | {"prompt": "a::b {c}\n\n// d"})
    assert question["title"] == "q1 (quadrant) a::b {c} // d"


def test_what_gift_cannot_hold_is_told(tmp_path) -> None:
    folder = graded(tmp_path / "week-5", questions=ALL)
    notes = export(folder, "gift", tmp_path / "quiz.txt").notes
    assert notes[-1] == "GIFT holds no points and no grader's notes: set them in Moodle, or take moodle-xml."
