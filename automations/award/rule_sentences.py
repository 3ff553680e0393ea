"""The rules of the award in plain sentences, from the settings; words in config/award.toml.

Every rule in force is said, and none that the settings do not use.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from automations.award.judging_sentences import judging_sentences
from automations.award.measures import shares_places
from automations.award.rules import AwardRules, Category, KnockOut, SectionQuota, TieRule
from automations.award.score_words import score_words
from automations.award.vote_sentences import counting_sentences, doubtful_sentences, vote_sentences
from automations.award.wording import exact, said


def rule_sentences(rules: AwardRules) -> tuple[str, ...]:
    """Return what a voter, a judge or an executive needs to know, one sentence a rule."""
    return (*voting_sentences(rules), *choosing_sentences(rules), *judging_sentences(rules))


def voting_sentences(rules: AwardRules) -> tuple[str, ...]:
    """Return how the staff vote and how their votes are counted."""
    return (
        *vote_sentences(rules),
        *counting_sentences(rules),
        *doubtful_sentences(rules),
    )


def seat_sentences(rules: AwardRules) -> Iterator[str]:
    """Yield how many are chosen of what: seats, categories, sections."""
    seats, categories = rules.selection.seats, rules.categories
    order = score_words(rules).order
    yield said("rules", "seats", seats=seats, minimums=_minimums(categories, order))
    for each in categories:
        if each.maximum_seats:
            yield said("rules", "maximum", category=each.name, seats=each.maximum_seats)
    yield from _of_sections(rules)


def choosing_sentences(rules: AwardRules) -> Iterator[str]:
    """Yield how finalists and runners-up are chosen."""
    yield from seat_sentences(rules)
    yield from map(knock_out_sentence, rules.knock_outs)
    if rules.knock_outs:
        yield said("rules", "nobody")
    yield from _level(rules)
    if rules.selection.runners_up:
        yield said("rules", "runners_up", count=rules.selection.runners_up)


def _minimums(categories: Sequence[Category], order: str) -> str:
    quotas = [
        said("rules", "minimum", category=each.name, seats=each.minimum_seats, order=order)
        for each in categories
        if each.minimum_seats
    ]
    rest = said("rules", "remaining" if quotas else "overall", order=order)
    return "、".join(quotas) + rest


def _of_sections(rules: AwardRules) -> Iterator[str]:
    found = [sentence for each in rules.section_quotas for sentence in _of_section(each)]
    if most := rules.selection.most_of_section:
        found.append(said("rules", "most_of_section", seats=most))
    yield from found
    if found:
        yield said("rules", "lead_section")


def _of_section(quota: SectionQuota) -> Iterator[str]:
    if quota.minimum:
        yield said("rules", "section_minimum", section=quota.name, seats=quota.minimum)
    if quota.maximum:
        yield said("rules", "section_maximum", section=quota.name, seats=quota.maximum)


def knock_out_sentence(knock_out: KnockOut) -> str:
    """Say which entries a threshold keeps out."""
    return said(
        "rules_knock_out",
        knock_out.rule.name.lower(),
        criterion=knock_out.criterion or said("rules_knock_out", "any_criterion"),
        line=exact(knock_out.line),
    )


def _level(rules: AwardRules) -> Iterator[str]:
    chain, label = rules.selection.ties, score_words(rules).label
    if len(chain) == 1:
        yield said("rules", "ties_one", label=label, ties=chain[0].value)
    else:
        steps = "、".join(f"（{place}）{each.value}" for place, each in enumerate(chain, 1))
        yield said("rules", "ties", label=label, ties=steps)
    if TieRule.COUNT_BACK in chain and shares_places(rules):
        yield said("rules", "shared_levels")
    if TieRule.LOTS in chain:
        yield said("rules", "seed", seed=rules.selection.seed)
