"""What people put into 判定.xlsx beside their answers is there after a question was appended."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment

from automations.books.decision_book import Question, append_questions
from automations.errors import OutputNotWritten

if TYPE_CHECKING:
    from pathlib import Path

_TIE = Question("同点-1", "判定_同点", "どれを選びますか", (("取組A", "01"),), ("01", "02"))
_OTHER = Question("同点-2", "判定_同点", "もう一つ", (("取組C", "03"),), ("03", "04"))
_SAME = Question("名寄せ-1", "判定_名寄せ", "同じ人ですか", (), ("同じ人", "別の人"))


@pytest.fixture
def asked(tmp_path: Path) -> Path:
    append_questions(tmp_path / "判定.xlsx", [_TIE])
    return tmp_path / "判定.xlsx"


def _members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def _put_picture(path: Path) -> None:
    """Put a picture onto the first sheet as Excel does: a drawing, its relations, the image."""
    sheet, package = "xl/worksheets/sheet1.xml", "http://schemas.openxmlformats.org/package/2006"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    beside = "xl/worksheets/_rels/sheet1.xml.rels"
    members = _members(path) | {
        "xl/drawings/drawing9.xml": b"<wsDr>the frame of a picture</wsDr>",
        "xl/media/image1.png": b"\x89PNG of people's",
        beside: f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId9"'
        f' Type="{kind}/drawing" Target="../drawings/drawing9.xml"/></Relationships>'.encode(),
    }
    members[sheet] = members[sheet].replace(
        b"</worksheet>", f'<drawing xmlns:r="{kind}" r:id="rId9"/></worksheet>'.encode()
    )
    with zipfile.ZipFile(path, "w") as written:
        for name, content in members.items():
            written.writestr(name, content)


def test_a_picture_that_people_put_there_stays(asked: Path) -> None:
    _put_picture(asked)
    before = _members(asked)
    assert append_questions(asked, [_OTHER, _SAME])
    after = _members(asked)
    changed = {name for name in before if after[name] != before[name]}
    assert changed == {
        "[Content_Types].xml",
        "xl/_rels/workbook.xml.rels",
        "xl/workbook.xml",
        "xl/worksheets/sheet1.xml",
    }
    assert after["xl/worksheets/sheet1.xml"].endswith(b'r:id="rId9"/></worksheet>')
    assert set(after) - set(before) == {"xl/worksheets/sheet2.xml"}


def test_a_chart_and_a_comment_that_people_put_there_stay(asked: Path) -> None:
    book = load_workbook(asked)
    sheet = book["判定_同点"]
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=1, min_row=5))
    sheet.add_chart(chart, "L2")  # type: ignore[call-arg]  # the stubs think of chart sheets
    sheet["B5"].comment = Comment("電話で確かめた", "山田")
    book.save(asked)
    before = _members(asked)
    assert append_questions(asked, [_OTHER])
    after = _members(asked)
    theirs = [name for name in before if "chart" in name or "comment" in name or "draw" in name]
    assert len(theirs) > 3
    assert {name: after[name] for name in theirs} == {name: before[name] for name in theirs}
    reread = load_workbook(asked)["判定_同点"]
    assert [len(reread._charts), reread["B5"].comment.text] == [1, "電話で確かめた"]  # type: ignore[attr-defined]  # noqa: SLF001 - stubs lack it
    assert reread["A6"].value == "同点-2"


def test_a_book_that_cannot_be_changed_safely_is_left_alone(asked: Path) -> None:
    with zipfile.ZipFile(asked, "a") as package:
        package.writestr("_xmlsignatures/origin.sigs", b"")
        types = package.read("[Content_Types].xml")
    signed = types.replace(
        b"</Types>",
        b'<Default Extension="sigs" ContentType='
        b'"application/vnd.openxmlformats-package.digital-signature-origin"/></Types>',
    )
    members = _members(asked) | {"[Content_Types].xml": signed}
    with zipfile.ZipFile(asked, "w") as written:
        for name, content in members.items():
            written.writestr(name, content)
    before = asked.read_bytes()
    with pytest.raises(OutputNotWritten, match="署名"):
        append_questions(asked, [_OTHER])
    assert asked.read_bytes() == before
