"""What is linked to one script behaves as the modules do."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from cocreation_teach import words
from cocreation_teach.site import MAIN, linking
from cocreation_teach.site.data import WITH_BANK
from cocreation_teach.site.linking import link, linked, modules
from cocreation_teach.widgets import loading

WIDGETS = [f"widgets/{path.name}" for path in sorted(loading.FOLDER.glob("*.mjs")) if path.stem != "loader"]

FILES = {
    "a.mjs": (
        "export const one = 1;\nexport function two() {\n  return one + 1;\n}\nexport default { two };\n"
    ),
    "d.mjs": '// Why.\n/**\n * What.\n */\nexport const kept = "// kept"; // and why\n',
    "b.mjs": 'import held, { one as first } from "./a.mjs";\n',
    "c.mjs": (
        'import held from "./a.mjs";\nimport * as all from "./a.mjs";\n'
        'import { one as first } from "./a.mjs";\n'
        'import said from "../words/en.json" with { type: "json" };\n'
        "const inner = 4;\nexport const { name: given } = { name: 5 };\nexport class Six {}\n"
        "export async function seven() {\n  return 7;\n}\n"
        "globalThis.seen = [held.two(), all.one, first, said.hello];\nexport { inner as four };\n"
        'export { two } from "./a.mjs";\n'
    ),
}


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "widgets").mkdir()
    for name, text in FILES.items():
        (tmp_path / "widgets" / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(linking, "PACKAGE", tmp_path)
    return tmp_path


@pytest.mark.usefixtures("package")
def test_every_form_of_our_imports_and_exports_means_the_same(program: Callable[[str], str]) -> None:
    script = link(["widgets/c.mjs"], {"hello": "Hello"})
    tell = "const c = cocreationModules['widgets/c.mjs'];"
    tell += "console.log(JSON.stringify([seen, Object.keys(c).sort(), c.four, c.given, c.two()]));"
    done = subprocess.run([program("node"), "-e", script + tell], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == [[2, 1, 1, "Hello"], ["Six", "four", "given", "seven", "two"], 4, 5, 2]


@pytest.mark.usefixtures("package")
def test_what_is_said_to_who_reads_the_files_is_not_sent() -> None:
    script = link(["widgets/d.mjs"], {})
    assert 'const kept = "// kept";' in script
    assert "Why" not in script
    assert "What" not in script


@pytest.mark.parametrize("statement", ['import held, { one } from "./a.mjs";', "export let moving = 1;"])
def test_a_form_that_it_does_not_read_is_named(statement: str) -> None:
    with pytest.raises(ValueError, match="cannot hold '(import held|export let)"):
        linked("widgets/b.mjs", f"{statement}\n")


def test_a_minified_file_may_export_behind_its_last_statement() -> None:
    assert linked("vendor/a.mjs", "var p=1;export{p as default,p as sha256};\n").splitlines() == [
        'modules["vendor/a.mjs"] = (() => {',
        "var p=1;",
        "return { default: p, sha256: p };",
        "})();",
    ]


def test_modules_that_import_each_other_are_named(package: Path) -> None:
    (package / "widgets/a.mjs").write_text('import { b } from "./b.mjs";\n', encoding="utf-8")
    (package / "widgets/b.mjs").write_text('import { a } from "./a.mjs";\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"widgets/a\.mjs imports widgets/b\.mjs imports widgets/a\.mjs"):
        link(["widgets/a.mjs"], {})


@pytest.mark.usefixtures("package")
def test_what_another_script_brought_is_not_linked_again() -> None:
    assert "const one" not in link(["widgets/c.mjs"], {}, known=modules(["widgets/a.mjs"]))


def test_a_script_that_comes_later_works_with_what_is_there(program: Callable[[str], str]) -> None:
    tell = """
    const { practice } = cocreationModules["site/page/with_bank.mjs"];
    const pages = [{ title: "A", concepts: ["I1"], questions: [] }];
    const { t } = cocreationModules["widgets/words.mjs"];
    console.log(practice([], 0, { pages, bank: { spare: [] } }).said, t("later"));
    """
    script = link([MAIN], words.catalogue()) + link([WITH_BANK], {"later": "Later."}, modules([MAIN])) + tell
    done = subprocess.run([program("node"), "-"], input=script, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("There is nothing to practise yet")
    assert done.stdout.endswith(" Later.\n")


def test_all_widgets_export_from_one_script_what_their_modules_do(program: Callable[[str], str]) -> None:
    tell = """
    const names = Object.entries(cocreationModules).map(([path, held]) => [path, Object.keys(held)]);
    console.log(JSON.stringify(Object.fromEntries(names.filter(([path]) => path.endsWith(".mjs")))));
    """
    script = link(WIDGETS, words.catalogue()) + tell
    done = subprocess.run([program("node"), "-"], input=script, capture_output=True, text=True, check=True)
    held = json.loads(done.stdout)
    assert held.keys() == set(WIDGETS)
    for path in WIDGETS:
        text = (linking.PACKAGE / path).read_text(encoding="utf-8")
        assert len(held[path]) == sum(line.startswith("export ") for line in text.splitlines()), path
