"""A city PC on which nothing is wrong, and how to ask a diagnosis about one of its checks."""

import os
import shutil
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

from automations.flows.diagnosis import Check, Group, Machine, diagnose
from automations.flows.diagnosis.libraries import Library
from automations.flows.preparing import NewEvent, prepare

JST = timezone(timedelta(hours=9))
NOW = datetime(2027, 9, 1, 10, tzinfo=JST)
FILES_CHANGED = datetime(2027, 8, 31, 12, tzinfo=UTC)
PC = Machine(
    python=(3, 11, 7),
    python_wanted=(3, 11),
    bits=64,
    libraries=(Library("polars", ">=1.36", "2.1.0"), Library("click", ">=8.1", "8.1.0")),
    avx2=True,
    compatible=True,
    fonts=frozenset({"BIZ-UDGothicR", "meiryo"}),
    now=NOW,
    share_now=NOW,
    built=date(2027, 3, 1),
    zones=True,
    free=5_000,
    synced=(),
    removable=False,
    tells_rights=False,
)


def found(folder: Path, label: str, machine: Machine = PC) -> Check:
    """Diagnose the folder and return the check of that name."""
    return of(diagnose(folder, machine), label)


def of(groups: tuple[Group, ...], label: str) -> Check:
    """Return the check of that name."""
    (check,) = (each for group in groups for each in group.checks if each.label == label)
    return check


def only(check: Check) -> str:
    """Return the sentence of a check's single fault."""
    (fault,) = check.faults
    return str(fault)


def said(check: Check) -> list[str]:
    """Return the sentences of all faults."""
    return [str(fault) for fault in check.faults]


def settings(folder: Path, old: str, new: str) -> None:
    """Change the settings; what is not there is a fault of the test."""
    path = folder / "event.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    age(path)


def write_event_in_order(root: Path) -> Path:
    """Write an event of which nothing is worth a look, with its books still empty."""
    root.mkdir(exist_ok=True)
    shutil.copy(Path(__file__).with_name("event.toml"), root)
    prepare(root, NewEvent("", "", date(2027, 12, 24)), only_missing=True)
    age_all(root)
    return root


def age_all(root: Path) -> None:
    """Set when all files of an event were changed."""
    age(*(path for path in root.rglob("*") if path.is_file()))


def age(*paths: Path, at: datetime = FILES_CHANGED) -> None:
    """Set when files were changed: no test depends on today."""
    for path in paths:
        os.utime(path, (at.timestamp(), at.timestamp()))
