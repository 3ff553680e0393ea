"""What a person is told who must settle a tie: the question, and what the rules have compared."""

from __future__ import annotations

from automations.award.measures import value_shown
from automations.award.ties import OpenTie, TieStep
from automations.award.wording import said
from automations.tables.rendering import shown
from automations.tables.report import Form

SHEET = "判定_同点"


def asked(tie: OpenTie) -> str:
    """Return the question."""
    words = {"cut": tie.cut.words, "labels": "、".join(tie.labels), "seats": tie.seats}
    return said("texts", "question_tie", **words)


def guidance() -> tuple[str, ...]:
    """Return what stands above the questions: how to write down the way of deciding."""
    return (said("texts", "guidance_tie"),)


def evidence(tie: OpenTie) -> tuple[tuple[str, str], ...]:
    """Return heading and text of what speaks for each entry, in the order it was compared."""
    scores = "\n".join(
        f"{each.entry.label} {shown(each.score, Form.SCORE, '点')}" for each in tie.tied
    )
    steps = "\n".join(_compared(each) for each in tie.steps)
    return (
        (said("texts", "evidence_scores"), scores),
        (said("texts", "evidence_steps"), steps or said("texts", "evidence_none")),
    )


def _compared(step: TieStep) -> str:
    values = "、".join(
        f"{each.entry.number:02} {value_shown(step.rule, each, value)}"
        for each, value in step.values
    )
    return f"{step.subject}: {values}"
