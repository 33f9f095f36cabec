"""Making an assignment: what is asked for is checked, its questions are chosen, and it is written."""

import hashlib
import json
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Final, Literal

from cocreation_teach.content import ContentError, encounters
from cocreation_teach.exchange.assignment import Assignment, Item, as_json, digest_of
from cocreation_teach.exchange.errors import TeachingError
from cocreation_teach.exchange.files import in_the_way
from cocreation_teach.exchange.folder import KEY, RELEASE, RESULTS
from cocreation_teach.teaching.assigning.cases import check_cases, example_ids, read_cases
from cocreation_teach.teaching.assigning.choose import Cases, choose
from cocreation_teach.teaching.assigning.draft import BANK, Draft
from cocreation_teach.teaching.assigning.release import tidy, write
from cocreation_teach.teaching.assigning.wish import Wish

_SECRET: Final = 12
_GUESSED: Final = "The seed is short, and can be guessed: leave it out, and a secret one is drawn."
_NO_SEED: Final = "The seed holds signs that cannot be seen: copy it from key.json as it stands there."


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


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a wish and a seed make, before anything of it is written.

    Attributes
    ----------
    assignment
        What students will get.
    drafts
        Its questions with what their key holds.
    seed
        By which they were drawn.
    notes
        Sentences that the lecturer should read.
    """

    assignment: Assignment
    drafts: Mapping[str, Draft]
    seed: str
    notes: tuple[str, ...]

    @property
    def public(self) -> int:
        """How many of the questions come from the public bank."""
        return sum(draft.source == BANK for draft in self.drafts.values())


def assign(
    folder: Path | str,
    title: str,
    *,
    questions: int = 12,
    kinds: Sequence[str] = (),
    cases: Iterable[Path | str] = (),
    seed: int | str | None = None,
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
        Of `kinds_asked`; unless given, those in `USUAL`, or with ``cases`` those of them that
        cases can be asked with.
    cases
        Case sheets.  Their cases come first; the bank gives only what they lack.
    seed
        That of an assignment made before, from its ``key/key.json``, to draw the same questions again.
        Unless given it is new and secret: whoever has it, and the cases, can draw them too.
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
    folder = Path(folder)
    tidy(folder)
    wish = Wish(
        title=title,
        questions=questions,
        kinds=kinds,
        cases=tuple(dict.fromkeys(map(Path, cases))),
        due=due,
        mode=mode,
        variants=variants,
        contested=contested,
    )
    problems = [
        *(sentence for _, sentence in wish.faults()),
        *([] if str(seed).isprintable() else [_NO_SEED]),
        *_in_the_way(folder),
    ]
    if problems:
        raise TeachingError("\n".join(problems))
    drawn = draw(wish, None if seed is None else str(seed))
    write(folder, drawn.assignment, drawn.drafts, drawn.seed)
    return Made(folder, drawn.assignment, len(drawn.drafts), drawn.public, drawn.notes)


def draw(wish: Wish, seed: str | None = None) -> Drawn:
    """Draw the questions of an assignment that can be, and write nothing.

    Raises
    ------
    TeachingError
        If there are not as many questions as are wished for.
    ContentError
        If there is anything wrong with the case sheets; all problems at once.
    """
    own, examples = _own_cases(wish.cases)
    drawn_by = _secret() if seed is None else seed
    choice = choose(wish.questions, wish.asked, own, wish.variants, Random(drawn_by), wish.contested)
    drafts, forms = _named(choice.forms)
    if short := wish.questions - min(map(len, forms)):
        there = wish.questions - short
        cure = "Ask for fewer, or for more kinds."
        raise TeachingError(
            f"For {', '.join(wish.asked)} there are {there} questions, not {wish.questions}. {cure}"
        )
    drawn = Drawn(_assignment(wish.title, wish.when, drafts, forms), drafts, drawn_by, ())
    left_out = 0 if wish.contested else sum(bool(case.contested) for case, _ in own)
    guessed = wish.mode == "exam" and len(drawn_by) < _SECRET and drawn.public < len(drafts)
    notes = (
        *_on_what_was_left_out(examples, choice.twins, left_out),
        *_on_the_bank(drawn.public, len(drafts), wish.mode, bool(wish.cases)),
        *([_GUESSED] if guessed else []),
    )
    return replace(drawn, notes=notes)


def _in_the_way(folder: Path) -> list[str]:
    """Return a sentence if something stands where the assignment would be written."""
    if told := in_the_way(folder):
        return [told]
    there = [name for name in (RELEASE, KEY, RESULTS) if (folder / name).exists()]
    if not there:
        return []
    cure = "Nothing was written: name a new folder, or move these away yourself."
    return [f"{folder} holds an assignment already ({', '.join(there)}). {cure}"]


def _own_cases(sheets: Sequence[Path]) -> tuple[Cases, int]:
    """Return the cases of some sheets with their sources, and how many of the template's were left out."""
    if problems := check_cases(sheets):
        raise ContentError(list(problems))
    known = {encounter.description for encounter in encounters()}
    found = [(case, path.name) for path in sheets for case in read_cases(path)]
    own = [(case, name) for case, name in found if case.id not in example_ids()]
    kept = [(case, BANK if case.description in known else name) for case, name in own]
    return kept, len(found) - len(kept)


def _named(
    forms: Sequence[Sequence[Draft]],
) -> tuple[dict[str, Draft], tuple[tuple[str, ...], ...]]:
    """Give each question an id that tells nothing: its place when the forms are read one after another."""
    ids: dict[tuple[str, ...], str] = {}
    drafts = {}
    for draft in (draft for form in forms for draft in form):
        drafts[ids.setdefault(draft.asks, f"q{len(ids) + 1:02}")] = draft
    return drafts, tuple(tuple(ids[draft.asks] for draft in form) for form in forms)


def _secret() -> str:
    return secrets.token_hex(16)


def _assignment(
    title: str, due: str | None, drafts: dict[str, Draft], forms: tuple[tuple[str, ...], ...]
) -> Assignment:
    # What it checks is for the key to say.
    items = tuple(Item(replace(one.question, id=key, concepts=()), one.points) for key, one in drafts.items())
    bare = Assignment("", title.strip(), "", due, items, forms)
    # Whoever makes the same assignment again gets the same id.
    whole = json.dumps(as_json(bare), ensure_ascii=True, sort_keys=True)
    named = replace(bare, id=hashlib.sha256(whole.encode()).hexdigest()[:8])
    return replace(named, digest=digest_of(as_json(named)))


def _on_what_was_left_out(examples: int, twins: int, contested: int) -> tuple[str, ...]:
    left = []
    if examples:
        left.append("The worked examples of the template are public, and were left out.")
    if contested:
        many = "One contested case was" if contested == 1 else f"{contested} contested cases were"
        use = "They are for discussion, and asked where you choose contested cases too."
        left.append(f"{many} left out: two quadrants can be defended. {use}")
    if twins:
        many = "One case was" if twins == 1 else f"{twins} cases were"
        left.append(f"{many} left out: seen beside its twin, a case gives away its answer.")
    return tuple(left)


def _on_the_bank(public: int, in_all: int, mode: str, sheets: bool) -> tuple[str, ...]:
    if not public:
        return ()
    share = f"{public} of {in_all} questions come" if public > 1 else f"1 of {in_all} questions comes"
    told = f"{share} from the course’s own bank. It is public, and so are its keys."
    if mode != "exam":
        return (told,)
    cure = (
        "Add cases to your sheet."
        if sheets
        else "Fill an empty sheet with cases of your own, and make the assignment of them."
    )
    return (f"{told} {cure}",)
