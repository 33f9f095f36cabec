"""Progress counts what is answered and what was right at the first try."""

import pytest

from cocreation_teach.content.course import CoursePage, all_encounters, course_pages
from cocreation_teach.learning.entry import Entry
from cocreation_teach.learning.progress import Progress, concept_progress, page_progress, standings
from cocreation_teach.learning.standing import wording
from cocreation_teach.theory import Text

WRONG_PLACE = "1" if all_encounters()["rias-week"].intensity > 2 else "5"
PAGE = CoursePage(
    "lessons/09-x.ipynb",
    "X",
    30,
    ("I1",),
    None,
    (("rias-flats", ""), ("rias-week", ""), ("rias-week", "continuum")),
)


def progress(*acts: Entry) -> Progress:
    return page_progress(
        PAGE,
        standings(
            [
                Entry(**{**{n: getattr(a, n) for n in a.__slots__}, "n": i, "uid": str(i)})
                for i, a in enumerate(acts)
            ]
        ),
    )


@pytest.mark.parametrize(
    ("acts", "expected"),
    [
        ([], (3, 0, 0)),
        ([Entry("rias-flats", "try", "II")], (3, 1, 0)),
        ([Entry("rias-flats", "try", "II"), Entry("rias-flats", "try", "IV")], (3, 1, 0)),
        ([Entry("rias-flats", "try", "IV"), Entry("rias-flats", "try", "II")], (3, 1, 1)),
        (
            [
                Entry("rias-flats", "try", "II"),
                Entry("rias-flats", "cleared"),
                Entry("rias-flats", "try", "IV"),
            ],
            (3, 1, 0),
        ),
        (
            [
                Entry("rias-flats", "shown"),
                Entry("rias-flats", "cleared"),
                Entry("rias-flats", "try", "IV"),
            ],
            (3, 1, 0),
        ),
        ([Entry("rias-flats", "try", "IV"), Entry("rias-flats", "cleared")], (3, 0, 0)),
        ([Entry("rias-flats", "shown")], (3, 0, 0)),
        ([Entry("rias-week", "try", WRONG_PLACE, occasion="continuum")], (3, 1, 0)),
        ([Entry("rias-flats", "try", "an answer to an earlier wording")], (3, 1, 0)),
    ],
    ids=[
        "nothing",
        "wrong",
        "wrong then right",
        "right then wrong",
        "started over and right",
        "shown before",
        "started over",
        "shown",
        "rail",
        "reworded",
    ],
)
def test_by_page(acts: list[Entry], expected: tuple[int, int, int]) -> None:
    assert progress(*acts) == Progress(*expected)


def test_what_nobody_has_answered_is_counted_without_being_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "cocreation_teach.learning.progress.find_question", lambda *_: pytest.fail("It was read.")
    )
    for page in course_pages():
        assert page_progress(page, {}).answered == 0


def test_by_concept() -> None:
    known = standings([Entry("rias-flats", "try", "IV", uid="1")])
    found = concept_progress([PAGE], known)
    assert found["I0"] == Progress(2, 1, 1)
    assert found["I4"].right == 1
    assert found["E3"] == Progress(1, 0, 0)


def test_a_new_wording_has_another_digest() -> None:
    one = Text("q", "Why?", "Because.")
    assert wording(one) != wording(Text("q", "Why, then?", "Because."))
    assert len(wording(one)) == 8
