"""How votes are cast and counted: the policies that an event may declare, and their defaults."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from fractions import Fraction

from automations.tables.settings import setting


class Method(Enum):
    """What a voter says of the entries."""

    MARKS = "評点"
    CHOICES = "選択"
    APPROVAL = "承認"
    POINTS = "持ち点"
    RANKS = "順位"


class Arrangement(Enum):
    """How the sheet of ballots holds what a voter said, as form tools write it out."""

    GRID = "取組ごとの列"
    CATEGORY_CELLS = "部門ごとの列"
    ONE_CELL = "一つの列"
    SLOTS = "選択ごとの列"
    LONG = "取組ごとの行"


class Extent(Enum):
    """Whether a limit, a budget or an order holds within each category or over all entries."""

    CATEGORY = "部門ごと"
    OVERALL = "全部門を通して"


class Revote(Enum):
    """Which ballot counts when one voter sent several."""

    LAST = "最後を採用"
    FIRST = "最初を採用"
    NONE = "すべて無効"


class Overvote(Enum):
    """What is void when more was chosen or shared out than allowed."""

    CATEGORY = "その部門を無効"
    BALLOT = "票全体を無効"


class Own(Enum):
    """What becomes of what a voter said of an entry of the voter's own."""

    ALLOWED = "有効"
    IGNORED = "その選択を除く"
    CATEGORY = "その部門を無効"


OwnSection = Own  # the same three policies for an entry of one's section


class Repeated(Enum):
    """What becomes of an entry that one ballot names more than once."""

    ONCE = "一度と数える"
    IGNORED = "その選択を除く"
    BALLOT = "票全体を無効"


class SharedPlace(Enum):
    """What becomes of entries to which one voter gave the same place."""

    MEAN = "順位を分け合う"
    CATEGORY = "その部門を無効"


class Unranked(Enum):
    """What an entry gets from a ballot that ranks others, but not it."""

    NOTHING = "最下位と同じ"
    MEAN = "残りの順位を分け合う"


class BlankCriterion(Enum):
    """What becomes of an entry a voter marked on some criteria but not on others."""

    RENORMALISED = "記入分で換算"
    VOID = "その選択を無効"
    ZERO = "0点"


class Counting(Enum):
    """How what the ballots say becomes an entry's score."""

    SUM = "合計"
    MEAN = "平均"
    MEDIAN = "中央値"
    TRIMMED = "最高と最低を除く平均"
    CRITERION_MEANS = "評価基準ごとの平均の合計"
    Z_SCORE = "偏差値の平均"
    RANK_POINTS = "順位点"
    FIRSTS = "1位の数"
    BORDA = "ボルダ方式"
    STV = "単記移譲式"
    SCHULZE = "シュルツ方式"


COUNTINGS = {
    Method.MARKS: (
        Counting.SUM, Counting.MEAN, Counting.MEDIAN, Counting.TRIMMED, Counting.CRITERION_MEANS,
        Counting.Z_SCORE, Counting.RANK_POINTS, Counting.FIRSTS,
    ),
    Method.CHOICES: (Counting.SUM,),
    Method.APPROVAL: (Counting.SUM,),
    Method.POINTS: (Counting.SUM, Counting.MEAN),
    Method.RANKS: (
        Counting.BORDA, Counting.RANK_POINTS, Counting.FIRSTS, Counting.STV, Counting.SCHULZE,
    ),
}  # fmt: skip
"""The ways of counting that make sense for what voters say."""

ARRANGEMENTS = {
    Method.MARKS: (Arrangement.GRID, Arrangement.LONG),
    Method.CHOICES: tuple(Arrangement),
    Method.APPROVAL: tuple(Arrangement),
    Method.POINTS: (Arrangement.GRID, Arrangement.LONG),
    Method.RANKS: tuple(Arrangement),
}
"""The ways in which a sheet can hold what voters say."""


