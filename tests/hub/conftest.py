"""One real hub for all tests of this folder."""

from collections.abc import Callable, Iterator

import pytest

from tests.hub.support import PROXY, Hub, running_hub


@pytest.fixture(scope="session")
def hub(program: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    program(PROXY)
    # A left kernel goes at once.
    quick = ("--CourseKernels.cull_idle_timeout=1", "--CourseKernels.cull_interval=1")
    with running_hub(tmp_path_factory.mktemp("hub"), quick) as one:
        yield one
