"""Each widget's JavaScript: its pure functions under Node, and how it comes to the page."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from ipywidgets import Widget

from cocreation_teach.content import encounters, question
from cocreation_teach.widgets import QuadrantBoard, QuestionCard, loading
from tests.node import run_tests

HERE = Path(__file__).parent
SOURCES = sorted(path for path in loading.FOLDER.glob("*.mjs"))
WIDGETS = [
    path.stem
    for path in SOURCES
    if "export default" in path.read_text(encoding="utf-8") and path.name != "loader.mjs"
]


def test_pure_functions(program: Callable[[str], str]) -> None:
    tests = [HERE / f"{source.stem}.test.mjs" for source in SOURCES]
    assert [path.name for path in tests if not path.is_file()] == [], "These have no tests under Node."
    run_tests(program("node"), tests)


@pytest.fixture(scope="module")
def drawn(program: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What each widget has to draw itself with, where only the files lie that are sent for it."""
    place = tmp_path_factory.mktemp("sent")
    for name in WIDGETS:
        (place / name).mkdir()
        for part in loading.names(name):
            (place / name / f"{part}.mjs").write_text(loading.module(part), encoding="utf-8")
    script = f"""
        const kinds = {{}};
        for (const name of {json.dumps(WIDGETS)})
            kinds[name] = await import(`{place.as_uri()}/${{name}}/${{name}}.mjs`)
                .then((module) => typeof module.default.render, String);
        console.log(JSON.stringify(kinds));
    """
    done = subprocess.run(
        [program("node"), "--input-type=module", "-e", script], capture_output=True, text=True, check=True
    )
    return dict(json.loads(done.stdout))


@pytest.mark.parametrize("name", WIDGETS)
def test_a_widget_draws_itself_with_the_files_that_are_sent_and_no_others(
    name: str, drawn: dict[str, str]
) -> None:
    assert drawn[name] == "function"


@pytest.mark.parametrize(
    "line",
    [
        'import anything from "elsewhere";',
        'import "./shared.css";',
        'import {\n  h,\n} from "https://example.org/shared.mjs";',
    ],
)
def test_an_import_that_no_page_could_find_is_refused(
    line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "odd.mjs").write_text(f"{line}\nexport default {{}};\n")
    monkeypatch.setattr(loading, "FOLDER", tmp_path)
    with pytest.raises(ValueError, match=r"odd\.mjs cannot be sent, for its .*import"):
        loading.names("odd")


def card() -> QuestionCard:
    return QuestionCard(question("quadrants.night-call"))


def test_a_kernel_sends_each_file_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "_SENT", {})
    board = QuadrantBoard(encounters("return-at-midnight", "rias-flats"))
    first, second = card(), card()
    assert first._parts == second._parts
    assert {part.name for part in first._parts} & {part.name for part in board._parts} >= {
        "shared",
        "keeping",
    }
    assert all(part in loading._SENT.values() for part in [*board._parts, *first._parts])
    state = first.get_state()
    assert state["_parts"] == [f"IPY_MODEL_{part.model_id}" for part in first._parts]
    assert len(state["_esm"]) < 4000
    assert "_css" not in state


def test_after_all_widgets_were_closed_the_files_are_sent_again() -> None:
    before = card()._parts
    Widget.close_all()
    after = card()._parts
    assert [part.name for part in before] == [part.name for part in after]
    assert all(part.comm is not None for part in after)


def test_a_changed_file_is_sent_and_what_is_open_is_drawn_anew(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    Widget.close_all()  # what is open is drawn anew, also what earlier tests have left open
    one, before = card(), card()._parts
    shutil.copytree(loading.FOLDER, tmp_path / "widgets")
    monkeypatch.setattr(loading, "FOLDER", tmp_path / "widgets")
    monkeypatch.setattr(loading, "_SENT", dict(loading._SENT))
    (tmp_path / "widgets" / "question_card.css").write_text(".cct { color: red; }")
    esm = one._esm
    loading.renew()
    assert one._esm != esm
    assert [part.name for part in one._parts] == [part.name for part in before]
    assert one._parts[-1].style == ".cct { color: red; }"
