"""What the settings of the judging can contradict each other in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from automations.award.judging_rules import (
    Conversion,
    HallRules,
    JudgeTie,
    JudgingRules,
    PanelRules,
    Part,
    PartShare,
)
from automations.award.panel_checks import panel_faults
from automations.award.prize_checks import hall_votes, prize_faults
from automations.award.rule_faults import Fault, too_small
from automations.award.rules import AwardRules, Counting, Method
from automations.tables.rendering import decimal_text, japanese_time

_LAST = (JudgeTie.LOTS, JudgeTie.SHARED, JudgeTie.DECISION)  # each of them always settles
_MEANS = (Counting.MEAN, Counting.MEDIAN, Counting.TRIMMED, Counting.CRITERION_MEANS)
_WITHOUT_FULL = (Counting.RANK_POINTS, Counting.Z_SCORE)
_ORDERS = (Counting.STV, Counting.SCHULZE)  # who was chosen when, who lost to how many


def judging_faults(rules: AwardRules, judging: JudgingRules) -> Iterator[Fault]:
    """Yield every contradiction in how finalists are judged and what prizes there are."""
    yield from _sources(rules, judging)
    yield from panel_faults(rules, judging)
    yield from _ties(judging)
    yield from _hall(judging.hall)
    yield from _shares(rules, judging)
    yield from prize_faults(rules, judging)


def _sources(rules: AwardRules, judging: JudgingRules) -> Iterator[Fault]:
    if rules.judges is None:
        yield Fault("judging_without_judges", "judges", {})
    if judging.scores is None and not judging.score_sheets.strip():
        yield Fault("judging_without_scores", "judging.scores", {})
    yield from _entered_twice(judging)
    if judging.hall_tokens and not judging.hall_ballots:
        yield Fault("hall_tokens_unused", "judging.hall_tokens", {})


def _entered_twice(judging: JudgingRules) -> Iterator[Fault]:
    again = judging.scores_again
    if judging.panel.twice and again is None:
        yield Fault("judging_again_missing", "judging.scores_again", {})
    if again and not judging.panel.twice:
        yield Fault("judging_again_unused", "judging.scores_again", {})
    if (
        again
        and judging.scores
        and replace(again, profile="") == replace(judging.scores, profile="")
    ):
        yield Fault("judging_again_same", "judging.scores_again", {})


def _ties(judging: JudgingRules) -> Iterator[Fault]:
    panel, path = judging.panel, "judging.panel.ties"
    if JudgeTie.LOTS in panel.ties and not panel.seed.strip():
        words: dict[str, object] = {"lots": JudgeTie.LOTS.value}
        yield Fault("judging_lots_without_seed", "judging.panel.seed", words)
    # The chain by default holds for panels of every kind: what cannot be compared is passed over.
    if panel.method is not Method.MARKS and panel.ties != PanelRules().ties:
        for number, each in enumerate(panel.ties, 1):
            if each is JudgeTie.CRITERION:
                words = {"rule": each.value, "method": panel.method.value}
                yield Fault("judging_tie_without_criteria", f"{path}[{number}]", words)
    if JudgeTie.HALL_VOTE in panel.ties and not hall_votes(judging):
        number = panel.ties.index(JudgeTie.HALL_VOTE) + 1
        words = {"what": f"審査の同点の決め方「{JudgeTie.HALL_VOTE.value}」"}
        yield Fault("hall_vote_missing", f"{path}[{number}]", words)
    last = next((number for number, each in enumerate(panel.ties, 1) if each in _LAST), 0)
    if last and last < len(panel.ties):
        words = {"last": panel.ties[last - 1].value, "rule": panel.ties[last].value}
        yield Fault("judging_tie_unreached", f"{path}[{last + 1}]", words)


def _hall(hall: HallRules) -> Iterator[Fault]:
    yield from too_small("judging.hall.choices", "会場投票で選べる件数", hall.choices, 1)
    if hall.opens and hall.closes and hall.closes < hall.opens:
        words: dict[str, object] = {
            "opens": japanese_time(hall.opens), "closes": japanese_time(hall.closes),
        }  # fmt: skip
        yield Fault("hall_window_empty", "judging.hall.closes", words)


def _shares(rules: AwardRules, judging: JudgingRules) -> Iterator[Fault]:
    seen: set[Part] = set()
    for number, each in enumerate(judging.shares, 1):
        path = f"judging.shares[{number}]"
        if each.part in seen:
            yield Fault("judging_share_doubled", f"{path}.part", {"part": each.part.value})
        seen.add(each.part)
        yield from _share(rules, judging, each, path)
    if judging.shares and Part.JUDGES not in seen:
        yield Fault("judging_share_of_nobody", "judging.shares[1].part", {})


def _share(rules: AwardRules, judging: JudgingRules, each: PartShare, path: str) -> Iterator[Fault]:
    if each.share <= 0:
        words: dict[str, object] = {"part": each.part.value, "found": decimal_text(each.share)}
        yield Fault("judging_share_not_positive", f"{path}.share", words)
    if each.part is Part.HALL and not hall_votes(judging):
        yield Fault("hall_vote_missing", f"{path}.part", {"what": "審査の配分の「会場投票」"})
    known = _conversions(rules, judging, each.part)
    conversion = judging.panel.conversion
    # One part alone is not mixed with anything.
    if len(judging.shares) > 1 and conversion not in known:
        words = {
            "part": each.part.value,
            "conversion": conversion.value,
            "counting": _counting(rules, judging, each.part),
            "known": "か".join(f"「{known.value}」" for known in known),
        }
        yield Fault("judging_share_conversion", "judging.panel.conversion", words)


def _conversions(rules: AwardRules, judging: JudgingRules, part: Part) -> tuple[Conversion, ...]:
    """Return the ways in which a part's scores can be made comparable to others.

    Of sums of marks nobody knows how many voters might have marked an entry: no full marks.
    """
    if part is Part.HALL:
        return tuple(Conversion)
    if part is Part.JUDGES:
        full = judging.panel.counting not in _WITHOUT_FULL
    elif rules.vote.counting in _ORDERS:
        return (Conversion.PLACES,)
    else:
        full = rules.vote.method is Method.MARKS and rules.vote.counting in _MEANS
    return tuple(Conversion) if full else (Conversion.BEST, Conversion.PLACES)


def _counting(rules: AwardRules, judging: JudgingRules, part: Part) -> str:
    return (judging.panel if part is Part.JUDGES else rules.vote).counting.value
