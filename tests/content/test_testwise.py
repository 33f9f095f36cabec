"""No key of the bank's choices can be had by rules about its wording; the benchmark prints the table."""

from pathlib import Path

from cocreation_teach.content import questions, read_questions
from cocreation_teach.content.questions import topics
from cocreation_teach.theory import Mark, Match
from tests.benchmarks.testwise import (
    FOUR,
    LIMITS,
    MATCH_RULES,
    MATCHES,
    PRE_TEST,
    four_options,
    matches,
    pre_test,
    rows_found,
    strongest,
)

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


def test_no_rule_finds_the_rows_of_matches_by_their_order_length_or_words() -> None:
    asked = matches(question for topic in topics() for question in questions(topic))
    shares = {rule: rows_found(asked, rule) for rule in MATCH_RULES}
    assert max(shares.values()) <= LIMITS[MATCHES], shares


def test_a_match_whose_order_length_and_words_give_it_away_is_found() -> None:
    told = {"short": {"one": Mark(1, ("So.",)), "two": Mark(0, ("No.",))}}
    told["long"] = {"one": Mark(0, ("No.",)), "two": Mark(1, ("So.",))}
    rows = (("short", "A nurse?"), ("long", "A patient of the whole ward."))
    options = (("one", "The nurse"), ("two", "The patients of a ward"))
    told_away = Match("q", "Who speaks?", rows, options, told, ordered=True)
    assert {rule: rows_found([told_away], rule) for rule in MATCH_RULES} == dict.fromkeys(MATCH_RULES, 1)
