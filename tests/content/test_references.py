"""The bibliography has an entry for every work that the course cites, and for no other."""

import re
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).parents[2]
BIBLIOGRAPHY = ROOT / "lessons" / "src" / "references.md"
SOURCES = (
    "lessons/src/*.md",
    "solutions/src/*.md",
    "cocreation_teach/content/**/*.toml",
    "cocreation_teach/content/encounters.csv",
    "cocreation_teach/theory/**/*.py",
    "cocreation_teach/simulations/*.py",
    "cocreation_teach/teaching/rehearsal/*.py",
)
NAME = r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*"
CITATION = re.compile(rf"({NAME}(?:, {NAME})*(?: and {NAME}| et al\.)?),? \(?((?:19|20)\d\d)\b")
ENTRY = re.compile(r"^- ([^(]+) \((\d{4})\) ", re.MULTILINE)

Work = tuple[str, str]
"""The authors by surname, as they stand in a sentence, and the year."""


def _plain(text: str) -> str:
    """Return the text on one line, without marks, possessives and initials."""
    text = re.sub(r"['’]s\b", "", re.sub(r"[\s#>*_]+", " ", text)).replace("&", "and")
    return re.sub(r",(?: ?-?[A-ZØ]\.)+", "", text)


def _cited() -> dict[Work, str]:
    """Every citation of the sources, with the first file in which it stands."""
    paths = [path for pattern in SOURCES for path in sorted(ROOT.glob(pattern)) if path != BIBLIOGRAPHY]
    return {
        (authors, year): path.name
        for path in reversed(paths)
        for authors, year in CITATION.findall(_plain(path.read_text(encoding="utf-8")))
    }


def _is(cited: Work, entry: Work) -> bool:
    """Say whether a citation means the entry; a word may stand before it, as in "Later Alford (2016)"."""
    authors, year = entry
    first = authors.split(",")[0].split(" and ")[0]
    forms = {authors, f"{first} et al."} if "," in authors else {authors}
    return cited[1] == year and any(f" {cited[0]}".endswith(f" {form}") for form in forms)


def _order(head: str) -> str:
    return re.sub(r"[^\w ]", "", head.replace(" and ", " ")).casefold()


def test_the_bibliography_and_the_citations_agree():
    text = BIBLIOGRAPHY.read_text(encoding="utf-8")
    heads = ENTRY.findall(text)
    entries = [(_plain(head), year) for head, year in heads]
    cited = _cited()
    sorted_by = [f"{_order(head)} {year}" for head, year in heads]
    problems = [
        *(
            f"{where} cites {authors} ({year}), which has no entry"
            for (authors, year), where in cited.items()
            if not any(_is((authors, year), entry) for entry in entries)
        ),
        *(
            f"{authors} ({year}) has an entry, and nothing cites it"
            for authors, year in entries
            if not any(_is(one, (authors, year)) for one in cited)
        ),
        *(f"{after} stands behind {before}" for before, after in pairwise(sorted_by) if after <= before),
        *(
            f"this is no entry: {line}"
            for line in text.splitlines()
            if line.startswith("- ") and not ENTRY.match(line)
        ),
    ]
    assert not problems, "\n".join(problems)
