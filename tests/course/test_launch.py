"""How JupyterLab is started, and what is said when it cannot be."""

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import click
import pytest

import cocreation_teach
from cocreation_teach.course import CourseError, launch
from cocreation_teach.course.launch import CONFIG, START, command, environment, refuse_taken
from cocreation_teach.course.saving import WIDGET_VIEW
from tests.ports import free_port

ROOT = Path(cocreation_teach.__file__).parents[1]
NOTEBOOK = {"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
# Stands in for JupyterLab: says how it was started, and ends as the test wants.
STAND_IN = """
import json, os, signal, sys, time
print("STARTED", json.dumps({"arguments": sys.argv[1:], "folder": os.getcwd(), "path": sys.path,
                             "config": os.environ["JUPYTER_CONFIG_PATH"]}), flush=True)
ENDING
"""
WAITS = "signal.signal(signal.SIGINT, lambda *_: sys.exit(5))\nprint('READY', flush=True)\ntime.sleep(60)"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout of the course that has one lesson."""
    root = tmp_path / "checkout"
    (root / "lessons").mkdir(parents=True)
    (root / "pyproject.toml").touch()
    (root / START).write_text(json.dumps(NOTEBOOK), encoding="utf-8")
    (root / "cocreation_teach").symlink_to(ROOT / "cocreation_teach")
    return root


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """The folder in which the student types the command."""
    place = tmp_path / "desk"
    place.mkdir()
    return place


def stand_in(root: Path, ending: str) -> None:
    package = root / "jupyterlab"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "__main__.py").write_text(STAND_IN.replace("ENDING", ending))


def start(checkout: Path, desk: Path, *words: str, python: tuple[str, ...] = ()) -> subprocess.Popen[str]:
    home = desk.parent / "home"
    home.mkdir(exist_ok=True)
    pipe = subprocess.PIPE
    return subprocess.Popen(
        [sys.executable, *python, "-m", "cocreation_teach", "lab", *words],
        cwd=desk,
        env={**os.environ, "HOME": str(home), "PYTHONPATH": str(checkout)},
        stdin=subprocess.DEVNULL,
        stdout=pipe,
        stderr=pipe,
        text=True,
        start_new_session=True,
    )


def ended(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    out, err = process.communicate(timeout=60)
    return process.returncode, out, err


def test_jupyterlab_is_started_in_the_folder_with_our_settings(checkout: Path, desk: Path) -> None:
    stand_in(checkout, "sys.exit(7)")
    (desk / "cocreation-course").mkdir()
    (desk / "cocreation-course" / "json.py").write_text("raise SystemExit('the wrong json')")
    words = ["--port", "8999", "--", "--no-browser", "--ip", "127.0.0.1", "--ServerApp.token=x"]
    code, out, err = ended(start(checkout, desk, *words))
    assert (code, err) == (7, "")
    first, second = out.splitlines()
    course = desk / "cocreation-course"
    assert first == f"The course is in {course}: 1 notebook added."
    told = json.loads(second.removeprefix("STARTED "))
    assert told["folder"] == str(course)
    assert told["config"].split(os.pathsep)[0] == str(checkout / CONFIG.relative_to(ROOT))
    assert told["arguments"] == [
        f"--LabApp.default_url=/doc/tree/{START}",
        f"--ServerApp.root_dir={course}",
        "--ServerApp.port=8999",
        "--ServerApp.port_retries=0",
        *("--no-browser", "--ip", "127.0.0.1", "--ServerApp.token=x"),
    ]
    assert (course / START).is_file()


@pytest.mark.parametrize(
    ("ending", "words", "expected"),
    [
        (2, ["--frobnicate", "--ip=a b"], True),
        (2, [], False),
        (1, ["--frobnicate"], False),
    ],
)
def test_arguments_that_jupyterlab_does_not_know_are_named(
    checkout: Path, desk: Path, ending: int, words: list[str], expected: bool
) -> None:
    stand_in(checkout, f"sys.exit({ending})")
    code, out, _ = ended(start(checkout, desk, "--", *words))
    said = (
        "JupyterLab did not accept what was passed on to it: --frobnicate '--ip=a b'. "
        "To see what it takes: jupyter lab --help"
    )
    assert code == ending
    assert out.splitlines()[2:] == ([said] if expected else [])


def test_a_real_jupyterlab_refuses_with_the_code_we_know(checkout: Path, desk: Path) -> None:
    code, out, _ = ended(start(checkout, desk, "--", "--no-browser", "--frobnicate"))
    assert code == 2
    assert "passed on to it: --no-browser --frobnicate." in out


def test_in_place_works_on_the_checkout_and_copies_nothing(checkout: Path, desk: Path) -> None:
    stand_in(checkout, "sys.exit(0)")
    code, out, err = ended(start(checkout, desk, "--in-place"))
    assert (code, err) == (0, "")
    assert json.loads(out.removeprefix("STARTED "))["folder"] == str(checkout)
    assert list(desk.iterdir()) == []
    assert not (checkout / ".cocreation").exists()


def test_in_place_without_notebooks_says_how_to_make_them(checkout: Path, desk: Path) -> None:
    (checkout / START).unlink()
    code, _, err = ended(start(checkout, desk, "--in-place"))
    assert code == 1
    assert err.startswith(f"Error: There is no {START}")
    assert "python -m cocreation_teach.authoring build" in err


def test_in_place_from_a_wheel_says_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(launch, "checkout", lambda: None)
    with pytest.raises(CourseError, match="an installed copy. Leave it out"):
        launch.open_course(tmp_path, in_place=True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6])
def test_a_taken_port_is_found_before_anything_is_written(checkout: Path, desk: Path, family: int) -> None:
    with socket.socket(family, socket.SOCK_STREAM) as other:
        other.bind(("127.0.0.1" if family == socket.AF_INET else "::1", 0))
        other.listen()
        port = other.getsockname()[1]
        code, out, err = ended(start(checkout, desk, "--port", str(port)))
    assert (code, out) == (1, "")
    assert err.startswith(f"Error: Port {port} is taken by another program. Choose another")
    assert list(desk.iterdir()) == []


def test_a_free_port_is_not_refused() -> None:
    refuse_taken(free_port())


@pytest.mark.skipif(os.name != "posix", reason="Elsewhere a port is free at once.")
def test_the_port_of_a_server_that_has_just_ended_is_not_refused() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        with socket.create_connection(("127.0.0.1", port)) as client:
            server.accept()[0].close()  # Whoever hangs up first keeps the port for a minute.
            client.recv(1)
    with socket.socket() as probe, pytest.raises(OSError, match="in use"):
        probe.bind(("127.0.0.1", port))
    refuse_taken(port)


def test_a_closed_port_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    class Closed(socket.socket):
        def bind(self, _: object) -> None:
            raise PermissionError

    monkeypatch.setattr(launch.socket, "socket", Closed)
    with pytest.raises(CourseError, match="Port 80 is closed to you"):
        refuse_taken(80)


def test_an_unwritable_folder_says_what_to_do(checkout: Path, desk: Path) -> None:
    (desk / "course").write_text("a file of mine")
    code, out, err = ended(start(checkout, desk, "course"))
    assert (code, out) == (1, "")
    assert err.startswith(f"Error: The course cannot be copied into {desk / 'course'}: ")
    assert "choose another folder: cocreation lab FOLDER" in err
    assert (desk / "course").read_text() == "a file of mine"


def test_without_jupyterlab_it_says_how_to_install_it(checkout: Path, desk: Path) -> None:
    # -S leaves out the installed packages, so JupyterLab is really not there; click is lent to it.
    (checkout / "click").symlink_to(Path(click.__file__).parent)
    code, out, err = ended(start(checkout, desk, python=("-S",)))
    assert (code, out) == (1, "")
    assert err.startswith("Error: JupyterLab is not installed for this Python. Install it with: ")
    assert err.endswith("-m pip install jupyterlab\n")
    assert list(desk.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="The signals of a terminal; elsewhere there are none to send.")
def test_ctrl_c_ends_quietly_with_jupyterlabs_own_exit_code(checkout: Path, desk: Path) -> None:
    stand_in(checkout, WAITS)
    process = start(checkout, desk)
    assert process.stdout is not None
    while process.stdout.readline() != "READY\n":
        assert process.poll() is None
    os.killpg(process.pid, signal.SIGINT)
    assert ended(process) == (5, "", "")


@pytest.mark.skipif(os.name != "posix", reason="The signals of a terminal; elsewhere there are none to send.")
def test_when_it_is_told_to_end_jupyterlab_ends_too(checkout: Path, desk: Path) -> None:
    stand_in(checkout, WAITS)
    process = start(checkout, desk)
    assert process.stdout is not None
    while process.stdout.readline() != "READY\n":
        assert process.poll() is None
    process.terminate()
    assert ended(process) == (128 + signal.SIGTERM, "", "")
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)


@pytest.mark.skipif(os.name != "posix", reason="The signals of a terminal; elsewhere there are none to send.")
def test_what_is_told_to_end_while_jupyterlab_starts_ends_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    begin = subprocess.Popen

    def told_to_end(*words: Any, **how: Any) -> "subprocess.Popen[bytes]":
        os.kill(os.getpid(), signal.SIGTERM)
        return begin(*words, **how)

    monkeypatch.setattr(launch.subprocess, "Popen", told_to_end)
    before = signal.signal(signal.SIGTERM, lambda *_: None)
    try:
        code = launch._run([sys.executable, "-c", "import time; time.sleep(60)"], tmp_path, os.environ)
        assert code == 128 + signal.SIGTERM
    finally:
        signal.signal(signal.SIGTERM, before)


@pytest.mark.parametrize(
    ("ending", "expected"), [("sys.exit(7)", (7, "")), ("", (0, "")), ("sys.exit('No.')", (1, "No.\n"))]
)
def test_a_thread_that_jupyterlab_forgets_keeps_nobody_waiting(
    checkout: Path, desk: Path, ending: str, expected: tuple[int, str]
) -> None:
    stand_in(checkout, f"import threading\nthreading.Thread(target=threading.Event().wait).start()\n{ending}")
    code, _, err = ended(start(checkout, desk))
    assert (code, err) == expected


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("--LabApp.default_url=/lab", "--LabApp.default_url"),
        ("--notebook-dir=/elsewhere", "--ServerApp.root_dir"),
        ("--ServerApp.root_dir=/elsewhere", "--ServerApp.root_dir"),
    ],
)
def test_a_setting_of_the_students_is_left_to_them(tmp_path: Path, theirs: str, ours: str) -> None:
    # JupyterLab does not start if it is told the same setting twice.
    words = command(tmp_path, [theirs])
    assert words[-1] == theirs
    assert [word for word in words[:-1] if word.startswith(ours)] == []


def test_our_settings_stand_before_those_that_are_there() -> None:
    found = environment({"JUPYTER_CONFIG_PATH": "/theirs", "PATH": "/bin"})
    assert found == {
        "JUPYTER_CONFIG_PATH": f"{CONFIG}{os.pathsep}/theirs",
        "JUPYTER_PATH": str(CONFIG),
        "PATH": "/bin",
    }
    assert environment({})["JUPYTER_CONFIG_PATH"] == str(CONFIG)


@pytest.fixture
def server(checkout: Path, desk: Path) -> Iterator[str]:
    """The address that a real JupyterLab prints; the user's own settings are all against us."""
    settings = desk.parent / "home" / ".jupyter"
    (settings / "labconfig").mkdir(parents=True)
    theirs = {"jpserver_extensions": {"jupyterlab": True}, "root_dir": "/", "default_url": "/tree"}
    (settings / "jupyter_server_config.json").write_text(json.dumps({"ServerApp": theirs}))
    (settings / "jupyter_lab_config.json").write_text(json.dumps({"LabApp": {"default_url": "/lab"}}))
    port = free_port()  # older servers that choose a port themselves print another
    process = start(checkout, desk, "--port", str(port), "--", "--no-browser", "--allow-root")
    assert process.stderr is not None
    log = []
    try:
        for line in process.stderr:
            log.append(line)
            if found := re.search(r"http://127\.0\.0\.1\S+", line):
                yield found[0]
                break
        else:
            pytest.fail("JupyterLab did not start:\n" + "".join(log))
    finally:
        process.terminate()
        process.communicate(timeout=60)


def ask(address: str, method: str, path: str, body: object = None) -> tuple[int, str]:
    url = urlsplit(address)
    headers = {"Authorization": f"token {url.query.removeprefix('token=')}"}
    until = time.monotonic() + 60
    while True:
        connection = http.client.HTTPConnection(url.netloc, timeout=60)
        try:
            connection.request(method, path, body and json.dumps(body), headers)
            break
        except ConnectionRefusedError:  # JupyterLab prints its address a moment before it listens there.
            assert time.monotonic() < until
            time.sleep(0.1)
    response = connection.getresponse()
    return response.status, response.read().decode()


def test_a_real_jupyterlab_opens_the_lesson_without_news_and_saves_no_widgets(
    server: str, desk: Path
) -> None:
    assert urlsplit(server).path == f"/doc/tree/{START}"

    status, page = ask(server, "GET", urlsplit(server).path)
    assert status == 200
    found = re.search(
        r'<script id="jupyter-config-data" type="application/json">(.*?)</script>', page, re.DOTALL
    )
    assert found
    settings = json.loads(found[1])
    assert "@jupyterlab/apputils-extension:announcements" in settings["disabledExtensions"]
    assert settings["mode"] == "single-document"

    view = {"output_type": "display_data", "metadata": {}, "data": {WIDGET_VIEW: {"model_id": "a"}}}
    printed = {"output_type": "stream", "name": "stdout", "text": "Hello"}
    source = "from cocreation_teach.widgets import QuestionCard"
    cell = {"cell_type": "code", "id": "a", "source": source, "metadata": {}, "execution_count": 1}
    content = {**NOTEBOOK, "cells": [{**cell, "outputs": [view, printed]}]}
    model = {"type": "notebook", "format": "json", "content": content}
    status, _ = ask(server, "PUT", f"/api/contents/{START}", model)
    assert status == 200
    saved = json.loads((desk / "cocreation-course" / START).read_text(encoding="utf-8"))
    assert [output["output_type"] for output in saved["cells"][0]["outputs"]] == ["stream"]
