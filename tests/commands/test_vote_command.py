"""``cocreation vote``: it starts a vote on the server that runs anyway, or says why it cannot."""

import json
import os
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cocreation_teach import cli
from cocreation_teach.course.launch import environment
from cocreation_teach.teaching.assigning import read_cases, write_template
from cocreation_teach.voting.ballot import Asked, Ballot
from cocreation_teach.voting.running import start
from tests.course.talking import running


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder that a running server keeps, as the user's own servers are known to each other."""
    folder, home = tmp_path_factory.mktemp("course"), tmp_path_factory.mktemp("home")
    command = [sys.executable, "-m", "jupyter_server"]
    guard = ["--IdentityProvider.token=secret"]
    with (
        pytest.MonkeyPatch.context() as patch,
        running(command, folder, home, environment({"PATH": "/usr/bin:/bin"}), guard),
    ):
        patch.setenv("JUPYTER_RUNTIME_DIR", str(home / "runtime"))
        yield folder


def vote(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(cli.main, ["vote", "--no-browser", "--folder", str(folder), *words])


def test_a_vote_is_started_and_its_page_for_the_wall_told(folder: Path) -> None:
    done = vote(folder, "return-at-midnight", "--confidence")
    assert done.exit_code == 0, done.output
    address = next(word for word in done.output.split() if word.startswith("http"))
    with urllib.request.urlopen(address, timeout=60) as page:
        assert b"vote" in page.read()
    assert "Phones cannot reach this computer yet" in done.output


def test_a_case_of_ones_own_is_opened_to_the_network_when_that_is_asked(folder: Path) -> None:
    write_template(folder / "mine.csv")
    own = read_cases(folder / "mine.csv")[0]
    done = vote(folder, own.id, "--cases", str(folder / "mine.csv"), "--network")
    assert done.exit_code == 0, done.output
    assert "nothing else of it" in done.output


def test_what_cannot_be_voted_on_is_told(folder: Path) -> None:
    done = vote(folder, "return-at-midnigt")
    assert (done.exit_code, "Did you mean: return-at-midnight" in done.output) == (1, True)


def test_without_a_server_it_says_how_to_start_one(tmp_path: Path, folder: Path) -> None:
    assert folder.is_dir()
    done = vote(tmp_path, "return-at-midnight")
    assert done.exit_code == 1
    assert "cocreation lab" in done.output


def test_what_the_server_refuses_is_told_as_it_says_it(folder: Path) -> None:
    asked = Asked(Ballot("q", "", "Is it so?", (("y", "Yes"),)))
    with pytest.raises(Exception, match="nothing that a class can vote on"):
        start(asked, folder, confidence=False, network=False)


def test_a_server_that_asks_for_a_password_is_told_so(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    server = {"url": _url(folder), "token": "wrong", "root_dir": str(folder)}
    monkeypatch.setattr("jupyter_server.serverapp.list_running_servers", lambda: [server])
    done = vote(folder, "return-at-midnight")
    assert (done.exit_code, "with the widget Vote" in done.output) == (1, True)


def _url(folder: Path) -> str:
    for path in Path(os.environ["JUPYTER_RUNTIME_DIR"]).glob("jpserver-*.json"):
        held = json.loads(path.read_text("utf-8"))
        if held["root_dir"] == str(folder):
            return str(held["url"])
    pytest.fail("no server")
