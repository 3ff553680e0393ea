"""One judge and one entry: what all rows about the two come to, and what is still waited for.

Nothing that cannot be read is counted, nothing blank is nought, and of two rows that differ
neither is believed. What does not count in any case (recused, absent, left) is waited for by
nobody; but where an absent judge's marks are written, the list or the sheet is wrong, and somebody
must look.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from automations.award.entries import Entry
from automations.award.judging.double_entry import Entered, mismatches
from automations.award.judging.panel import Judge, Presence
from automations.award.judging.score_cells import Cell
from automations.award.judging.score_rows import ScoreRow
from automations.award.judging.scores import Lack, MissingMark, Score, ScoreState
from automations.award.judging_rules import BlankMark, Leaving, PanelRules
from automations.tables.moments import as_shown
from automations.tables.places import Place
from automations.tables.problems import Problem, on_one_line, problem

_QUOTED = 40  # letters of a cell that a sentence repeats
_BOX = "除斥"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of every judge: the names of the columns of values ("" for a single one).

    ``nothing``: the value of a cell that a judge left blank who wrote in others; None: it is
    waited for. ``scale``: what may be written, in words. ``headings``: what the columns are called.
    """

    rules: PanelRules
    criteria: tuple[str, ...]
    headings: tuple[str, ...]
    nothing: int | None
    scale: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A judge and an entry presented, and the rows about them; ``first`` and ``again`` by place.

    ``begun``: the judge wrote something of any entry. ``over``: what is wrong with all the judge
    wrote, seen together. ``sheet``: where the judge's rows stand, if there are any.
    """

    judge: Judge
    entry: Entry
    first: Entered
    again: Entered | None
    begun: bool = False
    over: Problem | None = None
    sheet: Place | None = None


@dataclass(frozen=True, slots=True)
class Settled:
    """What a pair comes to."""

    score: Score
    missing: tuple[MissingMark, ...] = ()
    problems: tuple[Problem, ...] = ()
    no_row: bool = field(default=False)


def settle(pair: Pair, asked: Asked) -> Settled:
    """Say what becomes of a judge's score of an entry."""
    out = _out(pair, asked)
    written = tuple(_written_all_the_same(pair))
    if out is ScoreState.ABSENT and written:
        return _waiting(pair, [_of_absent(pair, written[0])], ())
    if out is not None:
        return Settled(_score(pair, out), problems=tuple(_told(pair, out, written)))
    missing, problems = _unclear(pair, asked)
    if missing:
        return _waiting(pair, missing, problems)
    row = pair.first.row
    if row is not None and row.recused:
        return Settled(_score(pair, ScoreState.RECUSED))
    return _marked(pair, asked, row)


def _marked(pair: Pair, asked: Asked, row: ScoreRow | None) -> Settled:
    """Say what becomes of marks that can all be read, and of blanks by the rules."""
    leaves = pair.judge.presence is Presence.LEFT
    marks = tuple(_value(pair, asked, each) for each in (row.cells if row else ()))
    if marks and (None not in marks or (not leaves and _may_count(row, asked))):
        return Settled(Score(pair.judge.number, pair.entry.number, ScoreState.COUNTED, marks))
    if leaves:
        return Settled(_score(pair, ScoreState.LEFT))
    if row is not None and row.marked and asked.rules.blank is BlankMark.VOID:
        return Settled(_score(pair, ScoreState.VOID))
    return _blank(pair, asked, marks)


def _out(pair: Pair, asked: Asked) -> ScoreState | None:
    """Return why the score does not count whatever is written, if so."""
    if pair.entry.number in pair.judge.recused:
        return ScoreState.RECUSED
    if pair.judge.presence is Presence.ABSENT:
        return ScoreState.ABSENT
    if pair.judge.presence is Presence.LEFT and asked.rules.leaving is Leaving.ALL_OUT:
        return ScoreState.LEFT
    return None


def _written_all_the_same(pair: Pair) -> Iterator[Cell]:
    """Yield the first mark of each row."""
    for each in (*pair.first.rows, *(pair.again.rows if pair.again else ())):
        yield from [cell for cell in each.cells if not cell.blank][:1]


def _told(pair: Pair, out: ScoreState, written: Sequence[Cell]) -> Iterator[Problem]:
    for each in written if out is ScoreState.RECUSED else ():
        yield problem("score_of_recused", each.place, **_who(pair))


def _of_absent(pair: Pair, cell: Cell) -> MissingMark:
    """Wait for the mark to be cleared, or for the presence to be mended; told once a judge."""
    return _missing(pair, "", Lack.ABSENT_AND_MARKED, cell)


def _unclear(pair: Pair, asked: Asked) -> tuple[list[MissingMark], list[Problem]]:
    """Return what a person must look at, whatever the rules say of blanks."""
    for entered in (pair.first, pair.again):
        if entered and len(entered.versions) > 1:
            return _doubled(pair, asked, entered.versions)
    row = pair.first.row
    if row is not None and row.recused and row.marked:
        found = MissingMark(pair.judge.number, pair.entry.number, "", Lack.RECUSED_AND_MARKED,
                            row.box.place)  # fmt: skip
        return [found], [problem("score_recused_and_marked", row.box.place, **_who(pair))]
    missing, problems = _compared(pair, asked)
    known = {each.criterion for each in missing}
    for each, code in _unfit(pair, asked):
        if each.criterion not in known:
            missing.append(each)
            problems += code
    return missing, problems


