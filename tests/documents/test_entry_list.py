"""取組一覧 as Word: by category, with names or without, whatever people typed."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from automations.documents.entry_list import EntryListCover, entry_list_document
from automations.documents.form_tables import form_sheets
from automations.errors import SettingsWrong
from automations.resources import template_file
from automations.tables.report import Column, Table

HEADINGS = ("番号", "取組名", "部門", "所属", "課題", "取組内容", "効果", "削減時間（年）")
ONE = ("01", "窓口DX", "窓口", "市民課", "待つ", "減らした\n二つめ", "半分", "360時間/年")
TWO = ("02", "<庶務> & {{番号}}", "内部", "総務課", "写す", "自動", "", "")
COVER = EntryListCover(
    "小さな催し", "DXアワード", "情報政策課",
    datetime(2027, 11, 1, 9, tzinfo=ZoneInfo("Asia/Tokyo")),
    "ABCD1234", "全職員", ("内部", "窓口"),
)  # fmt: skip
TEMPLATE = template_file("取組一覧.docx")


def tables(*rows: tuple[str, ...], blind: bool = False) -> list[list[tuple[str, ...]]]:
    table = Table("voters_list", "取組一覧", tuple(map(Column, HEADINGS)), rows)
    made = entry_list_document(TEMPLATE, table, COVER, blind=blind)
    sheets = form_sheets(made, "取組一覧.docx")
    return [[tuple(filter(None, texts)) for _, texts in each.rows()] for each in sheets]


def test_each_entry_is_a_table_below_its_category() -> None:
    assert tables(ONE, TWO) == [
        [("02", "<庶務> & {{番号}}"), ("所属", "総務課"), ("課題", "写す"), ("取組内容", "自動")],
        [("01", "窓口DX"), ("所属", "市民課"), ("課題", "待つ"), ("取組内容", "減らした\n二つめ"),
         ("効果", "半分"), ("削減時間", "360時間/年")],
    ]  # fmt: skip


def test_without_names_no_row_tells_the_section() -> None:
    assert [row[0] for row in tables(ONE, blind=True)[0]] == [
        "01", "課題", "取組内容", "効果", "削減時間",
    ]  # fmt: skip


def test_the_same_list_is_the_same_bytes() -> None:
    table = Table("voters_list", "取組一覧", tuple(map(Column, HEADINGS)), (ONE, TWO))
    made = [entry_list_document(TEMPLATE, table, COVER, blind=False) for _ in range(2)]
    assert made[0] == made[1]


def test_without_an_entry_there_is_no_table() -> None:
    assert tables() == []


def test_a_template_that_shows_no_entry_is_refused() -> None:
    table = Table("voters_list", "取組一覧", tuple(map(Column, HEADINGS)), (ONE,))
    with pytest.raises(SettingsWrong) as wrong:
        entry_list_document(template_file("受付票.docx"), table, COVER, blind=False)
    assert "受付票.docx" in str(wrong.value)


def test_nothing_that_an_entry_says_is_cut() -> None:
    long = ("03", "題" * 100, "窓口", "課" * 60, "課題" * 200, "内容" * 200, "効果" * 200, "")
    assert [row[-1] for row in tables(long)[0]] == [*long[1:2], *long[3:7]]
