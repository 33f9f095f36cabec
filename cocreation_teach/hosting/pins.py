"""Which versions the course was tried with: those that are installed beside it.

An image of the Jupyter Docker Stacks and The Littlest JupyterHub bring JupyterLab and what it needs; that
stays as it is.  The rest is pinned to what runs here, so that an image built next year is the same one.
"""

import re
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, requires, version
from typing import Final

_OURS: Final = "cocreation_teach"
_BROUGHT: Final = ("jupyterlab", "notebook", "ipykernel", "jupyterhub")
_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_EXTRA: Final = re.compile(r"""extra\s*==\s*["']([^"']+)["']""")
_LECTURERS: Final = "teaching"


def pins() -> tuple[str, ...]:
    """Return a constraint for each package that the course brings to an image, such as ``fsrs==6.2.0``.

    Examples
    --------
    >>> {pin.partition("==")[0] for pin in pins()} & {"anywidget", "psygnal", "jupyterlab", "tornado"}
    {...'anywidget'...}
    """
    wanted = installed([_OURS], extra=_LECTURERS) - installed(_BROUGHT)
    return tuple(f"{name}=={version(name)}" for name in sorted(wanted - {_canonical(_OURS)}))


def installed(names: Iterable[str], extra: str = "") -> set[str]:
    """Return some packages and all that they need, as far as it is installed here."""
    found: set[str] = set()
    left = [(_canonical(name), extra) for name in names]
    while left:
        name, wanted = left.pop()
        if name in found:
            continue
        try:
            needed = requires(name) or []
        except PackageNotFoundError:
            continue  # another system needs it, or nobody here
        found.add(name)
        left += [(_named(one), "") for one in needed if _applies(one, wanted)]
    return found


def _applies(requirement: str, extra: str) -> bool:
    asked = _EXTRA.search(requirement)
    return asked is None or asked[1] == extra


def _named(requirement: str) -> str:
    name = _NAME.match(requirement)
    return _canonical(name[0]) if name else ""


def _canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
