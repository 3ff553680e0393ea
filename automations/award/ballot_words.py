"""How votes are written, from ``config/ballot_words.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from automations import resources


@cache
def _catalogue() -> dict[str, Any]:
    return tomllib.loads(resources.config_file("ballot_words.toml").read_text(encoding="utf-8"))


def ballot_words(key: str) -> tuple[str, ...]:
    """Return the ways of writing under ``key``; `KeyError` for a key that is not there: our bug."""
    return tuple(_catalogue()[key])
