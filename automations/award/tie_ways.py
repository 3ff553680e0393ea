"""How people settled a tie: by a run-off, the chair, lots or a majority; who, when and why.

People write it at 理由 of 判定_同点, the way first: 「決選投票: 5対3」. The way, the rest and who
answers for it then stand in the printed reason of every entry of that tie.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from automations.award.wording import said, words_of
from automations.tables.parsing import folded
from automations.tables.rendering import japanese_day

_OF = "／決め方"  # behind the key of a tie, among the answers
_ENDS = ":：、,，。 "


@dataclass(frozen=True, slots=True)
class Way:
    """``words``: what the tie was settled by; ``told``: why, by whom and when."""

    words: str
    told: str


def way_key(key: str) -> str:
    """Return the key under which the way stands among the answers, beside that of the tie."""
    return key + _OF


def way_told(reason: str, decided_by: str, decided_on: date | None) -> str:
    """Join what stands beside an answer into one text; empty if it says no reason."""
    if not reason.strip():
        return ""
    when = japanese_day(decided_on) if decided_on else ""
    parts = (reason.strip().rstrip("。"), "、".join(each for each in (decided_by, when) if each))
    return "。".join(each for each in parts if each)


def way_of(key: str, decisions: Mapping[str, str]) -> Way | None:
    """Return how a tie was settled; None if nobody wrote it down.

    >>> way_of("同点-1", {"同点-1／決め方": "決選投票: 5対3。委員長"})
    Way(words='決選投票', told='5対3。委員長')
    """
    told = decisions.get(way_key(key), "")
    for known in words_of("ways"):
        rest = told[len(known) :]
        if folded(told).startswith(folded(known)) and (not rest or rest[0] in _ENDS):
            return Way(known, rest.lstrip(_ENDS))
    return Way(said("texts", "a_person"), told) if told else None
