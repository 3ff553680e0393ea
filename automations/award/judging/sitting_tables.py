"""What judges read before they judge: the order of the day, each entry as it was handed in, how.

Nothing of the staff's vote stands here: no judge is to be led by it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from automations.award.applications import Application
from automations.award.entries import Entry
from automations.award.judging.panel_rules import judging_of, panel_rules
from automations.award.judging.wording import said, table
from automations.award.judging_sentences import judging_sentences
from automations.award.rules import AwardRules, Method
from automations.award.savings import read_saving
from automations.tables.report import Audience, Cell, Table

Row = tuple[Cell, ...]
ENTRIES = "sitting_entries"
_TEXTS = ("issue", "work", "effect")


def sitting_tables(
    entries: Sequence[Entry], typed: Mapping[int, Application], rules: AwardRules
) -> Iterator[Table]:
    """Yield the tables; ``entries`` in the order of presentation, ``typed`` by their rows."""
    for each in _tables(entries, typed, rules):
        yield replace(each, audience=Audience.JUDGES)


def _tables(
    entries: Sequence[Entry], typed: Mapping[int, Application], rules: AwardRules
) -> Iterator[Table]:
    rows = [_entry(place, each, typed.get(each.row)) for place, each in enumerate(entries, 1)]
    yield table(ENTRIES, rows)
    if criteria := list(_criteria(rules)):
        yield table("sitting_criteria", criteria)
    yield table("sitting_method", [(each,) for each in judging_sentences(rules)])


def _entry(place: int, entry: Entry, typed: Application | None) -> Row:
    texts = typed.texts if typed else {}
    saving = read_saving(texts.get("savings", ""))
    return (
        place, f"{entry.number:02}", entry.title, entry.category,
        "、".join(entry.section_names), *(texts.get(key, "").strip() for key in _TEXTS),
        saving.arithmetic or saving.typed, _cost(texts.get("cost", "").strip()),
    )  # fmt: skip


def _cost(text: str) -> str:
    """Return what it cost as typed; digits alone are yen."""
    plain = text.replace(",", "")
    if plain.isascii() and plain.isdigit():
        return said("sitting", "yen", amount=f"{int(plain):,}")
    return text


def _criteria(rules: AwardRules) -> Iterator[Row]:
    """Yield the criteria with their weights, where judges mark by them."""
    if judging_of(rules).panel.method is not Method.MARKS:
        return
    criteria = panel_rules(rules).criteria
    total = sum((each.weight for each in criteria), Fraction(0))
    for each in criteria:
        yield each.name, each.weight, each.weight / total if total else None
