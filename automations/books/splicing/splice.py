"""Change our cells and sheets inside a workbook's package, and nothing else."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from automations.books.looks import Look
from automations.books.sheet_xml import looks_in
from automations.books.splicing.appended_rows import append_rows
from automations.books.splicing.changes import Changes, Unspliceable
from automations.books.splicing.own_sheets import write_sheet
from automations.books.splicing.parts import Parts
from automations.books.splicing.refusals import DAMAGED
from automations.books.splicing.self_check import check, refuse_malformed
from automations.books.splicing.status_columns import write_statuses
from automations.books.splicing.status_formats import StatusFormats
from automations.books.splicing.style_numbers import style_numbers
from automations.books.splicing.style_sheet import StyleSheet
from automations.books.splicing.workbook import workbook_in
from automations.books.splicing.zip_members import opened
from automations.books.uncollected import uncollected

_MALFORMED = (ValueError, IndexError, KeyError, OverflowError, RecursionError)


def spliced(content: bytes, changes: Changes) -> bytes:
    """Return the workbook with the changes made; every other byte of its parts as it was.

    With nothing to change, the very same bytes come back, so doing it twice is doing it once.

    Raises:
        Unspliceable: the workbook cannot be changed safely; nothing was done.
    """
    try:
        with uncollected():
            return _spliced(content, changes)
    except _MALFORMED:  # a part says what the standard does not let it say
        raise Unspliceable(DAMAGED) from None


def _spliced(content: bytes, changes: Changes) -> bytes:
    parts = Parts(opened(content))
    book = workbook_in(parts)
    styles = StyleSheet(book)
    numbers = style_numbers(styles, _looks(changes))
    formats = StatusFormats(styles)
    for column in changes.status:
        write_statuses(book, column, formats)
    for rows in changes.appended:
        append_rows(book, rows, numbers)
    for draft in changes.own:
        write_sheet(book, draft, numbers)
    styles.save()
    with ThreadPoolExecutor(1) as packing:  # which leaves this thread free to parse
        packed = packing.submit(_packed, parts)
        refuse_malformed(parts)
        return packed.result()


def _packed(parts: Parts) -> bytes:
    fresh = parts.rebuilt()
    if fresh is not parts.archive.content:
        check(parts, fresh)
    return fresh


def _looks(changes: Changes) -> set[Look]:
    rows = (row for change in changes.appended for row in change.rows)
    looks = {look for row in rows for look in row.looks if look is not None}
    return looks.union(*map(looks_in, changes.own))
