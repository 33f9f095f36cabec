"""A kernel that serves many notebooks, one after the other: a new one takes seconds to start."""

AS_IF_NEW = """
import os, sys
os.chdir({folder!r})
if "ipywidgets" in sys.modules:
    sys.modules["ipywidgets"].Widget.close_all()
for name in [*sys.modules]:
    if name.partition(".")[0] == "cocreation_teach":
        del sys.modules[name]
get_ipython().run_line_magic("reset", "-f")
"""
"""Does away with what a new kernel would not have, and goes to the folder where it works."""
