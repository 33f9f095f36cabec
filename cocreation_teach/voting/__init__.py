"""A vote in class: everybody answers on a phone, talks with a neighbour, and votes again."""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
