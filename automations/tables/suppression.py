"""Small groups hidden in a list of counts whose sum is known, so that nobody can work them out.

A group of 1 to `LEAST` - 1 people is hidden (primary). Where the sum and what is shown would tell
a hidden group, or leave fewer values for it than 1 to `LEAST` - 1, further groups are hidden
(complementary), first come first: in the order in which the counts are given, which must not
depend on the counts themselves (by name, say), or what is hidden would tell about itself. A group
of nobody is shown: there is nobody in it. Sums are kept.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

LEAST = 5
"""The smallest group that is shown."""


class Hidden(Enum):
    """Why a count is not shown; the value is what people read in its place."""

    SMALL = f"{LEAST}人未満"
    COMPLEMENT = "非表示"


def suppressed(counts: Sequence[int]) -> tuple[int | Hidden, ...] | None:
    """Return what may be shown of each count (0 or more) beside their sum.

    None: nothing may be shown but the sum, because hiding every group would not be enough.

    >>> [each if isinstance(each, int) else each.value for each in suppressed([2, 12, 40, 0]) or ()]
    ['5人未満', '非表示', 40, 0]
    >>> suppressed([2, 1]) is None
    True
    """
    small = [place for place, count in enumerate(counts) if 0 < count < LEAST]
    large = [place for place, count in enumerate(counts) if count >= LEAST]
    for complements in range(len(large) + 1):
        hidden = (*small, *large[:complements])
        if not small or _safe(len(small), complements, sum(counts[each] for each in hidden)):
            return _shown(counts, small, large[:complements])
    return None


def _safe(small: int, complements: int, total: int) -> bool:
    """Tell whether a hidden small group may be anything from 1 to `LEAST` - 1.

    All that is known: how many are hidden of either kind, and the sum of them.
    """
    most = LEAST - 1
    others = small - 1
    if total < most + others + LEAST * complements:
        return False
    return complements > 0 or total <= 1 + most * others


def _shown(
    counts: Sequence[int], small: Sequence[int], complements: Sequence[int]
) -> tuple[int | Hidden, ...]:
    shown: list[int | Hidden] = list(counts)
    for place in small:
        shown[place] = Hidden.SMALL
    for place in complements:
        shown[place] = Hidden.COMPLEMENT
    return tuple(shown)
