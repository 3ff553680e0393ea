"""A small content, and the markup of a line of text in as many runs as asked."""

from __future__ import annotations

from datetime import UTC, datetime

from automations.documents.content import content_of
from automations.documents.properties import Properties
from automations.tables.report import Column, Form, Table

ABOUT = Properties("資料", "情報政策課", datetime(2024, 12, 25, 0, 30, tzinfo=UTC))
ENTRIES = Table(
    "finalists",
    "ファイナリスト",
    (Column("部門"), Column("取組名"), Column("得点", Form.SCORE)),
    (("窓口", "窓口DX", 12), ("窓口", "窓口DXプラス", 11)),
)
CONTENT = content_of(
    {"来場者数": "751人", "資料名": "A & B <展> 𠮷😀", "改行": "一行目\n二行目"},
    {"ファイナリスト": ENTRIES, "ファイナリスト案": ENTRIES},
    ["同点の決着", "次点"],
)


def runs(*texts: str) -> str:
    inside = "".join(f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' for text in texts)
    return f"<w:p>{inside}</w:p>"
