"""A Jupyter server in a process of its own, and a page's side of the talk with it: no browser."""

import json
import os
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

import pytest
import websocket  # comes with every Jupyter server

from tests.ports import free_port

PATIENCE: Final = 120
"""Seconds that a loaded machine may take for anything."""
UNGUARDED: Final = ("--IdentityProvider.token=", "--ServerApp.disable_check_xsrf=True")


class Server:
    """A running Jupyter server, and the token that it asks for, if it asks for one."""

    def __init__(self, port: int, base: str = "/", token: str = "") -> None:
        self.host, self.base, self.token = f"127.0.0.1:{port}", base, token

    @property
    def pass_(self) -> dict[str, str]:
        """The headers that let one in."""
        return {"Authorization": f"token {self.token}"} if self.token else {}

    def ask(self, method: str, path: str, body: object = None) -> Any:
        """Send a request of Jupyter's REST API, and return what it answers."""
        return self._ask(method, f"api{path}", body)

    def ask_course(self, method: str, path: str, body: object = None) -> Any:
        """Ask the course's part of the server."""
        return self._ask(method, f"cocreation/{path}", body)

    def _ask(self, method: str, path: str, body: object) -> Any:
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(
            f"http://{self.host}{self.base}{path}", data, self.pass_, method=method
        )
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            return json.loads(answer.read() or "null")

    def kernels(self) -> set[str]:
        """Return the ids of the kernels that run."""
        return {kernel["id"] for kernel in self.ask("GET", "/kernels")}


@contextmanager
def running(
    command: Sequence[str],
    folder: Path,
    home: Path,
    variables: Mapping[str, str] = os.environ,
    guard: Sequence[str] = UNGUARDED,
    base: str = "/",
) -> Iterator[Server]:
    """Run a Jupyter server on a folder, with no settings of the user's, and end it afterwards."""
    port = free_port()
    private = {f"JUPYTER_{name}_DIR": str(home / name.lower()) for name in ("CONFIG", "RUNTIME", "DATA")}
    place = [f"--ServerApp.port={port}", f"--ServerApp.base_url={base}", f"--ServerApp.root_dir={folder}"]
    options = [*place, "--no-browser", "--allow-root"]
    log = home / "server.log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [*command, *options, *guard], env={**variables, **private}, stdout=out, stderr=out
        )
    try:
        yield _once_it_answers(Server(port, base), process, log)
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _once_it_answers(server: Server, process: "subprocess.Popen[bytes]", log: Path) -> Server:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        try:
            server.ask("GET", "")
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
        else:
            return server
    pytest.fail(f"The server did not start:\n{log.read_text(errors='replace')}")


class Page:
    """An open notebook: a session with its kernel, and the connection of a page to it."""

    def __init__(self, server: Server, path: str) -> None:
        wanted = {"path": path, "name": "", "type": "notebook", "kernel": {"name": "python3"}}
        self.kernel: str = server.ask("POST", "/sessions", wanted)["kernel"]["id"]
        address = f"ws://{server.host}{server.base}api/kernels/{self.kernel}/channels"
        self._line = websocket.create_connection(address, timeout=PATIENCE, header=server.pass_)

    def close(self) -> None:
        """Leave the page: its kernel stays."""
        self._line.close()

    def wait_at_most(self, seconds: float) -> None:
        """Wait no longer than this for each word of the kernel's."""
        self._line.settimeout(seconds)

    def run(self, code: str) -> list[dict[str, Any]]:
        """Run code, and return all messages that come of it."""
        return self._say("execute_request", {"code": code, "silent": False, "store_history": True})

    def printed(self, code: str) -> str:
        """Run code, and return what it prints; an error fails the test."""
        messages = self.run(code)
        assert [m["content"] for m in messages if m["msg_type"] == "error"] == []
        return "".join(m["content"]["text"] for m in messages if m["msg_type"] == "stream")

    def tell(self, comm: str, content: object) -> list[dict[str, Any]]:
        """Send a widget a message of its own, as its view does."""
        return self._say("comm_msg", {"comm_id": comm, "data": {"method": "custom", "content": content}})

    def _say(self, kind: str, content: Mapping[str, object]) -> list[dict[str, Any]]:
        ours = {"msg_id": uuid4().hex, "msg_type": kind, "session": "page", "username": "", "version": "5.3"}
        message = {"header": ours, "parent_header": {}, "metadata": {}, "content": content}
        self._line.send(json.dumps({**message, "channel": "shell"}))
        heard: list[dict[str, Any]] = []
        while not (heard and heard[-1]["content"].get("execution_state") == "idle"):
            said = json.loads(self._line.recv())
            if said["parent_header"].get("msg_id") == ours["msg_id"]:
                heard.append(said)
        return heard
