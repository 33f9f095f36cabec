"""From modules to one classic script: a page that is opened from a file may load no modules.

Each file becomes a function that is called once, after those that it imports.  What this reads are the forms
in which our own files, as their formatter leaves them, and the vendored ones import and export; any other
stops the build and is named.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any, Final

PACKAGE: Final = Path(__file__).parents[1]

_FROM: Final = r'\s*from\s*"(?P<path>\.[^"]+)"(?:\s*with\s*\{[^}]*\})?;?'
_IMPORT: Final = re.compile(
    r"^import\b\s*(?:(?P<default>[\w$]+)|\*\s*as\s+(?P<whole>[\w$]+)|\{(?P<names>[^}]*)\})" + _FROM, re.M
)
_PASSED_ON: Final = re.compile(r"^export\s*\{(?P<names>[^}]*)\}" + _FROM, re.M)
_LIST: Final = re.compile(r"(?:^|(?<=;))export\s*\{(?P<names>[^}]*)\};?", re.M)
_DECLARED: Final = re.compile(
    r"^export (?=(?:(?:async )?function\*?|class|const) (?P<names>[\w$]+)|const \{(?P<apart>[^}]*)\})", re.M
)
_DEFAULT: Final = re.compile(r"^export default ", re.M)
_COMMENT: Final = re.compile(r"^[ \t]*(?://.*|/\*(?:[^*]|\*(?!/))*\*/[ \t]*)\n", re.M)
"""A comment that has its lines to itself: a fifth of what would be sent."""
_WORDS: Final = "words/en.json"
_HELD: Final = "const modules = (globalThis.cocreationModules ??= {});"
_LEFT: Final = re.compile(r"^(?:import|export)\b.*", re.M)


def link(entries: Iterable[str], words: Mapping[str, Any], known: Iterable[str] = ()) -> str:
    """Return a classic script that runs some modules, and those that they import.

    What each exports lies in ``cocreationModules`` under its path in the package.

    Parameters
    ----------
    entries
        Paths in the package, such as ``site/page/main.mjs``, in the order in which they run.
    words
        The catalogue, which stands where a module imports one; of a later script, what it adds to that.
    known
        Paths of modules that another script of the page has run before.

    Raises
    ------
    ValueError
        If a module imports what is not there, or imports or exports in a form that this does not read.
    """
    ordered: dict[str, str] = {}
    for entry in entries:
        _add(entry, ordered, set(known), ())
    if words:
        held = json.dumps(words, ensure_ascii=False, separators=(",", ":"))
        ordered[_WORDS] = (
            f"Object.assign((modules[{json.dumps(_WORDS)}] ??= {{ default: {{}} }}).default, {held});"
        )
    texts = "\n".join(filter(None, [ordered.pop(_WORDS, ""), *ordered.values()]))
    return f'(() => {{\n"use strict";\n{_HELD}\n{texts}\n}})();\n'


def modules(entries: Iterable[str]) -> tuple[str, ...]:
    """Return the paths of some modules and those that they import, each after those.

    Examples
    --------
    >>> modules(["widgets/tax_form.mjs"])
    ('words/en.json', 'widgets/words.mjs', 'widgets/tax_form.mjs')
    """
    ordered: dict[str, str] = {}
    for entry in entries:
        _add(entry, ordered, set(), ())
    return tuple(ordered)


def _add(path: str, ordered: dict[str, str], known: set[str], above: tuple[str, ...]) -> None:
    if path in ordered or path in known:
        return
    if path in above:
        raise ValueError(f"{' imports '.join((*above, path))}: modules of a page import one way only.")
    if path == _WORDS:
        ordered[path] = ""
        return
    text = uncommented((PACKAGE / path).read_text(encoding="utf-8"))
    for imported in _imported(path, text):
        _add(imported, ordered, known, (*above, path))
    ordered[path] = linked(path, text)


def uncommented(text: str) -> str:
    r"""Return a module or a style sheet without the comments that have their lines to themselves.

    Examples
    --------
    >>> uncommented("/* Why. */\na {\n  /* And\n     why. */\n  color: red;\n}\n")
    'a {\n  color: red;\n}\n'
    """
    return _COMMENT.sub("", text)


def _imported(path: str, text: str) -> Iterator[str]:
    for form in (_IMPORT, _PASSED_ON):
        for found in form.finditer(text):
            yield _resolved(path, found["path"])


def _resolved(path: str, to: str) -> str:
    """Return what a module names, as a path in the package.

    Examples
    --------
    >>> _resolved("site/page/host.mjs", "../../widgets/shared.mjs")
    'widgets/shared.mjs'
    """
    parts: list[str] = []
    for part in (PurePosixPath(path).parent / to).parts:
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)


def linked(path: str, text: str) -> str:
    r"""Return a module as a piece of a script.

    Examples
    --------
    >>> print(linked("a/b.mjs", 'import { c as d } from "./c.mjs";\nexport const e = d + 1;\n'))
    modules["a/b.mjs"] = (() => {
    const { c: d } = modules["a/c.mjs"];
    const e = d + 1;
    return { e };
    })();
    """
    exported: list[str] = []

    def held(found: re.Match[str]) -> str:
        return f"modules[{json.dumps(_resolved(path, found['path']))}]"

    def imports(found: re.Match[str]) -> str:
        if whole := found["whole"]:
            return f"const {whole} = {held(found)};"
        pairs = [("default", found["default"])] if found["default"] else _pairs(found["names"])
        return f"const {{ {', '.join(map(_renamed, pairs))} }} = {held(found)};"

    def exports(found: re.Match[str]) -> str:
        exported.extend(_renamed((new, old)) for old, new in _pairs(found["names"]))
        return ""

    def declares(found: re.Match[str]) -> str:
        exported.extend(new for _, new in _pairs(found["names"] or found["apart"]))
        return ""

    def passes_on(found: re.Match[str]) -> str:
        exported.extend(f"{new}: {held(found)}.{old}" for old, new in _pairs(found["names"]))
        return ""

    def default(_: re.Match[str]) -> str:
        exported.append("default: theDefault")
        return "const theDefault = "

    forms = {_IMPORT: imports, _PASSED_ON: passes_on, _LIST: exports, _DECLARED: declares, _DEFAULT: default}
    for form, how in forms.items():
        text = form.sub(how, text)
    if left := _LEFT.search(text):
        cure = (
            'Write import { ... } from "./NAME.mjs"; and export function, const, class, default or { ... }.'
        )
        raise ValueError(f"{path}: a page's script cannot hold {left[0]!r}. {cure}")
    return f"modules[{json.dumps(path)}] = (() => {{\n{text}return {{ {', '.join(exported)} }};\n}})();"


def _pairs(names: str) -> list[tuple[str, str]]:
    """Return some names, each with what it is called on the other side.

    Examples
    --------
    >>> _pairs("a, b as c")
    [('a', 'a'), ('b', 'c')]
    """
    named = (re.split(r"\s+as\s+|\s*:\s*", one.strip()) for one in names.split(",") if one.strip())
    return [(one[0], one[-1]) for one in named]


def _renamed(pair: tuple[str, str]) -> str:
    return pair[0] if pair[0] == pair[1] else f"{pair[0]}: {pair[1]}"
