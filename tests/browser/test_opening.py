"""A page of the course is alive when it opens, and no other notebook is; nothing is run twice."""

import json
from base64 import b64encode
from collections.abc import Callable

from playwright.sync_api import Browser, Page, expect

from cocreation_teach.learning.progress import RECALLED
from tests.browser.conftest import new_profile
from tests.browser.support import KERNEL_READY, Course, run_all, until

Visited = Callable[..., Page]
LESSON = "lessons/02-two-views.ipynb"
MORE = RECALLED - 1
"""One cell of the lesson shows so many more cards: it opens with earlier questions."""
COUNTS = """() => jupyterapp.shell.currentWidget.content.widgets
    .filter(({ model }) => model.type === "code").map(({ model }) => model.executionCount)"""

ALL_RUN = f"() => ({COUNTS})().every(Boolean)"
FOCUS_IS_SEEN = """() => {
    const { top } = document.activeElement.getBoundingClientRect();
    return 0 < top && top < 1000;
}"""
KERNEL_BUSY = """() =>
    window.jupyterapp?.shell.currentWidget?.sessionContext.session?.kernel?.status === "busy" """
HAS_KERNEL = "() => !!window.jupyterapp?.shell.currentWidget?.sessionContext.session?.kernel"
KERNEL_ID = "() => jupyterapp.shell.currentWidget.sessionContext.session.kernel.id"
DIE = """() => void jupyterapp.shell.currentWidget.sessionContext.session.kernel
    .requestExecute({ code: "import os; os._exit(1)" }).done.catch(() => null)"""
SHOWN = """() => jupyterapp.shell.currentWidget.content.widgets
    .filter(({ model }) => model.type === "code" && model.outputs.length).length"""


def wait_until(page: Page, state: str) -> None:
    page.locator(f"[data-cocreation={state}]").wait_for(state="attached", timeout=180_000)


def changed(lab: Course, path: str, first: str, last: str, **metadata: object) -> str:
    """Write a copy of a page with a line more in its first code and in its last, and return its path."""
    notebook = json.loads((lab.folder / path).read_text(encoding="utf-8"))
    codes = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    for cell, code in (codes[0], first), (codes[-1], last):
        cell["source"] = [*cell["source"], f"\n{code}"]
    notebook["metadata"] |= metadata
    folder = lab.folder / "changed"
    folder.mkdir(exist_ok=True)
    name = path.rpartition("/")[2]
    (folder / name).write_text(json.dumps(notebook), encoding="utf-8")
    return f"changed/{name}"


# How far a page's last heading is below the top of what the page shows.
LAST_HEADING = """() => {
    const { top } = document.querySelector(".jp-WindowedPanel-outer").getBoundingClientRect();
    const heading = [...document.querySelectorAll(".jp-MarkdownCell h2")].at(-1);
    return heading?.getBoundingClientRect().top - top;
}"""
# Whether it has stood there for a second, by which its place is kept too.
STANDS_STILL = f"""() => {{
    const now = ({LAST_HEADING})();
    if (window.stood?.place !== now) window.stood = {{ place: now, since: performance.now() }};
    return performance.now() - window.stood.since > 1000;
}}"""


def test_a_page_is_alive_when_it_opens_when_it_is_come_back_to_and_after_a_restart(visited: Visited) -> None:
    page = visited(LESSON)
    wait_until(page, "alive")
    opens_at_its_top_and_takes_an_answer(page)
    page.wait_for_function(ALL_RUN)
    cards = page.evaluate(SHOWN)
    one_key_leads_from_one_unanswered_card_to_the_next(page)
    page.wait_for_function(STANDS_STILL)
    place = page.evaluate(LAST_HEADING)

    page.reload()
    wait_until(page, "alive")
    assert cards > 10
    until(lambda: page.evaluate(SHOWN), cards)
    expect(page.locator(".cct")).to_have_count(cards + MORE)
    assert page.evaluate(COUNTS) == [None] * len(page.evaluate(COUNTS)), "its kernel lives: nothing is run"
    page.wait_for_function(f"place => Math.abs(({LAST_HEADING})() - place) < 4", arg=place)
    page.wait_for_function("jupyterapp.shell.currentWidget.content.activeCellIndex > 0")

    first = page.locator(".cct").first.element_handle()
    page.evaluate("jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart()")
    page.wait_for_function("card => !card.isConnected", arg=first)
    wait_until(page, "alive")
    expect(page.locator(".cct").first).to_be_attached()
    expect(page.get_by_text("Error displaying widget")).to_have_count(0)

    page.evaluate("jupyterapp.commands.execute('notebook:run-all-cells')")
    page.wait_for_function(KERNEL_READY, timeout=180_000)
    page.wait_for_function(f"place => Math.abs(({LAST_HEADING})() - place) < 4", arg=place)


