"""A spawner that forks a student's server from a process that has read the server's modules already.

What is left out of such a server is the start of a Python, and its reading of modules from the disk: two
thirds of what a server takes to begin.  Its settings, environment, home, extensions, and all that it then
does are those of any other, and kernels start as they always do.  No port
is one that the system would also give to somebody else.
"""

import asyncio
import multiprocessing
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from jupyterhub.spawner import SimpleLocalProcessSpawner
from traitlets import List

from tests.ports import free_port

FORKS: Final = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(
    [
        "jupyterhub.singleuser",
        "cocreation_teach.course.server",
        "jupyter_lsp",
        "jupyter_server_terminals",
        "jupyterlab.labapp",
        "jupyterlab_jupytext",
        "notebook.app",
    ]
)


class WarmSpawner(SimpleLocalProcessSpawner):  # type: ignore[misc]
    """The hub's own local spawner, but for some users it forks."""

    warm = List(config=True, help="Users whose server is forked.")

    async def start(self) -> tuple[str, int]:
        """Start a server, and return where it will answer."""
        self.port = free_port()
        if self.user.name not in self.warm:
            return await super().start()
        server = FORKS.Process(target=_serve, args=(self.get_args(), self.get_env()))
        await asyncio.to_thread(server.start)
        self.pid = server.pid
        return "127.0.0.1", self.port


def _serve(args: Sequence[str], variables: Mapping[str, str]) -> None:
    """Be a student's server from here on."""
    from jupyterhub.singleuser import main

    os.setsid()
    os.environ.clear()
    os.environ.update(variables)
    home = Path(variables["HOME"])
    home.mkdir(parents=True, exist_ok=True)
    os.chdir(home)
    here = str(Path(__file__).parents[2])
    sys.path[:] = [place for place in sys.path if place != here]
    sys.argv[:] = ["jupyterhub-singleuser", *args]
    main()
