"""Whether a course folder outlasts the machine on which it is worked in."""

import re
from collections.abc import Mapping
from pathlib import Path
from sys import platform
from typing import Final

_THROWN_AWAY: Final = {"BINDER_LAUNCH_HOST", "COLAB_RELEASE_TAG"}
"""What is set in the environment of a machine that is thrown away after use."""

_HUB: Final = "JUPYTERHUB_USER"
_LAYERS: Final = {"overlay", "aufs", "tmpfs", "ramfs"}
_MOUNTS: Final = Path("/proc/self/mountinfo")


def is_durable(folder: Path, variables: Mapping[str, str], system: str = platform) -> bool:
    """Whether a folder outlasts the machine on which its kernel runs.

    A hub gives its users a disk of their own, or none: then the folder lies in a layer of the container, or
    in a place that Kubernetes empties, and goes with it.

    Examples
    --------
    >>> home = Path("/home/ana/course")
    >>> is_durable(home, {}), is_durable(home, {"BINDER_LAUNCH_HOST": "https://"})
    (True, False)
    >>> is_durable(home, {"COLAB_RELEASE_TAG": "r"}), is_durable(home, {}, "emscripten")
    (False, False)
    """
    if _THROWN_AWAY.intersection(variables) or system == "emscripten":
        return False
    try:
        mounts = _MOUNTS.read_text(errors="surrogateescape") if _HUB in variables else ""
    except OSError:  # only Linux tells it so
        mounts = ""
    return lies_on_a_disk(folder, mounts)


def is_lent_by_a_hub(folder: Path, variables: Mapping[str, str]) -> bool:
    """Whether a folder goes with a server of a hub that keeps none; Binder, which never does, says so itself.

    Examples
    --------
    >>> is_lent_by_a_hub(Path("/home/ana/course"), {"BINDER_LAUNCH_HOST": "https://"})
    False
    """
    return (
        _HUB in variables and not _THROWN_AWAY.intersection(variables) and not is_durable(folder, variables)
    )


def lies_on_a_disk(folder: Path, mounts: str) -> bool:
    r"""Whether Linux, by what it tells of its mounts, has a disk under a folder; if it tells nothing, it has.

    Examples
    --------
    >>> pod = "22 1 0:51 / / rw - overlay overlay rw\n31 22 8:1 /ana /home/ana rw shared:1 - ext4 /dev/sdb rw"
    >>> [lies_on_a_disk(Path(place), pod) for place in ("/home/ana/course", "/home/anabel", "/tmp")]
    [True, False, False]
    """
    under: list[tuple[int, bool]] = []
    for line in mounts.splitlines():
        ours, _, theirs = line.partition(" - ")
        if len(fields := ours.split(" ")) > 4 and folder.is_relative_to(place := _plain(fields[4])):
            layer = theirs.partition(" ")[0] in _LAYERS or "kubernetes.io~empty-dir" in fields[3]
            under.append((len(place), not layer))
    # Of two mounts on one place the later one hides the other.
    return max(reversed(under), key=lambda one: one[0], default=(0, True))[1]


def _plain(place: str) -> str:
    r"""Return a place as it is called: in that list a space is ``\040``."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), place)
