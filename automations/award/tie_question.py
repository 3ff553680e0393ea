"""What a person is told who must settle a tie: the question, and what the rules have compared."""

from __future__ import annotations

from automations.award.measures import value_shown
from automations.award.score_words import ScoreWords
from automations.award.ties import OpenTie, TieStep
from automations.award.wording import said

SHEET = "判定_同点"


def asked(tie: OpenTie, words: ScoreWords) -> str:
    """Return the question; ``words``: what the event counts."""
    told = {"cut": tie.cut.words, "labels": "、".join(tie.labels), "seats": tie.seats}
    return said("texts", "question_tie", label=words.label, **told)


def guidance() -> tuple[str, ...]:
    """Return what stands above the questions: how to write down the way of deciding."""
    return (said("texts", "guidance_tie"),)


def evidence(tie: OpenTie, words: ScoreWords) -> tuple[tuple[str, str], ...]:
    """Return heading and text of what speaks for each entry, in the order it was compared.

    ``words``: what the event counts.
    """
    scores = "\n".join(f"{each.entry.label} {words.rounded(each.score)}" for each in tie.tied)
    steps = "\n".join(_compared(each) for each in tie.steps)
    return (
        (words.label, scores),
        (said("texts", "evidence_steps"), steps or said("texts", "evidence_none")),
    )


def _compared(step: TieStep) -> str:
    values = "、".join(
        f"{each.entry.number:02} {value_shown(step.rule, each, value)}"
        for each, value in step.values
    )
    return f"{step.subject}: {values}"
