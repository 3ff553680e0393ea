"""Why an entry got a prize, or did not: one sentence a prize, in the order of the prizes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from automations.award.entries import Entry
from automations.award.judging.prize_field import PrizeField, PrizeLine, prize_lines
from automations.award.judging.result import Awarded, JudgingResult
from automations.award.judging.wording import said
from automations.award.prize_rules import PrizeWay
from automations.award.rules import AwardRules
from automations.award.standing import Standing
from automations.award.wording import exact
from automations.tables.parsing import folded


def prize_sentences(
    entry: Entry, found: JudgingResult, staff: Mapping[int, Standing], rules: AwardRules
) -> Iterator[str]:
    """Yield why each prize went to the entry, or to another; nothing before prizes are decided."""
    if found.prizes is None or found.count is None:
        return
    field = PrizeField(
        found.standings, found.count, found.sheets, found.panel,
        found.presentation, found.hall, staff, found.knocked_out,
    )  # fmt: skip
    lines = prize_lines(field, rules)
    for line, awarded in zip(lines, found.prizes.awarded, strict=True):
        yield _Case(entry, line, awarded, found).sentence()


def prizes_of(entry: Entry, found: JudgingResult) -> Sequence[str]:
    """Return the names of the prizes that an entry has got so far."""
    awarded = found.prizes.awarded if found.prizes else ()
    return [each.name for each in awarded if entry in each.entries]


@dataclass(frozen=True, slots=True)
class _Case:
    """One entry and one prize."""

    entry: Entry
    line: PrizeLine
    awarded: Awarded
    found: JudgingResult

    def sentence(self) -> str:
        """Say what became of the entry's chance, in one sentence."""
        if self.entry in self.awarded.entries:
            return self._said("given", reason=self.awarded.reason)
        if outside := self._outside():
            return self._said(outside)
        if self.awarded.open or self.awarded.waits:
            return self._said("open", reason=self.awarded.reason)
        if others := self._has_prize():
            return self._said("has_prize", others=others)
        if self.line.rule.way is PrizeWay.BY_HAND:
            return self._said("by_hand", reason=self.awarded.reason)
        return self._beaten()

    def _said(self, key: str, **words: object) -> str:
        return said("told_prizes", key, prize=self.awarded.name, **words)

    def _own(self) -> Standing | None:
        listed = (*self.line.standings, *self.line.short)
        return next((each for each in listed if each.entry.number == self.entry.number), None)

    def _outside(self) -> str:
        """Return why the entry does not stand for this prize; "" if it does."""
        if self._own():
            return ""
        if self.entry in self.found.presentation.left_out:
            return "left_out"
        if self.entry.number in self.found.knocked_out:
            return "knocked_out"
        if self._of_other_category():
            return "category"
        return "no_votes" if self.line.rule.way is PrizeWay.HALL else "outside"

    def _of_other_category(self) -> bool:
        """Tell whether the prize is of one category, and the entry of another."""
        own = self.line.category
        return bool(own) and folded(own) != folded(self.entry.category)

    def _has_prize(self) -> str:
        """Return the earlier prizes because of which the entry may not have this one."""
        if self.line.rule.besides:
            return ""
        earlier: list[str] = []
        for each in self.found.prizes.awarded if self.found.prizes else ():
            if each is self.awarded:
                break
            earlier += [each.name] if self.entry in each.entries else []
        return "、".join(earlier)

    def _beaten(self) -> str:
        own, words = self._own(), self.line.words
        if own is None:  # who is not in the line is told of before
            raise AssertionError
        score = words.briefly(own.score)
        if own in self.line.short:
            return self._said("least", score=score, least=exact(self.line.rule.least))
        listed = {each.entry.number: each for each in self.line.standings}
        winners = [listed[each.number] for each in self.awarded.entries if each.number in listed]
        if not winners:
            return self._said("nobody", reason=self.awarded.reason)
        last = min(winners, key=lambda each: each.merit)
        if last.merit <= own.merit:
            return self._said("tie", score=score)
        gap = words.briefly(last.merit - own.merit)
        told = {"last": last.entry.label, "best": words.briefly(last.score), "gap": gap}
        return self._said("below", score=score, **told)
