"""The judging within a run: what was read of it, what is judged, what is asked of people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from automations.award.decision import AwardResult
from automations.award.entries import Entry
from automations.award.judging.decision import JudgingTables, judge
from automations.award.judging.panel_rules import judging_of
from automations.award.judging.prizes import SHEET
from automations.award.judging.result import JudgingResult
from automations.award.judging.wording import said
from automations.award.judging_rules import Presented
from automations.award.rules import AwardRules
from automations.books.decision_book import Question
from automations.errors import InputUnfit
from automations.event.model import Event
from automations.flows.reading import Inputs
from automations.tables.places import Place
from automations.tables.problems import Problem, problem


def judged(
    inputs: Inputs,
    event: Event,
    as_of: datetime,
    decisions: Mapping[str, str],
    award: AwardResult | None,
) -> JudgingResult | None:
    """Decide the prizes; None where there is nothing to judge yet.

    Raises `InputUnfit` if a sheet of the judging cannot be used as it stands.
    """
    rules, read = event.award, inputs.judging
    if rules is None or award is None or read is None or read.judges is None:
        return None
    presented = candidates(award, rules)
    if not presented:
        return None
    hall = inputs.hall
    tables = JudgingTables(
        read.judges,
        read.order,
        read.scores,
        read.scores_again,
        hall.ballots if hall else None,
        hall.tokens if hall else None,
        hall.counts if hall else None,
    )
    staff = {each.entry.number: each for each in award.standings}
    return judge(tables, presented, staff, rules, as_of, decisions, award.entries)


def candidates(award: AwardResult, rules: AwardRules) -> Sequence[Entry]:
    """Return the entries that are judged, by number; none before that is known."""
    if judging_of(rules).panel.presented is Presented.ALL:
        return tuple(each for each in award.entries if each.ranked)
    if award.open_ties:
        return ()
    chosen = (each.standing.entry for each in award.finalists)
    return tuple(sorted(chosen, key=lambda each: each.number))


def prize_questions(judging: JudgingResult | None) -> Iterator[Question]:
    """Yield what only a person can decide about prizes."""
    guidance = (said("prizes", "guidance"),)
    for each in judging.prizes.open if judging and judging.prizes else ():
        yield Question(each.key, SHEET, each.asked, each.evidence, each.options, guidance)


def left_out_of_judging(event: Event, unjudged: Sequence[object]) -> Iterator[Problem]:
    """Yield why all but the judging was counted, where its sheets cannot be used."""
    if unjudged:
        yield problem("judging_set_apart", Place(event.basics.name))
        yield from (each for each in unjudged if isinstance(each, Problem))


def refuse_unjudged(event: Event, inputs: Inputs, judging: JudgingResult | None) -> None:
    """Refuse where a job is about the judging, and there is none.

    Raises `InputUnfit` with what is missing.
    """
    if judging is None:
        raise InputUnfit(_missing(event, inputs))


def _missing(event: Event, inputs: Inputs) -> Problem:
    place = Place(event.basics.name)
    if "judging" not in event.parts:
        return problem("judging_not_set", place)
    if inputs.judging is None or inputs.judging.judges is None:
        return problem("judging_not_prepared", place)
    return problem("judging_without_finalists", place)
