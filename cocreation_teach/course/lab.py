"""JupyterLab in this process, which ends when JupyterLab has ended.

On its way out Python waits for threads.  One that was at a file when JupyterLab was told to stop is never
told so itself, and then the process stands there for good, with all put away (jupyterlab issue 10442): now
and then, for a page that is open may ask for a file at any time.
"""

import os
import sys
from runpy import run_module


def main() -> None:
    """Run JupyterLab with the arguments of this process."""
    code = _ended()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def _ended() -> int:
    try:
        run_module("jupyterlab", run_name="__main__", alter_sys=True)
    except SystemExit as ended:
        if isinstance(ended.code, str):
            print(ended.code, file=sys.stderr)
        return ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    return 0


if __name__ == "__main__":
    main()
