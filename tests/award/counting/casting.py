"""Votes for counting alone: choices that count, without sheets, rolls or dispositions."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from fractions import Fraction

import polars as pl

from automations.award.entries import Entry
from automations.award.marking import marks
from automations.award.rules import (
    AwardRules,
    Category,
    Counting,
    Criterion,
    Extent,
    Method,
    SelectionRules,
    TieRule,
    VoterClass,
    VoteRules,
)
from automations.award.scale import value_columns
from automations.award.tally import Standing, Tally, tally
from automations.tables.sources import Source

_OPENS = datetime(2024, 12, 2, 9, 0, tzinfo=UTC)
RULES = AwardRules(
    name="DXアワード",
    entries=Source("エントリー.xlsx"),
    roll=Source("名簿.xlsx"),
    ballots=Source("投票.xlsx"),
    categories=(Category("窓口"), Category("内部")),
    criteria=(Criterion("効果", Fraction(1)),),
    vote=VoteRules(opens=_OPENS, closes=_OPENS, choices_per_category=0),
    selection=SelectionRules(seats=1, ties=(TieRule.DECISION,)),
)

Said = Mapping[int, int | Sequence[int | None]]
"""What one ballot says, by number of the entry: a choice, a place, points, or marks."""


def ruled(method: Method, counting: Counting, **changes: object) -> AwardRules:
    """Return rules of one way of counting over all entries; one criterion unless told."""
    vote = {"method": method, "counting": counting, "extent": Extent.OVERALL, "points": 10}
    ours = {name: value for name, value in changes.items() if hasattr(RULES.vote, name)}
    others = {name: value for name, value in changes.items() if name not in ours}
    rules = {"criteria": (Criterion("効果", Fraction(1)),), **others}
    changed = replace(RULES.vote, **{**vote, **ours})  # type: ignore[arg-type]  # named by the test
    return replace(RULES, vote=changed, **rules)  # type: ignore[arg-type]  # named by the test


def weighted(*weights: int | str) -> tuple[Criterion, ...]:
    return tuple(Criterion(f"基準{n}", Fraction(each)) for n, each in enumerate(weights, 1))


def entry(number: int, category: str = "窓口") -> Entry:
    return Entry(number, f"取組{number}", category, "", None, "entry_ranked", number)


def entries(count: int) -> list[Entry]:
    return [entry(number) for number in range(1, count + 1)]


def judged(ballots: Sequence[Said], rules: AwardRules, classes: Sequence[str] = ()) -> pl.DataFrame:
    """Return the choices of ballots 2, 3, ...; all of them count."""
    names = marks(value_columns(rules))
    schema = {"ballot_key": pl.UInt32, "entry_key": pl.Int64, "voter_class": pl.String,
              **dict.fromkeys(names, pl.Int64), "disposition": pl.String}  # fmt: skip
    rows = [
        (key, number, name, *([said] if isinstance(said, int) else said), "choice_counted")
        for key, (ballot, name) in enumerate(
            zip(ballots, classes or [""] * len(ballots), strict=True), 2
        )
        for number, said in ballot.items()
    ]
    return pl.DataFrame(rows, schema=schema, orient="row")


def counted(
    ballots: Sequence[Said],
    rules: AwardRules,
    of: int | Sequence[Entry] = 3,
    classes: Sequence[str] = (),
) -> Tally:
    listed = entries(of) if isinstance(of, int) else of
    return tally(judged(ballots, rules, classes), listed, rules)


def by_number(found: Tally) -> dict[int, Standing]:
    return {each.entry.number: each for each in found.standings}


def scores(
    ballots: Sequence[Said],
    rules: AwardRules,
    of: int | Sequence[Entry] = 3,
    classes: Sequence[str] = (),
) -> dict[int, Fraction]:
    """Return the score of each entry, by number."""
    found = by_number(counted(ballots, rules, of, classes))
    return {number: found[number].score for number in sorted(found)}


def places(found: Tally) -> dict[int, int]:
    return {each.entry.number: each.rank for each in sorted(found.standings, key=_number)}


def _number(standing: Standing) -> int:
    return standing.entry.number


def often(*pairs: tuple[int | str, int]) -> tuple[tuple[Fraction, int], ...]:
    """Return a distribution: points, how often."""
    return tuple((Fraction(points), number) for points, number in pairs)


def of_classes(*classes: tuple[str, int, int]) -> tuple[VoterClass, ...]:
    """Return classes of voters: name, weight, share."""
    return tuple(VoterClass(name, Fraction(weight), Fraction(share))
                 for name, weight, share in classes)  # fmt: skip
