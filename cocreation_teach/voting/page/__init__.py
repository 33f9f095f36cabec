"""The pages of a vote: each one whole in itself, with a policy that lets it ask nobody but its own server.

They are put together from the files of the widgets and those that lie here.  A page runs no script and has no
style but its own: the policy names them by their digests.
"""

import json
import re
from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Final

from cocreation_teach import words
from cocreation_teach.words import say

HERE: Final = Path(__file__).parent
WIDGETS: Final = HERE.parents[1] / "widgets"
_IMPORT: Final = re.compile(r"^import\b[^;]*;\n", re.MULTILINE)
_CATALOGUE: Final = re.compile(r"^import catalogue\b[^;]*;\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Page:
    """A page, and what it may do (its Content-Security-Policy)."""

    html: str
    policy: str


@cache
def voter_page() -> Page:
    """Return what a phone loads, for every vote the same.

    Examples
    --------
    >>> len(voter_page().html.encode()) < 60_000
    True
    """
    parts = [WIDGETS / "words.mjs", WIDGETS / "shared.mjs", WIDGETS / "vote_figures.mjs", HERE / "voter.mjs"]
    return _page(say("vote"), _script(parts), _style("voter"))


@cache
def projector_page() -> Page:
    """Return what is thrown on the wall, with the lecturer's controls."""
    names = ("words", "shared", "vote_figures", "vote_controls")
    parts = [*(WIDGETS / f"{name}.mjs" for name in names), HERE / "projector.mjs"]
    return _page(say("vote"), _script(parts), _style("projector"))


def told_page(said: str) -> Page:
    """Return a page that says one thing, such as that there is no vote here."""
    return _page(say("vote"), "", _style("voter"), said)


def _page(title: str, script: str, style: str, said: str = "") -> Page:
    no_script = say("vote.no-script")
    body = f"<p>{escape(said)}</p>" if said else f"<noscript><p>{escape(no_script)}</p></noscript>"
    html = (
        f'<!doctype html>\n<html lang="{escape(str(words.catalogue()["language"]))}">\n<head>\n'
        '<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<link rel="icon" href="data:,">\n'
        f"<title>{escape(title)}</title>\n<style>{style}</style>\n</head>\n"
        f'<body>\n<main class="cct" id="vote">{body}</main>\n'
        + (f'<script type="module">{script}</script>\n' if script else "")
        + "</body>\n</html>\n"
    )
    scripts = f"script-src {_digest(script)}" if script else ""
    policy = [
        "default-src 'none'",
        scripts,
        f"style-src {_digest(style)}",
        "connect-src 'self'",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    ]
    return Page(html, "; ".join(filter(None, policy)))


def _digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _script(parts: list[Path]) -> str:
    """Join modules to one, with those of the catalogue's sentences that they say."""
    whole = "".join(part.read_text(encoding="utf-8") for part in parts)
    spoken = {
        key: said for key, said in words.catalogue().items() if f'"{key}"' in whole or key == "language"
    }
    sentences = json.dumps(spoken, ensure_ascii=False).replace("<", "\\u003c")
    whole = _IMPORT.sub("", _CATALOGUE.sub("", whole))
    return f"const catalogue = {sentences};\n" + re.sub(r"^export ", "", whole, flags=re.MULTILINE)


def _style(name: str) -> str:
    parts = ("shared", "vote_figures", "vote_controls")
    sheets = (*(WIDGETS / f"{part}.css" for part in parts), HERE / "page.css", HERE / f"{name}.css")
    return "".join(sheet.read_text(encoding="utf-8") for sheet in sheets)
