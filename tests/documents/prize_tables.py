"""Certificates and a script as the judging makes them; everybody is invented."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from automations.documents.cover import DocumentCover
from automations.tables.report import Column, Table

CERTIFICATE = (
    "賞", "授与者", "取組番号", "取組名", "所属", "代表者", "メンバー", "日付", "日付（漢数字）",
    "賞の名称", "文面",
)  # fmt: skip
SCRIPT = (
    "順番", "賞", "前", "取組名", "取組名のふりがな", "間", "代表者", "代表者のふりがな", "後",
    "番号", "所属", "書き入れ", "授与者",
)  # fmt: skip
COVER = DocumentCover(
    event_name="みどり野区×DX展",
    host="みどり野区",
    office="情報政策課",
    day=date(2024, 12, 24),
    as_of=datetime(2025, 1, 10, 18, tzinfo=ZoneInfo("Asia/Tokyo")),
    check_number="7F3A91C2",
    handling="事務局限り",
    award_name="DXアワード",
    said={
        "honorific": "殿",
        "letter_honorific": "様",
        "made_day": "令和7年1月10日",
        "sender": "みどり野区長　緑野 太郎",
        "made_of": "確定（第1版）の審査結果から作った。",
        "keywords": "確定: 1234",
    },
)


def said(**words: str) -> DocumentCover:
    """Return the cover with other words; an empty one is none."""
    return replace(COVER, said={**COVER.said, **words})


def certificate_row(
    title: str = "窓口DX",
    leader: str = "髙﨑 𠮷",
    members: str = "邉\U000e0101 一",
    *,
    prize: str = "大賞",
    giver: str = "区長",
) -> tuple[str, ...]:
    """Return a row of the table of certificates."""
    text = "この取組はDXアワードにおいて優れたものと認められましたのでここに表彰します"
    return (
        prize, giver, "01", title, "市民課", leader, members, "令和7年1月10日",
        "令和七年一月十日", "DXアワード", text,
    )  # fmt: skip


def certificates_of(*rows: Sequence[str]) -> Table:
    """Return the table of certificates."""
    return Table("certificates", "賞状", tuple(map(Column, CERTIFICATE)), tuple(map(tuple, rows)))


def script_of(*rows: Sequence[str]) -> Table:
    """Return the table of the script; a row without its number."""
    numbered = tuple((str(place), *row) for place, row in enumerate(rows, 1))
    return Table("script", "原稿", tuple(map(Column, SCRIPT)), numbered)
