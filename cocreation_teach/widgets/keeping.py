"""Between a widget and the journal: what is restored, what is recorded, and what the page is told of it."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from os import environ
from pathlib import Path
from typing import Any, Final

from cocreation_teach.exchange.student import student_from
from cocreation_teach.learning.entry import Entry, entry_from
from cocreation_teach.learning.hand_in import STUDENT
from cocreation_teach.learning.identity import identity
from cocreation_teach.learning.journal import Journal, JournalError, journal_folder
from cocreation_teach.learning.lasting import is_durable
from cocreation_teach.learning.standing import standing, wording
from cocreation_teach.theory import Question
from cocreation_teach.words import say

Questions = Mapping[str, Question]
Try = dict[str, Any]
"""An answer as widgets hold it: ``{"answer": ..., "confidence": ... or None}``."""

_LONGEST: Final = 300

MOST: Final = 5_000
"""Acts that a page may hand over at once; a browser holds fewer."""


_PLACE: Final[ContextVar[Path | None]] = ContextVar("place", default=None)


@contextmanager
def for_plain_pages(place: Path) -> Iterator[None]:
    """Make widgets for pages without a kernel: of nobody, and as if one ran in a course folder's empty part.

    They say nothing of this computer, and stand as they do in every edition made of the same content.
    """
    token = _PLACE.set(place)
    try:
        yield
    finally:
        _PLACE.reset(token)


def open_journal() -> Journal:
    """Return the journal of the folder in which this kernel runs; it is read once."""
    return _journal(journal_folder(_here()))


@cache
def _journal(folder: Path) -> Journal:
    return Journal(folder)


def _here() -> Path:
    """Return the folder in which this kernel was when it was first asked, also when it has been renamed.

    Code on a page may have gone to another folder, or that one may be gone: answers are kept where they were.
    """
    if place := _PLACE.get():
        return place
    start, number = _start()
    try:
        now = Path.cwd()
        return now if now.stat().st_ino == number else start
    except OSError:
        return start


@cache
def _start() -> tuple[Path, int]:
    here = Path.cwd()
    return here, here.stat().st_ino


def unread(journal: Journal) -> list[str]:
    """Return a sentence to the learner if something in the journal cannot be read: that is not nothing."""
    return [say("unread", what=" ".join(journal.trouble))] if journal.trouble else []


def is_for_reading() -> bool:
    """Whether this kernel shows a solution, which records nothing."""
    return _here().name == "solutions"


@dataclass(frozen=True, slots=True)
class Restored:
    """What the journal holds about one question, as the page is told of it."""

    tries: list[Try]
    shown: bool
    draft: str | None


def restored(entries: Sequence[Entry], problem: Callable[[Try], str | None]) -> Restored:
    """Return where the learner stands with a question after some acts, given in order.

    A try that has a problem by now is left out; it stays in the journal.
    """
    one = standing(entries)
    tries = [{"answer": entry.answer, "confidence": entry.confidence} for entry in one.tries]
    last = entries[-1] if entries else None
    draft = last.answer if last and last.act == "kept" and isinstance(last.answer, str) else None
    return Restored([tried for tried in tries if problem(tried) is None], one.shown, draft)


def keeping(
    journal: Journal, questions: Questions, occasion: str, besides: Sequence[str] = ()
) -> dict[str, Any]:
    """Return what the page needs to keep answers by itself while the kernel is away.

    What is kept `besides` under a name that is no question goes to the kernel as answers do: also later, if
    the page was left before the kernel had it.
    """
    known = [journal.entries(key, occasion) for key in questions]
    return {
        "copy": copy(journal),
        "occasion": occasion,
        "versions": {key: wording(one) for key, one in questions.items()} | dict.fromkeys(besides, ""),
        "empty": journal.empty,
        "unread": bool(journal.trouble),
        "clock": journal.clock,
        "last": max((one.at for entries in known for one in entries), default=""),
        "reworded": [
            key
            for key, entries in zip(questions, known, strict=True)
            if entries and entries[-1].version not in ("", wording(questions[key]))
        ],
    }


def copy(journal: Journal) -> dict[str, Any]:
    """Return what tells a page's copy in the browser from others, and for how long it is needed.

    Several people may share a browser's origin: the users of a hub, or whoever works at one computer.
    Where the folder's disk is thrown away with its machine, the browser's copy stays; elsewhere the journal
    has it.
    """
    if _PLACE.get():
        return {}
    folder = journal.folder.parent
    return {
        "user": hub_user(environ),
        "identity": identity(folder),
        "whose": _whose(journal),
        "durable": is_durable(folder, environ),
    }


def hub_user(variables: Mapping[str, str]) -> str:
    """Return the hub's user; on Binder that is a machine, and no name at all.

    Examples
    --------
    >>> on_binder = {"JUPYTERHUB_USER": "x-7", "BINDER_LAUNCH_HOST": "https://"}
    >>> hub_user({"JUPYTERHUB_USER": "ana"}), hub_user(on_binder)
    ('ana', '')
    """
    return "" if "BINDER_LAUNCH_HOST" in variables else variables.get("JUPYTERHUB_USER", "")


def _whose(journal: Journal) -> str:
    """Return by what a person knows a course folder: who was named in it, and where it lies."""
    where = str(journal.folder.parents[1]).encode("utf-8", "replace").decode()  # a path may be no text
    named = [who for act in journal.entries(STUDENT) if (who := student_from(act.answer)[0])]
    return ", ".join([*(who.name for who in named[-1:]), where])[:_LONGEST]


def order() -> str:
    """Return what decides the order of options: the same as long as a folder is one student's."""
    return "" if _PLACE.get() else f"{hub_user(environ)} {open_journal().folder.parent}"


@dataclass(frozen=True, slots=True)
class Acts:
    """What the page says was done.

    Attributes
    ----------
    good
        The acts.
    elsewhere
        The names of those that were done in another folder, whose clock says nothing here.
    refused, problems
        The names of those that are not taken, and a sentence on each problem.
    """

    good: tuple[Entry, ...] = ()
    elsewhere: frozenset[str] = frozenset()
    refused: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


def acts_from(message: object, problem: Callable[[Entry], str | None]) -> Acts:
    """Return the acts in a message from the page; `problem` says what a widget has against one."""
    acts = _with_none(message.get("acts")) if isinstance(message, Mapping) else None
    if not isinstance(acts, list) or len(acts) > MOST:
        return Acts(problems=(say("acts.no-list"),))
    good: list[Entry] = []
    elsewhere: set[str] = set()
    refused: dict[str, str] = {}
    for held in acts:
        entry = entry_from(held)
        if entry is None:
            name = held.get("uid") if isinstance(held, Mapping) else None
            refused[str(name)] = say("acts.unreadable")
        elif said := problem(entry):
            refused[entry.uid] = say("acts.not-taken", why=said)
        else:
            good.append(entry)
            if held.get("elsewhere") is True:
                elsewhere.add(entry.uid)
    problems = tuple(dict.fromkeys(refused.values()))
    return Acts(tuple(good), frozenset(elsewhere), tuple(refused), problems)


def _with_none(sent: Any) -> Any:
    """Return what a page sent, with ``None`` for Pyodide's own null: in JupyterLite no other comes."""
    null = getattr(sys.modules.get("pyodide.ffi"), "jsnull", None)
    return sent if null is None else _without(null, sent)


def _without(null: object, sent: Any) -> Any:
    if sent is null:
        return None
    if isinstance(sent, dict):
        return {key: _without(null, one) for key, one in sent.items()}
    return [_without(null, one) for one in sent] if isinstance(sent, list) else sent


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
