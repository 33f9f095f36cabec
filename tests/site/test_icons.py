"""A site can be installed: its icons are there in the sizes that are told, and all show the same drawing."""

import json
import re
from io import BytesIO

import pytest
from matplotlib.colors import to_hex
from matplotlib.image import imread

from cocreation_teach.site.offline import ICONS, offline

FILES = offline({})
COLOURS = {
    (176, 176): "#0072b2",
    (336, 176): "#009e73",
    (176, 320): "#d55e00",
    (336, 336): "#cc79a7",
    (256, 256): "#1a1a1a",
    (40, 40): "#ffffff",
}


@pytest.mark.parametrize("name", [name for name in ICONS if name.endswith(".png")])
def test_pixels_show_the_drawing_in_the_size_that_the_manifest_tells(name: str) -> None:
    pixels = imread(BytesIO(FILES[name]))
    height, width = pixels.shape[:2]
    assert ICONS[name]["sizes"] == f"{width}x{height}"
    found = {(x, y): to_hex(pixels[y * height // 512, x * width // 512]) for x, y in COLOURS}
    assert found == COLOURS
    assert {to_hex(colour) for colour in re.findall(r"#\w+", FILES["icon.svg"].decode())} == set(
        COLOURS.values()
    )


def test_the_manifest_has_what_systems_ask_of_it() -> None:
    manifest = json.loads(FILES["manifest.webmanifest"])
    assert {icon["src"] for icon in manifest["icons"]} <= set(FILES)
    pixels = [icon for icon in manifest["icons"] if icon["type"] == "image/png"]
    assert {icon["sizes"] for icon in pixels} >= {"192x192", "512x512"}
    assert any("maskable" in icon["purpose"].split() for icon in pixels if "purpose" in icon)
    assert all(manifest[name] for name in ("name", "short_name", "start_url", "display"))
