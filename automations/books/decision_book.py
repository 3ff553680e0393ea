"""判定.xlsx: append questions without touching a single cell that stands there.

The book is shared. Rows are appended for questions that are not there yet, and before the new file
takes its place we look whether every cell that stood there still says the same.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter

from automations.books import appearance, extents
from automations.books.answering import (
    ANSWERED_BY_PEOPLE,
    BETWEEN,
    CHOICE,
    CHOICES,
    DAY,
    DECISIONS,
    KEY,
    PERSON,
    REASON,
    WHAT,
    Answer,
    Question,
    asked_rows,
    heading_of,
    read_answers,
    read_unanswered,
)
from automations.books.drop_downs import add_help
from automations.books.excel_reading import read_excel
from automations.books.looks import ANSWER, BODY, GUIDE, HEADING, TITLE, styled
from automations.books.packing import workbook_bytes
from automations.books.writing import FORMATS, put
from automations.errors import InputUnfit, OutputNotWritten, TryAgain
from automations.replacing import replace_file, whole_package
from automations.tables.places import Place
from automations.tables.problems import problem
from automations.tables.report import Form
from automations.tables.sheet import ROW

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from automations.tables.sheet import Sheet

__all__ = ["Answer", "Question", "append_questions", "read_answers", "read_unanswered"]

_HEADING_ROW = 4
_GUIDANCE = (
    "黄色い欄に記入し、保存して閉じてから、もう一度実行してください。要らなくなった質問は、空のままで構いません。",
    "「判定」は一覧から選び、「判定者」は必ず書きます。番号と質問は書き換えず、行も消さないでください。",
)
_WIDTHS = {KEY: 14, WHAT: 30, CHOICES: 24, CHOICE: 24, REASON: 26, PERSON: 13, DAY: 13,
           "ブック": 22, "列": 6, "中身": 22, "提案": 18}  # fmt: skip
_EVIDENCE_WIDTH = 28


def append_questions(path: Path, questions: Sequence[Question]) -> bool:
    """Put the questions that are not there yet at the end of their sheets; tell if there were any.

    The book and its sheets are made where they are missing. With nothing to append the file is
    not touched.

    Raises:
        InputUnfit: the book that stands there cannot be read.
        TryAgain: somebody changed the book in the meantime.
        OutputNotWritten, PermissionRefused: nothing was written.
    """
    before = path.read_bytes() if path.exists() else b""
    known = {row.key for row in asked_rows(path)}
    fresh = {each.key: each for each in questions if each.key not in known}
    if not fresh:
        return False
    content = _with_questions(before, path.name, list(fresh.values()))
    if before:
        _refuse_changed(before, content, path.name)
    _replace(path, before, content)
    return True


def _with_questions(before: bytes, name: str, questions: list[Question]) -> bytes:
    sheets = {each.name: each for each in read_excel(before, name)[0]} if before else {}
    book = _loaded(before, name) if before else Workbook()
    appearance.add_styles(book)
    for sheet_name in dict.fromkeys(each.sheet for each in questions):
        asked = [each for each in questions if each.sheet == sheet_name]
        if sheet_name in sheets:
            heading_row, columns = heading_of(sheets[sheet_name])
            last = max(sheets[sheet_name].cells[ROW].to_list(), default=heading_row)
        else:
            columns, last = _new_sheet(book, sheet_name, asked), _HEADING_ROW
        for row, question in enumerate(asked, last + 1):
            _ask(book, book[sheet_name], row, columns, question)
    if not before and book.worksheets[0].title not in {each.sheet for each in questions}:
        book.remove(book.worksheets[0])
    return workbook_bytes(book)


def _loaded(before: bytes, name: str) -> Workbook:
    try:
        return load_workbook(BytesIO(before))
    except Exception:  # noqa: BLE001 - on odd files it raises anything; all mean the same to people
        raise InputUnfit(problem("book_damaged", Place(name))) from None


def _new_sheet(book: Workbook, name: str, questions: list[Question]) -> dict[str, int]:
    """Make the sheet of a kind of question and return the column of each heading."""
    sheet = book.create_sheet(name)
    evidence = dict.fromkeys(heading for each in questions for heading, _ in each.evidence)
    headings = (KEY, WHAT, *evidence, CHOICES, *ANSWERED_BY_PEOPLE)
    put(sheet, 1, 1, f"判定をお願いします（{name.removeprefix(DECISIONS)}）", styled(TITLE))
    for row, line in enumerate(_GUIDANCE, 2):
        put(sheet, row, 1, line, styled(GUIDE))
        sheet.row_dimensions[row].height = 18
    sheet.row_dimensions[1].height = 28
    for number, heading in enumerate(headings, 1):
        put(sheet, _HEADING_ROW, number, heading, styled(HEADING))
        sheet.column_dimensions[get_column_letter(number)].width = _width(heading)
    sheet.freeze_panes = f"A{_HEADING_ROW + 1}"
    sheet.sheet_view.showGridLines = False
    appearance.set_page(sheet, heading_row=_HEADING_ROW)
    return {heading: number for number, heading in enumerate(headings, 1)}


def _width(heading: str) -> int:
    return _WIDTHS.get(heading, _EVIDENCE_WIDTH)


def _ask(
    book: Workbook, sheet: Worksheet, row: int, columns: dict[str, int], question: Question
) -> None:
    texts = _texts(columns, question)
    for heading, column in columns.items():
        style = ANSWER if heading in ANSWERED_BY_PEOPLE else BODY
        cell = put(sheet, row, column, texts.get(heading), styled(style))
        cell.number_format = FORMATS[Form.DAY if heading == DAY else Form.TEXT]
    widths = [(texts.get(heading, ""), _width(heading)) for heading in columns]
    sheet.row_dimensions[row].height = extents.row_height(widths)
    place = f"{get_column_letter(columns[CHOICE])}{row}"
    hint = (CHOICE, "一覧から選んでください。")
    add_help(book, sheet, place, question.choices, hint).errorStyle = "stop"


def _texts(columns: dict[str, int], question: Question) -> dict[str, str]:
    """Return the texts by heading; evidence without a column of its own joins the question."""
    rest = [f"{heading}: {text}" for heading, text in question.evidence if heading not in columns]
    own = {heading: text for heading, text in question.evidence if heading in columns}
    return own | {
        KEY: question.key,
        WHAT: "\n".join([question.what, *rest]),
        CHOICES: BETWEEN.join(question.choices),
    }


def _refuse_changed(before: bytes, after: bytes, name: str) -> None:
    """Refuse to write if any cell that stood in the book would not say the same any more."""
    later = {sheet.name: sheet for sheet in read_excel(after, name)[0]}
    for sheet in read_excel(before, name)[0]:
        if sheet.name not in later or not _still_says(sheet, later[sheet.name]):
            place = Place(name, sheet.name)
            raise OutputNotWritten(problem("decision_book_fragile", place))


def _still_says(before: Sheet, after: Sheet) -> bool:
    old = before.cells
    if after.width < before.width:
        return False
    same_rows = after.cells.filter(after.cells[ROW].is_in(old[ROW].implode()))
    odd = {place: kind for place, kind in after.odd.items() if place in before.odd}
    return same_rows.select(old.columns).equals(old) and odd == dict(before.odd)


def _replace(path: Path, before: bytes, content: bytes) -> None:
    def write(file: BinaryIO) -> None:
        file.write(content)

    def check(fresh: Path) -> None:
        whole_package(fresh)
        if (path.read_bytes() if path.exists() else b"") != before:
            raise TryAgain(problem("decision_book_moved", Place(path.name)))

    replace_file(path, write, check)
