"""The lecturer's desk: the whole round trip by pointing, on the functions of `teaching`."""

from cocreation_teach.desk.desk import Desk

__all__ = ["Desk"]
