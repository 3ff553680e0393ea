"""What stands on the documents that are measured: an event and an office that are invented."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from automations.documents.cover import DocumentCover

COVER = DocumentCover(
    event_name="みどり野区×DX展",
    host="みどり野区",
    office="情報政策課",
    day=date(2024, 12, 24),
    as_of=datetime(2025, 1, 10, 18, tzinfo=ZoneInfo("Asia/Tokyo")),
    check_number="7F3A91C2",
    handling="幹部限り",
    award_name="DXアワード",
    said={"honorific": "殿", "sender": "みどり野区長　緑野 太郎"},
)
