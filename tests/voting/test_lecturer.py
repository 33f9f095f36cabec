"""The lecturer's side of a vote, on a real Jupyter server with its token and its guard."""

import json
import re
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from http.client import HTTPResponse
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any

import pytest

from cocreation_teach.course.launch import environment
from cocreation_teach.exchange.tables import read_table
from cocreation_teach.voting.ballot import find
from cocreation_teach.voting.rooms import MOST_ROOMS
from tests.course.talking import PATIENCE, running

TOKEN = {"Authorization": "token secret"}
ASKED = find("return-at-midnight").plain()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("work")
    (folder / "assignments" / "week-3").mkdir(parents=True)
    return folder


@pytest.fixture(scope="module")
def host(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    home = tmp_path_factory.mktemp("home")
    command = [sys.executable, "-m", "jupyter_server"]
    with running(
        command, folder, home, environment({"PATH": "/usr/bin:/bin"}), ["--IdentityProvider.token=secret"]
    ) as server:
        yield f"http://{server.host}"


def ask(
    host: str,
    path: str,
    body: object = None,
    headers: dict[str, str] | None = None,
    opener: Any = urllib.request,
) -> tuple[int, Any]:
    data = None if body is None else body if isinstance(body, bytes) else json.dumps(body).encode()
    request = urllib.request.Request(f"{host}/{path}", data, TOKEN if headers is None else headers)
    call = opener.urlopen if opener is urllib.request else opener.open
    try:
        with call(request, timeout=PATIENCE) as answer:
            said = answer.read()
            return answer.status, json.loads(said) if said[:1] in b"{[" and said else said.decode()
    except urllib.error.HTTPError as refused:
        said = refused.read()
        return refused.code, json.loads(said) if said[:1] == b"{" else said.decode()


@pytest.fixture
def word(host: str) -> Iterator[str]:
    status, told = ask(host, "cocreation/votes", {"asked": ASKED, "folder": "assignments/week-3"})
    assert status == 201
    yield told["word"]
    ask(host, f"cocreation/votes/{told['word']}/act", {"act": "end"})


def act(host: str, word: str, **what: object) -> tuple[int, Any]:
    return ask(host, f"cocreation/votes/{word}/act", what)


def phone(host: str, word: str) -> Any:
    """A phone that has loaded the page of a vote: it votes, and has no token."""
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    opener.open(f"{host}/cocreation/vote/{word}", timeout=PATIENCE).close()

    def vote(answer: str, number: int = 1) -> tuple[int, Any]:
        body = {"round": number, "digest": ASKED["ballot"]["digest"], "answer": answer}
        headers = {"Content-Type": "application/json"}
        return ask(host, f"cocreation/vote/{word}/vote", body, headers, opener)

    return vote


def state(host: str, word: str) -> Any:
    return ask(host, f"cocreation/vote/{word}/state", headers={})[1]


def heard(host: str, word: str) -> Any:
    """The first that a lecturer's page is told."""
    address = f"{host}/cocreation/votes/{word}/events?origin=https%3A%2F%2Fhub.example.org"
    answer: HTTPResponse
    with urllib.request.urlopen(urllib.request.Request(address, headers=TOKEN), timeout=PATIENCE) as answer:
        return json.loads(answer.readline().removeprefix(b"data: "))


def test_two_rounds_are_held_shown_and_kept(host: str, folder: Path, word: str) -> None:
    phones = [phone(host, word) for _ in range(4)]
    for one, answer in zip(phones, ("I", "III", "III", "II"), strict=True):
        assert one(answer)[0] == 200
    told = heard(host, word)
    assert (told["voted"], told["results"], told["open"], told["has_key"]) == (4, [], True, True)
    assert act(host, word, act="close") == (200, {})
    assert state(host, word)["results"][0]["counts"] == {"I": 1, "II": 1, "III": 2, "IV": 0}
    assert phones[0]("II")[0] == 409
    assert act(host, word, act="open")[0] == 200
    for one, answer in zip(phones, ("I", "I", "III", "I"), strict=True):
        assert one(answer, 2)[0] == 200
    assert act(host, word, act="close")[0] == 200
    told = heard(host, word)
    assert told["gain"] == {"n": 4, "normalised": pytest.approx(2 / 3)}
    assert told["kept"].startswith("assignments/week-3/votes/")
    kept = read_table(folder / told["kept"])
    assert len(kept.body) == 8
    assert act(host, word, act="tell")[0] == 200
    assert state(host, word)["right"] == "I"
    assert act(host, word, act="end")[0] == 200
    assert ask(host, f"cocreation/vote/{word}", headers={})[0] == 404


def test_a_vote_that_is_ended_in_an_open_round_keeps_what_was_voted(host: str, folder: Path) -> None:
    (folder / "ended").mkdir()
    word = ask(host, "cocreation/votes", {"asked": ASKED, "folder": "ended"})[1]["word"]
    assert [word, "A return before midnight"] in ask(host, "cocreation/votes")[1]["going"]
    assert phone(host, word)("I")[0] == 200
    assert act(host, word, act="end")[0] == 200
    [kept] = (folder / "ended" / "votes").iterdir()
    assert [row.cells[10] for row in read_table(kept).body] == ["1", "0", "0", "0"]
    assert word not in str(ask(host, "cocreation/votes")[1])


def test_hands_are_a_round_as_well(host: str, word: str) -> None:
    assert act(host, word, act="hands", counts={"I": 3, "II": 7})[0] == 200
    assert act(host, word, act="hands", counts={"I": 7, "II": 3})[0] == 200
    assert heard(host, word)["gain"] == {"n": 10, "normalised": pytest.approx(4 / 7)}
    for counts in ({"I": -1}, {"I": "many"}, {"V": 1}, [], None, {}):
        assert act(host, word, act="hands", counts=counts)[0] == 409


def test_without_the_token_nothing_of_the_lecturers_answers(host: str, word: str) -> None:
    for path, body in (
        ("cocreation/votes", {"asked": ASKED}),
        ("cocreation/votes", None),
        (f"cocreation/votes/{word}/act", {"act": "close"}),
        (f"cocreation/votes/{word}/events", None),
        ("api/contents", None),
    ):
        assert ask(host, path, body, headers={})[0] == 403, path
    assert "vote_controls" not in str(ask(host, f"cocreation/votes/{word}", headers={})[1])
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    opener.open(f"{host}/cocreation/vote/{word}", timeout=PATIENCE).close()
    assert ask(host, "api/contents", None, {}, opener)[0] == 403, "a phone's cookie opens nothing else"
    assert state(host, word)["open"]


def test_another_sites_page_cannot_lead_a_vote(host: str, word: str) -> None:
    jar = CookieJar()
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    opener.open(f"{host}/cocreation/votes/{word}?token=secret", timeout=PATIENCE).close()
    path = f"cocreation/votes/{word}/act"
    assert ask(host, path, {"act": "close"}, {}, opener)[0] == 403
    [xsrf] = [one.value for one in jar if one.name == "_xsrf"]
    assert ask(host, path, {"act": "close"}, {"X-XSRFToken": xsrf or ""}, opener)[0] == 200


def test_ten_thousand_rooms_asked_for_are_refused_in_a_sentence(host: str) -> None:
    asked = [ask(host, "cocreation/votes", {"asked": ASKED}) for _ in range(MOST_ROOMS + 5)]
    words = [told["word"] for status, told in asked if status == 201]
    refused = [told["said"] for status, told in asked if status == 409]
    try:
        assert len(words) <= MOST_ROOMS
        assert len(refused) >= 5
        assert "no more can be at once" in refused[0]
    finally:
        for word in words:
            act(host, word, act="end")


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "no request"),
        (b"[]", "no request"),
        (b"[" * 100_000, "no request"),
        ({}, "nothing that a class can vote on"),
        ({"asked": {"ballot": {}}}, "nothing that a class can vote on"),
        ({"asked": ASKED, "folder": "../.."}, "is no folder below"),
        ({"asked": ASKED, "folder": "/etc"}, "is no folder below"),
        ({"asked": ASKED, "folder": "nowhere"}, "is no folder below"),
        ({"asked": ASKED, "folder": ["x"]}, "is no folder below"),
        ({"asked": ASKED, "folder": "a\0b"}, "is no folder below"),
        ({"asked": ASKED, "folder": "x" * 5000}, "is no folder below"),
    ],
)
def test_a_vote_that_cannot_be_started_is_refused_in_a_sentence(host: str, body: object, said: str) -> None:
    status, told = ask(host, "cocreation/votes", body)
    assert (status, said in told["said"]) == (409, True), told


