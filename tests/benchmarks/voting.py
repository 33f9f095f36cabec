"""300 phones vote within 20 seconds: how long each waits to be acknowledged, beside a bare tornado handler.

Run it with ``python tests/benchmarks/voting.py``.  A phone loads the page, asks how the vote stands, goes on
listening, and votes, all at a moment of its own.  The two servers, each a process of its own, are asked one
after the other in the same way.  It exits with 1 if an acknowledged vote was not counted, the 95th percentile
of the acknowledgements is over its limit, or the wall was behind for longer than its limit.
"""

import asyncio
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from time import perf_counter, sleep
from typing import Any, Final
from urllib.error import URLError
from urllib.request import urlopen

ROOT: Final = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest  # noqa: E402
from tornado.simple_httpclient import SimpleAsyncHTTPClient  # noqa: E402

from cocreation_teach.course.launch import environment  # noqa: E402
from cocreation_teach.voting.ballot import find  # noqa: E402
from tests.course.talking import running  # noqa: E402
from tests.ports import free_port  # noqa: E402

PHONES: Final = 300
WITHIN: Final = 20.0
MOST_P95: Final = 0.250
MOST_BEHIND: Final = 1.0

BARE: Final = """
import asyncio, json, sys
from tornado.web import Application, RequestHandler
class Page(RequestHandler):
    def get(self): self.set_cookie("vote", "a"); self.finish("x" * 30_000)
class State(RequestHandler):
    def get(self): self.finish("{}")
class Events(RequestHandler):
    async def get(self):
        self.write("data: {}\\n\\n"); await self.flush(); await asyncio.sleep(60)
class Vote(RequestHandler):
    def post(self): json.loads(self.request.body); self.finish("{}")
async def main():
    rules = [("/v", Page), ("/v/state", State), ("/v/events", Events), ("/v/vote", Vote)]
    Application(rules, log_function=lambda _: None).listen(int(sys.argv[1]), "127.0.0.1")
    await asyncio.Event().wait()
asyncio.run(main())
"""


@dataclass
class Found:
    """What the phones of one server have seen."""

    waited: list[float] = field(default_factory=list)
    acknowledged: list[float] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    def percentile(self, share: float) -> float:
        """Return how long a share of the phones waited at the most, in milliseconds."""
        return sorted(self.waited)[min(len(self.waited) - 1, int(share * len(self.waited)))] * 1000


async def phone(client: AsyncHTTPClient, address: str, body: bytes, at: float, found: Found) -> None:
    """Do what a phone does."""
    await asyncio.sleep(at)
    page = await client.fetch(address, request_timeout=60)
    cookie = {"Cookie": page.headers["Set-Cookie"].partition(";")[0]}
    await client.fetch(f"{address}/state", headers=cookie, request_timeout=60)
    listening = HTTPRequest(f"{address}/events", headers=cookie, streaming_callback=lambda _: None)
    listening.request_timeout = 90
    line = asyncio.ensure_future(client.fetch(listening, raise_error=False))
    await asyncio.sleep(0)
    begun = perf_counter()
    try:
        headers = {**cookie, "Content-Type": "application/json"}
        await client.fetch(f"{address}/vote", method="POST", body=body, headers=headers, request_timeout=60)
    except HTTPClientError as error:
        found.refused.append(str(error))
    else:
        found.acknowledged.append(perf_counter())
        found.waited.append(perf_counter() - begun)
    line.add_done_callback(lambda done: done.exception())


@asynccontextmanager
async def clients() -> AsyncIterator[AsyncHTTPClient]:
    """Yield what all phones ask with."""
    client = SimpleAsyncHTTPClient(force_instance=True, max_clients=3 * PHONES)
    try:
        yield client
    finally:
        client.close()


async def vote(address: str, body: bytes) -> Found:
    """Let all phones vote at moments of their own, the same in every run."""
    moments, found = Random(1), Found()
    async with clients() as client:
        votes = [phone(client, address, body, moments.uniform(0, WITHIN), found) for _ in range(PHONES)]
        await asyncio.gather(*votes)
    return found


async def ours(host: str) -> tuple[Found, int, float]:
    """Return what phones saw of a Jupyter server, the votes counted, and how far the wall was behind."""
    asked = find("return-at-midnight")
    async with clients() as client:

        async def post(path: str, held: object) -> Any:
            url = f"http://{host}/cocreation/votes{path}"
            answer = await client.fetch(url, method="POST", body=json.dumps(held))
            return json.loads(answer.body)

        word = (await post("", {"asked": asked.plain(), "confidence": True}))["word"]
        seen: list[tuple[float, int]] = []

        def hear(piece: bytes) -> None:
            if piece.startswith(b'data: {"round'):
                seen.append((perf_counter(), json.loads(piece[6:])["voted"]))

        url = f"http://{host}/cocreation/votes/{word}/events"
        wall = asyncio.ensure_future(client.fetch(url, streaming_callback=hear, request_timeout=120))
        answer = {"round": 1, "digest": asked.ballot.digest, "answer": "I", "sure": "fair"}
        found = await vote(f"http://{host}/cocreation/vote/{word}", json.dumps(answer).encode())
        await asyncio.sleep(2)
        await post(f"/{word}/act", {"act": "close"})
        state = json.loads((await client.fetch(f"http://{host}/cocreation/vote/{word}/state")).body)
        await post(f"/{word}/act", {"act": "end"})
        await wall
    behind = max(
        next((at for at, voted in seen if voted >= number and at >= acknowledged), float("inf"))
        - acknowledged
        for number, acknowledged in enumerate(sorted(found.acknowledged), start=1)
    )
    return found, state["results"][0]["counts"]["I"], behind


@contextmanager
def bare() -> Iterator[str]:
    """Run a server with nothing in it."""
    port = free_port()
    process = subprocess.Popen([sys.executable, "-c", BARE, str(port)])
    try:
        while True:
            try:
                urlopen(f"http://127.0.0.1:{port}/v/state", timeout=10).close()
                break
            except URLError:
                sleep(0.1)
        yield f"http://127.0.0.1:{port}/v"
    finally:
        process.terminate()
        process.wait()


def main() -> int:
    """Measure, print, and return the exit code."""
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as home:
        command = [sys.executable, "-m", "jupyter_server"]
        with running(command, Path(folder), Path(home), environment(os.environ)) as server:
            mine, counted, behind = asyncio.run(ours(server.host))
    with bare() as address:
        theirs = asyncio.run(vote(address, b'{"round": 1, "answer": "I"}'))
    for name, found in (("a vote", mine), ("a bare handler", theirs)):
        waited = f"50th percentile {found.percentile(0.5):.1f} ms, 95th {found.percentile(0.95):.1f} ms"
        print(f"{name}: {len(found.waited)} of {PHONES} acknowledged, {waited}")
    print(f"counted {counted}; the wall was {behind:.2f} s behind at the most (limit {MOST_BEHIND:.0f} s)")
    for said in mine.refused[:5]:
        print(f"refused: {said}")
    sound = counted == len(mine.acknowledged) == PHONES
    return 0 if sound and mine.percentile(0.95) <= MOST_P95 * 1000 and behind <= MOST_BEHIND else 1


if __name__ == "__main__":
    sys.exit(main())
