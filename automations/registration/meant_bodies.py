"""Which body each row means: by what was typed, the organisers' aliases, and the mail's domain.

A name that several municipalities have is never guessed: it stays what it is, with a doubt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from automations.people.bodies import Ambiguous, Body, BodyAliases, body_key, resolve_body
from automations.people.canonical import keyed
from automations.tables.distinct import read_once

if TYPE_CHECKING:
    from collections.abc import Sequence

    from automations.registration.rules import RegistrationRules

_MOST_NAMED = 4


def with_bodies(frame: pl.DataFrame, rules: RegistrationRules) -> pl.DataFrame:
    """Add ``typed_body``, ``body_key`` and ``body_doubt`` to ``body`` and ``mail``.

    ``body`` becomes what an alias says is meant. ``body_doubt`` names the bodies that may be meant
    where nobody can tell which ("" elsewhere); the host's own spellings are never in doubt.
    """
    aliases = BodyAliases.of((each.written, each.body) for each in rules.body_aliases)
    hosts = frozenset(map(body_key, rules.host_bodies))
    meant = read_once(frame["body"], aliases.apply, pl.String).alias("body")
    keys = keyed(meant, body_key).alias("body_key")
    doubtful = read_once(meant, lambda text: body_key(text) not in hosts and _is_doubtful(text),
                         pl.Boolean)  # fmt: skip
    told = frame.with_columns(frame["body"].alias("typed_body"), meant, keys)
    return _settled_by_mail(told, doubtful)


def _is_doubtful(text: str) -> bool:
    return isinstance(resolve_body(text), Ambiguous)


def _settled_by_mail(frame: pl.DataFrame, doubtful: pl.Series) -> pl.DataFrame:
    """Let the domain of each doubtful row's own address say which body is meant, if it can."""
    keys, doubts = frame["body_key"].to_list(), [""] * frame.height
    for place in doubtful.arg_true():
        text, mail = frame["body"][place], frame["mail"][place]
        found = resolve_body(text, mail)
        if isinstance(found, Body):
            keys[place] = found.key
        elif found:
            doubts[place] = _named(found.candidates)
    return frame.with_columns(
        pl.Series("body_key", keys, pl.String), pl.Series("body_doubt", doubts, pl.String)
    )


def _named(candidates: Sequence[Body]) -> str:
    names = "、".join(each.name for each in candidates[:_MOST_NAMED])
    return f"{names}など" if len(candidates) > _MOST_NAMED else names
