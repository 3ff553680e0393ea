"""What a person has to look at: code, place, what was found, what to do.

The texts are data in ``config/problems.toml``; a problem only fills them in. Problems are values:
a step collects all of them, and its caller refuses or goes on by the rule of their severity.
"""

from __future__ import annotations

import tomllib
import unicodedata
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING

from automations import resources
from automations.errors import InputUnfit, SettingsWrong
from automations.tables.places import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_LONGEST = 200  # letters
_INVISIBLE = frozenset({"Cc", "Cf", "Cs"})  # but not 外字, which a city's own font shows


class Severity(Enum):
    """What a problem does to the run; the value is what people read."""

    REFUSE = "要修正"
    SET_ASIDE = "保留"
    NOTE = "確認"


@dataclass(frozen=True, slots=True)
class ProblemKind:
    """One row of the catalogue: ``found`` and ``remedy`` are templates for ``str.format``."""

    code: str
    severity: Severity
    found: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding, ready to read: its sentence says where, what was found and what to do."""

    code: str
    place: Place
    found: str
    remedy: str
    severity: Severity

    def __str__(self) -> str:
        where = f"{self.place}: " if str(self.place) else ""
        return f"{where}{self.found}。{self.remedy}。"

    @property
    def order(self) -> tuple[Place, str, str]:
        """A total order: by place, then by code, then by wording."""
        return (self.place, self.code, self.found)


@cache
def catalogue() -> Mapping[str, ProblemKind]:
    """Return the kinds of problem this product knows, keyed by code."""
    entries = tomllib.loads(resources.config_file("problems.toml").read_text(encoding="utf-8"))
    return {
        code: ProblemKind(code, Severity[entry["severity"]], entry["found"], entry["remedy"])
        for code, entry in entries.items()
    }


def problem(code: str, place: Place, /, **words: object) -> Problem:
    """Fill in the catalogue's texts for ``code``; the words name its placeholders.

    Words that people typed are shown on one line, without invisible letters, and shortened.
    Raises `KeyError` for a code or placeholder the catalogue does not have: that is our bug.
    """
    kind = catalogue()[code]
    plain = {name: on_one_line(str(word)) for name, word in words.items()}
    found, remedy = kind.found.format_map(plain), kind.remedy.format_map(plain)
    return Problem(code, place, found, remedy, kind.severity)


def on_one_line(text: str, longest: int = _LONGEST) -> str:
    r"""Make a text fit into a sentence: line breaks are spaces, what is too long ends in "…".

    >>> on_one_line("窓口\n DX\u202e"), on_one_line("あいうえお", 3)
    ('窓口 DX', 'あい…')
    """
    shown = text[: 2 * longest] if len(text) > longest else text
    line = " ".join(visible(shown).split())
    return line if len(line) <= longest else f"{line[: longest - 1]}…"


def visible(text: str) -> str:
    r"""Leave out what a screen obeys or hides instead of showing it; line breaks become blanks.

    >>> visible("窓口\tDX\u202e\x1b[2J")
    '窓口 DX[2J'
    """
    words = "".join(" " if each.isspace() else each for each in text)
    return "".join(each for each in words if unicodedata.category(each) not in _INVISIBLE)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return each problem once, by place."""
    return tuple(sorted(set(problems), key=lambda each: each.order))


def refusals(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems because of which no result may be published."""
    return tuple(each for each in in_order(problems) if each.severity is Severity.REFUSE)


def refuse_input(problems: Iterable[Problem]) -> None:
    """Raise `InputUnfit` with every refusing problem, if there is one."""
    if blocking := refusals(problems):
        raise InputUnfit(*blocking)


def refuse_settings(problems: Iterable[Problem]) -> None:
    """Raise `SettingsWrong` with every refusing problem, if there is one."""
    if blocking := refusals(problems):
        raise SettingsWrong(*blocking)
