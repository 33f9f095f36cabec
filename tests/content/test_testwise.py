"""No key of the bank's choices can be had by rules about its wording; the benchmark prints the table."""

from pathlib import Path

from cocreation_teach.content import questions, read_questions
from cocreation_teach.content.questions import topics
from tests.benchmarks.testwise import FOUR, LIMITS, PRE_TEST, four_options, pre_test, strongest

TOLD = """
[{name}]
kind = "choice"
concepts = ["I1"]
prompt = "What is her part?"
options.none = {{ label = "None, because she sleeps.", why = "So it may seem." }}
options.all = {{ label = "Whatever happens is always her own doing.", why = "So it may seem." }}
options.wish = {{ label = "It is what she wishes for.", why = "So it may seem." }}
options.part = {{ label = "It is what she may do with others.", credit = 1, why = "They share." }}
"""


def test_no_set_of_rules_finds_the_keys_of_choices_or_of_the_pre_test() -> None:
    bank = [question for topic in topics() for question in questions(topic)]
    for asked, limit in ((four_options(bank), LIMITS[FOUR]), (pre_test(bank), LIMITS[PRE_TEST])):
        share, rules = strongest(asked)
        assert share <= limit, (share, rules)


def test_keys_that_the_wording_gives_away_are_found(tmp_path: Path) -> None:
    path = tmp_path / "told.toml"
    path.write_text("".join(TOLD.format(name=f"q{at}") for at in range(3)))
    assert strongest(four_options(read_questions(path)))[0] == 1
