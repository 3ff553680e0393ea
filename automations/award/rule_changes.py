"""What has changed in the rules since they were frozen, and what a person is asked about it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from automations.award.wording import said, table
from automations.tables.rendering import japanese_day
from automations.tables.report import Table

SHEET = "判定_ルール変更"
PREFIX = "ルール変更-"
COUNT_SO = "変更後のルールで集計する"
CHOICES = (COUNT_SO,)
_NONE = "なし"


@dataclass(frozen=True, slots=True)
class RuleChange:
    """One rule that reads otherwise now; ``before`` or ``after`` is なし where there was none."""

    label: str
    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.label}: {self.before} → {self.after}"


@dataclass(frozen=True, slots=True)
class AcceptedChange:
    """Changes after the opening of the vote for which somebody answers: why, who, and when."""

    changes: tuple[RuleChange, ...]
    reason: str
    decided_by: str
    decided_on: date

    def __str__(self) -> str:
        return said(
            "rule_changes",
            "sentence",
            changes="、".join(map(str, self.changes)),
            reason=self.reason,
            person=self.decided_by,
            day=japanese_day(self.decided_on),
        )


def rule_changes(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[RuleChange, ...]:
    """Return what differs between two sets of rules, in the order of the later one.

    >>> [str(each) for each in rule_changes({"選べる件数": "3"}, {"選べる件数": "4"})]
    ['選べる件数: 3 → 4']
    """
    labels = dict.fromkeys((*after, *before))
    pairs = ((each, before.get(each, _NONE), after.get(each, _NONE)) for each in labels)
    return tuple(RuleChange(*each) for each in pairs if each[1] != each[2])


def key_of(changes: Sequence[RuleChange]) -> str:
    """Return the number of the question about just these changes."""
    mark = hashlib.sha256(repr(tuple(map(str, changes))).encode()).hexdigest()[:8].upper()
    return f"{PREFIX}{mark}"


def asked(changes: Sequence[RuleChange]) -> str:
    """Return the question."""
    return said("rule_changes", "question", count=len(changes))


def evidence(changes: Sequence[RuleChange]) -> tuple[tuple[str, str], ...]:
    """Return heading and text of what changed."""
    return ((said("rule_changes", "evidence"), "\n".join(map(str, changes))),)


def changes_table(accepted: AcceptedChange) -> Table:
    """Return the changes with who answers for them, for the result."""
    answer = (accepted.reason, accepted.decided_by, accepted.decided_on)
    rows = [(each.label, each.before, each.after, *answer) for each in accepted.changes]
    return table("rule_changes", rows)
