"""The rules of registration and attendance that an event sets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from automations.tables.settings import setting
from automations.tables.sources import Source


class Kind(Enum):
    """Whom a person belongs to; the value is what sheets say."""

    HOST = "庁内"
    EXTERNAL = "庁外"
    EXHIBITOR = "出展者"
    SPEAKER = "登壇者"


@dataclass(frozen=True, slots=True)
class RegistrationSource:
    """One list of registrations: a form's answers, an export, or a list kept by hand."""

    book: str = setting(
        "ブック", "催しのフォルダーから見たファイルの場所。例: 共有/申込.xlsx", path=True
    )
    sheet: str = setting("シート", "シートの名前。シートが一つだけなら空でもよい。", default="")
    profile: str = setting(
        "様式",
        "回答や一覧を作った道具。例: Microsoft Forms。空なら見出しから見分ける。",
        default="",
    )
    name: str = setting("呼び名", "集計に表示する名前。", default="")
    kind: Kind | None = setting(
        "区分", "区分の列がないか空の行を、どの区分とするか。", default=None
    )


@dataclass(frozen=True, slots=True)
class RegistrationRules:
    """Who registers, where, and who counts as host staff."""

    sources: tuple[RegistrationSource, ...] = setting("申込", "申込のブック。いくつでもよい。")
    host_bodies: tuple[str, ...] = setting(
        "主催団体の表記", "庁内とみなす団体名。略称も書く。例: みどり野区、みどり野区役所"
    )
    reception: Source | None = setting("受付簿", "当日の受付簿。", default=None)
    host_mail_domains: tuple[str, ...] = setting(
        "主催団体のメール",
        "庁内とみなすメールアドレスの、@より後ろ。例: city.example.jp",
        default=(),
    )


@dataclass(frozen=True, slots=True)
class LastTime:
    """The figures of the previous event, for comparison; all are persons but ``bodies``."""

    label: str = setting("前回の呼び名", "例: 前回（令和6年2月）")
    day: date = setting("前回の開催日", "前回の催しを行った日。")
    visitors: int = setting("前回の来場者数", "人。出展者・登壇者を除く。")
    host_staff: int = setting("前回の庁内来場者数", "人。")
    external: int = setting("前回の庁外来場者数", "人。")
    bodies: int = setting("前回の来場団体数", "団体。")
