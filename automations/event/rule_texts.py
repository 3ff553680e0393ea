"""The rules of an award as texts by what people call them: what is frozen, what a change is.

Rules are what decides who may choose what, what counts, and who is chosen: categories and criteria
with their numbers, words of the scale, classes of voters, knock-outs, quotas of sections, the whole
of 投票ルール (its first and last instant among them) and of 選考ルール, how finalists are judged,
what prizes there are, and the zone of times.

No rules, so that mending them after the opening asks nobody for a reason: the award's name, where
its books lie (取組, 名簿, 投票, 審査員名簿, 手集計, 応募票, 採点, 会場投票 and the like), how the
sheet of ballots is laid out (票の並び), other ways to write a name (別表記), whether scores are
entered twice, what only the chair is shown, who gives a prize, and the order of lists in which it
means nothing. The order of criteria means something: ties are compared in it; so does that of
prizes: they are decided in it.
"""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Iterator, Mapping
from datetime import datetime
from enum import Enum
from fractions import Fraction
from functools import cache
from zoneinfo import ZoneInfo

from automations.award.rules import AwardRules
from automations.event.model import Event
from automations.tables.rendering import decimal_text, japanese_time
from automations.tables.sources import Source

_NO_RULES = frozenset(
    {
        "name", "entry_forms", "arrangement", "aliases", "score_sheets", "twice", "tendencies",
        "giver",
    }
)  # fmt: skip
_SOURCES = frozenset(
    {
        "entries", "roll", "ballots", "judges", "hand_counts", "scores", "scores_again", "order",
        "hall_ballots", "hall_tokens", "hall_counts",
    }
)  # fmt: skip
_ORDERED = frozenset({"criteria", "prizes"})
_BLANK, _BETWEEN = "（空）", "、"
_PLAIN = {None: _BLANK, True: "はい", False: "いいえ"}
_ZONE = "時間帯"


def rule_texts(event: Event) -> Mapping[str, str]:
    """Return the text of each rule by its label; empty for an event without an award.

    What stands in a list is named with its label: 評価基準「効果」の配点.
    """
    if event.award is None:
        return {}
    zone = ZoneInfo(event.basics.time_zone)
    return {**dict(_section(event.award, zone)), _ZONE: event.basics.time_zone}


def default_text(label: str) -> str | None:
    """Return the text of a rule that nobody set; None if it has to be set.

    A record that an earlier version froze says nothing of rules that came later: there they were
    what they are by default.
    """
    return _defaults().get(label.rpartition("」の")[2])


@cache
def _defaults() -> Mapping[str, str]:
    zone = ZoneInfo("UTC")  # no default is an instant
    return dict(_own_defaults(AwardRules, zone))


def _own_defaults(section: type, zone: ZoneInfo) -> Iterator[tuple[str, str]]:
    hints = typing.get_type_hints(section)
    for each in dataclasses.fields(section):
        inner = (hints[each.name], *typing.get_args(hints[each.name]))
        for kind in inner:
            if dataclasses.is_dataclass(kind):
                yield from _own_defaults(typing.cast("type", kind), zone)
        if each.default is not dataclasses.MISSING and not dataclasses.is_dataclass(each.default):
            yield str(each.metadata["label"]), _text(each.default, zone)


def _section(section: object, zone: ZoneInfo) -> Iterator[tuple[str, str]]:
    for field, label, value in _fields(section):
        if field == "judging" and value is None:  # of a judging that is not, nothing is ruled
            continue
        if field in _NO_RULES | _SOURCES or isinstance(value, Source):
            continue
        if dataclasses.is_dataclass(value):
            yield from _section(value, zone)
        elif isinstance(value, tuple) and _is_list_of_sections(section, field):
            yield from _listed(label, value, zone, ordered=field in _ORDERED)
        else:
            yield label, _text(value, zone)


def _fields(section: object) -> Iterator[tuple[str, str, object]]:
    for each in dataclasses.fields(section):  # type: ignore[arg-type]  # a settings dataclass
        yield each.name, str(each.metadata["label"]), getattr(section, each.name)


def _is_list_of_sections(section: object, field: str) -> bool:
    """Tell by the values or, where there are none, by the class: a list of plain values is ties."""
    value = getattr(section, field)
    return all(map(dataclasses.is_dataclass, value)) and field != "ties"


def _listed(
    label: str, items: tuple[object, ...], zone: ZoneInfo, *, ordered: bool
) -> Iterator[tuple[str, str]]:
    called = [_called(each) for each in items]
    yield label, _BETWEEN.join(called if ordered else sorted(called)) or _BLANK
    for name, each in sorted(zip(called, items, strict=True), key=lambda pair: pair[0]):
        for field, own, value in list(_fields(each))[1:]:
            if field not in _NO_RULES and not isinstance(value, str):
                yield f"{label}「{name}」の{own}", _text(value, zone)


def _called(item: object) -> str:
    """Return what an item of a list is called: its first word, and what else of it is a text."""
    (_, _, first), *others = _fields(item)
    words = [value for field, _, value in others if field not in _NO_RULES]
    name = first.value if isinstance(first, Enum) else first
    return "・".join(str(each) for each in (name, *words) if isinstance(each, str) and each)


def _text(value: object, zone: ZoneInfo) -> str:
    match value:
        case None | bool():
            return _PLAIN[value]
        case Enum():
            return str(value.value)
        case datetime():
            return japanese_time(value.astimezone(zone))
        case Fraction():
            return decimal_text(value)
        case tuple():
            return _BETWEEN.join(_text(each, zone) for each in value) or _BLANK
        case _:
            return str(value) or _BLANK
