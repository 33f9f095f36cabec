"""The reader of encounter sheets: what it takes, and one test for each thing that can be wrong."""

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cocreation_teach.content import COLUMNS, ContentError, encounters, read_encounters
from cocreation_teach.content.encounter_checks import MAY_BE_EMPTY
from cocreation_teach.theory import MISCONCEPTIONS, Channel, Encounter, Locus, Nature, Quadrant, ValueKind
from tests.content.sheets import SOUND, Row, sheet

Problems = Callable[[str | bytes], list[str]]


@pytest.fixture
def problems(tmp_path: Path) -> Problems:
    """The problems of a sheet as sentences; none if it can be read."""

    def problems(content: str | bytes) -> list[str]:
        try:
            read(tmp_path, content)
        except ContentError as error:
            return list(map(str, error.problems))
        return []

    return problems


def row(key: str = "night-bell", **changes: str) -> Row:
    return SOUND | {"id": key} | changes


def pair(**changes: str) -> tuple[Row, Row]:
    """Two partners in two quadrants; the changes are the second one's."""
    return row("one", pair="two"), row("two", **{"pair": "one", "nature": "voluntary"} | changes)


def one(place: str, value: str, cure: str) -> list[str]:
    fault = f"{value!r} will not do. " if value else ""
    return [f"mine.csv, {place}: {fault}{cure}"]


def read(tmp_path: Path, content: str | bytes) -> tuple[Encounter, ...]:
    path = tmp_path / "mine.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_encounters(path)


def test_a_row_becomes_an_encounter(tmp_path: Path) -> None:
    filled = row(contested="III", contested_why="She chose.", misconceptions="II:M6; IV:M16", pair="day-bell")
    partner = row("day-bell", pair="night-bell", locus="system")
    assert read(tmp_path, sheet([filled, partner]))[0] == Encounter(
        id="night-bell",
        title="A bell at night",
        description="Someone rings.",
        sector="health",
        country="Norway",
        nature=Nature.INVOLUNTARY,
        nature_why="It comes with the ward.",
        locus=Locus.INDIVIDUAL,
        locus_why="It stays on the ward.",
        contested=Quadrant.III,
        contested_why="She chose.",
        intensity=4,
        intensity_why="They meet often.",
        channel=Channel.IN_PERSON,
        values=(ValueKind.NEEDS, ValueKind.WELLBEING),
        values_why="Sleep, and company.",
        pair="day-bell",
        misconceptions=((Quadrant.II, "M6"), (Quadrant.IV, "M16")),
        source="course",
    )


def test_what_may_be_empty_is_nothing(tmp_path: Path) -> None:
    (encounter,) = read(tmp_path, sheet([row()]))
    assert (encounter.contested, encounter.contested_why, encounter.pair, encounter.misconceptions) == (
        None,
        "",
        None,
        (),
    )


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_separators_line_ends_and_a_byte_order_mark(
    tmp_path: Path, delimiter: str, end: str, mark: bytes
) -> None:
    rows = [row("one"), row("two", description="A “long” one;\nover, two\tlines.")]
    bank = read(tmp_path, mark + sheet(rows, delimiter=delimiter, end=end).encode())
    assert [encounter.description for encounter in bank] == [
        "Someone rings.",
        "A “long” one;\nover, two\tlines.",
    ]


def test_columns_in_any_order(tmp_path: Path) -> None:
    columns = list(COLUMNS)
    random.Random(1).shuffle(columns)
    assert read(tmp_path, sheet([row()], columns)) == read(tmp_path, sheet([row()]))


def test_spaces_around_cells_and_blank_rows_do_not_matter(tmp_path: Path) -> None:
    spaced = [f" {cell} " for cell in row().values()]
    content = sheet([[""] * len(COLUMNS), spaced, []], [f" {column} " for column in COLUMNS])
    assert read(tmp_path, content) == read(tmp_path, sheet([row()]))


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "nowhere.csv"
    with pytest.raises(ContentError, match=r"nowhere\.csv, the file: It cannot be read .*: check the name"):
        read_encounters(path)


