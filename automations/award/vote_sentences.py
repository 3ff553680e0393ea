"""The rules of the vote in plain sentences: what voters write, how it counts, what does not."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from automations.award.rules import (
    Arrangement,
    AwardRules,
    Counting,
    Extent,
    Method,
    Own,
    VoterClass,
)
from automations.award.wording import exact, said
from automations.tables.rendering import japanese_time

_IN_RANKS = frozenset({Counting.BORDA, Counting.RANK_POINTS})


def vote_sentences(rules: AwardRules) -> Iterator[str]:
    """Yield when people vote, and what they write."""
    vote = rules.vote
    opens, closes = japanese_time(vote.opens), japanese_time(vote.closes)
    yield said("rules", "window", opens=opens, closes=closes)
    yield said(
        "rules_ballot",
        vote.method.name.lower(),
        extent=_extent(vote.extent),
        limit=_limit(rules),
        points=vote.points,
        criteria="・".join(each.name for each in rules.criteria),
        count=len(rules.criteria),
        scale=_scale(rules),
    )


def counting_sentences(rules: AwardRules) -> Iterator[str]:
    """Yield how an entry's score comes about."""
    vote, several = rules.vote, _several(rules)
    if several:
        weights = (f"{each.name} {exact(each.weight)}" for each in rules.criteria)
        yield said("rules", "weights", weights="、".join(weights))
    if rules.scale and vote.method is Method.MARKS:
        words = (f"「{each.word}」を{exact(each.points)}点" for each in rules.scale)
        yield said("rules", "scale", words="、".join(words))
    by_ballot = several and vote.counting is not Counting.CRITERION_MEANS
    yield (said("rules_ballot", "ballot_points") if by_ballot else "") + said(
        "rules_counting",
        f"{vote.method.name}_{vote.counting.name}".lower(),
        of="その" if by_ballot else "評点の",
        it="その点" if by_ballot else "評点",
        trimmed=vote.trimmed,
        least=vote.least_for_deviation,
    )
    yield from _classes(rules)
    if rules.hand_counts:
        yield said("rules", "hand_counts")


def doubtful_sentences(rules: AwardRules) -> Iterator[str]:
    """Yield what becomes of ballots and choices in doubt."""
    vote = rules.vote
    yield said("rules", "revote", revote=_done(vote.revote))
    yield from _too_much(rules)
    if vote.arrangement is not Arrangement.GRID:
        yield said("rules", "repeated", repeated=_done(vote.repeated))
    if vote.own_section is not Own.ALLOWED:
        yield said("rules", "own_section", own_section=_done(vote.own_section))
    if vote.own_entry is not Own.ALLOWED:
        yield said("rules", "own_entry", own_entry=_done(vote.own_entry))
    if _several(rules):
        yield said("rules", "blank", blank=_done(vote.blank_criterion))
    if vote.method is Method.RANKS:
        yield said("rules", "shared_place", shared_place=_done(vote.shared_place))
    if vote.counting in _IN_RANKS:
        yield said("rules", "unranked", unranked=_done(vote.unranked))


def _too_much(rules: AwardRules) -> Iterator[str]:
    vote = rules.vote
    if vote.method is Method.POINTS:
        yield said("rules", "overspent", overvote=_done(vote.overvote))
    if vote.choices_per_category and vote.method is not Method.APPROVAL:
        key = "overvote_category" if vote.extent is Extent.CATEGORY else "overvote_overall"
        yield said("rules", key, overvote=_done(vote.overvote))


def _done(policy: Enum) -> str:
    return said("rules_done", str(policy.value))


def _several(rules: AwardRules) -> bool:
    """Tell whether several criteria are marked, so that weights and blanks matter."""
    return rules.vote.method is Method.MARKS and len(rules.criteria) > 1


def _extent(extent: Extent) -> str:
    return said("rules_ballot", "of_category" if extent is Extent.CATEGORY else "overall")


def _limit(rules: AwardRules) -> str:
    most = rules.vote.choices_per_category
    if not most:
        return said("rules_ballot", "no_limit")
    return said("rules_ballot", "limit", extent=_extent(rules.vote.extent), choices=most)


def _scale(rules: AwardRules) -> str:
    if rules.scale:
        words = "".join(f"「{each.word}」" for each in rules.scale)
        return said("rules_ballot", "words", words=words)
    vote = rules.vote
    return said("rules_ballot", "numbers", lowest=vote.lowest_mark, highest=vote.highest_mark)


def _classes(rules: AwardRules) -> Iterator[str]:
    classes = rules.voter_classes
    if any(each.share for each in classes):
        yield said("rules", "class_share", classes=_parts(classes, "share", ""))
    elif any(each.weight != 1 for each in classes):
        yield said("rules", "class_weight", classes=_parts(classes, "weight", "票"))


def _parts(classes: tuple[VoterClass, ...], each_has: str, unit: str) -> str:
    return "、".join(f"{each.name} {exact(getattr(each, each_has))}{unit}" for each in classes)
