"""Making an assignment: what goes out, what stays, and what is refused."""

import json
import shutil
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from cocreation_teach.content import COLUMNS, ContentError, encounters, question
from cocreation_teach.exchange.assignment import Assignment, digest_of
from cocreation_teach.exchange.errors import TeachingError
from cocreation_teach.exchange.finding import find_assignment
from cocreation_teach.exchange.key import read_key, read_released
from cocreation_teach.teaching import assign, write_template
from cocreation_teach.teaching.assigning.cases import examples
from cocreation_teach.teaching.assigning.wish import USUAL
from cocreation_teach.theory import Locus, Nature, Quadrant
from tests.killing import killed

KINDS = (*USUAL, "match", "text")

BANK = {encounter.id: encounter for encounter in encounters()}


def key_in(folder: Path) -> dict[str, dict[str, Any]]:
    held = json.loads((folder / "key" / "key.json").read_text(encoding="utf-8"))
    return {one["id"]: one for one in held["questions"]}


def bytes_in(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def sheet(path: Path, number: int, **more: str) -> Path:
    """A sheet of cases, equally many in each quadrant."""
    book = Workbook()
    book.active.append(COLUMNS)
    for at in range(number):
        quadrant = list(Quadrant)[at % 4]
        row = {
            **examples()[0],
            "id": f"own-{at}",
            "description": f"My own case, number {at}.",
            "nature": quadrant.nature.value,
            "locus": quadrant.locus.value,
            "intensity": str(1 + at % 5),
            "misconceptions": "",
            **more,
        }
        book.active.append([row[column] for column in COLUMNS])
    book.save(path)
    return path


def strings_in(value: object) -> Iterator[str]:
    match value:
        case dict():
            for key, held in value.items():
                yield key
                yield from strings_in(held)
        case list():
            for held in value:
                yield from strings_in(held)
        case str():
            yield value


# ---- what goes out ----------------------------------------------------------------------------------


def test_the_release_holds_no_key_no_feedback_no_hash_and_no_id_of_the_bank(tmp_path: Path) -> None:
    made = assign(tmp_path / "a", "Week 5", questions=18, kinds=KINDS, variants=2, seed=3)
    files_out = bytes_in(tmp_path / "a" / "release")
    assert sorted(files_out) == ["README.txt", "week-5.assignment.json", "week-5.ipynb"]
    held = json.loads(files_out["week-5.assignment.json"])
    names = set(strings_in([list(one) for one in held["questions"]])) | set(held)
    assert names == {
        *("format", "version", "id", "title", "digest", "due", "questions", "forms"),
        *("kind", "prompt", "rows", "options", "points"),
    }
    out = "\n".join(strings_in(held)) + files_out["week-5.ipynb"].decode() + files_out["README.txt"].decode()
    words = {word for text in strings_in(held) for word in text.split()}
    for one in key_in(tmp_path / "a").values():
        assert one["origin"] not in words
        assert one["origin"] not in out or len(one["origin"]) < 10
        for told in (*one.get("feedback", {}).values(), [one.get("rubric", {}).get("model", "no model")]):
            assert not [sentence for sentence in told if len(sentence) > 25 and sentence in out]
    # The only run of hex digits is the digest of what students have anyway.
    long = [
        text
        for text in strings_in(held)
        if len(text) > 30 and all(sign in "0123456789abcdef" for sign in text)
    ]
    assert long == [made.assignment.digest] == [digest_of(held)]


def test_the_options_of_a_choice_tell_nothing_by_name_or_place(tmp_path: Path) -> None:
    assign(tmp_path / "a", "W", questions=40, kinds=["choice"])
    right = Counter()
    for one in key_in(tmp_path / "a").values():
        letters = [option["id"] for option in one["options"]]
        assert letters == list("abcdefgh"[: len(letters)])
        (best,) = [key for key, credit in one["credit"].items() if credit == 1]
        right[best] += 1
        labels = {option["id"]: option["label"] for option in one["options"]}
        asked = question(one["origin"])
        assert {asked.labels()[key]: credit for key, credit in asked.key()["credit"].items()} == {
            labels[key]: credit for key, credit in one["credit"].items()
        }
    assert max(right.values()) < 25


def test_the_page_imports_and_shows_the_widget_and_no_more(tmp_path: Path) -> None:
    made = assign(tmp_path / "a", "Week *5* <script>")
    page = json.loads((tmp_path / "a" / "release" / "week-5-script.ipynb").read_text(encoding="utf-8"))
    code = ["".join(cell["source"]) for cell in page["cells"] if cell["cell_type"] == "code"]
    assert code == [
        "from cocreation_teach.widgets import Assignment",
        f'Assignment("{made.assignment.digest}")',
    ]
    assert page["cells"][0]["source"] == ["# Week \\*5\\* \\<script\\>"]
    nbformat = pytest.importorskip("nbformat")
    nbformat.validate(nbformat.from_dict(page))


def test_what_is_written_is_read_back_by_student_and_by_lecturer(tmp_path: Path) -> None:
    made = assign(
        tmp_path / "a", "Week 5", questions=12, kinds=KINDS, variants=3, due="2026-11-30", contested=True
    )
    assert find_assignment(tmp_path / "a" / "release", made.assignment.digest) == made.assignment
    assert read_released(tmp_path / "a") == made.assignment
    assert list(read_key(tmp_path / "a", made.assignment)) == [item.id for item in made.assignment.items]


def test_every_key_fits_its_question(tmp_path: Path) -> None:
    made = assign(tmp_path / "a", "W", questions=30, kinds=KINDS)
    key = key_in(tmp_path / "a")
    for item in made.assignment.items:
        held, options = key[item.id], {option for option, _ in item.options}
        assert held["points"] == item.points == (2 if item.kind == "text" else 1)
        assert (held["kind"], held["prompt"]) == (item.kind, item.prompt)
        if item.kind == "text":
            assert sum(one["points"] for one in held["rubric"]["criteria"]) == item.points
        elif item.kind == "values":
            assert set(held["correct"]) <= options
            assert set(held["misconception"]) == options - set(held["correct"])
        elif item.kind == "match":
            keyed = item.question.with_key(held)
            mark = keyed.mark(keyed.right())
            assert mark is not None
            assert mark.right
        else:
            assert set(held["credit"]) == options == set(held["feedback"])
            assert 1 in held["credit"].values()
            assert {option for option, credit in held["credit"].items() if credit == 1}.isdisjoint(
                held["misconception"]
            )


# ---- the same again ---------------------------------------------------------------------------------


def test_the_seed_is_secret_stands_in_the_key_and_makes_the_same_again(tmp_path: Path) -> None:
    def made(name: str, **how: Any) -> dict[str, bytes]:
        assign(tmp_path / name, "Week 5", kinds=KINDS, variants=2, **how)
        return bytes_in(tmp_path / name)

    first, second = made("a"), made("b")
    seed = json.loads(first["key/key.json"])["seed"]
    assert first != second
    assert len(seed) == 32
    assert not any(seed.encode() in content for name, content in first.items() if name != "key/key.json")
    assert made("c", seed=seed) == first
    assert made("d", seed=7) == made("e", seed="7")


def test_a_seed_of_bytes_that_are_no_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TeachingError, match="The seed holds signs that cannot be seen"):
        assign(tmp_path / "a", "Week 5", seed="7\udcff")
    assert not list(tmp_path.iterdir())


