"""What the tests need from the machine, and what happens where it is missing."""

import os
import shutil
from collections.abc import Callable

import pytest

HOW = {
    "node": "Node.js 18 or newer (Debian: apt install nodejs)",
    "chromium": "Chromium (Debian: apt install chromium; elsewhere: playwright install chromium)",
}
NAMES = {
    "node": ("node", "nodejs"),
    "chromium": ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
}


def find_program(name: str) -> str | None:
    """Return the path of a program under any of its names."""
    return next(filter(None, map(shutil.which, NAMES[name])), None)


@pytest.fixture(scope="session")
def program() -> Callable[[str], str]:
    """A program's path; where it is missing a skip that says how to get it, and a failure in CI."""

    def need(name: str) -> str:
        path = find_program(name)
        if path is None:
            message = f"This test needs {HOW[name]}."
            if os.environ.get("CI") == "true":
                pytest.fail(message)
            pytest.skip(message)
        return path

    return need
