"""The course's part of a Jupyter server: it knows the course's pages, and keeps files and memory clean.

Saved pages hold no widget views, left pages no memory; an open page learns which page of the course it is.

The wheel brings a file that switches this extension on, so JupyterLab, Notebook, hubs and Binder all have it;
`cocreation lab` hands the same file over itself.  Whatever it does, it does to pages of the course alone;
it copies the course only where a server is told a folder for it.
"""

from typing import Any

from cocreation_teach.course.handlers import add_handlers
from cocreation_teach.course.kernels import CourseKernels
from cocreation_teach.course.opening import CourseFolder, open_by_itself
from cocreation_teach.course.saving import drop_widgets_on_save
from cocreation_teach.course.trust import trust_without_a_disk
from cocreation_teach.course.voting import add_votes
from cocreation_teach.words import of_pages


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": __name__}]


def _load_jupyter_server_extension(server: Any) -> None:
    course = CourseFolder(server)
    open_by_itself(server, course)
    add_handlers(server, course)
    add_votes(server)
    # JupyterLab and Notebook put this into the page that they begin with.
    server.web_app.settings.setdefault("page_config_data", {})["cocreationWords"] = of_pages()
    # Once the server runs, and not at once: an extension that is loaded later can put another contents
    # manager in the place of this one, as jupytext does, and the hook would be gone with it.
    server.io_loop.add_callback(_start, server)


def _start(server: Any) -> None:
    # (Naming the hook in the `pre_save_hook` setting would not do: the setting refuses an import string.)
    server.contents_manager.register_pre_save_hook(drop_widgets_on_save)
    trust_without_a_disk(server.contents_manager, server.log)
    CourseKernels(server).watch()
