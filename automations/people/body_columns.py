"""The bodies of many rows: their keys, and whether anyone can tell which body is meant."""

from __future__ import annotations

import polars as pl

from automations.people.bodies import Ambiguous, BodyAliases, body_key, resolve_body
from automations.people.mail_domains import read_domain

NO_ALIASES = BodyAliases({})


def body_columns(
    raw: pl.Series, mails: pl.Series, aliases: BodyAliases = NO_ALIASES
) -> pl.DataFrame:
    """Return ``body_key`` and ``body_ambiguous`` of every row, in its order.

    ``raw``: bodies as typed; ``mails``: addresses or their keys (both String, no nulls). An alias
    goes before all else; an address decides between municipalities of one name.
    """
    rows = pl.DataFrame({"raw": raw, "domain": _telling(mails)})
    distinct = rows.unique().sort("raw", "domain")
    found = [_key(aliases.apply(text), domain) for text, domain in distinct.iter_rows()]
    keys = pl.DataFrame(found, {"body_key": pl.String, "body_ambiguous": pl.Boolean}, orient="row")
    told = pl.concat([distinct, keys], how="horizontal")
    return rows.join(told, on=["raw", "domain"], how="left", maintain_order="left").select(
        "body_key", "body_ambiguous"
    )


def _telling(mails: pl.Series) -> pl.Series:
    """Keep the domains that are a municipality's."""
    domains = mails.str.split("@").list.last()
    distinct = domains.unique()
    telling = [text if read_domain(text) else "" for text in distinct]
    return domains.replace_strict(distinct, telling, return_dtype=pl.String)


def _key(text: str, domain: str) -> tuple[str, bool]:
    if not domain and not (key := body_key(text)):
        return key, False
    found = resolve_body(text, domain)
    return (body_key(text) if found is None else found.key), isinstance(found, Ambiguous)
