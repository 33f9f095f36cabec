"""What is written for a hub: names that its chart knows, sums that are right, nothing over another's file."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import jsonschema
import pytest
import yaml
from click.testing import CliRunner
from traitlets.config import PyFileConfigLoader

from cocreation_teach.cli import main
from cocreation_teach.course.opening import CourseFolder
from cocreation_teach.exchange.outbox import PLACE
from cocreation_teach.hosting import HubError, write_hub
from cocreation_teach.hosting.pins import installed, pins
from cocreation_teach.hosting.sizes import sizes

SWITCH = f"--{CourseFolder.__name__}.{CourseFolder.folder.name}=cocreation-course"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_hub(tmp_path / "hub")
    return tmp_path / "hub"


def closed(**properties: object) -> dict[str, object]:
    """Return the schema of an object that has these keys and no others."""
    return {"type": "object", "additionalProperties": False, "properties": properties}


TEXT, NUMBER, SWITCHED = {"type": "string"}, {"type": "number"}, {"type": "boolean"}
BYTES = {"type": "string", "pattern": "^[0-9]+(M|G|Mi|Gi)$"}
WHOLE = {"type": "integer", "minimum": 1}
CHART = closed(
    singleuser=closed(
        image=closed(name=TEXT, tag=TEXT),
        cmd={"type": "array", "items": TEXT},
        extraEnv={"type": "object", "additionalProperties": TEXT},
        memory=closed(guarantee=BYTES, limit=BYTES),
        cpu=closed(guarantee=NUMBER, limit=NUMBER),
        storage=closed(type={"enum": ["dynamic", "static", "none"]}, capacity=BYTES),
        startTimeout=WHOLE,
    ),
    cull=closed(enabled=SWITCHED, timeout=WHOLE, every=WHOLE),
    prePuller=closed(hook=closed(enabled=SWITCHED), continuous=closed(enabled=SWITCHED)),
)
"""Of the schema of Zero to JupyterHub's chart 4, what the values use."""


def test_the_values_are_such_as_the_chart_takes_and_switch_the_course_on(folder: Path) -> None:
    values = yaml.safe_load((folder / "values.yaml").read_text())
    jsonschema.validate(values, CHART)
    assert values["singleuser"]["cmd"] == ["jupyterhub-singleuser", SWITCH]
    assert values["singleuser"]["cpu"]["guarantee"] < values["singleuser"]["cpu"]["limit"]


@pytest.mark.parametrize("students", [1, 60, 300, 5000])
def test_the_sums_in_the_comments_are_right(tmp_path: Path, students: int) -> None:
    write_hub(tmp_path, students)
    told = (tmp_path / "values.yaml").read_text() + (tmp_path / "littlest.sh").read_text()
    products = re.findall(r"(\d+) x (\d+) MB = ([\d.]+) GB", told)
    assert len(products) == 2
    for count, megabytes, gigabytes in products:
        assert float(gigabytes) == pytest.approx(int(count) * int(megabytes) / 1000, abs=0.05)
    [(count, share, cores)] = re.findall(r"(\d+) x ([\d.]+) = ([\d.]+) cores", told)
    assert int(count) == students
    assert float(cores) == pytest.approx(students * float(share), abs=0.05)
    [(server, kernel)] = re.findall(r"together: (\d+) \+ (\d+), rounded up", told)
    size = sizes(students)
    assert 0 <= size.memory_guarantee - (int(server) + int(kernel)) < 10
    assert f"guarantee: {size.memory_guarantee}M" in told
    assert f"limits.memory {size.memory_limit}M" in told


