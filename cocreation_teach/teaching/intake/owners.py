"""Whose a file in a hub's outbox is: its owner's, where each user has an account of the system."""

import os
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from cocreation_teach.exchange.outbox import is_of
from cocreation_teach.exchange.text import id_key
from cocreation_teach.teaching.intake.names import HUB, Sender
from cocreation_teach.teaching.intake.notes import Note

Owned = tuple[Sender | None, tuple[Note, ...]]
"""Whose a file is, and what is to be said of it."""


def owners(paths: Iterable[str], senders: Iterable[Sender | None]) -> list[Owned]:
    """Return whose each file is by the system, given whose it is by its path.

    A folder may be made by anybody where all share the one above; who wrote a file, the system says.  In
    containers all users have one account, whatever it is called where the lecturer is, and each sees the own
    folder alone: there the folder says it.
    """
    files = [
        (one, _account(Path(path)) if one and one.system == HUB else "")
        for path, one in zip(paths, senders, strict=True)
    ]
    machines = _machines([(one.id, account) for one, account in files if one and one.system == HUB])
    return [_owned(one, "" if account in machines else account) for one, account in files]


def _owned(sender: Sender | None, account: str) -> Owned:
    if not sender or not account or is_of(sender.id, account):
        return sender, ()
    user = id_key(account.removeprefix("jupyter-"))
    where = f"It lies in the folder of {sender.id}, and the file is of the account {account}"
    return replace(sender, id=user), (Note(f"{where}: it counts as {user}’s.", "See who put it there."),)


def _machines(hub: Sequence[tuple[str, str]]) -> set[str]:
    """Return the accounts that are no user's, given users and the accounts of files in their folders.

    Examples
    --------
    >>> _machines([("ana", "ubuntu"), ("bob", "ubuntu"), ("cy", "root")])
    {'ubuntu'}
    >>> _machines([("ana", "jupyter-bob"), ("bob", "jupyter-bob"), ("cy", "jupyter-cy")])
    set()
    """
    folders: defaultdict[str, set[str]] = defaultdict(set)
    for user, account in hub:
        folders[account].add(user)
    users = {user for user, _ in hub}
    return {
        account
        for account, among in folders.items()
        if len(among) > max(1, len(users) / 2) and not any(is_of(user, account) for user in users)
    }


def _account(path: Path) -> str:
    """Return the account that a file belongs to; nothing where it is one's own or root's, or has no name."""
    try:
        if _uid(path) in (0, os.geteuid(), _uid(path.parents[2])):
            return ""
        return path.owner()
    except (OSError, AttributeError, NotImplementedError, KeyError, IndexError):
        return ""


def _uid(path: Path) -> int:
    return path.lstat().st_uid
