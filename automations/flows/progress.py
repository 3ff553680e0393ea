"""How far an event is and what comes next: a pure function of settings, instant and folder.

The rules are a table, read from the top; the first few that hold are what a person is told. Their
words are data in ``config/menu.toml``, each with the number of the menu's item that does it, so
that no text can name another number.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from automations import resources
from automations.award.approval import State
from automations.award.judging.confirmation import State as Confirmed
from automations.award.judging.result import Stage
from automations.event.model import Event
from automations.flows.deadlines import Deadline, deadlines_of, short_day
from automations.flows.scope import ROSTER
from automations.flows.situation import FolderState, Situation, past

_TOLD = 3  # steps: what a person keeps in mind
_LAST = ("pairs", "copy_out", "is_copy")  # always told, and never before what comes next
_SOON = timedelta(days=14)
_ROLL_BEFORE = timedelta(days=21)
_FORM_BEFORE = timedelta(days=60)
_JUDGES_BEFORE = timedelta(days=21)
_PREPARED_BEFORE = timedelta(days=7)
_UNCONFIRMED = frozenset(each.value for each in Confirmed if each is not Confirmed.CONFIRMED)
_PLACEHOLDER = "○○"
_VOTED_WITH = frozenset({"roll", "entries"})  # without them no turnout can be told
_PREPARATION, _ENTRIES, _REGISTRATION, _VOTE, _SELECTION, _DAY, _JUDGING, _REPORT, _HAND_OVER = (
    range(1, 10)
)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do next: the menu's number and a sentence."""

    item: int
    words: str


@dataclass(frozen=True, slots=True)
class Progress:
    """Where an event stands: the number of its phase, what to do next, the days to keep."""

    phase: int
    steps: tuple[Step, ...]
    deadlines: tuple[Deadline, ...] = ()


def progress_of(event: Event, now: datetime, state: FolderState) -> Progress:
    """Return where an event stands at ``now``, a zone-aware instant on the event's own clock."""
    situation = Situation(event, now, state)
    words = _words(situation)
    held = [_step(code, words) for code, holds in _RULES.items() if holds(situation)]
    # Of two reasons for the same item the first is told.
    first = {each.item: each for each in reversed(held)}
    steps = tuple(first[item] for item in dict.fromkeys(each.item for each in held))
    last = tuple(_step(code, words) for code in _LAST if words[code])
    told = (*steps[: _TOLD - len(last)], *last) or (_step("quiet", words),)
    return Progress(_phase(situation), told, deadlines_of(event, now))


def progress_of_wrong_settings(wrong: int) -> Progress:
    """Return what is to be done while the settings cannot be read for so many faults."""
    return Progress(_PREPARATION, (_step("settings_wrong", {"wrong": wrong}),))


def _undecided(now: Situation) -> bool:
    begun = now.voting or now.voted or now.vote_opens_within(_SOON)
    approval = now.event.approval
    return begun and not now.over and not (approval.decided and approval.number)


def _form_wanted(now: Situation) -> bool:
    opens = now.event.schedule.registration_opens
    near = (
        now.before(opens, _FORM_BEFORE) if opens else now.before(now.event.basics.day, _FORM_BEFORE)
    )
    return now.event.registration is not None and near and not now.registering


def _roll_empty(now: Situation) -> bool:
    near = now.voting or now.vote_opens_within(_ROLL_BEFORE)
    return now.there and near and "roll" not in now.state.filled


def _voting_on_nothing(now: Situation) -> bool:
    return now.voting and "entries" not in now.state.filled


def _roster(now: Situation) -> bool:
    return "registration" in now.state.filled and not now.counted(ROSTER)


def _judges_empty(now: Situation) -> bool:
    near = now.judging_within(_JUDGES_BEFORE)
    return now.there and near and "judges" not in now.state.filled


def _prepare_judging(now: Situation) -> bool:
    """Tell whether the judging is near and who is judged is counted, not only said."""
    known = now.all_are_judged or (now.candidates_stand and now.chosen)
    return known and now.judging_within(_PREPARED_BEFORE) and not now.state.prepared


def _may_enter(now: Situation) -> bool:
    return now.judging_begun and now.state.prepared


def _choosing(now: Situation) -> bool:
    return now.there and now.voted and not now.chosen


