"""Open JupyterLab on the course, at its first lesson."""

import errno
import os
import shlex
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from cocreation_teach.course.folder import deliver, report
from cocreation_teach.course.notebooks import checkout, edition
from cocreation_teach.course.problems import CourseError

START: Final = "lessons/00-start-here.ipynb"
CONFIG: Final = Path(__file__).parent / "jupyter"
# `doc` is JupyterLab's page for a single document: the lesson, with no panels around it.
_START_URL: Final = f"/doc/tree/{START}"
_REFUSED: Final = 2  # JupyterLab's exit code for arguments that it does not know.
_ROOT_DIR: Final = ("--ServerApp.root_dir", "--ServerApp.notebook_dir", "--notebook-dir")


def open_course(
    folder: Path,
    arguments: Sequence[str] = (),
    *,
    in_place: bool = False,
    port: int | None = None,
    say: Callable[[str], None] = print,
) -> int:
    """Copy the course into a folder, open JupyterLab there, and return its exit code when it ends.

    Parameters
    ----------
    folder
        Where the student works; made if it is not there.
    arguments
        What else JupyterLab is to be told.
    in_place
        Work on the checkout itself instead, and copy nothing.
    port
        The port to use, and no other.
    say
        Takes each sentence for the student.

    Raises
    ------
    CourseError
        If JupyterLab is not installed, the port is taken, or the folder cannot be written.
    """
    _refuse_without_jupyterlab()
    if port is not None:
        refuse_taken(port)
    if in_place:
        folder = _the_checkout()
    else:
        folder = folder.absolute()
        for sentence in report(folder, deliver(folder, edition())):
            say(sentence)
    code = _run(command(folder, arguments, port), folder, environment(os.environ))
    if code == _REFUSED and arguments:
        cure = "To see what it takes: jupyter lab --help"
        say(f"JupyterLab did not accept what was passed on to it: {shlex.join(arguments)}. {cure}")
    return code


def command(folder: Path, arguments: Sequence[str], port: int | None = None) -> list[str]:
    """Return the command that starts JupyterLab in a folder at the first lesson.

    A setting that the arguments make themselves is left to them: JupyterLab takes each only once.

    Examples
    --------
    >>> command(Path("/course"), ["--no-browser"], 8890)[4:]
    ['--LabApp.default_url=/doc/tree/lessons/00-start-here.ipynb', '--ServerApp.root_dir=/course', \
'--ServerApp.port=8890', '--ServerApp.port_retries=0', '--no-browser']
    """
    said = {argument.partition("=")[0] for argument in arguments}
    ours: list[str] = []
    if "--LabApp.default_url" not in said:
        ours.append(f"--LabApp.default_url={_START_URL}")  # ServerApp.default_url would change nothing.
    if not said.intersection(_ROOT_DIR):
        ours.append(f"--ServerApp.root_dir={folder}")
    if port is not None:
        ours += [f"--ServerApp.port={port}", "--ServerApp.port_retries=0"]
    # -P: a file of the student's named like a module of Python must not take its place.
    return [sys.executable, "-P", "-m", "cocreation_teach.course.lab", *ours, *arguments]


def environment(base: Mapping[str, str]) -> dict[str, str]:
    """Return the environment for JupyterLab: our settings and our part of the page before any that are there.

    Examples
    --------
    >>> environment({"JUPYTER_CONFIG_PATH": "/theirs"})["JUPYTER_CONFIG_PATH"].removeprefix(str(CONFIG))
    ':/theirs'
    """
    names = ("JUPYTER_CONFIG_PATH", "JUPYTER_PATH")
    return {**base, **{name: os.pathsep.join(filter(None, (str(CONFIG), base.get(name)))) for name in names}}


def refuse_taken(port: int) -> None:
    """Raise `CourseError` if this machine lets nobody listen on a port of its own."""
    for family, address in ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")):
        try:
            with socket.socket(family, socket.SOCK_STREAM) as probe:
                if os.name == "posix":  # As JupyterLab does; elsewhere this would hide that a port is taken.
                    probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                probe.bind((address, port))
        except PermissionError:
            raise CourseError(f"Port {port} is closed to you. Choose one from 1024 to 65535.") from None
        except OSError as error:  # A machine without IPv6 fails in other ways; that is none of our business.
            if error.errno == errno.EADDRINUSE:
                cure = "Choose another, or leave out --port and JupyterLab finds one."
                raise CourseError(f"Port {port} is taken by another program. {cure}") from None


def _refuse_without_jupyterlab() -> None:
    if find_spec("jupyterlab") is None:
        cure = f"Install it with: {sys.executable} -m pip install jupyterlab"
        raise CourseError(f"JupyterLab is not installed for this Python. {cure}")


def _the_checkout() -> Path:
    root = checkout()
    if root is None:
        cure = "Leave it out, and the course is copied into a folder of yours: cocreation lab FOLDER"
        raise CourseError(
            f"--in-place is for a checkout of the course, and this is an installed copy. {cure}"
        )
    if not (root / START).is_file():
        cure = "Make the notebooks with: python -m cocreation_teach.authoring build"
        raise CourseError(f"There is no {START} in {root}. {cure}")
    return root


def _run(arguments: Sequence[str], folder: Path, variables: Mapping[str, str]) -> int:
    # Ctrl-C reaches JupyterLab as well, which asks whether to stop, or stops.  Here it must do nothing:
    # an exception in the middle of waiting can lose JupyterLab's exit code.
    process, told = None, False

    def end(*_: object) -> None:
        nonlocal told
        told = True
        if process:
            process.terminate()

    before = {
        signal.SIGINT: signal.signal(signal.SIGINT, lambda *_: None),
        signal.SIGTERM: signal.signal(signal.SIGTERM, end),
    }
    try:
        process = subprocess.Popen(arguments, cwd=folder, env=variables)
        if told:  # before there was anybody to tell
            process.terminate()
        code = process.wait()
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    return code if code >= 0 else 128 - code  # A signal ended it: report that as a shell does.
