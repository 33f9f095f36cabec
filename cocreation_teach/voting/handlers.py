"""The vote's part of a Jupyter server: with the token for the lecturer, without for the phones."""

from pathlib import Path
from typing import Any

from jupyter_server.utils import url_path_join
from tornado.httputil import HTTPServerRequest
from tornado.routing import PathMatches
from tornado.web import RequestHandler

from cocreation_teach.voting.lecturer import for_lecturers
from cocreation_teach.voting.public import public
from cocreation_teach.voting.rooms import Rooms


class Voting:
    """All votes of a server, and who answers what is asked about them."""

    def __init__(self, server: Any) -> None:
        base = url_path_join(server.base_url, "/")
        root = Path(server.root_dir).resolve()
        self.rooms = Rooms()
        rules = [*for_lecturers(self.rooms, root, base), *public(self.rooms, f"{base}cocreation/vote/")]
        self._rules: list[tuple[PathMatches, type[RequestHandler], dict[str, Any]]] = [
            (PathMatches(f"{path}$"), handler, given) for path, handler, given in rules
        ]
        self._application: Any = server.web_app

    def answering(self, request: HTTPServerRequest) -> Any:
        """Return what answers a request; nothing, if it is about no vote."""
        for matcher, handler, given in self._rules:
            if (found := matcher.match(request)) is not None:
                return self._application.get_handler_delegate(request, handler, given, **found)
        return None
