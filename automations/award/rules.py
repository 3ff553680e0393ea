"""The rules of the award that an event sets: who may vote, how, and how finalists are chosen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from fractions import Fraction

from automations.tables.settings import setting
from automations.tables.sources import Source


class Revote(Enum):
    """Which ballot counts when one voter sent several."""

    LAST = "最後を採用"
    FIRST = "最初を採用"
    NONE = "すべて無効"


class Overvote(Enum):
    """What is void when more entries were marked than allowed in a category."""

    CATEGORY = "その部門を無効"
    BALLOT = "票全体を無効"


class OwnSection(Enum):
    """What becomes of marks a voter gave to an entry of the voter's own section."""

    ALLOWED = "有効"
    IGNORED = "その選択を除く"
    CATEGORY = "その部門を無効"


class BlankCriterion(Enum):
    """What becomes of an entry a voter marked on some criteria but not on others."""

    RENORMALISED = "記入分で換算"
    VOID = "その選択を無効"
    ZERO = "0点"


class Counting(Enum):
    """How the weighted marks of the ballots become an entry's score."""

    SUM = "合計"
    MEAN = "平均"


class TieRule(Enum):
    """One step of the chain that settles equal scores at the cut."""

    CRITERION = "評価基準の順に比べる"
    SUPPORTERS = "選んだ人数が多い"
    TOP_MARKS = "最高点の数が多い"
    ALL_ADVANCE = "全件を選出"
    DECISION = "人が決める"


@dataclass(frozen=True, slots=True)
class Category:
    """A class in which entries compete."""

    name: str = setting("部門名", "例: 区民サービス向上")
    minimum_seats: int = setting("最低選出数", "この部門から少なくとも選ぶ件数。", default=0)
    aliases: tuple[str, ...] = setting(
        "部門の別表記", "同じ部門とみなす、ほかの書き方。", default=()
    )


@dataclass(frozen=True, slots=True)
class Criterion:
    """A stated standard on which entries are marked; ``weight`` is its share of the total."""

    name: str = setting("評価基準", "例: 区民・職員への効果")
    weight: Fraction = setting("配点", "評点に掛ける重み。例: 40")
    aliases: tuple[str, ...] = setting(
        "評価基準の別表記", "同じ評価基準とみなす、ほかの書き方。", default=()
    )


@dataclass(frozen=True, slots=True)
class VoteRules:
    """The staff vote: window, scale and what becomes of doubtful ballots."""

    opens: datetime = setting("投票開始", "投票を受け付け始める日時。この時刻を含みます。")
    closes: datetime = setting("投票締切", "投票を締め切る日時。この秒ちょうどまで有効です。")
    choices_per_category: int = setting("選べる件数", "一人が一つの部門で評価できる取組の上限。")
    lowest_mark: int = setting("最低点", "評点の下限。", default=1)
    highest_mark: int = setting("最高点", "評点の上限。", default=5)
    revote: Revote = setting("再投票の扱い", "同じ人の票が複数あるとき。", default=Revote.LAST)
    overvote: Overvote = setting(
        "選びすぎの扱い", "選べる件数を超えて選んだとき。", default=Overvote.CATEGORY
    )
    own_section: OwnSection = setting(
        "自所属の扱い", "自分の所属の取組を選んだとき。", default=OwnSection.IGNORED
    )
    blank_criterion: BlankCriterion = setting(
        "一部未記入の扱い", "選んだ取組の評価基準の一部が空のとき。", default=BlankCriterion.VOID
    )
    counting: Counting = setting(
        "得点の求め方", "票の点を取組の得点にする方法。", default=Counting.SUM
    )


@dataclass(frozen=True, slots=True)
class SelectionRules:
    """How many finalists, and how equal scores at the cut are settled, in order."""

    seats: int = setting(
        "ファイナリスト数", "選ぶ件数。部門の最低選出数を満たした残りは、全体の得点順に選びます。"
    )
    ties: tuple[TieRule, ...] = setting(
        "同点の決め方",
        "得点が同じときに、1番目から順に使います。",
        default=(TieRule.CRITERION, TieRule.DECISION),
    )
    runners_up: int = setting("次点の数", "ファイナリストの次に挙げる件数。", default=2)
    seed: str = setting(
        "乱数の種", "票番号などを決めるもとの言葉。使うときは締切前に公表します。", default=""
    )


@dataclass(frozen=True, slots=True)
class AwardRules:
    """The whole award."""

    name: str = setting("賞の名称", "例: DXアワード")
    entries: Source = setting("取組", "取組（エントリー）の一覧。")
    roll: Source = setting("投票対象者名簿", "投票できる職員の名簿。")
    ballots: Source = setting("投票", "投票フォームの回答。")
    categories: tuple[Category, ...] = setting("部門", "部門の一覧。")
    criteria: tuple[Criterion, ...] = setting("評価基準", "評価基準と配点の一覧。")
    vote: VoteRules = setting("投票ルール", "職員投票のルール。")
    selection: SelectionRules = setting("選考ルール", "ファイナリストの選び方。")
    judges: Source | None = setting("審査員名簿", "審査員の名簿。", default=None)
