"""An event that takes applications: a form's answers, and files in a folder."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from openpyxl import load_workbook

from automations.event.model import Basics, Event
from automations.flows.entry_form import entry_form_bytes
from tests.award.applying import OTHER, RULES, USUAL

AT = datetime(2027, 11, 1, 9, tzinfo=ZoneInfo("Asia/Tokyo"))
SETTINGS = """
[basics]
name = "小さな催し"
host = "みどり野市"
day = 2026-01-24
office = "情報政策課"

[schedule]
entries_close = 2025-10-15

[award]
name = "DXアワード"
{forms}

[award.entries]
book = "共有/応募.csv"

[award.roll]
book = "事務局限り/名簿.csv"

[award.ballots]
book = "事務局限り/投票.csv"

[[award.categories]]
name = "窓口"

[[award.categories]]
name = "内部"

[[award.criteria]]
name = "効果"
weight = 1

[award.vote]
opens = 2025-12-01T09:00:00
closes = 2025-12-05T17:00:00
choices_per_category = 1

[award.selection]
seats = 1
"""
FORMS = "応募票"
HEADINGS = ("タイムスタンプ", "取組名", "部門", "所属", "代表者", "メンバー", "連絡先", "課題",
            "取組内容", "効果", "削減時間", "受付の判断")  # fmt: skip
_KEYS = ("submitted", "title", "category", "section", "leader", "members", "mail", "issue", "work",
         "effect", "savings", "ruling")  # fmt: skip
ONE = {**USUAL, "submitted": "2025/10/01 10:00", "savings": "月10時間×3人"}
TWO = {**OTHER, "submitted": "2025/10/02 10:00"}


def write_event(
    folder: Path, answers: Sequence[Mapping[str, str]] | None = (ONE, TWO), *, forms: bool = False
) -> Path:
    """Write the settings and, unless ``answers`` is None, the answers of a form."""
    folder.mkdir()
    named = f'entry_forms = "{FORMS}"' if forms else ""
    (folder / "event.toml").write_text(SETTINGS.format(forms=named), encoding="utf-8")
    (folder / "共有").mkdir()
    if forms:
        (folder / FORMS).mkdir()
    if answers is not None:
        write_answers(folder, answers)
    return folder


def write_answers(folder: Path, answers: Sequence[Mapping[str, str]]) -> None:
    rows = [HEADINGS, *(tuple(each.get(key, "") for key in _KEYS) for each in answers)]
    text = "".join(",".join(f'"{cell}"' for cell in row) + "\n" for row in rows)
    (folder / "共有/応募.csv").write_text(text, encoding="utf-8")


def filled_excel(said: Mapping[str, str]) -> bytes:
    """Return our own printed form, filled in as Excel would."""
    event = Event(Basics("小さな催し", "みどり野市", date(2026, 1, 24)), award=RULES)
    book = load_workbook(io.BytesIO(entry_form_bytes(event, RULES, ())))
    sheet = book["応募用紙"]
    beside = {}
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, str):
                beside[cell.value.split("\n")[0]] = (cell.row, cell.column + 1)
    for label, text in said.items():
        sheet.cell(*beside[label], value=text)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def filled_word(rows: Sequence[Sequence[str]], saved: str = "") -> bytes:
    """Return a Word document with one table of these texts; "<" goes on in the cell above."""
    body = "".join(f"<w:tr>{''.join(map(_cell, row))}</w:tr>" for row in rows)
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    document = f'<w:document xmlns:w="{name}"><w:body><w:tbl>{body}</w:tbl></w:body></w:document>'
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dcterms="http://purl.org/dc/terms/">'
        f"<dcterms:modified>{saved}</dcterms:modified></cp:coreProperties>"
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        package.writestr("word/document.xml", document)
        package.writestr("docProps/core.xml", core)
    return target.getvalue()


def _cell(text: str) -> str:
    if text == "<":
        return "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>"
    lines = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.split("\n"))
    return f"<w:tc>{lines}</w:tc>"
