"""The golden example, a bank that leans on none of the course's words, and a checkout with one page to judge.

To renew its notebooks after a change that is meant: ``python tests/authoring/example.py``; read their diff.
"""

from collections.abc import Callable
from pathlib import Path

from cocreation_teach.authoring.build import Files, generate, write
from cocreation_teach.authoring.checks import Bank

GOLDEN = Path(__file__).parent / "golden"
NOTEBOOKS = GOLDEN / "notebooks"


def _look_up(*held: str) -> Callable[[str], object]:
    def look_up(*keys: str) -> object:
        if strange := [key for key in keys if key not in held]:
            raise ValueError(f"Nothing is called {', '.join(strange)}.")
        return keys

    return look_up


def _sorting(name: str, *cards: str) -> object:
    if name != "words" or not {"bus-map"}.issuperset(cards):
        raise ValueError(f"There is no {name} with these cards.")
    return name


BANK: Bank = {
    "encounters": _look_up("night-bell", "red-pen"),
    "question": _look_up("topic.name"),
    "sorting": _sorting,
}
SOUND = {
    "lessons/src/01-sound.md": "---\ntitle: A\nminutes: 5\nconcepts: []\nexercise: 01-sound\n---\n# A\n",
    "solutions/src/01-sound.md": "---\ntitle: A\nminutes: 5\nconcepts: []\n---\n# Exercise 01: a\n",
}


def golden_files() -> Files:
    """The notebooks as the sources make them today."""
    files, problems = generate(GOLDEN, BANK)
    if problems:
        raise ValueError("\n".join(map(str, problems)))
    return files


def faults_of(checkout: Path, name: str, text: str | bytes) -> list[str]:
    """The faults of a source as sentences; beside it lies a sound page of each kind."""
    for other, content in {**SOUND, name: text}.items():
        path = checkout / other
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    files, problems = generate(checkout, BANK)
    assert bool(files) != bool(problems), "either notebooks or problems"
    return list(map(str, problems))


if __name__ == "__main__":
    print(*write(NOTEBOOKS, golden_files()), sep="\n")
