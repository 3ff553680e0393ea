"""The papers of the reception, each a Word document from one table of the Report.

The table has a row for each person, in the order in which they are printed: the heading of each
column is the field that a template names.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from automations.documents import lint, package, properties
from automations.documents.cards import NUMBER, TEXT, cards
from automations.documents.patterns import printable, settings
from automations.documents.properties import Properties
from automations.documents.reception_list import ROW, GateList, reception_list
from automations.people.gojuon import row_of
from automations.tables.rendering import shown
from automations.tables.report import Form

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime
    from pathlib import Path

    from automations.documents.package import Parts
    from automations.tables.report import Table

    Person = Mapping[str, str]

GATE, KIND, KANA, BODY, SECTION = "受付口", "区分", "フリガナ", "団体", "所属"


@dataclass(frozen=True, slots=True)
class PaperCover:
    """What the papers say besides the table; ``gates`` are all gates, in their order."""

    event_name: str
    day: date
    venue: str
    office: str
    as_of: datetime
    check_number: str
    handling: str
    gates: tuple[str, ...]

    @property
    def words(self) -> dict[str, str]:
        """Return what the fields say that are the same for everybody."""
        return {
            "催し": self.event_name,
            "日付": shown(self.day, Form.DAY),
            "会場": self.venue,
            "取扱": self.handling,
            "照合番号": self.check_number,
        }


def list_document(template: Path, table: Table, cover: PaperCover) -> bytes:
    """Return the printed list; the same arguments give the same bytes.

    Raises:
        SettingsWrong: the template cannot be used.
        DocumentFaulty: the document is not sound, which is our bug.
    """
    people = _people(table, cover)
    gates = [_gate(name, people, cover) for name in cover.gates]
    parts = reception_list(template, gates, _known(table, cover))
    return _document("list", template, parts, people, cover)


def slips_document(template: Path, table: Table, cover: PaperCover) -> bytes:
    """Return the slips with QR codes; as `list_document`."""
    people = _people(table, cover)
    parts = cards(template, people, _known(table, cover))
    return _document("slips", template, parts, people, cover)


def badges_document(template: Path, table: Table, cover: PaperCover) -> bytes:
    """Return the name badges; as `list_document`."""
    people = _people(table, cover)
    parts = cards(template, people, _known(table, cover))
    return _document("badges", template, parts, people, cover)


def _people(table: Table, cover: PaperCover) -> list[Person]:
    headings = [column.heading for column in table.columns]
    said = (dict(zip(headings, map(str, row), strict=True)) for row in table.rows)
    return [_person(each, cover) for each in said]


def _known(table: Table, cover: PaperCover) -> Iterable[str]:
    """Return the fields that a template may name, also where there is nobody to print."""
    return _person({column.heading: "" for column in table.columns}, cover)


def _person(said: Person, cover: PaperCover) -> Person:
    whole = {**said, TEXT: said["QR"]}
    del whole["QR"]  # the field of that name is a picture
    words = printable({**cover.words, **whole})
    belongs = "　".join(filter(None, (words[BODY], words[SECTION])))
    row = row_of(said[KANA])
    heading = settings()["row"].format(row=row) if row else settings()["no_kana"]
    go_to = settings()["go_to"].format(name=words[GATE]) if len(cover.gates) > 1 else ""
    ours = {NUMBER: said[NUMBER], "団体と所属": belongs, "受付口の案内": go_to, ROW: heading}
    return {**words, **ours}


def _gate(name: str, people: Sequence[Person], cover: PaperCover) -> GateList:
    own = [each for each in people if each[GATE] == name]
    known = [each for each in settings()["bands"] if each in {person[KIND] for person in people}]
    kinds = dict.fromkeys([*known, *(each[KIND] for each in people)])
    totals = [(kind, sum(each[KIND] == kind for each in own)) for kind in kinds]
    counted = "＋".join(
        settings()["gate"].format(name=gate, count=f"{_at(gate, people):,}") for gate in cover.gates
    )
    whole = settings()["all_gates"].format(gates=counted, count=f"{len(people):,}")
    words = {
        **cover.words,
        GATE: name,
        "人数": f"{len(own):,}",
        "全体の計": whole if len(cover.gates) > 1 else "",
    }
    return GateList(printable(words), own, [*totals, (settings()["total"], len(own))])


def _at(gate: str, people: Iterable[Person]) -> int:
    return sum(each[GATE] == gate for each in people)


def _document(
    name: str, template: Path, parts: Parts, people: Iterable[Person], cover: PaperCover
) -> bytes:
    about = Properties(
        title=settings()[name],
        author=cover.office,
        moment=cover.as_of,
        subject=cover.event_name,
        keywords=f"照合番号 {cover.check_number}",
    )
    document = package.pack(properties.described(parts, about))
    typed = [text for person in people for text in person.values()]
    lint.refuse_faulty(document, template.read_bytes(), typed)
    return document
