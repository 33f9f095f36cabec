"""The pages of a vote: their modules under Node, alone and joined to one."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from cocreation_teach.voting.page import HERE, Page, projector_page, told_page, voter_page
from tests.node import run_tests

TESTS = sorted((Path(__file__).parent / "page").glob("*.test.mjs"))


def test_each_module_has_its_tests() -> None:
    assert [path.name.removesuffix(".test.mjs") for path in TESTS] == sorted(
        path.stem for path in HERE.glob("*.mjs")
    )


def test_the_modules(program: Callable[[str], str]) -> None:
    run_tests(program("node"), TESTS)


@pytest.mark.parametrize("page", [voter_page(), projector_page()], ids=["voter", "projector"])
def test_joined_the_modules_are_one_sound_script(page: Page, program: Callable[[str], str]) -> None:
    script = page.html.partition('<script type="module">')[2].partition("</script>")[0]
    assert "import " not in [line[:7] for line in script.splitlines()]
    # Where there is no page, it draws nothing; a name given twice would stop it.
    command = [program("node"), "--input-type=module", "-"]
    done = subprocess.run(command, input=script, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_page_that_says_one_thing_runs_nothing_and_takes_no_markup() -> None:
    page = told_page("<b>No</b>")
    assert "&lt;b&gt;No" in page.html
    assert "<script" not in page.html
    assert "script-src" not in page.policy
