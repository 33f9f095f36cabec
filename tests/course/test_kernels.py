"""When the kernel of a left page is shut down, and when not; nothing here is started, and no time passes."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace
from typing import Any

import pytest
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from traitlets.config import Config, LoggingConfigurable

from cocreation_teach.course import kernels
from cocreation_teach.course.kernels import CourseKernels, has_settings

PAGE = {"cells": [{"cell_type": "code", "source": "from cocreation_teach.content import question"}]}
OTHER = {"cells": [{"cell_type": "code", "source": "import pandas"}]}
MINUTE = 60


class Manager(AsyncMappingKernelManager):
    """A kernel manager as a hub may have one of its own."""


class Server(LoggingConfigurable):
    """Stands in for a Jupyter server: holds sessions, and notes what is shut down."""

    def __init__(self, **pages: Any) -> None:
        super().__init__()
        self.pages = pages
        self.shut: list[str] = []
        self.next: Callable[[], Any] | None = None
        self.sessions = [
            {
                "type": "notebook",
                "path": path,
                "kernel": {"id": path, "last_activity": "0", "execution_state": "idle", "connections": 0},
            }
            for path in pages
        ]
        self.session_manager = SimpleNamespace(list_sessions=self.list_sessions)
        self.contents_manager = SimpleNamespace(get=self.get)
        self.kernel_manager = Manager()
        self.kernel_manager.shutdown_kernel = self.shutdown_kernel
        self.io_loop = SimpleNamespace(call_later=self.call_later)

    def call_later(self, _: int, call: Callable[[], Any]) -> None:
        self.next = call

    async def list_sessions(self) -> list[dict[str, Any]]:
        return self.sessions

    def get(self, path: str, *, type: str) -> dict[str, Any]:
        assert type == "notebook"
        if self.pages[path] is None:
            raise FileNotFoundError(path)
        return {"content": self.pages[path]}

    async def shutdown_kernel(self, kernel: str) -> None:
        self.shut.append(kernel)
        if kernel == "stubborn":
            raise RuntimeError("It has ended by itself.")
        self.sessions = [session for session in self.sessions if session["path"] != kernel]


@pytest.fixture
def pass_minutes(monkeypatch: pytest.MonkeyPatch) -> Callable[[Server, int], None]:
    """Let minutes pass on a server, with a look at its kernels after each."""
    clock = [0.0]
    monkeypatch.setattr(kernels, "monotonic", lambda: clock[0])

    def pass_(server: Server, minutes: int) -> None:
        for _ in range(minutes):
            clock[0] += MINUTE
            assert server.next is not None
            # In a thread of its own: browser tests leave a loop running in this one.
            with ThreadPoolExecutor(1) as thread:
                thread.submit(asyncio.run, server.next()).result()

    return pass_


def test_ten_minutes_after_it_was_left_a_page_loses_its_kernel_and_no_other_notebook_does(
    pass_minutes: Callable[[Server, int], None],
) -> None:
    server = Server(page=PAGE, other=OTHER, gone=None, connected=PAGE, busy=PAGE, console=PAGE)
    by_path = {session["path"]: session for session in server.sessions}
    by_path["connected"]["kernel"]["connections"] = 1
    by_path["busy"]["kernel"]["execution_state"] = "busy"
    by_path["console"]["type"] = "console"
    CourseKernels(server).watch()
    pass_minutes(server, 10)
    assert server.shut == []
    pass_minutes(server, 1)
    assert server.shut == ["page"]
    pass_minutes(server, 30)
    assert server.shut == ["page"]


def test_whatever_happens_in_between_begins_the_ten_minutes_anew(
    pass_minutes: Callable[[Server, int], None],
) -> None:
    server = Server(opened=PAGE, worked=PAGE)
    opened, worked = (session["kernel"] for session in server.sessions)
    CourseKernels(server).watch()
    pass_minutes(server, 9)
    opened["connections"], worked["last_activity"] = 1, "9"
    pass_minutes(server, 1)
    opened["connections"] = 0
    pass_minutes(server, 9)
    assert server.shut == []
    pass_minutes(server, 2)
    assert server.shut == ["worked", "opened"]


def test_who_comes_back_while_their_page_is_being_looked_at_keeps_its_kernel(
    pass_minutes: Callable[[Server, int], None],
) -> None:
    server = Server(page=PAGE)
    [kernel] = (session["kernel"] for session in server.sessions)

    def come_back(path: str, *, type: str) -> dict[str, Any]:
        kernel["connections"] = 1
        return server.get(path, type=type)

    server.contents_manager.get = come_back
    CourseKernels(server).watch()
    pass_minutes(server, 12)
    assert server.shut == []
    kernel["connections"], kernel["last_activity"] = 0, "12"
    server.contents_manager.get = server.get
    pass_minutes(server, 11)
    assert server.shut == ["page"]


def test_a_kernel_that_cannot_be_shut_down_stops_nothing(pass_minutes: Callable[[Server, int], None]) -> None:
    server = Server(stubborn=PAGE, page=PAGE)
    CourseKernels(server).watch()
    pass_minutes(server, 14)
    assert server.shut == ["stubborn", "page"]


@pytest.mark.parametrize("section", ["MappingKernelManager", "AsyncMappingKernelManager", "Manager"])
@pytest.mark.parametrize("seconds", [0, 3600])
def test_what_the_administrator_has_set_alone_holds(section: str, seconds: int) -> None:
    server = Server(page=PAGE)
    assert not has_settings(server)
    server.config = Config({section: {"cull_idle_timeout": seconds}})
    assert has_settings(server)
    CourseKernels(server).watch()
    assert server.next is None


def test_ours_can_be_set_and_switched_off() -> None:
    server = Server(page=PAGE)
    server.config = Config({"CourseKernels": {"cull_idle_timeout": 0}})
    CourseKernels(server).watch()
    assert server.next is None
