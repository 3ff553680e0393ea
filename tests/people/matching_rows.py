"""Rows for the tests of matching: keys as they come, signatures as the register makes them."""

from collections.abc import Mapping, Sequence

import polars as pl

from automations.people.matching import KEYS, RECORD, Doubt, Matching, match
from automations.people.verdicts import Verdict, pair_key, signature

ICHIRO = {"name_key": "鈴木一郎", "kana_key": "スズキイチロウ"}
PLACE = {"body_key": "みどり野区", "section_key": "総務課"}
MAIL = {"mail_key": "suzuki-ichiro@midorino.example"}
PHONE = {"phone_key": "09012345678"}

Row = Mapping[str, str]


def frame(*records: Row) -> pl.DataFrame:
    """Number records from 0 and sign each by its keys."""
    columns = {key: [each.get(key, "") for each in records] for key in KEYS}
    keys = pl.DataFrame(columns, dict.fromkeys(KEYS, pl.String)).with_row_index(RECORD)
    signed = [signature(row) for row in keys.select(KEYS).iter_rows()]
    return keys.with_columns(signature=pl.Series(signed, dtype=pl.String))


def matched(
    *records: Row,
    said: Mapping[str, Verdict] | None = None,
    known: Sequence[tuple[int, int]] = (),
) -> Matching:
    """Match records numbered from 0."""
    return match(frame(*records), said, known)


def persons(*records: Row) -> list[int]:
    """Return the person of each record."""
    return matched(*records).persons["person"].to_list()


def key(one: Row, other: Row) -> str:
    """Return the question about two records."""
    signed = frame(one, other)["signature"].to_list()
    return pair_key(*signed)


def levels(doubt: Doubt) -> dict[str, str]:
    """Return the level of every field that both records fill."""
    return {each.field: each.level for each in doubt.evidence if each.level != "missing"}