def test_a_linter_finds_nothing_in_the_image(folder: Path) -> None:
    hadolint = Path(sys.executable).with_name("hadolint")
    command = [hadolint, "--failure-threshold", "style", "--no-color", folder / "Dockerfile"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


def test_the_image_is_pinned_and_unprivileged(folder: Path) -> None:
    lines = (folder / "Dockerfile").read_text().splitlines()
    [base] = [line for line in lines if line.startswith("FROM ")]
    assert re.fullmatch(r"FROM quay\.io/jupyter/base-notebook:\d{4}-\d\d-\d\d", base)
    assert not [line for line in lines if line.startswith("USER ")], "The stack ends as its own user."


def test_what_the_course_brings_is_pinned_and_what_the_image_has_is_not(folder: Path) -> None:
    lines = (folder / "constraints.txt").read_text().splitlines()
    assert [line for line in lines if not line.startswith("#")] == [*pins()]
    names = {pin.partition("==")[0] for pin in pins()}
    assert names >= {"anywidget", "ipywidgets", "numpy", "pandas", "matplotlib", "seaborn", "fsrs", "click"}
    assert names >= {"openpyxl", "scipy", "segno"}, "Lecturers use the image, too."
    assert not names & {"jupyterlab", "jupyter-server", "tornado", "traitlets", "cocreation-teach", "pytest"}


def test_what_is_not_installed_is_pinned_to_nothing() -> None:
    assert installed(["no-such-package-of-ours"]) == set()


def test_the_hubs_settings_are_read_and_switch_the_course_on(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    trial = PyFileConfigLoader("trial.py", str(folder)).load_config()
    assert SWITCH in trial.Spawner.args
    assert f"--CourseFolder.{CourseFolder.releases.name}={tmp_path / 'releases'}" in trial.Spawner.args
    ana = SimpleNamespace(user=SimpleNamespace(name="ana"))
    assert trial.Spawner.environment[PLACE](ana) == str(tmp_path / "outbox" / "ana")
    assert trial.JupyterHub.bind_url == "http://127.0.0.1:8000", "Everybody is let in: none but from here."
    home = trial.SimpleLocalProcessSpawner.home_dir_template.format(username="ana")
    assert home == str(tmp_path / "homes" / "ana")
    littlest = PyFileConfigLoader("littlest.py", str(folder)).load_config()
    assert littlest.Spawner.args == [SWITCH]


def test_the_pages_that_are_linked_to_are_there(folder: Path) -> None:
    told = (folder / "README.md").read_text()
    root = Path(__file__).parents[2]
    linked = re.findall(r"/user-redirect/doc/tree/cocreation-course/(\S+\.ipynb)", told)
    assert linked
    assert all((root / page).is_file() for page in linked)
    named = set(re.findall(r"^\| (.*?) \|", told, re.MULTILINE)) - {"File", "---"}
    files = {name for cell in named for name in re.findall(r"`([^`]+)`", cell)}
    assert files == {file.name for file in folder.iterdir()} - {"README.md"}


def test_the_script_is_one_for_bash(folder: Path) -> None:
    assert shutil.which("bash")
    done = subprocess.run(["bash", "-n", folder / "littlest.sh"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_script_says_at_once_that_the_environment_of_users_has_too_old_a_python(
    folder: Path, tmp_path: Path
) -> None:
    old = tmp_path / "user/bin/python"
    old.parent.mkdir(parents=True)
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    variables = {"PATH": os.environ["PATH"], "TLJH_INSTALL_PREFIX": str(tmp_path)}
    command = ["bash", folder / "littlest.sh"]
    done = subprocess.run(command, env=variables, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "needs Python 3.11 or newer" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_file_that_a_team_changed_stays_and_nothing_else_is_written(folder: Path) -> None:
    before = {file: file.read_bytes() for file in folder.iterdir()}
    write_hub(folder)  # the same once more is no harm
    changed = folder / "values.yaml"
    changed.write_text("ours: true\n")
    (folder / "Dockerfile").unlink()
    with pytest.raises(HubError, match=r"are others: values\.yaml\. Nothing was written"):
        write_hub(folder)
    assert changed.read_text() == "ours: true\n"
    assert not (folder / "Dockerfile").exists()
    changed.unlink()
    changed.mkdir()
    with pytest.raises(HubError, match=r"values\.yaml"):
        write_hub(folder)
    changed.rmdir()
    write_hub(folder)
    assert {file: file.read_bytes() for file in folder.iterdir()} == before


def test_the_command_says_what_it_wrote_and_where_to_begin(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["hub", str(tmp_path / "hub"), "--students", "20"])
    assert done.exit_code == 0
    assert done.output.splitlines()[-1] == f"Begin with {tmp_path / 'hub' / 'README.md'}."
    assert "20 students" in (tmp_path / "hub" / "values.yaml").read_text()
    (tmp_path / "hub" / "README.md").write_text("ours")
    refused = CliRunner().invoke(main, ["hub", str(tmp_path / "hub")])
    assert refused.exit_code == 1
    assert refused.output.startswith("Error: In ")
