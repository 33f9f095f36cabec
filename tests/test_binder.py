"""Binder's pins are those of pyproject.toml; no index is asked."""

import hashlib
import json
import os
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

ROOT = Path(__file__).parents[1]
BINDER = ROOT / ".binder"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PINS = (BINDER / "requirements.txt").read_text(encoding="utf-8")
# What runs on Binder: Linux, and the Python of runtime.txt.
PYTHON = (BINDER / "runtime.txt").read_text().strip().removeprefix("python-")
MACHINE = {
    "python_version": PYTHON,
    "python_full_version": f"{PYTHON}.9",
    "sys_platform": "linux",
    "platform_system": "Linux",
    "os_name": "posix",
    "implementation_name": "cpython",
    "platform_python_implementation": "CPython",
    "platform_machine": "x86_64",
}


def pinned() -> dict[str, tuple[Requirement, list[str]]]:
    """Return what is pinned for Binder, with its hashes, by name."""
    joined = re.sub(r"\\\n", " ", PINS)
    lines = [line.split("#")[0].strip() for line in joined.splitlines()]
    found = {}
    for line in filter(None, lines):
        text, *hashes = line.split("--hash=")
        requirement = Requirement(text)
        if requirement.marker is None or requirement.marker.evaluate(MACHINE):
            assert requirement.name not in found
            found[requirement.name] = (requirement, [value.strip() for value in hashes])
    return found


def test_every_pin_is_one_version_with_hashes() -> None:
    for name, (requirement, hashes) in pinned().items():
        assert re.fullmatch(r"==[\w.!+]+", str(requirement.specifier)), name
        assert hashes, name
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", value) for value in hashes), name


@pytest.mark.parametrize("dependency", PROJECT["dependencies"])
def test_the_pins_satisfy_pyproject(dependency: str) -> None:
    wanted = Requirement(dependency)
    pin, _ = pinned()[wanted.name]
    [version] = [specifier.version for specifier in pin.specifier]
    assert wanted.specifier.contains(version)


def test_the_pins_were_compiled_from_these_dependencies() -> None:
    canonical = json.dumps(PROJECT["dependencies"], ensure_ascii=False, separators=(",", ":"))
    found = re.search(r"^# pyproject-dependencies-sha256: (\w+)$", PINS, re.MULTILINE)
    assert found
    assert found[1] == hashlib.sha256(canonical.encode()).hexdigest(), "Renew the pins: .binder/renew"


def test_the_pins_name_no_index_and_no_place_of_a_machine() -> None:
    options = [line for line in PINS.splitlines() if line.startswith("-")]
    assert options == []
    assert not re.search(r"://|file:|@ |\s/|~/", PINS)


def test_binders_python_is_one_that_the_course_runs_on() -> None:
    assert SpecifierSet(PROJECT["requires-python"]).contains(f"{PYTHON}.0")


@pytest.mark.parametrize("script", ["postBuild", "start", "renew"])
def test_the_scripts_can_be_run(script: str) -> None:
    assert os.access(BINDER / script, os.X_OK)


def test_it_starts_at_the_lesson_that_the_badge_opens() -> None:
    settings = json.loads((BINDER / "jupyter/jupyter_server_config.json").read_text())
    urls = {settings[app]["default_url"] for app in ("LabApp", "ServerApp")}
    [badge] = re.findall(r"HEAD\?urlpath=([\w%.-]+)\)", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert urls == {"/" + badge.replace("%2F", "/")}
