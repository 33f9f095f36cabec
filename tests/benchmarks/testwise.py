"""Whether a reader who knows nothing finds the key of a choice, or of a match, by test-wise rules.

Run it with ``python tests/benchmarks/testwise.py``, or give it question files to measure in place of the
bank.  It exits with 1 if any set of the rules finds more keys of the choices with four options, or of the
pre-test, than `LIMITS` allow, or if a rule for matches finds more of their rows.  Of a choice chance finds a
quarter, and of these matches three rows in ten.
"""

import re
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import combinations
from pathlib import Path
from statistics import fmean
from typing import Final

from cocreation_teach.content import read_questions
from cocreation_teach.content.questions import FOLDER
from cocreation_teach.theory import Choice, Match, Question, Several

Struck = Callable[[str, Sequence[str]], set[int]]
"""By the question's prompt and the words of its options: which of these a rule strikes out."""

FOUR: Final = "choices with four options"
PRE_TEST: Final = "the pre-test"
MATCHES: Final = "rows of matches"
LIMITS: Final = {FOUR: 0.32, PRE_TEST: 0.35, MATCHES: 0.38}

_REASON = re.compile(r"\b(because|since|so that)\b|[,:] (for|as) ", re.IGNORECASE)
_NONE = re.compile(r"(no|not|none|nothing|nobody|neither|never)\b", re.IGNORECASE)
_AGREES = re.compile(
    r"(yes|right|correct|just so|that is so|(\w+ )?(is|are) right|a fine|good advice)\b", re.IGNORECASE
)
_ABSOLUTE = re.compile(
    r"\b(always|never|only|all|every\w*|alone|whatever|wholly|whole|throughout|must|cannot|whenever|nothing|none)\b",
    re.IGNORECASE,
)
_HEDGED = re.compile(
    r"\b(may|might|can|could|some|perhaps|little|often|partly|yet|another matter|together|each|both)\b",
    re.IGNORECASE,
)


def _matching(pattern: re.Pattern[str]) -> Struck:
    return lambda _prompt, labels: {at for at, label in enumerate(labels) if pattern.search(label)}


def _opening(pattern: re.Pattern[str]) -> Struck:
    return lambda _prompt, labels: {at for at, label in enumerate(labels) if pattern.match(label)}


def _length(which: Callable[[Iterable[int]], int]) -> Struck:
    def struck(_prompt: str, labels: Sequence[str]) -> set[int]:
        lengths = [len(label) for label in labels]
        found = [at for at, length in enumerate(lengths) if length == which(lengths)]
        return set(found) if len(found) == 1 else set()

    return struck


def _echo(kept: Callable[[Iterable[int]], int]) -> Struck:
    """Strike what repeats more, or fewer, of the prompt's words than another option does."""

    def struck(prompt: str, labels: Sequence[str]) -> set[int]:
        shared = [len(_stems(label) & _stems(prompt)) for label in labels]
        return {at for at, number in enumerate(shared) if number != kept(shared)}

    return struck


def _stems(text: str) -> set[str]:
    return {word[:5] for word in re.findall(r"[a-zà-ÿ]{4,}", text.lower())}


def _unhedged(prompt: str, labels: Sequence[str]) -> set[int]:
    hedged = _matching(_HEDGED)(prompt, labels)
    return set(range(len(labels))) - hedged if hedged else set()


RULES: Final[dict[str, Struck]] = {
    "first": lambda _prompt, _labels: {0},
    "longest": _length(max),
    "shortest": _length(min),
    "reason": _matching(_REASON),
    "none": _opening(_NONE),
    "agrees": _opening(_AGREES),
    "absolute": _matching(_ABSOLUTE),
    "hedged": _matching(_HEDGED),
    "unhedged": _unhedged,
    "echo": _echo(min),
    "no echo": _echo(max),
}
"""What each rule strikes out: the first option, the longest, those that give a reason, and so on."""

SETS: Final = [chosen for size in range(1, len(RULES) + 1) for chosen in combinations(RULES, size)]


def left_by(rules: Iterable[str], question: Choice | Several) -> set[int]:
    """Return the options that the rules leave, by position; a rule that would leave none is passed over."""
    labels = tuple(label for _, label in question.options)
    left = set(range(len(labels)))
    for rule in rules:
        left = (left - _struck(rule, question.prompt, labels)) or left
    return left


@cache
def _struck(rule: str, prompt: str, labels: tuple[str, ...]) -> set[int]:
    return RULES[rule](prompt, labels)


def share_found(question: Choice, rules: Iterable[str]) -> float:
    """Return how likely it is that the key is picked among what the rules leave."""
    left = left_by(rules, question)
    keys = {at for at, (key, _) in enumerate(question.options) if question.marks[key].right}
    return len(left & keys) / len(left)


def found(questions: Sequence[Choice], rules: Iterable[str]) -> float:
    """Return the share of keys that the rules find."""
    return fmean(share_found(question, rules) for question in questions)


def strongest(questions: Sequence[Choice]) -> tuple[float, tuple[str, ...]]:
    """Return the set of rules that finds most keys, with its share."""
    return max(((found(questions, rules), rules) for rules in SETS), key=lambda each: each[0])


