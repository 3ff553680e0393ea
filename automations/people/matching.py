"""Which records are one person, for a stated reason; and of which a person has to say.

The front of `automations.people.pairing` for registrations. A ladder of named rungs, strongest
first, says what is certain; none rests on a name alone, so a mailbox or a line that several people
share joins nobody. Two staff numbers are two people: where a rung would join them through a third
record, that record joins neither. What is likely but not certain is a doubt, with its evidence
field by field. What people said stands above every rung.

Records are numbered by their caller, by content and not by where they stand; a group is labelled
by its smallest number. So the order of rows and files never changes who is one person.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import polars as pl

from automations import resources
from automations.people.pairing.matched import (
    RECORD,
    SAID,
    evidence_between,
    in_order_of_contents,
    matched,
)
from automations.people.pairing.registrations import OURS
from automations.people.pairing.results import Contradiction, Doubt, Evidence, Matching
from automations.people.verdicts import Verdict

__all__ = ["KEYS", "LADDER", "RECORD", "Contradiction", "Doubt", "Evidence", "Matching",
           "Reason", "evidence_words", "explain_pair", "match"]  # fmt: skip

KEYS = ("name_key", "kana_key", "mail_key", "phone_key", "staff_number_key", "body_key",
        "section_key")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two records are one person; its words are ``merged_<code>``."""

    code: str


LADDER = tuple(map(Reason, dict.fromkeys((SAID, *(each.code for each in OURS.certain)))))
"""Every reason, the strongest first."""


def match(
    records: pl.DataFrame,
    said: Mapping[str, Verdict] | None = None,
    known: Sequence[tuple[int, int]] = (),
) -> Matching:
    """Find the records that are one person, and those of which a person has to say.

    ``records``: ``record`` (distinct integers), ``signature`` and every column of `KEYS` (String,
    no nulls). ``said``: what people decided, by question. ``known``: pairs of records that are one
    person for a reason of the caller's (a ticket handed out to the one and shown by the other).
    """
    return matched(_signed(records), OURS, said, known)


def explain_pair(records: pl.DataFrame, one: int, other: int) -> tuple[Evidence, ...]:
    """Say how far each field of two records agrees, whether they were merged or not.

    ``records``: all that were matched, for what is rare among them counts. Raises KeyError for a
    record that is not among them.
    """
    prepared = in_order_of_contents(_signed(records), OURS)
    at = dict(prepared.select(RECORD, "at").iter_rows())
    return evidence_between(prepared, at[one], at[other], OURS)


def evidence_words(evidence: Evidence | Iterable[Evidence]) -> str:
    """Say in words how far a field agrees, or each of several that say something.

    >>> evidence_words(Evidence("mail", "same", 30))
    'メール: 同じ'
    """
    if isinstance(evidence, Evidence):
        fields, levels = _words()["fields"], _words()["levels"]
        own = _words().get(evidence.field, {})
        return f"{fields[evidence.field]}: {own.get(evidence.level) or levels[evidence.level]}"
    return "、".join(evidence_words(each) for each in evidence if each.level != "missing")


@cache
def _words() -> dict[str, dict[str, str]]:
    path = resources.config_file("matching.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _signed(records: pl.DataFrame) -> pl.DataFrame:
    """Records without a signature were never asked about."""
    if "signature" in records.columns:
        return records
    return records.with_columns(signature=pl.lit(""))