# ---- by lot -----------------------------------------------------------------------------------------


def quadrants_of(folder: Path) -> list[str]:
    return [BANK[one["origin"]].quadrant.value for one in key_in(folder).values()]


def test_quadrants_are_as_likely_and_none_has_more_than_twice_its_share(tmp_path: Path) -> None:
    in_all: Counter[str] = Counter()
    even = 0
    for seed in range(40):
        assign(tmp_path / str(seed), "W", questions=4, kinds=["quadrant"], seed=seed)
        count = Counter(quadrants_of(tmp_path / str(seed)))
        assert max(count.values()) <= 2
        even += len(count) == 4
        in_all += count
    assert len(in_all) == 4
    assert max(in_all.values()) < 60
    assert even < 20  # chance is one in nine


def test_each_place_on_the_continuum_can_be_the_key(tmp_path: Path) -> None:
    assign(tmp_path / "a", "W", questions=40, kinds=["continuum"], seed=1)
    places = Counter(BANK[one["origin"]].intensity for one in key_in(tmp_path / "a").values())
    assert set(places) == {1, 2, 3, 4, 5}


@pytest.mark.parametrize("seed", range(3))
def test_kinds_are_balanced_and_no_two_of_a_kind_follow_each_other(tmp_path: Path, seed: int) -> None:
    made = assign(tmp_path / "a", "W", questions=13, seed=seed)
    kinds = [item.kind for item in made.assignment.items]
    count = Counter(kinds)
    assert set(count) == set(USUAL)
    assert max(count.values()) - min(count.values()) <= 1
    assert all(one != following for one, following in pairwise(kinds))


