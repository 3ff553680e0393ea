"""The panel: who judges, who came, and which entries each judge is kept from judging."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from automations.tables.dispositions import DispositionCount
from automations.tables.problems import Problem


class Presence(Enum):
    """Whether a judge was there; the values are those of the column 出欠."""

    PRESENT = "出席"
    ABSENT = "欠席"
    DEPUTY = "代理"
    LEFT = "途中退席"


@dataclass(frozen=True, slots=True)
class Judge:
    """One judge; ``recused``: numbers of entries; ``row`` in the list (from 1)."""

    number: int
    name: str
    kana: str = ""
    post: str = ""
    body: str = ""
    presence: Presence = Presence.PRESENT
    deputy: str = ""
    recused: frozenset[int] = frozenset()
    row: int = 0

    @property
    def label(self) -> str:
        """Return number and name, as score sheets and problems name the judge."""
        return f"{self.number} {self.name}"


@dataclass(frozen=True, slots=True)
class Panel:
    """The judges by number, what became of each row of their list, and what is wrong with it."""

    judges: tuple[Judge, ...]
    counts: tuple[DispositionCount, ...] = ()
    problems: tuple[Problem, ...] = ()
