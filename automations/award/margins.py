"""How narrow the choice was: what would have changed it, and whether ballots that wait still can.

Only a swap of two entries is looked at, one that is in for one that is out, where the bounds of
categories and sections allow it: any other change of the chosen begins with one. What can be said
depends on the counting: where a ballot adds to a sum, the most that one ballot can add bounds it.
Sources: the "margin of victory" of election audits (Stark & Wagner, Evidence-Based Elections,
2012), here in ballots cast anew instead of ballots misread.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from automations.award.quotas import Limits, limits_of
from automations.award.rules import AwardRules, BlankCriterion, Counting, Extent, Method
from automations.award.scale import scale_of
from automations.award.score_words import score_words
from automations.award.seats import Verdict
from automations.award.selection import Outcome, Selection
from automations.award.tally import Standing
from automations.award.wording import said
from automations.tables.report import Figure

_MEANS = frozenset({Counting.MEAN, Counting.CRITERION_MEANS})


@dataclass(frozen=True, slots=True)
class Margin:
    """The narrowest swap: ``last`` is in, ``following`` out, ``gap`` their difference in merit.

    ``needed``: how many more ballots, each as good for ``following`` as can be and none for
    ``last``, would make them level; None where the counting does not tell. ``pending``: ballots
    that wait for a person. ``safe``: whether no way of counting these could bring a swap; None
    where that cannot be told, or nothing waits.
    """

    last: Standing
    following: Standing
    gap: Fraction
    needed: int | None
    pending: int
    safe: bool | None


def margin_of(selection: Selection, pending: int, rules: AwardRules) -> Margin | None:
    """Return the narrowest swap; None while a tie is open or where nobody could be swapped."""
    if selection.open_ties:
        return None
    pairs = list(_swaps(selection.outcomes, rules))
    if not pairs:
        return None
    last, following = min(
        pairs, key=lambda pair: (pair[0].merit - pair[1].merit, pair[0].entry.number)
    )
    entries = [each.standing for each in selection.outcomes]
    most = _most_of_a_ballot(last, entries, rules)
    gap = last.merit - following.merit
    needed = None if most is None else max(-(-gap // most), 0)
    safe = _all_safe(pairs, pending, entries, rules) if pending else None
    return Margin(last, following, gap, needed, pending, safe)


def margin_figures(margin: Margin | None) -> Iterator[Figure]:
    """Yield what the result book says of it."""
    if margin is None:
        return
    if margin.needed is not None:
        yield Figure("cut_needed", margin.needed)
    if margin.pending:
        yield Figure("pending_effect", pending_sentence(margin))


def margin_sentences(margin: Margin, rules: AwardRules) -> tuple[str, ...]:
    """Say who stands at the cut, by how much, and what could have changed it."""
    words = score_words(rules)
    told: dict[str, object] = {
        "last": margin.last.entry.label,
        "following": margin.following.entry.label,
        "gap": words.rounded(margin.gap),
        "needed": margin.needed,
    }
    sentences = [said("margin", "gap" if margin.gap else "level", **told)]
    if margin.needed:
        sentences.append(said("margin", "needed", **told))
    if margin.pending:
        sentences.append(pending_sentence(margin))
    return tuple(sentences)


def pending_sentence(margin: Margin) -> str:
    """Say whether the ballots that wait could change who is chosen."""
    keys = {True: "pending_safe", False: "pending_open", None: "pending_unknown"}
    return said("margin", keys[margin.safe], pending=margin.pending)


def _swaps(outcomes: Sequence[Outcome], rules: AwardRules) -> Iterator[tuple[Standing, Standing]]:
    """Yield each pair of one that is in and one that is out which the bounds let change places."""
    limits = limits_of(rules, (each.standing.entry for each in outcomes))
    chosen = [each.standing for each in outcomes if each.seat.verdict is Verdict.FINALIST]
    out = [
        each.standing
        for each in outcomes
        if each.seat.verdict is Verdict.OUT and not each.seat.knocked_out
    ]
    taken = Counter(limits.kind(each.entry) for each in chosen)
    for last in chosen:
        for following in out:
            if last.merit >= following.merit and _allowed(last, following, taken, limits):
                yield last, following


def _allowed(
    last: Standing, following: Standing, taken: Counter[tuple[str, str]], limits: Limits
) -> bool:
    before = limits.kind(last.entry), limits.kind(following.entry)
    bounds = (limits.categories, limits.sections)
    for place, of in enumerate(bounds):
        gone, come = before[0][place], before[1][place]
        if gone == come:
            continue
        count = Counter[str]()
        for kind, number in taken.items():
            count[kind[place]] += number
        if gone in of and count[gone] <= of[gone].minimum:
            return False
        most = of[come].maximum if come in of else None
        if most is not None and count[come] >= most:
            return False
    return True


def _most_of_a_ballot(
    last: Standing, standings: Sequence[Standing], rules: AwardRules
) -> Fraction | None:
    """Return the most by which one ballot can bring the two nearer; None where that varies."""
    vote = rules.vote
    if any(each.share for each in rules.voter_classes):
        return None
    weight = max((each.weight for each in rules.voter_classes), default=Fraction(1))
    rivals = [
        each
        for each in standings
        if vote.extent is Extent.OVERALL or each.entry.category == last.entry.category
    ]
    match vote.counting:
        case Counting.SUM if vote.method is Method.POINTS:
            return weight * vote.points
        case Counting.SUM:
            scale = scale_of(rules)
            return weight * scale.points(scale.highest)
        case Counting.FIRSTS:
            return weight
        case Counting.BORDA | Counting.RANK_POINTS:
            return weight * max(len(rivals) - 1, 1)
        case _:
            return None


def _all_safe(
    pairs: Sequence[tuple[Standing, Standing]],
    pending: int,
    standings: Sequence[Standing],
    rules: AwardRules,
) -> bool | None:
    """Tell whether no pair can change places, whatever the ballots that wait say."""
    found = {_safe(last, following, pending, standings, rules) for last, following in pairs}
    return None if None in found else found == {True}


def _safe(
    last: Standing,
    following: Standing,
    pending: int,
    standings: Sequence[Standing],
    rules: AwardRules,
) -> bool | None:
    if rules.vote.counting in _MEANS and rules.vote.method is Method.MARKS:
        return _mean_safe(last, following, pending, rules)
    most = _most_of_a_ballot(last, standings, rules)
    return None if most is None else last.merit - following.merit > pending * most


def _mean_safe(last: Standing, following: Standing, pending: int, rules: AwardRules) -> bool | None:
    """Bound two means: every ballot that waits gives one the lowest, the other the highest mark."""
    if rules.voter_classes or rules.vote.blank_criterion is BlankCriterion.RENORMALISED:
        return None
    scale = scale_of(rules)
    nought = rules.vote.blank_criterion is BlankCriterion.ZERO
    lowest = min(scale.points(scale.lowest), Fraction(0)) if nought else scale.points(scale.lowest)
    worst = _mean_with(last, pending, lowest)
    best = _mean_with(following, pending, scale.points(scale.highest))
    return worst > best


def _mean_with(standing: Standing, pending: int, mark: Fraction) -> Fraction:
    """Return the mean with as many more marks."""
    total = standing.score * standing.supporters + mark * pending
    return total / (standing.supporters + pending)
