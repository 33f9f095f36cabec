"""Assignment: what it is to be, what of that cannot be at its field, a preview, and the release as a zip."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, Final, Literal

from cocreation_teach.desk.place import GIVEN_OUT, Acts, Buffers, Place
from cocreation_teach.desk.steps.cases import sheets_of
from cocreation_teach.exchange.assignment import Assignment
from cocreation_teach.exchange.errors import TeachingError
from cocreation_teach.exchange.files import write_whole
from cocreation_teach.exchange.folder import NOTEBOOK, RELEASE
from cocreation_teach.exchange.key import read_released
from cocreation_teach.teaching.assigning import LONGEST, MOST, Wish, assign, check_cases, draw, kinds_asked
from cocreation_teach.teaching.platforms import zipped
from cocreation_teach.widgets.assignment import preview as previewed
from cocreation_teach.words import say

_USUAL: Final = Wish(title="")
_SEED: Final = 100


def look(place: Place, _asked: Mapping[str, Any], _buffers: Buffers) -> dict[str, Any]:
    """Tell what the form begins with; or of an assignment that is made, how students see it."""
    if (place.folder / RELEASE).exists():
        return {"forms": _forms(read_released(place.folder))}
    sheets = sheets_of(place.folder)
    usual = Wish(title=place.folder.name, cases=sheets)
    return {
        "kinds": list(kinds_asked()),
        "most": MOST,
        "longest": LONGEST,
        "sheets": len(sheets),
        "wish": {**asdict(usual), "kinds": list(usual.asked), "cases": [], "due": ""},
    }


def preview(place: Place, asked: Mapping[str, Any], _buffers: Buffers) -> dict[str, Any]:
    """Tell how students would see what is wished for, form by form; or what of it cannot be, by its field."""
    wish = _wish(place, asked)
    if faults := _faults(wish):
        return {"faults": faults}
    try:
        drawn = draw(wish, _seed(asked))
    except TeachingError as short:
        return {"faults": {"questions": [str(short)]}}
    return {"forms": _forms(drawn.assignment), "seed": drawn.seed, "notes": list(drawn.notes)}


def make(place: Place, asked: Mapping[str, Any], buffers: Buffers) -> dict[str, Any]:
    """Make what was previewed, of the same seed; or tell what of it cannot be."""
    found = preview(place, asked, buffers)
    if "faults" in found:
        return found
    wish = _wish(place, asked)
    assign(
        place.folder,
        wish.title,
        questions=wish.questions,
        kinds=wish.kinds,
        cases=wish.cases,
        seed=found["seed"],
        due=wish.due,
        mode=wish.mode,
        variants=wish.variants,
        contested=wish.contested,
    )
    return found


def release(place: Place, _asked: Mapping[str, Any], _buffers: Buffers) -> dict[str, Any]:
    """Give what students get, without the key, as one zip named after the assignment, and keep it."""
    read_released(place.folder)
    files = sorted(path for path in (place.folder / RELEASE).iterdir() if path.is_file())
    name = next((path.stem for path in files if path.suffix == NOTEBOOK), place.folder.name)
    held = zipped({f"{name}/{path.name}": path.read_bytes() for path in files})
    (place.folder / GIVEN_OUT).mkdir(exist_ok=True)
    write_whole(place.folder / GIVEN_OUT / f"{name}.zip", held)
    return {"file": f"{name}.zip", "type": "application/zip", "bytes": held}


def _forms(assignment: Assignment) -> list[dict[str, Any]]:
    items = {item.id: item for item in assignment.items}
    return [previewed(assignment, [items[key] for key in form]) for form in assignment.forms]


def _faults(wish: Wish) -> dict[str, list[str]]:
    """Return what of a wish cannot be, by its field, all of it at once."""
    found: dict[str, list[str]] = {}
    for field, sentence in wish.faults():
        found.setdefault(field, []).append(sentence)
    if not wish.kinds:  # on the desk none ticked means none, and not the usual ones
        found["kinds"] = [say("desk.no-kind")]
    if problems := check_cases(wish.cases):
        found["cases"] = [say("desk.sheets-have", count=len(problems))]
    return found


def _wish(place: Place, asked: Mapping[str, Any]) -> Wish:
    """Return what a page wishes for; what is no number or list there becomes one that cannot be."""
    held = asked.get("wish")
    said: Mapping[str, Any] = held if isinstance(held, Mapping) else {}
    kinds = said.get("kinds")
    mode: Literal["exam", "practice"] = "exam" if said.get("mode") == "exam" else "practice"
    return Wish(
        title=str(said.get("title", "")),
        questions=_whole(said.get("questions", _USUAL.questions)),
        kinds=[str(kind) for kind in kinds] if isinstance(kinds, list) else [],
        cases=sheets_of(place.folder),
        due=str(said["due"]) if said.get("due") else None,
        mode=mode,
        variants=_whole(said.get("variants", _USUAL.variants)),
        contested=said.get("contested") is True,
    )


def _whole(said: object) -> int:
    return said if type(said) is int else 0


def _seed(asked: Mapping[str, Any]) -> str | None:
    said = asked.get("seed")
    return said if isinstance(said, str) and said.isprintable() and 0 < len(said) <= _SEED else None


ACTS: Final[Acts] = {"look": look, "preview": preview, "make": make, "release": release}
