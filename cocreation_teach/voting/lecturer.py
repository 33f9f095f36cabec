"""What the lecturer may ask of the server, with the server's own authentication: to hold a vote."""

import asyncio
import json
import re
from datetime import UTC, datetime
from functools import partial
from http import HTTPStatus
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jupyter_server.base.handlers import APIHandler, JupyterHandler
from tornado.web import RequestHandler, authenticated

from cocreation_teach.exchange.errors import SentenceError
from cocreation_teach.exchange.files import FileError
from cocreation_teach.voting.ballot import VoteError, from_plain
from cocreation_teach.voting.code import path_of
from cocreation_teach.voting.figures import shown
from cocreation_teach.voting.network import close_door, open_door
from cocreation_teach.voting.page import projector_page
from cocreation_teach.voting.public import WORD
from cocreation_teach.voting.record import keep
from cocreation_teach.voting.room import Room, close_round, open_round, show_hands, tell
from cocreation_teach.voting.rooms import Held, Rooms
from cocreation_teach.voting.telling import Telling
from cocreation_teach.words import say

Rule = tuple[str, type[RequestHandler], dict[str, Any]]


def for_lecturers(rooms: Rooms, root: Path, base: str) -> list[Rule]:
    """Return what answers the lecturer below a server's address; tables are written below its root alone."""
    given = {"rooms": rooms, "root": root, "base": base}
    votes = f"{re.escape(base)}cocreation/votes"
    return [
        (f"{votes}", StartHandler, given),
        (f"{votes}/{WORD}", ProjectorHandler, given),
        (f"{votes}/{WORD}/events", CountingHandler, given),
        (f"{votes}/{WORD}/act", ActHandler, given),
    ]


