"""What the judging comes to: scores, standings, prizes, and what is still open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction

from automations.award.entries import Entry
from automations.award.judging.order import Presentation
from automations.award.judging.panel import Panel
from automations.award.judging.scores import ScoreSheets
from automations.award.judging_rules import Part
from automations.award.prize_rules import PrizeRule
from automations.award.standing import Standing
from automations.award.ties import OpenTie, TieStep
from automations.tables.dispositions import DispositionCount
from automations.tables.problems import Problem
from automations.tables.report import Report, Table


@dataclass(frozen=True, slots=True)
class PanelCount:
    """What the panel gave: standings of the entries presented, by rank, then by number.

    ``given``: (judge, entry) to what that judge's score was worth in the count (weighted mean of
    the marks in points; a place; points); ``filled``: the same where the mean of the others
    stands in for a judge who is recused. ``judges``: how many judged each entry, by number.
    ``full``: the score of full marks, None where there is none (places, deviations).
    ``short``: entries judged by fewer than the quorum. ``level``: judges whose marks count, but
    have no deviation (偏差値): they are too few or all alike, so they tell no entries apart.
    """

    standings: tuple[Standing, ...]
    given: Mapping[tuple[int, int], Fraction] = field(default_factory=dict)
    filled: Mapping[tuple[int, int], Fraction] = field(default_factory=dict)
    judges: Mapping[int, int] = field(default_factory=dict)
    full: Fraction | None = None
    short: tuple[int, ...] = ()
    level: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class HallVote:
    """The vote in the hall: ``votes`` by number of the entry; ``ballots``: persons who voted.

    ``counts``: what became of each row of the form's answers and of the hand counts. ``ballots``
    are those that count; ``blank`` and ``void``: those that say nothing, or nothing that counts.
    Unless ``closed`` the votes are empty, and ``ballots`` is how many came in so far.
    """

    votes: Mapping[int, int]
    ballots: int
    counts: tuple[DispositionCount, ...] = ()
    hand_counts: tuple[DispositionCount, ...] = ()
    problems: tuple[Problem, ...] = ()
    tables: tuple[Table, ...] = ()
    blank: int = 0
    void: int = 0
    closed: bool = True


@dataclass(frozen=True, slots=True)
class PartScore:
    """One part of the result for mixing: each entry's score, by number.

    ``full``: what full marks would be, None where there is no such thing. ``ballots``: how many
    gave the entry anything, where that is neither the judges nor the votes.
    """

    part: Part
    share: Fraction
    scores: Mapping[int, Fraction]
    full: Fraction | None
    lower_wins: bool = False
    ballots: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Awarded:
    """One prize and who gets it: none, one, or several entries that share it.

    ``name``: as it is announced (with the category, where each has one). ``reason``: why these;
    ``passed``: entries that stood better but have a prize already. ``entries`` is empty if nobody
    gets it (該当なし) or as long as it is ``open``. ``waits``: an earlier prize is open.
    """

    name: str
    rule: PrizeRule
    entries: tuple[Entry, ...]
    reason: str
    passed: tuple[Entry, ...] = ()
    open: bool = False
    waits: bool = False


@dataclass(frozen=True, slots=True)
class OpenPrize:
    """A question to a person: who gets a prize? ``options``: as people name them, 該当なし last.

    ``tie``: where equal scores made the question; None where the giver chooses.
    """

    key: str
    name: str
    asked: str
    evidence: tuple[tuple[str, str], ...]
    options: tuple[str, ...]
    tie: OpenTie | None = None


@dataclass(frozen=True, slots=True)
class Prizes:
    """All prizes in the declared order, how equal scores were settled, and what is open."""

    awarded: tuple[Awarded, ...]
    steps: tuple[TieStep, ...] = ()
    open: tuple[OpenPrize, ...] = ()
    problems: tuple[Problem, ...] = ()


class Stage(Enum):
    """How far the judging is, before anybody confirms anything."""

    NOT_STARTED = "採点前"
    WAITING = "記入待ち"
    UNDECIDED = "判定待ち"
    DECIDED = "速報"


@dataclass(frozen=True, slots=True)
class JudgingResult:
    """The judging as it stands; before all marks are in there are no standings and no prizes.

    ``standings``: with every part mixed in, by rank. ``knocked_out``: why an entry gets no prize,
    by number.
    """

    stage: Stage
    report: Report
    presentation: Presentation
    panel: Panel
    sheets: ScoreSheets
    count: PanelCount | None = None
    hall: HallVote | None = None
    standings: tuple[Standing, ...] = ()
    knocked_out: Mapping[int, str] = field(default_factory=dict)
    prizes: Prizes | None = None
