"""Files written whole: a reader sees the old bytes or the new ones, never a part."""

import hashlib
import os
import secrets
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


def write_whole(path: Path, content: bytes) -> None:
    """Write a file under a temporary name, push it to the disk, and only then give it its name."""
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        with temporary.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    if os.name == "posix":  # Elsewhere a folder cannot be opened to be pushed to the disk.
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
