"""One check: what it is called, how it ended, and the words for it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any

from automations import resources
from automations.errors import DONE, DONE_WITH_WARNINGS, InputUnfit
from automations.tables.problems import Problem, Severity


class Mark(Enum):
    """How a check ended; the value is what people see."""

    FINE = "○"
    DOUBTFUL = "△"
    WRONG = "×"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: what it is called, what is wrong with it, else what is fine.

    ``faults`` are problems or complete sentences. ``wrong`` is the command's exit code if one of
    them has to be mended.
    """

    label: str
    fine: str
    faults: tuple[object, ...] = ()
    wrong: int = InputUnfit.exit_code

    @property
    def mark(self) -> Mark:
        """Tell the worst of what was found."""
        marks = {mark_of(each) for each in self.faults}
        return next((each for each in (Mark.WRONG, Mark.DOUBTFUL) if each in marks), Mark.FINE)

    @property
    def exit_code(self) -> int:
        """Return what this check alone would end the command with."""
        return {Mark.FINE: DONE, Mark.DOUBTFUL: DONE_WITH_WARNINGS, Mark.WRONG: self.wrong}[
            self.mark
        ]


@dataclass(frozen=True, slots=True)
class Group:
    """The checks of one subject; ``heading`` is what people call it."""

    heading: str
    checks: tuple[Check, ...]


def mark_of(fault: object) -> Mark:
    """Return the mark of one finding; a sentence that is no problem has to be mended."""
    slight = isinstance(fault, Problem) and fault.severity is not Severity.REFUSE
    return Mark.DOUBTFUL if slight else Mark.WRONG


def check(
    code: str,
    faults: Iterable[object] = (),
    wrong: int = InputUnfit.exit_code,
    said: str = "fine",
    **names: object,
) -> Check:
    """Make the check ``code``; ``said`` names which of its texts stands there if all is well."""
    texts = words(code)
    return Check(texts["label"], texts[said].format_map(names), tuple(faults), wrong)


def group(code: str, checks: Iterable[Check]) -> Group:
    """Make the group ``code``."""
    return Group(words("groups")[code], tuple(checks))


def words(code: str) -> Mapping[str, Any]:
    """Return the texts of one check."""
    said: Mapping[str, Any] = _texts()[code]
    return said


@cache
def _texts() -> Mapping[str, Any]:
    return tomllib.loads(resources.config_file("checks.toml").read_text(encoding="utf-8"))
