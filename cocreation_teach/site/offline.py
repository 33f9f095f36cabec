"""What lets a site be installed and read without a network: a manifest, and a worker that keeps its files."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from cocreation_teach.words import catalogue, say

_PAGE: Final = Path(__file__).parent / "page"
ENTRY: Final = "site/page/offline.mjs"


def offline(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return what a site of some files needs besides.

    The worker is named by what the files hold: another edition is another worker, which waits until it is
    asked for.

    Examples
    --------
    >>> sorted(offline({"index.html": b"<p>"}))
    ['icon.svg', 'manifest.webmanifest', 'sw.js']
    """
    beside = {"icon.svg": (_PAGE / "icon.svg").read_bytes(), "manifest.webmanifest": _manifest()}
    all_ = {**files, **beside}
    digest = hashlib.sha256()
    for path, content in sorted(all_.items()):
        digest.update(path.encode() + b"\0" + hashlib.sha256(content).digest())
    worker = (_PAGE / "worker.js").read_text(encoding="utf-8")
    held = {"EDITION": digest.hexdigest()[:16], "FILES": sorted(all_)}
    begin = "".join(f"const {name} = {json.dumps(value)};\n" for name, value in held.items())
    return {**beside, "sw.js": (begin + worker).encode()}


def _manifest() -> bytes:
    held = {
        "id": "./",
        "name": say("site.name"),
        "short_name": say("site.short-name"),
        "description": say("site.description"),
        "lang": catalogue()["language"],
        "start_url": "index.html",
        "scope": "./",
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": "#ffffff",
        "icons": [{"src": "icon.svg", "sizes": "any", "type": "image/svg+xml", "purpose": "any maskable"}],
    }
    return json.dumps(held, ensure_ascii=False, indent=1).encode()
