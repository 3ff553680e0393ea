"""An application: one row of the entries' table, as it is looked at when it is taken in."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import polars as pl

from automations.award.entry_identity import Identity, Signature, title_key
from automations.people.canonical import mail_key, name_key, section_key
from automations.tables.places import MOST_ROWS
from automations.tables.typed import Layout, TypedTable

BETWEEN_SECTIONS = re.compile(r"[、,，/／;；\n]+")
_BETWEEN_PEOPLE = re.compile(r"[、，,;；\n]+")
SAVED = "saved"
"""The column of a table that was gathered from files: when each was last saved."""
_CONTENT = (
    "title", "category", "section", "leader", "members", "mail", "issue", "work", "effect",
    "savings", "cost", "judged",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Application:
    """One application: ``row`` says where it stands, ``number`` is the one people typed.

    ``when``: submitted, or last saved where nothing else is known (zone-aware, or None).
    ``content`` is alike for applications that say the same. ``texts``: each field as typed;
    ``asked``: the fields (keys) for which there was a place to write.
    """

    row: int
    number: int | None
    identity: Identity
    when: datetime | None
    submitted: datetime | None
    withdrawn: datetime | None
    ruling: str
    unfit: bool
    content: str
    texts: Mapping[str, str]
    asked: frozenset[str]

    @property
    def title(self) -> str:
        """Return the title as typed."""
        return self.texts["title"]

    @property
    def sections(self) -> tuple[str, ...]:
        """Return its sections as typed, the lead first."""
        parts = (each.strip() for each in BETWEEN_SECTIONS.split(self.texts["section"]))
        return tuple(each for each in parts if each)

    @property
    def people(self) -> tuple[str, ...]:
        """Return leader and members as typed, each once."""
        return people_of(self.texts["leader"], self.texts["members"])

    @property
    def signature(self) -> Signature:
        """Return the name of the entry in the records."""
        return self.identity.signature

    @property
    def order(self) -> tuple[object, ...]:
        """Return what new numbers are given by: submission, then title; never the row."""
        at = self.submitted.timestamp() if self.submitted else 0.0
        return (self.submitted is None, at, self.identity.title, self.signature, self.content)


def people_of(leader: str, members: str) -> tuple[str, ...]:
    r"""Return who an entry is of, one each, from the two cells in which people list them.

    >>> people_of("記入 花子", "例示 太郎、別人 一\n記入 花子")
    ('記入 花子', '例示 太郎', '別人 一')
    """
    typed = (each.strip() for cell in (leader, members) for each in _BETWEEN_PEOPLE.split(cell))
    return tuple(dict.fromkeys(each for each in typed if each))


def applications(table: TypedTable) -> tuple[Application, ...]:
    """Return every application of the table; rows that are no data are none."""
    data = table.frame.filter(pl.col("layout") == Layout.DATA.value)
    return tuple(_applications(data, frozenset(table.headings.columns)))


def _applications(data: pl.DataFrame, columns: frozenset[str]) -> Iterator[Application]:
    for row in data.iter_rows(named=True):
        texts = {key: str(row[f"{key}_raw"]) for key in (*_CONTENT, "submitted")}
        submitted: datetime | None = row["submitted"]
        yield Application(
            row["row"], row["number"], _identity(texts), submitted or row.get(SAVED), submitted,
            row["withdrawn"], row["ruling"], row["unfit"], _content(texts), texts,
            columns if row["row"] <= MOST_ROWS else frozenset(_CONTENT),
        )  # fmt: skip


def _identity(texts: Mapping[str, Any]) -> Identity:
    sections = (section_key(each) for each in BETWEEN_SECTIONS.split(texts["section"]))
    return Identity(
        title_key(texts["title"]),
        tuple(each for each in sections if each),
        name_key(texts["leader"]),
        mail_key(texts["mail"]),
    )


def _content(texts: Mapping[str, str]) -> str:
    said = ("".join(unicodedata.normalize("NFKC", texts[key]).split()) for key in _CONTENT)
    return hashlib.sha256("\n".join(said).encode()).hexdigest()[:16]
