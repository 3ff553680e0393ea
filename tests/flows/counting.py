"""What an event comes to, as one flat mapping, so that a test can state an exact difference."""

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import datetime
from fractions import Fraction
from pathlib import Path
from zoneinfo import ZoneInfo

from automations.award.decision import AwardResult
from automations.flows.deciding import Findings, decide_event
from automations.flows.event_folder import open_event
from automations.flows.reading import read_inputs
from automations.flows.scope import Part
from automations.tables.dispositions import words
from automations.tables.report import Form, Report, Table

TOKYO = ZoneInfo("Asia/Tokyo")
AFTER = datetime(2024, 12, 25, 9, tzinfo=TOKYO)
EVERY_PART = frozenset(Part)

Facts = Mapping[str, object]


def decided(
    folder: Path,
    decisions: Mapping[str, str] | None = None,
    as_of: datetime = AFTER,
    parts: Collection[Part] = EVERY_PART,
) -> Findings:
    """Read and decide the event in ``folder``; nothing is written."""
    event = open_event(folder)
    inputs = read_inputs(event, frozenset(parts))
    return decide_event(inputs, event.event, as_of, decisions or {})


def facts(found: Findings) -> Facts:
    """Name everything that was counted: figures, dispositions, scores, seats and problems."""
    return {
        **{key: each.value for key, each in found.report.figures.items()},
        **_dispositions(found.report),
        **(_award(found.award) if found.award else {}),
        **Counter(f"problem {each.code}" for each in found.report.problems),
    }


def difference(before: Facts, after: Facts) -> Facts:
    """Return what changed: by how much, or from what to what. What is absent is nought."""
    changed: dict[str, object] = {}
    for key in dict.fromkeys((*before, *after)):
        old, new = before.get(key, 0), after.get(key, 0)
        if old != new and isinstance(old, int | Fraction) and isinstance(new, int | Fraction):
            changed[key] = new - old
        elif old != new:
            changed[key] = (old, new)
    return changed


def changed(folder: Path, before: Facts) -> Facts:
    """Return what changed in the event in ``folder``."""
    return difference(before, facts(decided(folder)))


def _dispositions(report: Report) -> Facts:
    tables = [each for key, each in report.tables.items() if key.endswith("_dispositions")]
    return {key: count for table in tables for key, count in _lines(table)}


def _lines(table: Table) -> list[tuple[str, object]]:
    place = max(n for n, column in enumerate(table.columns) if column.form is Form.COUNT)
    about = table.key.removesuffix("_dispositions")
    return [
        (f"{about}: {row[0]}", row[place])
        for line, row in enumerate(table.rows)
        if line not in table.emphasis
    ]


def _award(found: AwardResult) -> Facts:
    standings = {f"{each.entry.number:02}": each for each in found.standings}
    return {
        **{f"score {number}": each.score for number, each in standings.items()},
        **{f"supporters {number}": each.supporters for number, each in standings.items()},
        "finalists in order": tuple(each.standing.entry.number for each in found.finalists),
        "runners-up in order": tuple(each.standing.entry.number for each in found.runners_up),
        **{f"entry: {words(each.code)}": each.rows for each in found.entry_counts},
    }
