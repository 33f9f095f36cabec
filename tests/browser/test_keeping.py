"""Nothing that a student does is lost: kernels die, pages close, machines are thrown away."""

import json
import os
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, expect

from cocreation_teach.content import question
from tests.browser.conftest import new_profile, running_lab
from tests.browser.support import Course, come_back, run_all
from tests.ports import free_port

Opened = Callable[..., Page]
TOPIC = "start"
CARDS = [one.id for one in (question(f"{TOPIC}.{name}") for name in ("first-card", "silence", "swimming"))]
SHUT_DOWN = "() => jupyterapp.shell.currentWidget.sessionContext.session.kernel.shutdown()"
RESTART = "() => jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart()"
KERNEL_ID = "() => jupyterapp.shell.currentWidget.sessionContext.session.kernel.id"


def label(key: str, *, right: bool = True) -> str:
    asked = question(key)
    return next(asked.labels()[one] for one, mark in asked.marks.items() if mark.right is right)  # type: ignore[attr-defined]


def cells() -> list[str]:
    return [f"QuestionCard(question('{key}'))" for key in CARDS]


def cards(page: Page) -> list[Locator]:
    return page.locator(".cct-question").all()


def answer(card: Locator, key: str, *, right: bool = True) -> None:
    card.get_by_label(label(key, right=right), exact=True).check()
    card.locator("[data-key=check]").click()


def answer_under_a_dialog(card: Locator, key: str) -> None:
    """Answer whether or not JupyterLab says already, all over the page, that the kernel has died."""
    card.get_by_label(label(key), exact=True).dispatch_event("click")
    card.locator("[data-key=check]").dispatch_event("click")


def is_answered(card: Locator, key: str, *, right: bool = True) -> None:
    expect(card.get_by_label(label(key, right=right), exact=True)).to_be_checked()
    expect(card.locator(".cct-verdict")).to_be_visible()


def kill_kernel(page: Page) -> None:
    """Kill the page's kernel as a lack of memory does; JupyterLab says so and starts another."""
    wanted = f"kernel-{page.evaluate(KERNEL_ID)}.json".encode()
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # a process may end while we look
            if wanted in (process / "cmdline").read_bytes():
                found.append(int(process.name))
    (kernel,) = found
    os.kill(kernel, signal.SIGKILL)


def journal(folder: Path) -> list[dict[str, object]]:
    files = (folder / ".cocreation" / "journal").glob("*.jsonl")
    return [json.loads(line)["entry"] for file in files for line in file.read_text().splitlines()]


def test_saved_is_said_when_it_is_on_the_disk(lab: Course, opened: Opened) -> None:
    page = opened(lab.notebook("saved.ipynb", *cells()), widgets=3)
    card = cards(page)[0]
    expect(card.locator(".cct-saved")).to_be_empty()
    answer(card, CARDS[0])
    expect(card.locator(".cct-saved")).to_have_text("Saved.")
    assert [(entry["question"], entry["act"]) for entry in journal(lab.folder)] == [(CARDS[0], "try")]
    expect(card.locator(".cct-saved")).to_have_attribute("aria-live", "off")  # it is said only when it fails


def test_a_dead_kernel_a_restart_and_all_is_there(lab: Course, opened: Opened) -> None:
    page = opened(lab.notebook("dead.ipynb", *cells()), widgets=3)
    answer(cards(page)[0], CARDS[0], right=False)
    expect(cards(page)[0].locator(".cct-saved")).to_have_text("Saved.")
    kill_kernel(page)
    answer_under_a_dialog(cards(page)[1], CARDS[1])
    expect(cards(page)[1].locator(".cct-saved")).to_contain_text(
        "Kept in this browser until the kernel is back"
    )
    page.locator("dialog.jp-Dialog button.jp-mod-accept").click()
    answer(cards(page)[0], CARDS[0])
    expect(cards(page)[0].locator(".cct-saved")).to_contain_text("Kept in this browser")
    assert len(journal(lab.folder)) == 1
    run_all(page, 3)
    expect(cards(page)[1].locator(".cct-saved")).to_have_text("Saved.")
    is_answered(cards(page)[0], CARDS[0])
    is_answered(cards(page)[1], CARDS[1])
    expect(cards(page)[2].get_by_text("Not answered yet.")).to_be_visible()
    assert sorted(str(entry["question"]) for entry in journal(lab.folder)) == sorted(
        [CARDS[0], CARDS[0], CARDS[1]]
    )