@pytest.mark.parametrize("seed", range(3))
def test_forms_are_parallel_share_nothing_and_the_id_decides(tmp_path: Path, seed: int) -> None:
    made = assign(
        tmp_path / "a", "W", questions=12, kinds=["quadrant", "values", "choice"], variants=4, seed=seed
    )
    key = key_in(tmp_path / "a")
    forms = made.assignment.forms
    assert [len(form) for form in forms] == [12] * 4
    assert len({one for form in forms for one in form}) == made.questions == 48
    for form in forms:
        assert Counter(key[one]["kind"] for one in form) == {"quadrant": 4, "values": 4, "choice": 4}
        asked = Counter(BANK[key[one]["origin"]].quadrant for one in form if key[one]["kind"] == "quadrant")
        assert max(asked.values()) <= 2
    students = [str(number) for number in range(400)]
    taken = Counter(tuple(item.id for item in made.assignment.form_of(student)) for student in students)
    assert set(taken) == set(forms)
    assert min(taken.values()) > 60


@pytest.mark.parametrize("seed", range(5))
def test_no_contested_case_and_no_twins(tmp_path: Path, seed: int) -> None:
    assign(tmp_path / "a", "W", questions=60, kinds=["quadrant", "continuum", "values", "text"], seed=seed)
    asked = {one["origin"] for one in key_in(tmp_path / "a").values()}
    assert len(asked) == 60
    assert not [key for key in asked if BANK[key].contested or BANK[key].pair in asked]


def test_contested_cases_may_be_asked_for_and_are_marked(tmp_path: Path) -> None:
    assign(tmp_path / "a", "W", questions=100, kinds=["quadrant"], contested=True)
    told = [one for one in key_in(tmp_path / "a").values() if one.get("contested")]
    assert told
    assert {one["origin"] for one in told} <= {key for key, one in BANK.items() if one.contested}
    assert all(sorted(one["credit"].values()) == [0, 0, 0.5, 1] for one in told)


def test_contested_cases_of_a_sheet_are_left_out_and_it_is_said(tmp_path: Path) -> None:
    own = sheet(tmp_path / "own.xlsx", 1, contested="II", contested_why="Well.")
    made = assign(tmp_path / "a", "W", questions=1, kinds=["quadrant"], cases=[own])
    assert made.public == 1
    assert made.notes[0].startswith("One contested case was left out")


def test_questions_that_lean_on_a_page_exist_and_are_not_asked(tmp_path: Path) -> None:
    leaning = {"word.proof", "views.cell-four", "classify.marc", "datalab.diagonal"}
    assert not any(question(key).alone for key in leaning)
    assign(tmp_path / "a", "W", questions=80, kinds=["choice"])
    asked = {one["origin"] for one in key_in(tmp_path / "a").values()}
    assert len(asked) == 80
    assert [key for key in asked if not question(key).alone] == []


# ---- a lecturer's own cases ---------------------------------------------------------------------------


def test_a_sheet_that_suffices_is_all_there_is(tmp_path: Path) -> None:
    own = sheet(tmp_path / "own.xlsx", 12)
    made = assign(tmp_path / "a", "W", cases=[own], mode="exam")
    key = key_in(tmp_path / "a")
    assert {one["source"] for one in key.values()} == {"own.xlsx"}
    assert Counter(one["kind"] for one in key.values()) == {"quadrant": 4, "continuum": 4, "values": 4}
    assert (made.public, made.notes) == (0, ())


def test_the_bank_gives_only_what_the_sheet_lacks(tmp_path: Path) -> None:
    own = sheet(tmp_path / "own.xlsx", 5)
    made = assign(tmp_path / "a", "W", kinds=["quadrant"], questions=8, cases=[own], mode="exam")
    key = key_in(tmp_path / "a")
    assert Counter(one["source"] for one in key.values()) == {"own.xlsx": 5, "bank": 3}
    assert made.public == 3
    assert "3 of 8 questions come from the course’s own bank" in made.notes[0]
    assert "Add cases to your sheet" in made.notes[0]


def test_forms_share_a_small_sheet_alike(tmp_path: Path) -> None:
    own = sheet(tmp_path / "own.xlsx", 5)
    made = assign(tmp_path / "a", "W", kinds=["quadrant"], questions=8, cases=[own], variants=3)
    key = key_in(tmp_path / "a")
    for form in made.assignment.forms:
        assert Counter(key[one]["source"] for one in form) == {"own.xlsx": 5, "bank": 3}


