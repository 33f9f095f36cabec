"""In a home that is full or read-only pages open, whatever Jupyter would write there of their trust."""

import errno
import logging
import sqlite3
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from jupyter_server.services.contents.filemanager import FileContentsManager
from nbformat.sign import NotebookNotary
from nbformat.v4 import new_notebook

from cocreation_teach.course.trust import trust_without_a_disk

PAGE = new_notebook()
LOG = logging.getLogger("trust")


def full(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_where_the_secret_cannot_be_written_a_page_opens_and_can_be_trusted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(NotebookNotary, "_write_secret_file", full)
    contents = FileContentsManager(root_dir=str(tmp_path))
    contents.notary = NotebookNotary(parent=contents, data_dir=str(tmp_path))
    with pytest.raises(OSError, match="No space"):
        contents.notary.check_signature(PAGE)
    trust_without_a_disk(contents, LOG)
    can_be_trusted(contents.notary)
    assert "No space left on device" in caplog.text


def test_where_there_can_be_no_folder_for_it_either(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    contents = FileContentsManager(root_dir=str(tmp_path))
    monkeypatch.setattr(type(contents), "_notary_default", full)
    trust_without_a_disk(contents, LOG)
    can_be_trusted(contents.notary)


def test_a_disk_that_fills_up_later_stops_no_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    notary = NotebookNotary(data_dir=str(tmp_path))
    trust_without_a_disk(SimpleNamespace(notary=notary), LOG)
    can_be_trusted(notary)
    assert caplog.text == ""

    def fails(*_: object) -> Any:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(type(NotebookNotary(data_dir=str(tmp_path)).store), "check_signature", fails)
    assert not notary.check_signature(PAGE)
    can_be_trusted(notary)
    assert caplog.text.count("database or disk is full") == 1


def can_be_trusted(notary: Any) -> None:
    notary.sign(PAGE)
    assert notary.check_signature(PAGE)
    notary.unsign(PAGE)
    assert not notary.check_signature(PAGE)
