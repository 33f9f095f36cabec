"""The course's own sources, read once for all tests of a worker: to read them takes seconds."""

from functools import cache

from cocreation_teach.authoring.build import ROOT, read_pages
from cocreation_teach.authoring.page import Page


@cache
def course_pages() -> tuple[Page, ...]:
    """The pages of the checkout, which hold no fault."""
    pages, problems = read_pages(ROOT)
    assert not problems, "\n".join(map(str, problems))
    return pages
