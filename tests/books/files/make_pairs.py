"""Make pairs.xlsx, pairs.xls and pairs.ods anew: one content, written by LibreOffice three times.

Run as ``python tests/books/files/make_pairs.py`` where ``soffice`` can be found.
"""

from __future__ import annotations

import subprocess
import tempfile
from datetime import date, datetime, time, timedelta
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font

_HERE = Path(__file__).parent
_ZONE = None  # a cell's time has none


def _filled() -> Workbook:
    book = Workbook()
    sheet = book.create_sheet("受付簿")
    del book["Sheet"]
    sheet.append(["番号", "氏名", "日付", "時刻", "日時", "率", "計算", "備考"])
    sheet.append(
        [
            7,
            "髙﨑 ㈱Ⅳ",
            date(2024, 12, 24),
            time(10, 5),
            datetime(2024, 12, 24, 17, 0, 0, tzinfo=_ZONE),
        ]
    )
    sheet.append([600001, "𠮷田\n花子", date(1999, 1, 1), time(23, 59, 59), 0.1 + 0.2])
    sheet.append([-3, " 前後 ", 12345678901, 1.5e-7, 1e20, True, "=1/0", "'"])
    sheet.append([None, "", "=1+1", '="あ"&"い"', "=NA()", False, "=2>1", "#N/A"])
    sheet.append(["合計", "=1-1"])
    sheet.append([12, "ここまで"])
    for number, shape in (("A2", "000"), ("A3", r"000\-0000"), ("A7", "00000"), ("B6", "0.0%")):
        sheet[number].number_format = shape
    sheet["E3"].number_format = "0.0%"
    sheet["D4"].number_format = "0.00E+00"
    sheet["F2"], sheet["F2"].number_format = 0.4, "0%"
    sheet["G2"], sheet["G2"].number_format = timedelta(hours=26, minutes=30), "[h]:mm:ss"
    sheet["H2"] = "=SUM(A2:A3)"
    sheet["H3"], sheet["H3"].number_format = date(2024, 12, 24), '[$-411]ggge"年"m"月"d"日"'
    sheet.row_dimensions[4].hidden = True
    for cell in sheet[7]:
        cell.font = Font(strike=True)
    sheet.merge_cells("A9:B10")
    sheet["A9"] = "結合"
    sheet["C12"] = "離れた行"
    other = book.create_sheet("隠し")
    other.sheet_state = "hidden"
    other["B2"] = "見えない"
    return book


def _converted(source: Path, kind: str, folder: Path) -> None:
    profile = f"-env:UserInstallation=file://{source.parent}/profile"
    command = ["soffice", "--headless", profile, "--convert-to", kind, "--outdir", str(folder)]
    subprocess.run([*command, str(source)], check=True)


def main() -> None:
    """Write the three files beside this program."""
    with tempfile.TemporaryDirectory() as made:
        source = Path(made) / "pairs.xlsx"
        _filled().save(source)
        for kind in ("xlsx", "xls", "ods"):
            _converted(source, kind, _HERE)


if __name__ == "__main__":
    main()
