"""``python -m cocreation_teach`` is the ``cocreation`` command."""

from cocreation_teach.cli import main

if __name__ == "__main__":
    main(prog_name="cocreation")
