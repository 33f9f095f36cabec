"""The command that writes the course as web pages, where only what students need is installed."""

import os
import subprocess
import sys
from pathlib import Path
from shutil import copy

from cocreation_teach.course.notebooks import source

GUIDE = "solutions/lecturer-guide.ipynb"
WITHOUT = """\
import sys

class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"openpyxl", "scipy", "segno"}:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, Absent())
"""
"""What each Python runs at its start, also those that read the pages: it knows no library of the extra's."""


def test_what_lecturers_need_is_told_for_before_anything_is_written(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(WITHOUT)
    (tmp_path / "course/solutions").mkdir(parents=True)
    copy(source() / GUIDE, tmp_path / "course" / GUIDE)
    words = ["-m", "cocreation_teach", "site", str(tmp_path / "site"), "--course", str(tmp_path / "course")]
    done = subprocess.run(
        [sys.executable, *words],
        env=os.environ | {"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert f"{GUIDE}, cell 18: this code does not run (ModuleNotFoundError: No module named" in done.stderr
    assert 'pip install "cocreation_teach[teaching]"' in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "site").exists()
