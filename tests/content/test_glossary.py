"""The glossary's file: each concept has a word, each word one place, and every problem is told."""

from pathlib import Path

import pytest

from cocreation_teach.content import ContentError
from cocreation_teach.content.glossary import glossary, read_glossary
from cocreation_teach.theory import CONCEPTS


def test_each_concept_has_a_word() -> None:
    assert {term.concept for term in glossary()} == set(CONCEPTS)
    assert [term.term for term in glossary()] == sorted((term.term for term in glossary()), key=str.casefold)


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "glossary.toml"
    path.write_text(
        """
        [Moment]
        term = "Moment"
        concept = "B3"
        says = "So."
        [other]
        term = "Other"
        concept = "Z9"
        forms = ["moment", ""]
        says = ""
        more = 1
        [third]
        term = "Third"
        concept = "Z9"
        says = "So."
        forms = [5]
        otherwise = { "A (1990)" = 7 }
        [fourth]
        term = "Fourth"
        concept = "B3"
        says = "So."
        forms = ["MOMENT"]
        """,
        encoding="utf-8",
    )
    with pytest.raises(ContentError) as caught:
        read_glossary(path)
    said = str(caught.value)
    for part in ("Moment", "Z9", "says", "more", "two words", "5", "7", "the policy promise"):
        assert part in said, part
