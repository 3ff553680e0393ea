"""The organisers' list of the host's sections, and which section each text means on the day."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from automations.people.canonical import section_key
from automations.people.sections import Section, resolve_section
from automations.tables.typed import Layout

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from automations.tables.typed import TypedTable

_BETWEEN = re.compile(r"[、,\n]+")


@dataclass(frozen=True, slots=True)
class SectionList:
    """The sections as listed, and the day on which they are asked about; empty: there is no list.

    Without a list a section is what was typed, without what does not count in a key.
    """

    listed: tuple[Section, ...] = ()
    day: date = date.min

    def main(self, text: str) -> str:
        """Return the key of a person's section: of several (兼務) the first; "" for none."""
        return next(iter(resolve_section(text, self.listed, self.day)), "")

    @property
    def names(self) -> Mapping[str, str]:
        """Return what the list calls each section that is in force, by its key.

        A name that two of them have is called by neither.
        """
        standing = [each for each in self.listed if each.is_in_force(self.day)]
        alone = Counter(section_key(each.name) for each in standing)
        in_full = {section_key(each.parent + each.name): each for each in standing}
        by_name = {section_key(each.name): each.name for each in standing}
        return {
            **{key: f"{each.parent}{each.name}" for key, each in in_full.items()},
            **{key: name for key, name in by_name.items() if alone[key] == 1},
        }


def section_list(table: TypedTable, day: date) -> SectionList:
    """Read the list; rows that are no data or lack a name are no sections.

    ``day``: of the event. Rows are taken by their content, so their order changes nothing.
    """
    frame = table.frame
    columns = ("name", "parent", "aliases", "valid_from", "valid_until", "successor")
    rows = frame.filter(frame["layout"] == Layout.DATA.value, ~frame["unfit"]).select(columns)
    found = {_section(*row) for row in rows.iter_rows() if row[0]}
    return SectionList(tuple(sorted(found, key=_in_order)), day)


def _section(  # noqa: PLR0913, PLR0917 - the columns of the list
    name: str, parent: str, aliases: str, since: datetime | None, until: datetime | None,
    successor: str,
) -> Section:  # fmt: skip
    others = tuple(part.strip() for part in _BETWEEN.split(aliases) if part.strip())
    return Section(name, parent, others, _day(since), _day(until), successor)


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def _in_order(section: Section) -> tuple[str, ...]:
    days: Iterable[date | None] = (section.valid_from, section.valid_until)
    said = (each.isoformat() if each else "" for each in days)
    return (section.parent, section.name, *said, section.successor, *section.aliases)
