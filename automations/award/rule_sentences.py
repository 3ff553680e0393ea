"""The rules of the award in plain sentences, from the settings; words in config/award.toml."""

from __future__ import annotations

from collections.abc import Sequence

from automations.award.rules import AwardRules, Category, OwnSection
from automations.award.wording import said
from automations.tables.rendering import japanese_time, shown
from automations.tables.report import Form


def rule_sentences(rules: AwardRules) -> tuple[str, ...]:
    """Return what a voter or an executive needs to know, one sentence a rule."""
    return (*_voting(rules), *_doubtful(rules), *_choosing(rules))


def _voting(rules: AwardRules) -> tuple[str, ...]:
    vote = rules.vote
    names = [each.name for each in rules.criteria]
    weights = "、".join(f"{each.name} {shown(each.weight, Form.TEXT)}" for each in rules.criteria)
    return (
        said("rules", "window", opens=japanese_time(vote.opens), closes=japanese_time(vote.closes)),
        said(
            "rules",
            "ballot",
            choices=vote.choices_per_category,
            criteria="・".join(names),
            count=len(names),
            lowest=vote.lowest_mark,
            highest=vote.highest_mark,
        ),
        said("rules", "weights", weights=weights),
        said("rules", "score", counting=vote.counting.value),
    )


def _doubtful(rules: AwardRules) -> tuple[str, ...]:
    vote = rules.vote
    own = () if vote.own_section is OwnSection.ALLOWED else (
        said("rules", "own_section", own_section=vote.own_section.value),
    )  # fmt: skip
    return (
        said("rules", "revote", revote=vote.revote.value),
        said("rules", "overvote", overvote=vote.overvote.value),
        *own,
        said("rules", "blank", blank=vote.blank_criterion.value),
    )


def _choosing(rules: AwardRules) -> tuple[str, ...]:
    chain = "、".join(f"（{n}）{each.value}" for n, each in enumerate(rules.selection.ties, 1))
    return (
        said("rules", "seats", seats=rules.selection.seats, minimums=_minimums(rules.categories)),
        said("rules", "ties", ties=chain),
    )


def _minimums(categories: Sequence[Category]) -> str:
    quotas = [
        said("rules", "minimum", category=each.name, seats=each.minimum_seats)
        for each in categories
        if each.minimum_seats
    ]
    return "、".join(quotas) + said("rules", "remaining") if quotas else said("rules", "overall")
