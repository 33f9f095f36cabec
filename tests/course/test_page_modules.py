"""The modules of the course's part of JupyterLab, under Node."""

import json
from collections.abc import Callable
from pathlib import Path

from cocreation_teach.course.launch import CONFIG
from tests.node import run_tests

PLUGIN = CONFIG / "labextensions" / "cocreation-teach"
TESTS = sorted((Path(__file__).parent / "page").glob("*.test.mjs"))


def test_the_modules(program: Callable[[str], str]) -> None:
    modules = [PLUGIN / "static" / tests.name.replace(".test", "") for tests in TESTS]
    assert [path.name for path in modules if not path.is_file()] == []
    run_tests(program("node"), TESTS)


def test_jupyterlab_finds_the_plugin_where_its_package_says() -> None:
    package = json.loads((PLUGIN / "package.json").read_text(encoding="utf-8"))
    assert package["name"] == PLUGIN.name
    loaded = (PLUGIN / package["jupyterlab"]["_build"]["load"]).read_text(encoding="utf-8")
    assert f'_JUPYTERLAB["{package["name"]}"]' in loaded
