"""What the report reads of a graded folder, and what it says when it cannot."""

from pathlib import Path

import pytest

from cocreation_teach.exchange.errors import TeachingError
from cocreation_teach.teaching.statistics.data import read_class
from tests.teaching.graded_class import graded, quadrant, row, staircase, text, write

ONE, TWO = quadrant("q1", "I"), quadrant("q2", "II")


def test_an_id_keeps_its_zeros_and_may_be_na(tmp_path: Path) -> None:
    folder = write(
        tmp_path / "a", [ONE], [row("007", ONE, "I"), row("NA", ONE, "II")], [("007", ""), ("NA", "")]
    )
    data = read_class(folder)
    assert data.people["student_id"].tolist() == ["007", "NA"]
    assert data.credits["q1"].tolist() == [1.0, 0.0]


def test_a_question_without_a_row_was_left_out_and_counts_0() -> None:
    data = graded([ONE, TWO], [row("1", ONE, "I")], [("1", "50")])
    assert data.credits.iloc[0].tolist() == [1.0, 0.0]
    assert data.answered["question"].tolist() == ["q1"]


def test_with_variants_a_student_is_asked_what_has_a_row() -> None:
    rows = [row("1", ONE, "I"), row("2", TWO, "")]
    data = graded([ONE, TWO], rows, [("1", "100"), ("2", "0")], forms=[["q1"], ["q2"]])
    assert data.asked.to_numpy().tolist() == [[True, False], [False, True]]
    assert data.credits["q2"].tolist()[1] == 0.0


def test_two_who_gave_one_id_are_two_people() -> None:
    rows = [row("1", ONE, "I"), row("1", TWO, "I"), row("1", ONE, "II"), row("1", TWO, "II")]
    data = graded([ONE, TWO], rows, [("1", "50"), ("1", "50")])
    assert data.credits.to_numpy().tolist() == [[1.0, 0.0], [0.0, 1.0]]
    assert data.people["percent"].tolist() == [50, 50]


def test_a_text_that_waits_has_no_score_and_an_omitted_one_has_0() -> None:
    why = text("q1")
    data = graded([why], [row("1", why, "Because."), row("2", why, "")], [("1", ""), ("2", "")])
    assert data.credits["q1"].isna().tolist() == [True, False]


@pytest.mark.parametrize("credit", ["nan", "inf", "-1", "2", "much"])
def test_a_credit_that_is_none_counts_as_not_marked(credit: str) -> None:
    data = graded([ONE], [[*row("1", ONE, "I", credit=1)[:4], credit, "", "", ""]], [("1", "1e999")])
    assert data.credits["q1"].isna().all()
    assert data.people["percent"].isna().all()


def test_a_question_that_was_not_released_is_left_out() -> None:
    data = graded([ONE], [row("1", TWO, "I"), row("1", ONE, "I")], [("1", "100")])
    assert data.answers["question"].tolist() == ["q1"]


def test_all_that_is_missing_is_named_at_once(tmp_path: Path) -> None:
    with pytest.raises(TeachingError) as told:
        read_class(tmp_path)
    for name in ("release holds no assignment", "results/marks.csv", "results/answers.csv"):
        assert name in str(told.value)
    assert "run `cocreation grade`" in str(told.value)
    folder = write(tmp_path / "a", *staircase(1))
    (folder / "key/key.json").unlink()
    (folder / "results/marks.csv").unlink()
    with pytest.raises(TeachingError, match=r"(?s)no .*key/key\.json.*results/marks\.csv is missing"):
        read_class(folder)


@pytest.mark.parametrize(
    "key", [b"", b"[]", b'{"questions": 1}', b'{"questions": [1]}', b"[" * 100_000, b"\xff"]
)
def test_a_key_that_cannot_be_read(tmp_path: Path, key: bytes) -> None:
    folder = write(tmp_path / "a", *staircase(1))
    (folder / "key/key.json").write_bytes(key)
    with pytest.raises(TeachingError, match="key/key.json cannot be read"):
        read_class(folder)


def test_results_that_a_spreadsheet_saved_over(tmp_path: Path) -> None:
    folder = write(tmp_path / "a", *staircase(1))
    marks = folder / "results/marks.csv"
    marks.write_text(marks.read_text(encoding="utf-8-sig").replace(",", ";"), encoding="utf-16")
    assert read_class(folder).people["percent"].tolist() == [0, 33.3, 66.7, 100]
    marks.write_text("number;share\n1;50\n")
    (folder / "results/answers.csv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(TeachingError, match="no column student_id, marks, out_of, percent") as told:
        read_class(folder)
    assert "results/answers.csv cannot be read" in str(told.value)


def test_an_empty_results_file(tmp_path: Path) -> None:
    folder = write(tmp_path / "a", *staircase(1))
    (folder / "results/marks.csv").write_bytes(b"")
    with pytest.raises(
        TeachingError, match=r"results/marks.csv has no column student_id, marks, out_of, percent"
    ):
        read_class(folder)


def test_a_release_that_was_changed(tmp_path: Path) -> None:
    folder = write(tmp_path / "a", *staircase(1))
    release = folder / "release/assignment.json"
    release.write_text(release.read_text().replace("Week 9", "Week 8"))
    with pytest.raises(TeachingError, match="was changed"):
        read_class(folder)
