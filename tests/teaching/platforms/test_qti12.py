"""QTI 1.2 for Canvas, held against what PyPI's text2qti writes for the same questions."""

import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

import pytest

from cocreation_teach.teaching import export
from tests.teaching.exported import ALL, QUADRANT, TEXT, VALUES
from tests.teaching.graded import graded

QTI = "{http://www.imsglobal.org/xsd/ims_qtiasiv1p2}"
# The same three questions in text2qti's own language.
THEIRS = """\
Quiz title: Week 5

1. In which quadrant does it belong?
... Nobody chose.
*a) Quadrant I
... That is right.
b) Quadrant II
... This can be defended.
c) Quadrant III
... Not quite.

2. Which kinds of value?
... Needs are met.
[*] Needs
[*] Wellbeing
[ ] Capacity
... You may think so, but no.

3. Why?
... The model.
____
"""
OURS = (
    QUADRANT | {"credit": {"I": 1, "II": 0, "III": 0}, "options": QUADRANT["options"][:3]},
    VALUES,
    TEXT,
)


def parts(path: Path) -> dict[str, ET.Element]:
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return {
            name: ET.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith(".xml")
        }


def assessment(path: Path) -> ET.Element:
    found = [root for root in parts(path).values() if root.tag == f"{QTI}questestinterop"]
    assert len(found) == 1
    return found[0]


def ours(tmp_path: Path, *questions: dict) -> Path:
    folder = graded(tmp_path / "week-5", questions=questions or OURS)
    return export(folder, "qti12", tmp_path / "ours.zip").path


def theirs(tmp_path: Path) -> Path:
    pytest.importorskip("text2qti")
    import text2qti.qti
    from text2qti.config import Config
    from text2qti.quiz import Quiz

    config = Config()
    config.load_defaults = True
    quiz = Quiz(THEIRS, config=config, source_name="week-5")
    text2qti.qti.QTI(quiz).save(tmp_path / "theirs.zip")
    return tmp_path / "theirs.zip"


def shape(element: ET.Element) -> tuple:
    """What stands in an element: tags, what they are told, and how they are nested; no texts, no ids."""
    kept = {
        name: value for name, value in element.attrib.items() if name not in ("ident", "title", "linkrefid")
    }
    return element.tag, tuple(sorted(kept.items())), tuple(map(shape, element))


def metadata(item: ET.Element) -> dict[str, str]:
    fields = item.iter(f"{QTI}qtimetadatafield")
    return {field.findtext(f"{QTI}fieldlabel"): field.findtext(f"{QTI}fieldentry") for field in fields}


def test_every_item_has_the_shape_that_text2qti_gives_it(tmp_path) -> None:
    mine, other = assessment(ours(tmp_path)), assessment(theirs(tmp_path))
    pairs = list(zip(mine.iter(f"{QTI}item"), other.iter(f"{QTI}item"), strict=True))
    assert len(pairs) == 3
    for one, two in pairs:
        assert shape(one) == shape(two)
        assert metadata(one).keys() == metadata(two).keys()
        assert metadata(one)["question_type"] == metadata(two)["question_type"]
    assert [shape(one)[:2] for one in mine] == [shape(two)[:2] for two in other]


def test_the_package_has_the_parts_and_the_manifest_that_text2qti_gives_it(tmp_path) -> None:
    def resources(path: Path) -> list[tuple]:
        return [shape(one)[0] for one in parts(path)["imsmanifest.xml"].iter() if "resource" in one.tag]

    def kinds(path: Path) -> list[str | None]:
        return [one.get("type") for one in parts(path)["imsmanifest.xml"].iter() if one.get("type")]

    mine, other = ours(tmp_path), theirs(tmp_path)
    assert resources(mine) == resources(other)
    assert kinds(mine) == kinds(other)
    assert len(parts(mine)) == len(parts(other)) == 3
    held = {one.tag for root in parts(mine).values() if root.tag.endswith("}quiz") for one in root}
    expected = {one.tag for root in parts(other).values() if root.tag.endswith("}quiz") for one in root}
    assert held <= expected


def test_the_manifest_names_what_is_in_the_zip(tmp_path) -> None:
    found = parts(ours(tmp_path))
    named = {one.get("href") for one in found["imsmanifest.xml"].iter() if one.tag.endswith("}file")}
    assert named == found.keys() - {"imsmanifest.xml"}


def scored(item: ET.Element) -> list[str]:
    """The options that a right answer chooses."""
    right = [one for one in item.iter(f"{QTI}respcondition") if one.find(f"{QTI}setvar") is not None]
    assert len(right) == 1
    assert right[0].findtext(f"{QTI}setvar") == "100"
    place = right[0].find(f"{QTI}conditionvar/{QTI}and")
    place = right[0].find(f"{QTI}conditionvar") if place is None else place
    return [one.text for one in place.findall(f"{QTI}varequal")]


def test_what_is_right_in_the_key_is_right_in_canvas(tmp_path) -> None:
    quadrant, choice, values, _ = assessment(ours(tmp_path, *ALL)).iter(f"{QTI}item")
    assert scored(quadrant) == ["week-5-q1_I"]
    assert scored(choice) == ["week-5-q2_yes"]
    assert scored(values) == ["week-5-q3_needs", "week-5-q3_wellbeing"]


def test_every_feedback_is_shown_for_its_option(tmp_path) -> None:
    item = next(assessment(ours(tmp_path)).iter(f"{QTI}item"))
    shown = {
        one.findtext(f"{QTI}conditionvar/{QTI}varequal"): one.find(f"{QTI}displayfeedback").get("linkrefid")
        for one in item.iter(f"{QTI}respcondition")
        if one.find(f"{QTI}displayfeedback") is not None
    }
    told = {one.get("ident"): one.findtext(f".//{QTI}mattext") for one in item.iter(f"{QTI}itemfeedback")}
    assert set(shown.values()) == set(told)
    assert told[shown["week-5-q1_III"]] == "<p>Not quite.</p><p>You may think so, but no.</p>"
    assert told[shown[None]] == "<p>Nobody chose.</p>"


def test_what_canvas_cannot_hold_is_told(tmp_path) -> None:
    folder = graded(tmp_path / "week-5", questions=ALL)
    partial, several, texts = export(folder, "qti12", tmp_path / "out.zip").notes
    assert partial.startswith("Canvas gives no partial credit for one option; only the best counts in: q1")
    assert "takes away for each wrong option what a right one earns" in several
    assert texts.endswith("its model answer is the feedback to: q4 (text) Why?")
