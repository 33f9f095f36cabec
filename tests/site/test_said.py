"""What the page's scripts say is true where there is no kernel, no folder and no menu of JupyterLab."""

import re
from collections.abc import Iterator

from cocreation_teach.site import EXPLORERS, MAIN, said
from cocreation_teach.site.linking import PACKAGE, modules
from cocreation_teach.widgets import loading

ONLY_A_KERNEL_SAYS = {"unread", "work.binder", "assignment.solutions", "handed.lies"}
"""What is said of a record that lies in a folder, of Binder, and of a lecturer's folder on a hub."""
ELSEWHERE = re.compile(
    r"\bkernel|\bcells?\b|Run >|[Rr]un this|(?:course|this|your) folder|\bdisk\b|Jupyter|Python|cocreation "
)


def drawn_there() -> tuple[str, ...]:
    """The modules of a page, with all widgets but those that need a server."""
    widgets = (f"widgets/{path.name}" for path in sorted(loading.FOLDER.glob("*.mjs")))
    needs_server = ("widgets/desk", "widgets/vote", "widgets/loader")
    return modules([*(path for path in widgets if not path.startswith(needs_server)), MAIN, EXPLORERS])


def asked_for() -> Iterator[tuple[str, str]]:
    """What those modules may say: the words under each name that stands in one of them."""
    texts = "\n".join((PACKAGE / path).read_text("utf-8") for path in drawn_there() if path.endswith(".mjs"))
    literals = set(re.findall(r'"([a-z][\w.-]*)"', texts))
    beginnings = tuple(re.findall(r"`([a-z][\w-]*\.)\$\{", texts))
    for key, held in said().items():
        if key in literals or key.startswith(beginnings):
            yield from ((key, text) for text in (held.values() if isinstance(held, dict) else [held]))


def test_no_script_of_a_page_puts_a_style_into_markup_which_the_policy_forbids() -> None:
    scripts = [path for path in drawn_there() if path.endswith(".mjs")]
    assert "widgets/feeling_line.mjs" in scripts
    styled = re.compile(r"[{,]\s*style: ?[`\"']|setAttribute\(\"style\"")
    assert [path for path in scripts if styled.search((PACKAGE / path).read_text("utf-8"))] == []


def test_no_word_of_a_page_speaks_of_what_is_not_there() -> None:
    told = [(key, text) for key, text in asked_for() if key not in ONLY_A_KERNEL_SAYS]
    assert len(told) > 300
    assert [(key, text) for key, text in told if ELSEWHERE.search(text)] == []
