"""What documents show besides the report: days as seen from the event, copies by their number."""

from pathlib import Path

from automations.flows.cover_tables import cover_tables
from automations.flows.event_folder import open_event
from automations.ledger.runs import Input
from tests.small_event import write_small_event


def test_a_book_with_two_sheets_has_one_number_in_groups_that_can_be_compared(
    tmp_path: Path,
) -> None:
    event = open_event(write_small_event(tmp_path / "催し")).event
    digest = "0123456789abcdef" * 4
    read = [Input(f"共有/申込.xlsx「{sheet}」", 3, "seal", digest) for sheet in ("庁内", "庁外")]
    tables = cover_tables(event, read)
    assert tables["copies"].rows == (("共有/申込.xlsx", f"{digest[:32]} {digest[32:]}"),)


def test_days_stand_in_their_order_and_what_nobody_wrote_is_no_table(tmp_path: Path) -> None:
    tables = cover_tables(open_event(write_small_event(tmp_path / "催し")).event, ())
    assert sorted(tables) == ["days"]
    days = [row[1] for row in tables["days"].rows]
    assert days == sorted(days, key=str)
    assert ("開催", "開催の当日") in [(row[0], row[2]) for row in tables["days"].rows]
