"""Which entry a row means that has its number and its title in two columns; either is enough."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from automations.award.entries import Entry
from automations.award.entry_names import EntryNames, entry_name_key, entry_names
from automations.tables.nearest import did_you_mean
from automations.tables.places import Place
from automations.tables.problems import Problem, on_one_line, problem
from automations.tables.typed import TypedTable

_QUOTED = 40  # letters of a cell that a sentence repeats


@dataclass(frozen=True, slots=True)
class NamedEntry:
    """The number of the entry that a row means, or what is wrong: one of the two."""

    number: int | None
    fault: Problem | None = None


@dataclass(frozen=True, slots=True)
class ListedEntries:
    """The entries that a sheet may name; ``kind``: how the codes of what is wrong begin."""

    entries: Sequence[Entry]
    names: EntryNames
    kind: str

    def named(self, table: TypedTable, row: int, number: str, entry: str) -> NamedEntry:
        """Return what a row names; ``number`` and ``entry``: what stands in its two columns."""
        if number and entry:
            return self._both(table, row, number, entry)
        key, text = ("number", number) if number else ("entry", entry)
        found = self.names.entry(text) if text else None
        if found is not None:
            return NamedEntry(found)
        return NamedEntry(None, self._unknown(table.place(row, key), text))

    def _both(self, table: TypedTable, row: int, number: str, entry: str) -> NamedEntry:
        first, second = self.names.entry(number), self.names.entry(entry)
        if first is None:
            return NamedEntry(None, self._unknown(table.place(row, "number"), number))
        if second is None and not _only_title_doubled(self.names, entry):
            return NamedEntry(None, self._unknown(table.place(row, "entry"), entry))
        if second not in {first, None}:
            words = {"number": _quoted(number), "entry": _quoted(entry)}
            place = table.place(row, "entry")
            return NamedEntry(None, problem(f"{self.kind}_entry_contradicted", place, **words))
        return NamedEntry(first)

    def _unknown(self, place: Place, text: str) -> Problem:
        if not text and self.kind == "score":
            return problem("score_entry_blank", place)
        hint = did_you_mean(text, [each.title for each in self.entries])
        return problem(f"{self.kind}_entry_unknown", place, text=_quoted(text), hint=hint)


def listed_entries(entries: Sequence[Entry], kind: str) -> ListedEntries:
    """Return what names these entries; ``kind``: order or score."""
    return ListedEntries(entries, entry_names(entries), kind)


def _only_title_doubled(names: EntryNames, text: str) -> bool:
    """Tell whether a title names several entries, so that the number alone decides."""
    return len(names.numbers.get(entry_name_key(text), ())) > 1


def _quoted(text: str) -> str:
    return on_one_line(text, _QUOTED)
