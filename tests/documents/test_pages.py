"""On paper: the first page is one page of A4, whatever the titles, and the evidence follows."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from automations.documents.brief import brief
from automations.documents.cover import DocumentCover, Look
from automations.tables.report import Column, Figure, Form, Report, Table, report_of

OFFICE = shutil.which("soffice") or ""
DETAILS = "実施の詳細"

pytestmark = pytest.mark.skipif(
    not (OFFICE and shutil.which("pdftotext")),
    reason="LibreOffice and poppler-utils are needed to lay the document out",
)


def laid_out(folder: Path, documents: dict[str, bytes]) -> dict[str, list[str]]:
    """Return the pages of each document as LibreOffice sets them, as text."""
    for name, document in documents.items():
        (folder / f"{name}.docx").write_bytes(document)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    files = [str(folder / f"{name}.docx") for name in documents]
    command = [OFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *files], check=True, capture_output=True, timeout=120)
    return {name: pages(folder / f"{name}.pdf") for name in documents}


def pages(path: Path) -> list[str]:
    found = subprocess.run(
        ["pdftotext", "-layout", str(path), "-"],  # noqa: S607 - found on the path, as above
        check=True,
        capture_output=True,
        timeout=60,
    )
    return found.stdout.decode().split("\f")[:-1]


def lengthened(report: Report, letters: int) -> Report:
    table = report.tables["finalists"]
    rows = tuple((*row[:3], "長" * letters, *row[4:]) for row in table.rows)
    tie = Figure("tie", "残りの枠の同点（" + "長" * 2 * letters + "）を「効果」で決定")
    return replace(
        report,
        figures={**report.figures, "tie": tie},
        tables={**report.tables, "finalists": replace(table, rows=rows)},
    )


def multiplied(report: Report, rows: int) -> Report:
    table = report.tables["finalists"]
    many = (table.rows * rows)[:rows]
    return replace(report, tables={**report.tables, "finalists": replace(table, rows=many)})


def plain(text: str) -> str:
    return " ".join(text.split())


def test_page_one_is_one_page_and_the_evidence_begins_on_page_two(
    tmp_path: Path, template: Path, report: Report, award: Report, cover: DocumentCover
) -> None:
    reports = {"whole": report, "award": award, "long": lengthened(report, 100)}
    reports["many"] = multiplied(report, 20)
    found = laid_out(tmp_path, {name: brief(template, r, cover) for name, r in reports.items()})
    for pages_of in found.values():
        begins = [DETAILS in plain(page) for page in pages_of]
        assert begins == [False, True, *([False] * (len(pages_of) - 2))]
        first = plain(pages_of[0])
        assert "第1 結論" in first
        assert "次点" in first
        assert f"1/{len(pages_of)}" in first.replace("／", "/").replace(" ", "")


PRIZE = ("賞", "授与者", "結果", "番号", "取組名", "部門", "所属", "理由")
BAND, SLOTS = "庁内・庁外の別（", "来場時間帯（"  # titles that only the charts bear


def awarded(report: Report, prizes: int, letters: int) -> Report:
    row = ("", "授賞", "01", "長" * letters, "業務改善", "情報政策課", "得点の上位")
    rows = tuple((f"第{place}位", *row) for place in range(1, prizes + 1))
    table = Table("prizes", "賞", tuple(map(Column, PRIZE)), rows)
    slots = (("10:00〜10:30", 400, 300, 100), ("時刻なし", 351, 248, 103), ("計", 751, 548, 203))
    headings = (
        Column("時間帯"),
        *(Column(each, Form.COUNT) for each in ("来場者", "庁内", "庁外")),
    )
    arrivals = Table("arrival_slots", "時間帯別", headings, slots, emphasis=frozenset({2}))
    return report.joined(report_of([Figure("prizes_open", 0)], [table, arrivals]))


def test_the_chart_of_the_visitors_stands_on_page_one_where_there_is_room(
    tmp_path: Path, template: Path, report: Report, attendance: Report, cover: DocumentCover
) -> None:
    reports = {
        "prizes": awarded(report, 5, 30),
        "long": awarded(report, 12, 60),
        "most": awarded(report, 20, 60),
        "finalists": report,
        "visitors": attendance,
    }
    plainly = replace(cover, look=Look(charts=False))
    made = {name: brief(template, each, cover) for name, each in reports.items()}
    made["off"] = brief(template, reports["prizes"], plainly)
    found = laid_out(tmp_path, made)
    drawn = {
        name: [page for page, text in enumerate(each, 1) if BAND in plain(text).replace(" ", "")]
        for name, each in found.items()
    }
    assert drawn == {
        "prizes": [1], "long": [2], "most": [2], "finalists": [2], "visitors": [1], "off": [],
    }  # fmt: skip
    for pages_of in found.values():
        assert DETAILS in plain(pages_of[1])
    with_slots = [SLOTS in plain("".join(each)).replace(" ", "") for each in found.values()]
    assert with_slots == [True, True, True, False, False, False]
