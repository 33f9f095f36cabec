"""The simulated class: what its formula promises, and the numbers that exercise 09b speaks of."""

from dataclasses import FrozenInstanceError

import krippendorff
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cocreation_teach.content import encounters, question
from cocreation_teach.simulations.classroom import (
    CONFIDENCE,
    MAX_STUDENTS,
    QUADRANTS,
    SHARES,
    SimulatedClass,
    simulate_class,
)
from cocreation_teach.theory import MISCONCEPTIONS, classification_mark

LAB = (
    "rash-at-night",
    "lounge-evening",
    "welding-thursdays",
    "ramp-on-platform-four",
    "letter-of-disclosure",
    "depot-under-the-window",
    "brown-envelopes",
    "two-years-of-ramps",
    "line-on-the-map",
    "parents-evening-plan",
    "sentence-plan-pages",
    "talking-books-at-night",
    "message-before-hearing",
    "calls-from-the-cab",
    "repairs-line-script",
    "leannes-diary",
    "marisols-fridays",
    "debt-in-four-calls",
)
CARDS = encounters(*LAB)


def frame(**changed: object) -> pd.DataFrame:
    return pd.DataFrame(simulate_class(CARDS, **{"students": 40, "seed": 4, **changed}).columns())


def alpha(rows: pd.DataFrame) -> float:
    counts = pd.crosstab(rows["encounter"], rows["answer"])
    return krippendorff.alpha(value_counts=counts, level_of_measurement="nominal")


@pytest.fixture(scope="module")
def lab() -> pd.DataFrame:
    return frame()


def test_the_same_seed_gives_the_same_class_and_another_seed_another() -> None:
    assert frame().equals(frame())
    assert not frame().equals(frame(seed=5))


def test_the_result_cannot_be_changed() -> None:
    result = simulate_class(CARDS, students=3)
    with pytest.raises(FrozenInstanceError):
        result.answers = result.confidence
    for array in (result.answers, result.confidence, *result.holds.values()):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 0


@settings(max_examples=25, deadline=None)
@given(
    st.integers(1, 60),
    st.dictionaries(st.sampled_from(list(MISCONCEPTIONS)), st.floats(0, 1), max_size=5),
    st.integers(0, 2**32 - 1),
)
def test_whatever_is_asked_for_the_table_is_whole(students: int, shares: dict[str, float], seed: int) -> None:
    result: SimulatedClass = simulate_class(CARDS[:4], students=students, shares=shares, seed=seed)
    assert result.answers.shape == result.confidence.shape == (students, 4)
    columns = result.columns()
    assert {len(column) for column in columns.values()} == {students * 4}
    assert set(columns["answer"]) <= set(QUADRANTS)
    assert set(columns["confidence"]) <= set(CONFIDENCE)
    for key, holders in result.holds.items():
        assert abs(int(holders.sum()) - shares[key] * students) <= 0.5


def test_each_row_is_marked_as_the_typology_marks_it(lab: pd.DataFrame) -> None:
    by_id = {card.id: card for card in CARDS}
    for row in lab.itertuples():
        mark = classification_mark(by_id[row.encounter], QUADRANTS[QUADRANTS.index(row.answer)])
        assert (row.right, row.points_to) == (mark.right, mark.misconception or "")


def test_every_student_is_called_simulated(lab: pd.DataFrame) -> None:
    assert lab["simulated_student"].str.startswith("simulated-").all()
    assert lab["simulated_student"].nunique() == 40


def test_without_misconceptions_and_with_them() -> None:
    none, all_hold = frame(shares={}, students=400), frame(shares={"M24": 1.0}, students=400)
    first = none["key"] == "I"
    assert (none[~first]["answer"] == all_hold[~first]["answer"]).all()
    moved = none["answer"] != all_hold["answer"]
    assert set(all_hold[moved]["answer"]) == {"II"}
    assert set(all_hold[moved]["points_to"]) == {"M24"}


def test_a_larger_share_only_adds_holders() -> None:
    small, large = (simulate_class(CARDS, shares={"M3": share}).holds["M3"] for share in (0.3, 0.6))
    assert (large | small == large).all()
    assert (small.sum(), large.sum()) == (12, 24)


def test_contested_encounters_divide_a_class_without_misconceptions_more() -> None:
    rows = frame(shares={}, students=MAX_STUDENTS)
    shares = pd.crosstab([rows["contested"], rows["title"]], rows["answer"], normalize="index")
    divided = 1 - (shares**2).sum(axis=1)
    assert divided[True].mean() > divided[False].mean() + 0.1


