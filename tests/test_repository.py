"""The repository's own files are sound, agree with pyproject.toml, and name only what exists."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import check_jsonschema
import pytest
import yaml
from click.testing import CliRunner
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
FORMS = sorted(
    set((ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml")) - {ROOT / ".github/ISSUE_TEMPLATE/config.yml"}
)
SCHEMAS = {
    "github-workflows": WORKFLOWS,
    "github-issue-forms": FORMS,
    "github-issue-config": [ROOT / ".github/ISSUE_TEMPLATE/config.yml"],
    "dependabot": [ROOT / ".github/dependabot.yml"],
    "citation-file-format": [ROOT / "CITATION.cff"],
}
# The changelog may name what is gone.
PAGES = sorted({*ROOT.glob("*.md"), *(ROOT / ".github").glob("*.md")} - {ROOT / "CHANGELOG.md"})


def run(*arguments: str | Path) -> "subprocess.CompletedProcess[str]":
    """Run a module of the test environment in the checkout."""
    return subprocess.run(
        [sys.executable, "-m", *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )


def read(path: Path) -> dict[Any, Any]:
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(content, dict)
    return content


def jobs() -> list[tuple[str, dict[str, Any]]]:
    """Every job of every workflow, with where it stands."""
    return [(f"{path.name}, {name}", job) for path in WORKFLOWS for name, job in read(path)["jobs"].items()]


def pythons() -> list[str]:
    """The Python versions that pyproject.toml says the course runs on."""
    found = [re.search(r"Python :: (3\.\d+)$", classifier) for classifier in PROJECT["classifiers"]]
    return [match[1] for match in found if match]


@pytest.mark.parametrize("schema", SCHEMAS)
def test_files_for_other_programs_keep_those_programs_schemas(schema: str) -> None:
    assert SCHEMAS[schema]
    files = [str(path) for path in SCHEMAS[schema]]
    done = CliRunner().invoke(check_jsonschema.main, ["--builtin-schema", f"vendor.{schema}", *files])
    assert done.exit_code == 0, done.output


def test_the_workflows_try_each_python_that_pyproject_names() -> None:
    named = pythons()
    lowest = next(iter(SpecifierSet(PROJECT["requires-python"]))).version
    assert named[0] == lowest
    tried = {where: job["strategy"]["matrix"]["python"] for where, job in jobs() if "strategy" in job}
    assert len(tried) == 2
    assert all(matrix == named for matrix in tried.values()), tried


def test_the_workflows_may_do_no_more_than_they_need() -> None:
    assert [path.name for path in WORKFLOWS if read(path)["permissions"] != {"contents": "read"}] == []
    more = {where: job["permissions"] for where, job in jobs() if "permissions" in job}
    assert more == {
        "pages.yml, build": {"contents": "read", "pages": "read"},
        "pages.yml, publish": {"pages": "write", "id-token": "write"},
        "release.yml, publish": {"id-token": "write"},
    }
    assert [where for where, job in jobs() if "timeout-minutes" not in job] == []


def test_the_workflows_use_githubs_own_actions_by_version_and_run_what_exists() -> None:
    steps = [(where, step) for where, job in jobs() for step in job["steps"]]
    actions = [step["uses"] for _, step in steps if "uses" in step]
    assert [action for action in actions if not re.fullmatch(r"actions/[\w-]+@v\d+", action)] == []
    commands = [step["run"].split()[0] for _, step in steps if "run" in step]
    ours = [command for command in commands if command.startswith(".")]
    assert {".ci/run", ".ci/lowest", ".ci/release"} <= set(ours)
    assert [command for command in ours if not os.access(ROOT / command, os.X_OK)] == []


def test_the_hooks_before_a_commit_can_be_run_from_the_test_environment() -> None:
    hooks = [hook for repo in read(ROOT / ".pre-commit-config.yaml")["repos"] for hook in repo["hooks"]]
    assert len({hook["id"] for hook in hooks}) == len(hooks)
    programs = {hook["entry"].split()[0] for hook in hooks}
    missing = [name for name in programs if not (Path(sys.executable).parent / name).is_file()]
    assert missing == []
    assert {"ruff check", "ruff format", "mypy"} <= {hook["entry"] for hook in hooks}


def test_what_is_imported_is_declared_and_what_is_declared_is_imported() -> None:
    done = run("deptry", ".", "--no-ansi")
    assert done.returncode == 0, done.stderr


def test_what_the_tests_import_is_declared() -> None:
    ours = {path.stem for path in (ROOT / "tests").rglob("*.py")} | {"tests"}
    first_party = [word for name in sorted(ours) for word in ("--known-first-party", name)]
    # A test may use what is for tests only, and need not use everything.
    done = run("deptry", "tests", "--no-ansi", "--ignore", "DEP002,DEP004", "--exclude", "venv", *first_party)
    assert done.returncode == 0, done.stderr


def test_each_dependency_is_argued_in_contributing() -> None:
    extras = PROJECT["optional-dependencies"]
    lines = [*PROJECT["dependencies"], *extras["teaching"], *extras["test"]]
    declared = {Requirement(line).name for line in lines} - {PROJECT["name"]}
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("## Dependencies, and why")[2]
    rows = re.findall(r"^\| (.+?) \| .+ \|$", text, re.MULTILINE)
    argued = {name for row in rows for name in row.split(", ")} - {"Package"}
    assert sorted(argued) == sorted(declared)


def test_the_pages_name_only_paths_that_exist() -> None:
    missing = [
        f"{page.name}: {path}" for page in PAGES for path in _paths(page) if not (ROOT / path).exists()
    ]
    assert missing == []


def _paths(page: Path) -> list[str]:
    """Return the paths of this checkout that a page names or links to; NN, NAME and the like are gaps."""
    text = page.read_text(encoding="utf-8")
    linked = re.findall(r"\]\((?!https?://|#)([^)#]+)\)", text)
    folders = "|".join(
        re.escape(path.name) for path in ROOT.iterdir() if path.is_dir() and path.name != ".git"
    )
    named = re.findall(rf"`((?:{folders})/[\w./-]*)`", text)
    return linked + [path for path in named if not re.search(r"[A-Z]{2,}", path)]


def test_the_version_can_be_released() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    [newest, *_] = re.findall(r"^## (\S+) - (?:Unreleased|\d{4}-\d\d-\d\d)$", changelog, re.MULTILINE)
    code = (ROOT / "cocreation_teach/__init__.py").read_text(encoding="utf-8")
    assert f'__version__ = "{newest}"' in code
