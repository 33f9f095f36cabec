"""The reader of question files: what it takes, and one test for each thing that can be wrong."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from cocreation_teach.content import ContentError, question, questions, read_questions
from cocreation_teach.content.kinds import formats
from cocreation_teach.theory import Choice, Mark, Match, Part, Several, Text
from tests.content.reading import problems_of

Problems = Callable[[str | bytes], list[str]]

CHOICE = """
[prisoner]
kind = "choice"
concepts = ["I1"]
prompt = "Does he co-produce?"
options.yes = { label = "Yes", credit = 1, why = "He shapes it." }
options.part = { label = "In part", credit = 0.5, misconception = "M3", why = "Almost." }
options.no = { label = "No", misconception = "M1", why = "You may think so, but no." }
"""
VALUES = """
[kinds]
kind = "values"
concepts = ["H1", "H2"]
prompt = "Which?"
options.needs = { label = "Needs", belongs = true, why = "A need is met." }
options.capacity = { label = "Capacity", belongs = false, misconception = "M13", why = "No skill is gained." }
"""
MATCH = """
[numerals]
kind = "match"
concepts = ["I0"]
prompt = "Match."
options = { I = "Quadrant I", II = "Quadrant II" }
rows.bell = { label = "Bell", right = "I", why = "It stays.", otherwise = { II = { feedback = "No bell.", misconception = "M24" } } }
"""  # noqa: E501 - TOML lets no inline table go over two lines
TEXT = """
[why]
kind = "text"
concepts = ["I0"]
prompt = "Why?"
model = "One could say ..."
"""


@pytest.fixture
def problems(tmp_path: Path) -> Problems:
    """The problems of a question file as sentences; none if it can be read."""
    return partial(problems_of, read_questions, tmp_path / "mine.toml")


def one(place: str, value: str, cure: str) -> list[str]:
    fault = f"{value!r} will not do. " if value else ""
    return [f"mine.toml, question {place}: {fault}{cure}"]


def test_each_kind_is_read(tmp_path: Path) -> None:
    path = tmp_path / "topic.toml"
    path.write_text(CHOICE + VALUES + MATCH + TEXT, encoding="utf-8")
    assert read_questions(path) == (
        Choice(
            "topic.prisoner",
            "Does he co-produce?",
            (("yes", "Yes"), ("part", "In part"), ("no", "No")),
            {
                "yes": Mark(1, ("That is right.", "He shapes it.")),
                "part": Mark(0.5, ("Partly right.", "Almost."), "M3"),
                "no": Mark(0, ("Not quite.", "You may think so, but no."), "M1"),
            },
            concepts=("I1",),
        ),
        Several(
            "topic.kinds",
            "Which?",
            (("needs", "Needs"), ("capacity", "Capacity")),
            {"needs": Part(True, "A need is met."), "capacity": Part(False, "No skill is gained.", "M13")},
            concepts=("H1", "H2"),
        ),
        Match(
            "topic.numerals",
            "Match.",
            (("bell", "Bell"),),
            (("I", "Quadrant I"), ("II", "Quadrant II")),
            {"bell": {"I": Mark(1, ("It stays.",)), "II": Mark(0, ("No bell.",), "M24")}},
            concepts=("I0",),
        ),
        Text("topic.why", "Why?", "One could say ...", concepts=("I0",)),
    )


@pytest.mark.parametrize("kind", ["perspective", "continuum"])
def test_kinds_that_are_answered_like_a_choice(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "topic.toml"
    path.write_text(CHOICE.replace('"choice"', f'"{kind}"'))
    assert read_questions(path)[0].kind == kind


@pytest.mark.parametrize(
    ("file", "alone"),
    [
        (CHOICE + TEXT, [True, True]),
        (CHOICE + "alone = false\n" + TEXT, [False, True]),
        ("alone = false\n" + CHOICE + TEXT, [False, False]),
        ("alone = false\n" + CHOICE + TEXT + "alone = true\n", [False, True]),
        (CHOICE + TEXT.replace("[why]", "[alone]"), [True, True]),
    ],
)
def test_a_question_or_a_whole_file_may_lean_on_its_page(
    tmp_path: Path, file: str, alone: list[bool]
) -> None:
    path = tmp_path / "topic.toml"
    path.write_text(file)
    assert [question.alone for question in read_questions(path)] == alone


def test_leaning_is_said_with_true_or_false(problems: Problems) -> None:
    assert problems('alone = "no"\n' + TEXT) == [
        "mine.toml, the file, alone: 'no' will not do. Allowed is true or false."
    ]
    fields = "kind, prompt, concepts, model, alone, ordered"
    assert problems(TEXT + 'alone = "no"\n') == one("why, alone", "no", f"Allowed fields are: {fields}.")


@pytest.mark.parametrize(
    ("text", "ordered"),
    [
        (CHOICE, False),
        (CHOICE + "ordered = true\n", True),
        (CHOICE.replace('"choice"', '"continuum"'), True),
        (CHOICE.replace('"choice"', '"perspective"'), True),
        (VALUES, False),
    ],
)
def test_options_may_have_an_order_of_their_own(tmp_path: Path, text: str, ordered: bool) -> None:
    path = tmp_path / "topic.toml"
    path.write_text(text)
    assert read_questions(path)[0].ordered is ordered


FILLED = "This field must be there and filled in."
MISCONCEPTION = "Allowed is M1 to M30, or nothing for a mere slip."
SLUG = "Allowed are a-z, 0-9 and single hyphens."
KINDS = f"Allowed is one of: {', '.join(formats())}."


@pytest.mark.parametrize(
    ("name", "text", "old", "new", "expected"),
    [
        ("kind missing", CHOICE, 'kind = "choice"\n', "", one("prisoner, kind", "", KINDS)),
        ("kind unknown", CHOICE, '"choice"', '"quadrant"', one("prisoner, kind", "quadrant", KINDS)),
        ("kind a list", CHOICE, '"choice"', '["x"]', one("prisoner, kind", "['x']", KINDS)),
        ("prompt missing", TEXT, 'prompt = "Why?"\n', "", one("why, prompt", "", FILLED)),
        ("prompt empty", TEXT, '"Why?"', '""', one("why, prompt", "", FILLED)),
        ("prompt blank", TEXT, '"Why?"', '"   "', one("why, prompt", "   ", FILLED)),
        ("prompt a number", TEXT, '"Why?"', "5", one("why, prompt", "5", FILLED)),
        ("model missing", TEXT, 'model = "One could say ..."', "", one("why, model", "", FILLED)),
        ("concepts missing", TEXT, 'concepts = ["I0"]\n', "", one("why, concepts", "", FILLED)),
        ("concepts empty", TEXT, '["I0"]', "[]", one("why, concepts", "[]", FILLED)),
        (
            "concept unknown",
            TEXT,
            '["I0"]',
            '["I0", "I9"]',
            one("why, concepts", "I9", "Allowed are the ids of the course's concepts, A1 to K4."),
        ),
        (
            "concept a list",
            TEXT,
            '["I0"]',
            '[["I0"]]',
            one("why, concepts", "['I0']", "Allowed are the ids of the course's concepts, A1 to K4."),
        ),
        (
            "field unknown",
            TEXT,
            "model",
            'hint = "h"\nmodel',
            one("why, hint", "h", "Allowed fields are: kind, prompt, concepts, model, alone, ordered."),
        ),
        (
            "option label of a match blank",
            MATCH,
            '"Quadrant I"',
            '" "',
            one("numerals, option I", " ", "Here stands the option's label."),
        ),
        ("question name no slug", TEXT, "[why]", '["Why so"]', one("Why so", "Why so", SLUG)),
        (
            "option id no slug",
            CHOICE,
            "options.part",
            "options.in_part",
            one("prisoner, option in_part", "in_part", f"{SLUG[:-1]}, or a quadrant's numeral."),
        ),
        ("row id no slug", MATCH, "rows.bell", "rows.II", one("numerals, row II", "II", SLUG)),
        ("row id with a sign", MATCH, "rows.bell", 'rows."a=b"', one("numerals, row a=b", "a=b", SLUG)),
        ("label missing", CHOICE, 'label = "Yes", ', "", one("prisoner, option yes, label", "", FILLED)),
        ("why empty", CHOICE, '"He shapes it."', '""', one("prisoner, option yes, why", "", FILLED)),
        (
            "option no table",
            CHOICE,
            'options.yes = { label = "Yes", credit = 1, why = "He shapes it." }',
            'options.yes = "Yes"',
            one("prisoner, option yes", "Yes", "Here stands a table with: label, why."),
        ),
        (
            "option field misspelt",
            CHOICE,
            "credit = 1,",
            "credits = 1,",
            one(
                "prisoner, option yes, credits", "1", "Allowed fields are: label, why, misconception, credit."
            ),
        ),
        (
            "option belongs where none may",
            CHOICE,
            "credit = 1,",
            "belongs = true,",
            one(
                "prisoner, option yes, belongs",
                "True",
                "Allowed fields are: label, why, misconception, credit.",
            ),
        ),
        ("belongs missing", VALUES, "belongs = true, ", "", one("kinds, option needs, belongs", "", FILLED)),
        (
            "credit too much",
            CHOICE,
            "credit = 1,",
            "credit = 1.1,",
            one("prisoner, option yes, credit", "1.1", "A credit is a number from 0 to 1."),
        ),
        (
            "credit not a number",
            CHOICE,
            "credit = 1,",
            "credit = nan,",
            one("prisoner, option yes, credit", "nan", "A credit is a number from 0 to 1."),
        ),
        (
            "credit true",
            CHOICE,
            "credit = 1,",
            "credit = true,",
            one("prisoner, option yes, credit", "True", "A credit is a number from 0 to 1."),
        ),
        (
            "wrong option with unknown misconception",
            CHOICE,
            '"M1"',
            '""',
            one("prisoner, option no, misconception", "", MISCONCEPTION),
        ),
        (
            "part option with unknown misconception",
            CHOICE,
            '"M3"',
            '"M33"',
            one("prisoner, option part, misconception", "M33", MISCONCEPTION),
        ),
        (
            "right option with misconception",
            CHOICE,
            "credit = 1,",
            'credit = 1, misconception = "M1",',
            one("prisoner, option yes, misconception", "M1", "A right answer shows no misconception."),
        ),
        (
            "what does not belong with unknown misconception",
            VALUES,
            '"M13"',
            '"M0"',
            one("kinds, option capacity, misconception", "M0", MISCONCEPTION),
        ),
        (
            "no option right",
            CHOICE,
            "credit = 1,",
            'credit = 0.9, misconception = "M3",',
            one("prisoner, options", "", "At least one option must be right (credit = 1)."),
        ),
        (
            "no option belongs",
            VALUES,
            "belongs = true,",
            'belongs = false, misconception = "M11",',
            one("kinds, options", "", "At least one option must belong (belongs = true)."),
        ),
        ("row label missing", MATCH, 'label = "Bell", ', "", one("numerals, row bell, label", "", FILLED)),
        (
            "row right unknown",
            MATCH,
            'right = "I", why = "It stays.", otherwise = {',
            'right = "V", why = "It stays.", otherwise = { I = { feedback = "No." },',
            one("numerals, row bell, right", "V", "Allowed is one of: I, II."),
        ),
        (
            "row says nothing of wrong options",
            MATCH,
            '{ II = { feedback = "No bell.", misconception = "M24" } }',
            "{}",
            one("numerals, row bell, otherwise", "{}", FILLED),
        ),
        (
            "row says nothing of one wrong option",
            MATCH,
            'II = "Quadrant II"',
            'II = "Quadrant II", III = "Quadrant III"',
            one(
                "numerals, row bell, otherwise",
                "III",
                "Say what to answer there, or give an `otherwise.default`.",
            ),
        ),
        (
            "row misconception unknown",
            MATCH,
            '"M24"',
            '"M31"',
            one("numerals, row bell, otherwise II, misconception", "M31", MISCONCEPTION),
        ),
        (
            "row says something wrong of the right option",
            MATCH,
            "otherwise = {",
            'otherwise = { I = { feedback = "No." },',
            one("numerals, row bell, otherwise I", "I", "Allowed is an option that is not right here: II."),
        ),
        (
            "row says something of no option",
            MATCH,
            "otherwise = {",
            'otherwise = { IV = { feedback = "No." },',
            one("numerals, row bell, otherwise IV", "IV", "Allowed is an option that is not right here: II."),
        ),
        (
            "option label of a match no text",
            MATCH,
            '"Quadrant I"',
            "1",
            one("numerals, option I", "1", "Here stands the option's label."),
        ),
        (
            "rows empty",
            MATCH,
            MATCH.splitlines()[-1],
            "rows = {}",
            one("numerals, rows", "{}", FILLED),
        ),
    ],
)
def test_what_can_be_wrong(
    problems: Problems, name: str, text: str, old: str, new: str, expected: list[str]
) -> None:
    assert text.count(old) == 1, name
    assert problems(text.replace(old, new)) == expected


def test_an_answer_that_is_not_right_may_be_a_slip_and_betray_no_misconception(problems: Problems) -> None:
    assert problems(CHOICE.replace(' misconception = "M3",', "")) == []
    assert problems(CHOICE.replace(' misconception = "M1",', "")) == []
    assert problems(VALUES.replace(' misconception = "M13",', "")) == []
    wrong = problems(CHOICE.replace('"M3"', '"M33"'))
    assert wrong == one("prisoner, option part, misconception", "M33", MISCONCEPTION)


def test_one_text_may_stand_for_the_other_wrong_options_of_a_row(tmp_path: Path) -> None:
    path = tmp_path / "topic.toml"
    more = MATCH.replace('II = "Quadrant II"', 'II = "Quadrant II", III = "Quadrant III"')
    path.write_text(more.replace("otherwise = {", 'otherwise = { default = { feedback = "No." },'))
    (asked,) = read_questions(path)
    assert isinstance(asked, Match)
    assert {key: mark.feedback for key, mark in asked.marks["bell"].items()} == {
        "I": ("It stays.",),
        "II": ("No bell.",),
        "III": ("No.",),
    }


def test_options_empty(problems: Problems) -> None:
    text = '[q]\nkind = "choice"\nconcepts = ["I0"]\nprompt = "?"\noptions = {}\n'
    assert problems(text) == one("q, options", "{}", FILLED)


def test_question_no_table(problems: Problems) -> None:
    assert problems("q = 5\n") == one("q, kind", "5", KINDS)


@pytest.mark.parametrize(
    "content", [b"[q", b"[q]\n[q]\n", "[ü]".encode("latin-1"), b"\xef\xbb\xbf[q]", b"\xff\xfe["]
)
def test_file_not_toml_in_utf8(problems: Problems, content: bytes) -> None:
    (problem,) = problems(content)
    assert problem.startswith("mine.toml, the file: The file must be TOML in UTF-8: ")


@pytest.mark.parametrize("content", ["", "# nothing yet\n"])
def test_file_without_questions(problems: Problems, content: str) -> None:
    expected = ["mine.toml, the file: It holds no question: add one."]
    assert problems(content) == expected


def test_all_problems_at_once(problems: Problems) -> None:
    text = (
        CHOICE.replace('prompt = "Does he co-produce?"\n', "")
        .replace('"M1"', '"M99"')
        .replace('"I1"', '"I9"')
    )
    assert [problem.split(":")[0] for problem in problems(text + TEXT.replace('"Why?"', '""'))] == [
        "mine.toml, question prisoner, prompt",
        "mine.toml, question prisoner, concepts",
        "mine.toml, question prisoner, option no, misconception",
        "mine.toml, question why, prompt",
    ]


def test_an_unknown_question_or_topic_names_what_there_is() -> None:
    with pytest.raises(
        ValueError, match=r"^No question is called quadrants\.x\. There is: .*quadrants\.numerals"
    ):
        question("quadrants.x")
    for look_up in (question, questions):
        with pytest.raises(ValueError, match=r"^There is no topic quadrant\. There is: .*quadrants"):
            look_up("quadrant")


def test_a_question_is_one_of_its_topic() -> None:
    assert question("quadrants.numerals") in questions("quadrants")


def test_quadrant_numerals_are_option_ids(problems: Problems) -> None:
    option = 'options.{} = {{ label = "x", credit = 1, why = "So." }}\n'
    head = '[q]\nkind = "choice"\nconcepts = ["I0"]\nprompt = "Which?"\n'
    assert problems(head + "".join(map(option.format, ["I", "II", "III", "IV"]))) == []
    assert len(problems(head + option.format("V"))) == 1


def test_a_path_may_be_a_text(tmp_path: Path) -> None:
    path = tmp_path / "topic.toml"
    path.write_text(TEXT, encoding="utf-8")
    assert read_questions(str(path)) == read_questions(path)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "nowhere.toml"
    with pytest.raises(ContentError, match=r"nowhere\.toml cannot be read: check the name and the folder\.$"):
        read_questions(path)
