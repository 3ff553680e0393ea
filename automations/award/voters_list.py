"""取組一覧 for voters, with and without names: what is shown of an entry, and who it gives away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from automations.award.applications import Application
from automations.award.entries import Entry
from automations.award.intake_words import catalogue, said, table
from automations.award.rules import AwardRules
from automations.award.savings import Saving
from automations.people.canonical import name_key, name_parts
from automations.tables.folding import folded
from automations.tables.problems import Problem, problem
from automations.tables.report import Audience, Table
from automations.tables.typed import TypedTable

NAMED, BLIND = "voters_list", "blind_list"
_TEXTS = ("title", "issue", "work", "effect", "savings")
_LEAST = 2  # letters of a name that tells somebody


def voters_tables(
    rules: AwardRules, shown: Sequence[tuple[Entry, Application, Saving]]
) -> Iterator[Table]:
    """Yield the list with sections and the one without; only what competes, by number."""
    rows = [
        (
            f"{entry.number:02}", entry.title, entry.category, entry.section,
            *(typed.texts[key] for key in ("issue", "work", "effect")),
            saving.arithmetic or saving.typed,
        )
        for entry, typed, saving in shown
        if entry.ranked
    ]  # fmt: skip
    section = 3
    blind = [(*row[:section], *row[section + 1 :]) for row in rows]
    yield table(NAMED, rows, audience=Audience.ALL_STAFF, award=rules.name)
    yield table(BLIND, blind, audience=Audience.ALL_STAFF, award=rules.name)


def list_problems(
    table_read: TypedTable, shown: Sequence[tuple[Entry, Application]]
) -> Iterator[Problem]:
    """Name every text of an entry that says whose it is: the blind list would not be blind."""
    headings = {each.key: each.heading for each in table_read.schema.fields}
    for entry, typed in shown:
        if not entry.ranked:
            continue
        for key in _TEXTS:
            for kind, words in _given_away(typed, typed.texts[key]):
                place = table_read.place(entry.row, key)
                said_of = {"heading": headings[key], "words": words, "kind": kind}
                yield problem("entry_not_blind", place, **said_of)


def _given_away(typed: Application, text: str) -> Iterator[tuple[str, str]]:
    """Yield each section and person that a text names, whatever the spelling."""
    plain, names = folded(text), name_key(text)
    for section in typed.sections:
        own = section.split()[-1]  # its department may stand in front
        if len(own) > _LEAST and folded(own) in plain:
            yield said("kinds", "section"), own
    for person in typed.people:
        if _names(names, person):
            yield said("kinds", "person"), person


def _names(text: str, person: str) -> bool:
    """Tell whether a text names somebody: in full, or the family name as people are called."""
    whole, (family, _) = name_key(person), name_parts(person)
    called = (
        any(f"{family}{ending}" in text for ending in catalogue()["called"]) if family else False
    )
    return called or (len(whole) > _LEAST and whole in text)
