"""What the class has not understood: the report's first page as plain values, and all of it as a file."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, Final

from cocreation_teach.desk.place import Acts, Buffers, Place, folder_named
from cocreation_teach.exchange.folder import MARKS


def look(place: Place, _asked: Mapping[str, Any], _buffers: Buffers) -> dict[str, Any]:
    """Tell what the report opens with; nothing before a class is graded."""
    if not (place.folder / MARKS.path).is_file():
        return {"opening": None}
    # pandas is loaded when there is something to show.
    from cocreation_teach.teaching.report import first_page
    from cocreation_teach.teaching.statistics import read_class

    return {"opening": asdict(first_page(read_class(place.folder)))}


def file(place: Place, asked: Mapping[str, Any], _buffers: Buffers) -> dict[str, Any]:
    """Give the report as one file; with the name of a pre-test it tells what the class has gained."""
    from cocreation_teach.teaching import write_report

    before = asked.get("before")
    page = write_report(place.folder, folder_named(place.folder.parent, str(before)) if before else None)
    return {"file": f"{place.folder.name}-report.html", "type": "text/html", "bytes": page.read_bytes()}


ACTS: Final[Acts] = {"look": look, "file": file}
