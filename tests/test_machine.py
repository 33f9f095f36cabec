"""What the tests themselves rest on: how they find a browser, and what `.ci/run` measures."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import find_program

ROOT = Path(__file__).parents[1]


def test_playwrights_own_chromium_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path))
    assert find_program("chromium") is None
    code = (
        "from playwright.sync_api import sync_playwright\n"
        "with sync_playwright() as playwright: print(playwright.chromium.executable_path)"
    )
    command = [sys.executable, "-c", code]
    told = subprocess.run(
        command, env={**os.environ}, capture_output=True, text=True, check=True
    ).stdout.strip()
    Path(told).parent.mkdir(parents=True)
    Path(told).touch()
    assert Path(told).is_relative_to(tmp_path)
    assert find_program("chromium") == told
    assert find_program("node") is None


def test_ci_measures_the_limits_before_the_tests() -> None:
    lines = (ROOT / ".ci/run").read_text(encoding="utf-8").splitlines()
    assert "python tests/benchmarks/imports.py" in lines[: lines.index("pytest")]
