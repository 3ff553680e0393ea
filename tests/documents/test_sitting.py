"""審査会資料: the order of the day, the method on a page, and a page for each entry."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from automations import resources
from automations.documents.cover import DocumentCover
from automations.documents.sitting import ONE_PAGE, sitting_content, sitting_papers
from automations.tables.report import Cell, Column, Form, Report, Table, report_of
from tests.documents.test_pages import OFFICE, laid_out

TEMPLATE = resources.template_file("審査会資料.docx")
HEADINGS = ("番号", "取組名", "部門", "所属", "課題", "取組内容", "効果", "数値", "費用")
NEXT = ("11", "図書館便", "窓口", "図書館", "遠い。", "届ける。", "近くなった。", "", "")


@pytest.fixture
def sitting(cover: DocumentCover) -> DocumentCover:
    said = {
        "begins": "令和6年12月24日（火）13:30",
        "asked": "評点を書きます。",
        "blanks": "空欄なし。",
    }
    return replace(cover, handling="審査会限り", said=said)


def report(letters: int = 60, rules: int = 3) -> Report:
    third = letters // 3
    long = ("07", "窓口DX", "窓口", "市民課", "課" * third, "取" * third, "効" * third)
    rows: tuple[tuple[Cell, ...], ...] = (
        (1, *long, "10時間×12か月＝120時間/年", "50,000円"),
        (2, *NEXT),
    )
    columns = (Column("順", Form.COUNT), *map(Column, HEADINGS))
    criteria = tuple((f"審査基準{at}", "20", None) for at in range(1, 6))
    method = tuple((f"{at}番目のきまり。" + "文" * 50,) for at in range(rules))
    named = (Column("審査基準"), Column("配点"), Column("配点の割合", Form.RATIO))
    return report_of(
        tables=[
            Table("sitting_entries", "発表する取組", columns, rows),
            Table("sitting_criteria", "審査基準", named, criteria),
            Table("sitting_method", "審査の方法", (Column("文"),), method),
        ]
    )


def test_it_says_how_many_present_and_what_judges_write(sitting: DocumentCover) -> None:
    content = sitting_content(report(), sitting)
    assert content.words["資料名"] == "DXアワード 審査会資料"
    assert content.words["進行"] == "取組2件を、次の順に発表し、審査員は発表のたびに採点する。"
    assert [row[0] for row in content.tables["採点のしかた"].rows][:2] == [
        "評点を書きます。",
        "空欄なし。",
    ]


def test_the_same_report_gives_the_same_bytes(sitting: DocumentCover) -> None:
    first, second = (sitting_papers(TEMPLATE, report(), sitting) for _ in range(2))
    assert first == second


@pytest.mark.skipif(
    not (OFFICE and shutil.which("pdftotext")),
    reason="LibreOffice and poppler-utils are needed to lay the document out",
)
def test_an_entry_has_a_page_and_a_longer_one_goes_on_behind_it(
    tmp_path: Path, sitting: DocumentCover
) -> None:
    lengths = {"short": 60, "full": ONE_PAGE, "long": 10_000}
    made = {
        name: sitting_papers(TEMPLATE, report(letters), sitting)
        for name, letters in lengths.items()
    }
    found = laid_out(tmp_path, made)
    begins = {name: [_subject(page) for page in pages] for name, pages in found.items()}
    assert begins["short"] == begins["full"] == ["発表の順", "審査の方法", "窓口DX", "図書館便"]
    assert begins["long"][:3] == ["発表の順", "審査の方法", "窓口DX"]
    assert begins["long"][3:] == [*[""] * (len(begins["long"]) - 4), "図書館便"]
    letters = "".join(found["long"])
    assert [letters.count(each) >= 3333 for each in "課取効"] == [True, True, True]


@pytest.mark.skipif(
    not (OFFICE and shutil.which("pdftotext")),
    reason="LibreOffice and poppler-utils are needed to lay the document out",
)
def test_the_method_is_one_page_up_to_fifteen_long_rules(
    tmp_path: Path, sitting: DocumentCover
) -> None:
    made = {"rules": sitting_papers(TEMPLATE, report(rules=15), sitting)}
    pages = laid_out(tmp_path, made)["rules"]
    assert [_subject(page) for page in pages] == ["発表の順", "審査の方法", "窓口DX", "図書館便"]


def _subject(page: str) -> str:
    """Return what begins on a page, "" where something only goes on."""
    lines = ["".join(line.split()) for line in page.splitlines() if line.strip()][:6]
    known = ("発表の順", "審査の方法", "窓口DX", "図書館便")
    return next((each for each in known for line in lines if line.endswith(each)), "")