def four_options(questions: Iterable[Question]) -> list[Choice]:
    """Return the choices with four options."""
    return [
        each
        for each in questions
        if isinstance(each, Choice) and each.kind == "choice" and len(each.options) == 4
    ]


def pre_test(questions: Iterable[Question]) -> list[Choice]:
    """Return the questions that are asked before the course."""
    return [
        each
        for each in questions
        if isinstance(each, Choice) and each.id.startswith("start.") and each.id != "start.first-card"
    ]


def earned_by_ticking(question: Several, rules: Iterable[str]) -> float:
    """Return what is earned by ticking whatever the rules leave."""
    ids = [key for key, _ in question.options]
    mark = question.mark([ids[at] for at in sorted(left_by(rules, question))])
    assert mark
    return mark.credit


def _in_order(question: Match) -> dict[str, str]:
    """Give the first row the first option, the second the second, and begin anew after the last."""
    return {row: question.options[at % len(question.options)][0] for at, (row, _) in enumerate(question.rows)}


def _by_length(question: Match) -> dict[str, str]:
    """Give the shortest rows the shortest option, and so on to the longest."""
    rows, options = (
        sorted(part, key=lambda pair: len(pair[1])) for part in (question.rows, question.options)
    )
    return {row: options[at * len(options) // len(rows)][0] for at, (row, _) in enumerate(rows)}


def _by_echo(question: Match) -> dict[str, str]:
    """Give each row the option with which it shares most words, of several the first one shown."""
    return {
        row: max(question.options, key=lambda option: len(_stems(said) & _stems(option[1])))[0]
        for row, said in question.rows
    }


MATCH_RULES: Final[dict[str, Callable[[Match], dict[str, str]]]] = {
    "in order": _in_order,
    "by length": _by_length,
    "by echo": _by_echo,
}
_STUDENTS: Final = 20
"""So many see a match, each with its options in an order of their own."""


def matches(questions: Iterable[Question]) -> list[Match]:
    """Return the matches that have a key."""
    return [each for each in questions if isinstance(each, Match) and each.has_key]


def rows_found(questions: Sequence[Match], rule: str) -> float:
    """Return the share of rows that a rule gives their option, over many students."""
    return fmean(
        fmean(question.marks[row][given].right for row, given in MATCH_RULES[rule](question).items())
        for each in questions
        for question in (each.shuffled(f"student {at}") for at in range(_STUDENTS))
    )


def main(paths: Sequence[str]) -> int:
    """Measure, print, and return the exit code."""
    given = [Path(path) for path in paths] or sorted(FOLDER.glob("*.toml"))
    files = {path.stem: read_questions(path) for path in given}
    bank = [question for held in files.values() for question in held]
    groups = {
        **{name: four_options(held) for name, held in files.items()},
        PRE_TEST: pre_test(bank),
        FOUR: four_options(bank),
    }
    print(f"{'keys found':27}{'n':>4}", *(f"{rule:>9}" for rule in RULES), "  the strongest set")
    passed = [name for name, held in groups.items() if held and row(name, held)]
    print("\nThe questions that most sets of the rules find:")
    by_ease = sorted(groups[FOUR], key=lambda each: -fmean(share_found(each, rules) for rules in SETS))
    for question in by_ease[:12]:
        print(f"  {fmean(share_found(question, rules) for rules in SETS):.0%}  {question.id}")
    row_of_several([question for question in bank if isinstance(question, Several)])
    if row_of_matches(matches(bank)):
        passed.append(MATCHES)
    print(f"\n{len(passed)} limits passed{': ' if passed else '.'}{', '.join(passed)}")
    return 1 if passed else 0


def row(name: str, questions: Sequence[Choice]) -> bool:
    """Print a row of the table, and return whether it passes its limit."""
    share, rules = strongest(questions)
    limit = LIMITS.get(name)
    shown = [f"{found(questions, [rule]):9.0%}" for rule in RULES]
    allowed = f" (max. {limit:.0%})" if limit else ""
    print(f"{name:27}{len(questions):4}", *shown, f"  {share:.1%}{allowed} {', '.join(rules)}")
    return limit is not None and share > limit


def row_of_several(questions: Sequence[Several]) -> None:
    """Print what is earned where several options may be chosen."""
    if questions:
        share, rules = max((fmean(earned_by_ticking(each, r) for each in questions), r) for r in [(), *SETS])
        everything = fmean(earned_by_ticking(each, []) for each in questions)
        print(f"\nSeveral options, {len(questions)} questions: ticking all earns {everything:.0%},", end=" ")
        print(f"and what the strongest set leaves {share:.0%} ({', '.join(rules) or 'no rule'}).")


def row_of_matches(questions: Sequence[Match]) -> bool:
    """Print how many rows each rule finds, and return whether one passes the limit."""
    if not questions:
        return False
    shares = {rule: rows_found(questions, rule) for rule in MATCH_RULES}
    chance = fmean(1 / len(each.options) for each in questions)
    said = ", ".join(f"{rule} {share:.0%}" for rule, share in shares.items())
    print(f"\nMatches, {len(questions)} questions: rows found {said} (chance {chance:.0%}).")
    return max(shares.values()) > LIMITS[MATCHES]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
