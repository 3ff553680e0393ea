"""calcChain.xml, Excel's list of cells with formulas: what has none any more leaves it.

Excel calls a workbook damaged whose list names a cell without a formula.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from automations.books.splicing.edits import Edit, attribute_set, edited, removed
from automations.books.splicing.parts import relations, unrelated
from automations.books.splicing.workbook import Workbook
from automations.books.splicing.xml_elements import Element


def forget(book: Workbook, sheet_id: int, cells: Collection[str] | None = None) -> None:
    """Take cells of a sheet, such as ``N5``, out of the list; None stands for all of them."""

    def goes(sheet: int, cell: str) -> bool:
        return sheet == sheet_id and (cells is None or cell in cells)

    part = book.related("calcChain")
    if not part:
        return
    content = book.parts.read(part)
    root = book.parts.tree(part)
    edits, left = _edits(root.named("c"), goes)
    if left:
        book.parts.write(part, edited(content, edits))
        return
    for each in relations(book.parts, book.part):
        if each.target == part:
            unrelated(book.parts, book.part, each.id)
    book.parts.remove(part)


def _edits(entries: list[Element], goes: Callable[[int, str], bool]) -> tuple[list[Edit], int]:
    """Return the edits, and how many cells stay; an entry without a sheet means the last one's."""
    edits, sheet, left, said = list[Edit](), 0, 0, 0
    for each in entries:
        sheet = int(each.get("i") or sheet)
        if goes(sheet, each.get("r")):
            edits.append(removed(each))
            continue
        left += 1
        if not each.get("i") and said != sheet:
            edits.append(attribute_set(each, "i", str(sheet)))
        said = sheet
    return edits, left
