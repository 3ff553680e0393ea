"""What people typed on a tab, as one seal: it stays while they type on the tabs beside it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from automations.tables.headings import heading_key
from automations.tables.schema import STATUS_HEADING

if TYPE_CHECKING:
    from automations.books.google.snapshot import OnlineTab


def tab_seal(key: str, tab: OnlineTab) -> str:
    """Return the seal of a tab of the spreadsheet ``key``, 64 letters.

    What it is called, what is hidden and what stands in our column does not count.
    """
    ours = heading_key(STATUS_HEADING)
    headings = {at for at, cell in tab.cells.items() if heading_key(cell.value) == ours}
    cells = [
        (row, column, repr(cell))
        for (row, column), cell in sorted(tab.cells.items())
        if not any(column == own and row > heading for heading, own in headings)
    ]
    said = (key, tab.number, cells, sorted(map(repr, tab.merged)))
    return hashlib.sha256(repr(said).encode()).hexdigest()
