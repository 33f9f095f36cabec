"""The page as its widgets' host, under Node, with `page/fake_db.mjs` in place of a browser’s storage."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

TESTS = sorted((Path(__file__).parent / "page").glob("*.test.mjs"))


def test_the_page_as_a_host(program: Callable[[str], str]) -> None:
    """All of it in one process: by `node --test` each file would have one of its own."""
    files = json.dumps([path.as_uri() for path in TESTS])
    script = f"for (const file of {files}) await import(file);"
    command = [program("node"), "--test-reporter=tap", "--input-type=module", "-e", script]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "# pass 0" not in done.stdout