def test_answers_and_half_written_text_are_there_after_a_restart_and_on_a_page_loaded_again(
    lab: Course, opened: Opened
) -> None:
    page = opened(
        lab.notebook("reload.ipynb", *cells(), "QuestionCard(question('quadrants.own-encounter'))"), widgets=4
    )
    words = "<b>née</b> 🎓\nnot finis"
    answer(cards(page)[0], CARDS[0])
    page.locator("textarea").fill(words)
    cards(page)[3].locator(".cct-text").click()
    for card in (cards(page)[0], cards(page)[3]):
        expect(card.locator(".cct-saved")).to_have_text("Saved.")
    page.evaluate(RESTART)
    run_all(page, 4)
    is_answered(cards(page)[0], CARDS[0])
    expect(cards(page)[0].locator(".cct-saved")).to_contain_text("Your answers of")
    expect(page.locator("textarea")).to_have_value(words)
    come_back(page, 4)
    is_answered(cards(page)[0], CARDS[0])
    expect(page.locator("textarea")).to_have_value(words)
    expect(cards(page)[3].get_by_text("Not answered yet.")).to_be_visible()


def test_closed_and_opened_in_another_browser(lab: Course, opened: Opened) -> None:
    """All that is another's of a browser is what it holds, which here is nothing."""
    name = lab.notebook("another.ipynb", *cells())
    page = opened(name, widgets=3)
    answer(cards(page)[0], CARDS[0])
    expect(cards(page)[0].locator(".cct-saved")).to_have_text("Saved.")
    page.evaluate("localStorage.clear()")
    page = opened(name, widgets=3)
    is_answered(cards(page)[0], CARDS[0])


FULL = """() => {
    const whole = Storage.prototype.setItem;
    window.emptied = () => { Storage.prototype.setItem = whole; };
    Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
}"""


def test_a_full_browser_says_so_and_goes_on(lab: Course, opened: Opened) -> None:
    page = opened(lab.notebook("full.ipynb", *cells()), widgets=3)
    page.evaluate(FULL)
    answer(cards(page)[0], CARDS[0])
    expect(cards(page)[0].locator(".cct-saved")).to_have_text("Saved.")
    page.evaluate(SHUT_DOWN)
    answer(cards(page)[1], CARDS[1])
    expect(cards(page)[1].locator(".cct-saved")).to_contain_text("storage is full or switched off")
    expect(cards(page)[1].locator(".cct-verdict")).to_be_visible()
    assert len(journal(lab.folder)) == 1
    page.evaluate("emptied()")


def made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def test_a_machine_thrown_away(browser: Browser, tmp_path: Path) -> None:
    """Another server on the same origin, with a new folder: the browser offers what it holds."""
    port, binder = free_port(), {"BINDER_LAUNCH_HOST": "https://binder.example"}
    page = new_profile(browser).new_page()
    folder = tmp_path / "course"
    with running_lab(folder, made(tmp_path / "one"), port, **binder) as course:
        page.goto(f"{course.url}/doc/tree/{course.notebook('mine.ipynb', *cells())}")
        run_all(page, 3)
        answer(cards(page)[0], CARDS[0], right=False)
        answer(cards(page)[0], CARDS[0])
        answer(cards(page)[2], CARDS[2])
        expect(cards(page)[2].locator(".cct-saved")).to_have_text("Saved.")
        page.goto("about:blank")
    shutil.rmtree(folder)
    with running_lab(folder, made(tmp_path / "two"), port, **binder) as course:
        page.goto(f"{course.url}/doc/tree/{course.notebook('mine.ipynb', *cells())}")
        run_all(page, 3)
        expect(page.locator(".cct-offer")).to_have_count(1)
        expect(page.locator(".cct-offer")).to_contain_text(f"2 answers that were given in {folder}")
        expect(cards(page)[0].get_by_text("Not answered yet.")).to_be_visible()
        page.get_by_role("button", name="Restore them").click()
        is_answered(cards(page)[0], CARDS[0])
        is_answered(cards(page)[2], CARDS[2])
        assert len(journal(folder)) == 3
        run_all(page, 3)
        expect(cards(page)[0].locator(".cct-saved")).to_contain_text("Your answers of")
        expect(page.locator(".cct-offer")).to_have_count(0)
        is_answered(cards(page)[0], CARDS[0])
    page.context.close()


