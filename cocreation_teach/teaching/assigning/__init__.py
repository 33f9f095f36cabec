"""From a lecturer's wish to what is released, and its key."""

from cocreation_teach.teaching.assigning.cases import check_cases, write_template
from cocreation_teach.teaching.assigning.make import assign

__all__ = ["assign", "check_cases", "write_template"]
