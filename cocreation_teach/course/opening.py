"""The course opens by itself where a server is made for it: on a hub, or in a class's container.

A server that is told a folder copies the course there when it starts, as `cocreation lab` does, and opens at
its first page.  One that is told none is left as it is.  Whatever goes wrong, the server starts, and the
reader is told where they look: in the place of the page that is missing, or above one that is there.
"""

import asyncio
import os
import re
from collections.abc import Mapping
from html import escape
from pathlib import Path, PurePosixPath
from typing import Any, Final
from urllib.parse import quote

from jupyter_server.base.handlers import JupyterHandler
from jupyter_server.utils import url_path_join
from tornado.httputil import HTTPServerRequest
from tornado.routing import PathMatches, Rule
from tornado.web import authenticated
from traitlets import Unicode
from traitlets.config import LoggingConfigurable

from cocreation_teach.course.folder import beside, deliver, report
from cocreation_teach.course.launch import START
from cocreation_teach.course.notebooks import edition
from cocreation_teach.course.pages import SHOWN
from cocreation_teach.course.problems import CourseError
from cocreation_teach.course.releases import fetch, overtaken
from cocreation_teach.course.updates import Step
from cocreation_teach.exchange.files import is_file
from cocreation_teach.exchange.folder import MINE
from cocreation_teach.words import say

_FRONT: Final = ("", "lab", "tree")
"""Where a server opens that nobody has told where to."""


class CourseFolder(LoggingConfigurable):
    """Copies the course into a folder when the server starts, and says what became of it.

    ``--CourseFolder.folder=cocreation-course`` switches it on.  Where a server opens is the first page of the
    course then, unless its settings name another page than a front end's own.
    """

    folder = Unicode(
        "",
        config=True,
        help="Folder, beneath the server's own, into which the course is copied; empty for none.",
    )
    releases = Unicode(
        "",
        config=True,
        help="Folder of assignments for the class, each of which is copied into the course; empty for none.",
    )

    def __init__(self, server: Any) -> None:
        super().__init__(parent=server)
        self._root = Path(server.root_dir)
        self._base = str(server.base_url)
        self._steps: tuple[Step, ...] = ()
        self.trouble = ""
        self.missed = ""
        self.overtaken: dict[str, str] = {}

    @property
    def place(self) -> PurePosixPath:
        """The folder, as the server's addresses name it."""
        return PurePosixPath(self.folder)

    @property
    def start(self) -> str:
        """The address of the first page."""
        return url_path_join(self._base, "doc/tree", quote(str(self.place / START)))

    def copy(self) -> None:
        """Copy the course, or a newer edition of what may be; what fails is said in `trouble`."""
        folder, self.trouble = self._root / self.place, ""
        try:
            self._refuse_elsewhere()
            self._steps = deliver(folder, edition(), cure=say("opening.cure"))
        except CourseError as problem:
            self.trouble = str(problem)
            self.log.warning(self.trouble)
        else:
            for sentence in report(folder, self._steps):
                self.log.info(sentence)
            self.fetch()

    def fetch(self) -> None:
        """Copy the assignments of the class that are not here yet; what fails is said in `missed`.

        Which of those that are here the class has no more stands in `overtaken`.
        """
        self.missed = ""
        if not self.folder or not self.releases:
            return
        try:
            with os.scandir(self.releases):
                pass
        except OSError as error:
            self._miss("opening.no-releases", error)
            return
        try:
            fetch(Path(self.releases), self._root / self.place)
        except OSError as error:
            self._miss("opening.no-assignment", error, cure=say("opening.cure"))
        self.overtaken = overtaken(Path(self.releases), self._root / self.place)

    def _miss(self, sentence: str, error: OSError, **more: str) -> None:
        where = f"{error.filename}: " if error.filename else ""
        self.missed = say(sentence, why=f"{where}{error.strerror or error}", **more)
        self.log.warning(self.missed)

    def _refuse_elsewhere(self) -> None:
        if self.place.is_absolute() or ".." in self.place.parts:
            raise CourseError(say("opening.elsewhere", folder=self.folder))

    def lacks(self, path: str) -> bool:
        """Whether a page is one of the copied course and is not there, by its path on the server."""
        page = self._page(path)
        return (page in edition() or self._is_released(page)) and not is_file(self._root / path)

    def why_not(self, path: str) -> str:
        """Return why a page is not there, by its path on the server."""
        if told := self.trouble or self.missed:
            return told
        if self._is_released(self._page(path)):
            return say("opening.not-given-out")
        return say("opening.in-the-way", page=path, cure=say("opening.cure"))

    def _is_released(self, page: str) -> bool:
        """Whether a page lies in the class's folder of assignments, by its path in the course."""
        parts = PurePosixPath(page).parts
        released = Path(self.releases, *parts[1:]) if len(parts) == 3 and parts[0] == MINE else None
        return bool(self.releases) and released is not None and ".." not in parts and is_file(released)

    def overtaken_at(self, path: str) -> Mapping[str, str]:
        """Return which assignments the class has no more, for a page of the copied course alone."""
        return self.overtaken if self._page(path) else {}

    def notes(self, path: str) -> list[str]:
        """Return what the reader of a page has to know of the copying, by its path on the server."""
        page = self._page(path)
        if (later := self.overtaken.get(str(PurePosixPath(page).parent))) is not None:
            return [say("opening.newer", folder=later) if later else say("opening.taken-back")]
        if page not in edition():
            return []
        told = (beside(step) for step in self._steps if step.file == page)
        return [sentence for sentence in (self.trouble, self.missed, *told) if sentence]

    def _page(self, path: str) -> str:
        """Return a path as the edition names it; none if it is not in the folder."""
        within = PurePosixPath(path)
        inside = self.folder and within.is_relative_to(self.place)
        return str(within.relative_to(self.place)) if inside else ""


