"""Give the memory of left pages back: kernels of the course that no page is connected to are shut down.

Whoever works through the course leaves some twenty pages, each with a kernel of 80 MB.  Nothing is lost
with them: every answer is in the journal, and a page that is come back to starts a kernel of its own.
"""

from collections.abc import Iterable, Mapping
from inspect import isawaitable
from math import inf
from time import monotonic
from typing import Any

from traitlets import Integer
from traitlets.config import LoggingConfigurable

from cocreation_teach.course.pages import is_page

Rest = tuple[str, str]
"""A kernel at rest: its id, and when it last did something."""


class CourseKernels(LoggingConfigurable):
    """Shuts down the kernels of the course's left pages, and those of no other notebook.

    Where a server has settings of its own for this (``MappingKernelManager.cull_idle_timeout``), they alone
    hold, even if they say never.
    """

    cull_idle_timeout = Integer(
        600, config=True, help="Seconds after which a left kernel is shut down; 0 for never."
    )
    cull_interval = Integer(60, min=1, config=True, help="Seconds between two looks at the kernels.")

    def __init__(self, server: Any) -> None:
        super().__init__(parent=server)
        self._server = server
        self._since: dict[Rest, float] = {}

    def watch(self) -> None:
        """Look at the kernels again and again, for as long as the server runs."""
        if self.cull_idle_timeout > 0 and not has_settings(self._server):
            self._server.io_loop.call_later(self.cull_interval, self._look)

    async def _look(self) -> None:
        try:
            await self._shut_down_what_is_left()
        except Exception:
            # A kernel may end by itself while we look; the next look shows what is there then.
            self.log.warning("The kernel of a left page could not be shut down.", exc_info=True)
        self._server.io_loop.call_later(self.cull_interval, self._look)

    async def _shut_down_what_is_left(self) -> None:
        resting, now = await self._at_rest(), monotonic()
        self._since = {rest: self._since.get(rest, now) for rest in resting}
        for rest, path in resting.items():
            if now - self._since[rest] < self.cull_idle_timeout:
                continue
            self._since[rest] = inf  # Once is enough: it is shut down now, or none of ours.
            # Somebody may come back while the page is read.
            if await self._is_page(path) and rest in await self._at_rest():
                self.log.info("%s has been left for a while: its kernel is shut down.", path)
                await self._server.kernel_manager.shutdown_kernel(rest[0])

    async def _at_rest(self) -> dict[Rest, str]:
        return at_rest(await self._server.session_manager.list_sessions())

    async def _is_page(self, path: str) -> bool:
        try:
            found = self._server.contents_manager.get(path, type="notebook")
            return is_page((await found if isawaitable(found) else found)["content"])
        except Exception:
            return False  # A notebook that is gone or cannot be read is left alone.


def at_rest(sessions: Iterable[Mapping[str, Any]]) -> dict[Rest, str]:
    """Return the kernels that do nothing and that no page is connected to, each with its notebook's path.

    Parameters
    ----------
    sessions
        As the server's API lists them.

    Examples
    --------
    >>> kernel = {"id": "k1", "last_activity": "12:00", "execution_state": "idle", "connections": 0}
    >>> session = {"type": "notebook", "path": "lessons/09.ipynb"}
    >>> at_rest([{**session, "kernel": kernel}, {**session, "kernel": {**kernel, "connections": 1}}])
    {('k1', '12:00'): 'lessons/09.ipynb'}
    >>> at_rest([{**session, "kernel": {**kernel, "execution_state": "busy"}}])
    {}
    """
    return {
        (kernel["id"], kernel["last_activity"]): session["path"]
        for session in sessions
        if session["type"] == "notebook"
        and (kernel := session["kernel"])["execution_state"] != "busy"
        and not kernel["connections"]
    }


def has_settings(server: Any) -> bool:
    """Whether somebody has said when this server is to shut kernels down."""
    sections = type(server.kernel_manager).section_names()
    return any("cull_idle_timeout" in server.config.get(name, {}) for name in sections)
