"""What the course's part of the page asks the server."""

import asyncio
import json
import re
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import quote

from jupyter_server.base.handlers import APIHandler
from jupyter_server.utils import url_path_join
from tornado.httputil import HTTPServerRequest
from tornado.routing import PathMatches, Rule
from tornado.web import HTTPError, RequestHandler, authenticated

from cocreation_teach.course.launch import START
from cocreation_teach.course.mending import mend
from cocreation_teach.course.opened import opened
from cocreation_teach.course.opening import CourseFolder
from cocreation_teach.course.pages import SHOWN
from cocreation_teach.course.problems import CourseError
from cocreation_teach.course.renamed import RENAMED, now
from cocreation_teach.course.shipped import Cell
from cocreation_teach.course.way import way
from cocreation_teach.words import say

MOST: int = 20_000_000
"""Bytes of code in a notebook that is looked at; the course's longest page has a few thousand."""


def add_handlers(server: Any, course: CourseFolder) -> None:
    """Let a Jupyter server answer the course's questions."""
    address = partial(url_path_join, server.base_url, "cocreation")
    here = [
        (address("page"), PageHandler, {"course": course}),
        (address("course"), CourseHandler, {"course": course}),
        (address("mend"), MendHandler),
    ]
    server.web_app.add_handlers(".*$", [*here, Rule(Renamed(server), RenamedHandler)])


class _Handler(APIHandler):
    def folder_of(self, path: str) -> Path:
        """Return the folder in which the kernel of a notebook runs."""
        if not path or ".." in path.split("/"):
            raise HTTPError(400, reason="A page is asked about by its path in this server.")
        kernels: Any = self.kernel_manager
        return Path(kernels.cwd_for_path(path))

    def answer(self, held: object) -> None:
        self.set_header("Content-Type", "application/json")
        self.finish(json.dumps(held))


class PageHandler(_Handler):
    """Says which page of the course a notebook is, and how many of its cells may run unasked."""

    def initialize(self, course: CourseFolder) -> None:
        """Take what was copied when the server started."""
        self._course = course

    @authenticated
    async def post(self) -> None:
        """Answer for ``{"path": ..., "cells": [[type, source] of each cell]}``."""
        path, cells = _asked(self.request.body)
        folder = self.folder_of(path)
        await asyncio.to_thread(self._course.fetch)  # what was released while the server runs
        answer = await asyncio.to_thread(opened, path, cells, folder)
        if answer["page"] and answer["page"]["path"] == START:
            told = await asyncio.to_thread(way, folder, self._course.overtaken_at(path))
            answer["page"]["assignments"] = told["assignments"]
        self.answer({**answer, "notes": [*self._course.notes(path), *answer["notes"]]})


class MendHandler(_Handler):
    """Gives a page back as the edition has it."""

    @authenticated
    async def post(self) -> None:
        """Answer for ``{"path": ...}`` with what was done, in a sentence, and whether it was done."""
        path, _ = _asked(self.request.body)
        folder = self.folder_of(path)
        try:
            aside = await asyncio.to_thread(mend, folder.parent, f"{folder.name}/{PurePosixPath(path).name}")
        except CourseError as error:
            self.answer({"mended": False, "said": str(error)})
        else:
            said = say("page.mended-aside", path=aside) if aside else say("page.mended")
            self.answer({"mended": True, "said": said})


class CourseHandler(_Handler):
    """Says how far the learner has come on each page of the course."""

    def initialize(self, course: CourseFolder) -> None:
        """Take what is known of the class's assignments."""
        self._course = course

    @authenticated
    async def get(self) -> None:
        """Answer for ``?path=``, a page of the course."""
        path = self.get_query_argument("path", "")
        folder = self.folder_of(path)
        self.answer(await asyncio.to_thread(way, folder, self._course.overtaken_at(path)))


class Renamed(PathMatches):
    """The addresses of pages by a name of an earlier edition, where no such file lies any more."""

    def __init__(self, server: Any) -> None:
        names = "|".join(re.escape(old) for old in RENAMED)
        super().__init__(rf"(?P<view>{re.escape(server.base_url)}{SHOWN})(?P<path>(?:.*/)?(?:{names}))$")
        self.kernels: Any = server.kernel_manager

    def match(self, request: HTTPServerRequest) -> dict[str, Any] | None:
        """Match what is missing: a page that somebody changed still lies there, and is opened as it is."""
        found = super().match(request)
        path = found["path_kwargs"]["path"].decode() if found else ""
        if not found or ".." in path.split("/"):
            return None
        lies_here = (Path(self.kernels.cwd_for_path(path)) / PurePosixPath(path).name).exists()
        return None if lies_here else found


class RenamedHandler(RequestHandler):
    """Leads from the address of a page's old name to that of its new one."""

    def get(self, view: str, path: str) -> None:
        """Redirect, with all that was asked besides."""
        query = f"?{self.request.query}" if self.request.query else ""
        self.redirect(f"{view}{quote(now(path))}{query}")


def _asked(body: bytes) -> tuple[str, list[Cell]]:
    try:
        held: Any = json.loads(body) if len(body) <= MOST else None
        path, listed = held["path"], held.get("cells", [])
        cells = [(kind, source) for kind, source in listed]
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        path, cells = None, []
    if not isinstance(path, str) or not all(isinstance(part, str) for cell in cells for part in cell):
        raise HTTPError(400, reason="Send a path, and the cells of the page: each one's type and its source.")
    return path, cells