def test_what_cannot_be_done_with_a_vote_is_refused_in_a_sentence(host: str, word: str) -> None:
    for what in ({}, {"act": "burn"}, {"act": ["close"]}, {"act": "open"}, {"act": "tell"}):
        status, told = act(host, word, **what)
        assert (status, told["said"][-1]) == (409, "."), what
    assert act(host, "bakorimute", act="close") == (409, {"said": "This vote is over. Start another one."})


def test_the_networks_door_opens_as_an_act_and_leads_to_the_vote_alone(host: str, word: str) -> None:
    assert heard(host, word)["address"] == f"https://hub.example.org/cocreation/vote/{word}"
    assert act(host, word, act="network")[0] == 200
    told = heard(host, word)
    assert told["network"]
    assert re.fullmatch(rf"http://[\d.]+:\d+/{word}", told["address"])
    assert told["code"]["d"].startswith("M4 4h7")
    port = told["address"].split(":")[2].partition("/")[0]
    door = f"http://127.0.0.1:{port}"
    assert ask(door, word, headers={})[0] == 200
    assert ask(door, f"{word}/state", headers={})[1]["open"]
    for path in ("", "api", "lab", "tree", f"cocreation/vote/{word}", f"cocreation/votes/{word}", "files/x"):
        assert ask(door, path)[0] == 404, path
    assert act(host, word, act="alone")[0] == 200
    with pytest.raises(urllib.error.URLError):
        ask(door, word, headers={})


def test_the_last_vote_shuts_the_networks_door(host: str, word: str) -> None:
    act(host, word, act="network")
    address = heard(host, word)["address"]
    act(host, word, act="end")
    with pytest.raises(urllib.error.URLError):
        ask(address.removesuffix(f"/{word}"), word, headers={})


def test_what_cannot_be_kept_is_told_and_the_vote_goes_on(host: str, folder: Path) -> None:
    place = folder / "full"
    place.mkdir()
    (place / "votes").write_text("no folder")
    word = ask(host, "cocreation/votes", {"asked": ASKED, "folder": "full"})[1]["word"]
    assert phone(host, word)("I")[0] == 200
    assert act(host, word, act="close")[0] == 200
    told = heard(host, word)
    assert "cannot be written" in told["unkept"]
    assert told["results"][0]["voted"] == 1
    act(host, word, act="end")


def test_a_server_that_nobody_asks_for_a_vote_loads_nothing_for_it() -> None:
    code = "import sys, cocreation_teach.course.server; sys.exit('cocreation_teach.voting' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
