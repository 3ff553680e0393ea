"""「もしかして」: the known word nearest to what somebody typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import OSA

from automations.tables.folding import folded

if TYPE_CHECKING:
    from collections.abc import Iterable

_FARTHEST = 0.5


def nearest(word: str, known: Iterable[str], farthest: float = _FARTHEST) -> str:
    """Return the known word that differs least from ``word``, or "" if none is near.

    Near: at most the share ``farthest`` of the letters differs (optimal string alignment); width
    and case do not count. Equal distances are settled by the order of the words themselves, so
    the answer never depends on their order.

    >>> nearest("締切り", ["部門", "締切"])
    '締切'
    >>> nearest("住所", ["部門", "締切"])
    ''
    """
    ranked = process.extract(
        word,
        sorted(set(known)),
        scorer=OSA.normalized_distance,
        processor=folded,
        limit=1,
        score_cutoff=farthest,
    )
    return str(ranked[0][0]) if ranked else ""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return the sentence part that suggests the nearest known word, or "".

    >>> did_you_mean("締切り", ["部門", "締切"])
    '（もしかして「締切」）'
    """
    suggestion = nearest(word, known)
    return f"（もしかして「{suggestion}」）" if suggestion else ""
