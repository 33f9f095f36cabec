"""A second door for phones: the vote's own pages on the local network, and nothing else of the server."""

import socket
from typing import Any, Final

from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application

from cocreation_teach.voting.ballot import VoteError
from cocreation_teach.voting.public import LARGEST, public
from cocreation_teach.voting.rooms import Rooms
from cocreation_teach.words import say

PORT: Final = 8899
"""Easily typed; another one where it is taken."""


class Door:
    """A listener that phones in the same network reach, as long as it is open."""

    def __init__(self, rooms: Rooms, host: str = "0.0.0.0") -> None:
        try:
            sockets = bind_sockets(PORT, host)
        except OSError:
            sockets = bind_sockets(0, host)
        application = Application(public(rooms), log_function=lambda _: None)
        # A line that says nothing is cut, and so is one that says too much.
        self._server = HTTPServer(
            application,
            idle_connection_timeout=60,
            body_timeout=10,
            max_header_size=8_192,
            max_body_size=LARGEST,
        )
        self._server.add_sockets(sockets)
        self.port: int = sockets[0].getsockname()[1]

    @property
    def address(self) -> str:
        """What phones load, but for the word."""
        return f"http://{own_address()}:{self.port}/"

    def close(self) -> None:
        """Take no more calls."""
        self._server.stop()


def open_door(rooms: Rooms) -> Door:
    """Open the network's door, once for all rooms.

    Raises
    ------
    VoteError
        If the system lets nobody listen there.
    """
    door: Any = rooms.network
    if door is None:
        try:
            rooms.network = door = Door(rooms)
        except OSError as error:
            raise VoteError(say("vote.no-port", why=error.strerror or str(error))) from None
    return door  # type: ignore[no-any-return]


def close_door(rooms: Rooms) -> None:
    """Close the network's door, if it is open."""
    if rooms.network:
        rooms.network.close()
        rooms.network = None


def own_address() -> str:
    """Return this computer's address in its network; nothing is sent to find it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # an address for examples, which nobody has
        except OSError:  # there is no network
            return "127.0.0.1"
        return str(probe.getsockname()[0])
