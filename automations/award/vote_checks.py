"""What the settings of a vote can contradict each other in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from automations.award.rule_faults import Fault, doubled, too_small
from automations.award.rules import (
    ARRANGEMENTS,
    COUNTINGS,
    AwardRules,
    Counting,
    Method,
    ScaleWord,
    VoterClass,
    VoteRules,
)
from automations.tables.rendering import japanese_time

WIDEST_SCALE = 100  # steps from the lowest mark to the highest: a form lists each of them
_FEWEST_WORDS = 2
_FEWEST_FOR_DEVIATION = 2  # of one mark there is no deviation
_BY_HAND = (Method.CHOICES, Method.APPROVAL, Method.POINTS)


def vote_faults(rules: AwardRules) -> Iterator[Fault]:
    """Yield every contradiction in how votes are cast and counted."""
    vote = rules.vote
    yield from _numbers(vote)
    yield from _marks(vote)
    if vote.closes < vote.opens:
        words: dict[str, object] = {
            "opens": japanese_time(vote.opens), "closes": japanese_time(vote.closes),
        }  # fmt: skip
        yield Fault("award_window_empty", "vote.closes", words)
    yield from _of_method(vote)
    yield from scale_faults("scale", rules.scale)
    yield from _classes(rules.voter_classes)
    if rules.hand_counts:
        yield from _hand_counts(vote)


def _numbers(vote: VoteRules) -> Iterator[Fault]:
    yield from too_small("vote.choices_per_category", "選べる件数", vote.choices_per_category, 0)
    yield from too_small("vote.lowest_mark", "最低点", vote.lowest_mark, 0)
    yield from too_small("vote.trimmed", "除く件数", vote.trimmed, 1)
    label, least = "偏差値に要る件数", _FEWEST_FOR_DEVIATION
    yield from too_small("vote.least_for_deviation", label, vote.least_for_deviation, least)
    if vote.method is Method.POINTS:
        yield from too_small("vote.points", "持ち点", vote.points, 1)


def _marks(vote: VoteRules) -> Iterator[Fault]:
    words: dict[str, object] = {"lowest": vote.lowest_mark, "highest": vote.highest_mark}
    if vote.lowest_mark >= vote.highest_mark:
        yield Fault("award_scale_empty", "vote.lowest_mark", words)
    if vote.highest_mark - vote.lowest_mark > WIDEST_SCALE:
        yield Fault("award_scale_wide", "vote.highest_mark", {**words, "most": WIDEST_SCALE})


def _of_method(vote: VoteRules) -> Iterator[Fault]:
    """Name a way of counting, or a layout, that cannot be had of what voters say."""
    method = vote.method
    for key, label, found, known in (
        ("counting", "得点の求め方", vote.counting, COUNTINGS[method]),
        ("arrangement", "票の並び", vote.arrangement, ARRANGEMENTS[method]),
    ):
        if found not in known:
            words: dict[str, object] = {
                "method": method.value, "label": label, "found": found.value,
                "known": "、".join(each.value for each in known),
            }  # fmt: skip
            yield Fault("award_not_of_method", f"vote.{key}", words)


def scale_faults(section: str, scale: Sequence[ScaleWord]) -> Iterator[Fault]:
    """Yield what is wrong with the words that people mark with; ``section``: where they stand."""
    yield from doubled(section, "word", ((each.word, *each.aliases) for each in scale))
    if 0 < len(scale) < _FEWEST_WORDS:
        yield Fault("award_scale_words_few", f"{section}[1].word", {"word": scale[0].word})


def _classes(classes: Sequence[VoterClass]) -> Iterator[Fault]:
    yield from doubled("voter_classes", "name", ((each.name,) for each in classes))
    for number, each in enumerate(classes, 1):
        path = f"voter_classes[{number}]"
        if each.weight <= 0:
            words: dict[str, object] = {"name": each.name, "found": each.weight}
            yield Fault("award_class_weight", f"{path}.weight", words)
        if each.share < 0:
            words = {"name": each.name, "found": each.share}
            yield Fault("award_class_share", f"{path}.share", words)


def _hand_counts(vote: VoteRules) -> Iterator[Fault]:
    if vote.method not in _BY_HAND:
        known = "、".join(each.value for each in _BY_HAND)
        words: dict[str, object] = {"method": vote.method.value, "known": known}
        yield Fault("award_hand_counts_method", "hand_counts", words)
    elif vote.counting is not Counting.SUM:
        yield Fault("hand_counts_not_addable", "hand_counts", {"counting": vote.counting.value})
