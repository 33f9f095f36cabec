"""The glossary's page, and the links that lead to it."""

from cocreation_teach.authoring.glossary import PAGE, entry, linked, unused, with_glossary
from cocreation_teach.authoring.page import Cell, Page
from cocreation_teach.content.glossary import Term, glossary
from tests.authoring.sources import course_pages

TRUTH = Term("Moment of truth", "B3", ("moments of truth",), "Where they meet.", {"Somebody (1990)": "No."})
TRUTHS = Term("Truth", "B3", (), "What is so.", {})
LINK = "glossary.ipynb#Moment-of-truth"


def lesson(*cells: str, name: str = "02-a", concepts: tuple[str, ...] = ("B3",)) -> Page:
    return Page("lessons", name, "A", 5, concepts, None, tuple(Cell("markdown", text) for text in cells))


def told(*cells: str) -> list[str]:
    return [cell.text for cell in linked(lesson("# A moment of truth", *cells), [TRUTH])][1:]


def test_the_first_use_alone_is_linked() -> None:
    first, second = told("Two moments of truth.\n\nA moment of truth.", "A moment of truth.")
    assert first == f"Two [moments of truth]({LINK}).\n\nA moment of truth."
    assert second == "A moment of truth."


def test_a_use_keeps_its_case_and_its_emphasis() -> None:
    assert told("**Moment of truth**") == [f"**[Moment of truth]({LINK})**"]


def test_what_a_link_would_spoil_is_passed_over() -> None:
    shut = [
        "## The moment of truth",
        "| moment of truth | a |",
        "> a moment of truth",
        "[a moment of truth](x.ipynb)",
        "`moment of truth`",
        "a moment of truthfulness, the non-moment of truth",
    ]
    assert told(*shut, "A moment of truth.") == [*shut, f"A [moment of truth]({LINK})."]


def test_the_references_are_left_as_they_are() -> None:
    assert told("## References\n\nA moment of truth.", "A moment of truth.")[1] == "A moment of truth."


def test_a_longer_word_goes_before_one_that_it_holds() -> None:
    _, cell = linked(lesson("# A", "A moment of truth, and truth."), [TRUTHS, TRUTH])
    assert cell.text == f"A [moment of truth]({LINK}), and [truth](glossary.ipynb#Truth)."


def test_the_page_says_what_a_word_means_here_and_elsewhere() -> None:
    where = "Where they meet. (Lesson [02](02-a.ipynb).)"
    said = f"### Moment of truth\n\n{where}\n\n- *Otherwise:* Somebody (1990). No."
    assert entry(TRUTH, ["02-a"]) == said
    page = lesson("# Glossary", "<!-- glossary -->", name=PAGE, concepts=())
    made = with_glossary([lesson("# A"), page], [TRUTH, TRUTHS])[1]
    assert [cell.text.split("\n")[0] for cell in made.cells] == ["# Glossary", "## M", "## T"]
    assert made.cells[1].text.endswith(said)


def test_without_its_page_nothing_leads_to_it() -> None:
    pages = (lesson("A moment of truth."),)
    assert with_glossary(pages, [TRUTH]) == pages


def test_every_word_is_led_to_from_a_lesson() -> None:
    pages = course_pages()
    cells = [page.cells for page in pages]
    assert list(unused(cells, glossary())) == []
    assert len(list(unused([], glossary()))) == len(glossary())
