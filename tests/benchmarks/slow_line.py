"""A line between a browser and a server that can be made slow, for pages and for open sockets.

(What a browser's own tools slow down is what it fetches: a socket that is open stays as fast as it was.)
"""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread
from typing import Final

LATENCY_S: Final = 0.15  # one way
BYTES_A_SECOND: Final = {"down": 1.5e6 / 8, "up": 0.5e6 / 8}
_CHUNK: Final = 4096


class Line:
    """What is sent to its port arrives at a server's; while it is `slow`, late and bit by bit."""

    def __init__(self, server: int) -> None:
        self.slow = False
        self.port = 0
        self.is_open = Event()
        self._server = server
        self._free = dict.fromkeys(BYTES_A_SECOND, 0.0)

    async def serve(self) -> None:
        """Pass on what comes, until it is closed."""
        self._loop, self._over = asyncio.get_running_loop(), asyncio.Event()
        listening = await asyncio.start_server(self._connect, "127.0.0.1")
        self.port = listening.sockets[0].getsockname()[1]
        self.is_open.set()
        await self._over.wait()

    def close(self) -> None:
        """End it, whatever is still on its way."""
        self._loop.call_soon_threadsafe(self._over.set)

    async def _connect(self, browser: asyncio.StreamReader, to_browser: asyncio.StreamWriter) -> None:
        with suppress(asyncio.CancelledError):  # when it ends
            server, to_server = await asyncio.open_connection("127.0.0.1", self._server)
            ways = self._carry(browser, to_server, "up"), self._carry(server, to_browser, "down")
            await asyncio.gather(*ways)

    async def _carry(self, source: asyncio.StreamReader, to: asyncio.StreamWriter, way: str) -> None:
        held: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
        delivering = asyncio.create_task(_deliver(held, to))
        try:
            while data := await source.read(_CHUNK):
                held.put_nowait((self._arrival(len(data), way), data))
        except ConnectionError:
            pass  # whoever sent has gone, and what was sent still arrives
        held.put_nowait((self._arrival(0, way), b""))
        await delivering

    def _arrival(self, size: int, way: str) -> float:
        """Return when so much arrives that is sent now, after all that is on the line."""
        now = asyncio.get_running_loop().time()
        if not self.slow:
            return now
        self._free[way] = max(now, self._free[way]) + size / BYTES_A_SECOND[way]
        return self._free[way] + LATENCY_S


async def _deliver(held: "asyncio.Queue[tuple[float, bytes]]", to: asyncio.StreamWriter) -> None:
    try:
        while True:
            due, data = await held.get()
            await asyncio.sleep(due - asyncio.get_running_loop().time())
            if not data:
                return
            to.write(data)
            await to.drain()
    except ConnectionError:
        pass  # whoever was to hear it has gone
    finally:
        to.close()


@contextmanager
def line_to(server: int) -> Iterator[Line]:
    """A line to a port of this machine."""
    line = Line(server)
    thread = Thread(target=asyncio.run, args=[line.serve()])
    thread.start()
    line.is_open.wait()
    yield line
    line.close()
    thread.join()
