"""What the judging made of one entry, step by step, so that anybody can work it out again.

Judges are named by their numbers alone. Nothing is decided anew: what the judging found is put in
words; while marks are waited for, those that are there and those that are not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from automations.award.entries import Entry
from automations.award.explaining_selection import tie_lines
from automations.award.judging.confirmation import Confirmation
from automations.award.judging.explaining_count import count_lines
from automations.award.judging.explaining_marks import JudgesMarks
from automations.award.judging.explaining_parts import part_lines
from automations.award.judging.explaining_prizes import prize_sentences, prizes_of
from automations.award.judging.panel_rules import panel_rules
from automations.award.judging.result import JudgingResult, Stage
from automations.award.judging.wording import said
from automations.award.rules import AwardRules
from automations.award.score_words import score_words
from automations.award.standing import Standing
from automations.award.told import Told, ToldStep, step, without_empty


@dataclass(frozen=True, slots=True)
class Judged:
    """The judging, with what it hangs on besides its own sheets.

    ``staff``: the standings of the staff vote, by number. ``confirmed``: whether it is 確定, in
    words; ``changes``: what is other than in the version before: label, before, after.
    """

    result: JudgingResult
    rules: AwardRules
    staff: Mapping[int, Standing] = field(default_factory=dict)
    confirmed: str = ""
    changes: tuple[tuple[str, str, str], ...] = ()


def told_judging(entry: Entry, judged: Judged) -> Told:
    """Tell how an entry's score, rank and prizes came about."""
    label = said("told", "label", label=entry.label)
    return Told(label, _summary(entry, judged), without_empty(_steps(entry, judged)))


def changes_about(entry: Entry, standing: Confirmation) -> tuple[tuple[str, str, str], ...]:
    """Return what changed since the version before, as far as an entry is concerned."""
    names = (f"「{entry.label}」", f"「{entry.number:02}」")
    return tuple(
        (label, before, after)
        for label, before, after in standing.changes
        if any(name in label for name in names)
        or entry.label in before.split("、")
        or entry.label in after.split("、")
    )


def _summary(entry: Entry, judged: Judged) -> str:
    found = judged.result
    if entry in found.presentation.left_out:
        return said("told", "left_out")
    prizes = "、".join(prizes_of(entry, found))
    if entry not in found.presentation.entries:
        return said("told", "not_judged") + prizes
    own = _standing(entry, found.standings)
    if own is None:
        return said("told", "stage", stage=found.stage.value)
    words = {"rank": own.rank, "all": len(found.standings)}
    return said("told", "summary", prizes=prizes or said("told", "no_prize"), **words)


def _steps(entry: Entry, judged: Judged) -> Iterator[ToldStep]:
    found, rules = judged.result, judged.rules
    presented = entry in found.presentation.entries
    if presented:
        yield step(said("told", "order"), [_order(entry, found)])
        yield step(said("told", "marks"), _marks(entry, found, rules))
    yield from _counted(entry, judged)
    if found.stage in {Stage.DECIDED, Stage.UNDECIDED}:
        ties = found.prizes.steps if found.prizes else ()
        yield step(said("told", "ties"), tie_lines(entry.number, ties))
        yield step(said("told", "prizes"), prize_sentences(entry, found, judged.staff, rules))
    if presented:
        yield step(said("told", "confirmed"), _confirmed(judged))


def _marks(entry: Entry, found: JudgingResult, rules: AwardRules) -> Iterator[str]:
    """Say what is written; before anything is, of nobody that it is waited for."""
    if found.stage is not Stage.NOT_STARTED:
        yield from JudgesMarks(found, rules).lines(entry)


def _counted(entry: Entry, judged: Judged) -> Iterator[ToldStep]:
    """Yield what is told of the score once all marks are in."""
    found, rules = judged.result, judged.rules
    own = _standing(entry, found.count.standings if found.count else ())
    mixed = _standing(entry, found.standings)
    if own is None or mixed is None:
        return
    label = score_words(panel_rules(rules)).label
    yield step(said("told", "score", label=label), count_lines(own, found, rules))
    yield step(said("told", "parts"), part_lines(entry.number, found, judged.staff, rules))
    yield step(said("told", "ranks"), _ranks(mixed, found))
    out = found.knocked_out.get(entry.number)
    yield step(said("told", "knock_outs"), [out] if out else [])


def _ranks(own: Standing, found: JudgingResult) -> Iterator[str]:
    category = own.entry.category
    yield said(
        "told", "rank", rank=own.rank, all=len(found.standings), category=category,
        own=own.rank_in_category,
        of=sum(each.entry.category == category for each in found.standings),
    )  # fmt: skip
    level = [each.entry.label for each in found.standings
             if each.merit == own.merit and each.entry != own.entry]  # fmt: skip
    if level:
        yield said("told", "level", labels="、".join(level))


def _confirmed(judged: Judged) -> Iterator[str]:
    if judged.confirmed:
        yield judged.confirmed
    for label, before, after in judged.changes:
        yield said("told", "changed", label=label, before=before, after=after)


def _order(entry: Entry, found: JudgingResult) -> str:
    entries = found.presentation.entries
    return said("told", "order_line", place=entries.index(entry) + 1, all=len(entries))


def _standing(entry: Entry, standings: tuple[Standing, ...]) -> Standing | None:
    return next((each for each in standings if each.entry.number == entry.number), None)
