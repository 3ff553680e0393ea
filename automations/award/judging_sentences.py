"""The rules of the judging in plain sentences, from the settings; words in config/judging.toml.

Every rule in force is said, and none that the settings do not use.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from automations.award.judging.panel_rules import judging_of, panel_rules
from automations.award.judging.wording import said
from automations.award.judging_rules import HallRules, JudgeTie, JudgingRules, PanelRules
from automations.award.measures import shares_places
from automations.award.prize_rules import PrizeRule, PrizeWay
from automations.award.rules import AwardRules, Counting, KnockOut, Method
from automations.award.wording import exact
from automations.tables.rendering import japanese_time


def judging_sentences(rules: AwardRules) -> tuple[str, ...]:
    """Return what judges, entrants and the hall need to know; nothing if nobody judges."""
    if rules.judging is None or rules.judges is None:
        return ()
    judging = judging_of(rules)
    return (
        *_written(rules, judging.panel),
        *_counted(rules, judging.panel),
        *_hall(judging),
        *_mixed(judging),
        *map(prize_knock_out_sentence, judging.knock_outs),
        *_level(rules, judging),
        *_prizes(judging),
    )


def _written(rules: AwardRules, panel: PanelRules) -> Iterator[str]:
    """Yield what judges mark, and what becomes of what they leave out."""
    ours = panel_rules(rules)
    yield said(
        "judging_rules_sheet",
        panel.method.name.lower(),
        presented=panel.presented.value,
        criteria="・".join(each.name for each in ours.criteria),
        count=len(ours.criteria),
        scale=_scale(rules),
        choices=panel.choices,
        points=panel.points,
    )
    yield said("judging_rules", "blank", blank=_done(panel.blank))
    yield said("judging_rules", "recusal", recusal=_done(panel.recusal))
    yield said("judging_rules", "leaving", leaving=_done(panel.leaving))
    if panel.quorum:
        yield said("judging_rules", "quorum", quorum=exact(panel.quorum))


def _scale(rules: AwardRules) -> str:
    judging = judging_of(rules)
    if judging.scale:
        words = "".join(f"「{each.word}」" for each in judging.scale)
        return said("judging_rules_sheet", "words", words=words)
    panel = judging.panel
    numbers = {"lowest": panel.lowest_mark, "highest": panel.highest_mark}
    if panel.step == 1:
        return said("judging_rules_sheet", "numbers", **numbers)
    return said("judging_rules_sheet", "steps", **numbers, step=exact(panel.step))


def _counted(rules: AwardRules, panel: PanelRules) -> Iterator[str]:
    """Yield how what the judges wrote becomes an entry's score."""
    criteria = panel_rules(rules).criteria
    several = panel.method is Method.MARKS and len(criteria) > 1
    if several:
        weights = (f"{each.name} {exact(each.weight)}" for each in criteria)
        yield said("judging_rules", "weights", weights="、".join(weights))
    if judging_of(rules).scale and panel.method is Method.MARKS:
        words = (f"「{each.word}」を{exact(each.points)}点" for each in judging_of(rules).scale)
        yield said("judging_rules", "scale", words="、".join(words))
    weighted = several and panel.counting is not Counting.CRITERION_MEANS
    yield (said("judging_rules", "judge_points") if weighted else "") + said(
        "judging_rules_counting",
        f"{panel.method.name}_{panel.counting.name}".lower(),
        of="その" if weighted else "評点の",
        it="その点" if weighted else "評点",
        trimmed=panel.trimmed,
        least=rules.vote.least_for_deviation,
    )


def _hall(judging: JudgingRules) -> Iterator[str]:
    if not (judging.hall_ballots or judging.hall_counts):
        return
    hall = judging.hall
    yield said("judging_rules", "hall", choices=hall.choices)
    yield from _window(hall)
    if judging.hall_ballots:
        yield said("judging_rules", "revote", revote=_done(hall.revote))
    if judging.hall_tokens:
        yield said("judging_rules", "tokens")
    if judging.hall_counts:
        yield said("judging_rules", "hall_counts")


def _window(hall: HallRules) -> Iterator[str]:
    if hall.opens:
        yield said("judging_rules", "hall_opens", opens=japanese_time(hall.opens))
    if hall.closes:
        yield said("judging_rules", "hall_closes", closes=japanese_time(hall.closes))


def _mixed(judging: JudgingRules) -> Iterator[str]:
    if judging.shares:
        shares = "、".join(f"{each.part.value} {exact(each.share)}" for each in judging.shares)
        how = judging.panel.conversion.name.lower()
        yield said("judging_rules_mixed", how, shares=shares)


def prize_knock_out_sentence(knock_out: KnockOut) -> str:
    """Say which entries a threshold keeps from the prizes."""
    return said(
        "judging_rules_knock_out",
        knock_out.rule.name.lower(),
        criterion=knock_out.criterion or said("judging_rules_knock_out", "any_criterion"),
        line=exact(knock_out.line),
    )


def _level(rules: AwardRules, judging: JudgingRules) -> Iterator[str]:
    chain = judging.panel.ties
    if not judging.prizes or not chain:
        return
    if len(chain) == 1:
        yield said("judging_rules", "ties_one", ties=chain[0].value)
    else:
        steps = "、".join(f"（{place}）{each.value}" for place, each in enumerate(chain, 1))
        yield said("judging_rules", "ties", ties=steps)
    if JudgeTie.COUNT_BACK in chain and shares_places(panel_rules(rules)):
        yield said("judging_rules", "shared_levels")
    if JudgeTie.LOTS in chain:
        yield said("judging_rules", "seed", seed=judging.panel.seed)


def _prizes(judging: JudgingRules) -> Iterator[str]:
    if len(judging.prizes) > 1:
        names = "、".join(each.name for each in judging.prizes)
        yield said("judging_rules", "order", prizes=names)
    yield from (_prize(each) for each in judging.prizes)


def _prize(prize: PrizeRule) -> str:
    """Say what a prize goes by, what it takes, and what becomes of who has another."""
    key = prize.way.name.lower()
    if prize.way is PrizeWay.CATEGORY and prize.category:
        key = "one_category"
    words = {"category": prize.category, "criterion": prize.criterion, "giver": prize.giver}
    told = [said("judging_rules_prize", key, prize=prize.name, count=prize.count, **words)]
    if prize.least:
        told.append(said("judging_rules_prize", "least", least=exact(prize.least)))
    if prize.besides:
        told.append(said("judging_rules_prize", "besides"))
    elif prize.way is PrizeWay.BY_HAND:
        told.append(said("judging_rules_prize", "others"))
    else:
        told.append(said("judging_rules_prize", "cascade" if prize.cascade else "no_cascade"))
    return "".join(told)


def _done(policy: Enum) -> str:
    return said("judging_rules_done", str(policy.value))
