"""Make the workbooks beside this file again: needs LibreOffice (soffice) and xlsxwriter.

Each holds four cases with what people do in a spreadsheet: a line end and two fonts in a description, an
intensity by a formula, a hidden row, a merged sector, and a date for a source.
"""

import subprocess
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from cocreation_teach.content import COLUMNS
from cocreation_teach.teaching.assigning.cases import examples

HERE = Path(__file__).parent


def make(path: Path) -> None:
    """Write the workbook with xlsxwriter, which no test needs."""
    import xlsxwriter

    book = xlsxwriter.Workbook(path)
    sheet, bold, day = (
        book.add_worksheet("Cases"),
        book.add_format({"bold": 1}),
        book.add_format({"num_format": "dd.mm.yyyy"}),
    )
    sheet.write_row(0, 0, COLUMNS)
    for number in range(1, 5):
        case = examples()[0] | {"id": f"case-{number}", "misconceptions": "", "pair": ""}
        for at, column in enumerate(COLUMNS):
            if column == "description":
                sheet.write_rich_string(number, at, "One line,\nthen ", bold, f"another {number}", ".")
            elif column == "intensity":
                sheet.write_formula(number, at, "=1+2", None, 3)
            elif column == "source":
                sheet.write_datetime(number, at, date(2026, 5, number), day)
            elif column != "sector" or number < 3:
                sheet.write_string(number, at, case[column])
    sector = COLUMNS.index("sector")
    sheet.merge_range(3, sector, 4, sector, examples()[0]["sector"])
    sheet.set_row(2, None, None, {"hidden": True})
    book.close()


if __name__ == "__main__":
    make(HERE / "xlsxwriter.xlsx")
    with TemporaryDirectory() as place:
        make(Path(place) / "libreoffice.xlsx")
        command = ["soffice", "--headless", "--convert-to", "xlsx", "--outdir", str(HERE)]
        subprocess.run([*command, str(Path(place) / "libreoffice.xlsx")], check=True)