# In the order in which a person should take them; a rule that repeats another's number with other
# words stands behind a condition of its own.
_RULES: Mapping[str, Callable[[Situation], bool]] = {
    "books_missing": lambda now: bool(now.state.missing),
    "placeholders": lambda now: bool(_placeholder(now.event)),
    "settings_unfilled": lambda now: not (now.event.basics.venue or now.event.basics.office)
        and not now.over,
    "books_outdated": lambda now: bool(now.state.outdated) and not now.over,
    "rules_undecided": _undecided,
    "decide": lambda now: now.state.questions > 0,
    "mend": lambda now: now.there and now.state.checked and now.state.to_mend,
    "notices": lambda now: now.there and now.chosen and not now.state.notices
        and now.state.approval == State.APPROVED.value,
    "fill_judges": _judges_empty,
    "prepare_judging": _prepare_judging,
    "enter_scores": lambda now: _may_enter(now) and not now.state.marks,
    "complete_scores": lambda now: _may_enter(now) and now.candidates_stand
        and now.state.judging == Stage.WAITING.value,
    "count_scores": lambda now: _may_enter(now) and now.state.marks and not now.state.judging,
    "confirm": lambda now: now.judged and now.state.judging in _UNCONFIRMED,
    "announce": lambda now: now.judged and not now.state.announced
        and now.state.judging == Confirmed.CONFIRMED.value,
    "reception": lambda now: now.there and now.today == now.event.basics.day
        and now.event.registration is not None,
    "hand_out_sheets": lambda now: now.event.award is not None
        and now.before(now.event.schedule.entries_open, _SOON) and not now.entering,
    "write_entries": lambda now: now.there and (now.entering or _voting_on_nothing(now)),
    "registration_form": lambda now: _form_wanted(now) and not now.state.forms,
    "fill_roll": _roll_empty,
    "ballot_form": lambda now: now.vote_opens_within(_SOON) and not now.state.forms
        and "entries" in now.state.filled,
    "turnout": lambda now: now.there and now.voting and now.state.filled >= _VOTED_WITH,
    "diagnose": lambda now: now.there and not now.state.counted and not now.state.diagnosed,
    "roster": _roster,
    "check": lambda now: _choosing(now) and not now.state.checked,
    "choose": lambda now: _choosing(now) and now.state.checked and not now.state.to_mend,
    "approve": lambda now: now.there and now.chosen and now.waits_for_approval,
    "attendance": lambda now: now.there and now.over and not now.attended,
    "report": lambda now: now.there and now.over and not now.reported,
    "read_brief": lambda now: now.reported,
    "hand_over": lambda now: now.reported,
}  # fmt: skip


def _judged(now: Situation) -> bool:
    """Tell whether the judging has begun; one of an earlier day gives way to the event's own."""
    judging = now.event.schedule.judging
    own_day = now.today == now.event.basics.day
    if judging is None:
        return own_day and now.judging_begun and now.state.marks
    return past(judging, now.now) and not (own_day and judging.date() != now.today)


def _judges_sit_apart(now: Situation) -> bool:
    """Tell whether today is a day of the judges' own, before the event's or after it."""
    sits = now.event.schedule.judging is not None and now.today == now.judging_day
    return sits and now.judging_day != now.event.basics.day


def _phase(now: Situation) -> int:
    """Return the number of the phase: the last that has begun."""
    table = (
        (_HAND_OVER, now.over and now.reported),
        (_JUDGING, _judges_sit_apart(now)),
        (_REPORT, now.over),
        (_JUDGING, _judged(now)),
        (
            _DAY,
            now.today == now.event.basics.day
            or (now.voted and now.chosen and not now.waits_for_approval),
        ),
        (_SELECTION, now.voted),
        (_VOTE, now.voting),
        (_REGISTRATION, now.registering),
        (_ENTRIES, now.entering or "entries" in now.state.filled),
    )
    return next((phase for phase, holds in table if holds), _PREPARATION)


def _words(now: Situation) -> dict[str, object]:
    """Return what the sentences of all steps fill in."""
    award, planned, today = now.event.award, now.event.schedule, now.today
    closes, decide_by = planned.entries_close, now.event.approval.decide_by
    return {
        "missing": len(now.state.missing),
        "outdated": len(now.state.outdated),
        "placeholder": _placeholder(now.event),
        "questions": now.state.questions + now.state.pairs,
        "pairs": 0 if now.state.questions else now.state.pairs,
        "copy_out": now.state.copy_out,
        "is_copy": now.state.is_copy,
        "vote_opens": short_day(award.vote.opens, today) if award else "",
        "vote_closes": short_day(award.vote.closes, today) if award else "",
        "entries_close": short_day(closes, today) if closes else "－",
        "approval": now.state.approval,
        "judging": now.state.judging,
        "judging_day": short_day(now.event.schedule.judging or now.judging_day, today),
        "decide_by": short_day(decide_by, today) if decide_by else "－",
    }


def _placeholder(event: Event) -> str:
    names = (event.basics.name, event.basics.host)
    return next((each for each in names if _PLACEHOLDER in each), "")


def _step(code: str, words: Mapping[str, object]) -> Step:
    said = _steps()[code]
    return Step(said["item"], said["text"].format_map(words))


@cache
def _steps() -> Mapping[str, Any]:
    text = resources.config_file("menu.toml").read_text(encoding="utf-8")
    steps: Mapping[str, Any] = tomllib.loads(text)["steps"]
    return steps
