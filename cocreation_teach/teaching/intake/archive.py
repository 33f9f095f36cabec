"""A zip as an LMS gives it: its files are read into memory one by one, within bounds, and never extracted.

A file's name is only ever looked at.  What an archive claims about itself is not believed: sizes are
bounded while reading, and a file that reaches into another is refused.
"""

import stat
import zipfile
from collections.abc import Iterator
from io import BufferedReader, FileIO
from itertools import pairwise
from pathlib import Path
from typing import Final

from cocreation_teach.exchange.hand_in import LARGEST, HandInError, too_large

MOST_OF_ALL: Final = 128 * 2**20
MOST_FILES: Final = 20_000
_LONGEST_READ: Final = 4 * 2**20
_ENCRYPTED: Final = 0x1
_HEADER: Final = 30
LOOK: Final = "Look at where this archive came from. A sound hand-in can be given to the command as a file."
_BROKEN: Final = "Download it from the LMS once more."


class Archive:
    """An open zip; closing it is the caller's part.

    Raises
    ------
    HandInError
        If it is no zip, is damaged, or has too many files.
    """

    def __init__(self, path: Path) -> None:
        try:
            self._file = _BoundedReader(FileIO(path))
        except OSError as error:
            raise HandInError(
                f"It cannot be read ({error.strerror}).", "See whether you may open it."
            ) from None
        self._left = MOST_OF_ALL
        try:
            self._zip = zipfile.ZipFile(self._file)
            self._shared = _sharing(self._zip.infolist())
        except _TooMuchError:
            self._file.close()
            raise _too_many() from None
        except Exception:  # The library names no end of what it raises over a damaged list of files.
            self._file.close()
            raise HandInError("This is no zip archive, or a damaged one.", _BROKEN) from None
        if len(self._zip.infolist()) > MOST_FILES:
            self.close()
            raise _too_many()

    def close(self) -> None:
        """Close the file."""
        self._zip.close()
        self._file.close()

    def files(self) -> Iterator[zipfile.ZipInfo]:
        """Yield the files, which are no folders, in the order of their names."""
        files = (info for info in self._zip.infolist() if not info.orig_filename.endswith("/"))
        return iter(sorted(files, key=lambda info: (info.filename, info.header_offset)))

    def read(self, info: zipfile.ZipInfo) -> bytes:
        """Return a file's bytes.

        Raises
        ------
        HandInError
            If it is a link, encrypted, damaged, too large, or made to deceive.
        """
        self._refuse_by_header(info)
        try:
            with self._zip.open(info) as file:
                data = file.read(LARGEST + 1)
        except Exception:  # Each way of packing has errors of its own.
            raise HandInError("This file of the archive is damaged and cannot be unpacked.") from None
        if len(data) > LARGEST:
            raise too_large()
        self._left -= len(data)
        return data

    def _refuse_by_header(self, info: zipfile.ZipInfo) -> None:
        name = info.filename.replace("\\", "/")
        if name.startswith("/") or name[1:2] == ":" or ".." in name.split("/"):
            raise HandInError("This file's name leads out of the archive, as no LMS writes it.", LOOK)
        if stat.S_IFMT(info.external_attr >> 16) not in (0, stat.S_IFREG):
            raise HandInError("It is a link or a device and no file; it was not followed.", LOOK)
        if info.header_offset in self._shared:
            raise HandInError("This file shares its bytes with another, as no LMS writes it.", LOOK)
        if info.flag_bits & _ENCRYPTED:
            raise HandInError("This file is encrypted.")
        if info.file_size > LARGEST:
            raise too_large()
        if info.file_size > self._left:
            reason = (
                f"The archive unpacks to more than {MOST_OF_ALL // 2**20} MiB, and this file lies beyond."
            )
            raise HandInError(reason, "Give the hand-ins to the command in several archives.")


def _too_many() -> HandInError:
    cure = "Download the hand-ins in groups, or unpack the archive and name the folder."
    return HandInError(f"The archive has more than {MOST_FILES:,} files and was not opened.", cure)


class _TooMuchError(OSError):
    """More is asked for at once than an honest archive needs."""


class _BoundedReader(BufferedReader):
    """A file of which no more than a few MiB are read at once: the list of its files is read whole."""

    def read(self, size: int | None = -1, /) -> bytes:
        if size is not None and size > _LONGEST_READ:
            raise _TooMuchError
        return super().read(size)


def _sharing(files: list[zipfile.ZipInfo]) -> frozenset[int]:
    """Return where files begin whose bytes reach into the next: that one may be sound."""
    files = sorted(files, key=lambda info: info.header_offset)
    return frozenset(
        info.header_offset for info, after in pairwise(files) if _end(info) > after.header_offset
    )


def _end(info: zipfile.ZipInfo) -> int:
    """Return where a file's bytes end at the least, of whose name each letter is a byte or more."""
    return info.header_offset + _HEADER + len(info.orig_filename) + info.compress_size
