"""What the tests need from the machine, what happens where it is missing, and in which order they run."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# Each worker has a processor: several threads for one small sum would only wait for each other.
os.environ["OMP_NUM_THREADS"] = "1"

# A busy machine may take longer over anything than the five seconds that Tornado gives each of its tests.
os.environ["ASYNC_TEST_TIMEOUT"] = "120"

# How long an example takes says how busy the machine is, and nothing of the code.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
# Everybody's tests try the same examples, so that none fails for somebody who changed nothing.  Others are
# looked for on purpose: pytest --hypothesis-profile=hunt.
settings.register_profile("same", settings.get_profile("patient"), max_examples=50, derandomize=True)
settings.register_profile(
    "hunt", settings.get_profile("patient"), max_examples=2000, derandomize=False, database=None
)
settings.load_profile("same")

HOW = {
    "node": "Node.js 18 or newer (Debian: apt install nodejs)",
    "configurable-http-proxy": "JupyterHub's proxy (npm install --global configurable-http-proxy@4)",
    "chromium": "Chromium (Debian: apt install chromium; elsewhere: playwright install chromium)",
}
NAMES = {
    "node": ("node", "nodejs"),
    "configurable-http-proxy": ("configurable-http-proxy",),
    "chromium": ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
}


def find_program(name: str) -> str | None:
    """Return the path of a program under any of its names; for Chromium, Playwright's own will do too."""
    found = next(filter(None, map(shutil.which, NAMES[name])), None)
    return playwrights_chromium() if found is None and name == "chromium" else found


def playwrights_chromium() -> str | None:
    """Return where `playwright install chromium` has put the browser, if it has."""
    # In a process of its own: Playwright's synchronous side cannot be started twice in one.
    code = (
        "from playwright.sync_api import sync_playwright\n"
        "with sync_playwright() as playwright: print(playwright.chromium.executable_path)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    path = done.stdout.strip()
    return path if Path(path).is_file() else None


@pytest.fixture(scope="session")
def browser(program: Callable[[str], str]) -> "Iterator[Browser]":
    """One browser for all tests of a worker: Playwright's synchronous side cannot be started twice in one."""
    from playwright.sync_api import sync_playwright

    from tests.browser.conftest import CHROMIUM_FLAGS, MINUTE

    path = program("chromium")
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS, timeout=3 * MINUTE * 1000)


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


# What takes longest begins: it must not come last, when the other workers have nothing left to do.
LONG = (
    "tests/browser/test_keeping.py",
    "tests/browser/test_opening.py",
    "tests/browser/",
    "tests/hub/",
    "tests/test_pages.py",
    "lessons/",
    "tests/test_wheel.py",
    "tests/teaching/",
    "tests/widgets/",
)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: [not item.nodeid.startswith(place) for place in LONG])


@pytest.fixture(autouse=True)
def _lots(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a test draw the same questions whenever it runs, where it names no seed."""
    if make := sys.modules.get("cocreation_teach.teaching.assigning.make"):
        lot = Random(request.node.name)
        monkeypatch.setattr(make, "_secret", lambda: f"{lot.getrandbits(128):032x}")
