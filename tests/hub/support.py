"""A real JupyterHub on this machine, and students who are scripts: they speak as pages do."""

import json
import os
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from http.cookiejar import CookieJar
from pathlib import Path
from secrets import token_hex
from typing import Any, Final
from uuid import uuid4

import psutil

from cocreation_teach.course.launch import environment
from tests.course.talking import PATIENCE, Page, Server
from tests.ports import SOCKETS, free_port, socket_folder

COURSE: Final = "cocreation-course"
LIGHT: Final = {"MALLOC_ARENA_MAX": "1"}
"""What the files of `cocreation hub` set for each server, too."""

PROXY: Final = "configurable-http-proxy"
# Every user has a home below one folder and the one account under which the hub runs; nobody has a password.
CONFIG: Final = """
import sys

sys.path.insert(0, "{root}")

c.JupyterHub.bind_url = "http://127.0.0.1:{port}"
c.JupyterHub.hub_port = {hub}
c.JupyterHub.db_url = "sqlite:///{place}/hub.sqlite"
c.JupyterHub.cookie_secret_file = "{place}/cookie_secret"
c.JupyterHub.pid_file = "{place}/hub.pid"
c.JupyterHub.concurrent_spawn_limit = 0
c.JupyterHub.cleanup_servers = {cleanup}
c.JupyterHub.tornado_settings = {{"slow_spawn_timeout": 0}}
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{proxy}"
c.ConfigurableHTTPProxy.command = ["{command}"]
c.ConfigurableHTTPProxy.pid_file = "{place}/proxy.pid"
c.JupyterHub.authenticator_class = "dummy"
c.Authenticator.allow_all = True
c.JupyterHub.spawner_class = "tests.hub.warm.WarmSpawner"
c.WarmSpawner.warm = {warm}
c.SimpleLocalProcessSpawner.home_dir_template = "{place}/homes/{{username}}"
c.Spawner.start_timeout = c.Spawner.http_timeout = {patience}
c.Spawner.poll_interval = 2
c.Spawner.cmd = ["{python}", "-P", "-m", "jupyterhub.singleuser"]
c.Spawner.args = [
    "--allow-root",
    "--CourseFolder.folder={course}",
    "--CourseFolder.releases={place}/releases",
    *{args},
]
c.Spawner.environment = {{
    **{variables},
    "COCREATION_OUTBOX": lambda spawner: f"{place}/outbox/{{spawner.user.name}}",
    "JUPYTER_RUNTIME_DIR": lambda spawner: f"{runtime}/{{spawner.user.name}}",
}}
c.Spawner.env_keep = ["PATH", "VIRTUAL_ENV", "LANG", "LC_ALL"]
c.JupyterHub.services = [{{"name": "script", "api_token": "{token}"}}]
c.JupyterHub.load_roles = [
    {{
        "name": "script",
        "services": ["script"],
        "scopes": ["admin:users", "admin:servers", "admin:server_state", "list:users"],
    }}
]
"""


class Hub:
    """A running hub.

    Attributes
    ----------
    place
        The folder that holds all of it: ``homes/``, ``outbox/``, its database and its log.
    url
        Its address.
    """

    def __init__(
        self,
        place: Path,
        args: tuple[str, ...] = (),
        *,
        warm: tuple[str, ...] = (),
        cleanup: bool = True,
    ) -> None:
        self.place = place
        port, hub, proxy = (free_port() for _ in range(3))
        self.url = f"http://127.0.0.1:{port}"
        self.port = port
        self._sockets = socket_folder()
        self._token = token_hex(16)
        (place / "homes").mkdir(parents=True, exist_ok=True)
        (place / "outbox").mkdir(exist_ok=True)
        (place / "releases").mkdir(exist_ok=True)
        names = ("JUPYTER_CONFIG_PATH", "JUPYTER_PATH")
        told = environment(os.environ)
        written = CONFIG.format(
            **{"port": port, "hub": hub, "proxy": proxy, "place": place, "cleanup": cleanup},
            **{"command": shutil.which(PROXY), "python": sys.executable, "course": COURSE},
            **{"args": [*SOCKETS, *args], "runtime": self._sockets.name},
            **{"patience": PATIENCE, "token": self._token},
            **{"root": Path(__file__).parents[2], "warm": list(warm)},
            variables={name: told[name] for name in names} | LIGHT,
        )
        (place / "jupyterhub_config.py").write_text(written)
        self.process = self.start()

    def start(self) -> "subprocess.Popen[bytes]":
        """Start it, and wait until it answers."""
        command = [sys.executable, "-m", "jupyterhub", "-f", str(self.place / "jupyterhub_config.py")]
        with (self.place / "hub.log").open("ab") as log:
            self.process = subprocess.Popen(
                command, cwd=self.place, stdout=log, stderr=log, start_new_session=True
            )
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and self.process.poll() is None:
            try:
                self.ask("GET", "users")
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.1)
            else:
                return self.process
        raise TimeoutError(self.log)

    @property
    def log(self) -> str:
        """What it has written down last."""
        return (self.place / "hub.log").read_text(errors="replace")[-10_000:]

    def ask(self, method: str, path: str, body: object = None) -> Any:
        """Ask the hub's API as its administrator."""
        return _asked(f"{self.url}/hub/api/{path}", self._token, method, body)

    def server(self, user: str) -> "list[psutil.Process]":
        """Return the process of a user's server, if there is one."""
        servers = self.ask("GET", f"users/{user}")["servers"]
        try:
            return [psutil.Process(one["state"]["pid"]) for one in servers.values() if one["state"]]
        except psutil.NoSuchProcess:
            return []

    def kernels(self, user: str) -> "list[psutil.Process]":
        """Return the processes of a user's kernels."""
        with suppress(psutil.NoSuchProcess):  # the server may end while one looks
            return [one for server in self.server(user) for one in server.children()]
        return []

    def home(self, user: str) -> Path:
        """Return a user's course folder."""
        return self.place / "homes" / user / COURSE

    def stop(self) -> None:
        """End the hub, and with it all that it has started."""
        self.process.terminate()
        self.process.wait(PATIENCE)
        self._sockets.cleanup()


