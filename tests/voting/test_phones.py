"""What a phone may ask without a token, and what it may not, over a real connection."""

import json
import re
import unittest
from concurrent.futures import ThreadPoolExecutor
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any

from tornado.httpclient import HTTPClientError, HTTPRequest, HTTPResponse
from tornado.testing import AsyncHTTPTestCase, gen_test
from tornado.web import Application, RequestHandler

from cocreation_teach.voting.ballot import Ballot
from cocreation_teach.voting.public import COOKIE, LARGEST, public
from cocreation_teach.voting.room import Room, close_round, open_round, tell
from cocreation_teach.voting.rooms import MOST_LISTENERS, Limit, Rooms

EVIL = "</script><script>alert(1)</script><img src=x onerror=alert(2)>"
BALLOT = Ballot("q", EVIL, f"Is it so? {EVIL}", (("y", f"Yes {EVIL}"), ("n", "No")))


class Secret(RequestHandler):
    """What else a server has."""

    def get(self) -> None:
        self.finish("secret")


class PhonesTest(AsyncHTTPTestCase):
    def run(self, result: unittest.TestResult | None = None) -> unittest.TestResult | None:
        """Run in a thread of its own: in this one a browser's tests may have left their loop running."""
        with ThreadPoolExecutor(1) as alone:
            return alone.submit(super().run, result).result()

    def get_app(self) -> Application:
        self.rooms = Rooms()
        self.held = self.rooms.open(open_round(Room(BALLOT, "y"), "2026-11-28T14:00:00"), Path())
        self.word = self.held.word
        # As Jupyter does, it would ask everybody for a token of its forms.
        rules: Any = [*public(self.rooms, "/user/a+b/cocreation/vote/"), (r"/user/a\+b/api", Secret)]
        return Application(rules, xsrf_cookies=True)

    def ask(self, path: str = "", **how: Any) -> HTTPResponse:
        return self.fetch(f"/user/a+b/cocreation/vote/{self.word}{path}", raise_error=False, **how)

    def cookie(self) -> str:
        made = SimpleCookie(self.ask().headers["Set-Cookie"])[COOKIE]
        return f"{COOKIE}={made.value}"

    def vote(self, body: object, cookie: str, **headers: str) -> HTTPResponse:
        sent = body if isinstance(body, bytes) else json.dumps(body)
        return self.ask(
            "/vote",
            method="POST",
            body=sent,
            headers={"Content-Type": "application/json", "Cookie": cookie, **headers},
        )

    def answer(self, **changes: object) -> dict[str, object]:
        return {"round": 1, "digest": BALLOT.digest, "answer": "y", "sure": None, **changes}

    def counted(self) -> list[str]:
        return [vote.answer for vote in self.held.room.rounds[-1].votes.values()]

    def test_a_phone_loads_one_small_page_that_asks_nobody_else(self) -> None:
        loaded = self.ask()
        page = loaded.body.decode()
        assert (loaded.code, len(loaded.body) < 60_000) == (200, True)
        assert not re.search(r"""(?:src|href)=(?!"data:,")|@import|url\(|https?://(?!www\.w3\.org/)""", page)
        policy = loaded.headers["Content-Security-Policy"]
        for part in (
            "default-src 'none'",
            "connect-src 'self'",
            "form-action 'none'",
            "frame-ancestors 'none'",
        ):
            assert part in policy
        assert "unsafe" not in policy
        made = SimpleCookie(loaded.headers["Set-Cookie"])[COOKIE]
        assert (made["httponly"], made["samesite"], made["max-age"], made["expires"]) == (
            True,
            "Strict",
            "",
            "",
        )
        assert made["path"].endswith(self.word), "no other address is sent it"
        assert "Set-Cookie" not in self.ask(headers={"Cookie": f"{COOKIE}={made.value}"}).headers

    def test_a_vote_is_counted_once_and_changed_until_the_round_is_closed(self) -> None:
        cookie = self.cookie()
        taken = self.vote(self.answer(), cookie)
        assert json.loads(taken.body) == {"round": 1, "mine": {"answer": "y", "sure": None}}
        assert self.vote(self.answer(answer="n"), cookie).code == 200
        assert self.counted() == ["n"]
        state = json.loads(self.ask("/state", headers={"Cookie": cookie}).body)
        assert (state["mine"]["answer"], state["results"]) == ("n", [])
        self.held.change(close_round(self.held.room, "2026-11-28T14:01:00"))
        late = self.vote(self.answer(), cookie)
        assert (late.code, "round is closed" in json.loads(late.body)["said"]) == (409, True)
        assert self.counted() == ["n"]
        assert json.loads(self.ask("/state").body)["results"][0]["counts"] == {"y": 0, "n": 1}

    def test_a_vote_for_another_question_or_from_a_stale_page_is_refused_in_a_sentence(self) -> None:
        cookie = self.cookie()
        for changes in (
            {"digest": "0" * 16},
            {"round": 0},
            {"round": 2},
            {"answer": "z"},
            {"sure": "certain"},
        ):
            refused = self.vote(self.answer(**changes), cookie)
            assert refused.code == 409
            assert json.loads(refused.body)["said"].endswith((".", "!"))
        assert self.counted() == []

    def test_what_is_no_vote_is_refused_in_a_sentence(self) -> None:
        bodies: list[object] = [
            b"",
            b"\xff\xfe",
            b"[" * 2000,
            b"NaN",
            None,
            [],
            7,
            {},
            self.answer(round="1"),
            self.answer(round=True),
            self.answer(round=1e999),
            self.answer(answer=["y"]),
            self.answer(answer={"$gt": ""}),
            self.answer(sure=1),
            {"answer": "y"},
        ]
        for body in bodies:
            self.rooms.votes = Limit(6, 1)
            refused = self.vote(body, self.cookie())
            assert (refused.code, "said" in json.loads(refused.body)) == (409, True), body
        assert self.counted() == []

    def test_a_script_without_the_page_cannot_vote(self) -> None:
        other = self.rooms.open(open_round(Room(BALLOT), "1"), Path())
        for cookie in ("", f"{COOKIE}=a.b", f"{COOKIE}={other.new_device()}"):
            assert self.vote(self.answer(), cookie).code == 403
        assert self.vote(self.answer(), self.cookie(), **{"Sec-Fetch-Site": "cross-site"}).code == 403
        assert self.counted() == []

    def test_a_form_of_another_site_cannot_vote(self) -> None:
        for kind in (
            "text/plain",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "",
        ):
            assert self.vote(self.answer(), self.cookie(), **{"Content-Type": kind}).code == 415
        assert self.counted() == []

    def test_a_huge_body_is_not_read(self) -> None:
        cookie = self.cookie()
        assert self.vote(b"x" * (LARGEST + 1), cookie).code == 413
        assert self.vote(b"x" * 20_000_000, cookie).code in (413, 599)  # it may hang up before all is sent
        assert self.ask("/state", method="GET", allow_nonstandard_methods=True, body=b"x" * 9999).code == 413

    @gen_test
    async def test_a_body_that_does_not_say_how_long_it_is_is_not_read_either(self) -> None:
        sent = 0

        async def endless(write: Any) -> None:
            nonlocal sent
            while sent < 50_000_000:
                await write(b"x" * 65_536)
                sent += 65_536

        url = self.get_url(f"/user/a+b/cocreation/vote/{self.word}/vote")
        request = HTTPRequest(
            url, "POST", body_producer=endless, headers={"Content-Type": "application/json"}
        )
        try:
            answer = await self.http_client.fetch(request, raise_error=False)
            assert answer.code >= 400
        except HTTPClientError as hung_up:
            assert hung_up.code == 599  # noqa: PT017 - it may answer before it hangs up, or not
        assert sent < 40_000_000
        assert self.counted() == []

    def test_a_device_that_floods_waits_and_its_first_votes_count(self) -> None:
        cookie = self.cookie()
        codes = [self.vote(self.answer(), cookie).code for _ in range(20)]
        assert codes[:6] == [200] * 6
        assert codes.count(429) >= 12
        assert self.vote(self.answer(), self.cookie()).code == 200, "another phone is not kept waiting"
        assert self.counted() == ["y", "y"]

    def test_an_address_that_floods_waits_and_is_told_for_how_long(self) -> None:
        self.rooms.asked = Limit(burst=5, rate=0.1)
        answers = [self.ask("/state") for _ in range(8)]
        assert [one.code for one in answers] == [200] * 5 + [429] * 3
        assert int(answers[-1].headers["Retry-After"]) >= 1
        assert len(self.rooms.asked) == 1

    def test_a_guessed_word_finds_nothing_and_soon_waits(self) -> None:
        right, self.word = self.word, "bakorimute"
        codes = [self.ask().code for _ in range(30)]
        assert (codes[0], codes[-1], set(codes)) == (404, 429, {404, 429})
        assert "Set-Cookie" not in self.ask().headers
        self.word = right
        assert self.ask("/state").code == 429, "the right word found after so many wrong ones opens nothing"

    def test_an_address_that_is_none_of_the_votes_says_nothing(self) -> None:
        for path in ("/../../api", "/%2e%2e/api", "/act", "/events/x", "/state/", "//", "/vote/../../api"):
            answer = self.ask(path)
            assert answer.code in (404, 405, 429), path
            assert b"secret" not in answer.body
            assert not re.search(rb"Traceback|tornado|Python", answer.body)
        assert self.ask("/vote").code == 405
        assert self.ask("", method="DELETE").code == 405

    def test_what_stands_in_ones_own_case_is_never_markup(self) -> None:
        assert EVIL not in self.ask().body.decode(), "the page is the same for every vote"
        state = self.ask("/state")
        assert state.headers["Content-Type"].startswith("application/json")
        assert state.headers["X-Content-Type-Options"] == "nosniff"
        assert EVIL in json.loads(state.body)["ballot"]["prompt"]

    def test_the_key_goes_to_no_phone_before_it_is_told(self) -> None:
        cookie = self.cookie()
        self.vote(self.answer(), cookie)
        for _ in range(2):
            assert json.loads(self.ask("/state").body)["right"] is None
            if self.held.room.open:
                self.held.change(close_round(self.held.room, "2026-11-28T14:01:00"))
        self.held.change(tell(self.held.room))
        assert json.loads(self.ask("/state").body)["right"] == "y"

    @gen_test
    async def test_a_phone_is_told_of_each_round_and_of_the_end_as_it_comes(self) -> None:
        told = ""

        def hear(piece: bytes) -> None:
            nonlocal told
            told += piece.decode()
            if '"open": true' in told and self.held.room.open:
                self.held.change(close_round(self.held.room, "2026-11-28T14:01:00"))
            if '"open": false' in told:
                self.rooms.end(self.word)

        url = self.get_url(f"/user/a+b/cocreation/vote/{self.word}/events")
        answer = await self.http_client.fetch(url, streaming_callback=hear, request_timeout=60)
        assert answer.headers["Content-Type"] == "text/event-stream"
        assert [line for line in told.split("\n\n") if line][-1] == "event: end\ndata: {}"
        assert self.rooms.listening == 0
        assert not self.held.listeners

    def test_where_too_many_listen_the_next_one_is_told_to_ask_instead(self) -> None:
        self.rooms.listening = MOST_LISTENERS
        assert self.ask("/events").code == 503
        assert self.ask("/state").code == 200
