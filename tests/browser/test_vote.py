"""A vote as a class meets it: two phones, the wall, and the lecturer's widget in JupyterLab."""

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from cocreation_teach.content import encounters
from tests.browser.conftest import RULES, new_profile
from tests.browser.support import Course, run_all

Opened = Callable[..., Page]
Violations = Callable[[Page, str], list[str]]
PHONE = {"width": 380, "height": 740}
CASE = encounters("return-at-midnight")[0]
SAID = ".cct-vote-said"
FITS = "() => document.documentElement.scrollWidth <= innerWidth"


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Load a page in a browser of its own; what it throws or asks of anybody else fails the test."""
    pages: list[Page] = []
    found: list[str] = []

    def load(address: str, *, events: bool = True, **options: object) -> Page:
        page = new_profile(browser, **options).new_page()
        page.on("pageerror", lambda error: found.append(str(error)))
        page.on("console", lambda said: found.append(said.text) if "Security Policy" in said.text else None)
        page.on("request", lambda asked: found.append(asked.url) if not asked.url.startswith(own) else None)
        own = ("/".join(address.split("/")[:3]), "data:")
        if not events:
            page.route("**/events", lambda route: route.fulfill(status=204))
        page.goto(address)
        pages.append(page)
        return page

    yield load
    for page in pages:
        page.context.close()
    assert found == []


def faults(page: Page) -> list[str]:
    """What axe-core finds wrong on a page, light and dark."""
    found = []
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        options = {
            "runOnly": {"type": "tag", "values": RULES},
            "rules": {"target-size": {"enabled": True}},
        }
        response = Axe().run(page, options=options).response
        found += [
            f"{scheme} {rule['id']}: {node['html'][:160]}"
            for rule in response["violations"]
            for node in rule["nodes"]
        ]
    return found


def answer(phone: Page, quadrant: str, sure: str) -> None:
    """Answer by keyboard alone."""
    phone.locator(f"input[value={quadrant}]").focus()
    phone.keyboard.press("Space")
    phone.get_by_role("radio", name=sure).focus()
    phone.keyboard.press("Space")
    phone.keyboard.press("Enter")
    expect(phone.locator(SAID)).to_contain_text(f"Counted: {quadrant} Co-")


def test_a_class_votes_talks_votes_again_and_sees_what_moved(
    opened: Opened, lab: Course, visit: Callable[..., Page], violations: Violations
) -> None:
    page = opened(lab.notebook("vote.ipynb", "from cocreation_teach.voting import Vote", "Vote()"))
    widget = page.locator(".cct-vote")
    widget.get_by_label("Find").fill("before midnight")
    widget.get_by_label("Ask how sure they are").check()
    assert violations(page, ".cct-vote") == []
    widget.get_by_role("button", name="Start the vote").click()
    word = (widget.get_by_role("link", name="page for the wall").get_attribute("href") or "").rpartition("/")[
        2
    ]
    expect(widget.locator(".cct-vote-standing")).to_have_text("First round is open: 0 votes.")

    # A page that was loaded again goes on with its vote.
    run_all(page)
    widget.get_by_role("button", name=f"Go on with “{CASE.title}”").click()
    expect(widget.locator(".cct-vote-standing")).to_have_text("First round is open: 0 votes.")

    wall = visit(f"{lab.url}/cocreation/votes/{word}")
    address = f"{lab.url}/cocreation/vote/{word}"
    first, second = (visit(address, viewport=PHONE, is_mobile=True) for _ in range(2))
    for phone in (first, second):
        expect(phone.get_by_role("button", name="Send my answer")).to_be_visible()
        expect(phone.get_by_text(CASE.description.split("\n")[0][:40])).to_be_visible()
        assert phone.evaluate(FITS)
    assert faults(first) == []
    answer(first, "III", "Certain")
    answer(second, "I", "A guess")
    answer(second, "II", "A guess")
    expect(wall.locator(".cct-vote-count")).to_have_text("2 votes")
    expect(widget.locator(".cct-vote-standing")).to_have_text("First round is open: 2 votes.")
    assert wall.locator("table").count() == 0

    # The sentence comes before the door is opened; then the wall has the way to it.
    widget.get_by_role("button", name="Open the vote to this network").click()
    expect(widget.get_by_text("and nothing else of it")).to_be_visible()
    widget.get_by_role("button", name="Open it").click()
    expect(wall.get_by_role("img", name=f"/{word}")).to_be_visible()
    assert faults(wall) == []
    assert violations(page, ".cct-vote") == []

    wall.keyboard.press("PageDown")
    for seen in (wall, first, second):
        expect(seen.get_by_role("row", name="II Co-construction")).to_contain_text("50% (1)")
    expect(first.get_by_text("Find somebody who answered otherwise")).to_be_visible()
    assert first.evaluate(FITS)
    widget.get_by_role("button", name="Vote again").click()
    expect(first.get_by_role("group", name="After the talk")).to_be_visible()
    answer(first, "I", "Certain")
    first.reload()
    expect(first.locator(SAID)).to_contain_text("Counted: I Co-production")
    answer(second, "I", "Fairly sure")
    widget.get_by_role("button", name="Close the round").click()
    for seen in (wall, first, widget):
        expect(seen.get_by_text("2 of 2 who voted twice have changed their answer.")).to_be_visible()
        expect(seen.get_by_text("Normalised gain: 1.00")).to_be_visible()
    assert first.evaluate(FITS)
    assert faults(first) + faults(wall) == []
    wall.get_by_role("button", name="Show which is right").click()
    expect(first.get_by_role("row", name="I Co-production right")).to_be_visible()

    widget.get_by_role("button", name="End the vote").click()
    for seen in (wall, first, second):
        expect(seen.get_by_text("This vote is over.").first).to_be_visible()
    expect(widget.get_by_role("button", name="Start the vote")).to_be_visible()
    [kept] = (lab.folder / "votes").iterdir()
    assert len(kept.read_text("utf-8").splitlines()) == 9


EVIL = '<img src="x" onerror="document.title=\'run\'"><script>document.title="run"</script>'


def test_without_a_line_that_tells_a_phone_asks_and_a_case_of_ones_own_is_text(
    lab: Course, visit: Callable[..., Page]
) -> None:
    wall = visit(f"{lab.url}/cocreation/votes/bakorimute")
    ballot = {"id": "own", "title": EVIL, "prompt": EVIL, "options": [{"id": "a", "label": EVIL}]}
    ballot["options"].append({"id": "b", "label": "No"})  # type: ignore[attr-defined]
    start = """async ([place, asked]) => {
        const headers = { "X-XSRFToken": /_xsrf=([^;]*)/.exec(document.cookie)?.[1] ?? "" };
        const answer = await fetch(place, { method: "POST", headers, body: JSON.stringify({ asked }) });
        return answer.json();
    }"""
    word = wall.evaluate(start, [f"{lab.url}/cocreation/votes", {"ballot": ballot, "right": None}])["word"]
    wall.goto(f"{lab.url}/cocreation/votes/{word}")
    phone = visit(f"{lab.url}/cocreation/vote/{word}", events=False, viewport=PHONE)
    expect(phone.get_by_role("radio", name=EVIL)).to_be_visible()
    expect(wall.get_by_text(EVIL).first).to_be_visible()
    wall.get_by_text("Count hands instead").click()
    wall.get_by_label(EVIL).fill("7")
    wall.get_by_role("button", name="Take these hands").click()
    expect(phone.get_by_role("row", name=EVIL)).to_contain_text("100% (7)")
    assert (phone.title(), wall.title()) == ("A vote in class", "A vote in class")
    wall.get_by_role("button", name="End the vote").click()
    expect(phone.get_by_text("This vote is over.").first).to_be_visible()
