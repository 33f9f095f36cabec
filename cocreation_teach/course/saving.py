"""Keep widget views out of saved pages.

A widget lives as long as its kernel.  A saved view of it opens again as "model not found", so views are
dropped when a page of the course is saved; the student runs the cell and has the widget back.
"""

from collections.abc import Mapping
from typing import Any

from cocreation_teach.course.pages import is_page

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
    left = map(_output, cell["outputs"])
    return {**cell, "outputs": [output for output in left if output is not None]}


def _output(output: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Return what is left of an output without its view; ``None`` if that is a widget's name at the most."""
    data = output.get("data", {})
    if WIDGET_VIEW not in data:
        return output
    left = {mime: content for mime, content in data.items() if mime != WIDGET_VIEW}
    if left.keys() <= {"text/plain"}:
        return None
    metadata = {mime: told for mime, told in output.get("metadata", {}).items() if mime != WIDGET_VIEW}
    return {**output, "data": left, "metadata": metadata}


def drop_widgets_on_save(*, model: dict[str, Any], **_: object) -> None:
    """Drop widget views from a page of the course that is about to be saved (a Jupyter pre-save hook)."""
    content = model.get("content")
    # Notebooks of format 3 hold no "cells", and other files are text: neither can hold a widget view.
    if model.get("type") != "notebook" or not isinstance(content, Mapping) or "cells" not in content:
        return
    if is_page(content):
        model["content"] = without_widgets(content)
