"""Texts that programs obey instead of showing them: typed as names, they stay names."""

import re
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from automations.cli import run
from automations.errors import InputUnfit
from automations.flows.running import Outcome, perform
from automations.flows.scope import EVERYTHING
from tests.small_event import AFTER, RESTRICTED, change_text

TITLE = "窓口DX"


def renamed(folder: Path, title: str) -> Path:
    """Give the winner another title, in the list of entries and in the form alike."""
    change_text(folder / "エントリー.csv", {f"1,{TITLE},": f"1,{title},"})
    change_text(folder / "投票.csv", {f"[01 {TITLE}]": f"[01 {title}]"})
    return folder


def published(folder: Path) -> Outcome:
    return perform(folder, EVERYTHING, AFTER)


@pytest.mark.parametrize(
    "title",
    [
        "=1+1",
        "+1",
        "-2+3",
        "@SUM(A1)",
        "＝1＋1",
        "＠SUM(A1)",
        "<b>&amp;",
        "𠮷野家\U000e0100",
        "{{来場者}}",
        "_x000D_",
    ],
)
def test_a_title_is_shown_as_it_was_typed(title: str, small: Path) -> None:
    published(renamed(small, title))
    book = load_workbook(small / RESTRICTED / "結果.xlsx")
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
    assert title.replace("_x000D_", "_x005F_x000D_") in {cell.value for cell in cells}


@pytest.mark.parametrize("number", [1, 3])
def test_a_title_that_no_document_can_hold_is_named_in_whichever_row(
    number: int, small: Path
) -> None:
    titles = {1: TITLE, 3: "証明書の郵送申請"}
    title = titles[number]
    change_text(small / "エントリー.csv", {f"{number},{title},": f"{number},窓\x01口,"})
    change_text(small / "投票.csv", {f"[{number:02} {title}]": f"[{number:02} 窓\x01口]"})
    with pytest.raises(InputUnfit) as refused:
        published(small)
    assert "に、文書に書けない文字（U+0001）が入っています。" in str(refused.value)
    assert not (small / RESTRICTED / "結果.xlsx").exists()


def test_the_screen_shows_a_title_and_does_not_obey_it(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["一括", str(renamed(small, "窓口\u202eDX")), "--as-of", "2024-12-25T09:00"]) == 0
    said = capsys.readouterr().out
    assert "01    窓口DX" in said
    assert "\u202e" not in said


@pytest.mark.parametrize("typed", ["=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(1;1)", "＝1"])
def test_no_part_of_any_workbook_holds_a_formula_that_somebody_typed(
    typed: str, small: Path
) -> None:
    change_text(small / "申込.csv", {"青木 一": typed, "00002": f"{typed}?"})
    change_text(small / "受付簿.csv", {"井上 二葉": typed})
    published(renamed(small, typed))
    books = sorted((small / RESTRICTED).rglob("*.xlsx"))
    assert "結果.xlsx" in {path.name for path in books}
    assert {path.name: formulas(path) for path in books} == {path.name: [] for path in books}


def formulas(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as package:
        parts = [name for name in package.namelist() if "worksheets/" in name]
        return [name for name in parts if re.search(rb"<(?:\w+:)?f[ />]", package.read(name))]
