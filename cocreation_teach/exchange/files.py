"""Files written whole: whoever reads one finds the old bytes or the new ones, never a part."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from cocreation_teach.exchange.errors import SentenceError


class FileError(SentenceError, OSError):
    """A file that cannot be written, with its name and what the system says of it."""

    def __init__(self, path: Path, error: OSError) -> None:
        super().__init__(error.errno, error.strerror or str(error), str(path))

    def __str__(self) -> str:
        """Return the sentence."""
        cure = "What was there is as it was. Close the file where it is open, see whether you may write there"
        return f"{self.filename} cannot be written ({self.strerror}). {cure}, and try again."


def write_whole(path: Path, content: bytes) -> None:
    """Write a file under a name of its own, push it to the disk, and only then give it its name.

    Raises
    ------
    FileError
        If it cannot be written; what was there is as it was.
    """
    # The name is short, so that it can be written wherever the other can.
    temporary = path.with_name(f".{secrets.token_hex(4)}.tmp")
    try:
        with temporary.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError as error:
        raise FileError(path, error) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
    push_folder(path.parent)


def push_folder(folder: Path) -> None:
    """Push a folder's list of files to the disk, where the system can: some shares and systems cannot."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
