"""What each judge gave an entry, by the judge's number, and what that is worth in the count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from automations.award.entries import Entry
from automations.award.judging.panel import Judge, Presence
from automations.award.judging.panel_rules import judging_of, panel_rules
from automations.award.judging.panel_worth import Marked, marked
from automations.award.judging.result import JudgingResult
from automations.award.judging.score_tables import mark_columns
from automations.award.judging.scores import MissingMark, Score, ScoreState
from automations.award.judging.told_numbers import added, result, term
from automations.award.judging.wording import said
from automations.award.judging_rules import Recusal
from automations.award.rules import AwardRules, Counting, Method
from automations.award.scale import scale_of

_OUT = {
    ScoreState.ABSENT: "absent",
    ScoreState.LEFT: "left",
    ScoreState.VOID: "void",
}
_IN_OTHER_UNITS = {
    Counting.RANK_POINTS: "rank_points",
    Counting.BORDA: "borda",
    Counting.FIRSTS: "firsts",
    Counting.Z_SCORE: "z_score",
}


@dataclass(frozen=True, slots=True)
class JudgesMarks:
    """Tells one entry's scores, judge by judge; nothing is counted anew."""

    found: JudgingResult
    rules: AwardRules

    def lines(self, entry: Entry) -> Iterator[str]:
        """Yield a line for each judge, by number."""
        deputies = {each.number for each in self.found.panel.judges if _has_deputy(each)}
        own = (each for each in self.found.sheets.scores if each.entry == entry.number)
        for each in sorted(own, key=lambda score: score.judge):
            key = "judge_deputy" if each.judge in deputies else "judge"
            yield said("told", key, judge=each.judge, told=self.told(each))

    def told(self, score: Score) -> str:
        """Say what a score is worth and why, or why there is none."""
        if score.state in _OUT:
            return said("told", _OUT[score.state])
        if score.state is ScoreState.RECUSED:
            return self._recused(score)
        if score.state is ScoreState.WAITING:
            return said("told", "waiting", lacks="、".join(self._lacks(score)))
        counts = marked_of(score, self.found, self.rules)
        return self._counted(score, counts) if counts else said("told", "void")

    def _recused(self, score: Score) -> str:
        count = self.found.count
        if judging_of(self.rules).panel.recusal is Recusal.LEFT_OUT or count is None:
            return said("marks", "score_recused") if count is None else said("told", "recused")
        pair = (score.judge, score.entry)
        if pair not in count.filled:
            return said("told", "recused")
        others = [value for (_, entry), value in sorted(count.given.items())
                  if entry == score.entry]  # fmt: skip
        words = {"count": len(others), "value": result(count.filled[pair])}
        return said("told", "filled", terms=added(others), unit=self._unit(), **words)

    def _lacks(self, score: Score) -> Iterator[str]:
        for each in self.found.sheets.missing:
            if (each.judge, each.entry) == (score.judge, score.entry):
                yield lack_words(each)

    def _counted(self, score: Score, counts: Marked) -> str:
        told = self._formula(counts)
        own = panel_rules(self.rules).vote
        if own.counting not in _IN_OTHER_UNITS or self.found.count is None:
            return told
        worth = self.found.count.given.get((score.judge, score.entry))
        if worth is None:
            return said("told", "no_deviation", told=told)
        if own.method is Method.RANKS and own.counting is Counting.RANK_POINTS:
            return told
        return said("told", "counted_as", told=told, value=term(worth), unit=self._unit())

    def _unit(self) -> str:
        key = _IN_OTHER_UNITS.get(panel_rules(self.rules).vote.counting, "none")
        return said("told_units", key)

    def _formula(self, counts: Marked) -> str:
        own = panel_rules(self.rules)
        match own.vote.method:
            case Method.MARKS:
                return self._marks(counts)
            case Method.RANKS:
                return said("told", "place", place=term(counts.points))
            case Method.POINTS:
                return said("told", "points", points=term(counts.points))
            case _:
                return said("told", "chosen" if counts.points else "not_chosen")

    def _marks(self, counts: Marked) -> str:
        own, points = panel_rules(self.rules), scale_of(panel_rules(self.rules)).points
        names = mark_columns(self.rules)
        given = [None if each is None else points(each) for each in counts.marks]
        told = "、".join(map(_mark, names, given))
        weighed = [(value, each.weight) for value, each in zip(given, own.criteria, strict=True)
                   if value is not None]  # fmt: skip
        if len(given) == 1 or own.vote.counting is Counting.CRITERION_MEANS:
            return told
        formula = _divided(weighed, counts.points)
        return said("told", "worth", marks=told, formula=formula)


def lack_words(missing: MissingMark) -> str:
    """Return what is waited for, and in which cell."""
    key = "lack_at" if missing.place else "lack"
    criterion = f"「{missing.criterion}」" if missing.criterion else ""
    return said("told", key, criterion=criterion, lack=missing.lack.value, place=missing.place)


def marked_of(score: Score, found: JudgingResult, rules: AwardRules) -> Marked | None:
    """Return what counts of a score; None where nothing does."""
    pair = (score.judge, score.entry)
    every = marked(found.sheets, [score.entry], panel_rules(rules))
    return next((each for each in every if (each.judge, each.entry) == pair), None)


def _divided(weighed: Sequence[tuple[Fraction, Fraction]], points: Fraction) -> str:
    """Show the mean by weight; where all weights are alike, the plain mean."""
    weights = [weight for _, weight in weighed]
    if len(set(weights)) == 1:
        terms, divisor = added(value for value, _ in weighed), term(Fraction(len(weighed)))
    else:
        products = (
            said("told", "product", value=term(value), weight=term(weight))
            for value, weight in weighed
        )
        terms, divisor = "＋".join(products), term(sum(weights, Fraction(0)))
    return said("told", "divided", terms=terms, divisor=divisor, value=result(points))


def _mark(name: str, value: Fraction | None) -> str:
    if value is None:
        return said("told", "blank", name=name)
    return said("told", "mark", name=name, value=term(value))


def _has_deputy(judge: Judge) -> bool:
    return judge.presence is Presence.DEPUTY and bool(judge.deputy)
