"""What people need to follow a count: rounds, votes, duels, parts of classes, exceptions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from automations.award.counting.classes import shares_of
from automations.award.counting.transfers import Count, Round
from automations.award.entries import Entry
from automations.award.rules import AwardRules, Counting
from automations.award.standing import Standing
from automations.award.wording import said, table
from automations.tables.report import Cell, Table

Row = tuple[Cell, ...]


def round_table(counts: Mapping[str, Count], entries: Sequence[Entry]) -> Table:
    """Return one row a round: quota, exhausted votes, and what happened."""
    rows = [
        (name, number, count.quota, each.exhausted, _happened(each, entries))
        for name, count in counts.items()
        for number, each in enumerate(count.rounds, 1)
    ]
    return table("transfer_rounds", rows)


def _happened(each: Round, entries: Sequence[Entry]) -> str:
    parts = [
        said("transfers", event.value, labels=_labels(who, entries)) for event, who in each.events
    ]
    if each.broken:
        parts.append(said("transfers", "broken"))
    return "。".join(parts)


def vote_table(counts: Mapping[str, Count], entries: Sequence[Entry]) -> Table:
    """Return the votes of each entry in each round in which it is still counted."""
    rows: list[Row] = []
    for name, count in counts.items():
        for number, each in enumerate(count.rounds, 1):
            became = _became(each)
            rows += [
                (name, number, *_named(entries[one]), votes, became.get(one, ""))
                for one, votes in sorted(each.votes.items())
            ]
    return table("transfer_votes", rows)


def _became(each: Round) -> Mapping[int, str]:
    return {one: said("transfer_states", event.value) for event, who in each.events for one in who}


def duel_table(
    extent: str, place: int, entries: Sequence[Entry], duels: Sequence[Sequence[Fraction]]
) -> Table:
    """Return how many votes put the entry of the row above that of the column."""
    heads = [f"{each.number:02}" for each in entries]
    rows = [
        (*_named(each), *(None if one == other else _whole(value) for other, value in own))
        for one, (each, own) in enumerate(
            zip(entries, (list(enumerate(row)) for row in duels), strict=True)
        )
    ]
    found = table("duels", rows, heads)
    title = f"{found.title}（{extent}）" if extent else found.title
    return replace(found, key=f"duels_{place + 1}" if place else "duels", title=title)


def few_table(short: Sequence[tuple[Entry, int]], least: int) -> Table:
    """Return the entries with so few choices that none were left out."""
    rows = [(*_named(each), number) for each, number in short]
    return table("trimmed_few", rows, note=said("counting", "trimmed_few", least=least))


def deviation_table(ballots: int) -> Table:
    """Return how many ballots have no deviation: a number, nobody's name."""
    return table("no_deviation", [(said("counting", "no_deviation"), ballots)])


def class_table(standings: Sequence[Standing], rules: AwardRules) -> Table:
    """Return what each class gave each entry, and what part of the score that is."""
    rows = [row for each in standings for row in _class_rows(each, rules)]
    shares = bool(shares_of(rules))
    return table("voter_classes", rows, note=said("counting", "shares" if shares else "weights"))


def _class_rows(standing: Standing, rules: AwardRules) -> Iterator[Row]:
    shares = shares_of(rules)
    weights = {each.name: each.weight for each in rules.voter_classes}
    parts = _parts(standing, rules)
    for each in standing.classes:
        factor = shares.get(each.name, Fraction(0)) if shares else weights.get(each.name, 1)
        part = parts.get(each.name)
        yield (*_named(standing.entry), each.name, each.ballots, each.value, _whole(factor), part)


def _parts(standing: Standing, rules: AwardRules) -> Mapping[str, Fraction]:
    """Return what each class contributes to the score; nothing where it is no sum of parts."""
    shares, counting = shares_of(rules), rules.vote.counting
    weights = {each.name: each.weight for each in rules.voter_classes}
    given = standing.classes
    if shares:
        means = counting in _MEANS
        own = {each.name: shares.get(each.name, Fraction(0)) for each in given
               if each.ballots or not means}  # fmt: skip
    elif counting in {Counting.MEAN, Counting.Z_SCORE}:
        own = {each.name: weights.get(each.name, Fraction(1)) * each.ballots for each in given}
    elif counting in _ADDED:
        return {each.name: weights.get(each.name, Fraction(1)) * each.value for each in given}
    else:
        return {}
    whole = sum(own.values(), Fraction(0))
    return {each.name: own[each.name] * each.value / whole
            for each in given if whole and each.name in own}  # fmt: skip


_MEANS = frozenset({
    Counting.MEAN, Counting.MEDIAN, Counting.TRIMMED, Counting.CRITERION_MEANS, Counting.Z_SCORE,
})  # fmt: skip
_ADDED = frozenset({Counting.SUM, Counting.RANK_POINTS, Counting.FIRSTS, Counting.BORDA})


def _named(entry: Entry) -> tuple[str, str]:
    return f"{entry.number:02}", entry.title


def _labels(who: Sequence[int], entries: Sequence[Entry]) -> str:
    return "、".join(entries[one].label for one in who)


def _whole(value: Cell) -> Cell:
    plain = isinstance(value, Fraction) and value.denominator == 1
    return value.numerator if plain and isinstance(value, Fraction) else value
