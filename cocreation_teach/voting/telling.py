"""Server-sent events: a page is told how a vote stands now, and of each change as it comes."""

import asyncio
import json
from collections.abc import Callable
from typing import Any, Final

from tornado.iostream import StreamClosedError
from tornado.web import RequestHandler

from cocreation_teach.voting.rooms import Held, Rooms

HEARTBEAT: Final = 15.0
"""Seconds after which a proxy might take a silent line for dead."""

BREATH: Final = 0.5
"""Seconds between two messages at the least, however many votes come in."""


class Telling(RequestHandler):
    """What a handler needs to go on telling."""

    _changed: asyncio.Event | None = None
    _left = False

    async def tell_changes(
        self, rooms: Rooms, held: Held, read: Callable[[], Any], *, every_vote: bool
    ) -> None:
        """Tell of a room until the page is left or the room is ended."""
        self._changed = changed = asyncio.Event()

        def listener(turned: bool) -> None:
            if turned or every_vote:
                changed.set()

        self.set_header("Content-Type", "text/event-stream")
        self.set_header("X-Accel-Buffering", "no")  # nginx would keep what is said until it is much
        held.listeners.add(listener)
        try:
            while rooms.get(held.word) is held and not self._left:
                changed.clear()
                await self._say(f"data: {json.dumps(read())}")
                await asyncio.sleep(BREATH)
                while not await _set_within(changed, HEARTBEAT):
                    await self._say(": still here")
            await self._say("event: end\ndata: {}")
        except StreamClosedError:
            return  # the page was left
        finally:
            held.listeners.discard(listener)

    def on_connection_close(self) -> None:
        """Stop telling a page that was left."""
        self._left = True
        if self._changed:
            self._changed.set()

    async def _say(self, lines: str) -> None:
        if not self._left:
            self.write(f"{lines}\n\n")
            await self.flush()


async def _set_within(event: asyncio.Event, seconds: float) -> bool:
    try:
        await asyncio.wait_for(event.wait(), seconds)
    except TimeoutError:
        return False
    return True
