"""The lecturer's guide runs in a folder in which nothing can be written, and leaves nothing behind."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
GUIDE = ROOT / "solutions" / "lecturer-guide.ipynb"
RUN = """
import json, sys
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

shell = InteractiveShell.instance(config=Config(HistoryManager={"enabled": False}))
for cell in json.load(open(sys.argv[1], encoding="utf-8"))["cells"]:
    if cell["cell_type"] == "code":
        shell.run_cell("".join(cell["source"])).raise_error()
print("Written:", len([path for path in shell.user_ns["place"].rglob("*") if path.is_file()]))
"""


def run(cwd: Path, temporary: Path) -> str:
    command = [sys.executable, "-c", RUN, str(GUIDE)]
    where = {"TMPDIR": str(temporary), "TEMP": str(temporary), "TMP": str(temporary)}
    where["IPYTHONDIR"] = str(cwd.parent / "ipython")
    done = subprocess.run(
        command, cwd=cwd, env=os.environ | where, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_it_leaves_nothing_behind_and_says_the_same_again(tmp_path: Path) -> None:
    checkout = tmp_path / "solutions"
    checkout.mkdir()
    checkout.chmod(0o555)
    said = []
    for name in ("first", "second"):
        temporary = tmp_path / name
        temporary.mkdir()
        said.append(run(checkout, temporary))
        assert list(temporary.iterdir()) == []
        assert str(temporary) not in said[-1]
    assert list(checkout.iterdir()) == []
    assert said[0] == said[1]
    assert int(said[0].rpartition("Written:")[2]) > 60
