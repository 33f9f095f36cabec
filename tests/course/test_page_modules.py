"""The modules of the course's part of JupyterLab, under Node."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from cocreation_teach.course.launch import CONFIG

PLUGIN = CONFIG / "labextensions" / "cocreation-teach"
TESTS = sorted((Path(__file__).parent / "page").glob("*.test.mjs"))


@pytest.mark.parametrize("tests", TESTS, ids=lambda path: path.name.partition(".")[0])
def test_a_module(tests: Path, program: Callable[[str], str]) -> None:
    assert (PLUGIN / "static" / tests.name.replace(".test", "")).is_file()
    done = subprocess.run(
        [program("node"), "--test", str(tests)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "# pass 0" not in done.stdout


def test_jupyterlab_finds_the_plugin_where_its_package_says() -> None:
    package = json.loads((PLUGIN / "package.json").read_text(encoding="utf-8"))
    assert package["name"] == PLUGIN.name
    loaded = (PLUGIN / package["jupyterlab"]["_build"]["load"]).read_text(encoding="utf-8")
    assert f'_JUPYTERLAB["{package["name"]}"]' in loaded
