"""What a phone may ask of the server, without a token: the page of a vote, how it stands, and to vote.

Nothing here reads a file, a setting or another address of the server, and no body of more than two kilobytes
is read.
"""

import json
import math
import re
from http import HTTPStatus
from typing import Any, Final

from tornado.web import HTTPError, RequestHandler, stream_request_body

from cocreation_teach.voting.ballot import VoteError
from cocreation_teach.voting.figures import shown
from cocreation_teach.voting.page import Page, told_page, voter_page
from cocreation_teach.voting.room import Vote, cast
from cocreation_teach.voting.rooms import MOST_LISTENERS, Held, Rooms, TooManyError
from cocreation_teach.voting.telling import Telling
from cocreation_teach.words import say

WORD: Final = "([a-z]{10})"
COOKIE: Final = "cocreation_vote"
LARGEST: Final = 2_048
"""Bytes of a vote."""

HEARTBEAT: Final = 15.0
"""Seconds after which a proxy might take a silent line for dead."""


def public(rooms: Rooms, base: str = "/") -> list[tuple[str, type[RequestHandler], dict[str, Any]]]:
    """Return what answers phones below an address."""
    given, base = {"rooms": rooms}, re.escape(base)
    return [
        (f"{base}{WORD}", VoterHandler, given),
        (f"{base}{WORD}/state", StateHandler, given),
        (f"{base}{WORD}/events", EventsHandler, given),
        (f"{base}{WORD}/vote", VoteHandler, given),
        (f"{base}([^/]*)(?:/.*)?", NowhereHandler, given),
    ]


@stream_request_body
class _Handler(RequestHandler):
    """Answers strangers: it bounds what it reads, and says nothing of the server."""

    wait = 0.0

    def initialize(self, rooms: Rooms) -> None:
        self.rooms = rooms
        self.body = b""

    def prepare(self) -> None:
        connection: Any = self.request.connection
        connection.set_max_body_size(LARGEST)
        if int(self.request.headers.get("Content-Length") or 0) > LARGEST:
            raise HTTPError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        try:
            self.rooms.asked.take(self.request.remote_ip)
        except TooManyError as busy:
            raise self.later(busy) from None

    def data_received(self, chunk: bytes) -> None:
        self.body += chunk

    def check_xsrf_cookie(self) -> None:
        """Leave out Jupyter's own, which a phone has none of: who votes has this room's cookie."""

    def set_default_headers(self) -> None:
        self.clear_header("Server")
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Referrer-Policy", "no-referrer")
        self.set_header("Content-Security-Policy", "default-src 'none'")
        if self.wait:  # here, for an error clears all headers but these
            self.set_header("Retry-After", str(math.ceil(self.wait)))

    def later(self, busy: TooManyError) -> HTTPError:
        self.wait = busy.wait
        return HTTPError(HTTPStatus.TOO_MANY_REQUESTS)

    def write_error(self, status_code: int, **_: Any) -> None:
        said = {429: say("vote.too-often"), 413: say("vote.too-large"), 404: say("vote.no-room")}
        self.answer({"said": said.get(status_code, say("vote.not-taken"))})

    def answer(self, held: object) -> None:
        self.set_header("Content-Type", "application/json")
        self.finish(json.dumps(held))

    def held(self, word: str) -> Held:
        """Return the room that is asked for."""
        try:
            held = self.rooms.find(word, self.request.remote_ip or "", self.get_cookie(COOKIE))
        except TooManyError as busy:
            raise self.later(busy) from None
        if held is None:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        return held

    def send_page(self, page: Page) -> None:
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Content-Security-Policy", page.policy)
        self.finish(page.html)


class VoterHandler(_Handler):
    """The page on a phone; it makes the device known to the room, by a cookie that is sent nowhere else."""

    def get(self, word: str) -> None:
        """Answer with the page."""
        held = self.held(word)
        if held.device(self.get_cookie(COOKIE)) is None:
            here = self.request.path
            secure = self.request.protocol == "https"
            self.set_cookie(
                COOKIE, held.new_device(), path=here, httponly=True, samesite="Strict", secure=secure
            )
        self.send_page(voter_page())

    def write_error(self, status_code: int, **_: Any) -> None:
        """Say so on a page."""
        self.send_page(told_page(say("vote.too-often") if status_code == 429 else say("vote.no-room")))


class NowhereHandler(VoterHandler):
    """Any other address: what is no word of a room is a guess as well."""

    def get(self, word: str) -> None:
        """Answer that there is nothing."""
        self.held("" if word in self.rooms.all else word)


class StateHandler(_Handler):
    """How the vote stands, for who cannot be told of each change."""

    def get(self, word: str) -> None:
        """Answer with all that everybody may see, and with what this device has said."""
        held = self.held(word)
        device = held.device(self.get_cookie(COOKIE))
        rounds = held.room.rounds
        mine = rounds[-1].votes.get(device) if rounds and device else None
        told = {"answer": mine.answer, "sure": mine.sure} if mine else None
        self.answer({**shown(held.room), "mine": told})


class EventsHandler(Telling, _Handler):
    """Tells of each round that opens or closes, as it does."""

    async def get(self, word: str) -> None:
        """Go on telling until the page is left or the vote is ended."""
        held = self.held(word)
        if self.rooms.listening >= MOST_LISTENERS:
            raise HTTPError(HTTPStatus.SERVICE_UNAVAILABLE)
        self.rooms.listening += 1
        try:
            await self.tell_changes(self.rooms, held, lambda: shown(held.room), every_vote=False)
        finally:
            self.rooms.listening -= 1


class VoteHandler(_Handler):
    """Takes a vote."""

    def post(self, word: str) -> None:
        """Count ``{"round": ..., "digest": ..., "answer": ..., "sure": ...}`` of a known device."""
        held = self.held(word)
        device = held.device(self.get_cookie(COOKIE))
        sent_from = self.request.headers.get("Sec-Fetch-Site", "same-origin")
        kind = self.request.headers.get("Content-Type", "").partition(";")[0].strip()
        if device is None or sent_from != "same-origin":
            self.refuse(HTTPStatus.FORBIDDEN, say("vote.no-device"))
        elif kind != "application/json":
            self.refuse(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, say("vote.not-taken"))
        else:
            try:
                self.rooms.votes.take(device)
                number, digest, vote = _vote(self.body)
                held.change(cast(held.room, device, number, digest, vote))
            except TooManyError as busy:
                raise self.later(busy) from None
            except VoteError as error:
                self.refuse(HTTPStatus.CONFLICT, str(error))
            else:
                self.answer({"round": number, "mine": {"answer": vote.answer, "sure": vote.sure}})

    def refuse(self, status: HTTPStatus, said: str) -> None:
        """Answer with a sentence."""
        self.set_status(status)
        self.answer({"said": said})


def _vote(body: bytes) -> tuple[int, str, Vote]:
    try:
        held: Any = json.loads(body)
        number, digest, answer, sure = held["round"], held["digest"], held["answer"], held.get("sure")
        texts = (digest, answer, "" if sure is None else sure)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise VoteError(say("vote.not-taken")) from None
    if type(number) is not int or not all(isinstance(text, str) for text in texts):
        raise VoteError(say("vote.not-taken"))
    return number, digest, Vote(answer, sure)
