"""My work: take everything away as one file, bring it back, and read it as a page."""

from datetime import UTC, datetime
from os import environ
from typing import Any

import anywidget
import traitlets

from cocreation_teach.content.course import course_pages
from cocreation_teach.learning.journal import JournalError
from cocreation_teach.learning.progress import Progress, page_progress, standings
from cocreation_teach.learning.restoring import LARGEST, RestoreError, restore, work_file, work_from
from cocreation_teach.widgets import keeping
from cocreation_teach.widgets.course_widget import CourseWidget
from cocreation_teach.widgets.loading import LOADER, Parts
from cocreation_teach.words import say


class MyWork(anywidget.AnyWidget):
    """The student's own work in this course folder: how much there is, downloads, and the way back.

    Examples
    --------
    >>> MyWork().content["largest"]
    20971520
    """

    _esm = LOADER
    _parts = Parts("my_work")
    content: "traitlets.Dict[str, Any]" = traitlets.Dict().tag(sync=True)

    def __init__(self) -> None:
        super().__init__(content=_content())
        self.on_msg(lambda _, message, buffers: self._hear(message, buffers))

    def __repr__(self) -> str:
        """Return what stands in the page where the widget itself cannot be drawn."""
        return say("run-this-cell", name="MyWork", report=say("work.report"))

    def _hear(self, message: object, buffers: list[memoryview]) -> None:
        """Do what the page asks for, and answer with one message."""
        asked = message.get("ask") if isinstance(message, dict) else None
        now = datetime.now(UTC)
        journal = keeping.open_journal()
        journal.refresh()
        match asked:
            case "look":
                self.content = _content()
            case "work":
                file = work_file(journal.all(), now.isoformat(timespec="seconds"))
                self._send_file(f"my-{now:%Y-%m-%d}.cocreation-work.json", "application/json", file)
            case "record":
                # It brings jinja2, which few kernels need and all would hold.
                from cocreation_teach.learning.record import as_page, make_record

                page = as_page(make_record(journal.all())).encode()
                self._send_file(f"my-work-{now:%Y-%m-%d}.html", "text/html", page)
            case "restore" if buffers:
                self._restore_file(bytes(buffers[0]))
            case "take":
                self._take(message)

    def _send_file(self, name: str, kind: str, content: bytes) -> None:
        lacks = say("work.lacks") if keeping.open_journal().trouble else ""
        self.send({"file": name, "type": kind, "lacks": lacks}, [content])

    def _restore_file(self, data: bytes) -> None:
        try:
            acts = work_from(data)
            new = restore(keeping.open_journal(), acts)
        except (RestoreError, JournalError) as error:
            self.send({"said": str(error)})
            return
        self._done(new, {act.question for act in acts})

    def _take(self, message: object) -> None:
        """Take what the browser held."""
        acts = keeping.acts_from(message, lambda _: None)
        try:
            new = restore(keeping.open_journal(), acts.good)
        except JournalError as error:
            self.send({"said": str(error)})
            return
        if acts.problems:
            self.send({"said": " ".join(acts.problems)})
        self.send({"safe": [act.uid for act in acts.good]})
        self._done(new, {act.question for act in acts.good})

    def _done(self, new: int, questions: set[str]) -> None:
        CourseWidget.restore_all(questions)
        self.content = _content()
        self.send({"said": say("work.restored", count=new) if new else say("work.all-here")})


def _content() -> dict[str, Any]:
    journal = keeping.open_journal()
    journal.refresh()
    acts = journal.all()
    known = standings(acts)
    whole = sum((page_progress(page, known) for page in course_pages()), Progress())
    return {
        "questions": whole.questions,
        "answered": whole.answered,
        "right": whole.right,
        "last": max((act.at for act in acts), default=""),
        "unread": keeping.unread(journal),
        "largest": LARGEST,
        "copy": keeping.copy(journal),
        "binder": "BINDER_LAUNCH_HOST" in environ,
    }