@dataclass(frozen=True, slots=True)
class ScaleWord:
    """A word that voters mark with, and what it is worth."""

    word: str = setting("評語", "例: 大変よい")
    points: Fraction = setting("点", "この評語の点。等間隔でなくてもかまいません。例: 5、0.8")
    aliases: tuple[str, ...] = setting(
        "評語の別表記", "同じ評語とみなす、ほかの書き方。", default=()
    )


@dataclass(frozen=True, slots=True)
class VoterClass:
    """A class of voters (投票対象者名簿の列「区分」) whose votes weigh more or form a share."""

    name: str = setting("投票者区分", "投票対象者名簿の列「区分」の言葉。例: 審査員、来場者")
    weight: Fraction = setting(
        "票の重み", "この区分の一票を何票分と数えるか。", default=Fraction(1)
    )
    share: Fraction = setting(
        "配分", "得点に占めるこの区分の割合（比）。どの区分も0なら、票の重みだけで数えます。",
        default=Fraction(0),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class VoteRules:
    """The staff vote: window, what is asked, and what becomes of doubtful ballots."""

    opens: datetime = setting("投票開始", "投票を受け付け始める日時。この時刻を含みます。")
    closes: datetime = setting("投票締切", "投票を締め切る日時。この秒ちょうどまで有効です。")
    choices_per_category: int = setting(
        "選べる件数",
        "一人が一つの部門（全部門を通して選ぶときは全体）で選べる取組の上限。0は制限なし。",
    )
    lowest_mark: int = setting("最低点", "評点の下限。", default=1)
    highest_mark: int = setting("最高点", "評点の上限。", default=5)
    method: Method = setting("投票の方法", "投票者が取組について何を書くか。", default=Method.MARKS)
    arrangement: Arrangement = setting(
        "票の並び", "投票のシートの列や行が、何ごとに分かれているか。", default=Arrangement.GRID
    )
    extent: Extent = setting(
        "選ぶ範囲", "選べる件数、持ち点、順位を、部門ごとに数えるか。", default=Extent.CATEGORY
    )
    points: int = setting(
        "持ち点", "一人が分け合える点の合計。持ち点の投票だけで使います。", default=0
    )
    revote: Revote = setting("再投票の扱い", "同じ人の票が複数あるとき。", default=Revote.LAST)
    overvote: Overvote = setting(
        "選びすぎの扱い", "選べる件数や持ち点を超えたとき。", default=Overvote.CATEGORY
    )
    repeated: Repeated = setting(
        "重ねて選んだ取組の扱い", "一つの票が同じ取組を二度選んだとき。", default=Repeated.ONCE
    )
    own_section: Own = setting(
        "自所属の扱い", "自分の所属（兼務を含む）の取組を選んだとき。", default=Own.IGNORED
    )
    own_entry: Own = setting(
        "自分の取組の扱い", "自分が代表者やメンバーである取組を選んだとき。", default=Own.ALLOWED
    )
    blank_criterion: BlankCriterion = setting(
        "一部未記入の扱い", "選んだ取組の評価基準の一部が空のとき。", default=BlankCriterion.VOID
    )
    shared_place: SharedPlace = setting(
        "同じ順位の扱い", "一つの票で二つの取組に同じ順位を付けたとき。", default=SharedPlace.MEAN
    )
    unranked: Unranked = setting(
        "順位のない取組の扱い",
        "順位を付けた票で、順位のない取組が得る点。",
        default=Unranked.NOTHING,
    )
    counting: Counting = setting(
        "得点の求め方", "票の点を取組の得点にする方法。", default=Counting.SUM
    )
    trimmed: int = setting(
        "除く件数",
        "最高と最低から、それぞれ何件を除くか。最高と最低を除く平均で使います。",
        default=1,
    )
    least_for_deviation: int = setting(
        "偏差値に要る件数", "一人がこの件数以上を採点したときだけ、偏差値を求めます。", default=3
    )
