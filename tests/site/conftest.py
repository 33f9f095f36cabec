"""What tests of the page share: its modules, as Node runs them."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

PAGE = Path(__file__).parents[2] / "cocreation_teach" / "site" / "page"
OnThePage = Callable[[str, object], Any]


@pytest.fixture(scope="session")
def on_the_page(program: Callable[[str], str]) -> OnThePage:
    """What a script prints of what it is told; its first argument says where the page's modules lie."""

    def run(script: str, told: object) -> Any:
        command = [program("node"), "--input-type=module", "-e", script, str(PAGE)]
        done = subprocess.run(command, input=json.dumps(told), capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return run
