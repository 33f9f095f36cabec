"""Keep widget views out of saved notebooks.

A widget lives as long as its kernel.  A saved view of it opens again as "model not found", so views are
dropped when JupyterLab saves; the student runs the cell and has the widget back.

This module is a Jupyter Server extension, which `cocreation lab` and Binder switch on.  (Naming the hook in
the ``pre_save_hook`` setting does not work: the server's check of that setting refuses an import string.)
"""

from collections.abc import Mapping
from typing import Any

WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"


def without_widgets(notebook: Mapping[str, Any]) -> dict[str, Any]:
    """Return a notebook without its widget views and their stored state; all else stays as it is.

    Parameters
    ----------
    notebook
        A notebook as JSON, format 4.

    Examples
    --------
    >>> view = {"output_type": "display_data", "data": {WIDGET_VIEW: {"model_id": "a1"}}}
    >>> text = {"output_type": "stream", "name": "stdout", "text": "Hello"}
    >>> cell = {"cell_type": "code", "source": "board", "outputs": [view, text]}
    >>> without_widgets({"cells": [cell], "metadata": {"widgets": {"state": {}}}})["cells"][0]["outputs"]
    [{'output_type': 'stream', 'name': 'stdout', 'text': 'Hello'}]
    """
    metadata = {key: value for key, value in notebook.get("metadata", {}).items() if key != "widgets"}
    return {**notebook, "cells": [_cell(cell) for cell in notebook["cells"]], "metadata": metadata}


def _cell(cell: Mapping[str, Any]) -> Mapping[str, Any]:
    if "outputs" not in cell:
        return cell
    return {
        **cell,
        "outputs": [output for output in cell["outputs"] if WIDGET_VIEW not in output.get("data", {})],
    }


def drop_widgets_on_save(*, model: dict[str, Any], **_: object) -> None:
    """Drop widget views from a notebook that is about to be saved (a Jupyter pre-save hook)."""
    content = model.get("content")
    # Notebooks of format 3 hold no "cells", and other files are text: neither can hold a widget view.
    if model.get("type") == "notebook" and isinstance(content, Mapping) and "cells" in content:
        model["content"] = without_widgets(content)


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": __name__}]


def _load_jupyter_server_extension(server: Any) -> None:
    # Once the server runs, and not at once: an extension that is loaded later can put another contents
    # manager in the place of this one, as jupytext does, and the hook would be gone with it.
    server.io_loop.add_callback(lambda: server.contents_manager.register_pre_save_hook(drop_widgets_on_save))
