"""What executives are told of the judging: the prizes, the winners' points, how it was judged.

No table names a judge, a mark or an entry without a prize; the secretariat's tables do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from automations.award.judging.panel_rules import judging_of, panel_rules
from automations.award.judging.panel_tables import hall_table, part_table, standings_table
from automations.award.judging.prize_tables import prizes_of
from automations.award.judging.reporting import identities
from automations.award.judging.result import Awarded, JudgingResult, Stage
from automations.award.judging.score_tables import mark_count
from automations.award.judging.wording import said, table
from automations.award.judging_sentences import judging_sentences
from automations.award.prize_rules import PrizeWay
from automations.award.rules import AwardRules
from automations.tables.rendering import shown
from automations.tables.report import Audience, Cell, Form, Table

Row = tuple[Cell, ...]
PRIZES, COUNTS = "result_prizes", "result_counts"
"""The prizes once all are decided; how many judged how many, at any stage."""
FEWEST_JUDGES = 3  # with fewer, one of them could tell from a mean what another gave
_JUDGES, _PRIZE = "採点した審査員", "賞"
_OF_ENTRY = (_PRIZE, "番号", "取組名", "得点")


def executives_tables(result: JudgingResult, rules: AwardRules) -> Iterator[Table]:
    """Yield what may be told at the stage; of what is half decided only what is waited for."""
    for each in _tables(result, rules):
        yield replace(each, audience=Audience.EXECUTIVES)


def _tables(result: JudgingResult, rules: AwardRules) -> Iterator[Table]:
    if result.prizes and result.stage is Stage.DECIDED:
        yield table(PRIZES, [_prize(each) for each in result.prizes.awarded])
        yield _scores(result, rules)
        yield from _parts(result, rules)
        yield from _hall(result)
    if result.prizes and result.stage is Stage.UNDECIDED:
        waiting = [each for each in result.prizes.awarded if each.open or each.waits]
        yield table("result_waiting", [_waiting(each) for each in waiting])
    yield table(COUNTS, list(_counts(result, rules)))
    yield table("result_method", [(each,) for each in judging_sentences(rules)])


def _prize(awarded: Awarded) -> Row:
    winners = "\n".join(
        said("executives", "winner", label=each.label, section=each.section)
        for each in awarded.entries
    )
    nobody = said("reporting", "nobody")
    return awarded.name, awarded.rule.giver, winners or nobody, awarded.reason


def _waiting(awarded: Awarded) -> Row:
    """Say what a prize waits for; who is level is nobody's business before it is settled."""
    if awarded.waits:
        return awarded.name, awarded.reason, ""
    giver = awarded.rule.giver or said("prizes", "giver")
    if awarded.rule.way is PrizeWay.BY_HAND:
        return awarded.name, said("executives", "by_hand"), giver
    return awarded.name, said("executives", "tie"), said("executives", "chair")


def _scores(result: JudgingResult, rules: AwardRules) -> Table:
    """Return what the winners got, on each criterion too where enough judges marked it."""
    whole = standings_table(result, rules)
    names = {each.name for each in panel_rules(rules).criteria}
    means = {at for at, each in enumerate(whole.columns) if each.heading in names}
    places = {each.in_templates or each.heading: at for at, each in enumerate(whole.columns)}
    kept = [*(places[each] for each in _OF_ENTRY), *sorted(means), places[_JUDGES]]

    def told(row: Row) -> Row:
        few = int(str(row[places[_JUDGES]] or 0)) < FEWEST_JUDGES
        return tuple(None if few and at in means else row[at] for at in kept)

    order = _order(result)
    given = [row for row in whole.rows if row[places[_PRIZE]]]
    given.sort(key=lambda row: order[str(row[places["番号"]])])
    rows = tuple(told(row) for row in given)
    columns = tuple(whole.columns[at] for at in kept)
    words = table("result_scores", (), note=said("executives", "few", least=FEWEST_JUDGES))
    return replace(words, columns=columns, rows=rows)


def _order(result: JudgingResult) -> Mapping[str, int]:
    """Return at which place each winner has the first of its prizes, by number as shown."""
    awarded = result.prizes.awarded if result.prizes else ()
    places = [(f"{one.number:02}", at) for at, each in enumerate(awarded) for one in each.entries]
    return dict(reversed(places))


def _parts(result: JudgingResult, rules: AwardRules) -> Iterator[Table]:
    for each in part_table(result, rules):
        yield replace(_of_winners(each, result), key="result_parts")


def _hall(result: JudgingResult) -> Iterator[Table]:
    if result.hall and result.hall.closed:
        whole = hall_table(result.hall, result.presentation.entries)
        yield replace(_of_winners(whole, result), key="result_hall")


def _of_winners(whole: Table, result: JudgingResult) -> Table:
    rows = tuple(row for row in whole.rows if prizes_of(int(str(row[0])), result.prizes))
    return replace(whole, rows=rows)


def _counts(result: JudgingResult, rules: AwardRules) -> Iterator[Row]:
    yield _sum("judges", (each.presence.value for each in result.panel.judges))
    yield from _presented(result)
    if result.sheets.started:
        states = (said("marks", each.state.value) for each in result.sheets.scores)
        yield _sum("pairs", states)
    yield _marks(result, rules)
    yield from _votes(result)
    yield from _shares(rules)
    if result.prizes and result.stage is Stage.DECIDED:
        yield _sum("prizes", map(_outcome, result.prizes.awarded))


def _sum(key: str, parts: Iterable[str]) -> Row:
    return _added(key, Counter(parts))


def _added(key: str, parts: Mapping[str, int]) -> Row:
    """Return a row that says of what a number is made up; what is nothing is left out."""
    there = [(word, count) for word, count in parts.items() if count]
    told = " ＋ ".join(f"{word} {shown(count, Form.COUNT)}" for word, count in there)
    number = said("executives_units", key, count=shown(sum(parts.values()), Form.COUNT))
    return said("executives_counts", key), number, told


def _presented(result: JudgingResult) -> Iterator[Row]:
    judged, out = len(result.presentation.entries), len(result.presentation.left_out)
    yield _added(
        "entries",
        {said("executives", "presented"): judged, said("executives", "left_out"): out},
    )


def _marks(result: JudgingResult, rules: AwardRules) -> Row:
    marks = mark_count(result, rules)
    blank = marks.expected - marks.entered - marks.missing
    return _added(
        "marks",
        {
            said("executives", "entered"): marks.entered,
            said("executives", "blank"): blank,
            said("executives", "missing"): marks.missing,
        },
    )


def _votes(result: JudgingResult) -> Iterator[Row]:
    """Yield how many voted in the hall, and what became of every vote."""
    if result.hall is None or not result.hall.closed:
        return
    kept = {"hall_ballot", "hall_count"}
    told = "、".join(str(each) for each in identities(result) if each.key in kept)
    count = shown(result.hall.ballots, Form.COUNT)
    yield said("executives_counts", "hall"), said("executives_units", "hall", count=count), told


def _shares(rules: AwardRules) -> Iterator[Row]:
    shares = judging_of(rules).shares
    total = sum((each.share for each in shares), Fraction(0))
    if total:
        parts = {each.part.value: shown(each.share / total, Form.RATIO) for each in shares}
        told = " ＋ ".join(f"{part} {share}" for part, share in parts.items())
        number = said("executives_units", "shares", count=len(parts))
        yield said("executives_counts", "shares"), number, told


def _outcome(awarded: Awarded) -> str:
    return said("reporting", "given" if awarded.entries else "nobody")
