"""Whose a file in a hub's outbox is: its owner's, where each user has an account of the system."""

import os
from dataclasses import replace
from pathlib import Path

from cocreation_teach.exchange.outbox import is_of
from cocreation_teach.exchange.text import id_key
from cocreation_teach.teaching.intake.names import HUB, Sender
from cocreation_teach.teaching.intake.notes import Note


def owner_of(path: Path, sender: Sender | None) -> tuple[Sender | None, tuple[Note, ...]]:
    """Return whose a file is, and what is to be said of it.

    A folder may be made by anybody where all share the one above; who wrote a file, the system says.  In
    containers all users have one account, which is the lecturer's too, and each sees the own folder alone:
    there the folder says it.
    """
    account = _account(path) if sender and sender.system == HUB else ""
    if not sender or not account or is_of(sender.id, account):
        return sender, ()
    user = id_key(account.removeprefix("jupyter-"))
    where = f"It lies in the folder of {sender.id}, and the file is of the account {account}"
    return replace(sender, id=user), (Note(f"{where}: it counts as {user}’s.", "See who put it there."),)


def _account(path: Path) -> str:
    """Return the account that a file belongs to; nothing where it is one's own, or accounts have no names."""
    try:
        if _uid(path) in (os.geteuid(), _uid(path.parents[2])):
            return ""
        return path.owner()
    except (OSError, AttributeError, NotImplementedError, KeyError, IndexError):
        return ""


def _uid(path: Path) -> int:
    return path.lstat().st_uid
