"""What tells one edition of a file from another."""

import hashlib
import os
from pathlib import Path


def digest(content: bytes) -> str:
    """Return the sha256 of some bytes.

    Examples
    --------
    >>> digest(b"")[:8]
    'e3b0c442'
    """
    return hashlib.sha256(content).hexdigest()


def digest_of(path: Path) -> str | None:
    """Return the sha256 of a file, ``""`` for anything that is not a plain file, ``None`` for nothing.

    A symbolic link counts as no plain file, wherever it leads.
    """
    if not os.path.lexists(path):
        return None
    return "" if path.is_symlink() or not path.is_file() else digest(path.read_bytes())