def test_variants_of_a_sheet_overlap_rather_than_turn_to_the_bank(tmp_path: Path) -> None:
    own = sheet(tmp_path / "own.xlsx", 12)
    made = assign(tmp_path / "a", "W", kinds=["quadrant"], questions=8, cases=[own], variants=3)
    assert made.public == 0
    assert made.questions == 12
    assert all(len(set(form)) == 8 for form in made.assignment.forms)
    assert len(set(made.assignment.forms)) == 3


def test_the_examples_of_the_template_are_left_out_and_it_is_said(tmp_path: Path) -> None:
    write_template(tmp_path / "own.csv")
    made = assign(tmp_path / "a", "W", questions=4, kinds=["quadrant"], cases=[tmp_path / "own.csv"])
    assert {one["source"] for one in key_in(tmp_path / "a").values()} == {"bank"}
    assert "worked examples" in made.notes[0]


def test_a_case_copied_from_the_bank_counts_as_public(tmp_path: Path) -> None:
    known = encounters("return-at-midnight")[0].description
    own = sheet(tmp_path / "own.xlsx", 1, description=known)
    made = assign(tmp_path / "a", "W", questions=60, kinds=["quadrant"], cases=[own], mode="exam")
    assert made.public == 60
    assert len({one["prompt"] for one in key_in(tmp_path / "a").values()}) == 60


def test_a_case_with_an_id_of_the_bank_is_another_case(tmp_path: Path) -> None:
    own = sheet(tmp_path / "own.xlsx", 1, id="return-at-midnight")
    assign(tmp_path / "a", "W", questions=100, kinds=["quadrant"], cases=[own])
    assert Counter(one["source"] for one in key_in(tmp_path / "a").values()) == {"own.xlsx": 1, "bank": 99}


