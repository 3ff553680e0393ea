"""What prizes there are, and how each is decided."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from automations.tables.settings import setting


class PrizeWay(Enum):
    """What a prize goes by."""

    OVERALL = "総合の上位"
    CATEGORY = "部門ごとの上位"
    CRITERION = "審査基準の上位"
    HALL = "会場投票の上位"
    STAFF = "職員投票の上位"
    STAFF_ALL = "職員投票の上位（全取組）"
    BY_HAND = "授与者が選ぶ"


@dataclass(frozen=True, slots=True)
class PrizeRule:
    """One prize; the prizes are decided in the order in which they are declared.

    ``besides``: an entry that has a prize already may have this one, too. ``cascade``: if it may
    not, the next in line gets this one; else the prize is not given.
    """

    name: str = setting(
        "賞", "例: 大賞。すべての部門の、部門ごとの上位では、部門の名前が後ろに付きます。"
    )
    way: PrizeWay = setting("賞の決め方", "何で決めるか。", default=PrizeWay.OVERALL)
    count: int = setting(
        "賞の件数", "何件に授けるか（部門ごとの上位では、部門ごとの件数）。", default=1
    )
    category: str = setting(
        "賞の部門", "一つの部門だけの賞のときの部門。空なら、すべての部門。", default=""
    )
    criterion: str = setting("賞の審査基準", "審査基準の上位で決めるときの審査基準。", default="")
    least: Fraction = setting(
        "賞の最低点（%）",
        "得点が満点のこの割合に満たなければ授けません（該当なし）。0は条件なし。",
        default=Fraction(0),
    )
    besides: bool = setting("ほかの賞と重ねる", "ほかの賞を受けた取組にも授けるか。", default=False)
    cascade: bool = setting(
        "繰り下げる",
        "上位の取組がほかの賞を受けたときに、次の取組に授けるか。「いいえ」なら該当なし。",
        default=True,
    )
    giver: str = setting(
        "賞を授ける人", "賞を授ける人や団体。例: 区長、商工会議所会頭。", default=""
    )
