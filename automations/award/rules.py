"""The rules of the award that an event sets: who may vote, how, and how finalists are chosen."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from automations.award.judging_rules import JudgingRules
from automations.award.selection_rules import (
    KnockOut,
    KnockOutRule,
    SectionQuota,
    SelectionRules,
    TieRule,
)
from automations.award.vote_rules import (
    ARRANGEMENTS,
    COUNTINGS,
    Arrangement,
    BlankCriterion,
    Counting,
    Extent,
    Method,
    Overvote,
    Own,
    OwnSection,
    Repeated,
    Revote,
    ScaleWord,
    SharedPlace,
    Unranked,
    VoterClass,
    VoteRules,
)
from automations.tables.settings import setting
from automations.tables.sources import Source

__all__ = [
    "ARRANGEMENTS",
    "COUNTINGS",
    "Arrangement",
    "AwardRules",
    "BlankCriterion",
    "Category",
    "Counting",
    "Criterion",
    "Extent",
    "JudgingRules",
    "KnockOut",
    "KnockOutRule",
    "Method",
    "Overvote",
    "Own",
    "OwnSection",
    "Repeated",
    "Revote",
    "ScaleWord",
    "SectionQuota",
    "SelectionRules",
    "SharedPlace",
    "TieRule",
    "Unranked",
    "VoteRules",
    "VoterClass",
]


@dataclass(frozen=True, slots=True)
class Category:
    """A class in which entries compete."""

    name: str = setting("部門名", "例: 区民サービス向上")
    minimum_seats: int = setting("最低選出数", "この部門から少なくとも選ぶ件数。", default=0)
    aliases: tuple[str, ...] = setting(
        "部門の別表記", "同じ部門とみなす、ほかの書き方。", default=()
    )
    maximum_seats: int = setting("最多選出数", "この部門から選ぶ上限。0は制限なし。", default=0)


@dataclass(frozen=True, slots=True)
class Criterion:
    """A stated standard on which entries are marked; ``weight`` is its share of the total."""

    name: str = setting("評価基準", "例: 区民・職員への効果")
    weight: Fraction = setting("配点", "評点に掛ける重み。例: 40")
    aliases: tuple[str, ...] = setting(
        "評価基準の別表記", "同じ評価基準とみなす、ほかの書き方。", default=()
    )


@dataclass(frozen=True, slots=True)
class AwardRules:
    """The whole award."""

    name: str = setting("賞の名称", "例: DXアワード")
    entries: Source = setting("取組", "取組（エントリー）の一覧。")
    roll: Source = setting("投票対象者名簿", "投票できる職員の名簿。")
    ballots: Source = setting("投票", "投票フォームの回答。")
    categories: tuple[Category, ...] = setting("部門", "部門の一覧。")
    criteria: tuple[Criterion, ...] = setting(
        "評価基準", "評価基準と配点の一覧。評点でない投票では空でかまいません。",
        default=(), keyword=True,
    )  # fmt: skip
    vote: VoteRules = setting("投票ルール", "職員投票のルール。")
    selection: SelectionRules = setting("選考ルール", "ファイナリストの選び方。")
    judges: Source | None = setting("審査員名簿", "審査員の名簿。", default=None)
    hand_counts: Source | None = setting(
        "手集計", "紙の票や挙手を数えた合計。計数者と確認者を書きます。", default=None
    )
    entry_forms: str = setting(
        "応募票のフォルダー", "1件1ファイルの応募票を置くフォルダー。使わないときは空。",
        default="", path=True,
    )  # fmt: skip
    scale: tuple[ScaleWord, ...] = setting(
        "評語", "点の代わりに言葉で採点するときの、言葉と点。", default=()
    )
    voter_classes: tuple[VoterClass, ...] = setting(
        "投票者区分", "区分ごとに票の重みや配分を変えるとき。", default=()
    )
    knock_outs: tuple[KnockOut, ...] = setting("足切り", "得点によらず選ばない条件。", default=())
    section_quotas: tuple[SectionQuota, ...] = setting(
        "所属の枠", "所属ごとに選ぶ件数を決めるとき。", default=()
    )
    judging: JudgingRules | None = setting(
        "審査", "当日の審査と賞。審査をしないときは空。", default=None
    )
