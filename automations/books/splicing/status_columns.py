"""The status column: its cells say what they are to say, and no other cell changes by a byte."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from automations.books.row_xml import escaped
from automations.books.splicing import calculation_chain
from automations.books.splicing.cell_texts import CellTexts
from automations.books.splicing.changes import StatusCell, StatusColumn, Unspliceable
from automations.books.splicing.edits import Edit
from automations.books.splicing.refusals import FULL, MERGED, SPREAD_FORMULA
from automations.books.splicing.row_cells import Column, Stand, format_of
from automations.books.splicing.row_tags import RowTags
from automations.books.splicing.status_formats import StatusFormats
from automations.books.splicing.workbook import Workbook
from automations.books.splicing.worksheet import Row, Worksheet, area_of, worksheet
from automations.tables.places import cell_address, column_letters
from automations.tables.problems import Severity

_FORMULA = re.compile(rb"<(?:[\w.-]+:)?f(?:[\s/>])")
_FORMULA_TAG = re.compile(rb"<(?:[\w.-]+:)?f\s[^>]*>")
_SPREAD = re.compile(rb"<(?:[\w.-]+:)?f\s[^>]*?\bt\s*=\s*[\"'](?:array|dataTable)[\"'][^>]*>")
_REFERENCE = re.compile(rb"\sref\s*=\s*[\"']([A-Z0-9:$]+)[\"']")
_LAST_ROW = 1_048_576
_SPACED = re.compile(r"[\t\n\r]|  |^ | $")


@dataclass(slots=True)
class _Writing:
    """What is known and gathered while one column is written."""

    sheet: Worksheet
    number: int
    column: Column
    tags: RowTags
    head: bytes
    format: int
    formats: StatusFormats
    said: CellTexts
    edits: list[Edit] = field(default_factory=list)
    frame: list[Edit] = field(default_factory=list)
    written: list[int] = field(default_factory=list)
    formulas: list[str] = field(default_factory=list)
    missing: list[tuple[int, bytes]] = field(default_factory=list)
    known: dict[tuple[str, int, Severity | None], bytes] = field(default_factory=dict)

    @property
    def content(self) -> bytes:
        """The part as it stands."""
        return self.sheet.content

    def cell(self, wanted: StatusCell, base: int) -> bytes:
        """Return a cell that says what is wanted, for one whose format is ``base`` so far."""
        key = (wanted.text, base, wanted.severity)
        rest = self.known.get(key)
        if rest is None:
            number = self.formats.number(base, wanted.severity)
            rest = self.known[key] = self._rest(wanted.text, number)
        return self.head % wanted.row + rest

    def _rest(self, text: str, number: int) -> bytes:
        """Return what follows the address in the tag of a cell; in a column, texts repeat."""
        prefix = self.sheet.prefix
        if not text:
            return f' s="{number}"/>'.encode()
        kept = ' xml:space="preserve"' if _SPACED.search(text) else ""
        stored = f"<{prefix}is><{prefix}t{kept}>{escaped(text)}</{prefix}t></{prefix}is>"
        return f' s="{number}" t="inlineStr">{stored}</{prefix}c>'.encode()


def write_statuses(book: Workbook, column: StatusColumn, formats: StatusFormats) -> None:
    """Let the cells of a status column say what they are to say.

    Raises `Unspliceable` if a cell is not free to: inside a merged range, or part of a formula
    that fills several cells.
    """
    tab = book.worksheet(column.sheet)
    sheet = worksheet(column.sheet, book.parts.read(tab.part))
    wanted = {each.row: each for each in column.cells}
    _refuse_covered(sheet, column.column, wanted)
    work = _writing(book, sheet, column.column, formats)
    there = {row.number: row for row in sheet.rows if row.number in wanted}
    for number in sorted(wanted):
        if not 1 <= number <= _LAST_ROW:
            raise Unspliceable(FULL, sheet=column.sheet)
        if number in there:
            _write(work, there[number], wanted[number])
        elif wanted[number].text:
            _write_new(work, wanted[number])
    if not work.written:
        return
    rows, work.frame = sheet.with_rows(work.missing)
    work.edits += rows
    _grow(work)
    book.parts.write(tab.part, sheet.edited(work.edits, work.frame))
    if work.formulas:
        calculation_chain.forget(book, tab.sheet_id, frozenset(work.formulas))


def _writing(book: Workbook, sheet: Worksheet, number: int, formats: StatusFormats) -> _Writing:
    return _Writing(
        sheet=sheet,
        number=number,
        column=Column(sheet, number),
        tags=RowTags(sheet, number),
        head=f'<{sheet.prefix}c r="{column_letters(number)}%d"'.encode(),
        format=_column_format(sheet, number),
        formats=formats,
        said=CellTexts(book),
    )


def _write(work: _Writing, row: Row, wanted: StatusCell) -> None:
    stand = work.column.stand(row)
    if not stand.there:
        if wanted.text:
            _insert(work, row, stand, wanted)
        return
    content = work.content
    base = format_of(content, stand.start, stand.opened)
    formula = stand.opened < stand.end and _FORMULA.search(content, stand.opened, stand.end)
    if not formula and _stays(work, stand, wanted, base):
        return
    if formula:
        _refuse_master(work, row.number, content[stand.opened : stand.end])
        work.formulas.append(cell_address(row.number, work.number))
    work.edits.append(Edit(stand.start, stand.end, work.cell(wanted, base)))
    work.written.append(row.number)


def _stays(work: _Writing, stand: Stand, wanted: StatusCell, base: int) -> bool:
    """Tell whether a cell says it already, in that format; a blank one need only have no colour."""
    if work.said.nothing(work.sheet, stand):
        return not wanted.text and not work.formats.colored(base)
    same = work.said.says(work.sheet, stand, wanted.text)
    return same and work.formats.number(base, wanted.severity) == base


def _insert(work: _Writing, row: Row, stand: Stand, wanted: StatusCell) -> None:
    """Put a cell where there is none; it takes the format of its row, or else of its column."""
    base, spans = work.tags.tag(row)
    fresh = work.cell(wanted, work.format if base is None else base)
    if row.opened == row.end:
        closing = f"</{work.sheet.prefix}row>".encode()
        work.edits.append(Edit(row.end - 2, row.end, b">" + fresh + closing))
    else:
        work.edits.append(Edit(stand.start, stand.end, fresh))
    if spans:
        work.edits += work.tags.reaching(row)
    work.written.append(row.number)


def _column_format(sheet: Worksheet, column: int) -> int:
    listed = sheet.frame.first("cols")
    for each in listed.named("col") if listed is not None else ():
        if int(each.get("min")) <= column <= int(each.get("max")):
            return int(each.get("style", "0"))
    return 0


def _write_new(work: _Writing, wanted: StatusCell) -> None:
    cell, prefix = work.cell(wanted, work.format), work.sheet.prefix.encode()
    row = b'<%brow r="%d">%b</%brow>' % (prefix, wanted.row, cell, prefix)
    work.missing.append((wanted.row, row))
    work.written.append(wanted.row)


def _grow(work: _Writing) -> None:
    rows = work.written
    work.frame += work.sheet.grown((min(rows), work.number), (max(rows), work.number))


def _refuse_master(work: _Writing, row: int, body: bytes) -> None:
    """Refuse to overwrite a formula that other cells take theirs from."""
    tag = _FORMULA_TAG.search(body)
    if tag is not None and _REFERENCE.search(tag[0]):
        raise _refusal(SPREAD_FORMULA, work.sheet, row, work.number)


def _refuse_covered(sheet: Worksheet, column: int, wanted: Iterable[int]) -> None:
    """Refuse if a cell lies hidden in a merged range, or in a range one formula fills."""
    rows = sorted(wanted)
    merged = sheet.frame.first("mergeCells")
    for each in merged.named("mergeCell") if merged is not None else ():
        _refuse_within(sheet, rows, column, each.get("ref"), MERGED)
    kinds = (b"array", b"dataTable")  # looked for first: searching with a pattern takes long
    if all(sheet.content.find(each, sheet.start, sheet.end) < 0 for each in kinds):
        return
    for found in _SPREAD.finditer(sheet.content, sheet.start, sheet.end):
        reference = _REFERENCE.search(found[0])
        if reference is not None:
            _refuse_within(sheet, rows, column, reference[1].decode(), SPREAD_FORMULA)


def _refuse_within(sheet: Worksheet, rows: list[int], column: int, ref: str, code: str) -> None:
    area = area_of(ref)
    if area is None or not area[1] <= column <= area[3]:
        return
    hidden = [row for row in rows if area[0] <= row <= area[2]]
    if code == MERGED and column == area[1]:
        hidden = [row for row in hidden if row != area[0]]
    if hidden:
        raise _refusal(code, sheet, hidden[0], column)


def _refusal(code: str, sheet: Worksheet, row: int, column: int) -> Unspliceable:
    return Unspliceable(code, sheet=sheet.name, cell=cell_address(row, column))
