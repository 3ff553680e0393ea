"""What stands in the cells of a score sheet: a mark, nothing, or something that is no mark."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from automations.award.judging.panel_rules import judging_of, panel_rules
from automations.award.rules import AwardRules, Method
from automations.award.scale import Scale, scale_of, value_reader, without_unit
from automations.tables.folding import folded
from automations.tables.parsing import number
from automations.tables.places import Place
from automations.tables.rendering import decimal_text

_OR_NOTHING = (Method.CHOICES, Method.POINTS)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: ``text`` as typed ("" for blank), ``value`` in steps, None unless it is a mark.

    ``told``: what is wrong with it was found when the sheet was read.
    """

    place: Place
    text: str = ""
    value: int | None = None
    told: bool = False

    @property
    def blank(self) -> bool:
        """Tell whether nothing stands there."""
        return not self.text

    @property
    def unfit(self) -> bool:
        """Tell whether something stands there that is no mark."""
        return bool(self.text) and self.value is None

    @property
    def said(self) -> tuple[int | None, str]:
        """What two cells have in common that say the same."""
        return self.value, "" if self.value is not None else folded(self.text)


@dataclass(frozen=True, slots=True)
class MarkReader:
    """Reads the cells of one panel; ``lowest`` and ``highest`` in steps.

    ``nothing``: what a judge says of an entry by leaving a cell blank who wrote in others; None
    where that says nothing. ``places``: a nought is 順位なし, so nothing is said of the entry.
    """

    read: Callable[[str], int | None]
    lowest: int
    highest: int
    nothing: int | None
    scale: str
    places: bool = False

    def cell(self, place: Place, text: str) -> Cell:
        """Return what a cell says; a value out of the scale is none."""
        value = self.read(text) if text else None
        if value is None or self.lowest <= value <= self.highest:
            return Cell(place, text, value)
        if self.places and value == 0:
            return Cell(place)
        return Cell(place, text)


def mark_reader(rules: AwardRules, presented: int) -> MarkReader:
    """Return what reads the cells; ``presented``: how many entries there are to be put in order."""
    panel = panel_rules(rules)
    method, scale = panel.vote.method, scale_of(panel)
    if method is Method.MARKS:
        read = _decimals(scale) if scale.words and not judging_of(rules).scale else scale.steps
        said = _scale_words(rules, scale)
        return MarkReader(read, scale.lowest, scale.highest, None, said)
    if method is Method.RANKS:
        return MarkReader(
            value_reader(panel), 1, presented, None, f"1位から{presented}位まで", places=True
        )
    said = "○か空" if method is not Method.POINTS else f"0点から{scale.highest}点まで"
    return MarkReader(value_reader(panel), 0, scale.highest, 0, said)


def _decimals(scale: Scale) -> Callable[[str], int | None]:
    """Read a number that is a whole number of steps, however it is written: 4.5点, 4.50."""
    known = frozenset(scale.words.values())

    def read(text: str) -> int | None:
        found = number(without_unit(text))
        steps = None if found is None else found * scale.unit
        return int(steps) if steps is not None and steps in known else None

    return read


def _scale_words(rules: AwardRules, scale: Scale) -> str:
    """Say what may be written."""
    judging = judging_of(rules)
    if words := panel_rules(rules).scale if judging.scale else ():
        return "、".join(each.word for each in words)
    lowest, highest = (decimal_text(scale.points(each)) for each in (scale.lowest, scale.highest))
    step = judging.panel.step
    kind = "整数" if step == Fraction(1) else f"{decimal_text(step)}刻みの数"
    return f"{lowest}から{highest}までの{kind}"
