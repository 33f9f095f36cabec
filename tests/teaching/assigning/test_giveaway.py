"""Whether the wording of cases gives their key away: what is found, and what a lecturer is told."""

import csv
import random
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from cocreation_teach.cli import main
from cocreation_teach.content import COLUMNS, encounters
from cocreation_teach.teaching.assigning.cases import examples
from cocreation_teach.teaching.assigning.giveaway import Text, advice, case_texts, share_found, tells
from cocreation_teach.theory import Encounter, Quadrant

TOLD = {"I": "she says it is", "II": "he has been now", "III": "they would rather", "IV": "others may then"}
PLAIN = ("nurse", "office", "letter", "form", "clerk", "bus", "meeting", "garden", "school", "river")


def cases(number: int, told: Callable[[Quadrant], str]) -> list[Encounter]:
    """Cases of each quadrant in turn, told in chosen function words between nouns drawn by lot."""
    drawn = random.Random(7)
    return [
        replace(
            encounters("return-at-midnight")[0],
            id=f"case-{at}",
            description=f"{' '.join(drawn.sample(PLAIN, 6))} {told(quadrant)}",
            nature=quadrant.nature,
            locus=quadrant.locus,
        )
        for at, quadrant in zip(range(number), list(Quadrant) * number, strict=False)
    ]


def own_way(quadrant: Quadrant) -> str:
    return TOLD[quadrant]


def any_way() -> Callable[[Quadrant], str]:
    drawn = random.Random(3)
    return lambda _: drawn.choice(list(TOLD.values()))


def test_a_way_of_telling_for_each_quadrant_is_found_and_named() -> None:
    texts = case_texts(cases(40, own_way), "quadrant")
    assert share_found(texts, "function") == 1
    assert "would" in tells(texts, "function")["III"]
    assert "now" in tells(texts, "function")["II"]


def test_ways_of_telling_drawn_by_lot_are_not_found() -> None:
    found = share_found(case_texts(cases(80, any_way()), "quadrant"), "function")
    assert found is not None
    assert found < 0.4


def test_texts_of_a_group_are_never_parted() -> None:
    """Each pair has a word that stands nowhere else: it helps only where the partner has been seen."""
    pairs = [(f"word{at}", "ab"[at % 2], str(at)) for at in range(24)]
    together = [Text(word, key, group) for word, key, group in pairs for _ in range(2)]
    parted = [replace(text, group=str(at)) for at, text in enumerate(together)]
    kept, seen = share_found(together, "all"), share_found(parted, "all")
    assert kept is not None
    assert seen is not None
    assert kept <= 0.5 < 0.8 < seen


def test_contrasting_pairs_are_a_group() -> None:
    one, other = encounters("tent-on-the-square", "benches-face-to-face")
    assert len({text.group for text in case_texts([one, other], "locus")}) == 1


def test_naming_the_commonest_key_pays_nothing() -> None:
    texts = [Text("the same", "a" if at < 40 else "b", str(at)) for at in range(48)]
    assert share_found(texts, "function") == 0.5


def test_the_figure_is_the_same_each_time() -> None:
    texts = case_texts(cases(60, any_way()), "nature")
    assert share_found(texts, "all") == share_found(texts, "all")


def test_too_few_texts_of_all_keys_but_one_are_not_measured() -> None:
    texts = [Text("the same", "a" if at < 40 else f"b{at // 3}", str(at)) for at in range(48)]
    assert share_found(texts, "function") is None
    assert tells(texts, "function") == {}


def test_no_advice_where_the_wording_is_well() -> None:
    assert advice(cases(80, any_way())) == ()


def test_few_cases_are_not_measured() -> None:
    assert advice(cases(39, own_way)) == ()


def test_without_scikit_learn_the_advice_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sklearn", None)
    (said,) = advice(cases(40, own_way))
    assert "these 40 cases is not known" in said
    assert "pip install scikit-learn" in said
    assert advice(cases(39, own_way)) == ()


def test_the_check_of_a_sound_sheet_gives_the_advice_and_is_no_failure(tmp_path: Path) -> None:
    sheet = tmp_path / "mine.csv"
    with sheet.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        # The template's examples are not the lecturer's own.
        writer.writerows([*examples(), *map(row, cases(40, own_way))])
    done = CliRunner().invoke(main, ["cases", "check", str(sheet)])
    assert done.exit_code == 0, done.output
    assert done.output.startswith("No problem found.\nThe wording gives the key away.\n")
    assert (
        "A program that counts function words (the, would, her ...) finds the quadrant of 100% of the cases; "
        "at most 40% is well."
    ) in done.output
    [words] = [line for line in done.output.splitlines() if line.startswith("What points to III: ")]
    assert "would" in words


def row(case: Encounter) -> dict[str, str]:
    told = {"id": case.id, "description": case.description, "nature": case.nature, "locus": case.locus}
    return {**examples()[0], "pair": "", "misconceptions": "", "contested": "", "contested_why": "", **told}