def one_key_leads_from_one_unanswered_card_to_the_next(page: Page) -> None:
    cards = set()
    for _ in range(3):
        page.keyboard.press("Alt+n")
        page.wait_for_function(FOCUS_IS_SEEN)
        cards.add(page.evaluate("document.activeElement.closest('.cct')?.getAttribute('aria-label')"))
    assert None not in cards
    assert len(cards) == 3


def opens_at_its_top_and_takes_an_answer(page: Page) -> None:
    card = page.locator(".cct-question").first
    page.wait_for_function("document.querySelector('.jp-WindowedPanel-outer').scrollTop === 0")
    page.wait_for_function("jupyterapp.shell.currentWidget.content.activeCellIndex === 0")
    card.locator("input, textarea, select").first.scroll_into_view_if_needed()
    expect(card.locator("input, textarea, select").first).to_be_enabled()
    expect(page.locator(".ccp-line")).to_have_count(0)
    expect(page.locator(".ccp-bar:visible")).to_have_count(0)
    page.wait_for_function("!jupyterapp.shell.currentWidget.context.model.dirty")


# How far a heading of the glossary is below the top of what the page shows.
WORD = LAST_HEADING.replace(
    '".jp-MarkdownCell h2")].at(-1)', """'[data-jupyter-id="Moment-of-truth"]')][0]"""
)


def test_a_link_to_a_heading_goes_before_the_top_and_before_a_kept_place(
    visited: Visited, lab: Course
) -> None:
    page = visited("lessons/glossary.ipynb#Moment-of-truth")
    wait_until(page, "asleep")
    stands_at_the_top = f"() => Math.abs(({WORD})()) < 30"
    page.wait_for_function(stands_at_the_top)
    assert page.evaluate("document.querySelector('.jp-WindowedPanel-outer').scrollTop") > 500
    expect(page.get_by_role("button", name="Next unanswered")).to_have_count(0)

    page.mouse.move(600, 500)
    page.mouse.wheel(0, -2000)
    page.wait_for_function(f"() => Math.abs(({WORD})()) > 200")
    page.evaluate("() => void jupyterapp.shell.currentWidget.setFragment('#Moment-of-truth')")
    page.wait_for_function(stands_at_the_top)
    page.wait_for_timeout(2000)
    page.mouse.wheel(0, -2000)
    page.wait_for_function("() => localStorage.getItem('cocreation-teach:places')?.includes('glossary')")
    page.goto("about:blank")
    page.goto(f"{lab.url}/doc/tree/lessons/glossary.ipynb#Moment-of-truth")
    wait_until(page, "asleep")
    page.wait_for_function(stands_at_the_top)


def test_a_changed_page_says_so_runs_when_asked_and_says_when_its_code_stopped(
    visited: Visited, lab: Course
) -> None:
    forged = {"cocreation_teach": {"title": "Two views", "minutes": 40, "concepts": [], "run": True}}
    page = visited(changed(lab, LESSON, "open('harm', 'w').close()", "so it is (", **forged))
    wait_until(page, "asleep")
    expect(page.locator(".ccp-bar")).to_contain_text("not that of the installed course")
    assert set(page.evaluate(COUNTS)) == {None}
    assert not (lab.folder / "changed" / "harm").exists()
    page.get_by_role("button", name="Run this page").click()
    wait_until(page, "stopped")
    expect(page.locator(".ccp-line")).to_contain_text("could not be run to its end")
    expect(page.locator(".ccp-bar")).to_contain_text("The code of a card was changed")
    expect(page.locator(".cct-question").first).to_be_attached()
    assert (lab.folder / "changed" / "harm").exists()


def test_a_notebook_of_ones_own_is_left_as_it_is(visited: Visited, lab: Course) -> None:
    page = visited(lab.notebook("mine.ipynb", "open('harm', 'w').close()"))
    page.wait_for_function(KERNEL_READY, timeout=180_000)
    assert set(page.evaluate(COUNTS)) == {None}
    assert page.locator(".ccp-bar, .ccp-line, .ccp-reading").count() == 0
    assert not (lab.folder / "harm").exists()


