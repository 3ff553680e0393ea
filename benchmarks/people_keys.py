"""The rows as the product's matching gets them: canonical keys beside the truth."""

from __future__ import annotations

import polars as pl

from automations.people.matching import KEYS, RECORD
from automations.registration.identity import with_identity
from automations.registration.rules import RegistrationRules
from benchmarks.people_places import places


def with_keys(rows: pl.DataFrame) -> pl.DataFrame:
    """Add the product's keys and signature to rows as typed."""
    return with_identity(rows, _rules())


def matched_columns(rows: pl.DataFrame) -> pl.DataFrame:
    """Keep what the matching may see: not the truth."""
    return rows.select(RECORD, "signature", *KEYS)


def _rules() -> RegistrationRules:
    name, latin = places()["host"]
    domain = f"city.{latin}.example.lg.jp"
    return RegistrationRules(
        sources=(), host_bodies=(name, f"{name}役所"), host_mail_domains=(domain,)
    )