class _Handler(APIHandler):
    def initialize(self, rooms: Rooms, root: Path, base: str) -> None:
        self.rooms, self.root, self.base = rooms, root, base

    def answer(self, held: object, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.set_status(status)
        self.finish(json.dumps(held))

    def refuse(self, error: SentenceError) -> None:
        self.answer({"said": str(error)}, HTTPStatus.CONFLICT)

    def held(self, word: str) -> Held:
        held = self.rooms.get(word)
        if held is None:
            raise VoteError(say("vote.ended"))
        return held

    def asked(self) -> dict[str, Any]:
        try:
            held: Any = json.loads(self.request.body)
        except (ValueError, RecursionError):
            held = None
        if not isinstance(held, dict):
            raise VoteError(say("vote.no-request"))
        return held


class StartHandler(_Handler):
    """Starts a vote, and knows which are going on."""

    @authenticated
    def get(self) -> None:
        """Answer with the word and the ballot's name of each: a page that was loaded again finds its vote."""
        going = ((held.word, held.room.ballot) for held in self.rooms.all.values())
        self.answer({"going": [[word, ballot.title or ballot.id] for word, ballot in going]})

    @authenticated
    async def post(self) -> None:
        """Open a room for ``{"asked": ..., "confidence": ..., "folder": ...}``, with its first round."""
        try:
            held = self.asked()
            asked = from_plain(held.get("asked"))
            folder = _folder(self.root, held.get("folder", ""))
            room = Room(asked.ballot, asked.right, held.get("confidence") is True)
            word = self.rooms.open(open_round(room, _now()), folder).word
        except VoteError as error:
            self.refuse(error)
        else:
            self.answer({"word": word}, HTTPStatus.CREATED)


class ActHandler(_Handler):
    """Leads a vote."""

    @authenticated
    async def post(self, word: str) -> None:
        """Do ``{"act": ...}``: open, close, hands (with ``counts``), tell, network, alone, end."""
        try:
            held, asked = self.held(word), self.asked()
            if asked.get("act") == "end":
                await self._end(held)
            else:
                self._do(held, asked)
        except VoteError as error:
            self.refuse(error)
            return
        if asked["act"] in ("close", "hands"):
            await self._keep(held)
        self.answer({})

    async def _end(self, held: Held) -> None:
        """End a vote; what was voted in a round that is still open is kept as well."""
        if held.room.open and held.room.rounds[-1].votes:
            held.change(close_round(held.room, _now()))
            await self._keep(held)
        self.rooms.end(held.word)
        if not self.rooms.all:
            close_door(self.rooms)

    def _do(self, held: Held, asked: dict[str, Any]) -> None:
        match asked.get("act"):
            case "open":
                held.change(open_round(held.room, _now()))
            case "close":
                held.change(close_round(held.room, _now()))
            case "hands":
                counts = asked.get("counts")
                held.change(show_hands(held.room, counts if isinstance(counts, dict) else {}, _now()))
            case "tell":
                held.change(tell(held.room))
            case "network":
                open_door(self.rooms)
                held.change(held.room)
            case "alone":
                close_door(self.rooms)
                held.change(held.room)
            case _:
                raise VoteError(say("vote.no-act"))

    async def _keep(self, held: Held) -> None:
        """Write the closed rounds down; where that fails the lecturer is told, and the class goes on."""
        try:
            path = await asyncio.to_thread(keep, held.folder, held.room)
        except FileError as error:
            held.kept, held.unkept = "", str(error)
        else:
            held.kept, held.unkept = str(path.relative_to(self.root)), ""
        held.change(held.room)


class ProjectorHandler(JupyterHandler):
    """The page on the wall."""

    def initialize(self, rooms: Rooms, root: Path, base: str) -> None:  # noqa: ARG002 - as the others
        """Take what the server gives."""
        self.rooms = rooms

    @property
    def content_security_policy(self) -> str:
        """What the page may do."""
        return projector_page().policy

    @authenticated
    async def get(self, word: str) -> None:  # noqa: ARG002 - the page asks for it by itself
        """Answer with the page; that sets the cookie by which its own requests are known, too."""
        self.xsrf_token  # noqa: B018 - reading it is what sets the cookie
        self.finish(projector_page().html)


class CountingHandler(Telling, _Handler):
    """Tells the lecturer's pages of every vote that comes in: that it came, and not what it says."""

    @authenticated
    async def get(self, word: str) -> None:
        """Go on telling; ``?origin=`` is where the asking page stands."""
        try:
            held = self.held(word)
        except VoteError as error:
            self.refuse(error)
            return
        read = partial(_as_lecturer_sees, self.rooms, held, self.get_query_argument("origin", ""), self.base)
        await self.tell_changes(self.rooms, held, read, every_vote=True)


def _as_lecturer_sees(rooms: Rooms, held: Held, origin: str, base: str) -> dict[str, Any]:
    address = _address(rooms, held.word, origin, base)
    return {
        **shown(held.room),
        "voted": held.room.rounds[-1].voted if held.room.rounds else 0,
        "has_key": held.room.right is not None,
        "may_open": held.room.may_open,
        "address": address,
        "code": _code(address),
        "network": rooms.network is not None,
        "kept": held.kept,
        "unkept": held.unkept,
    }


def _address(rooms: Rooms, word: str, origin: str, base: str) -> str:
    """Return where phones find a room: through the network's door, or where the lecturer's own page stands.

    Nowhere, if that is an address by which a computer reaches itself alone.
    """
    if rooms.network:
        return f"{rooms.network.address}{word}"
    parts = urlsplit(origin)
    if parts.scheme not in ("http", "https") or not parts.hostname or _is_loopback(parts.hostname):
        return ""
    return f"{parts.scheme}://{parts.netloc}{base}cocreation/vote/{word}"


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def _code(address: str) -> dict[str, str | int] | None:
    try:
        return path_of(address) if address else None
    except ModuleNotFoundError:  # segno comes with what lecturers install; the address can be typed as well
        return None


def _folder(root: Path, named: object) -> Path:
    try:
        folder = (root / named).resolve()  # type: ignore[operator]
        if folder.is_dir() and folder.is_relative_to(root):
            return folder
    except (
        TypeError,
        ValueError,
        OSError,
        RuntimeError,
    ):  # it is no name that a system takes
        pass
    raise VoteError(say("vote.no-folder", folder=repr(named)[:200], root=root))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
