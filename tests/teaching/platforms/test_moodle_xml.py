"""Moodle XML, read back by PyPI's moodle-xml-parser and held against what Moodle accepts."""

import html
import xml.etree.ElementTree as ET
from fractions import Fraction
from pathlib import Path

import pytest

from cocreation_teach.exchange.errors import TeachingError
from cocreation_teach.teaching import export
from cocreation_teach.teaching.platforms.question import accepted, percent
from tests.teaching.exported import ALL, CHOICE, NASTY, QUADRANT, TEXT, VALUES
from tests.teaching.graded import graded

# question_bank::fraction_options, as Moodle's source lists them.
MOODLES = (
    *("0", "1", "0.9", "0.8333333", "0.8", "0.75", "0.7", "0.6666667", "0.6", "0.5", "0.4", "0.3333333"),
    *("0.3", "0.25", "0.2", "0.1666667", "0.1428571", "0.125", "0.1111111", "0.1", "0.05"),
)


def written(tmp_path: Path, *questions: dict) -> tuple[ET.Element, tuple[str, ...]]:
    folder = graded(tmp_path / "week-5", questions=questions or ALL, title="Week 5: co-/production & more")
    done = export(folder, "moodle-xml", tmp_path / "quiz.xml")
    return ET.parse(done.path).getroot(), done.notes


def read_by_another(tmp_path: Path) -> list:
    parser = pytest.importorskip("moodle_xml_parser.parser")
    return parser.parse_file(str(tmp_path / "quiz.xml"))["multichoice"]


def test_another_reader_finds_every_text_and_setting(tmp_path) -> None:
    written(tmp_path)
    quadrant, choice, values = read_by_another(tmp_path)
    assert (quadrant.name, quadrant.single, quadrant.shuffle_answers) == (
        "q1 (quadrant) A scene. It has two lines. In which quadrant does it belong?",
        True,
        False,
    )
    assert quadrant.text_pre_parse == (
        "<p>A scene.<br>It has two lines.</p><p>In which quadrant does it belong?</p>"
    )
    assert [one.score_fraction for one in quadrant.options] == [100, 50, 0, 0]
    assert quadrant.options[0].feedback == "<p>That is right.</p>"
    assert quadrant.options[2].feedback == "<p>Not quite.</p><p>You may think so, but no.</p>"
    assert quadrant.general_feedback == "<p>Nobody chose.</p>"
    assert (choice.default_grade, choice.shuffle_answers) == (1.5, True)
    assert choice.options[0].answer == NASTY
    assert choice.options[1].feedback == f"<p>No: {NASTY}</p>"
    assert (values.single, values.default_grade) == (False, 2)
    assert [one.score_fraction for one in values.options] == [50, 50, -100]
    assert values.general_feedback == "<p>Needs are met.</p>"
    assert [one.feedback for one in values.options][2] == (
        "<p>You may think that capacity grows, but it does not.</p>"
    )


def test_what_a_text_holds_is_never_markup(tmp_path) -> None:
    root, _ = written(tmp_path, CHOICE)
    texts = [one.text or "" for one in root.iterfind(".//question[@type='multichoice']/questiontext/text")]
    assert texts == [f"<p>{html.escape(NASTY, quote=False)}</p>"]


def test_an_essay_has_its_rubric_for_the_grader_and_its_model_for_the_student(tmp_path) -> None:
    essay = written(tmp_path, TEXT)[0].find("question[@type='essay']")
    assert essay.findtext("graderinfo/text") == (
        "<p>Names the fact (1 point)</p><p>Names the view (1 point)</p><p>First paragraph.</p><p>Second.</p>"
    )
    assert essay.findtext("generalfeedback/text") == "<p>First paragraph.</p><p>Second.</p>"
    assert essay.findtext("responseformat") == "editor"


def test_category_tags_and_id_numbers(tmp_path) -> None:
    root, _ = written(tmp_path)
    assert root.findtext("question[1]/category/text") == "$course$/top/Week 5: co-//production & more"
    assert [tag.text for tag in root[1].iterfind("tags/tag/text")] == ["I1", "I2", "M3", "M16"]
    assert [one.text for one in root.iterfind("question/idnumber")] == [f"week-5-q{n}" for n in range(1, 5)]
    assert {one.text for one in root.iterfind("question/penalty")} == {"0.3333333"}


def test_every_fraction_is_one_that_moodle_accepts_and_a_changed_one_is_told(tmp_path) -> None:
    root, notes = written(tmp_path)
    fractions = {answer.get("fraction") for answer in root.iter("answer")}
    allowed = [float(one) for one in MOODLES]
    for fraction in fractions:  # match_grade_options
        assert any(abs(abs(float(fraction)) / 100 - one) < 0.00001 for one in allowed)
    assert notes[0].endswith(", option half: 45 % became 40 %, the nearest that Moodle accepts.")
    assert len(notes) == 1


def test_the_list_of_fractions_is_moodles() -> None:
    for place in range(-1000, 1001):
        near = accepted(Fraction(place, 1000))
        assert any(abs(abs(float(near)) - float(one)) < 1e-6 for one in MOODLES)
    for one in MOODLES:
        assert abs(float(percent(accepted(Fraction(one)))) / 100 - float(one)) < 1e-6


@pytest.mark.parametrize("right", [["needs"], ["needs", "capacity"], ["needs", "wellbeing", "capacity"]])
def test_several_answers_earn_in_moodle_what_they_earn_in_the_course(tmp_path, right) -> None:
    root, _ = written(tmp_path, VALUES | {"correct": right})
    shares = [float(answer.get("fraction")) for answer in root.iter("answer")]
    assert sum(share for share in shares if share > 0) == pytest.approx(100, abs=0.001)
    assert sum(share for share in shares if share < 0) == pytest.approx(-100 if len(right) < 3 else 0)


def test_characters_that_xml_cannot_hold_are_left_out(tmp_path) -> None:
    root, _ = written(tmp_path, QUADRANT | {"prompt": "c\x1bd\ufffe"})
    assert root[1].findtext("name/text") == "q1 (quadrant) cd"
    assert root[1].findtext("questiontext/text") == "<p>cd</p>"


def test_the_same_key_makes_the_same_bytes(tmp_path) -> None:
    folder = graded(tmp_path / "week-5", questions=ALL)
    for form in ("moodle-xml", "gift", "qti12"):
        first = export(folder, form, tmp_path / "first").path.read_bytes()
        assert export(folder, form, tmp_path / "second").path.read_bytes() == first


def test_what_cannot_be_exported_is_told(tmp_path) -> None:
    folder = graded(tmp_path / "week-5", questions=ALL)
    with pytest.raises(TeachingError, match="no format qti3. Allowed are: moodle-xml, gift, qti12"):
        export(folder, "qti3", tmp_path / "out")
    (folder / "key/key.json").write_text("{}")
    with pytest.raises(TeachingError, match="cannot be read as a key"):
        export(folder, "gift", tmp_path / "out")
    (folder / "key/key.json").unlink()
    with pytest.raises(TeachingError, match="There is no .*key.json"):
        export(folder, "gift", tmp_path / "out")
    with pytest.raises(TeachingError, match="release holds no assignment"):
        export(tmp_path, "gift", tmp_path / "out")
