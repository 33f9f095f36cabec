"""The lecturer's side: assignments, hand-ins, marks, feedback and the class report.

A function is loaded when it is asked for, so a command pays for what it uses.  The functions are named in
``__init__.pyi``, once for Python, type checkers and editors.
"""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