def left_in(page: Page) -> str:
    """All that a browser holds of answers."""
    held = "Object.entries(localStorage).filter(([key]) => key.startsWith('cocreation-teach/'))"
    return str(page.evaluate(f"JSON.stringify({held})"))


def test_two_people_one_after_the_other_at_one_computer(browser: Browser, tmp_path: Path) -> None:
    """Ana's last answer did not reach her journal: Bob is asked about it, leaves it, and it waits for her.

    Each starts the course in a folder of their own, at one port: all their pages have the same addresses.
    """
    port, page = free_port(), new_profile(browser).new_page()
    anas, bobs = tmp_path / "ana", tmp_path / "bob"
    with at_a_page(page, anas, port):
        leave_an_answer_in_the_browser(page)
    with at_a_page(page, bobs, port):
        offer = page.locator(".cct-offer")
        expect(offer).to_contain_text(f"1 answer that was given in {anas}, of ")
        offer.get_by_role("button", name="Not now").click()
        works_alone(page, bobs)
        come_back(page, 3)
        is_answered(cards(page)[2], CARDS[2])
        expect(offer).to_have_count(0)
        expect(cards(page)[1].get_by_text("Not answered yet.")).to_be_visible()
        answer(cards(page)[0], CARDS[0])
        expect(cards(page)[0].locator(".cct-saved")).to_have_text("Saved.")
        assert [entry["question"] for entry in journal(bobs)] == [CARDS[2], CARDS[0]]
    with at_a_page(page, anas, port):
        has_everything_again(page, anas)
    page.context.close()


@contextmanager
def at_a_page(page: Page, folder: Path, port: int) -> Iterator[None]:
    """Be at a page of one's own folder, with a server of one's own."""
    home = folder.with_name(f"{folder.name}-home")
    home.mkdir(exist_ok=True)
    with running_lab(folder, home, port) as course:
        page.goto(f"{course.url}/doc/tree/{course.notebook('mine.ipynb', *cells())}")
        run_all(page, 3)
        yield
        page.goto("about:blank")


def leave_an_answer_in_the_browser(page: Page) -> None:
    answer(cards(page)[0], CARDS[0])
    expect(cards(page)[0].locator(".cct-saved")).to_have_text("Saved.")
    page.wait_for_function("!JSON.stringify(localStorage).includes('\"uid')")  # nothing of hers is left
    page.evaluate(SHUT_DOWN)
    answer(cards(page)[1], CARDS[1])
    expect(cards(page)[1].locator(".cct-saved")).to_contain_text("Kept in this browser")
    assert CARDS[1] in left_in(page)


def works_alone(page: Page, folder: Path) -> None:
    answer(cards(page)[2], CARDS[2])
    expect(cards(page)[2].locator(".cct-saved")).to_have_text("Saved.")
    expect(cards(page)[1].get_by_text("Not answered yet.")).to_be_visible()
    assert [entry["question"] for entry in journal(folder)] == [CARDS[2]]


def has_everything_again(page: Page, folder: Path) -> None:
    is_answered(cards(page)[1], CARDS[1])
    expect(cards(page)[1].locator(".cct-saved")).to_have_text("Saved.")
    assert {entry["question"] for entry in journal(folder)} == {CARDS[0], CARDS[1]}
    page.wait_for_function("!JSON.stringify(localStorage).includes('\"uid')")
