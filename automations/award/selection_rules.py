"""How finalists are chosen from the scores: seats, bounds, knock-outs and the chain for ties."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from automations.tables.settings import setting


class TieRule(Enum):
    """One step of the chain that settles equal scores at the cut."""

    CRITERION = "評価基準の順に比べる"
    SUPPORTERS = "選んだ人数が多い"
    TOP_MARKS = "最高点の数が多い"
    COUNT_BACK = "上位の点や順位の数を順に比べる"
    RAW_TOTAL = "素点の合計が高い"
    EARLIER = "応募が早い"
    LOWER_COST = "費用が低い"
    LOTS = "公表した種による抽選"
    ALL_ADVANCE = "全件を選出"
    DECISION = "人が決める"


class KnockOutRule(Enum):
    """What keeps an entry out whatever its score; ``線`` is the line it stands at."""

    SCORE_SHARE = "得点が満点の線%に満たない"
    CRITERION_SHARE = "評価基準の平均が満点の線%に満たない"
    MAJORITY_AT_MOST = "過半数が線の点以下を付けた"
    ANYBODY_BELOW = "線の点に満たない評点が一つでもある"
    FEW_SUPPORTERS = "選んだ人数が線に満たない"


@dataclass(frozen=True, slots=True)
class KnockOut:
    """A threshold that an entry must reach to be chosen."""

    rule: KnockOutRule = setting("足切り", "どのときに選ばないか。")
    line: Fraction = setting("線", "境の数。点・人・%のどれかは、足切りの言葉のとおり。")
    criterion: str = setting(
        "対象の評価基準", "一つの評価基準だけに当てはめるときの名前。空なら、どれか一つでも。",
        default="",
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class SectionQuota:
    """How many entries of one section may or must be chosen."""

    name: str = setting("所属", "所属の名前。共同の取組は、先頭に書いた所属で数えます。")
    minimum: int = setting("最低選出数（所属）", "この所属から少なくとも選ぶ件数。", default=0)
    maximum: int = setting("最多選出数（所属）", "この所属から選ぶ上限。0は制限なし。", default=0)


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
        "乱数の種", "抽選のもとの言葉。抽選を使うときは、締切前に公表します。", default=""
    )
    most_of_section: int = setting(
        "一つの所属から選ぶ上限", "どの所属からも、この件数まで選びます。0は制限なし。", default=0
    )
