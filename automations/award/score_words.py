"""What an event calls the score of an entry, and what it is counted in."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from automations.award.rules import AwardRules, Counting, Method
from automations.award.wording import exact, said
from automations.tables.rendering import shown
from automations.tables.report import Form

_OWN_WORD = {
    Counting.FIRSTS: "firsts",
    Counting.RANK_POINTS: "rank_points",
    Counting.STV: "stv",
    Counting.SCHULZE: "schulze",
    Counting.Z_SCORE: "z_score",
}
_PARTS = ("score_label", "score_unit", "score_order", "score_by", "score_short")
POINTS = "点"  # what scores of marks are counted in, always with their decimals
_LONGEST = 1_000_000  # a denominator above it tells people nothing


@dataclass(frozen=True, slots=True)
class ScoreWords:
    """``label``: what a score is called (得点, 得票数, ...); ``unit``: what stands behind it.

    ``order`` and ``by``: how people say that the best come first, in a sentence and in a reason;
    ``short``: what is not enough where somebody is out.
    """

    label: str
    unit: str
    order: str
    by: str
    short: str

    def rounded(self, score: Fraction) -> str:
        """Return the score as tables show it, with its unit."""
        return shown(score, Form.SCORE if score.denominator > 1 else Form.COUNT, self.unit)

    def briefly(self, value: Fraction) -> str:
        """Return a value exactly, with its unit; rounded where its digits would tell nothing."""
        return self.rounded(value) if value.denominator > _LONGEST else exact(value) + self.unit

    def told(self, score: Fraction) -> str:
        """Return the exact score, and the rounded one where that is another."""
        plain, rounded = exact(score), shown(score, Form.SCORE)
        words = {"label": self.label, "unit": self.unit, "score": plain, "rounded": rounded}
        if score.denominator > _LONGEST:
            return said("told", "long_score", **words)
        return said("told", "rounded_score" if "/" in plain else "exact_score", **words)


def score_words(rules: AwardRules) -> ScoreWords:
    """Return the words for what these rules count."""
    vote = rules.vote
    votes = vote.method in {Method.CHOICES, Method.APPROVAL}
    key = _OWN_WORD.get(vote.counting, "votes" if votes else "points")
    return ScoreWords(*(said(part, key) for part in _PARTS))
