"""The award's rules, frozen when they were decided: kept, compared, and asked about if changed.

They are kept at the first run of any job at or after 起案日時, or after the vote opened. Before the
opening a new 起案 freezes them anew. From the opening on nothing does: what differs then needs a
person's reason, each time the job counts, for as long as it differs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from automations.award import rule_changes as asking
from automations.award.rule_changes import AcceptedChange, RuleChange, rule_changes
from automations.books.decision_book import Answer, Question
from automations.event.model import Event
from automations.event.rule_texts import default_text, rule_texts
from automations.flows.event_folder import EventFolder
from automations.ledger import frozen_rules as ledger
from automations.ledger.decisions import Decision
from automations.ledger.frozen_rules import FrozenRules
from automations.ledger.runs import read_runs
from automations.tables.places import Place
from automations.tables.problems import Problem, problem


@dataclass(frozen=True, slots=True)
class ChangedRules:
    """How the rules differ from those that were frozen; ``opened``: people could vote by those."""

    changes: tuple[RuleChange, ...]
    opened: bool

    @property
    def key(self) -> str:
        """Return the number of the question about them."""
        return asking.key_of(self.changes)

    @property
    def question(self) -> Question:
        """Ask whether to count by the rules as they are now."""
        words, evidence = asking.asked(self.changes), asking.evidence(self.changes)
        return Question(self.key, asking.SHEET, words, evidence, asking.CHOICES)

    def accepted(self, answers: Mapping[str, Decision | Answer]) -> AcceptedChange | None:
        """Return the changes with the reason somebody gave; None without one."""
        given = answers.get(self.key)
        if given is None or not (given.choice and given.reason and given.decided_on):
            return None
        return AcceptedChange(self.changes, given.reason, given.decided_by, given.decided_on)

    def fault(self, event: Event, answers: Mapping[str, Decision | Answer]) -> Problem:
        """Say what is to be done about them."""
        words = {"changes": "、".join(map(str, self.changes))}
        if not self.opened:
            return problem("rules_changed_before_opening", Place(event.basics.name), **words)
        given = answers.get(self.key)
        code = "rules_changed_unexplained" if given and given.choice else "rules_changed"
        return problem(code, Place(event.outputs.decision_book, asking.SHEET), **words)


def freeze(folder: EventFolder, at: datetime) -> None:
    """Keep the rules as they stand if their time has come. The caller holds the event's lock.

    Raises `InputUnfit` if an earlier record is damaged, `PermissionRefused`, `OutputNotWritten`.
    """
    award, approval = folder.event.award, folder.event.approval
    if award is None:
        return
    begun = approval.decided is not None and approval.decided <= at
    if not begun and at < award.vote.opens:
        return
    earlier = ledger.frozen(folder.restricted)
    texts = rule_texts(folder.event)
    now = FrozenRules(at, award.vote.opens, approval.decided, approval.number, texts)
    if not earlier or (_decided_anew(earlier[-1], now) and not _opened(folder, earlier[-1], at)):
        ledger.freeze(folder.restricted, now)


def changed_rules(folder: EventFolder, at: datetime) -> ChangedRules | None:
    """Return how the rules differ from those that hold; None if they do not."""
    earlier = ledger.frozen(folder.restricted)
    if folder.event.award is None or not earlier:
        return None
    now = rule_texts(folder.event)
    held = {**_as_ever(now, earlier[-1].rules), **earlier[-1].rules}
    changes = rule_changes(held, now)
    return ChangedRules(changes, _opened(folder, earlier[-1], at)) if changes else None


def _as_ever(now: Mapping[str, str], held: Mapping[str, str]) -> Mapping[str, str]:
    """Return the rules of which a record says nothing, and which are what nobody has to set."""
    unsaid = {label: text for label, text in now.items() if label not in held}
    return {label: text for label, text in unsaid.items() if text == default_text(label)}


def _decided_anew(held: FrozenRules, now: FrozenRules) -> bool:
    return (held.decided, held.number) != (now.decided, now.number)


def _opened(folder: EventFolder, held: FrozenRules, at: datetime) -> bool:
    """Tell whether anybody could vote by the rules that hold.

    Neither a later opening in the settings nor a job as of an earlier day undoes that.
    """
    award = folder.event.award
    if award is None:
        return False
    known = (at, held.at, *(run.at for run in read_runs(folder.restricted)[0]))
    return max(known) >= min(award.vote.opens, held.opens)
