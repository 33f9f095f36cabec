"""A simulated class of 60: an assignment with all that Moodle would hold of it, to go the whole way once."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from cocreation_teach.desk.place import HANDED_IN, PLATFORM, ROSTER, Acts, Buffers, Place
from cocreation_teach.exchange.errors import SentenceError
from cocreation_teach.exchange.files import write_whole
from cocreation_teach.teaching import assign
from cocreation_teach.words import say

_KINDS: Final = ("quadrant", "continuum", "perspective", "values", "choice", "text")
_LIES: Final = {
    "hand-ins.zip": f"{HANDED_IN}/hand-ins.zip",
    "worksheet.csv": f"{PLATFORM}/worksheet.csv",
    "roster.csv": ROSTER,
}


def bring(place: Place, _asked: Mapping[str, Any], _buffers: Buffers) -> dict[str, Any]:
    """Make an assignment that was due yesterday, and put there what a simulated class handed in."""
    from cocreation_teach.teaching.rehearsal import simulate_hand_ins

    if place.folder.exists():
        raise SentenceError(say("desk.simulated-is-there", name=place.folder.name))
    yesterday = datetime.now().astimezone() - timedelta(days=1)
    due = yesterday.replace(hour=18, minute=0, second=0, microsecond=0).isoformat()
    assign(place.folder, say("desk.simulated-title"), questions=11, kinds=_KINDS, due=due, seed=9)
    for name, content in simulate_hand_ins(place.folder, students=60, seed=9).items():
        path = place.folder / _LIES[name]
        path.parent.mkdir(exist_ok=True)
        write_whole(path, content)
    return {}


ACTS: Final[Acts] = {"bring": bring}