@contextmanager
def running_hub(place: Path, args: tuple[str, ...] = (), warm: tuple[str, ...] = ()) -> Iterator[Hub]:
    """A hub that ends afterwards, with all servers and kernels of its users.

    The servers of ``warm`` users are forked from a process that has read their modules already.
    """
    hub = Hub(place, args, warm=warm)
    try:
        yield hub
    finally:
        hub.stop()


class Student:
    """A user of the hub who has logged in through its form, as a browser does."""

    def __init__(self, hub: Hub, name: str) -> None:
        self.hub, self.name = hub, name
        jar = CookieJar()
        self._browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
        self._browser.open(f"{hub.url}/hub/login", timeout=PATIENCE).close()
        form = {"username": name, "password": "x", "_xsrf": _xsrf(jar)}
        address = f"{hub.url}/hub/login?next=/hub/home"
        with self._browser.open(address, urllib.parse.urlencode(form).encode(), PATIENCE) as answer:
            assert answer.url.endswith("/hub/home"), answer.url
        page = {"X-XSRFToken": _xsrf(jar), "Content-Type": "application/json", "Sec-Fetch-Mode": "cors"}
        asked = urllib.request.Request(f"{hub.url}/hub/api/users/{name}/tokens", b"{}", page)
        with self._browser.open(asked, timeout=PATIENCE) as answer:
            self.server = Server(hub.port, f"/user/{name}/", json.load(answer)["token"])

    def opened(self, path: str = "") -> str:
        """Open an address of one's own server, which starts if it does not run; return where that leads.

        A server that was killed is missed by the hub after a moment: until then one tries again.
        """
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                server = self.hub.ask("GET", f"users/{self.name}")["servers"].get("", {})
                if server.get("ready"):
                    # As a link in Moodle does, which is the same for everybody.
                    address = f"{self.hub.url}/hub/user-redirect/{path}"
                    with self._browser.open(address, timeout=PATIENCE) as answer:
                        if answer.url.startswith(f"{self.hub.url}/user/{self.name}/"):
                            return str(answer.url)
                if not server.get("pending"):
                    self._browser.open(f"{self.hub.url}/hub/spawn/{self.name}", timeout=PATIENCE).close()
            except (urllib.error.HTTPError, ConnectionError):
                pass
            time.sleep(0.2)
        raise TimeoutError(self.hub.log)

    def kill(self) -> None:
        """Lose one's server and its kernels at once, as when a machine runs out of memory."""
        for process in [*self.hub.server(self.name), *self.hub.kernels(self.name)]:
            process.kill()

    def leave(self) -> None:
        """Be culled: the hub stops the server, as its idle culler does."""
        self.hub.ask("DELETE", f"users/{self.name}/server")
        self._wait_for(lambda: not self.hub.ask("GET", f"users/{self.name}")["servers"])

    def lose_kernels(self) -> None:
        """Be away until the server has shut down the kernels of pages that were left."""
        self._wait_for(lambda: not self.server.kernels())

    def _wait_for(self, ended: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while not ended():
            assert time.monotonic() < end, self.hub.log
            time.sleep(0.2)


class Lesson:
    """A page of the course that is open: its cells have run, and its cards take answers.

    Attributes
    ----------
    cards
        What the page knows of each widget that keeps answers, by the widget's address.
    parts
        The addresses of the head and the foot of an assignment.
    seconds
        From the opening of the page until the first card was there.
    """

    def __init__(self, student: Student, path: str) -> None:
        self.cards: dict[str, dict[str, Any]] = {}
        self.parts: dict[str, str] = {}
        self.seconds = 0.0
        begun = time.monotonic()
        held = student.server.ask("GET", f"/contents/{urllib.parse.quote(f'{COURSE}/{path}')}?content=1")
        student.server.ask_course("POST", "page", {"path": f"{COURSE}/{path}", "cells": []})
        self.page = Page(student.server, f"{COURSE}/{path}")
        for cell in held["content"]["cells"]:
            if cell["cell_type"] == "code":
                self._see(self.page.run("".join(cell["source"])))
                if self.cards and not self.seconds:
                    self.seconds = time.monotonic() - begun

    def answers(self) -> dict[str, Any]:
        """Return the last answer to each question, as the page shows it."""
        return {
            name_of(card, question): tries[-1]["answer"]
            for card in self.cards.values()
            for question, tries in card.get("tries", {}).items()
        }

    def answer(self, number: int) -> dict[str, Any]:
        """Answer each card's question; return what the page was told is safe."""
        safe: dict[str, Any] = {}
        for address, card in self.cards.items():
            if question := card["content"].get("question"):
                safe |= self.tell(address, question, answer_to(question, number))
        return safe

    def tell_all(self, number: int) -> list[str]:
        """Answer each card’s question; return the names of the acts that the page was told are safe."""
        return [
            uid
            for address, card in self.cards.items()
            if (question := card["content"].get("question"))
            for uid in self._told(address, question, answer_to(question, number))
        ]

    def tell(self, address: str, question: Mapping[str, Any], answer: object) -> dict[str, Any]:
        """Give one answer; return it if the page was told that it is safe."""
        safe = self._told(address, question, answer)
        return {name_of(self.cards[address], question["id"]): answer} if safe else {}

    def _told(self, address: str, question: Mapping[str, Any], answer: object) -> list[str]:
        kept = self.cards[address]["content"]["keeping"]
        act = {"question": question["id"], "act": "try", "answer": answer, "occasion": kept["occasion"]}
        act |= {"version": kept["versions"][question["id"]], "uid": uuid4().hex}
        heard: dict[str, Any] = {}
        for message in self.page.tell(address, {"acts": [act]}):
            heard |= message["content"].get("data", {}).get("state", {}).get("heard", {})
        return [uid for uid in heard.get("safe", ()) if uid == act["uid"]]

    def ask(self, part: str, what: str, student: Mapping[str, str]) -> dict[str, Any]:
        """Ask the head or the foot of an assignment for something; return what it says."""
        messages = self.page.tell(self.parts[part], {"ask": what, **student})
        self._see(messages)
        said: dict[str, Any] = {}
        for message in messages:
            said |= message["content"].get("data", {}).get("content", {})
        return said

    def _see(self, messages: list[dict[str, Any]]) -> None:
        for message in messages:
            assert message["msg_type"] != "error", message["content"]
            if message["msg_type"] == "comm_open":
                state = message["content"]["data"].get("state", {})
                content = state.get("content", {})
                if "keeping" in content:
                    self.cards[message["content"]["comm_id"]] = state
                elif "assignment" in state.get("_anywidget_id", ""):
                    self.parts.setdefault("foot" if self.parts else "head", message["content"]["comm_id"])


def name_of(card: Mapping[str, Any], question: str) -> str:
    """Return the name of what is asked: a page may ask one question on two occasions."""
    return f"{question} {card['content']['keeping']['occasion']}".strip()


def answer_to(question: Mapping[str, Any], number: int) -> object:
    """Return a valid answer to what a card asks: of several the one of a number."""
    options = question.get("options", ())
    if not options:
        return f"Words of number {number}."
    chosen = options[number % len(options)]["id"]
    return chosen if question["shape"] == "one" else [chosen]


def _xsrf(jar: CookieJar) -> str:
    return next(cookie.value or "" for cookie in jar if cookie.name == "_xsrf")


def _asked(address: str, token: str, method: str, body: object = None) -> Any:
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(address, data, {"Authorization": f"token {token}"}, method=method)
    with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
        return json.loads(answer.read() or "null")
