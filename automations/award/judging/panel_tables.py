"""The count as tables: the standings, what each part gave, and the votes of the hall."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from automations.award.entries import Entry
from automations.award.judging.panel_rules import judging_of, panel_rules
from automations.award.judging.prize_tables import prizes_of
from automations.award.judging.result import HallVote, JudgingResult
from automations.award.judging.wording import said, table
from automations.award.judging_rules import Conversion, Part
from automations.award.rules import AwardRules
from automations.award.score_words import score_words
from automations.award.standing import Standing
from automations.tables.rendering import shown
from automations.tables.report import Cell, Column, Form, Table

Row = tuple[Cell, ...]
_SCORE, _CRITERIA, _PARTS, _CONVERTED = "得点", "{criterion}", "{part}", "換算した得点"


def score_column(standings: Sequence[Standing], rules: AwardRules) -> Column:
    """Return the column of the score; whole votes and places have no decimals."""
    judging = judging_of(rules)
    if judging.shares:
        places = judging.panel.conversion is Conversion.PLACES
        return Column(said("prizes", "mixed_places" if places else "mixed"), Form.SCORE, 7, _SCORE)
    label = score_words(panel_rules(rules)).label
    whole = all(each.score.denominator == 1 for each in standings)
    return Column(label, Form.COUNT if whole and label != _SCORE else Form.SCORE, 7, _SCORE)


def converted_form(rules: AwardRules) -> Form:
    """Return how what parts gave is shown once it is comparable: as places, or parts of a whole."""
    places = judging_of(rules).panel.conversion is Conversion.PLACES
    return Form.SCORE if places else Form.RATIO


def standings_table(result: JudgingResult, rules: AwardRules) -> Table:
    """List the entries presented by rank, then those that did not present."""
    criteria = _criteria(result, rules)
    parts = _part_columns(rules)
    rows = [
        _standing_row(each, result, criteria.get(each.entry.number, ()))
        for each in result.standings
    ]
    width = len(parts) + len(next(iter(criteria.values()), ()))
    rows += [_left_out(each, width) for each in result.presentation.left_out]
    fitted = {
        _SCORE: [score_column(result.standings, rules)],
        _CRITERIA: _criteria_columns(criteria, rules),
        _PARTS: parts,
    }
    first = [place for place, each in enumerate(result.standings) if _wins(each, result)]
    return table("panel_standings", rows, emphasis=frozenset(first), fitted=fitted)


def part_table(result: JudgingResult, rules: AwardRules) -> Iterator[Table]:
    """Yield what each part gave each entry, before and after conversion; nothing without parts."""
    shares = judging_of(rules).shares
    if not shares or not result.standings:
        return
    rows = [row for each in result.standings for row in _part_rows(each, result, rules)]
    converted = Column(_CONVERTED, converted_form(rules), 8)
    yield table("part_scores", rows, fitted={_CONVERTED: [converted]})


def hall_table(hall: HallVote, entries: Sequence[Entry]) -> Table:
    """List the votes of the hall in the order of presentation."""
    rows = [
        (f"{each.number:02}", each.title, hall.votes.get(each.number, 0), hall.ballots,
         Fraction(hall.votes.get(each.number, 0), hall.ballots) if hall.ballots else None)
        for each in entries
    ]  # fmt: skip
    return table("hall_votes", rows)


def _criteria(result: JudgingResult, rules: AwardRules) -> Mapping[int, Sequence[Fraction]]:
    """Return what the panel gave on each criterion, by number; empty where there are none."""
    names = panel_rules(rules).criteria
    standings = result.count.standings if result.count else ()
    return {
        each.entry.number: each.criteria
        for each in standings
        if names and len(each.criteria) == len(names)
    }


def _criteria_columns(
    criteria: Mapping[int, Sequence[Fraction]], rules: AwardRules
) -> Sequence[Column]:
    if not criteria:
        return ()
    whole = all(value.denominator == 1 for values in criteria.values() for value in values)
    form = Form.TEXT if whole else Form.SCORE
    return [Column(each.name, form, 8) for each in panel_rules(rules).criteria]


def _part_columns(rules: AwardRules) -> Sequence[Column]:
    shares = judging_of(rules).shares
    total = sum((each.share for each in shares), Fraction(0))
    words = [_part_words(each.part, each.share / total) for each in shares if total]
    return [Column(each, converted_form(rules), 8) for each in words]


def _part_words(part: Part, share: Fraction) -> str:
    return said("reporting", "part", part=part.value, share=shown(share, Form.RATIO))


def _standing_row(own: Standing, result: JudgingResult, criteria: Sequence[Fraction]) -> Row:
    entry = own.entry
    judges = result.count.judges.get(entry.number, 0) if result.count else 0
    return (
        own.rank, own.rank_in_category, f"{entry.number:02}", entry.title, entry.category,
        own.score, *criteria, judges, *(each.value for each in own.classes),
        prizes_of(entry.number, result.prizes), result.knocked_out.get(entry.number, ""),
    )  # fmt: skip


def _left_out(entry: Entry, width: int) -> Row:
    nothing: Row = (None,) * (width + 1)
    return (
        None, None, f"{entry.number:02}", entry.title, entry.category, None, *nothing, "",
        said("reporting", "left_out"),
    )  # fmt: skip


def _wins(own: Standing, result: JudgingResult) -> bool:
    return bool(prizes_of(own.entry.number, result.prizes))


def _part_rows(own: Standing, result: JudgingResult, rules: AwardRules) -> Iterator[Row]:
    judging = judging_of(rules)
    total = sum((each.share for each in judging.shares), Fraction(0)) or Fraction(1)
    scaled = 1 if judging.panel.conversion is Conversion.PLACES else 100
    raw = _raw(own.entry.number, result)
    for each, got in zip(judging.shares, own.classes, strict=False):
        share = each.share / total
        yield (
            f"{own.entry.number:02}", own.entry.title, each.part.value, share,
            raw.get(each.part), got.value, share * got.value * scaled,
        )  # fmt: skip


def _raw(number: int, result: JudgingResult) -> Mapping[Part, Fraction]:
    """Return what the parts counted that are counted here, before conversion."""
    known = (
        {each.entry.number: each.score for each in result.count.standings} if result.count else {}
    )
    raw = {Part.JUDGES: known[number]} if number in known else {}
    return raw | ({Part.HALL: Fraction(result.hall.votes.get(number, 0))} if result.hall else {})
