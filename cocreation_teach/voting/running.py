"""Start a vote from a terminal, on the Jupyter server that is running anyway."""

import json
import os
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from cocreation_teach.voting.ballot import Asked, VoteError

_CURE: Final = "Start the course with `cocreation lab`, leave it running, and give this command once more."
_PATIENCE: Final = 30


def start(asked: Asked, folder: Path, *, confidence: bool, network: bool) -> str:
    """Start a vote, and return the address of the page for the wall.

    Raises
    ------
    VoteError
        If no server runs that keeps the folder, or it refuses.
    """
    folder = Path(os.path.realpath(folder))
    server = next(_keeping(folder), None)
    if server is None:
        raise VoteError(f"No Jupyter server runs that keeps its files at {folder} or above it. {_CURE}")
    wanted = {"asked": asked.plain(), "confidence": confidence, "folder": str(folder)}
    word = _post(server, "", wanted)["word"]
    if network:
        _post(server, f"/{word}/act", {"act": "network"})
    token = f"?token={quote(server['token'])}" if server["token"] else ""
    return f"{server['url']}cocreation/votes/{word}{token}"


def _keeping(folder: Path) -> Iterator[Mapping[str, Any]]:
    """Yield the user's own running servers below whose root a folder lies, the closest first."""
    from jupyter_server.serverapp import list_running_servers

    fit = [one for one in list_running_servers() if folder.is_relative_to(Path(one["root_dir"]).resolve())]
    yield from sorted(fit, key=lambda one: len(one["root_dir"]), reverse=True)


def _post(server: Mapping[str, Any], path: str, body: object) -> dict[str, Any]:
    request = urllib.request.Request(
        f"{server['url']}cocreation/votes{path}",
        json.dumps(body).encode(),
        {"Authorization": f"token {server['token']}", "Content-Type": "application/json"},
    )
    try:
        with urllib.request.urlopen(request, timeout=_PATIENCE) as answer:
            return dict(json.load(answer))
    except urllib.error.HTTPError as refused:
        raise VoteError(_said(refused)) from None
    except (OSError, ValueError) as error:
        raise VoteError(f"The Jupyter server at {server['url']} does not answer ({error}). {_CURE}") from None


def _said(refused: urllib.error.HTTPError) -> str:
    try:
        return str(json.load(refused)["said"])
    except (ValueError, LookupError, TypeError):
        cure = "Start the vote in JupyterLab itself, with the widget Vote."
        return f"The Jupyter server refuses ({refused.code} {refused.reason}). {cure}"
