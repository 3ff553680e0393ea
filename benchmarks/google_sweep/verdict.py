"""What is said of one case, and of all cases of one kind."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from functools import cache

from automations.tables.problems import ProblemKind, catalogue

_INNER = re.compile(
    r"Traceback|Error\b|Exception|\bNone\b|HTTP|JSON|batchUpdate|dxten\.|\b(?:token|requests|"
    r"urllib3|gspread|stamina|google\.auth|Unknown|Refused|metadata|null|\d{3} [A-Z]{4})\b"
)
_PLACEHOLDER = re.compile(r"\\\{\w+\\\}")


class Wrong(Enum):
    """What must never happen; the value is the heading of its column."""

    DOUBLED = "doubled"
    EMPTIED = "emptied"
    MIXED = "mixed"
    CODE = "wrong exit code"
    WORDS = "unfit message"
    PUBLISHED = "wrongly published"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one case: ``kind`` names its row in the table, ``case`` the case itself.

    ``stopped``: the run ended with a message; otherwise with what an undisturbed run says.
    ``wrong``: what must not happen, each with what was seen.
    """

    kind: str
    case: str
    stopped: bool
    wrong: tuple[tuple[Wrong, str], ...] = ()


def told(words: str) -> list[str]:
    """Return the codes of all problems with the Google side that a message names."""
    return [code for code, pattern in _patterns() if pattern.search(words)]


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    every = (each for each in catalogue().values() if each.code.startswith("google_"))
    return tuple((each.code, _pattern(each)) for each in every)


def _pattern(kind: ProblemKind) -> re.Pattern[str]:
    sentence = re.escape(f"{kind.found}。{kind.remedy}")
    return re.compile(_PLACEHOLDER.sub(".*", sentence))


def unfit_words(words: str, *, stopped: bool) -> str:
    """Return what is wrong with a message, "" if nothing is."""
    if inner := _INNER.search(words):
        return f"inner word {inner[0]!r}"
    codes = told(words)
    if len(codes) != stopped:
        return f"told {codes}"
    return ""


def row(kind: str, verdicts: Iterable[Verdict]) -> str:
    """Return a line of the table."""
    every = list(verdicts)
    counts = [
        sum(any(seen is wrong for seen, _ in each.wrong) for each in every) for wrong in Wrong
    ]
    fine = [each for each in every if not each.wrong]
    stopped = sum(each.stopped for each in fine)
    return f"| {kind} | {len(every)} | {len(fine) - stopped} | {stopped} | " + (
        " | ".join(map(str, counts)) + " |"
    )


def head(title: str) -> str:
    """Return the head of the table."""
    names = [title, "cases", "right", "stopped with a message", *(each.value for each in Wrong)]
    return f"| {' | '.join(names)} |\n|---|{'--:|' * (len(names) - 1)}"
