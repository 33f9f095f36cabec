"""The page as its widgets' host, under Node, with `page/fake_db.mjs` in place of a browser’s storage."""

from collections.abc import Callable
from pathlib import Path

from tests.node import run_tests

TESTS = sorted((Path(__file__).parent / "page").glob("*.test.mjs"))


def test_the_page_as_a_host(program: Callable[[str], str]) -> None:
    run_tests(program("node"), TESTS)
