"""Tables of Word files as sheets: merged cells, nested tables, deletions, damaged files."""

import io
import zipfile

import pytest

from automations.documents.form_tables import form_sheets, is_word
from automations.errors import InputUnfit
from automations.tables.sheet import Merged

_NAME = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def document(body: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        xml = f'<w:document xmlns:w="{_NAME}"><w:body>{body}</w:body></w:document>'
        package.writestr("word/document.xml", xml)
    return target.getvalue()


def cell(text: str, look: str = "") -> str:
    return f"<w:tc><w:tcPr>{look}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def test_cells_stand_in_their_columns_and_merged_ones_are_told() -> None:
    body = (
        row(cell("取組名"), cell("窓口DX", '<w:gridSpan w:val="3"/>'))
        + row(cell("効果", '<w:vMerge w:val="restart"/>'), cell("甲"), cell("代表者"), cell("乙"))
        + row(cell("", "<w:vMerge/>"), cell("丙"))
    )
    (sheet,) = form_sheets(document(f"<w:tbl>{body}</w:tbl>"), "応募票/甲.docx")
    assert [texts for _, texts in sheet.rows()] == [
        ("取組名", "窓口DX", "", ""), ("効果", "甲", "代表者", "乙"), ("", "丙", "", ""),
    ]  # fmt: skip
    assert sheet.merged == (Merged(1, 2, 1, 4), Merged(2, 1, 3, 1))
    assert str(sheet.place(2)) == "応募票/甲.docx「1番目の表」2行目"


def test_a_table_in_a_table_is_one_of_its_own() -> None:
    inner = f"<w:tbl>{row(cell('中'))}</w:tbl>"
    outer = f"<w:tr><w:tc><w:p><w:r><w:t>外</w:t></w:r></w:p>{inner}<w:p/></w:tc></w:tr>"
    sheets = form_sheets(document(f"<w:tbl>{outer}</w:tbl>"), "a.docx")
    assert [[texts for _, texts in each.rows()] for each in sheets] == [[("外\n",)], [("中",)]]


def test_what_was_deleted_is_not_read_and_what_a_tick_box_shows_is() -> None:
    deleted = "<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"
    box = "<w:sdt><w:sdtContent><w:r><w:t>☒</w:t></w:r></w:sdtContent></w:sdt>"
    said = f"<w:tc><w:p>{deleted}{box}<w:r><w:t>希望する</w:t></w:r></w:p></w:tc>"
    (sheet,) = form_sheets(document(f"<w:tbl>{row(said)}</w:tbl>"), "a.docx")
    assert [texts for _, texts in sheet.rows()] == [("☒希望する",)]


def test_a_damaged_document_is_named() -> None:
    broken = document("<w:tbl>")
    assert is_word(broken)
    with pytest.raises(InputUnfit) as unfit:
        form_sheets(broken, "応募票/甲.docx")
    assert str(unfit.value).startswith("応募票/甲.docx: ")


def test_a_workbook_is_no_word_document() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        package.writestr("xl/workbook.xml", "")
    assert not is_word(target.getvalue())
    assert not is_word(b"plain")
