"""The door to votes in class: what serves them is loaded when somebody first asks for one."""

import re
from typing import Any

from jupyter_server.utils import url_path_join
from tornado.httputil import HTTPServerRequest
from tornado.routing import PathMatches, Router, Rule
from tornado.web import Application


class Late(Router):
    """Hands requests on to `cocreation_teach.voting`: no JupyterLab starts the later for it."""

    def __init__(self, server: Any) -> None:
        self._server = server
        self._voting: Any = None

    def find_handler(self, request: HTTPServerRequest, **_: Any) -> Any:
        """Return what answers."""
        if self._voting is None:
            from cocreation_teach.voting.handlers import Voting

            self._voting = Voting(self._server)
        return self._voting.answering(request)


def add_votes(server: Any) -> None:
    """Let a Jupyter server hold votes."""
    address = re.escape(url_path_join(server.base_url, "cocreation/vote")) + "s?(?:/.*)?$"
    # Tornado's own: Jupyter's looks for the methods of handlers, of which there are none yet.
    Application.add_handlers(server.web_app, ".*$", [Rule(PathMatches(address), Late(server))])
