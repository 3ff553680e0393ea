"""集計_確認結果: what our column would say, row by row, leading to the book it belongs to."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from automations.books.draft import Link
from automations.books.looks import BODY, LINK, SERIOUS
from automations.books.result_book import Cover
from automations.books.splicing.changes import StatusCell, StatusColumn
from automations.books.status_list import status_list_draft
from automations.tables.problems import Severity

_AS_OF = datetime(2024, 12, 24, 18, 0, tzinfo=ZoneInfo("Asia/Tokyo"))
_COVER = Cover("みどり野区×DX展", _AS_OF, "a1b2c3d4", "全職員")
_CELLS = (StatusCell(12, "読めません", Severity.REFUSE), StatusCell(13, "集計済"))


def test_every_cell_is_a_line_in_its_colour_that_leads_to_it() -> None:
    draft = status_list_draft([StatusColumn("受付簿", 9, _CELLS)], _COVER, "受付 簿.xlsx")
    assert [row.values for row in draft.rows[2:]] == [
        ("シート", "行", "確認結果"),
        ("受付簿", 12, "読めません"),
        ("受付簿", 13, "集計済"),
    ]
    roles = [[look.role for look in row.looks if look] for row in draft.rows[3:]]
    assert roles == [[LINK, BODY, SERIOUS], [LINK, BODY, BODY]]
    assert draft.rows[3].links == {1: Link("受付%20簿.xlsx", "'受付簿'!I12")}
    assert (draft.filtered, draft.frozen, draft.page.heading_row) == ("A4:C6", 4, 4)
    assert draft.page.header[2] == "取扱: 全職員"


def test_a_book_without_cells_to_lead_to_gets_no_links() -> None:
    draft = status_list_draft([StatusColumn("受付簿", 9, _CELLS)], _COVER)
    assert [row.links for row in draft.rows[3:]] == [{}, {}]
