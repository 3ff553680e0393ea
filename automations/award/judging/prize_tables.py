"""The prizes as tables: who gets which and why, how equal scores were settled, who is kept out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from automations.award.judging.panel_rules import panel_rules
from automations.award.judging.result import Awarded, JudgingResult, Prizes
from automations.award.judging.wording import said, table
from automations.award.judging_sentences import prize_knock_out_sentence
from automations.award.knock_outs import knock_out_table
from automations.award.rules import AwardRules
from automations.award.tie_tables import tie_table
from automations.tables.report import Cell, Table

Row = tuple[Cell, ...]


def prize_table(prizes: Prizes) -> Table:
    """List the prizes in the declared order, one row a winner; 該当なし and 未定 in words."""
    return table("prizes", [row for each in prizes.awarded for row in _rows(each)])


def told_prizes(prizes: Prizes) -> Table:
    """List the prizes for who is told of them: one row a prize, in letters that can be read."""
    rows = [
        (each.name, each.rule.giver, _labels(each) or said("reporting", "nobody"),
         "\n".join(one.section for one in each.entries), each.reason)
        for each in prizes.awarded
    ]  # fmt: skip
    return table("prizes_told", rows)


def _labels(awarded: Awarded) -> str:
    return "\n".join(each.label for each in awarded.entries)


def prize_ties(prizes: Prizes) -> Iterator[Table]:
    """Yield each comparison of equal scores for a prize; nothing where there were none."""
    if prizes.steps:
        yield _as_ours(tie_table(prizes.steps), "prize_ties")


def knocked_out_entries(result: JudgingResult, rules: AwardRules) -> Iterator[Table]:
    """Yield what the panel's thresholds found; nothing where none are declared."""
    standings = result.count.standings if result.count else ()
    for each in knock_out_table(standings, panel_rules(rules), prize_knock_out_sentence):
        yield _as_ours(each, "panel_knock_outs")


def outcome_of(awarded: Awarded) -> str:
    """Return in a word what became of a prize."""
    if awarded.waits:
        return said("reporting", "waits")
    if awarded.open:
        return said("reporting", "open")
    return said("reporting", "given" if awarded.entries else "nobody")


def prizes_of(number: int, prizes: Prizes | None) -> str:
    """Return the prizes of an entry, joined."""
    all_ = prizes.awarded if prizes else ()
    return "、".join(each.name for each in all_ if number in _numbers(each))


def _numbers(awarded: Awarded) -> Sequence[int]:
    return [each.number for each in awarded.entries]


def _rows(awarded: Awarded) -> Iterator[Row]:
    head = (awarded.name, awarded.rule.giver, outcome_of(awarded))
    for each in awarded.entries:
        own = (f"{each.number:02}", each.title, each.category, each.section)
        yield (*head, *own, awarded.reason)
    if not awarded.entries:
        yield (*head, "", "", "", "", awarded.reason)


def _as_ours(of_the_vote: Table, key: str) -> Table:
    """Give a table of the vote's kind the name that it has in the judging."""
    note = said("reporting", f"{key}_note")
    return replace(of_the_vote, key=key, title=said("reporting", key), note=note)
