"""A class of 24 files, graded: the same bytes as the tables in ``golden/results``, which people have read.

The hand-ins are those of a simulated class, and beside them some that are odd: an id in full-width digits, a
look-alike letter, a formula for a name, a claimed score, half a file.
"""

import shutil
from pathlib import Path

import pytest

from cocreation_teach.exchange.folder import COMMENTS, ITEMS, MISCONCEPTIONS, Table
from cocreation_teach.teaching.mark.grading import grade_to_tables

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("golden") / "week"
    shutil.copytree(GOLDEN, folder, ignore=shutil.ignore_patterns("results"))
    grade_to_tables(folder, [folder / "hand-ins.zip"], folder / "roster.csv", late_penalty=10)
    return folder / "results"


@pytest.mark.parametrize("table", ["inbox", "marks", "answers", "to-mark"])
def test_the_same_hand_ins_give_the_same_table(graded: Path, table: str) -> None:
    assert (graded / f"{table}.csv").read_bytes() == (GOLDEN / f"results/{table}.csv").read_bytes()


@pytest.mark.parametrize(
    ("table", "path", "header"),
    [
        (COMMENTS, "results/comments.csv", "code comment"),
        (
            ITEMS,
            "results/items.csv",
            "question kind n waiting facility discrimination discrimination_low discrimination_high "
            "omitted alpha_if_dropped look_at_this_item reason trust options",
        ),
        (
            MISCONCEPTIONS,
            "results/misconceptions.csv",
            "misconception text students twice could_show share questions lesson lesson_title",
        ),
    ],
)
def test_the_columns_that_a_lecturers_own_scripts_read_keep_their_names(
    table: Table, path: str, header: str
) -> None:
    assert (table.path, " ".join(table.columns)) == (path, header)
