"""Ports and sockets that no other program comes by, as the servers of several tests start at once."""

import random
import socket
import sys
import tempfile
from typing import Final

SOCKETS: Final = ["--KernelManager.transport=ipc"] if sys.platform == "linux" else []
"""What lets a Jupyter server speak to its kernels through files, in its folder for what runs.

Else it chooses five ports for each, and gives them back until the kernel has started and takes them.
Meanwhile the system gives them to whoever asks for one, such as another server for a kernel of its own: one
of the two never starts.
"""


def free_port() -> int:
    """A port that nobody listens on, below those that a system gives away by itself: it will stay free."""
    while True:
        port = random.SystemRandom().randrange(20_000, 30_000)
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port


def socket_folder() -> tempfile.TemporaryDirectory[str]:
    """A folder for what runs, with a short path: that of a socket has at most 107 characters."""
    place = "/tmp" if SOCKETS else None  # and not where the tests put their files, which can be far down
    return tempfile.TemporaryDirectory(prefix="run-", dir=place, ignore_cleanup_errors=True)
