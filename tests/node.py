"""Tests under Node, those of a folder in one process: one for each file takes longer than the tests do."""

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path


def run_tests(node: str, files: Sequence[Path]) -> None:
    """Run the tests of some modules; what fails is told with its file and line."""
    assert [file.name for file in files if "\ntest(" not in file.read_text(encoding="utf-8")] == []
    script = f"for (const file of {json.dumps([file.as_uri() for file in files])}) await import(file);"
    command = [node, "--test-reporter=tap", "--input-type=module", "-e", script]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
