"""Between a widget and the journal: what is restored, what is recorded, and what the page is told of it."""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from os import environ
from pathlib import Path
from typing import Any, Final

from cocreation_teach.learning.entry import Entry, entry_from
from cocreation_teach.learning.journal import Journal, JournalError, journal_folder
from cocreation_teach.learning.standing import Standing, standing, wording
from cocreation_teach.theory import Question

Questions = Mapping[str, Question]

MOST: Final = 5_000
"""Acts that a page may hand over at once; a browser holds fewer."""


def open_journal() -> Journal:
    """Return the journal of the folder in which this kernel runs; it is read once."""
    return _journal(journal_folder(Path.cwd()))


@cache
def _journal(folder: Path) -> Journal:
    return Journal(folder)


def is_for_reading() -> bool:
    """Whether this kernel shows a solution, which records nothing."""
    return Path.cwd().name == "solutions"


def restored(journal: Journal, questions: Questions, occasion: str) -> dict[str, Standing]:
    """Return where the learner stands with each question; what its present wording cannot take is left out.

    It stays in the journal.
    """
    found = {key: standing(journal.entries(key, occasion)) for key in questions}
    return {
        key: Standing(tuple(t for t in one.tries if questions[key].refusal(t.answer) is None), one.shown)
        for key, one in found.items()
    }


def keeping(journal: Journal, questions: Questions, occasion: str) -> dict[str, Any]:
    """Return what the page needs to keep answers by itself while the kernel is away."""
    known = [journal.entries(key, occasion) for key in questions]
    return {
        "space": space(environ),
        "occasion": occasion,
        "versions": {key: wording(question) for key, question in questions.items()},
        "empty": journal.empty,
        "clock": journal.clock,
        "drafts": {
            key: entries[-1].answer
            for key, entries in zip(questions, known, strict=True)
            if entries and entries[-1].act == "kept" and isinstance(entries[-1].answer, str)
        },
        "last": max((one.at for entries in known for one in entries), default=""),
        "reworded": [
            key
            for key, entries in zip(questions, known, strict=True)
            if entries and entries[-1].version not in ("", wording(questions[key]))
        ],
    }


def space(variables: Mapping[str, str]) -> str:
    """Return whose answers these are, where several people share a browser's origin: a hub's user.

    On Binder the user is a machine that is thrown away, and no name at all.

    Examples
    --------
    >>> space({"JUPYTERHUB_USER": "ana"}), space({"JUPYTERHUB_USER": "x-7", "BINDER_LAUNCH_HOST": "https://"})
    ('ana', '')
    """
    return "" if "BINDER_LAUNCH_HOST" in variables else variables.get("JUPYTERHUB_USER", "")


def acts_from(message: object, questions: Questions) -> tuple[list[Entry], list[str]]:
    """Return the acts in a message from the page, and a sentence on each that is none.

    Acts about other questions than the widget's are taken as they are: a browser may hand over all it has.
    """
    acts = message.get("acts") if isinstance(message, Mapping) else None
    if not isinstance(acts, list) or len(acts) > MOST:
        return [], ["What came from the page was no list of answers."]
    good: list[Entry] = []
    bad: list[str] = []
    for held in acts:
        entry = entry_from(held)
        if entry is None:
            bad.append("One act that came from the page could not be read.")
        elif problem := _problem(entry, questions):
            bad.append(problem)
        else:
            good.append(entry)
    return good, bad


def _problem(entry: Entry, questions: Questions) -> str | None:
    if entry.act != "try" or entry.question not in questions:
        return None
    return questions[entry.question].refusal(entry.answer)


def keep_state(name: str, state: object) -> str:
    """Record how something stands that is no question, such as a form; return a problem or an empty text."""
    if is_for_reading():
        return ""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    try:
        open_journal().record([Entry(name, "kept", state, at=now)])
    except JournalError as error:
        return str(error)
    return ""


def kept_state(name: str) -> Any:
    """Return how it stood when it was recorded last; ``None`` if it never was."""
    entries = open_journal().entries(name)
    return entries[-1].answer if entries else None


def own_answers(journal: Journal, questions: Questions) -> dict[str, str]:
    """Return the learner's last answer to each question in words, for a page that shows the key."""
    last = {key: standing(journal.entries(key)).tries[-1:] for key in questions}
    return {key: questions[key].in_words(one.answer) for key, tries in last.items() for one in tries}


def tries_of(standings: Mapping[str, Standing]) -> dict[str, list[dict[str, Any]]]:
    """Return the record of tries as widgets hold it."""
    return {
        key: [{"answer": entry.answer, "confidence": entry.confidence} for entry in one.tries]
        for key, one in standings.items()
        if one.tries
    }


def shown_of(standings: Mapping[str, Standing]) -> list[str]:
    """Return the ids of the questions whose answer was shown."""
    return [key for key, one in standings.items() if one.shown]
