"""The few things the journal asks of a file system; tests put one in its place that fails or crashes."""

import os
from pathlib import Path
from typing import BinaryIO


class Disk:
    """The real one."""

    def sizes(self, folder: Path, suffix: str) -> dict[str, int]:
        """Return the size in bytes of each file of a folder; none if there is no folder."""
        try:
            with os.scandir(folder) as found:
                return {one.name: one.stat().st_size for one in found if one.name.endswith(suffix)}
        except (FileNotFoundError, NotADirectoryError):
            return {}

    def read(self, path: Path, start: int) -> bytes:
        """Return a file's bytes from a place on; none if it is gone."""
        try:
            with path.open("rb") as file:
                file.seek(start)
                return file.read()
        except FileNotFoundError:
            return b""

    def create(self, path: Path) -> BinaryIO:
        """Make a new file to append to, and the folders it needs, so that they outlast a power cut."""
        missing = [folder for folder in path.parents if not folder.is_dir()]
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("xb", buffering=0)
        try:
            for folder in [path.parent, *(folder.parent for folder in missing)]:
                self.sync_folder(folder)
        except BaseException:
            file.close()
            raise
        return file

    def append(self, file: BinaryIO, data: bytes) -> None:
        """Write bytes at the end of a file and push them to the disk."""
        while data:
            data = data[file.write(data) :]
        os.fsync(file.fileno())

    def sync_folder(self, folder: Path) -> None:
        """Push a folder's list of files to the disk, where the system can."""
        if os.name != "posix":  # Elsewhere a folder cannot be opened.
            return
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

    def is_there(self, file: BinaryIO, path: Path) -> bool:
        """Whether a path still leads to the file that is open: on POSIX a deleted file can be written to."""
        try:
            return os.path.samestat(os.fstat(file.fileno()), path.stat())
        except OSError:
            return False
