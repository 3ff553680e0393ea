"""What all parts found together: the same problem is one problem wherever it is counted."""

import csv
from pathlib import Path

from openpyxl import Workbook

from automations.flows.running import perform
from automations.flows.scope import EVERYTHING
from tests.small_event import AFTER, change_text, write_small_event


def with_a_hidden_row(folder: Path) -> Path:
    """Make the reception sheet a workbook: two parts read it, and both see the hidden row."""
    book = Workbook()
    sheet = book.worksheets[0]
    for row in csv.reader((folder / "受付簿.csv").read_text(encoding="utf-8").splitlines()):
        sheet.append(row)
    sheet.row_dimensions[3].hidden = True
    book.save(folder / "受付簿.xlsx")
    change_text(folder / "event.toml", {'"受付簿.csv"': '"受付簿.xlsx"'})
    return folder


def test_a_problem_that_two_parts_found_is_one_step(tmp_path: Path) -> None:
    folder = with_a_hidden_row(write_small_event(tmp_path / "催し"))
    report = perform(folder, EVERYTHING, AFTER).findings.report
    assert [each.code for each in report.problems] == ["rows_hidden"]
    assert report.steps[0].text == "念のため確かめる点が1件あります。要確認を見てください。"
