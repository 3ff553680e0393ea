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


class Later(Enum):
    """What a later answer of the same person does to the earlier ones; the value is settings'."""

    REPLACES = "更新型"
    ADDS = "追加型"


class Holds(Enum):
    """What the rows of a source are; the value is what settings say."""

    REGISTRATIONS = "申込"
    CANCELLATIONS = "取消"


@dataclass(frozen=True, slots=True)
class RegistrationSource:
    """One list of registrations: a form's answers, an export, or a list kept by hand."""

    book: str = setting(
        "ブック",
        "催しのフォルダーから見たファイルの場所か、Googleスプレッドシートのアドレス。"
        "例: 共有/申込.xlsx",
        path=True,
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
    later: Later = setting(
        "後の回答",
        "同じ人の後の回答を、前の回答に替える（更新型）か、加える（追加型）か。"
        "追加型では同伴者数を足し、時間帯と備考を並べる。",
        default=Later.REPLACES,
    )
    holds: Holds = setting(
        "行の内容",
        "行が申込か取消か。取消なら、どの行もその人の申込を取り消す。"
        "日時のない取消は、申込の後の取消とみなす。",
        default=Holds.REGISTRATIONS,
    )


@dataclass(frozen=True, slots=True)
class BodyAlias:
    """One way of writing a body that no rule knows, and the body that is meant."""

    written: str = setting("書かれ方", "申込や受付簿に書かれる団体名。例: みどり野商工会議所青年部")
    body: str = setting("団体", "その団体の、集計に使う名前。例: みどり野商工会議所")


class Syllables(Enum):
    """A row of the 五十音; the value is what settings say."""

    A = "あ"
    KA = "か"
    SA = "さ"
    TA = "た"
    NA = "な"
    HA = "は"
    MA = "ま"
    YA = "や"
    RA = "ら"
    WA = "わ"


@dataclass(frozen=True, slots=True)
class Gate:
    """One place at which people are received, and who is asked to go there."""

    name: str = setting("受付口", "名簿と受付票に印刷する名前。例: 北口")
    kinds: tuple[Kind, ...] = setting("区分", "受け付ける人の区分。空ならどの区分も。", default=())
    rows: tuple[Syllables, ...] = setting(
        "五十音の行", "受け付ける人の名前の行。空ならどの行も。例: あ、か、さ", default=()
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
    sections: Source | None = setting(
        "所属一覧",
        "庁内の所属の一覧。所属別の来場者数で、別名や改組の前後を一つの所属と数える。",
        default=None,
    )
    body_aliases: tuple[BodyAlias, ...] = setting(
        "団体の別名", "表記の違いだけでは同じ団体と分からない書かれ方。", default=()
    )
    gates: tuple[Gate, ...] = setting(
        "受付口",
        "受付を分けるとき、どこで誰を受け付けるか。上から当てはめ、どれにも当てはまらない人は最後の受付口。",
        default=(),
    )
    slot_minutes: int = setting("来場時間帯の幅", "来場の時間帯を何分ごとに数えるか。", default=30)


@dataclass(frozen=True, slots=True)
class LastTime:
    """The figures of the previous event, for comparison; all are persons but ``bodies``."""

    label: str = setting("前回の呼び名", "例: 前回（令和6年2月）")
    day: date = setting("前回の開催日", "前回の催しを行った日。")
    visitors: int = setting("前回の来場者数", "人。出展者・登壇者を除く。")
    host_staff: int = setting("前回の庁内来場者数", "人。")
    external: int = setting("前回の庁外来場者数", "人。")
    bodies: int = setting("前回の来場団体数", "団体。")
