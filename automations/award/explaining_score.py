"""How an entry's score came about: its marks or places, their weights, the sum, its rank."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from automations.award.rules import AwardRules, Criterion, Method
from automations.award.score_words import ScoreWords, score_words
from automations.award.tally import Standing
from automations.award.told import ToldStep, step
from automations.award.wording import exact, said
from automations.tables.rendering import shown
from automations.tables.report import Form


def score_steps(
    standing: Standing, rivals: Sequence[Standing], rules: AwardRules
) -> Iterator[ToldStep]:
    """Yield the steps from what the counted choices say to the rank."""
    words = score_words(rules)
    yield step(said("told", "marks"), _marks(standing, rules))
    yield step(said("told", "places"), _places(standing, rules))
    yield step(said("told", "classes"), _classes(standing, rules, words))
    yield step(said("told", "score", label=words.label), _score(standing, rules, words))
    yield step(said("told", "ranks"), _ranks(standing, rivals, words))


def _marks(standing: Standing, rules: AwardRules) -> Iterator[str]:
    """Say how often each mark was given, criterion by criterion."""
    if rules.vote.method is not Method.MARKS:
        return
    names = {each.points: each.word for each in rules.scale}
    for criterion, given in zip(rules.criteria, standing.distribution, strict=False):
        yield _criterion(criterion, [each for each in given if each[1]], names)


def _criterion(
    criterion: Criterion, given: Sequence[tuple[Fraction, int]], names: dict[Fraction, str]
) -> str:
    marks = sum(count for _, count in given)
    total = sum((points * count for points, count in given), Fraction(0))
    return said(
        "told",
        "criterion",
        name=criterion.name,
        weight=exact(criterion.weight),
        levels="、".join(_level(points, count, names) for points, count in given),
        total=exact(total),
        mean=shown(total / marks if marks else Fraction(0), Form.SCORE),
    )


def _level(points: Fraction, count: int, names: dict[Fraction, str]) -> str:
    if points in names:
        return said("told", "level_word", word=names[points], count=count)
    return said("told", "level", points=exact(points), count=count)


def _places(standing: Standing, rules: AwardRules) -> Iterator[str]:
    if rules.vote.method is Method.RANKS:
        given = [(place, count) for place, count in enumerate(standing.levels, 1) if count]
        if given:
            yield "、".join(said("told", "place", place=each, count=count) for each, count in given)


def _classes(standing: Standing, rules: AwardRules, words: ScoreWords) -> Iterator[str]:
    shares = sum((each.share for each in rules.voter_classes), Fraction(0))
    declared = {each.name: each for each in rules.voter_classes}
    for each in standing.classes:
        own = declared[each.name]
        yield said(
            "told",
            "class_share" if shares else "class_weight",
            name=each.name,
            value=words.briefly(each.value),
            ballots=each.ballots,
            share=exact(own.share),
            shares=exact(shares),
            weight=exact(own.weight),
        )


def _score(standing: Standing, rules: AwardRules, words: ScoreWords) -> Iterator[str]:
    yield from _weighted(standing, rules, words)
    yield words.told(standing.score)
    if standing.lower_wins:
        yield said("told", "lower_wins")
    yield said("told", "supporters", supporters=standing.supporters)


def _weighted(standing: Standing, rules: AwardRules, words: ScoreWords) -> Iterator[str]:
    """Show the sum of the weighted criteria, wherever that is how the score comes about.

    Not where the weights of blanks were shared out ballot by ballot, say: there it would be wrong.
    """
    if rules.vote.method is not Method.MARKS or len(standing.criteria) != len(rules.criteria):
        return
    if len(rules.criteria) == 1:
        return
    pairs = list(zip(rules.criteria, standing.criteria, strict=True))
    divisor = sum((each.weight for each in rules.criteria), Fraction(0))
    if sum((each.weight * value for each, value in pairs), Fraction(0)) != standing.score * divisor:
        return
    parts = (
        said("told", "part", name=each.name, value=exact(value), weight=exact(each.weight))
        for each, value in pairs
    )
    score, unit = exact(standing.score), words.unit
    told = {"parts": " ＋ ".join(parts), "divisor": exact(divisor), "score": score, "unit": unit}
    yield said("told", "weighted", **told)


def _ranks(standing: Standing, rivals: Sequence[Standing], words: ScoreWords) -> Iterator[str]:
    entry = standing.entry
    yield said(
        "told",
        "rank",
        rank=standing.rank,
        all=len(rivals),
        category=entry.category,
        own=standing.rank_in_category,
        of=sum(each.entry.category == entry.category for each in rivals),
    )
    level = [
        each.entry.label
        for each in rivals
        if each.score == standing.score and each.entry.number != entry.number
    ]
    if level:
        yield said("told", "level_with", label=words.label, labels="、".join(level))
