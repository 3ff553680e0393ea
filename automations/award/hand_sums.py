"""Whether what was counted by hand can come from the ballots that there were."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from automations.award.entries import Entry
from automations.award.rules import AwardRules, Extent, Method
from automations.tables.places import Place
from automations.tables.problems import Problem, problem

_THIS_SHEET = "この手集計"


@dataclass(frozen=True, slots=True)
class Poll:
    """What one place counted: all ballots, the blank and void ones, and each entry's number."""

    venue: str
    total: int
    blank: int
    void: int
    given: Mapping[int, int]

    @property
    def valid(self) -> int:
        """Return how many ballots said something that counts."""
        return self.total - self.blank - self.void


def poll_problems(
    poll: Poll, entries: Sequence[Entry], rules: AwardRules, place: Place
) -> Iterator[Problem]:
    """Find what does not add up.

    With one choice in all each valid ballot is one vote. Else there is no more than what the
    valid ballots can give: in all, and each entry.
    """
    venue = f"「{poll.venue}」" if poll.venue else _THIS_SHEET
    votes = sum(poll.given.values())
    whole = votes + poll.blank + poll.void
    if _is_single(rules):
        if whole != poll.total:
            yield problem(
                "hand_count_not_whole", place, venue=venue, total=poll.total, votes=votes,
                blank=poll.blank, void=poll.void, sum=whole,
            )  # fmt: skip
        return
    for what, found, valid, most in _bounds(poll, entries, rules):
        if found > most:
            words = {"venue": venue, "what": what}
            yield problem(
                "hand_count_too_many", place, **words, found=found, valid=valid, most=most
            )


def _is_single(rules: AwardRules) -> bool:
    vote = rules.vote
    overall = vote.extent is Extent.OVERALL or len(rules.categories) == 1
    return vote.method is Method.CHOICES and vote.choices_per_category == 1 and overall


def _bounds(
    poll: Poll, entries: Sequence[Entry], rules: AwardRules
) -> Iterator[tuple[str, int, int, int]]:
    """Yield what was counted, how much of it, from how many ballots, and how much they can give."""
    vote, ballots = rules.vote, max(poll.valid, 0)
    yield "白票と無効票の合計", poll.blank + poll.void, poll.total, poll.total
    points = vote.method is Method.POINTS
    for each in entries:
        if each.number in poll.given:
            most = ballots * (vote.points if points else 1)
            yield f"「{each.label}」の数", poll.given[each.number], ballots, most
    limit = vote.points if points else vote.choices_per_category
    if vote.method is Method.APPROVAL or not limit:
        return
    parts = {each.number: each.category for each in entries}
    overall = vote.extent is Extent.OVERALL
    for name in [""] if overall else [each.name for each in rules.categories]:
        own = sum(found for entry, found in poll.given.items() if overall or parts[entry] == name)
        yield f"{name}部門の合計" if name else "合計", own, ballots, ballots * limit
