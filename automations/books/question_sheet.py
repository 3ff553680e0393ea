"""Questions as rows of 判定.xlsx: for a sheet that is there, or on a new one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

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
    Question,
    heading_of,
)
from automations.books.draft import Draft, DraftRow, DropDown, Page
from automations.books.drop_downs import LISTS, written_out
from automations.books.extents import row_height
from automations.books.looks import ANSWER, BODY, GUIDE, HEADING, TITLE, Look
from automations.books.splicing.changes import AppendedRows, Changes
from automations.books.writing import FORMATS
from automations.tables.places import cell_address
from automations.tables.report import Form
from automations.tables.sheet import ROW

if TYPE_CHECKING:
    from collections.abc import Mapping

    from automations.tables.sheet import Sheet

_GUIDANCE = (
    "黄色い欄に記入し、保存して閉じてから、もう一度実行してください。要らなくなった質問は、空のままで構いません。",
    "「判定」は一覧から選び、「判定者」は必ず書きます。番号と質問は書き換えず、行も消さないでください。",
)
_WIDTHS = {KEY: 14, WHAT: 30, CHOICES: 24, CHOICE: 24, REASON: 26, PERSON: 13, DAY: 13,
           "ブック": 22, "列": 6, "中身": 22, "提案": 18,
           "Aの行": 42, "Bの行": 42, "手がかり": 24}  # fmt: skip
_EVIDENCE_WIDTH = 28


def question_changes(sheets: Mapping[str, Sheet], questions: list[Question]) -> Changes:
    """Return what changes in the book so that it asks the questions; ``sheets`` stand in it."""
    lists = _Lists(_last_row(sheets[LISTS]) if LISTS in sheets else 0)
    appended, drafts = [], []
    for name in dict.fromkeys(each.sheet for each in questions):
        asked = [each for each in questions if each.sheet == name]
        if name in sheets:
            appended.append(_appended(sheets[name], asked, lists))
        else:
            drafts.append(_draft(name, asked, lists))
    if lists.rows and LISTS in sheets:
        appended.append(AppendedRows(LISTS, tuple(lists.rows)))
    elif lists.rows:
        drafts.append(Draft(LISTS, (), lists.rows, hidden=True))
    return Changes(appended=tuple(appended), own=tuple(drafts))


def _last_row(sheet: Sheet) -> int:
    return max(sheet.cells[ROW].to_list(), default=0)


@dataclass(slots=True)
class _Lists:
    """Choices too long for a drop-down: one below the other on a hidden sheet, from ``row`` on."""

    row: int
    rows: list[DraftRow] = field(default_factory=list)

    def source(self, choices: tuple[str, ...]) -> str:
        """Return the source of the drop-down of a question."""
        if within := written_out(choices):
            return within
        first = self.row + 1
        for choice in choices:
            self.row += 1
            self.rows.append(DraftRow(self.row, 0, (choice,), (Look(),)))
        return f"'{LISTS}'!$A${first}:$A${self.row}"


def _appended(sheet: Sheet, questions: list[Question], lists: _Lists) -> AppendedRows:
    heading_row, columns = heading_of(sheet)
    first = max(_last_row(sheet), heading_row) + 1
    rows = [_row(row, columns, each) for row, each in enumerate(questions, first)]
    drop_downs = _drop_downs(first, columns, questions, lists)
    return AppendedRows(sheet.name, tuple(rows), tuple(drop_downs))


def _draft(name: str, questions: list[Question], lists: _Lists) -> Draft:
    """Return the sheet of a kind of question, which is not there yet."""
    evidence = dict.fromkeys(heading for each in questions for heading, _ in each.evidence)
    headings = (KEY, WHAT, *evidence, CHOICES, *ANSWERED_BY_PEOPLE)
    columns = {heading: number for number, heading in enumerate(headings, 1)}
    title = f"判定をお願いします（{name.removeprefix(DECISIONS)}）"
    guidance = (*_GUIDANCE, *questions[0].guidance)
    heading_row = len(guidance) + 2
    first = heading_row + 1
    return Draft(
        name,
        [_width(heading) for heading in headings],
        [
            DraftRow(1, 28, (title,), (Look(TITLE),)),
            *(DraftRow(n, 18, (line,), (Look(GUIDE),)) for n, line in enumerate(guidance, 2)),
            DraftRow(heading_row, 0, headings, (Look(HEADING),) * len(headings)),
            *(_row(row, columns, each) for row, each in enumerate(questions, first)),
        ],
        drop_downs=_drop_downs(first, columns, questions, lists),
        page=Page(heading_row=heading_row),
        frozen=heading_row,
    )


def _drop_downs(
    first: int, columns: Mapping[str, int], questions: list[Question], lists: _Lists
) -> list[DropDown]:
    hint = (CHOICE, "一覧から選んでください。")
    return [
        DropDown(cell_address(row, columns[CHOICE]), lists.source(each.choices), hint, strict=True)
        for row, each in enumerate(questions, first)
    ]


def _width(heading: str) -> int:
    return _WIDTHS.get(heading, _EVIDENCE_WIDTH)


def _row(number: int, columns: Mapping[str, int], question: Question) -> DraftRow:
    """Return the row of a question; a column whose heading we do not know stays as it is."""
    texts = _texts(columns, question)
    headings = {column: heading for heading, column in columns.items()}
    cells = range(1, max(headings) + 1)
    values = tuple(texts.get(headings.get(each, "")) for each in cells)
    looks = tuple(_look(headings[each]) if each in headings else None for each in cells)
    height = row_height((texts.get(heading, ""), _width(heading)) for heading in columns)
    return DraftRow(number, height, values, looks)


def _look(heading: str) -> Look:
    role = ANSWER if heading in ANSWERED_BY_PEOPLE else BODY
    return Look(role, FORMATS[Form.DAY if heading == DAY else Form.TEXT])


def _texts(columns: Mapping[str, int], question: Question) -> dict[str, str]:
    """Return the texts by heading; evidence without a column of its own joins the question."""
    rest = [f"{heading}: {text}" for heading, text in question.evidence if heading not in columns]
    own = {heading: text for heading, text in question.evidence if heading in columns}
    return own | {
        KEY: question.key,
        WHAT: "\n".join([question.what, *rest]),
        CHOICES: BETWEEN.join(question.choices),
    }
