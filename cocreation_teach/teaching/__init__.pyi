from .assigning.cases import check_cases as check_cases
from .assigning.cases import write_template as write_template
from .assigning.make import assign as assign
from .mark.grading import grade as grade
from .platforms.export import export as export
from .platforms.feedback import return_feedback as return_feedback
from .platforms.marks import fill_marks as fill_marks
from .report.page import write_report as write_report