def _doubled(
    pair: Pair, asked: Asked, versions: Sequence[ScoreRow]
) -> tuple[list[MissingMark], list[Problem]]:
    first, *others = versions
    missing = [
        MissingMark(pair.judge.number, pair.entry.number, criterion, Lack.DOUBLED, cell.place,
                    _quoted(cell.text))
        for criterion, cell, *same in zip(
            asked.criteria, first.cells, *(each.cells for each in others), strict=True
        )
        if any(cell.said != each.said for each in same)
    ]  # fmt: skip
    place = first.box.place
    boxes = [MissingMark(pair.judge.number, pair.entry.number, "", Lack.DOUBLED, place)]
    said = [problem("score_doubled", each.place, first=first.place, **_who(pair))
            for each in others]  # fmt: skip
    return missing or boxes, said


def _compared(pair: Pair, asked: Asked) -> tuple[list[MissingMark], list[Problem]]:
    """Compare the two enterings, where there are two."""
    row, again = pair.first.row, pair.again
    if again is None or row is None or not row.written:
        return [], []
    if again.row is None or not again.row.written:
        place = again.row.place if again.row else row.place
        lacking = [
            MissingMark(pair.judge.number, pair.entry.number, each, Lack.BLANK, place)
            for each in (("",) if row.recused else asked.criteria)
        ]
        return lacking, [problem("score_again_missing", place, **_who(pair))]
    missing, problems = [], []
    for criterion, heading, first, second in mismatches(row, again.row, asked.criteria,
                                                        asked.headings):  # fmt: skip
        one, other = (_quoted(each.text) or "空" for each in (first, second))
        found = f"{one}／{other}"
        missing.append(MissingMark(pair.judge.number, pair.entry.number, criterion, Lack.MISMATCH,
                                   second.place, found))  # fmt: skip
        words = {"criterion": heading, "place": first.place, "first": one, "second": other}
        problems.append(problem("score_mismatch", second.place, **words, **_who(pair)))
    return missing, problems


def _unfit(pair: Pair, asked: Asked) -> Iterator[tuple[MissingMark, list[Problem]]]:
    row = pair.first.row
    if row is None:
        return
    if row.box.unfit:
        yield _missing(pair, _BOX, Lack.UNFIT, row.box), []  # the sheet's own finding
    for criterion, heading, cell in zip(asked.criteria, asked.headings, row.cells, strict=True):
        if cell.unfit:
            words = {"criterion": heading, "text": _quoted(cell.text), "scale": asked.scale}
            told = [] if cell.told else [problem("score_unfit", cell.place, **words, **_who(pair))]
            yield _missing(pair, criterion, Lack.UNFIT, cell), told
    if pair.over and row.marked and not any(each.unfit for each in row.cells):
        yield _missing(pair, "", Lack.UNFIT, row.cells[0]), [pair.over]


def _value(pair: Pair, asked: Asked, cell: Cell) -> int | None:
    return asked.nothing if cell.blank and pair.begun else cell.value


def _may_count(row: ScoreRow | None, asked: Asked) -> bool:
    """Tell whether a row with blanks counts: not if there is nothing else in it."""
    counts = asked.rules.blank in {BlankMark.RENORMALISED, BlankMark.ZERO}
    return row is not None and row.marked and counts


def _blank(pair: Pair, asked: Asked, marks: Sequence[int | None]) -> Settled:
    """Wait for what is blank; a pair without any row is told once a judge."""
    row = pair.first.row
    if row is None:
        lacking = [MissingMark(pair.judge.number, pair.entry.number, each, Lack.BLANK, pair.sheet)
                   for each in asked.criteria]  # fmt: skip
        return Settled(_score(pair, ScoreState.WAITING), tuple(lacking), no_row=True)
    blank = [
        (_missing(pair, criterion, Lack.BLANK, cell), heading)
        for criterion, heading, cell, mark in zip(
            asked.criteria, asked.headings, row.cells, marks, strict=True
        )
        if mark is None
    ]
    if not row.marked:
        told = [problem("score_row_blank", row.cells[0].place, **_who(pair))]
    else:
        told = [problem("score_blank", each.place or row.place, criterion=heading, **_who(pair))
                for each, heading in blank]  # fmt: skip
    return _waiting(pair, [each for each, _ in blank], told)


def _waiting(pair: Pair, missing: Sequence[MissingMark], problems: Sequence[Problem]) -> Settled:
    return Settled(_score(pair, ScoreState.WAITING), tuple(missing), tuple(problems))


def _score(pair: Pair, state: ScoreState) -> Score:
    return Score(pair.judge.number, pair.entry.number, state)


def _missing(pair: Pair, criterion: str, lack: Lack, cell: Cell) -> MissingMark:
    found = _quoted(cell.text)
    return MissingMark(pair.judge.number, pair.entry.number, criterion, lack, cell.place, found)


def _who(pair: Pair) -> Mapping[str, str]:
    return {"judge": pair.judge.label, "entry": pair.entry.label}


def _quoted(text: str) -> str:
    return on_one_line(as_shown(text), _QUOTED)
