"""What is found wrong with a file of content."""

from collections.abc import Callable
from pathlib import Path

from cocreation_teach.content import ContentError


def problems_of(read: Callable[[Path], object], path: Path, content: str | bytes) -> list[str]:
    """Return the problems of a file as sentences; none if it can be read."""
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    try:
        read(path)
    except ContentError as error:
        return list(map(str, error.problems))
    return []