def test_a_path_may_be_a_text(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(sheet([row()]), encoding="utf-8")
    assert read_encounters(str(path)) == read_encounters(path)


def test_columns_that_are_empty_throughout_do_not_matter_at_the_end(tmp_path: Path) -> None:
    content = sheet([[*row().values(), "", " "], [*row("two").values(), ""]], [*COLUMNS, "", " ", ""])
    assert [encounter.id for encounter in read(tmp_path, content)] == ["night-bell", "two"]


def test_a_column_without_a_name_is_told(problems: Problems) -> None:
    cure = f"There is no such column; the columns are {', '.join(COLUMNS)}."
    assert problems(sheet([row()], ["", *COLUMNS])) == one("row 1", "a column without a name", cure)


@pytest.mark.parametrize("blank", ["\r\n", f"{';' * 18}\r\n", "  \n"])
def test_blank_rows_before_the_header_are_counted(problems: Problems, blank: str) -> None:
    content = blank * 2 + sheet([row(), row("two", intensity="9")], delimiter=";")
    (problem,) = problems(content)
    assert problem.startswith("mine.csv, row 5, column intensity: '9'")


def test_blank_rows_before_the_header_count_in_what_is_said_of_it(problems: Problems) -> None:
    (problem,) = problems("\n" + sheet([row()], [name for name in COLUMNS if name != "pair"]))
    assert problem.startswith("mine.csv, row 2, column pair: This column is missing")
    (problem,) = problems("\n" + sheet([]))
    assert problem.startswith("mine.csv, row 3: The sheet holds no encounter")


@pytest.mark.parametrize("line", ["sep=;\r\n", "SEP=;\n", '"sep=;"\r', "\ufeffsep=;\r\n"])
def test_excels_line_for_the_separator_is_skipped_and_not_counted(problems: Problems, line: str) -> None:
    (problem,) = problems(line + sheet([row(), row("two", intensity="9")], delimiter=";"))
    assert problem.startswith("mine.csv, row 3, column intensity: '9'")


def test_headers_in_any_case(tmp_path: Path) -> None:
    columns = [column.upper() if column == "id" else column.title() for column in COLUMNS]
    content = sheet([list(row().values())], columns)
    assert read(tmp_path, content) == read(tmp_path, sheet([row()]))


@pytest.mark.parametrize("column", COLUMNS)
def test_column_missing(problems: Problems, column: str) -> None:
    columns = [name for name in COLUMNS if name != column]
    assert problems(sheet([row()], columns)) == one(
        f"row 1, column {column}", "", "This column is missing: add it."
    )


def test_column_unknown(problems: Problems) -> None:
    cure = f"There is no such column; the columns are {', '.join(COLUMNS)}."
    assert problems(sheet([row()], [*COLUMNS, "quadrant"])) == one("row 1", "quadrant", cure)


def test_column_twice(problems: Problems) -> None:
    cure = "This column stands there twice: keep one."
    assert problems(sheet([row()], [*COLUMNS, "title"])) == one("row 1", "title", cure)


def test_column_misspelt_is_told_as_missing_and_unknown(problems: Problems) -> None:
    columns = ["titel" if name == "title" else name for name in COLUMNS]
    missing, unknown = problems(sheet([row()], columns))
    assert missing == "mine.csv, row 1, column title: This column is missing: add it."
    assert unknown.startswith("mine.csv, row 1: 'titel' will not do. There is no such column")


@pytest.mark.parametrize("column", [column for column in COLUMNS if column not in MAY_BE_EMPTY])
@pytest.mark.parametrize("blank", ["", "  "])
def test_cell_empty(problems: Problems, column: str, blank: str) -> None:
    found = problems(sheet([row(**({column: blank} if column != "id" else {"key": blank}))]))
    assert found == one(f"row 2, column {column}", "", "This cell must not be empty.")


@pytest.mark.parametrize(
    ("column", "value", "cure"),
    [
        ("nature", "involuntry", "Allowed is one of: involuntary, voluntary."),
        ("nature", "Voluntary", "Allowed is one of: involuntary, voluntary."),
        ("locus", "service system", "Allowed is one of: individual, system."),
        ("channel", "e-mail", "Allowed is one of: in person, telephone, post, electronic, mixed."),
    ],
)
def test_cell_none_of_a_few_words(problems: Problems, column: str, value: str, cure: str) -> None:
    assert problems(sheet([row(**{column: value})])) == one(f"row 2, column {column}", value, cure)


@pytest.mark.parametrize("value", ["0", "6", "3.0", "three", "-1", "٣", "1e0", "²"])
def test_intensity_no_whole_number_from_1_to_5(problems: Problems, value: str) -> None:
    cure = "Allowed is a whole number from 1 (passive) to 5 (iterative, inter-personal)."
    assert problems(sheet([row(intensity=value)])) == one("row 2, column intensity", value, cure)


@pytest.mark.parametrize("value", ["needs,wellbeing", "need", "needs;needs", ";"])
def test_values_no_list_of_kinds(problems: Problems, value: str) -> None:
    cure = "Allowed is one of: needs, wellbeing, capacity; several are parted by semicolons, each once."
    assert problems(sheet([row(values=value)])) == one("row 2, column values", value, cure)


def test_contested_no_quadrant(problems: Problems) -> None:
    cure = "Allowed is one of: I, II, III, IV. Leave it empty if the case is clear."
    found = problems(sheet([row(contested="V", contested_why="So.")]))
    assert found == one("row 2, column contested", "V", cure)


def test_contested_is_the_key(problems: Problems) -> None:
    cure = "This is the quadrant of the key: name the second one that can be defended."
    found = problems(sheet([row(contested="I", contested_why="So.")]))
    assert found == one("row 2, column contested", "I", cure)


@pytest.mark.parametrize(("contested", "why"), [("III", ""), ("", "So.")])
def test_contested_without_reason_or_reason_without_it(problems: Problems, contested: str, why: str) -> None:
    cure = "A contested case gives its reason here, and only a contested one does."
    found = problems(sheet([row(contested=contested, contested_why=why)]))
    assert found == one("row 2, column contested_why", why, cure)


@pytest.mark.parametrize("value", ["III", "III:M31", "V:M3", "III=M3", "III:M3:M4", "III: M3", "III:m3"])
def test_misconceptions_malformed(problems: Problems, value: str) -> None:
    cure = "Allowed is, for instance, III:M3;IV:M16, each quadrant once, M1 to M30."
    assert problems(sheet([row(misconceptions=value)])) == one("row 2, column misconceptions", value, cure)


def test_misconceptions_name_a_quadrant_twice(problems: Problems) -> None:
    (problem,) = problems(sheet([row(misconceptions="III:M3;III:M4")]))
    assert problem.endswith("each quadrant once, M1 to M30.")


def test_misconceptions_name_the_quadrant_of_the_key(problems: Problems) -> None:
    cure = "Quadrant I is the key, so choosing it shows no misconception."
    assert problems(sheet([row(misconceptions="I:M3")])) == one("row 2, column misconceptions", "I:M3", cure)


def test_id_twice(problems: Problems) -> None:
    found = problems(sheet([row("one"), row("two"), row("one"), row("one")]))
    cure = "Row 2 has this id already."
    assert found == one("row 4, column id", "one", cure) + one("row 5, column id", "one", cure)


@pytest.mark.parametrize(
    "value", ["Night-bell", "night bell", "night--bell", "-bell", "nächt", "night_bell", "=1"]
)
def test_id_no_slug(problems: Problems, value: str) -> None:
    assert problems(sheet([row(value)])) == one(
        "row 2, column id", value, "Allowed are a-z, 0-9 and single hyphens."
    )


def test_a_pair(problems: Problems) -> None:
    assert problems(sheet(pair())) == []


def test_pair_with_nobody(problems: Problems) -> None:
    found = problems(sheet([row("one", pair="two")]))
    assert found == one("row 2, column pair", "two", "No encounter of this sheet has that id.")


def test_pair_one_sided(problems: Problems) -> None:
    cure = "The partner does not name one as its pair: it must."
    assert problems(sheet(pair(pair=""))) == one("row 2, column pair", "two", cure)


def test_pair_of_three(problems: Problems) -> None:
    cure = "The partner does not name three as its pair: it must."
    third = row("three", pair="one", locus="system")
    assert problems(sheet([*pair(), third])) == one("row 4, column pair", "one", cure)


def test_pair_in_one_quadrant(problems: Problems) -> None:
    cure = "Both are quadrant I: a pair stands in two."
    found = problems(sheet(pair(nature="involuntary")))
    assert found == one("row 2, column pair", "two", cure) + one("row 3, column pair", "one", cure)


def test_pair_with_itself(problems: Problems) -> None:
    (problem,) = problems(sheet([row("one", pair="one")]))
    assert problem.startswith("mine.csv, row 2, column pair: 'one' will not do.")


def test_row_short(problems: Problems) -> None:
    cure = "The row has 2 cells and the header 19: fill up the row to 19 cells."
    assert problems(sheet([row("one"), ["two", "A title"]])) == one("row 3", "two", cure)


def test_row_long(problems: Problems) -> None:
    cure = "The row has 20 cells and the header 19: look for a stray quotation mark."
    assert problems(sheet([[*row().values(), "more"]])) == one("row 2", "night-bell", cure)


@pytest.mark.parametrize("below", ["plain", 'with "quotes", and a comma'])
def test_quotation_mark_that_is_not_closed(problems: Problems, below: str) -> None:
    content = sheet([row("zero"), row("one"), row("two", description=below)])
    cure = "A quotation mark is opened here and not closed: take it out, or close it."
    assert problems(content.replace("one,A bell", 'one,"A bell')) == one("row 3", "", cure)


def test_a_cell_of_any_length_is_read(problems: Problems) -> None:
    assert problems(sheet([row(locus_why="x " * 70_000)])) == []


@pytest.mark.parametrize("content", ["", "\n", "\ufeff", "\r\n\r\n", ";;;\n;;;\n", "sep=;", "sep=;\n"])
def test_file_empty(problems: Problems, content: str) -> None:
    cure = "It is empty: it needs a header, and a row for each encounter."
    assert problems(content) == one("the file", "", cure)


@pytest.mark.parametrize("rows", [[], [[]], [[""] * 19]])
def test_file_without_encounters(problems: Problems, rows: list[list[str]]) -> None:
    assert problems(sheet(rows)) == one("row 2", "", "The sheet holds no encounter: add one row for each.")


@pytest.mark.parametrize(
    "content",
    [
        sheet([row()]).encode("utf-16-le"),
        sheet([row()]).encode("utf-16") + b"\0",
        sheet([row(country="Türkiye")]).encode("latin-1"),
        sheet([row(title="An “odd” one")]).encode("cp1252"),
        b"PK\x03\x04\x14\x00\x06\x00\x08\x00\xc3\xe9",
    ],
    ids=["UTF-16 without its mark", "UTF-16 cut off", "Latin-1", "Windows-1252", "a workbook"],
)
def test_file_not_utf8(problems: Problems, content: bytes) -> None:
    (problem,) = problems(content)
    assert re.search(r"not written in UTF-8|is a workbook", problem)
    assert problem.endswith("Save the table once more as “CSV UTF-8”.")


def test_what_a_spreadsheet_calls_unicode_text_is_read(problems: Problems) -> None:
    assert problems(sheet([row(country="Türkiye")]).encode("utf-16")) == []


def test_rows_are_numbered_as_in_the_spreadsheet(problems: Problems) -> None:
    rows = [row("one", description="Two\nlines,\r\nno: three."), [""] * 19, [], row("two", intensity="9")]
    (problem,) = problems(sheet(rows))
    assert problem.startswith("mine.csv, row 5, column intensity: '9'")


def test_all_problems_at_once(problems: Problems) -> None:
    rows = [
        row("one", nature="maybe", pair="nobody"),
        row("two", intensity="9", values="money"),
        row("two", contested="I", contested_why="So."),
        row("Four", misconceptions="I:M3"),
        row("five", pair="six"),
        row("six"),
        ["seven"],
    ]
    assert [problem.split(":")[0] for problem in problems(sheet(rows[:-1]))] == [
        "mine.csv, row 2, column nature",
        "mine.csv, row 3, column intensity",
        "mine.csv, row 3, column values",
        "mine.csv, row 4, column contested",
        "mine.csv, row 5, column misconceptions",
        "mine.csv, row 4, column id",
        "mine.csv, row 5, column id",
        "mine.csv, row 2, column pair",
        "mine.csv, row 6, column pair",
    ]
    with_short = problems(sheet(rows))
    assert with_short[0].startswith("mine.csv, row 8: 'seven'")
    assert len(with_short) == 8, "all but the two pairs, which a row that cannot be read might make good"


def test_the_error_counts_its_problems_and_nothing_is_loaded(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"^2 problems; nothing was loaded\.\nmine\.csv, row 2") as raised:
        read(tmp_path, sheet([row("one", intensity="9", channel="pigeon"), row("two")]))
    assert len(raised.value.problems) == 2
    with pytest.raises(ContentError, match=r"^1 problem; nothing was loaded\."):
        read(tmp_path, sheet([row("one", intensity="9"), row("two")]))


def test_a_long_value_is_shown_shortened(problems: Problems) -> None:
    (problem,) = problems(sheet([row(nature="x" * 5000)]))
    assert f"'{'x' * 57}...'" in problem
    assert len(problem) < 200


CELLS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(
    [
        "I",
        "II",
        "one",
        "two",
        "voluntary",
        "involuntary",
        "individual",
        "system",
        "needs;capacity",
        "III:M3",
        "5",
    ]
)


@settings(deadline=None)
@given(st.lists(st.fixed_dictionaries({}, optional=dict.fromkeys(COLUMNS, CELLS)), min_size=1, max_size=4))
def test_whatever_the_cells_it_loads_or_says_what_is_wrong(
    tmp_path_factory: pytest.TempPathFactory, changes: list[Row]
) -> None:
    path = tmp_path_factory.mktemp("sheet") / "mine.csv"
    path.write_bytes(sheet([row(f"case-{n}") | change for n, change in enumerate(changes)]).encode())
    try:
        bank = read_encounters(path)
    except ContentError:
        return
    assert len(bank) == len(changes)
    for encounter in bank:
        assert encounter.id
        assert 1 <= encounter.intensity <= 5
        assert encounter.contested is not encounter.quadrant
        assert {misconception for _, misconception in encounter.misconceptions} <= MISCONCEPTIONS.keys()


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_whatever_the_bytes_it_says_what_is_wrong(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.mktemp("sheet") / "mine.csv"
    path.write_bytes(content)
    with pytest.raises(ContentError):
        read_encounters(path)


def test_an_unknown_id_names_the_closest() -> None:
    known = encounters()[0].id
    with pytest.raises(ValueError, match=f"No encounter is called {known}x. Did you mean: .*{known}"):
        encounters(known, f"{known}x")
    with pytest.raises(ValueError, match=r"^No encounter is called \?\?\?\.$"):
        encounters("???")


def test_encounters_come_in_the_order_asked_for() -> None:
    first, second = (encounter.id for encounter in encounters()[:2])
    assert [encounter.id for encounter in encounters(second, first)] == [second, first]
