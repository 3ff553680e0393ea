"""What the voting form asks: which entries it lists, and what is wrong with their titles for it.

The form is built before the vote opens, so it lists the entries that are in the running then.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from automations.award.ballot_columns import mark_heading
from automations.award.entries import Entry, read_entries
from automations.award.rules import AwardRules, Method
from automations.tables.headings import heading_key
from automations.tables.problems import Problem, in_order, problem
from automations.tables.typed import TypedTable

LONGEST_TITLE = 80  # letters; on the screen of a phone that is four lines already
_PARTING = re.compile(r"[\[\]［］;；,，]")
_LINES = re.compile(r"[\r\n\v\f\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class BallotForm:
    """The entries a voter chooses from, those left out, and what is wrong with any of them.

    ``listed``: one pair a category that has entries, in the order of the settings: its name and
    its entries by number.
    """

    listed: tuple[tuple[str, tuple[Entry, ...]], ...]
    left_out: tuple[Entry, ...]
    problems: tuple[Problem, ...]


def ballot_form(table: TypedTable, rules: AwardRules) -> BallotForm:
    """Return what the voting form lists of the entries in ``table``."""
    read = read_entries(table, rules.vote.opens)
    listed = tuple(
        (category.name, chosen)
        for category in rules.categories
        if (chosen := tuple(each for each in read.ranked if each.category == category.name))
    )
    left_out = tuple(each for each in read.entries if not each.ranked)
    found = in_order(
        [*read.problems, *_of_titles(table, read.ranked), *_alike(table, rules, read.ranked)]
    )
    return BallotForm(listed, left_out, found)


def _of_titles(table: TypedTable, entries: Sequence[Entry]) -> Iterator[Problem]:
    for each in entries:
        place = table.place(each.row, "title")
        if _LINES.search(each.title):
            yield problem("form_title_lines", place, title=each.title)
        if marks := "".join(dict.fromkeys(_PARTING.findall(each.title))):
            yield problem("form_title_marks", place, title=each.title, marks=marks)
        if len(each.title) > LONGEST_TITLE:
            words = {"length": len(each.title), "longest": LONGEST_TITLE}
            yield problem("form_title_long", place, **words)


def _alike(table: TypedTable, rules: AwardRules, entries: Sequence[Entry]) -> Iterator[Problem]:
    """Find titles that make the headings of two entries one: blanks do not count in headings."""
    keys = [set(map(heading_key, _headings(entry, rules))) for entry in entries]
    uses = Counter(key for own in keys for key in own)
    numbers = Counter(each.number for each in entries)
    for entry, own in zip(entries, keys, strict=True):
        # The same number twice has been said already.
        if numbers[entry.number] == 1 and any(uses[key] > 1 for key in own):
            yield problem("form_title_alike", table.place(entry.row, "title"), label=entry.label)


def _headings(entry: Entry, rules: AwardRules) -> Iterator[str]:
    """Yield what the form calls an entry: in a heading a criterion, or as a choice."""
    if rules.vote.method is Method.MARKS:
        for each in rules.criteria:
            yield mark_heading(each.name, entry.number, entry.title)
    else:
        yield entry.label