def test_the_surer_the_more_often_right(lab: pd.DataFrame) -> None:
    right = lab.groupby("confidence")["right"].mean()
    assert right["guess"] < right["fair"] < right["certain"]


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"students": 0}, "students is 0, but it must be a whole number from 1 to 1,000."),
        ({"students": 2.5}, "students is 2.5"),
        ({"seed": -1}, "seed is -1"),
        ({"shares": {"M3": 1.2}}, "The share of M3 is 1.2, but it must be a number from 0 to 1."),
        ({"shares": {"M99": 0.1}}, "There is no misconception 'M99'."),
        ({"shares": {"M3": float("nan")}}, "The share of M3 is nan"),
        ({"encounters": ()}, "A class needs at least one encounter to classify."),
    ],
)
def test_what_cannot_be_simulated_is_said_in_a_sentence(changed: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        simulate_class(**{"encounters": CARDS, **changed})


def test_only_encounters_can_be_classified() -> None:
    with pytest.raises(TypeError, match="A class classifies encounters, not 'rias-week'."):
        simulate_class(["rias-week"])


def test_the_largest_class_is_whole() -> None:
    columns = simulate_class(CARDS, students=MAX_STUDENTS).columns()
    assert {len(column) for column in columns.values()} == {MAX_STUDENTS * len(CARDS)}


# ---- the numbers in exercise 09b and its questions ---------------------------------------------------


def percent(share: float) -> int:
    return int(f"{share:.0%}".removesuffix("%"))


def test_shares_right(lab: pd.DataFrame) -> None:
    by_key = lab.groupby("key")["right"].mean().map(percent).to_dict()
    assert by_key == {"I": 58, "II": 61, "III": 68, "IV": 75}
    assert (
        "75 per cent right in quadrant IV and 58 per cent in quadrant I"
        in question("datalab.diagonal").prompt
    )
    by_title = lab.groupby("title")["right"].mean().sort_values().map(percent)
    assert set(by_title.index[:2]) == {"An evening in the lounge", "A rash at night"}
    assert set(by_title.index[-2:]) == {"Four pages for Ms Tran", "The message before the hearing"}
    assert [by_title.iloc[at] for at in (0, 1, -2, -1)] == [38, 38, 82, 82]
    assert percent(lab["right"].mean()) == 65
    orders = {
        tuple(frame(seed=seed).groupby("key")["right"].mean().sort_values().index) for seed in range(1, 6)
    }
    assert len(orders) > 1


def test_crosstab(lab: pd.DataFrame) -> None:
    table = pd.crosstab(lab["key"], lab["answer"], normalize="index").map(percent)
    assert (table.loc["I", "III"], table.loc["I", "IV"], table.loc["II", "III"]) == (24, 3, 16)
    assert table.loc["II", "I"] == table.loc["III", "I"] == 18
    off = table.where(~np.eye(4, dtype=bool)).stack()
    assert off.dropna().idxmax() == ("I", "III")
    assert "with 24 per cent" in question("datalab.column-three").prompt
    certain = lab.query("confidence == 'certain' and not right")
    assert (certain["key"] == "I").mean() > 0.8


def test_agreement(lab: pd.DataFrame) -> None:
    wide = lab.pivot(index="title", columns="simulated_student", values="answer")
    first = wide["simulated-001"]
    assert [int((first == wide[f"simulated-00{n}"]).sum()) for n in (2, 3)] == [8, 7]
    of = {level: round(alpha(rows), 2) for level, rows in lab.groupby("confidence")}
    assert (round(alpha(lab), 2), of["certain"], of["guess"]) == (0.32, 0.82, 0.04)


def test_what_divides(lab: pd.DataFrame) -> None:
    shares = pd.crosstab(lab["title"], lab["answer"], normalize="index")
    divided = (1 - (shares**2).sum(axis=1)).sort_values(ascending=False).round(2)
    assert divided.head(5).to_dict() == {
        "An evening in the lounge": 0.71,
        "A line on the map": 0.70,
        "A rash at night": 0.68,
        "A debt in four calls": 0.62,
        "One budget, four providers": 0.57,
    }
    assert (divided["Two years of ramps"], divided["Fridays for Marisol"]) == (0.56, 0.47)
    rows = {title: list(shares.loc[title].map(percent)) for title in shares.index}
    assert rows["An evening in the lounge"] == [38, 25, 28, 10]
    assert rows["One budget, four providers"] == [10, 2, 57, 30]
    assert (rows["A debt in four calls"][0], rows["A debt in four calls"][2]) == (38, 48)
    assert rows["Fridays for Marisol"][1::2] == [0, 0]
    assert "I 38, II 25, III 28 and IV 10 per cent" in question("datalab.two-ways").prompt


def test_confidence(lab: pd.DataFrame) -> None:
    found = lab.groupby("confidence")["right"].agg(["mean", "count"])
    assert found["mean"].map(percent).to_dict() == {"certain": 90, "fair": 78, "guess": 34}
    assert found["count"].to_dict() == {"certain": 251, "fair": 186, "guess": 283}
    certain = lab.query("confidence == 'certain'")
    assert certain.groupby("key")["right"].mean().idxmin() == "I"
    surprised = certain.query("not right")
    assert len(surprised) == 26
    assert surprised["points_to"].value_counts().head(2).to_dict() == {"M3": 12, "M24": 10}
    assert (surprised["title"] == "A rash at night").sum() == 11
    assert "M5" not in set(surprised["points_to"])
    assert (lab["points_to"] == "M5").sum() == 55


def test_a_shared_idea_raises_agreement_and_lowers_the_share_right(lab: pd.DataFrame) -> None:
    other = frame(shares=SHARES | {"M24": 0.9})
    assert (percent(other["right"].mean()), round(alpha(other), 2)) == (61, 0.34)
    moved = lab["answer"] != other["answer"]
    assert (moved.sum(), set(lab[moved]["key"])) == (44, {"I"})
    again = frame(shares=SHARES | {"M24": 0.3})
    assert again.equals(lab)
