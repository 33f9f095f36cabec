"""The wheel carries the package, its content and the notebooks, no more, and works where it is installed.

It is built from a temporary copy of the checkout in which things lie about that a checkout may hold.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import time
import tomllib
import venv
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from cocreation_teach import __version__
from cocreation_teach.content import question
from cocreation_teach.course.saving import WIDGET_VIEW
from tests.course.talking import PATIENCE, Page, Server, running

ROOT = Path(__file__).parents[1]
PACKAGE = "cocreation_teach"
NOTEBOOKS = ("lessons", "exercises", "solutions")
INFO = f"{PACKAGE}-{__version__}.dist-info"
DATA = f"{PACKAGE}-{__version__}.data/data"
STRAY = (
    f"{PACKAGE}/notes.md",
    f"{PACKAGE}/theory/draft.json",
    f"{PACKAGE}/theory/__pycache__/axes.cpython-311.pyc",
    f"{PACKAGE}/content/encounters.xlsx",
    f"{PACKAGE}/content/encounters.csv~",
    f"{PACKAGE}/content/questions/.quadrants.toml.swp",
    f"{PACKAGE}/widgets/draft.html",
    f"{PACKAGE}/widgets/node_modules/x/x.mjs",
    f"{PACKAGE}/course/jupyter/notes.txt",
    "lessons/.ipynb_checkpoints/09-four-quadrants-checkpoint.ipynb",
    "lessons/notes.txt",
    "lessons/src/09-four-quadrants.ipynb",
    "solutions/.cocreation/course.json",
    "cocreation-course/lessons/09-four-quadrants.ipynb",
    "tests/test_rooms.py",
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> ZipFile:
    checkout = tmp_path_factory.mktemp("checkout")
    for name in (PACKAGE, *NOTEBOOKS, ".packaging"):
        shutil.copytree(ROOT / name, checkout / name, ignore=shutil.ignore_patterns("__pycache__", ".*"))
    for name in ("pyproject.toml", "README.md", "LICENSE", ".gitignore"):
        shutil.copy(ROOT / name, checkout / name)
    for name in STRAY:
        (checkout / name).parent.mkdir(parents=True, exist_ok=True)
        (checkout / name).write_text("{}")
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(command, cwd=checkout, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (path,) = folder.iterdir()
    return ZipFile(path)


def expected() -> Iterator[str]:
    """Yield what belongs into the wheel, by folder and suffix, as it lies in the checkout."""
    inside = (
        "**/*.py",
        "**/*.pyi",
        "py.typed",
        "content/*.csv",
        "content/*.json",
        "content/*.toml",
        "content/*/*.toml",
        "course/jupyter/**/*.json",
        "course/jupyter/labextensions/*/static/*",
        "hosting/figures.json",
        "hosting/templates/*.jinja",
        "learning/templates/*",
        "site/page/**/*.css",
        "site/page/*.png",
        "site/page/*.svg",
        "site/page/**/*.js",
        "site/page/**/*.mjs",
        "site/templates/*",
        "site/vendor/*",
        "teaching/templates/*",
        "voting/page/*.css",
        "voting/page/*.mjs",
        "widgets/*.css",
        "widgets/*.mjs",
        "words/*.json",
    )
    for pattern in inside:
        for path in (ROOT / PACKAGE).glob(pattern):
            if path.is_file() and "authoring" not in path.relative_to(ROOT).parts:
                yield path.relative_to(ROOT).as_posix()
    for folder in NOTEBOOKS:
        for path in (ROOT / folder).glob("*.ipynb"):
            yield f"{PACKAGE}/course/notebooks/{folder}/{path.name}"
    yield f"{DATA}/etc/jupyter/jupyter_server_config.d/cocreation_teach.json"
    jupyter = ROOT / PACKAGE / "course" / "jupyter"
    for path in (jupyter / "labextensions").rglob("*.*"):
        yield f"{DATA}/share/jupyter/{path.relative_to(jupyter).as_posix()}"
    yield from (
        f"{INFO}/{name}" for name in ("METADATA", "WHEEL", "RECORD", "entry_points.txt", "licenses/LICENSE")
    )


def test_the_wheel_holds_exactly_what_belongs_there(wheel: ZipFile) -> None:
    names, wanted = set(wheel.namelist()), set(expected())
    assert sorted(names - wanted) == [], "these are too many"
    assert sorted(wanted - names) == [], "these are missing"


def test_the_wheel_holds_each_kind_of_thing(wheel: ZipFile) -> None:
    names = wheel.namelist()
    for name in (
        "content/encounters.csv",
        "content/questions/quadrants.toml",
        "course/jupyter/jupyter_server_config.d/cocreation_teach.json",
        "widgets/quadrant_board.mjs",
        "widgets/quadrant_board.css",
        "words/en.json",
        "course/notebooks/lessons/00-start-here.ipynb",
        "course/notebooks/lessons/09-four-quadrants.ipynb",
        "course/notebooks/exercises/09-classify-encounters.ipynb",
        "course/notebooks/solutions/09-classify-encounters.ipynb",
    ):
        assert f"{PACKAGE}/{name}" in names


def test_what_the_readme_links_to_is_found_from_a_package_index(wheel: ZipFile) -> None:
    told = wheel.read(f"{INFO}/METADATA").decode()
    home = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["urls"]["Homepage"]
    links = re.findall(r'\]\(([^)\s]+)|\b(?:src|srcset|href)="([^"]+)', told)
    led = ["".join(link) for link in links]
    assert [link for link in led if not re.match("https?://|#", link)] == []
    own = [match[2] for link in led if (match := re.match(rf"{home}/(blob|raw)/main/([^#]+)", link))]
    assert {"CONTRIBUTING.md", "lessons/for-lecturers.ipynb", ".github/page-light.png"} <= {*own}
    assert [path for path in own if not (ROOT / path).is_file()] == []


def test_the_wheel_names_its_command(wheel: ZipFile) -> None:
    assert "cocreation = cocreation_teach.cli:main" in wheel.read(f"{INFO}/entry_points.txt").decode()


@pytest.fixture(scope="module")
def python(wheel: ZipFile, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of a fresh environment in which the wheel is installed."""
    fresh = tmp_path_factory.mktemp("fresh")
    venv.create(fresh, symlinks=os.name == "posix")
    places = sysconfig.get_paths("venv", vars={"base": str(fresh), "platbase": str(fresh)})
    packages = Path(places["purelib"])
    # To install a wheel is to unpack it, and to put its data at the root of the environment.
    wheel.extractall(packages)
    shutil.copytree(packages / DATA, fresh, dirs_exist_ok=True)
    # What the course depends on is borrowed.  An editable install is not, for it has a .pth of its own.
    (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib"))
    return Path(places["scripts"]) / Path(sys.executable).name


def test_the_course_is_listed_from_the_installed_wheel(python: Path, tmp_path: Path) -> None:
    def run(*arguments: str) -> str:
        done = subprocess.run([python, *arguments], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    where = run("-c", "import cocreation_teach; print(cocreation_teach.__file__)")
    assert Path(where.strip()).is_relative_to(python.parents[1])
    listed = run("-m", PACKAGE, "list")
    assert "Start here" in listed
    assert "12  argue a weak point  (has a solution)" in listed


def test_what_a_hub_is_told_to_run_works_in_a_fresh_environment(
    wheel: ZipFile, python: Path, tmp_path: Path
) -> None:
    """Everything but what only docker, Kubernetes and The Littlest JupyterHub themselves can do."""
    hub, prefix = tmp_path / "hub", tmp_path / "prefix"
    subprocess.run([python, "-m", PACKAGE, "hub", hub], cwd=tmp_path, check=True, stdout=subprocess.DEVNULL)
    shutil.copy(str(wheel.filename), hub)
    venv.create(prefix / "user", symlinks=True, with_pip=True)
    scripts = prefix / "user" / "bin"
    places = sysconfig.get_paths(
        "venv", vars={"base": str(prefix / "user"), "platbase": str(prefix / "user")}
    )
    (Path(places["purelib"]) / "borrowed.pth").write_text(sysconfig.get_path("purelib"))
    # What the image brings is borrowed, and has its commands elsewhere; what the hub does itself is noted.
    _stand_in(scripts / "jupyter", f'shift; exec {scripts}/python -m jupyterlab.labextensions "$@"')
    _stand_in(scripts / "tljh-config", f'echo "$*" >> {tmp_path}/told')
    variables = {
        "PATH": f"{scripts}{os.pathsep}/usr/bin{os.pathsep}/bin",
        "HOME": str(tmp_path),
        "PIP_NO_INDEX": "1",
        "TLJH_INSTALL_PREFIX": str(prefix),
    }

    def run(*command: str) -> str:
        done = subprocess.run(
            command, env=variables, cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    image = (hub / "Dockerfile").read_text().replace("\\\n", "").splitlines()
    [commands] = [line.removeprefix("RUN ") for line in image if line.startswith("RUN ")]
    assert "Start here" in run("bash", "-ec", commands.replace("/opt/cocreation", str(hub)))
    where = run(str(scripts / "python"), "-P", "-c", f"import {PACKAGE}; print({PACKAGE}.__file__)")
    assert Path(where.strip()).is_relative_to(prefix)
    settings = json.loads((prefix / "user/etc/jupyter/labconfig/page_config.json").read_text())
    assert settings["disabledExtensions"] == {"@jupyterlab/apputils-extension:announcements": True}

    # It is told the same two things, which take seconds and are noted now, and what comes after is done.
    for name in ("pip", "jupyter"):
        _stand_in(scripts / name, f'echo "{name} $*" >> {tmp_path}/told')
    run("bash", str(hub / "littlest.sh"))
    installed, switched, *told = (tmp_path / "told").read_text().splitlines()
    image_told = commands.replace("/opt/cocreation/", "").replace("--no-cache-dir ", "").replace('"', "")
    assert installed in image_told
    assert switched in image_told
    assert [line.rpartition(" ")[0] for line in told] == [
        "set limits.memory",
        "set services.cull.timeout",
        "",
    ]
    put = prefix / "config/jupyterhub_config.d/cocreation.py"
    assert put.read_text() == (hub / "littlest.py").read_text()


def _stand_in(script: Path, line: str) -> None:
    script.write_text(f"#!/bin/bash\n{line}\n")
    script.chmod(0o755)


KEY = "quadrants.night-call"
CELL = f"""\
from cocreation_teach.content import question
from cocreation_teach.widgets import QuestionCard
card = QuestionCard(question({KEY!r}))
"""
# A left kernel goes soon, but not while a busy machine connects a page to it.
SETTINGS = ["--CourseKernels.cull_idle_timeout=10", "--CourseKernels.cull_interval=1"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("work")
    (folder / "lessons").mkdir()
    return folder


@pytest.fixture(scope="module")
def server(python: Path, folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A plain Jupyter server, which nobody has told of the course; but it waits seconds and not minutes."""
    command = [str(python), "-m", "jupyter_server", *SETTINGS]
    with running(command, folder, tmp_path_factory.mktemp("home")) as started:
        yield started


def test_any_jupyter_server_knows_the_pages_of_the_course(server: Server, folder: Path) -> None:
    lesson = json.loads((ROOT / "lessons/09-four-quadrants.ipynb").read_text(encoding="utf-8"))
    cells = [(cell["cell_type"], "".join(cell["source"])) for cell in lesson["cells"]]
    (folder / "lessons").mkdir(exist_ok=True)
    told = server.ask_course("POST", "page", {"path": "lessons/09-four-quadrants.ipynb", "cells": cells})
    assert told["cells"] == sum(kind == "code" for kind, _ in cells)
    assert told["page"]["number"] == "09"


def notebook(source: str) -> dict[str, Any]:
    view = {"output_type": "display_data", "metadata": {}, "data": {WIDGET_VIEW: {"model_id": "a"}}}
    cell = {"cell_type": "code", "id": "a", "source": source, "metadata": {}, "execution_count": 1}
    content = {"cells": [{**cell, "outputs": [view]}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    return {"type": "notebook", "format": "json", "content": content}


def test_any_jupyter_server_saves_pages_of_the_course_without_widget_views(
    server: Server, folder: Path
) -> None:
    def views_saved(path: str, source: str) -> int:
        server.ask("PUT", f"/contents/{path}", notebook(source))
        return len(json.loads((folder / path).read_text())["cells"][0]["outputs"])

    assert views_saved("lessons/page.ipynb", CELL) == 0
    assert views_saved("lessons/mine.ipynb", "import ipywidgets") == 1


def test_a_page_come_back_to_after_its_kernel_was_shut_down_has_everything(server: Server) -> None:
    pages = {
        "lessons/open.ipynb": CELL,
        "lessons/left.ipynb": CELL,
        "lessons/mine.ipynb": "import ipywidgets",
    }
    for path, source in pages.items():
        server.ask("PUT", f"/contents/{path}", notebook(source))
    opened, left, mine = (Page(server, path) for path in pages)
    [card] = {
        message["content"]["comm_id"]
        for message in left.run(CELL)
        if message["msg_type"] == "comm_open" and "QuestionCard" in str(message["content"]["data"])
    }
    answer, _ = question(KEY).options[0]
    act = {"question": KEY, "act": "try", "answer": answer, "uid": "u1", "at": "2026-11-23T10:00:00Z"}
    assert "u1" in str(left.tell(card, {"acts": [act]}))

    left.close()
    mine.close()
    assert ended(server, left.kernel)
    assert {opened.kernel, mine.kernel} <= server.kernels(), "One page is open, the other is none of ours."

    again = Page(server, "lessons/left.ipynb")
    said = again.printed(f"{CELL}print(card.report(), card.tries[{KEY!r}][0]['answer'])")
    assert said == f"1 of 1 answered. {answer}\n"


def ended(server: Server, kernel: str) -> bool:
    """Wait until a kernel is shut down."""
    end = time.monotonic() + PATIENCE
    while kernel in server.kernels() and time.monotonic() < end:
        time.sleep(0.2)
    return kernel not in server.kernels()
