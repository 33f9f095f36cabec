"""What a student touches.  A widget is loaded when it is asked for, so a notebook pays for what it uses.

The widgets are named in ``__init__.pyi``, once for Python, type checkers and editors.
"""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
