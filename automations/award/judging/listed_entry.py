"""Which entry a row means that has its number and its title in two columns; either is enough.

A title may be corrected after sheets were made: one that names no entry at all says nothing beside
a number. A title of another entry contradicts the number, and nobody can tell which was meant.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from automations.award.entries import Entry
from automations.award.entry_names import EntryNames, entry_name_key, entry_names
from automations.tables.folding import folded
from automations.tables.nearest import did_you_mean
from automations.tables.places import Place
from automations.tables.problems import Problem, on_one_line, problem
from automations.tables.typed import TypedTable

_NUMBER_BEFORE = re.compile(r"(?:no\.?|#|[(\[【])?\s*([0-9]{1,6})(?![0-9])")
_QUOTED = 40  # letters of a cell that a sentence repeats


@dataclass(frozen=True, slots=True)
class NamedEntry:
    """The number of the entry that a row means, or what is wrong: one of the two.

    ``other_title``: what stands for the title, where it names nobody and the number decided.
    """

    number: int | None
    fault: Problem | None = None
    other_title: str = ""


@dataclass(frozen=True, slots=True)
class ListedEntries:
    """The entries that a sheet may name; ``kind``: how the codes of what is wrong begin.

    ``all_names``: also those of entries that the sheet may not name.
    """

    entries: Sequence[Entry]
    names: EntryNames
    kind: str
    all_names: EntryNames

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
            if entry_name_key(entry) in self.all_names.numbers:
                return NamedEntry(None, self._unknown(table.place(row, "entry"), entry))
            second = self._number_before(entry)
            if second in {first, None}:
                return NamedEntry(first, other_title=_quoted(entry))
        if second not in {first, None}:
            words = {"number": _quoted(number), "entry": _quoted(entry)}
            place = table.place(row, "entry")
            return NamedEntry(None, problem(f"{self.kind}_entry_contradicted", place, **words))
        return NamedEntry(first)

    def _number_before(self, text: str) -> int | None:
        """Return whose number stands before a title that nobody knows (05 窓口の改革)."""
        found = _NUMBER_BEFORE.match(folded(text))
        return self.names.entry(found[1]) if found else None

    def _unknown(self, place: Place, text: str) -> Problem:
        if not text and self.kind == "score":
            return problem("score_entry_blank", place)
        hint = did_you_mean(text, [each.title for each in self.entries])
        return problem(f"{self.kind}_entry_unknown", place, text=_quoted(text), hint=hint)


def listed_entries(
    entries: Sequence[Entry], kind: str, others: Sequence[Entry] = ()
) -> ListedEntries:
    """Return what names these entries; ``kind``: order or score; ``others``: more of the award."""
    names = entry_names(entries)
    return ListedEntries(entries, names, kind, entry_names(others) if others else names)


def of_another_event(renamed: Collection[int], named: Collection[int]) -> bool:
    """Tell whether a book is of other entries that bear the same numbers: last year's, say.

    ``renamed``: the entries under whose numbers it has titles that nobody knows, ``named``: all
    that it names. One title may be corrected, and another; more than half are other entries.
    """
    return len(renamed) > 1 and 2 * len(renamed) > len(named)


def _only_title_doubled(names: EntryNames, text: str) -> bool:
    """Tell whether a title names several entries, so that the number alone decides."""
    return len(names.numbers.get(entry_name_key(text), ())) > 1


def _quoted(text: str) -> str:
    return on_one_line(text, _QUOTED)
