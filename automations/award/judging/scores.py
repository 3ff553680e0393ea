"""What a judge wrote of an entry: exactly one score for every judge and every entry presented."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from automations.tables.dispositions import DispositionCount
from automations.tables.places import Place
from automations.tables.problems import Problem


class ScoreState(Enum):
    """What became of one judge's score of one entry; the values are codes of dispositions."""

    COUNTED = "score_counted"
    RECUSED = "score_recused"
    ABSENT = "score_absent"
    LEFT = "score_left"
    VOID = "score_void"
    WAITING = "score_waiting"


@dataclass(frozen=True, slots=True)
class Score:
    """One judge's score of one entry.

    ``marks`` in steps of the panel's scale, one for each column of values (criteria, or a single
    one); None: blank, where the rules count it without. Empty unless the score is counted.
    """

    judge: int
    entry: int
    state: ScoreState
    marks: tuple[int | None, ...] = ()


class Lack(Enum):
    """Why a mark that is waited for is not there."""

    BLANK = "未記入"
    UNFIT = "使えない評点"
    MISMATCH = "二度の入力の食い違い"
    DOUBLED = "同じ審査員と取組の行が二つ"
    RECUSED_AND_MARKED = "除斥の印と採点の両方"
    ABSENT_AND_MARKED = "欠席した審査員の採点"


@dataclass(frozen=True, slots=True)
class MissingMark:
    """A mark that is waited for: whose, of what, on which criterion ("" without criteria).

    ``place``: the cell, where there is one; ``found``: what stands there.
    """

    judge: int
    entry: int
    criterion: str
    lack: Lack
    place: Place | None
    found: str = ""


@dataclass(frozen=True, slots=True)
class ScoreSheets:
    """All that judges wrote: ``scores`` by judge, then by entry; ``missing`` in the same order.

    ``counts``: what became of each row read, over all sheets; ``started``: anything is written;
    ``states``: for each sheet (book, sheet) its rows with the code of what became of them.
    """

    scores: tuple[Score, ...]
    missing: tuple[MissingMark, ...] = ()
    counts: tuple[DispositionCount, ...] = ()
    problems: tuple[Problem, ...] = ()
    started: bool = True
    states: tuple[tuple[Place, tuple[tuple[int, str], ...]], ...] = ()
    comments: tuple[tuple[int, int, str], ...] = ()

    @property
    def complete(self) -> bool:
        """Tell whether nothing is waited for."""
        return self.started and not self.missing
