"""Whether every page of the site is whole: by axe-core light and dark, in its width, and by its own policy.

Run it with ``python -m tests.benchmarks.every_page``; it needs Chromium, and ten minutes, which is
why it is no test: `tests/browser/test_site.py` lets axe-core look at one page, and this at all of them.  It
prints what is wrong, page by page, and exits with 1 if there is anything.
"""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, sync_playwright

from cocreation_teach.site import write_site
from tests.benchmarks.site import PHONE, served
from tests.browser.conftest import CHROMIUM_FLAGS, rules_for
from tests.conftest import find_program

WIDE: Final = {"width": 1280, "height": 900}
# Answers whatever can be answered, and looks at the feedback too.
ANSWER: Final = """() => {
    for (const card of document.querySelectorAll(".cct-question")) {
        for (const field of card.querySelectorAll("input[type=radio], select, textarea")) {
            if (field.type === "radio") field.click();
            else if (field.options) field.selectedIndex = 1;
            else field.value = "A thought.";
            field.dispatchEvent(new Event("input", { bubbles: true }));
            field.dispatchEvent(new Event("change", { bubbles: true }));
        }
        card.querySelector(".cct-main")?.click();
    }
}"""

# Words of prose and widgets that stand on two lines without a hyphen of their own.
BROKEN: Final = """() => {
    const broken = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const text = texts.currentNode;
        if (text.parentElement.closest("script, style, noscript, pre, code")) continue;
        for (const { index, 0: word } of text.data.matchAll(/\\p{L}+/gu)) {
            const range = new Range();
            range.setStart(text, index);
            range.setEnd(text, index + word.length);
            const lines = new Set(Array.from(range.getClientRects(), ({ top }) => Math.round(top)));
            if (lines.size > 1) broken.push(word);
        }
    }
    return broken;
}"""


def main() -> int:
    """Look at all pages, print what is wrong, and return the exit code."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name) / "site"
        write_site(folder)
        paths = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
        browser = playwright.chromium.launch(executable_path=find_program("chromium"), args=CHROMIUM_FLAGS)
        page = browser.new_context(service_workers="block").new_page()
        page.set_default_timeout(60_000)
        said: list[str] = []
        page.on("console", lambda one: said.append(f"console: {one.text}") if one.type == "error" else None)
        page.on("pageerror", lambda error: said.append(f"error: {error}"))
        wrong = 0
        with served(folder) as url:
            for path in paths:
                page.goto(f"{url}/{path}")
                page.wait_for_timeout(500)
                for line in dict.fromkeys([*faults(page), *said]):
                    wrong += 1
                    print(f"{path}: {line}")
                said.clear()
        browser.close()
    print(f"{len(paths)} pages, {wrong} faults")
    return int(wrong > 0)


def faults(page: Page) -> Iterator[str]:
    """Yield what is wrong with a page: wide and narrow, light and dark, before and after it is answered."""
    for scheme, size in (("light", WIDE), ("dark", WIDE), ("light", PHONE), ("dark", PHONE)):
        yield from seen(page, scheme, size)
    width = page.evaluate("document.documentElement.scrollWidth")
    if width > PHONE["width"]:
        yield f"{width} px wide on a screen of {PHONE['width']}"
    yield from (f"{word} is broken on a screen of {PHONE['width']} px" for word in page.evaluate(BROKEN))
    page.evaluate(ANSWER)
    page.wait_for_timeout(500)
    for scheme in ("dark", "light"):
        yield from seen(page, scheme, PHONE)


def seen(page: Page, scheme: Any, size: Any) -> Iterator[str]:
    """Yield what axe-core finds in a page as somebody sees it."""
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size(size)
    for rule in Axe().run(page, options=rules_for(dark=scheme == "dark")).response["violations"]:
        for node in rule["nodes"]:
            yield f"{rule['id']} ({scheme}, {size['width']} px): {node['html'][:150]}"


if __name__ == "__main__":
    sys.exit(main())
