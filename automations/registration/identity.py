"""The keys of every row, and whom each person belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from automations.people.canonical import (
    body_key,
    kana_key,
    keyed,
    mail_key,
    name_key,
    phone_key,
    section_key,
    staff_number_key,
)
from automations.people.verdicts import SIGNED, signature
from automations.registration.meant_bodies import with_bodies
from automations.registration.rules import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from automations.registration.rules import RegistrationRules

MAKERS: Mapping[str, Callable[[str], str]] = {
    "name": name_key,
    "kana": kana_key,
    "mail": mail_key,
    "phone": phone_key,
    "staff_number": staff_number_key,
    "body": body_key,
    "section": section_key,
}
HOST = Kind.HOST.value
EXTERNAL = Kind.EXTERNAL.value
VISITING = (HOST, EXTERNAL)


def with_identity(frame: pl.DataFrame, rules: RegistrationRules) -> pl.DataFrame:
    """Add ``<field>_key`` for every field of `MAKERS`, ``signature``, ``kind``, ``kind_unknown``.

    ``frame`` has those fields as text and ``stated_kind`` ("" where nobody said). Host staff
    belong to the host, however they wrote its name: their ``body`` is the host's first spelling,
    and what they wrote is ``typed_body``. ``body_doubt``: see `meant_bodies`.
    """
    others = {name: maker for name, maker in MAKERS.items() if name != "body"}
    keys = [keyed(frame[name], maker).alias(f"{name}_key") for name, maker in others.items()]
    signed = pl.Series("signature", [signature(row) for row in frame.select(SIGNED).iter_rows()],
                       dtype=pl.String)  # fmt: skip
    evident = (
        with_bodies(frame, rules)
        .with_columns(*keys, signed)
        .with_columns(_evident_kind(rules).alias("kind"), kind_unknown=_nothing_known())
    )
    host = next(iter(rules.host_bodies), "")
    is_host = pl.col("kind") == HOST
    return evident.with_columns(
        body=pl.when(is_host).then(pl.lit(host)).otherwise("body"),
        body_key=pl.when(is_host).then(pl.lit(body_key(host))).otherwise("body_key"),
        body_doubt=pl.when(is_host).then(pl.lit("")).otherwise("body_doubt"),
    )


def _evident_kind(rules: RegistrationRules) -> pl.Expr:
    """What is said; else the body; else the mail's domain or a staff number tell host staff."""
    hosts = [body_key(each) for each in rules.host_bodies]
    domains = [each.casefold().removeprefix("@") for each in rules.host_mail_domains]
    domain = pl.col("mail_key").str.split("@").list.last()
    of_host = pl.when(pl.col("body_key") != "").then(pl.col("body_key").is_in(hosts)).otherwise(
        domain.is_in(domains) | (pl.col("staff_number_key") != "")
    )  # fmt: skip
    evident = pl.when(of_host).then(pl.lit(HOST)).otherwise(pl.lit(EXTERNAL))
    return pl.when(pl.col("stated_kind") != "").then("stated_kind").otherwise(evident)


def _nothing_known() -> pl.Expr:
    return pl.all_horizontal(
        pl.col(name) == "" for name in ("stated_kind", "body_key", "mail_key", "staff_number_key")
    )


def place_text() -> pl.Expr:
    """Write the place of a row as `automations.tables.places.Place` does."""
    sheet = pl.when(pl.col("sheet") == "").then(pl.lit("")).otherwise(
        pl.format("「{}」", "sheet")
    )  # fmt: skip
    return pl.format("{}{}{}行目", "book", sheet, "row")
