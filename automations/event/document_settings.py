"""What organisers set for the Word documents: numbers, looks, and what only people can write."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from automations.tables.settings import setting


class Honorific(Enum):
    """What stands behind a person's name."""

    DONO = "殿"
    SAMA = "様"


@dataclass(frozen=True, slots=True)
class OtherFigure:
    """A number that this product does not count; it is printed as it was written."""

    group: str = setting("数値の区分", "例: セミナー、出展ブース、アンケート、相談。")
    label: str = setting("数値の項目", "例: セミナーの参加者、満足と答えた割合。")
    value: str = setting("今回の値", "単位を付けて書きます。例: 120人、93.8%（75／80）。")
    last: str = setting("前回の値", "比べるときに書きます。", default="")
    source: str = setting("数値の出どころ", "例: 会場アンケート（回答80件）。", default="")


@dataclass(frozen=True, slots=True)
class DocumentSettings:
    """What the documents say and how they look, besides what is counted."""

    number: str = setting("資料番号", "会議の資料番号。例: 資料1。空なら印刷しません。", default="")
    extension: str = setting("内線", "所管の内線番号。資料に印刷します。", default="")
    sender: str = setting(
        "発信者", "通知と礼状を出す人の職名と氏名。例: みどり野区長　緑野 太郎。", default=""
    )
    letter_number: str = setting("通知の文書番号", "例: 8企情第200号。", default="")
    letter_honorific: Honorific = setting(
        "通知の敬称", "通知と礼状の宛名に付ける敬称。", default=Honorific.SAMA
    )
    honorific: Honorific = setting(
        "賞状の敬称", "賞状の受賞者の名前に付ける敬称。", default=Honorific.DONO
    )
    purpose: str = setting("趣旨", "何のために催すか。実施要領と報告に印刷します。", default="")
    results: str = setting("成果", "催して得られたこと。報告に印刷します。", default="")
    issues: str = setting("課題", "うまくいかなかったこと。報告に印刷します。", default="")
    proposal: str = setting("次回への提案", "次に変えること。報告に印刷します。", default="")
    keep_until: date | None = setting(
        "個人情報の保存期限", "個人情報の入ったブックを消す日。引継書に印刷します。", default=None
    )
    charts: bool = setting(
        "図を入れる",
        "資料に図を入れるか。図を消してしまう装置を通すときは「いいえ」にします。表は必ず入ります。",
        default=True,
    )
    font: str = setting("書体", "資料の書体。空なら、ひな形のままです。", default="")
    certificate_font: str = setting("賞状の書体", "空なら、ひな形のままです。", default="")
    figures: tuple[OtherFigure, ...] = setting(
        "ほかの数値", "集計していない数値。報告に印刷します。", default=()
    )
