"""What a registration says of its sender, read from its seven keys, before any two are compared.

Only here are all records looked at together: an address or a line used under several surnames and
several given names is shared, and a name may be that of several people of one body.
"""

from __future__ import annotations

from itertools import combinations

import polars as pl

from automations.people.pairing.slips import number_slips
from automations.people.pairing.writing import as_spoken, in_any_order, read_names

_PLACE = ("written", "body")
_NUMBERED = "[a-z][2-9]$"  # suzuki2: somebody else has the plain address


def prepare(records: pl.DataFrame) -> pl.DataFrame:
    """Add to the keys what `OURS` compares, and bring the records into the order of contents."""
    keys = {name: pl.col(f"{name}_key") for name in ("mail", "phone", "body", "section")}
    read = read_names(records.with_columns(**keys, number="staff_number_key"))
    parts = read.with_columns(
        local=pl.col("mail").str.extract("^([^@]*)@").fill_null(""),
        domain=pl.col("mail").str.extract("@(.*)$").fill_null(""),
        letters=_in_any_order(read["written"]),
        spoken_letters=_in_any_order(read["spoken"]),
        surname=_head("written", 2), given=_tail("written", 2), last=_tail("written", 1),
        third=pl.col("written").str.slice(2, 1),
        surname_read=_head("reading", 2), given_read=_tail("reading", 2),
        phone_head=_head("phone", 6), phone_tail=_tail("phone", 5),
        number_head=_head("number", 3), number_tail=_tail("number", 3),
    ).with_columns(
        local_head=_head("local", 5), local_tail=_tail("local", 5), mail_names=_names_them(),
    )  # fmt: skip
    uses = [_in(parts, ("mail",), shared(parts, "mail"), "mail_use"),
            _in(parts, ("phone",), shared(parts, "phone"), "phone_use"),
            _in(parts, _PLACE, namesakes(parts), "namesakes")]  # fmt: skip
    ordered = parts.with_columns(uses)
    return ordered.sort("written", "reading", "mail", "phone", "number", "body", "section",
                        "record")  # fmt: skip


def _in_any_order(column: pl.Series) -> pl.Series:
    return pl.Series([in_any_order(text) for text in column], dtype=pl.String)


def _head(column: str, length: int) -> pl.Expr:
    return pl.col(column).str.head(length)


def _tail(column: str, length: int) -> pl.Expr:
    return pl.col(column).str.tail(length)


def _in(parts: pl.DataFrame, on: tuple[str, ...], found: pl.DataFrame, name: str) -> pl.Series:
    """Return "yes" for the records that have what was found, else "no"."""
    told = parts.select(on).join(
        found.select(*on, pl.lit("yes").alias(name)), on=on, how="left", maintain_order="left"
    )
    return told[name].fill_null("no")


def shared(parts: pl.DataFrame, column: str) -> pl.DataFrame:
    """Return the addresses or lines that several surnames and several given names use."""
    written, reading = pl.col("written"), pl.col("reading")
    used = parts.filter(pl.col(column) != "").select(column, "written", "reading", "letters",
                                                     "script")  # fmt: skip
    by_several = used.group_by(column).agg(written.min(), most=written.max()).filter(
        written != pl.col("most")
    )  # fmt: skip
    users = used.join(by_several.select(column), on=column, how="semi").with_columns(
        # Of a name whose parts changed places, either order stands for both.
        plain=written.min().over(column, "letters")
    )
    told, heard = (
        pl.col("plain").filter(pl.col("script") == "characters"),
        reading.filter(reading != ""),
    )
    counted = users.group_by(column).agg(
        written=pl.min_horizontal(told.str.head(1).n_unique(), told.str.tail(1).n_unique()),
        reading=pl.min_horizontal(heard.str.head(2).n_unique(), heard.str.tail(2).n_unique()),
    )
    return counted.filter((written > 1) | (reading > 1)).select(column)


def namesakes(parts: pl.DataFrame) -> pl.DataFrame:
    """Return the names and bodies in which several people seem to have the name.

    They have two staff numbers that are no slips of each other, or two addresses of one domain
    that both sound like the name; or an address is numbered, as is done for the second of a name.
    """
    told = parts.filter(pl.col("written") != "").select(*_PLACE, "number", "mail", "local",
                                                        "domain", "mail_names")  # fmt: skip
    numbers = told.filter(pl.col("number") != "").group_by(_PLACE).agg(
        said=pl.col("number").unique()
    )  # fmt: skip
    numbers = numbers.select(*_PLACE, many=_several(numbers["said"]))
    own = told.filter(pl.col("mail_names") == "yes")
    addresses = own.group_by(*_PLACE, "domain").agg(
        many=(pl.col("mail").n_unique() > 1)
        | pl.col("local").str.contains(_NUMBERED).any()
    )  # fmt: skip
    found = pl.concat([numbers, addresses.select(*_PLACE, "many")])
    return found.filter("many").select(_PLACE).unique()


def _several(numbers: pl.Series) -> pl.Series:
    """Hold where numbers differ by more than a slip: who mistypes an own one is one person."""
    several = (
        any(number_slips(*pair) > 1 for pair in combinations(each, 2)) for each in numbers.to_list()
    )
    return pl.Series(several, dtype=pl.Boolean)


def _names_them() -> pl.Expr:
    """Return "yes" where an address sounds like its sender's surname or given name, else "no"."""
    spoken, sounds = pl.col("spoken"), as_spoken(pl.col("local"))
    like = sounds.str.contains(spoken.str.head(3), literal=True) | sounds.str.contains(
        spoken.str.tail(4), literal=True
    )
    return pl.when((spoken != "") & like).then(pl.lit("yes")).otherwise(pl.lit("no"))
