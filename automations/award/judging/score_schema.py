"""What a score sheet looks like: whose score of which entry, and what the judge wrote.

The columns of values are `automations.award.ballot_columns.value_key` from 1: one for each 審査基準
where judges mark, else a single one for the place, the points or the choice.
"""

from __future__ import annotations

from collections.abc import Iterator

from automations.award.ballot_columns import value_key
from automations.award.judging.panel_rules import panel_rules
from automations.award.rules import AwardRules, Method
from automations.award.scale import value_columns
from automations.tables.schema import Field, Schema, schema

_SINGLE = {
    Method.RANKS: ("順位", "審査順位", "位"),
    Method.CHOICES: ("投票", "選択", "選ぶ", "推薦"),
    Method.APPROVAL: ("投票", "選択", "選ぶ", "推薦"),
    Method.POINTS: ("点", "点数", "ポイント", "持ち点", "配分した点"),
}


def value_keys(rules: AwardRules) -> tuple[str, ...]:
    """Return the keys of the columns of values, in the order of the criteria."""
    return tuple(value_key(place) for place in range(1, value_columns(panel_rules(rules)) + 1))


def value_headings(rules: AwardRules) -> tuple[str, ...]:
    """Return what the columns of values are called: the criteria, or 順位, 点, 投票."""
    return tuple(each.heading for each in _value_fields(rules))


def score_schema(rules: AwardRules) -> Schema:
    """Return the schema of score sheets; every column of values must be there."""
    return schema("scores").extended(_value_fields(rules))


def _value_fields(rules: AwardRules) -> Iterator[Field]:
    panel = panel_rules(rules)
    if panel.vote.method is Method.MARKS:
        for key, each in zip(value_keys(rules), panel.criteria, strict=True):
            yield Field(key, each.name, aliases=each.aliases, required=True)
        return
    heading, *others = _SINGLE[panel.vote.method]
    yield Field(value_keys(rules)[0], heading, aliases=tuple(others), required=True)
