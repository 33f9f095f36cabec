"""Making an assignment: ``release/`` for the students and ``key/`` for the lecturer."""

import hashlib
import json
import secrets
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Final, Literal

from cocreation_teach.content import ContentError, encounters
from cocreation_teach.exchange.assignment import Assignment, Item, as_json, digest_of
from cocreation_teach.exchange.errors import TeachingError
from cocreation_teach.teaching.assigning.cases import check_cases, read_cases
from cocreation_teach.teaching.assigning.checks import (
    NOT_IN_EXAMS,
    NOT_OF_CASES,
    due_from,
    in_the_way,
    problems_in,
)
from cocreation_teach.teaching.assigning.choose import Cases, choose
from cocreation_teach.teaching.assigning.draft import BANK, OF_ENCOUNTERS, Draft
from cocreation_teach.teaching.assigning.key import key_of
from cocreation_teach.teaching.assigning.release import as_bytes, release_of
from cocreation_teach.teaching.assigning.template import EXAMPLES

USUAL: Final = ("quadrant", "continuum", "perspective", "values", "choice")
"""The kinds of question unless others are asked for: texts have to be marked by a person."""


@dataclass(frozen=True, slots=True)
class Made:
    """What was made.

    Attributes
    ----------
    folder, assignment
        Where it lies, and what students get.
    questions
        How many questions there are in all forms together.
    public
        How many of them come from the public bank.
    notes
        Sentences that the lecturer should read.
    """

    folder: Path
    assignment: Assignment
    questions: int
    public: int
    notes: tuple[str, ...]


def assign(
    folder: Path | str,
    title: str,
    *,
    questions: int = 12,
    kinds: Sequence[str] = (),
    cases: Iterable[Path | str] = (),
    seed: int | None = None,
    due: str | None = None,
    mode: Literal["exam", "practice"] = "practice",
    variants: int = 1,
    contested: bool = False,
) -> Made:
    """Make an assignment.

    Parameters
    ----------
    folder
        Where ``release/`` and ``key/`` are made; nothing that is there is overwritten.
    title
        What students read above it.
    questions
        How many a student answers.
    kinds
        Of `learning.assignment.KINDS`; unless given, those in `USUAL`, or with ``cases`` those of them that
        cases can be asked with.
    cases
        Case sheets.  Their cases come first; the bank gives only what they lack.
    seed
        Another number draws other questions; unless given, the title decides.
    due
        ISO 8601.  A day alone means 23:59 on that day; a time without an offset is this computer's.
    mode
        ``exam`` warns of questions whose key is public.
    variants
        How many parallel forms; a student's id decides which one is theirs.
    contested
        Whether cases with a second defensible quadrant may be asked: for discussion, not for an exam.

    Raises
    ------
    TeachingError
        If anything asked for cannot be; all problems at once, and nothing is written.
    ContentError
        If there is anything wrong with the case sheets; all problems at once.
    """
    folder, sheets = Path(folder), list(dict.fromkeys(map(Path, cases)))
    chosen = tuple(dict.fromkeys(kinds)) or _usual(questions, bool(sheets))
    problems = [
        *problems_in(title, questions, chosen, variants),
        *([NOT_IN_EXAMS] if contested and mode == "exam" else []),
        *([NOT_OF_CASES] if sheets and not set(chosen) & set(OF_ENCOUNTERS) else []),
        *in_the_way(folder),
    ]
    when = due_from(due, problems)
    if problems:
        raise TeachingError("\n".join(problems))
    own, examples = _own_cases(sheets)
    random = Random(title if seed is None else seed)
    choice = choose(questions, chosen, own, variants, random, contested)
    drafts, forms = _named(choice.forms)
    if short := questions - min(map(len, forms)):
        asked = ", ".join(chosen)
        cure = "Ask for fewer, or for more kinds."
        raise TeachingError(f"For {asked} there are {questions - short} questions, not {questions}. {cure}")
    assignment = _assignment(title, when, drafts, forms)
    _write(folder, assignment, drafts)
    public = sum(draft.source == BANK for draft in drafts.values())
    notes = (
        *_on_what_was_left_out(
            examples, choice.twins, 0 if contested else sum(bool(case.contested) for case, _ in own)
        ),
        *_on_the_bank(public, len(drafts), mode, bool(sheets)),
    )
    return Made(folder, assignment, len(drafts), public, notes)


