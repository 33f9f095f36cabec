"""Feedback on a placed encounter: composed from the axes, so it can neither contradict the key nor itself."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cocreation_teach.theory import (
    MISCONCEPTIONS,
    WRONG_CELLS,
    Channel,
    Encounter,
    Locus,
    Nature,
    Quadrant,
    ValueKind,
    classification_mark,
    quadrant_question,
)


def encounter(
    key: Quadrant, contested: Quadrant | None = None, misconceptions: tuple[tuple[Quadrant, str], ...] = ()
) -> Encounter:
    """An encounter whose every reason can be told from every other text."""
    return Encounter(
        id="night-bell",
        title="A bell at night",
        description="Someone rings.",
        sector="health",
        country="Norway",
        nature=key.nature,
        nature_why="NATURE-WHY",
        locus=key.locus,
        locus_why="LOCUS-WHY",
        contested=contested,
        contested_why="CONTESTED-WHY" if contested else "",
        intensity=3,
        intensity_why="INTENSITY-WHY",
        channel=Channel.IN_PERSON,
        values=(ValueKind.NEEDS,),
        values_why="VALUES-WHY",
        pair=None,
        misconceptions=misconceptions,
        source="course",
    )


CELLS = list(product(Quadrant, Quadrant))
WRONG = [(key, chosen) for key, chosen in CELLS if key is not chosen]
READINGS = [
    (key, contested) for key, contested in product(Quadrant, (None, *Quadrant)) if key is not contested
]
ALL = [(key, contested, chosen) for (key, contested), chosen in product(READINGS, Quadrant)]


def said(key: Quadrant, contested: Quadrant | None, chosen: Quadrant) -> str:
    return " ".join(classification_mark(encounter(key, contested), chosen).feedback)


@pytest.mark.parametrize(("key", "contested", "chosen"), ALL)
def test_credit(key: Quadrant, contested: Quadrant | None, chosen: Quadrant) -> None:
    expected = 1 if chosen is key else 0.5 if chosen is contested else 0
    assert classification_mark(encounter(key, contested), chosen).credit == expected


@pytest.mark.parametrize(("key", "contested", "chosen"), ALL)
def test_the_reason_of_a_missed_axis_is_given_and_that_of_a_kept_one_is_not(
    key: Quadrant, contested: Quadrant | None, chosen: Quadrant
) -> None:
    text = said(key, contested, chosen)
    right = chosen is key
    assert ("NATURE-WHY" in text) == (right or chosen.nature is not key.nature)
    assert ("LOCUS-WHY" in text) == (right or chosen.locus is not key.locus)


@pytest.mark.parametrize(("key", "contested", "chosen"), ALL)
def test_feedback_never_contradicts_the_key(
    key: Quadrant, contested: Quadrant | None, chosen: Quadrant
) -> None:
    text = said(key, contested, chosen)
    wrong_nature = next(nature for nature in Nature if nature is not key.nature)
    wrong_locus = next(locus for locus in Locus if locus is not key.locus)
    assert f"Nature: {wrong_nature.label.lower()}." not in text
    assert f"Locus: {wrong_locus.label.lower()}." not in text
    named = {quadrant for quadrant in Quadrant if f"quadrant {quadrant}, " in text}
    if chosen is key:
        assert text.startswith(f"Yes: quadrant {key}, ")
        assert named == {key, contested} - {None}
    elif chosen is contested:
        assert text.startswith(f"You can defend quadrant {chosen}, ")
        assert named == {chosen, key}
    else:
        assert text.startswith(f"Not quadrant {chosen}, ")
        assert named == {chosen}, "a wrong answer is told what to look at again, not the key"


@pytest.mark.parametrize(("key", "chosen"), WRONG)
def test_a_wrong_answer_is_told_which_axis_it_kept(key: Quadrant, chosen: Quadrant) -> None:
    text = said(key, None, chosen)
    assert ("You have the nature right" in text) == (chosen.nature is key.nature)
    assert ("You have the locus right" in text) == (chosen.locus is key.locus)
    assert ("Look again at both axes" in text) == (
        chosen.nature is not key.nature and chosen.locus is not key.locus
    )


@pytest.mark.parametrize(("key", "chosen"), WRONG)
def test_a_wrong_answer_shows_the_usual_misconception(key: Quadrant, chosen: Quadrant) -> None:
    mark = classification_mark(encounter(key), chosen)
    assert mark.misconception == WRONG_CELLS[key, chosen]
    assert mark.feedback[-1] == MISCONCEPTIONS[WRONG_CELLS[key, chosen]].text


@pytest.mark.parametrize(("key", "chosen"), WRONG)
def test_the_encounters_own_misconception_goes_before_the_usual_one(key: Quadrant, chosen: Quadrant) -> None:
    for other in set(Quadrant) - {key}:
        mark = classification_mark(encounter(key, misconceptions=((other, "M26"),)), chosen)
        assert mark.misconception == ("M26" if other is chosen else WRONG_CELLS[key, chosen])
        assert mark.feedback[-1] == MISCONCEPTIONS[mark.misconception].text


@pytest.mark.parametrize(("key", "contested", "chosen"), ALL)
def test_the_debate_is_told_to_who_is_right_and_to_who_takes_the_other_side(
    key: Quadrant, contested: Quadrant | None, chosen: Quadrant
) -> None:
    mark = classification_mark(encounter(key, contested), chosen)
    assert ("CONTESTED-WHY" in " ".join(mark.feedback)) == (
        contested is not None and chosen in (key, contested)
    )
    assert (mark.misconception is None) == (chosen in (key, contested))


@pytest.mark.parametrize("key", Quadrant)
def test_the_question_has_the_four_quadrants_and_their_marks(key: Quadrant) -> None:
    case = encounter(key)
    question = quadrant_question(case)
    assert (question.id, question.kind, question.prompt) == (case.id, "quadrant", case.description)
    assert list(question.labels()) == ["I", "II", "III", "IV"]
    assert question.marks == {quadrant.value: classification_mark(case, quadrant) for quadrant in Quadrant}
    assert question.concepts == ("I0", f"I{list(Quadrant).index(key) + 1}")


# Whoever reads a sheet of cases leaves out what is blank.
REASONS = st.text(min_size=1).filter(str.strip)


@settings(deadline=None)
@given(texts=st.lists(REASONS, min_size=3, max_size=3), key=st.sampled_from(Quadrant))
def test_reasons_stand_in_the_feedback_word_for_word(texts: list[str], key: Quadrant) -> None:
    nature_why, locus_why, contested_why = texts
    contested = Quadrant.at(key.nature, next(locus for locus in Locus if locus is not key.locus))
    case = replace(
        encounter(key, contested), nature_why=nature_why, locus_why=locus_why, contested_why=contested_why
    )
    paragraphs = quadrant_question(case).marks[key.value].feedback
    assert paragraphs[1].endswith(f". {nature_why}")
    assert paragraphs[2].endswith(f". {locus_why}")
    assert paragraphs[3].endswith(f". {contested_why}")
