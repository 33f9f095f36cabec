"""A kernel that serves many notebooks, one after the other: a new one takes seconds to start."""

ROOMS = ("course", "desk", "learning", "teaching", "voting", "widgets")
AS_IF_NEW = """
import os, sys
os.chdir({folder!r})
if "ipywidgets" in sys.modules:
    sys.modules["ipywidgets"].Widget.close_all()
for name in [*sys.modules]:
    package, _, room = name.partition(".")
    if package == "cocreation_teach" and room.partition(".")[0] in {rooms}:
        del sys.modules[name]
        vars(sys.modules[package]).pop(room, None)
get_ipython().run_line_magic("reset", "-f")
""".replace("{rooms}", repr(ROOMS))
"""Does away with what a new kernel would not have, and goes to the folder where it works.

The rooms that know of no folder and no learner stay: to read the course's content anew takes long.
"""
