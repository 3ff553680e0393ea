"""設定: can they be read, and is there anything in them that people usually do not mean?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from automations.errors import ExpectedFailure
from automations.event.loading import Settings
from automations.event.model import Approval, Event
from automations.flows.diagnosis.checks import Check, Group, check, group
from automations.flows.diagnosis.dates import PlaceOf, appointed, odd_deadlines, out_of_order
from automations.flows.diagnosis.machine import Machine
from automations.tables.problems import Problem, problem
from automations.tables.rendering import japanese_time, shown
from automations.tables.report import Form

_WHOLE = 100
_NEAR = timedelta(days=14)
_LABELS = {
    field.name: str(field.metadata["label"]) for field in Approval.__dataclass_fields__.values()
}


def refused_settings(refusal: ExpectedFailure) -> Group:
    """Say what keeps the settings from being used; nothing else in them can be looked at."""
    return group("settings", [check("settings", refusal.sentences, refusal.exit_code)])


def look_at_settings(settings: Settings, machine: Machine) -> Group:
    """Check settings that can be used as they stand."""
    event, place_of = settings.event, settings.place_of
    dates = appointed(event)
    checks = [
        _read(settings),
        check("order", out_of_order(dates, place_of)),
        check("deadlines", odd_deadlines(dates, place_of)),
    ]
    if event.award:
        checks.append(_weights(event, place_of))
        checks.append(check("approval", _approval(event, machine, place_of)))
    checks.append(_last_time(event, place_of))
    return group("settings", checks)


def _read(settings: Settings) -> Check:
    """Say that all could be read; nothing has to be done about a book older than some settings."""
    said = "older" if settings.lacks else "fine"
    return check("settings", said=said, lacks="、".join(settings.lacks))


def _weights(event: Event, place_of: PlaceOf) -> Check:
    """Say what the weights come to; a vote without criteria has none to add up."""
    criteria = event.award.criteria if event.award else ()
    if not criteria:
        return check("weights", said="none")
    total = sum(each.weight for each in criteria)
    if total == _WHOLE:
        return check("weights")
    place, words = place_of("award.criteria"), shown(total, Form.TEXT)
    return check("weights", [problem("weights_not_hundred", place, total=words)])


def _approval(event: Event, machine: Machine, place_of: PlaceOf) -> Iterator[Problem]:
    """Rules are to be decided before anybody votes by them."""
    unset = [name for name in ("decided", "number") if not getattr(event.approval, name)]
    if event.award is None or not unset:
        return
    missing = "と".join(f"「{_LABELS[name]}」" for name in unset)
    opens = event.award.vote.opens
    left = opens - machine.now
    place = place_of(f"approval.{unset[0]}")
    if left < timedelta():
        yield problem("approval_late", place, missing=missing)
    elif left <= _NEAR:
        words = {"missing": missing, "days": left.days, "opens": japanese_time(opens)}
        yield problem("approval_near", place, **words)
    else:
        yield problem("approval_missing", place, missing=missing, opens=japanese_time(opens))


def _last_time(event: Event, place_of: PlaceOf) -> Check:
    faults = [] if event.last_time else [problem("last_time_missing", place_of("last_time"))]
    return check("last_time", faults)
