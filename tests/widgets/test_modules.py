"""Each widget's JavaScript: its pure functions under Node, and the module that the loader makes of it."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from cocreation_teach.content import questions
from cocreation_teach.theory import PLACES, ChooseOne, ChooseSeveral, Mark, Match, Quadrant
from cocreation_teach.widgets import loading
from cocreation_teach.widgets.course_widget import CONFIDENCE
from cocreation_teach.widgets.payload import mark_payload, question_payload

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


def _some_answers(question: object) -> list[object]:
    match question:
        case ChooseOne():
            return [option.id for option in question.options]
        case ChooseSeveral():
            ids = [option.id for option in question.options]
            return [ids[:1], ids[::-1], ids[1:]]
        case Match():
            keys = [key for key, _ in question.options]
            return [
                {row.id: keys[(at * step) % len(keys)] for at, row in enumerate(question.rows)}
                for step in (0, 1, 3)
            ]
    return []


def test_the_page_and_python_give_the_same_marks(program: Callable[[str], str]) -> None:
    """Feedback is drawn without asking the kernel; it must be the very mark that Python gives."""
    cases = [
        {
            "question": question_payload(question, feedback=True),
            "answer": answer,
            "expected": mark_payload(mark),
        }
        for question in questions("quadrants")
        for answer in _some_answers(question)
        if isinstance(mark := question.mark(answer), Mark)
    ]
    assert {case["question"]["shape"] for case in cases} == {"one", "several", "match"}
    source = (loading.FOLDER / "question_card.mjs").as_uri()
    script = f"""
        import {{ markOf }} from {json.dumps(source)};
        import {{ readFileSync }} from "node:fs";
        const cases = JSON.parse(readFileSync(0));
        console.log(JSON.stringify(cases.map(({{ question, answer }}) => markOf(question, answer))));
    """
    done = subprocess.run(
        [program("node"), "--input-type=module", "-e", script],
        input=json.dumps(cases),
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout) == [case["expected"] for case in cases]


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
