"""The class report: one page of what a class has not understood."""

from cocreation_teach.teaching.report.page import FirstPage, first_page, write_page, write_report

__all__ = ["FirstPage", "first_page", "write_page", "write_report"]
