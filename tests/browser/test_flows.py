"""Who gives what to whom, drawn on the system map in a real browser on a real JupyterLab."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from cocreation_teach.content import system
from tests.browser.support import Course, until
from tests.browser.test_dragging import corner, take

MILENA = system("milena")
IMPORT = "from cocreation_teach.content import system\nfrom cocreation_teach.widgets import SystemMap"
CELL = "SystemMap(system('milena'))"
assert MILENA.flows is not None
LABELS = MILENA.flows.labels()
NEEDED = MILENA.flows.right()
assert NEEDED
# Words that stand on two lines, or outside the ring.
BROKEN = """root => {
    const ring = root.querySelector(".cct-ring").getBoundingClientRect();
    return [...root.querySelectorAll(".cct-actor")].flatMap(({ firstChild: text }) =>
        [...text.data.matchAll(/\\S+/g)].filter(({ index, 0: word }) => {
            const range = new Range();
            range.setStart(text, index);
            range.setEnd(text, index + word.length);
            const [box, ...more] = range.getClientRects();
            return more.length || box.left < ring.left || box.right > ring.right;
        }).map(([word]) => word));
}"""


def ends(arrow: str) -> tuple[str, str, str]:
    giver, thing, receiver = arrow.split(">")
    return f"actor:{giver}", f"thing:{thing}", f"actor:{receiver}"


def button(drawing: Locator, key: str) -> Locator:
    return drawing.locator(f"[data-key='{key}']")


def tap(drawing: Locator, arrow: str) -> None:
    giver, thing, receiver = ends(arrow)
    for key in (giver, receiver, thing):
        button(drawing, key).click()


def capital(label: str) -> str:
    return label[0].upper() + label[1:]


def test_arrows_are_drawn_by_tap_said_in_words_marked_and_axe_finds_nothing(
    lab: Course, opened: Callable[..., Page], violations_in_both: Callable[[Page, str], list[str]]
) -> None:
    page = opened(lab.notebook("flows.ipynb", IMPORT, CELL))
    drawing = page.locator(".cct-flows")
    button(drawing, "actor:office").click()
    found = {"giver": violations_in_both(page, ".cct-system")}
    button(drawing, "actor:milena").click()
    found["receiver"] = violations_in_both(page, ".cct-system")
    button(drawing, "thing:money").click()
    expect(drawing.get_by_role("listitem")).to_have_text([f"1.{capital(LABELS[NEEDED[0]])}Remove"])
    tap(drawing, "clinic>news>office")
    drawing.get_by_role("button", name="Check").click()
    outcome = drawing.get_by_role("group", name="Feedback")
    expect(outcome).to_contain_text("On your map Milena only receives.")
    expect(outcome).to_contain_text("One of your arrows does not belong.")
    tap(drawing, NEEDED[2])
    drawing.get_by_role("button", name="Check").click()
    expect(outcome).to_contain_text("The missing arrow is a finding")
    found["reasons"] = violations_in_both(page, ".cct-system")
    drawing.get_by_role("button", name=f"Remove: {capital(LABELS['clinic>news>office'])}").click()
    for arrow in NEEDED[1:2] + NEEDED[3:]:
        tap(drawing, arrow)
    drawing.get_by_role("button", name="Check").click()
    expect(outcome).to_contain_text("That is right.")
    expect(drawing.get_by_role("button", name="Check")).to_have_count(0)
    # What one gives another is one arrow, with all its numbers.
    pairs = {(giver, receiver) for giver, _, receiver in map(ends, NEEDED)}
    assert drawing.locator("svg .cct-head").count() == len(pairs)
    found["finished"] = violations_in_both(page, ".cct-system")
    assert found == {state: [] for state in found}


def test_an_arrow_is_drawn_by_dragging_from_one_to_the_other(
    lab: Course, opened: Callable[..., Page]
) -> None:
    page = opened(lab.notebook("flows-drag.ipynb", IMPORT, CELL))
    drawing = page.locator(".cct-flows")
    drawing.scroll_into_view_if_needed()
    take(page, button(drawing, "actor:father"))
    left, top = corner(button(drawing, "actor:milena"))
    page.mouse.move(left + 20, top + 15, steps=6)
    page.mouse.up()
    expect(drawing.get_by_text("What passes from her father to Milena?").first).to_be_visible()
    button(drawing, "thing:push").click()
    expect(drawing.get_by_role("listitem")).to_contain_text([capital(LABELS["father>push>milena"])])


def test_by_keyboard_on_a_narrow_page_and_what_is_drawn_is_there_again(
    lab: Course, opened: Callable[..., Page]
) -> None:
    notebook = lab.notebook("flows-keys.ipynb", IMPORT, CELL)
    page = opened(notebook)
    page.set_viewport_size({"width": 380, "height": 900})
    drawing = page.locator(".cct-flows")
    button(drawing, "actor:loft").press("Enter")
    button(drawing, "actor:milena").press("Enter")
    # The focus has come to the first thing that can be given, and goes back to the giver.
    expect(button(drawing, "thing:money")).to_be_focused()
    button(drawing, "thing:news").press("Enter")
    expect(button(drawing, "actor:loft")).to_be_focused()
    words = capital(LABELS["loft>news>milena"])
    expect(drawing.get_by_role("listitem")).to_contain_text([words])
    assert drawing.evaluate("root => root.scrollWidth <= root.clientWidth")
    boxes = [target.bounding_box() for target in drawing.locator("button").all()]
    assert [box for box in boxes if box and (box["width"] < 24 or box["height"] < 24)] == []
    actors = [box.bounding_box() for box in drawing.locator(".cct-actor").all()]
    overlap = [
        (one, other)
        for at, one in enumerate(actors)
        for other in actors[at + 1 :]
        if one
        and other
        and abs(one["x"] - other["x"]) < min(one["width"], other["width"])
        and abs(one["y"] - other["y"]) < min(one["height"], other["height"])
    ]
    assert overlap == []
    page.set_viewport_size({"width": 320, "height": 900})
    until(lambda: drawing.evaluate(BROKEN), [])
    expect(page.locator(".cct-saved")).to_have_text("Saved.")
    page = opened(notebook)
    expect(drawing.get_by_role("listitem")).to_contain_text([words])
    button(drawing, "remove:loft>news>milena").press("Enter")
    expect(drawing.get_by_role("listitem")).to_have_count(0)
