"""Every exercise and solution runs from its first cell to its last; nbval runs the lessons."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from jupyter_client.blocking import BlockingKernelClient
from jupyter_client.manager import start_new_kernel

from tests.kernel import AS_IF_NEW

ROOT = Path(__file__).parents[1]
FOLDERS = "exercises", "solutions"
PAGES = sorted(path for folder in FOLDERS for path in (ROOT / folder).glob("*.ipynb"))
# It is run twice, and what it leaves behind is looked at, in tests/teaching/test_lecturer_guide.py.
GUIDE = ROOT / "solutions" / "lecturer-guide.ipynb"


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the notebooks."""
    course = tmp_path_factory.mktemp("course")
    for folder in FOLDERS:
        shutil.copytree(ROOT / folder, course / folder, ignore=shutil.ignore_patterns("src", ".*"))
    return course


@pytest.fixture(scope="module")
def kernel(course: Path) -> Iterator[BlockingKernelClient]:
    manager, client = start_new_kernel(startup_timeout=300, cwd=str(course))
    yield client
    client.stop_channels()
    manager.shutdown_kernel(now=True)


def fault_in(kernel: BlockingKernelClient, code: str) -> str:
    """Run some code and return what went wrong."""
    reply = kernel.execute_interactive(code, allow_stdin=False, output_hook=lambda _: None, timeout=600)
    return "\n".join(reply["content"].get("traceback", ()))


@pytest.mark.parametrize(
    "page", [page for page in PAGES if page != GUIDE], ids=lambda page: f"{page.parent.name}/{page.stem}"
)
def test_a_page_runs(page: Path, course: Path, kernel: BlockingKernelClient) -> None:
    shutil.rmtree(course / ".cocreation", ignore_errors=True)
    assert fault_in(kernel, AS_IF_NEW.format(folder=str(course / page.parent.name))) == ""
    for cell in json.loads(page.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            code = "".join(cell["source"])
            fault = fault_in(kernel, code)
            assert not fault, f"{page.name}, cell {cell['id']}:\n{code}\n\n{fault}"


def test_the_kernel_is_as_new_for_each_page_and_a_fault_is_found(
    course: Path, kernel: BlockingKernelClient
) -> None:
    assert fault_in(kernel, "import sys, cocreation_teach.theory\nleft = 1") == ""
    assert fault_in(kernel, AS_IF_NEW.format(folder=str(course / "exercises"))) == ""
    assert "name 'left' is not defined" in fault_in(kernel, "left")
    here = "import os, sys\nassert os.path.basename(os.getcwd()) == 'exercises'\n"
    assert fault_in(kernel, here + "assert 'cocreation_teach.theory' not in sys.modules") == ""