def open_by_itself(server: Any, course: CourseFolder) -> None:
    """Copy the course and let a server open at its first page, if it was told a folder."""
    if not course.folder:
        return
    course.copy()
    rules = [Rule(_Missing(server.base_url, course), _OpeningHandler, {"course": course})]
    if server.default_url in [url_path_join(server.base_url, front) for front in _FRONT]:
        server.default_url = course.start  # it is printed, and opened in a browser
        door = PathMatches(f"{re.escape(server.base_url.rstrip('/'))}/?")
        rules.append(Rule(door, _OpeningHandler, {"course": course}))
    server.web_app.add_handlers(".*$", rules)


class _Missing(PathMatches):
    """The addresses of the course's pages, where they are not there."""

    def __init__(self, base: str, course: CourseFolder) -> None:
        super().__init__(rf"{re.escape(base)}{SHOWN}(?P<path>.+)$")
        self._course = course

    def match(self, request: HTTPServerRequest) -> dict[str, Any] | None:
        found = super().match(request)
        return found if found and self._course.lacks(found["path_kwargs"]["path"].decode()) else None


class _OpeningHandler(JupyterHandler):
    """Leads to a page of the course, with one try more to copy it there; else says why there is none."""

    def initialize(self, course: CourseFolder) -> None:
        self._course = course

    @authenticated
    async def get(self, path: str = "") -> None:
        course = self._course
        page = path or str(course.place / START)
        if course.lacks(page):
            await asyncio.to_thread(course.copy)
        if not course.lacks(page):
            address = self.request.path if path else course.start
            self.redirect(f"{address}{'?' * bool(self.request.query)}{self.request.query}")
            return
        self.set_status(503)
        self.finish(_page(course.why_not(page), url_path_join(self.base_url, "lab")))


def _page(trouble: str, files: str) -> str:
    title = escape(say("opening.title"))
    return f"""<!doctype html>
<html lang="en">
<meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
  :root {{ color-scheme: light dark; }}
  body {{ font: 1.1rem/1.6 system-ui, sans-serif; max-width: 38rem; margin: 15vh auto 0; padding: 0 1rem; }}
  h1 {{ font-size: 1.6rem; line-height: 1.3; }}
  p {{ overflow-wrap: anywhere; }}
</style>
<h1>{title}</h1>
<p role="alert">{escape(trouble)}</p>
<p><a href="">{escape(say("opening.again"))}</a> · <a href="{files}">{escape(say("opening.files"))}</a></p>
</html>
"""
