"""Each widget's JavaScript: its pure functions under Node, and the module that the loader makes of it."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from cocreation_teach.theory import PLACES, Quadrant
from cocreation_teach.widgets import loading
from cocreation_teach.widgets.course_widget import CONFIDENCE

HERE = Path(__file__).parent
SOURCES = sorted(path for path in loading.FOLDER.glob("*.mjs"))
WIDGETS = [path.stem for path in SOURCES if "export default" in path.read_text(encoding="utf-8")]


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)
def test_pure_functions(source: Path, program: Callable[[str], str]) -> None:
    tests = HERE / f"{source.stem}.test.mjs"
    assert tests.is_file(), f"{source.name} has no tests under Node: write {tests.name}."
    done = subprocess.run(
        [program("node"), "--test", str(tests)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "# pass 0" not in done.stdout


@pytest.mark.parametrize("name", WIDGETS)
def test_joined_module_stands_alone(name: str, program: Callable[[str], str], tmp_path: Path) -> None:
    joined = tmp_path / f"{name}.mjs"
    joined.write_text(loading.module(name), encoding="utf-8")
    script = f"""
        const module = await import({json.dumps(joined.as_uri())});
        console.log(Object.keys(module), typeof module.default.render);
    """
    done = subprocess.run(
        [program("node"), "--input-type=module", "-e", script], capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == "[ 'default' ] function", done.stderr


def test_an_import_that_cannot_be_joined_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "odd.mjs").write_text('import anything from "elsewhere";\nexport default {};\n')
    monkeypatch.setattr(loading, "FOLDER", tmp_path)
    with pytest.raises(ValueError, match=r"odd\.mjs: 'import anything from \"elsewhere\";' cannot be joined"):
        loading.module("odd")


def test_the_page_and_python_share_one_typology_one_rail_and_one_scale(program: Callable[[str], str]) -> None:
    script = f"""
        import {{ QUADRANTS }} from {json.dumps((loading.FOLDER / "quadrant_board.mjs").as_uri())};
        import {{ RAIL }} from {json.dumps((loading.FOLDER / "continuum_rail.mjs").as_uri())};
        import {{ CONFIDENCE }} from {json.dumps((loading.FOLDER / "question_card.mjs").as_uri())};
        const quadrants = QUADRANTS.map(({{ id, label, nature, locus }}) => [id, label, nature, locus]);
        const rail = RAIL.map(({{ id, label }}) => [id, label]);
        console.log(JSON.stringify([quadrants, rail, CONFIDENCE.map(({{ id }}) => id)]));
    """
    command = [program("node"), "--input-type=module", "-e", script]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    quadrants, rail, confidence = json.loads(done.stdout)
    assert quadrants == [[q.value, q.label, q.nature.value, q.locus.value] for q in Quadrant]
    assert rail == [[str(place), label] for place, label in PLACES.items()]
    assert tuple(confidence) == CONFIDENCE
