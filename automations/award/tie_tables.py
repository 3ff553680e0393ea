"""Ties at the cuts: each step with its values as a table, and the sentences of settled and open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from automations.award.measures import value_cell
from automations.award.rules import TieRule
from automations.award.selection import Selection
from automations.award.ties import OpenTie, TieStep, result_words
from automations.award.wording import said, table
from automations.tables.report import Cell, Figure, Step, Table

Row = tuple[Cell, ...]


def tie_table(steps: Sequence[TieStep]) -> Table:
    """List every comparison at every cut, contender by contender."""
    return table("ties", [row for step in steps for row in _rows(step)])


def tie_figures(selection: Selection) -> Iterator[Figure]:
    """Yield how ties were settled, and those that are open."""
    if settled := "、".join(_settled(selection)):
        yield Figure("tie", settled)
    if decided := "、".join(_decided(selection)):
        yield Figure("tie_decided", decided)
    if selection.open_ties:
        yield Figure("tie_open", "、".join(map(_open, selection.open_ties)))


def next_steps(open_ties: Sequence[OpenTie]) -> Iterator[Step]:
    """Yield what a person is to decide."""
    for each in open_ties:
        yield Step(said("texts", "step_tie", **_words(each)))


def _rows(step: TieStep) -> Iterator[Row]:
    """One row for each contender at this step."""
    became = {
        **dict.fromkeys(step.chosen, "chosen"),
        **dict.fromkeys(step.dropped, "dropped"),
        **dict.fromkeys(step.tied, "tied"),
    }
    for each, value in step.values:
        result = said(result_words(step.cut), became[each.entry.number])
        shown = None if value is None else value_cell(step.rule, each, value)
        yield f"{step.cut.words}: {step.subject}", each.entry.label, shown, result


def _settled(selection: Selection) -> Iterator[str]:
    """Describe each cut whose tie is settled: who was tied there, and what ended it."""
    for own in _settling(selection):
        words = {"cut": own[-1].cut.words, "labels": "、".join(_labels(own[0]))}
        way = own[-1].way
        if way and way.told:
            yield said("texts", "tie_by_way", way=way.words, told=way.told, **words)
        else:
            yield said("texts", "tie", subject=own[-1].subject, **words)


def _decided(selection: Selection) -> Iterator[str]:
    """Name how people settled what the rules left to them, each way once."""
    ways = (own[-1] for own in _settling(selection) if own[-1].rule is TieRule.DECISION)
    named = (step.way.words if step.way else said("texts", "a_person") for step in ways)
    yield from dict.fromkeys(named)


def _settling(selection: Selection) -> Iterator[list[TieStep]]:
    """Yield the steps of each cut whose tie is settled."""
    still_open = {each.cut for each in selection.open_ties}
    for cut in dict.fromkeys(step.cut for step in selection.tie_steps):
        if cut not in still_open:
            yield [step for step in selection.tie_steps if step.cut == cut]


def _labels(step: TieStep) -> Iterator[str]:
    return (each.entry.label for each, _ in step.values)


def _open(tie: OpenTie) -> str:
    return said("texts", "tie_open", **_words(tie))


def _words(tie: OpenTie) -> dict[str, object]:
    return {"cut": tie.cut.words, "labels": "、".join(tie.labels), "seats": tie.seats}
