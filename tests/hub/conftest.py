"""One real hub for all tests of this folder."""

from collections.abc import Callable, Iterator
from typing import Final

import pytest

from tests.hub.support import PROXY, Hub, running_hub

COLD: Final = ("ana", "bob")
WARM: Final = tuple(f"student{number:02}" for number in range(3, 21))
"""Servers of a class of 20 that are forked, as the start of so many would take the tests two minutes."""
SOON: Final = ("--CourseKernels.cull_idle_timeout=10", "--CourseKernels.cull_interval=1")
"""A left kernel goes soon, but not while a busy machine connects a page to it."""


@pytest.fixture(scope="session")
def hub(program: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    program(PROXY)
    with running_hub(tmp_path_factory.mktemp("hub"), SOON, WARM) as one:
        yield one