def test_twins_of_a_sheet_are_not_asked_together_and_it_is_said(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(COLUMNS)
    for name, pair, nature in (("a", "b", Nature.VOLUNTARY), ("b", "a", Nature.INVOLUNTARY)):
        row = {
            **examples()[0],
            "id": name,
            "pair": pair,
            "nature": nature,
            "locus": Locus.SYSTEM,
            "misconceptions": "",
        }
        book.active.append([row[column] for column in COLUMNS])
    book.save(tmp_path / "own.xlsx")
    made = assign(tmp_path / "a", "W", questions=2, kinds=["quadrant"], cases=[tmp_path / "own.xlsx"])
    assert Counter(one["source"] for one in key_in(tmp_path / "a").values()) == {"own.xlsx": 1, "bank": 1}
    assert "One case was left out" in made.notes[0]


def test_a_sheet_with_problems_stops_it_and_nothing_is_written(tmp_path: Path) -> None:
    own = sheet(tmp_path / "own.xlsx", 3, intensity="9")
    with pytest.raises(ContentError, match="3 problems"):
        assign(tmp_path / "a", "W", cases=[own])
    assert not (tmp_path / "a").exists()


# ---- warnings and refusals ----------------------------------------------------------------------------


def test_an_exam_from_the_bank_is_warned_of(tmp_path: Path) -> None:
    made = assign(tmp_path / "a", "W", mode="exam")
    (note,) = made.notes
    assert note.startswith(
        "12 of 12 questions come from the course’s own bank. It is public, and so are its keys."
    )
    assert note.endswith("Fill an empty sheet with cases of your own, and make the assignment of them.")
    (note,) = assign(tmp_path / "b", "W").notes
    assert note == "12 of 12 questions come from the course’s own bank. It is public, and so are its keys."


def test_a_short_seed_for_hidden_cases_is_warned_of(tmp_path: Path) -> None:
    own = sheet(tmp_path / "own.xlsx", 12)
    (note,) = assign(tmp_path / "a", "W", cases=[own], mode="exam", seed=9).notes
    assert note.startswith("The seed is short, and can be guessed")
    assert assign(tmp_path / "b", "W", cases=[own], mode="exam", seed="as long as a secret").notes == ()


def test_an_assignment_is_never_written_over(tmp_path: Path) -> None:
    assign(tmp_path / "a", "W")
    before = bytes_in(tmp_path / "a")
    with pytest.raises(
        TeachingError, match=r"holds an assignment already \(release, key\). Nothing was written"
    ):
        assign(tmp_path / "a", "Other")
    assert bytes_in(tmp_path / "a") == before


def test_a_folder_with_the_lecturers_own_files_will_do(tmp_path: Path) -> None:
    own = sheet(tmp_path / "own.xlsx", 12)
    assign(tmp_path, "W", cases=[own])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["key", "own.xlsx", "release"]


def test_a_file_in_the_place_of_the_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("")
    with pytest.raises(TeachingError, match="is no folder, where a folder belongs"):
        assign(tmp_path / "a", "W")


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("")
    with pytest.raises(TeachingError, match="cannot be written"):
        assign(tmp_path / "a" / "b", "W")


def test_all_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(TeachingError) as problem:
        assign(
            tmp_path / "a",
            " ",
            questions=0,
            kinds=["riddle"],
            due="soon",
            variants=0,
            mode="exam",
            contested=True,
        )
    said = str(problem.value)
    for words in (
        "A title has",
        "1 to 100 questions",
        "1 to 100 variants",
        "no kind riddle",
        "'soon' is no date",
        "an exam has none",
    ):
        assert words in said
    assert not (tmp_path / "a").exists()


def test_fewer_questions_than_kinds_are_refused(tmp_path: Path) -> None:
    with pytest.raises(TeachingError, match="7 kinds need 7 questions"):
        assign(tmp_path / "a", "W", questions=3, kinds=KINDS)


def test_unless_named_there_are_no_more_kinds_than_questions(tmp_path: Path) -> None:
    made = assign(tmp_path / "a", "W", questions=2)
    assert {item.kind for item in made.assignment.items} == {"quadrant", "continuum"}


def test_cases_that_no_kind_asks_about_are_refused(tmp_path: Path) -> None:
    own = sheet(tmp_path / "own.xlsx", 2)
    with pytest.raises(
        TeachingError, match="Cases can be asked with the kinds quadrant, continuum, values, text"
    ):
        assign(tmp_path / "a", "W", kinds=["choice"], cases=[own])


def test_a_hundred_forms_of_a_small_bank_are_whole(tmp_path: Path) -> None:
    made = assign(tmp_path / "a", "W", variants=100)
    assert all(len(set(form)) == 12 for form in made.assignment.forms)


def test_more_questions_than_there_are_is_said(tmp_path: Path) -> None:
    with pytest.raises(TeachingError, match=r"For perspective there are \d+ questions, not 100"):
        assign(tmp_path / "a", "W", questions=100, kinds=["perspective"])


@pytest.mark.parametrize(
    ("due", "kept"),
    [
        ("2026-11-30T18:00+01:00", "2026-11-30T18:00:00+01:00"),
        ("2026-11-30T18:00Z", "2026-11-30T18:00:00+00:00"),
        ("2026-11-30", "2026-11-30T23:59:00"),
        ("2026-11-30 18:00", "2026-11-30T18:00:00"),
    ],
)
def test_a_due_date_has_an_offset(tmp_path: Path, due: str, kept: str) -> None:
    made: Assignment = assign(tmp_path / "a", "W", due=due).assignment
    assert (made.due or "").startswith(kept)
    assert (made.due or "")[19:]
    assert "Due: Monday, 30 November 2026" in (tmp_path / "a" / "release" / "README.txt").read_text(
        encoding="utf-8"
    )


@pytest.mark.parametrize("due", ["", "30.11.2026", "2026-13-01", "2026-11-30T25:00", "tomorrow"])
def test_what_is_no_due_date_is_refused(tmp_path: Path, due: str) -> None:
    with pytest.raises(TeachingError, match="is no date"):
        assign(tmp_path / "a", "W", due=due)


@pytest.mark.skipif(sys.platform == "win32", reason="A process is forked, to be killed.")
@pytest.mark.parametrize("there", [(), ("notes.txt",)], ids=["a new folder", "a folder with files in it"])
def test_an_assignment_is_there_as_a_whole_or_not_at_all(tmp_path: Path, there: tuple[str, ...]) -> None:
    wanted = {"release", "key", *there}
    folder = tmp_path / "week"
    for at in range(1, 1000):
        for name in there:
            folder.mkdir()
            (folder / name).write_text("mine")
        done = not killed(lambda: assign(folder, "Week 5", questions=3), tmp_path, at)
        with suppress(TeachingError):  # it holds an assignment already
            assign(folder, "Week 5", questions=3)
        assert {path.name for path in folder.iterdir()} == wanted
        assert [path.name for path in tmp_path.iterdir()] == ["week"]
        assert {path.name for path in (folder / "release").iterdir()} == {
            *("README.txt", "week-5.assignment.json", "week-5.ipynb")
        }
        assert read_key(folder, read_released(folder))
        shutil.rmtree(folder)
        if done:
            break
    assert 20 < at < 999
