"""What lets a site be installed and read without a network: a manifest, and a worker that keeps its files."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from cocreation_teach.words import catalogue, say

_PAGE: Final = Path(__file__).parent / "page"
ENTRY: Final = "site/page/offline.mjs"
LARGEST: Final = "icon-512.png"
ICONS: Final = {
    "icon.svg": {"sizes": "any", "type": "image/svg+xml", "purpose": "any maskable"},
    "icon-192.png": {"sizes": "192x192", "type": "image/png"},
    LARGEST: {"sizes": "512x512", "type": "image/png", "purpose": "any maskable"},
}
"""The course's picture, and the same as pixels for systems that show no drawing.

All of it lies in the middle four fifths, which a system that cuts icons to its own shape leaves.
"""


def offline(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return what a site of some files needs besides.

    The worker is named by what the files hold: another edition is another worker, which waits until it is
    asked for.

    Examples
    --------
    >>> sorted(offline({"index.html": b"<p>"}))
    ['icon-192.png', 'icon-512.png', 'icon.svg', 'manifest.webmanifest', 'sw.js']
    """
    beside = {**{name: (_PAGE / name).read_bytes() for name in ICONS}, "manifest.webmanifest": _manifest()}
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
        "icons": [{"src": name, **about} for name, about in ICONS.items()],
    }
    return json.dumps(held, ensure_ascii=False, indent=1).encode()
