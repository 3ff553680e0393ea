"""How finalists are judged on the day: who marks what, how marks count, and what the prizes are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from fractions import Fraction

from automations.award.prize_rules import PrizeRule
from automations.award.selection_rules import KnockOut
from automations.award.vote_rules import Counting, Method, Revote, ScaleWord
from automations.tables.settings import setting
from automations.tables.sources import Source


class Presented(Enum):
    """Which entries the judges judge."""

    FINALISTS = "ファイナリスト"
    ALL = "審査対象のすべての取組"


class BlankMark(Enum):
    """What becomes of what a judge left blank; what is unreadable is waited for in any case."""

    WAIT = "記入を待つ"
    RENORMALISED = "記入分で換算"
    VOID = "その審査員の採点を除く"
    ZERO = "0点"


class Recusal(Enum):
    """What stands in for the marks of a judge who is kept from judging an entry."""

    MEAN_OF_OTHERS = "ほかの審査員の平均で補う"
    LEFT_OUT = "補わずに数える"


class Leaving(Enum):
    """What becomes of the marks of a judge who left before the end."""

    ALL_OUT = "その審査員の採点をすべて除く"
    KEPT = "採点を終えた取組は有効"


class JudgeTie(Enum):
    """One step of the chain that settles equal scores for a prize."""

    CRITERION = "審査基準の順に比べる"
    TOP_MARKS = "最高点の数が多い"
    COUNT_BACK = "上位の点や順位の数を順に比べる"
    RAW_TOTAL = "素点の合計が高い"
    MAJORITY = "過半数の審査員が上に置いた"
    STAFF_VOTE = "職員投票の得点が高い"
    HALL_VOTE = "会場投票の得点が高い"
    EARLIER = "応募が早い"
    LOWER_COST = "費用が低い"
    LOTS = "公表した種による抽選"
    SHARED = "同時に授賞"
    DECISION = "人が決める"


class Conversion(Enum):
    """How parts with different scales are made comparable before they are mixed by share."""

    FULL = "満点に対する割合"
    BEST = "最も高い得点に対する割合"
    PLACES = "順位"


class Part(Enum):
    """Whose judgement forms a share of the result."""

    JUDGES = "審査員"
    HALL = "会場投票"
    STAFF = "職員投票"


PANEL_COUNTINGS = {
    Method.MARKS: (
        Counting.SUM, Counting.MEAN, Counting.MEDIAN, Counting.TRIMMED, Counting.CRITERION_MEANS,
        Counting.Z_SCORE, Counting.RANK_POINTS, Counting.FIRSTS,
    ),
    Method.RANKS: (Counting.RANK_POINTS, Counting.BORDA, Counting.FIRSTS),
    Method.CHOICES: (Counting.SUM,),
    Method.POINTS: (Counting.SUM, Counting.MEAN),
}  # fmt: skip
"""What a panel can be asked, and the ways of counting that make sense for it."""


@dataclass(frozen=True, slots=True)
class JudgeCriterion:
    """A stated standard on which judges mark; ``weight`` is its share of the total."""

    name: str = setting("審査基準", "例: 成果。書かなければ、評価基準と同じです。")
    weight: Fraction = setting("審査の配点", "評点に掛ける重み。例: 30")
    aliases: tuple[str, ...] = setting(
        "審査基準の別表記", "同じ審査基準とみなす、ほかの書き方。", default=()
    )


@dataclass(frozen=True, slots=True)
class PartShare:
    """How much of the result one part makes up."""

    part: Part = setting("審査の配分", "審査員、会場投票、職員投票のどれか。")
    share: Fraction = setting("割合", "結果に占める割合（比）。例: 50")


@dataclass(frozen=True, slots=True)
class PanelRules:
    """The panel: what judges write, and what becomes of it."""

    presented: Presented = setting(
        "審査の対象", "審査員が審査する取組。", default=Presented.FINALISTS
    )
    method: Method = setting(
        "採点の方法", "審査員が取組について何を書くか。承認は使えません。", default=Method.MARKS
    )
    lowest_mark: int = setting("審査の最低点", "審査員の評点の下限。", default=1)
    highest_mark: int = setting("審査の最高点", "審査員の評点の上限。", default=5)
    step: Fraction = setting(
        "審査の評点の刻み", "0.5なら4.5も書けます。1なら整数だけです。", default=Fraction(1)
    )
    choices: int = setting(
        "審査員が選べる件数", "選択のときに、審査員一人が選べる取組の上限。", default=1
    )
    points: int = setting("審査員の持ち点", "持ち点のときに、審査員一人が分け合える点。", default=0)
    counting: Counting = setting(
        "審査の得点の求め方", "審査員の採点を取組の得点にする方法。", default=Counting.MEAN
    )
    trimmed: int = setting("審査で除く件数", "最高と最低から、それぞれ何人を除くか。", default=1)
    blank: BlankMark = setting(
        "採点の空欄の扱い", "書かれていない評点があるとき。", default=BlankMark.WAIT
    )
    recusal: Recusal = setting(
        "除斥の扱い",
        "審査から外れた審査員の分をどうするか。順位や合計のときに違いが出ます。",
        default=Recusal.MEAN_OF_OTHERS,
    )
    leaving: Leaving = setting(
        "途中退席の扱い", "途中で退席した審査員の採点をどうするか。", default=Leaving.ALL_OUT
    )
    quorum: Fraction = setting(
        "定足数（%）",
        "一つの取組を採点した審査員が、審査員名簿の人数のこの割合に満たなければ、賞を決めません。",
        default=Fraction(50),
    )
    twice: bool = setting(
        "採点を二度入力する",
        "紙の採点票を、別の人がもう一度入力し、食い違いを知らせるか。",
        default=False,
    )
    conversion: Conversion = setting(
        "配分の換算", "配分で合わせる前に、尺度の違う得点をどうそろえるか。",
        default=Conversion.FULL,
    )  # fmt: skip
    ties: tuple[JudgeTie, ...] = setting(
        "審査の同点の決め方",
        "賞を争う取組の得点が同じときに、1番目から順に使います。",
        default=(JudgeTie.CRITERION, JudgeTie.DECISION),
    )
    seed: str = setting(
        "審査の乱数の種", "抽選のもとの言葉。抽選を使うときは、審査の前に公表します。", default=""
    )
    tendencies: bool = setting(
        "審査員の傾向を出す",
        "委員長だけが見るブックに、評価の割れと、名前のない審査員ごとの厳しさを出すか。",
        default=False,
    )


@dataclass(frozen=True, slots=True)
class HallRules:
    """The vote in the hall: each person names up to so many of the entries presented."""

    opens: datetime | None = setting(
        "会場投票の開始", "この時刻より前の回答は数えません。空なら、開始を決めません。",
        default=None,
    )  # fmt: skip
    closes: datetime | None = setting(
        "会場投票の締切", "この秒ちょうどまで有効です。空なら、締切を決めません。", default=None
    )
    choices: int = setting("会場投票で選べる件数", "一人が選べる取組の上限。", default=1)
    revote: Revote = setting(
        "同じ番号の投票の扱い", "同じ投票番号の回答が複数あるとき。", default=Revote.FIRST
    )


@dataclass(frozen=True, slots=True)
class JudgingRules:
    """The judging of the day; everything but the scores may be left out."""

    scores: Source | None = setting(
        "採点", "審査員の採点を入力するブック。1人1件を1行に書きます。", default=None
    )
    scores_again: Source | None = setting(
        "採点（2回目）", "採点を二度入力するときの、2回目のシート。", default=None
    )
    score_sheets: str = setting(
        "採点票のフォルダー",
        "審査員ごとの採点のファイルを置くフォルダー。使わないときは空。",
        default="", path=True,
    )  # fmt: skip
    order: Source | None = setting("発表順", "発表の順と、発表しなくなった取組。", default=None)
    hall_ballots: Source | None = setting("会場投票", "会場投票のフォームの回答。", default=None)
    hall_tokens: Source | None = setting(
        "会場投票の番号", "来場者に配った投票番号の一覧。空なら、番号を問いません。", default=None
    )
    hall_counts: Source | None = setting(
        "会場投票の手集計", "会場の紙の票や挙手を数えた合計。計数者と確認者を書きます。",
        default=None,
    )  # fmt: skip
    panel: PanelRules = setting("審査ルール", "審査員による審査のルール。", default=PanelRules())
    hall: HallRules = setting("会場投票ルール", "会場投票のルール。", default=HallRules())
    criteria: tuple[JudgeCriterion, ...] = setting(
        "審査基準", "審査員の審査基準と配点。書かなければ、評価基準と同じです。", default=()
    )
    scale: tuple[ScaleWord, ...] = setting(
        "審査の評語", "点の代わりに言葉で審査するときの、言葉と点。", default=()
    )
    knock_outs: tuple[KnockOut, ...] = setting(
        "審査の足切り", "得点によらず賞の対象にしない条件。", default=()
    )
    shares: tuple[PartShare, ...] = setting(
        "審査の配分", "審査員、会場投票、職員投票を合わせるときの割合。空なら審査員だけ。",
        default=(),
    )  # fmt: skip
    prizes: tuple[PrizeRule, ...] = setting(
        "賞の一覧", "賞と、その決め方。上の行の賞から順に決めます。", default=()
    )
