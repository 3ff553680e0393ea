"""Rules of a vote in which as little as possible is in force, and what is said of them."""

from dataclasses import replace

from automations.award.rule_sentences import rule_sentences
from automations.award.rules import (
    AwardRules,
    Counting,
    Method,
    Own,
    TieRule,
)
from tests.award.staging import RULES, with_selection, with_vote


def bare(method: Method, counting: Counting, **changes: object) -> AwardRules:
    """Return the rules of a vote in which as little as possible is in force."""
    rules = with_selection(replace(RULES, categories=()), runners_up=0, ties=(TieRule.ALL_ADVANCE,))
    plain = {"own_section": Own.ALLOWED, "choices_per_category": 0}
    return with_vote(rules, method=method, counting=counting, **(plain | changes))


def new(rules: AwardRules, base: AwardRules) -> list[str]:
    """Return what is said of these rules and not of the others."""
    return [each for each in rule_sentences(rules) if each not in rule_sentences(base)]


CHOICES = bare(Method.CHOICES, Counting.SUM)
RANKS = bare(Method.RANKS, Counting.FIRSTS)
