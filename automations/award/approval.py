"""The approval of the finalists: a question about just this result, asked anew when it changes.

The question's number is made of the chosen entries, of every score, seat and reason, of what became
of ballots, choices and entries, and of the rules. So an approval holds as long as all of these come
out again; a finalist that withdraws, a ballot that is added or a rule that changes make the result
a draft once more.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING

from automations.award.wording import said, table
from automations.tables.rendering import japanese_day
from automations.tables.report import Table

if TYPE_CHECKING:
    from automations.award.decision import AwardResult
    from automations.award.score_words import ScoreWords

SHEET = "判定_承認"
PREFIX = "承認-"
APPROVE, RETURN = "承認する", "差し戻す"
CHOICES = (APPROVE, RETURN)
_LISTED = 12  # entries in the number of a question; more would fill the cell


class State(Enum):
    """Where a result stands."""

    DRAFT = "案"
    UNDATED = "承認日なし"
    RETURNED = "差し戻し"
    APPROVED = "承認済み"


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody answered."""

    choice: str
    reason: str
    decided_by: str
    decided_on: date | None


@dataclass(frozen=True, slots=True)
class Approval:
    """Where the result of question ``key`` stands, and what was answered, if anything."""

    key: str
    state: State
    said: Said | None = None

    @property
    def words(self) -> str:
        """Return who approved it and when; "" while it is a draft."""
        if self.state is not State.APPROVED or not self.said or not self.said.decided_on:
            return ""
        day = japanese_day(self.said.decided_on)
        return said("approval", "approved", person=self.said.decided_by, day=day)

    @property
    def returned(self) -> str:
        """Return who sent it back and why; "" if nobody did."""
        if self.state is not State.RETURNED or not self.said:
            return ""
        reason = self.said.reason or said("approval", "no_reason")
        return said("approval", "returned", person=self.said.decided_by, reason=reason)


def key_of(result: AwardResult, rules: Mapping[str, str]) -> str:
    """Return the number of the question about this result; ``rules`` are texts by label."""
    numbers = [f"{each.standing.entry.number:02}" for each in result.finalists]
    listed = "・".join(numbers[:_LISTED]) if len(numbers) <= _LISTED else f"{len(numbers)}件"
    mark = hashlib.sha256(_told(result, rules).encode()).hexdigest()[:8].upper()
    return f"{PREFIX}{listed or '該当なし'}-{mark}"


def _told(result: AwardResult, rules: Mapping[str, str]) -> str:
    """Return all that is approved, in one text."""
    outcomes = (
        (each.standing.entry.label, str(each.standing.score), each.seat.verdict.value,
         each.seat.reason)
        for each in sorted(result.outcomes, key=lambda each: each.standing.entry.number)
    )  # fmt: skip
    kinds = (result.ballot_counts, result.choice_counts, result.entry_counts)
    counts = ((each.code, each.rows) for some in kinds for each in some)
    return repr((sorted(rules.items()), tuple(outcomes), tuple(counts)))


def approval(key: str, answer: Said | None) -> Approval:
    """Return where a result stands after what was answered to the question about it."""
    if answer is None or not answer.choice:
        return Approval(key, State.DRAFT)
    if answer.choice != APPROVE:
        return Approval(key, State.RETURNED, answer)
    return Approval(key, State.APPROVED if answer.decided_on else State.UNDATED, answer)


def asked(result: AwardResult) -> str:
    """Return the question."""
    labels = [each.standing.entry.label for each in result.finalists]
    if not labels:
        return said("approval", "question_none")
    return said("approval", "question", count=len(labels), labels="、".join(labels))


def evidence(result: AwardResult, words: ScoreWords) -> tuple[tuple[str, str], ...]:
    """Return heading and text of what the finalists got; ``words``: what the event counts."""
    lines = (
        f"{each.standing.entry.label} {words.rounded(each.standing.score)}"
        for each in result.finalists
    )
    return ((words.label, "\n".join(lines)),)


def approved_table(finalists: Table, standing: Approval) -> Table:
    """Return the table of the finalists without 案, with who approved them and when."""
    note = finalists.note + said("approval", "note", approved=standing.words)
    return Table(
        finalists.key,
        said("approval", "title"),
        finalists.columns,
        finalists.rows,
        note,
        finalists.audience,
        finalists.emphasis,
    )


def approvals_table(answers: Mapping[str, Said], key: str) -> Sequence[Table]:
    """Return every answer about approval, those of earlier results too; none without any."""
    rows = [
        (said("approval", "now" if each == key else "earlier"), each, given.choice, given.reason,
         given.decided_by, given.decided_on)
        for each, given in sorted(answers.items(), key=lambda pair: (pair[0] != key, pair[0]))
    ]  # fmt: skip
    return [table("approvals", rows)] if rows else []
