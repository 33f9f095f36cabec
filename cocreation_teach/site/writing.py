"""The folder of a site: written aside, and switched as a whole."""

import os
import shutil
import tempfile
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Final

from cocreation_teach.course.notebooks import title
from cocreation_teach.site.pages import Page
from cocreation_teach.site.reading import SiteError, read

MARK: Final = "cocreation-site.json"
"""The file by which a folder is known to be a site of ours, and may be replaced."""


def read_pages(held: Mapping[str, bytes]) -> tuple[Page, ...]:
    """Return the pages of some notebooks, each read by a process that shows nothing to anybody.

    Parameters
    ----------
    held
        The notebooks, and what they ask for beside them, by where they lie in the course.

    Raises
    ------
    SiteError
        On every notebook whose code does not run.
    """
    import json

    with tempfile.TemporaryDirectory() as name:
        course = Path(name)
        (course / ".cocreation").mkdir()
        for path, content in held.items():
            (course / path).parent.mkdir(parents=True, exist_ok=True)
            if not path.endswith(".ipynb"):
                (course / path).write_bytes(content)
        # What takes longest begins first.
        paths = sorted((path for path in held if path.endswith(".ipynb")), key=lambda path: -len(held[path]))
        with ProcessPoolExecutor(os.cpu_count(), get_context("spawn"), _settle, (course,)) as processes:
            notebooks = [(path, json.loads(held[path])) for path in paths]
            running = {path: processes.submit(read, path, notebook, course) for path, notebook in notebooks}
        problems = [str(error) for one in running.values() if isinstance(error := one.exception(), SiteError)]
        if problems:
            raise SiteError("\n".join(problems))
        return tuple(
            Page(path, *_named(notebook, title(held[path], path)), running[path].result())
            for path, notebook in sorted(notebooks)
        )


def _settle(course: Path) -> None:
    """Let a process work where nothing of anybody's lies."""
    os.environ["MPLBACKEND"] = "agg"
    os.chdir(course)


def _named(notebook: Mapping[str, Any], heading: str) -> tuple[str, int]:
    """Return what a page is called and how many minutes it takes: its heading may say its number, too."""
    about = notebook["metadata"].get("cocreation_teach", {})
    return str(about.get("title", heading)), int(about.get("minutes", 0))


def write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write a site's files into a folder that is new, empty, or holds a site of ours, which they replace.

    Raises
    ------
    SiteError
        If the folder holds anything else.
    """
    if folder.exists() and not (folder.is_dir() and ((folder / MARK).is_file() or not any(folder.iterdir()))):
        cure = "Name a folder that is new or empty, or one with an earlier site."
        raise SiteError(f"{folder} is there already and holds no site of this course. {cure}")
    folder.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        for path, content in files.items():
            (aside / path).parent.mkdir(parents=True, exist_ok=True)
            (aside / path).write_bytes(content)
        aside.chmod(0o755)
        before = aside.with_name(f"{aside.name}-before")
        if folder.exists():
            folder.rename(before)
        aside.rename(folder)
        shutil.rmtree(before, ignore_errors=True)
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        raise
