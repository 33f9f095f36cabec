"""Saved pages of the course hold no widget views, and all else they held; other notebooks stay the same."""

import copy
import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jupyter_server.extension.config import ExtensionConfigManager
from jupyter_server.serverapp import ServerApp
from jupyter_server.services.contents.filemanager import FileContentsManager
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from tornado.web import Application

from cocreation_teach.course import server as extension
from cocreation_teach.course.launch import CONFIG
from cocreation_teach.course.saving import WIDGET_VIEW, drop_widgets_on_save, without_widgets

VIEW = {
    "output_type": "display_data",
    "metadata": {},
    "data": {WIDGET_VIEW: {"model_id": "a1"}, "text/plain": "QuadrantBoard()"},
}
TABLE = {
    "output_type": "execute_result",
    "execution_count": 1,
    "metadata": {},
    "data": {"text/html": "<table>"},
}
PRINTED = {"output_type": "stream", "name": "stdout", "text": "Hello"}
SOURCE = "from cocreation_teach.widgets import QuadrantBoard\nQuadrantBoard()"


def notebook(*outputs: dict[str, Any], **metadata: Any) -> dict[str, Any]:
    code = {"cell_type": "code", "id": "b", "source": SOURCE, "metadata": {}, "execution_count": 1}
    text = {"cell_type": "markdown", "id": "a", "source": "# A lesson", "metadata": {"tags": ["t"]}}
    cells = [text, {**code, "outputs": list(outputs)}]
    return {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}


def test_only_widget_views_and_their_state_go() -> None:
    full = notebook(VIEW, TABLE, VIEW, PRINTED, widgets={"state": {}}, kernelspec={"name": "python3"})
    assert without_widgets(full) == notebook(TABLE, PRINTED, kernelspec={"name": "python3"})


PICTURE = {"image/png": "iVBOR", "text/plain": "A figure"}


@pytest.mark.parametrize(
    "more", [PICTURE, {"text/html": "<b>"}, {"image/svg+xml": "<svg/>"}, {"application/json": {}}]
)
def test_what_stands_beside_a_view_in_one_output_stays(more: dict[str, Any]) -> None:
    told = {WIDGET_VIEW: {"isolated": True}, "image/png": {"width": 640}}
    both = {**VIEW, "data": {**VIEW["data"], **more}, "metadata": told}
    (left,) = without_widgets(notebook(both))["cells"][1]["outputs"]
    assert left == {
        "output_type": "display_data",
        "data": {"text/plain": "QuadrantBoard()", **more},
        "metadata": {"image/png": {"width": 640}},
    }


@given(st.lists(st.sampled_from([VIEW, TABLE, PRINTED]), max_size=6))
def test_dropping_twice_is_dropping_once_and_alters_no_argument(outputs: list[dict[str, Any]]) -> None:
    given_ = notebook(*outputs, widgets={})
    before = copy.deepcopy(given_)
    once = without_widgets(given_)
    assert given_ == before
    assert without_widgets(once) == once
    assert once["cells"][1]["outputs"] == [output for output in outputs if output is not VIEW]


@pytest.mark.parametrize(
    "model",
    [
        {"type": "file", "content": WIDGET_VIEW},
        {"type": "directory", "content": None},
        {"type": "notebook", "content": None},
        {"type": "notebook", "content": {"worksheets": [], "nbformat": 3}},
        {"type": "notebook"},
    ],
)
def test_what_holds_no_cells_is_left_as_it_is(model: dict[str, Any]) -> None:
    before = copy.deepcopy(model)
    drop_widgets_on_save(model=model, path="a", contents_manager=None)
    assert model == before


@pytest.mark.parametrize(
    "source", ["board", "print('import cocreation_teach')", [], ["import pandas\n", "1"]]
)
def test_another_notebook_is_left_as_it_is(source: str | list[str]) -> None:
    content = notebook(VIEW, widgets={"state": {}})
    content["cells"][1]["source"] = source
    model = {"type": "notebook", "content": content}
    before = copy.deepcopy(model)
    drop_widgets_on_save(model=model, path="a", contents_manager=None)
    assert model == before


def test_jupyter_saves_a_page_without_widget_views(tmp_path: Path) -> None:
    server = ServerApp(root_dir=str(tmp_path))
    when_it_runs: list[Callable[[], None]] = []
    server.io_loop = SimpleNamespace(
        add_callback=lambda call, *given: when_it_runs.append(partial(call, *given)),
        call_later=lambda *_: None,
    )
    server.web_app = Application()
    server.contents_manager, server.kernel_manager = FileContentsManager(), AsyncMappingKernelManager()
    extension._load_jupyter_server_extension(server)
    # Jupytext's extension, for one, is loaded after ours and replaces the manager.
    manager = server.contents_manager = FileContentsManager(root_dir=str(tmp_path))
    for call in when_it_runs:
        call()
    content = notebook(VIEW, PRINTED, widgets={"application/vnd.jupyter.widget-state+json": {"state": {}}})
    manager.save({"type": "notebook", "format": "json", "content": content}, "lesson.ipynb")
    saved = json.loads((tmp_path / "lesson.ipynb").read_text(encoding="utf-8"))
    assert [output["output_type"] for output in saved["cells"][1]["outputs"]] == ["stream"]
    assert saved["metadata"] == {}


def test_our_settings_switch_this_very_extension_on() -> None:
    enabled = ExtensionConfigManager(read_config_path=[str(CONFIG)]).get_jpserver_extensions()
    [point] = extension._jupyter_server_extension_points()
    assert enabled == {point["module"]: True} == {extension.__name__: True}
