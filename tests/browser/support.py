"""What browser tests do again and again."""

import json
import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, Page

from tests.kernel import AS_IF_NEW

SET_UP = (
    "from cocreation_teach.content import encounters, question\n"
    "from cocreation_teach.widgets import QuadrantBoard, QuestionCard"
)


# Whoever runs a cell before the kernel has connected is asked to select one.
KERNEL_READY = """() => {
    const context = window.jupyterapp?.shell.currentWidget?.sessionContext;
    const kernel = context?.isReady && !context.hasNoKernel && context.session?.kernel;
    return kernel?.connectionStatus === "connected" && kernel.status === "idle";
}"""
LAY = """async ([notebook, code]) => {
    const { content, context, sessionContext } = jupyterapp.shell.currentWidget;
    await sessionContext.session.kernel.requestExecute({ code, silent: true }).done;
    context.model.fromJSON(notebook);
    content.activeCellIndex = 0;
    content.scrollToItem(0);
}"""
# What a test did last is on its way, or waits in the kernel: it must not come after what is done here.
CLEAR = """async ([notebook, code]) => {
    const { context, sessionContext } = jupyterapp.shell.currentWidget;
    try {
        await sessionContext.session.kernel.requestExecute({ code, silent: true }).done;
    } catch {
        // The test has shut the kernel down, or killed it.
        await sessionContext.shutdown();
        await sessionContext.changeKernel({ name: "python3" });
    }
    context.model.fromJSON(notebook);
    localStorage.clear();
}"""
EMPTY = {"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}


def lay(page: Page, notebook: Path) -> None:
    """Put a notebook's cells in the place of those that a page shows, in its kernel made as good as new."""
    page.wait_for_function(KERNEL_READY, timeout=180_000)
    held = json.loads(notebook.read_text(encoding="utf-8"))
    page.evaluate(LAY, [held, AS_IF_NEW.format(folder=str(notebook.parent))])


def clear(page: Page, folder: Path) -> None:
    """Leave a page without cells, its kernel as good as new, and nothing on its way from one to the other."""
    page.evaluate(CLEAR, [EMPTY, AS_IF_NEW.format(folder=str(folder))])


def run_all(page: Page, widgets: int = 1) -> None:
    """Wait for the kernel, run all cells, and wait for the page's widgets."""
    page.wait_for_function(KERNEL_READY, timeout=180_000)
    page.evaluate("() => void jupyterapp.commands.execute('notebook:run-all-cells')")
    page.locator(".cct").nth(widgets - 1).wait_for(state="attached")


def come_back(page: Page, widgets: int = 1) -> None:
    """Load a page again, as a student does who comes back to it, and run all its cells."""
    page.evaluate("() => jupyterapp.commands.execute('docmanager:save')")
    page.reload()
    run_all(page, widgets)


class Course:
    """A running JupyterLab on a course folder of its own."""

    def __init__(self, url: str, folder: Path) -> None:
        self.url, self.folder = url, folder

    def notebook(self, name: str, *cells: str) -> str:
        """Write a small notebook with the set-up cell and these, and return its path in the course."""
        fixed = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None}
        kernel = {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}
        notebook = {
            "cells": [fixed | {"id": f"c{at}", "source": cell} for at, cell in enumerate([SET_UP, *cells])],
            "metadata": {"kernelspec": kernel},
            "nbformat": 4,
            "nbformat_minor": 5,
        }
        (self.folder / name).write_text(json.dumps(notebook), encoding="utf-8")
        return name


def place(board: Locator, title: str, where: str) -> None:
    """Tap a card, then tap its place, at the lower edge where no card lies."""
    board.get_by_role("button", name=title).click()
    cell = board.locator(f"[data-place='{where}']")
    box = cell.bounding_box()
    assert box is not None
    cell.click(position={"x": 15, "y": box["height"] - 8})


def until(read: Callable[[], object], wanted: object) -> None:
    """Wait up to a minute until what is read is what is wanted: a kernel writes when it comes to it."""
    end = time.monotonic() + 60
    while (found := read()) != wanted and time.monotonic() < end:
        time.sleep(0.1)
    assert found == wanted


def settle(page: Page) -> None:
    """Wait until nothing glides any more."""
    page.evaluate("async () => { for (const motion of document.getAnimations()) await motion.finished; }")