def _usual(questions: int, sheets: bool) -> tuple[str, ...]:
    return tuple(kind for kind in USUAL if not sheets or kind in OF_ENCOUNTERS)[: max(1, questions)]


def _own_cases(sheets: Sequence[Path]) -> tuple[Cases, int]:
    """Return the cases of some sheets with their sources, and how many of the template's were left out."""
    if problems := check_cases(sheets):
        raise ContentError(list(problems))
    known = {encounter.description for encounter in encounters()}
    worked = {example["id"] for example in EXAMPLES}
    found = [(case, path.name) for path in sheets for case in read_cases(path)]
    kept = [
        (case, BANK if case.description in known else name) for case, name in found if case.id not in worked
    ]
    return kept, len(found) - len(kept)


def _named(
    forms: Sequence[Sequence[Draft]],
) -> tuple[dict[str, Draft], tuple[tuple[str, ...], ...]]:
    """Give each question an id that tells nothing: its place when the forms are read one after another."""
    ids: dict[str, str] = {}
    drafts = {}
    for draft in (draft for form in forms for draft in form):
        drafts[ids.setdefault(draft.prompt, f"q{len(ids) + 1:02}")] = draft
    return drafts, tuple(tuple(ids[draft.prompt] for draft in form) for form in forms)


def _assignment(
    title: str, due: str | None, drafts: dict[str, Draft], forms: tuple[tuple[str, ...], ...]
) -> Assignment:
    items = tuple(Item(key, d.kind, d.prompt, d.options, d.points) for key, d in drafts.items())
    bare = Assignment("", title.strip(), "", due, items, forms)
    # Whoever makes the same assignment again gets the same id.
    whole = json.dumps(as_json(bare), ensure_ascii=True, sort_keys=True)
    named = replace(bare, id=hashlib.sha256(whole.encode()).hexdigest()[:8])
    return replace(named, digest=digest_of(as_json(named)))


def _write(folder: Path, assignment: Assignment, drafts: dict[str, Draft]) -> None:
    """Write all files into a folder beside, and only then give both parts their names."""
    files = {f"release/{name}": content for name, content in release_of(assignment).items()}
    files["key/key.json"] = as_bytes(key_of(assignment, drafts))
    beside = folder / f".making-{secrets.token_hex(4)}"
    try:
        for name, content in files.items():
            (beside / name).parent.mkdir(parents=True, exist_ok=True)
            (beside / name).write_bytes(content)
        for part in ("key", "release"):
            (beside / part).rename(folder / part)
        beside.rmdir()
    except OSError as error:
        shutil.rmtree(beside, ignore_errors=True)
        raise TeachingError(f"{folder} cannot be written: {error.strerror or error}.") from None


def _on_what_was_left_out(examples: int, twins: int, contested: int) -> tuple[str, ...]:
    left = []
    if examples:
        left.append("The worked examples of the template are public, and were left out.")
    if contested:
        many = "One contested case was" if contested == 1 else f"{contested} contested cases were"
        left.append(f"{many} left out: two quadrants can be defended. They are for discussion (--contested).")
    if twins:
        many = "One case was" if twins == 1 else f"{twins} cases were"
        left.append(f"{many} left out: seen beside its twin, a case gives away its answer.")
    return tuple(left)


def _on_the_bank(public: int, in_all: int, mode: str, sheets: bool) -> tuple[str, ...]:
    if mode != "exam" or not public:
        return ()
    share = f"{public} of {in_all} questions come" if public > 1 else f"1 of {in_all} questions comes"
    cure = (
        "Add cases to your sheet."
        if sheets
        else "Write cases of your own (cocreation cases template FILE) and name them with --cases FILE."
    )
    return (f"{share} from the course’s own bank. It is public, and so are its keys. {cure}",)
