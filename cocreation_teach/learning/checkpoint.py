"""A checkpoint stands for the journal's old lines, packed by question, so that a kernel need not read each.

``.cocreation/checkpoint`` can be deleted at any time, and no line ever is.  Of each journal file it says how
many of its first bytes it stands for, and their digest.  If one of them reads otherwise by now, or anything
is wrong with the checkpoint itself, it counts for nothing and is made anew.
"""

import json
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final, NamedTuple

from cocreation_teach.exchange.files import put_whole
from cocreation_teach.learning.disk import Disk, State
from cocreation_teach.learning.lines import Damage, end_of, question_in, scan, whole_lines

NAME: Final = "checkpoint"
_EDITION: Final = b"checkpoint 1"
_LEVEL: Final = 1
_MOST: Final = 64 * 2**20
"""Bytes of bodies in one part, which holds what stood in a few megabytes of lines."""

TAIL: Final = 64
"""Bytes before a place in a file by which it is known again."""

Packed = Mapping[bytes, list[bytes]]
"""By question as it stands in a body, its bodies with commas between them, compressed."""


class Covered(NamedTuple):
    """What of a journal file a checkpoint stands for: so many bytes, the last of them, and their damage."""

    state: State
    size: int
    tail: bytes
    damage: list[Damage]


class Checkpoint(NamedTuple):
    """The journal's old lines; the bodies of which the question cannot be told stand under no question."""

    files: Mapping[str, Covered]
    clock: int
    packed: Packed


def read_checkpoint(folder: Path, disk: Disk) -> Checkpoint | None:
    """Return the checkpoint of a ``.cocreation`` folder, if there is one that stands for its journal."""
    if not (folder / NAME).is_file():  # a pipe would keep us waiting
        return None
    try:
        digest, _, content = disk.read(folder / NAME, 0).partition(b"\n")
        if digest != _digest_of(content):
            return None
        first, _, blob = content.partition(b"\n")
        head = json.loads(first)
        journal = folder / "journal"
        files = {name: _covered(journal / name, held, disk) for name, held in head["files"].items()}
        packed = dict(_cut(head["questions"], blob))
        clock = max(0, int(head["clock"]))
    except Exception:  # whatever somebody has put there: the journal itself is read
        return None
    whole = {name: covered for name, covered in files.items() if covered}
    return Checkpoint(whole, clock, packed) if len(whole) == len(files) else None


def write_checkpoint(folder: Path, disk: Disk) -> None:
    """Make the checkpoint of a ``.cocreation`` folder from its journal, a few megabytes at a time.

    Raises
    ------
    OSError
        If the journal cannot be read, or the checkpoint not be written.
    """
    files: dict[str, Any] = {}
    packed: dict[bytes, list[bytes]] = {}
    clock = 0
    states, _ = disk.files(folder / "journal", ".jsonl")
    for name in sorted(states):
        digest, size, damage = blake2b(person=_EDITION), 0, []
        for piece in whole_lines(disk.pieces(folder / "journal" / name)):
            bodies, damaged = scan(piece, name)
            damage += [[size + one.offset, one.length] for one in damaged]
            digest.update(piece)
            size += len(piece)
            clock = max([clock, *_pack(bodies, packed)])
        files[name] = [size, digest.hexdigest(), damage]
    head = {
        "files": files,
        "clock": clock,
        "questions": {key.decode("ascii"): [*map(len, chunks)] for key, chunks in packed.items()},
    }
    blob = b"".join(chunk for chunks in packed.values() for chunk in chunks)
    content = json.dumps(head).encode() + b"\n" + blob
    put_whole(folder / NAME, _digest_of(content) + b"\n" + content)


def unpacked(chunk: bytes) -> bytes:
    """Return the bodies in a part of a checkpoint; none if it is no such part."""
    with suppress(zlib.error):
        return zlib.decompressobj().decompress(chunk, _MOST)
    return b""


def _pack(bodies: list[bytes], packed: dict[bytes, list[bytes]]) -> Iterator[int]:
    """Add bodies to what is packed, and yield the places in the order that they have."""
    by_question: dict[bytes, list[bytes]] = {}
    for body in bodies:
        end = end_of(body)
        by_question.setdefault(question_in(body) if end else b"", []).append(body)
        if end:
            yield end[1]
    for question, some in by_question.items():
        packed.setdefault(question, []).append(zlib.compress(b",".join(some), _LEVEL))


def _cut(lengths: Mapping[str, list[int]], blob: bytes) -> Iterator[tuple[bytes, list[bytes]]]:
    start = 0
    for question, some in lengths.items():
        chunks = []
        for length in some:
            chunks.append(blob[start : start + length])
            start += length
        yield question.encode("ascii"), chunks


def _covered(path: Path, held: tuple[int, str, list[tuple[int, int]]], disk: Disk) -> Covered | None:
    """Return what of a file is covered, if its first bytes are still those that were read."""
    size, digest, damage = held
    state = disk.state(path)
    if state is None:
        return None
    now, left, tail = blake2b(person=_EDITION), size, b""
    for piece in disk.pieces(path):
        part = piece[:left]
        now.update(part)
        tail = (tail + part)[-TAIL:]
        left -= len(part)
        if not left:
            break
    if now.hexdigest() != digest:
        return None
    return Covered(state, size, tail, [Damage(path.name, at, length, torn=False) for at, length in damage])


def _digest_of(content: bytes) -> bytes:
    return blake2b(content, person=_EDITION).hexdigest().encode()
