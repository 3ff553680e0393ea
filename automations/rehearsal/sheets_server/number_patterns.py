"""A number format's pattern taken apart: its sections, and their tokens.

https://developers.google.com/workspace/sheets/api/guides/formats
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

_QUOTED = r'"[^"]*"|\\.|_.|\*.'
_BRACKETED = r"\[[^\]]*\]"
_SECTION = re.compile(rf"(?:{_QUOTED}|{_BRACKETED}|[^;])+|(?=;)|$")
_TOKEN = re.compile(
    rf"""(?P<literal>{_QUOTED})
    | (?P<elapsed>\[(?:[hH]+|[mM]+|[sS]+)\])
    | (?P<currency>\[\$[^\]]*\])
    | (?P<bracket>{_BRACKETED})
    | (?P<general>General)
    | (?P<half>[aA][mM]/[pP][mM]|[aA]/[pP])
    | (?P<exponent>[eE][+-](?=[0#?]))
    | (?P<date>y+|Y+|d+|D+|m+|M+|h+|H+|s+|S+)
    | (?P<digit>[0#?])
    | (?P<point>\.)
    | (?P<comma>,)
    | (?P<percent>%)
    | (?P<text>@)
    | (?P<other>.)""",
    re.VERBOSE | re.DOTALL,
)
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)(-?[\d.]+)\]")


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of a section; ``text`` is what it prints, or its letters in small."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """One of up to four sections; ``condition`` such as (">=", 100.0)."""

    tokens: tuple[Token, ...]
    condition: tuple[str, float] | None = None

    def has(self, *kinds: str) -> bool:
        """Tell whether a token of these kinds is in it."""
        return any(token.kind in kinds for token in self.tokens)

    @property
    def is_date(self) -> bool:
        """Tell whether it shows a date or time."""
        return self.has("date", "elapsed", "half")


@cache
def sections(pattern: str) -> tuple[Section, ...]:
    """Return a pattern's sections.

    >>> [len(each.tokens) for each in sections('0.0;"-"')]
    [3, 1]
    """
    parts, at = [], 0
    while at <= len(pattern):
        match = _SECTION.match(pattern, at)
        parts.append(match[0] if match else "")
        at += len(parts[-1]) + 1
    return tuple(map(_section, parts))


def _section(text: str) -> Section:
    condition = _CONDITION.search(text)
    tokens = [_token(match) for match in _TOKEN.finditer(text)]
    return Section(
        tuple(
            _with_fractions(_with_minutes([token for token in tokens if token.kind != "bracket"]))
        ),
        (condition[1], float(condition[2])) if condition else None,
    )


def _token(match: re.Match[str]) -> Token:
    kind, text = str(match.lastgroup), match[0]
    match kind:
        case "literal":
            return Token("other", _literal(text))
        case "currency":
            return Token("other", text[2:-1].partition("-")[0])
        case "elapsed":
            return Token(kind, text[1:-1].lower())
        case "date":
            return Token(kind, "M" * len(text) if text[0] == "M" else text.lower())
        case _:
            return Token(kind, text)


def _literal(text: str) -> str:
    match text[0]:
        case '"':
            return text[1:-1]
        case "\\":
            return text[1]
        case "_":
            return " "
        case _:
            return ""  # a repeated filler: the width of a column is nobody's here


def _with_minutes(tokens: list[Token]) -> list[Token]:
    """Tell minutes (``n``) from months: right after hours, or right before seconds."""
    places = [at for at, token in enumerate(tokens) if token.kind in {"date", "elapsed"}]
    for before, at, after in zip([None, *places], places, [*places[1:], None], strict=False):
        token = tokens[at]
        if token.kind != "date" or token.text[0] not in "mM" or len(token.text) > 2:  # noqa: PLR2004 - mmm is a name
            continue
        hours = before is not None and tokens[before].text[0] == "h"
        seconds = after is not None and tokens[after].text[0] == "s"
        if (hours or seconds) and token.text[0] == "m":
            tokens[at] = Token("date", "n" * len(token.text))
        else:
            tokens[at] = Token("date", "m" * len(token.text))
    return [
        Token("date", token.text.lower()) if token.kind == "date" else token for token in tokens
    ]


def _with_fractions(tokens: list[Token]) -> list[Token]:
    """Tell fractions of a second (``.000`` after ``ss``) from digits of a number."""
    found: list[Token] = []
    for token in tokens:
        seconds = [each for each in found if each.kind != "other"][-1:]
        after_seconds = bool(seconds) and (
            seconds[0].kind == "fraction" or seconds[0].text.startswith("s")
        )
        if after_seconds and token.kind == "point":
            found.append(Token("other", "."))
        elif after_seconds and token.kind == "digit":
            found.append(Token("fraction", "0"))
        else:
            found.append(token)
    return found
