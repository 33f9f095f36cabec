"""Pages open in a home that takes nothing: what Jupyter would write there of their trust is kept in memory.

A Jupyter server writes into the home a secret, and with it which notebooks are trusted.  Where it cannot, for
a disk that is full or read-only, it refuses to open any notebook, with the words "Unhandled error".  (A page
that was never opened JupyterLab still refuses there: it has no checkpoint, and cannot lay one.)
"""

import os
import sqlite3
from logging import Logger
from typing import Any, Final

_FORGOTTEN: Final = (
    "Which notebooks are trusted is kept until this server ends, as the home takes nothing: %s"
)


def trust_without_a_disk(contents: Any, log: Logger) -> None:
    """Let a server's manager of contents open notebooks whatever becomes of the home."""
    try:
        notary = contents.notary
        notary.secret  # noqa: B018 - it is made and written when somebody first asks for it
    except OSError as error:
        log.warning(_FORGOTTEN, error)
        makes = contents.traits()["notary"].klass
        contents.notary = makes(parent=contents, store_factory=_Memory, secret=os.urandom(1024))
    else:
        notary.store = _Store(notary.store, log)


class _Memory:
    """Signatures of trusted notebooks, for as long as the server runs."""

    def __init__(self) -> None:
        self._signed: set[tuple[str, str]] = set()

    def store_signature(self, digest: str, algorithm: str) -> None:
        self._signed.add((digest, algorithm))

    def check_signature(self, digest: str, algorithm: str) -> bool:
        return (digest, algorithm) in self._signed

    def remove_signature(self, digest: str, algorithm: str) -> None:
        self._signed.discard((digest, algorithm))

    def close(self) -> None:
        self._signed.clear()


class _Store:
    """The signatures that Jupyter keeps on the disk, and from the first time that this fails, in memory."""

    def __init__(self, kept: Any, log: Logger) -> None:
        self._kept, self._log = kept, log

    def store_signature(self, digest: str, algorithm: str) -> None:
        self._do("store_signature", digest, algorithm)

    def check_signature(self, digest: str, algorithm: str) -> bool:
        return bool(self._do("check_signature", digest, algorithm))

    def remove_signature(self, digest: str, algorithm: str) -> None:
        self._do("remove_signature", digest, algorithm)

    def close(self) -> None:
        self._kept.close()

    def _do(self, what: str, digest: str, algorithm: str) -> Any:
        try:
            return getattr(self._kept, what)(digest, algorithm)
        except sqlite3.Error as error:
            self._log.warning(_FORGOTTEN, error)
            self._kept.close()
            self._kept = _Memory()
            return getattr(self._kept, what)(digest, algorithm)
