"""Forms with headings of their own, and the sheet of 判定.xlsx that asks what they mean."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from automations.errors import InputUnfit
from automations.flows.running import Outcome, perform
from automations.flows.scope import EVERYTHING
from tests.small_event import AFTER, RESTRICTED

BOOK, SHEET, HEADINGS = f"{RESTRICTED}/判定.xlsx", "判定_見出し", 4
REGISTRATION, BALLOTS = "申込.csv", "投票.csv"


def run(folder: Path) -> Outcome:
    return perform(folder, EVERYTHING, AFTER)


def refusal(folder: Path) -> list[str]:
    with pytest.raises(InputUnfit) as unfit:
        run(folder)
    return [str(each) for each in unfit.value.sentences]


def rename(folder: Path, book: str, headings: Mapping[str, str]) -> None:
    """Change headings of a list, which stand in its first line."""
    lines = (folder / book).read_text(encoding="utf-8").splitlines()
    row = [headings.get(heading, heading) for heading in lines[0].split(",")]
    quoted = (f'"{each}"' if "\n" in each else each for each in row)
    text = "\n".join([",".join(quoted), *lines[1:]])
    (folder / book).write_text(text + "\n", encoding="utf-8")


def asked(folder: Path) -> dict[str, dict[str, str]]:
    """Return what stands on the sheet: the number of a question to its texts by heading."""
    sheet = load_workbook(folder / BOOK)[SHEET]
    headings, *rows = sheet.iter_rows(min_row=HEADINGS, values_only=True)
    texts = [
        {str(heading): str(cell or "") for heading, cell in zip(headings, row, strict=True)}
        for row in rows
    ]
    return {each["番号"]: each for each in texts if each["番号"]}


def answer(folder: Path, choices: Mapping[str, str]) -> None:
    """Choose what headings mean, as somebody in Excel would; other questions are left alone."""
    book = load_workbook(folder / BOOK)
    sheet = book[SHEET]
    assert isinstance(sheet, Worksheet)
    columns = {cell.value: cell.column or 0 for cell in sheet[HEADINGS]}
    for heading, choice in choices.items():
        (row,) = (
            row
            for row in range(HEADINGS + 1, sheet.max_row + 1)
            if f"「{heading}」" in str(sheet.cell(row, columns["質問"]).value)
        )
        sheet.cell(row, columns["判定"]).value = choice
        sheet.cell(row, columns["判定者"]).value = "係長"
    book.save(folder / BOOK)
