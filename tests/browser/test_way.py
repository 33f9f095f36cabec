"""A page of the course is opened in one way: the address names it, and Back and Forward work."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import new_profile
from tests.browser.support import Course

Visited = Callable[..., Page]
START, FIRST = "lessons/00-start-here.ipynb", "lessons/01-a-woolly-word.ipynb"
HOSTS = {"JupyterLab": "doc/tree", "many documents": "lab/tree", "Notebook": "notebooks"}
# A link in the prose, in the course map, at the foot.
LINKS = {
    "prose": ".jp-RenderedMarkdown a[href*='01-a-woolly-word']",
    "map": ".cct-course a[href*='01-a-woolly-word']",
    "foot": ".ccp-to-next",
}


def stands_at(page: Page, root: str, path: str) -> None:
    page.wait_for_url(f"{root}/{path}")
    expect(page.locator(".jp-NotebookPanel:visible .ccp-head")).to_contain_text(f"Lesson {path[8:10]}")


@pytest.fixture(params=HOSTS)
def opened_start(request: pytest.FixtureRequest, lab: Course, browser: Browser) -> Iterator[tuple[Page, str]]:
    context = new_profile(browser)
    page = context.new_page()
    root = f"{lab.url}/{HOSTS[request.param]}"
    page.goto(f"{root}/{START}")
    page.locator("[data-cocreation=alive]").wait_for(state="attached", timeout=180_000)
    yield page, root
    context.close()


def opens_in_a_tab_of_its_own(page: Page, root: str) -> None:
    """Press the middle button on a link in the prose, and on the one at the foot."""
    # Where it leads is asked: the page that is there need not be made.
    page.context.route(f"{root}/{FIRST}", lambda route: route.fulfill(body=""))
    for selector in (LINKS["prose"], LINKS["foot"]):
        with page.context.expect_page() as opened:
            page.locator(selector).first.click(button="middle")
        opened.value.wait_for_url(f"{root}/{FIRST}")
        opened.value.close()
    page.context.unroute(f"{root}/{FIRST}")


def leads_in_this_window_to(page: Page, address: str, link: Locator) -> None:
    """Follow a link, and be left where one is: it is asked for, and nothing comes."""
    page.route(address, lambda route: route.fulfill(status=204))
    with page.expect_response(address) as asked:
        link.click()
    assert asked.value.request.is_navigation_request()
    page.unroute(address)


def test_each_link_opens_its_page_and_back_and_forward_work(opened_start: tuple[Page, str]) -> None:
    page, root = opened_start
    page.evaluate("window.same = true")
    opens_in_a_tab_of_its_own(page, root)
    for name, selector in LINKS.items():
        stands_at(page, root, START)
        if name == "map":
            page.locator(".jp-NotebookPanel:visible .cct-course summary").first.click()
        link = page.locator(f".jp-NotebookPanel:visible {selector}").first
        if root.endswith("notebooks") and name != "prose":
            leads_in_this_window_to(page, f"{root}/{FIRST}", link)
            continue
        link.click()
        stands_at(page, root, FIRST)
        page.go_back()
    stands_at(page, root, START)
    page.go_forward()
    stands_at(page, root, FIRST)
    assert len(page.context.pages) == 1, "no new window"
    if not root.endswith("notebooks"):  # which loads itself again for each page
        page.go_back()
        stands_at(page, root, START)
        assert page.evaluate("window.same"), "the application was not loaded again"
        assert page.evaluate("[...jupyterapp.shell.widgets('main')].length") == 2, "one tab a page"
