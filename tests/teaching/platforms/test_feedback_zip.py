"""Feedback goes back under the names of the hand-ins, in a zip made anew."""

import zipfile
from pathlib import Path

import pytest

from cocreation_teach.exchange.errors import TeachingError
from cocreation_teach.teaching import return_feedback
from tests.teaching.graded import graded, student

ANN = "Ann Lee_501_assignsubmission_file"
BOB = "Bob_502_assignsubmission_file"
WORK = "work.cocreation.json"


def zipped(path: Path, *names: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr(name, b"{}")
    return path


def held(path: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def page(name: str) -> str:
    return f"<!doctype html><title>{name}</title>"


@pytest.mark.parametrize(
    ("path", "back"),
    [
        (f"{ANN}/{WORK}", f"{ANN}/feedback.html"),
        (f"{ANN}_/{WORK}", f"{ANN}_/feedback.html"),
        (f"{ANN}_{WORK}", f"{ANN}_feedback.html"),
        (f"Group A-{ANN}/{WORK}", f"Group A-{ANN}/feedback.html"),
        (
            f"Participant_501_assignsubmission_file/{WORK}",
            "Participant_501_assignsubmission_file/feedback.html",
        ),
    ],
    ids=["folders", "folders before 4.1", "flat", "groups", "blind"],
)
def test_moodle_gets_the_folder_back_with_the_feedback_in_place_of_the_hand_in(tmp_path, path, back) -> None:
    folder = graded(tmp_path / "week-5", [student("s1", "Ann", "501", file=f"class.zip/{path}")])
    written = return_feedback(folder, tmp_path / "back.zip", moodle=zipped(tmp_path / "class.zip", path))
    assert held(tmp_path / "back.zip") == {back: page("Ann")}
    assert list(written.lines()) == [
        f"Feedback for 1 student, to be uploaded to Moodle: {tmp_path / 'back.zip'}"
    ]


def test_canvas_gets_the_ids_back_and_a_name_that_browsers_understand(tmp_path) -> None:
    late, other = f"leeann_LATE_4001_90210_{WORK}", f"brownbob_4002_90211_{WORK}"
    folder = graded(
        tmp_path / "week-5",
        [
            student("s1", "Ann", "4001", file=f"c.zip/{late}"),
            student("s2", "Bob", "4002", file=f"c.zip/{other}"),
        ],
    )
    return_feedback(folder, tmp_path / "back.zip", canvas=zipped(tmp_path / "c.zip", late, other))
    assert held(tmp_path / "back.zip") == {f"{late}.html": page("Ann"), f"{other}.html": page("Bob")}


def test_several_files_of_a_student_get_one_feedback_beside_the_one_that_counted(tmp_path) -> None:
    old, new = f"leeann_4001_1_{WORK}", "leeann_4001_2_work-1.cocreation.json"
    folder = graded(tmp_path / "week-5", [student("s1", "Ann", "4001", file=f"c.zip/{new}")])
    return_feedback(folder, tmp_path / "back.zip", canvas=zipped(tmp_path / "c.zip", old, new))
    assert list(held(tmp_path / "back.zip")) == [f"{new}.html"]


def test_who_is_not_in_the_zip_and_what_has_no_marks_is_told(tmp_path) -> None:
    folder = graded(
        tmp_path / "week-5",
        [student("s1", "Ann", "501", file=f"class.zip/{ANN}/{WORK}"), student("s9", "Zoe", file="zoe.json")],
    )
    source = zipped(tmp_path / "class.zip", f"{ANN}/{WORK}", f"{BOB}/{WORK}")
    notes = return_feedback(folder, tmp_path / "back.zip", moodle=source).notes
    assert notes == (
        f"Left out: {BOB}/{WORK}: nobody's marks belong to it.",
        "Not in this zip: s9 (Zoe).",
    )


def test_two_students_of_one_sender_are_left_out(tmp_path) -> None:
    one, other = f"{ANN}/a.cocreation.json", f"{BOB}/{WORK}"
    folder = graded(
        tmp_path / "week-5",
        [
            student("s1", "Ann", "501", file=f"c.zip/{one}"),
            student("s2", "Eve", "501", file=f"c.zip/{one}"),
            student("s3", "Bob", "502", file=f"c.zip/{other}"),
        ],
    )
    written = return_feedback(folder, tmp_path / "back.zip", moodle=zipped(tmp_path / "c.zip", one, other))
    assert held(tmp_path / "back.zip") == {f"{BOB}/feedback.html": page("Bob")}
    assert f"Left out: {one}: the marks of several students belong to it." in written.notes


def test_missing_feedback_is_told(tmp_path) -> None:
    folder = graded(tmp_path / "week-5", [student("s1", "Ann", "501", file=f"c.zip/{ANN}/{WORK}")])
    (folder / "results/feedback/s1.html").unlink()
    written = return_feedback(folder, tmp_path / "b.zip", moodle=zipped(tmp_path / "c.zip", f"{ANN}/{WORK}"))
    assert written.notes == ("Left out: there is no feedback for s1 (Ann). Grade again to write it.",)


@pytest.mark.parametrize("name", ["../{}", "/{}", "C:/{}", "a\\..\\{}", "x/../../{}", "a\x1b[2J/{}"])
def test_a_name_that_leads_elsewhere_is_left_out(tmp_path, name) -> None:
    good, bad = f"{ANN}/{WORK}", name.format(f"{BOB}/{WORK}")
    folder = graded(
        tmp_path / "week-5",
        [
            student("s1", "Ann", "501", file=f"c.zip/{good}"),
            student("s2", "Bob", "502", file=f"c.zip/{BOB}/{WORK}"),
        ],
    )
    written = return_feedback(folder, tmp_path / "back.zip", moodle=zipped(tmp_path / "c.zip", good, bad))
    assert list(held(tmp_path / "back.zip")) == [f"{ANN}/feedback.html"]
    assert "Left out, because no platform names a hand-in so" in "".join(written.lines())
    assert "\x1b" not in "".join(written.lines())


def test_an_id_cannot_fetch_a_file_from_elsewhere(tmp_path) -> None:
    folder = graded(tmp_path / "week-5", [student("s1", "Ann", "501", file=f"c.zip/{ANN}/{WORK}")])
    (folder / "results/secret.html").write_text("secret")
    path = folder / "results/marks.csv"
    path.write_text(path.read_text().replace("s1,", "../secret,"))
    return_feedback(folder, tmp_path / "back.zip", moodle=zipped(tmp_path / "c.zip", f"{ANN}/{WORK}"))
    assert held(tmp_path / "back.zip") == {}


def test_nothing_is_extracted_and_the_zip_stays(tmp_path) -> None:
    folder = graded(tmp_path / "week-5", [student("s1", "Ann", "501", file=f"c.zip/{ANN}/{WORK}")])
    source = zipped(tmp_path / "c.zip", f"{ANN}/{WORK}")
    before = source.read_bytes(), sorted(tmp_path.rglob("*"))
    first = return_feedback(folder, tmp_path / "back.zip", moodle=source).path.read_bytes()
    assert (source.read_bytes(), sorted({*tmp_path.rglob("*")} - {tmp_path / "back.zip"})) == before
    assert return_feedback(folder, tmp_path / "back.zip", moodle=source).path.read_bytes() == first


def test_the_zip_of_another_assignment_is_refused(tmp_path) -> None:
    # Moodle counts participants from the start in each assignment: 501 is somebody else there.
    folder = graded(tmp_path / "week-5", [student("s1", "Ann", "501", file=f"c.zip/{ANN}/{WORK}")])
    source = zipped(tmp_path / "other.zip", f"Eve_501_assignsubmission_file/{WORK}")
    with pytest.raises(TeachingError, match="holds none of the files that were marked"):
        return_feedback(folder, tmp_path / "back.zip", moodle=source)
    assert not (tmp_path / "back.zip").exists()


def test_what_is_no_zip_of_hand_ins_is_refused(tmp_path) -> None:
    folder = graded(tmp_path / "week-5", [student("s1", "Ann", "501")])
    (tmp_path / "page.zip").write_text("<html>")
    with pytest.raises(TeachingError, match="no zip archive.*Take the one that Moodle gives"):
        return_feedback(folder, tmp_path / "back.zip", moodle=tmp_path / "page.zip")
    with pytest.raises(TeachingError, match="is named as Canvas names hand-ins"):
        return_feedback(folder, tmp_path / "b.zip", canvas=zipped(tmp_path / "m.zip", f"{ANN}/{WORK}"))


def test_the_zip_of_hand_ins_is_never_overwritten(tmp_path) -> None:
    folder = graded(tmp_path / "week-5", [student("s1", "Ann", "501")])
    source = zipped(tmp_path / "c.zip", f"{ANN}/{WORK}")
    with pytest.raises(TeachingError, match="stays as it is"):
        return_feedback(folder, source, moodle=source)
