"""The class report: one page of what a class has not understood."""