def test_a_page_whose_question_is_gone_is_given_back_by_one_button(visited: Visited, lab: Course) -> None:
    file = lab.folder / LESSON
    shipped = file.read_bytes()
    notebook = json.loads(shipped)
    gone = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"][3]
    notebook["cells"].remove(gone)
    file.write_text(json.dumps(notebook), encoding="utf-8")
    page = visited(LESSON)
    wait_until(page, "asleep")
    bar = page.locator(".ccp-bar")
    expect(bar).to_contain_text("A card is missing under")
    page.get_by_role("button", name="Bring back the course’s page").click()
    expect(bar).to_contain_text("set-aside.ipynb")
    wait_until(page, "alive")
    until(lambda: page.evaluate(SHOWN), sum(one["cell_type"] == "code" for one in notebook["cells"]))
    assert file.read_bytes() == shipped
    assert len(json.loads(file.with_suffix(".set-aside.ipynb").read_bytes())["cells"]) == len(
        notebook["cells"]
    )


def test_a_page_open_twice_runs_once(visited: Visited) -> None:
    page = visited(LESSON)
    # Asked for two at one moment, a Jupyter server starts two kernels: here the second finds the first one's.
    page.wait_for_function(HAS_KERNEL)
    other = page.context.new_page()
    other.goto(page.url)
    for one in page, other:
        wait_until(one, "alive")
    assert page.evaluate(KERNEL_ID) == other.evaluate(KERNEL_ID)
    assert sorted(all(one.evaluate(COUNTS)) for one in (page, other)) == [False, True]
    shown = page.evaluate(SHOWN)
    assert shown > 10
    until(lambda: other.evaluate(SHOWN), shown)
    for one in page, other:
        expect(one.locator(".cct")).to_have_count(shown + MORE)


def test_what_a_hostile_page_carries_besides_the_courses_code_does_not_run(
    visited: Visited, lab: Course
) -> None:
    notebook = json.loads((lab.folder / LESSON).read_text(encoding="utf-8"))
    harm = "window.harm = 1"
    svg = f"<svg xmlns='http://www.w3.org/2000/svg' onload='{harm}'><script>{harm}</script></svg>"
    data = {"text/html": f"<script>{harm}</script><img src=x onerror='{harm}'>", "image/svg+xml": svg}
    output = {"output_type": "display_data", "metadata": {}, "data": {**data, "application/javascript": harm}}
    for cell in notebook["cells"]:
        cell["metadata"] |= {"trusted": True}
        if cell["cell_type"] == "code":
            cell["outputs"] = [output]
        else:
            cell["source"] = [*cell["source"], f"\n\n{data['text/html']}{svg}\n\n![x](attachment:x.svg)"]
            cell["attachments"] = {"x.svg": {"image/svg+xml": b64encode(svg.encode()).decode()}}
    (lab.folder / "changed").mkdir(exist_ok=True)
    (lab.folder / "changed" / "hostile.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    page = visited("changed/hostile.ipynb")
    wait_until(page, "alive")
    expect(page.locator(".ccp-bar")).to_contain_text("The text was changed")
    page.wait_for_function(ALL_RUN)
    assert page.evaluate("window.harm") is None


LOST = ("**/static/plugin.js*", "**/static/main.mjs*", "**/cocreation/page*")


def test_without_the_courses_part_of_jupyterlab_a_page_runs_as_any_notebook_does(
    lab: Course, browser: Browser
) -> None:
    page = new_profile(browser).new_page()
    for lost in LOST:
        page.route(lost, lambda route: route.fulfill(status=404))
        page.goto(f"{lab.url}/doc/tree/{LESSON}")
        run_all(page, 2)
        page.locator(".jp-WindowedPanel-outer").evaluate("outer => outer.scrollTo(0, 0)")
        expect(page.locator("em", has_text="Run > Run All Cells").first).to_be_visible()
        page.locator(".cct-question textarea, .cct-question input").first.wait_for(state="attached")
        assert page.locator("[data-cocreation], .ccp-reading, .ccp-bar, .ccp-head").count() == 0
        page.unroute(lost)
    page.evaluate("() => jupyterapp.shell.currentWidget.sessionContext.shutdown()")
    page.context.close()


def test_a_kernel_that_dies_while_a_page_runs_is_told_where_the_reader_looks(
    lab: Course, browser: Browser
) -> None:
    page = new_profile(browser).new_page()  # JupyterLab throws what was asked of the kernel
    page.goto(f"{lab.url}/doc/tree/{LESSON}")
    page.wait_for_function(KERNEL_BUSY, timeout=180_000)
    page.evaluate(DIE)
    line = page.locator(".ccp-line[data-state=died]")
    expect(line).to_contain_text("Python stopped")
    expect(line).to_be_in_viewport()
    page.get_by_role("dialog").get_by_role("button", name="Ok").click()
    line.get_by_role("button", name="Run this page").click()
    wait_until(page, "alive")
    expect(page.locator(".ccp-line")).to_have_count(0)
    page.evaluate("() => jupyterapp.shell.currentWidget.sessionContext.shutdown()")
    page.context.close()
