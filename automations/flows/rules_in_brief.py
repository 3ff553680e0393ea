"""The rules of the staff vote in a few words, for a document that has little room for them."""

from __future__ import annotations

from collections.abc import Mapping

from automations.award.rule_sentences import (
    choosing_sentences,
    seat_sentences,
    voting_sentences,
)
from automations.award.rules import AwardRules, TieRule
from automations.award.vote_sentences import vote_sentences


def rules_in_brief(rules: AwardRules | None) -> Mapping[str, str]:
    """Return what voters do, what is chosen, how ties end and by which seed; by key.

    ``vote_rules``: every rule of the vote and the choice, a line each; nothing of the judging.
    """
    if rules is None:
        return {}
    _, ballot = vote_sentences(rules)
    drawn = TieRule.LOTS in rules.selection.ties
    return {
        "ballot_rule": ballot,
        "seats_rule": "".join(seat_sentences(rules)),
        "tie_order": "→".join(each.value for each in rules.selection.ties),
        "vote_rules": "\n".join((*voting_sentences(rules), *choosing_sentences(rules))),
        "lots_seed": rules.selection.seed.strip() if drawn else "",
    }
