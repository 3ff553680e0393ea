"""What became of a row of a score sheet, and why; and of a row of the judges or of the order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from automations.award.judging.explaining_marks import JudgesMarks, lack_words
from automations.award.judging.result import JudgingResult
from automations.award.judging.score_cells import mark_reader
from automations.award.judging.score_rows import ScoreRow, row_reader
from automations.award.judging.score_schema import value_headings, value_keys
from automations.award.judging.scores import Score, ScoreState
from automations.award.judging.wording import said
from automations.award.rules import AwardRules
from automations.award.told import Told, ToldStep, step, without_empty
from automations.tables.dispositions import words
from automations.tables.places import Place
from automations.tables.typed import TypedTable

_BESIDE = frozenset({"score_repeated", "score_nothing"})
_WAITING = ScoreState.WAITING.value


def told_score_row(
    row: int, table: TypedTable, found: JudgingResult, rules: AwardRules
) -> Told | None:
    """Tell of a row of a score sheet; None if there is no such row."""
    if row not in table.frame["row"]:
        return None
    return _Rows(table, found, rules).told(row)


def told_judge_row(row: int, table: TypedTable, found: JudgingResult) -> Told | None:
    """Tell of a row of the judges; None if there is no such row of data."""
    code = dict(found.panel.states).get(row)
    if code is None:
        return None
    lines = []
    for each in found.panel.judges:
        if each.row == row:
            lines.append(
                said("told_rows", "judge", judge=each.number, presence=each.presence.value)
            )
            labels = "、".join(f"{number:02}" for number in sorted(each.recused))
            lines += [said("told_rows", "judge_recused", labels=labels)] if labels else []
    return _of_list(row, table, code, lines)


def told_order_row(row: int, table: TypedTable, found: JudgingResult) -> Told | None:
    """Tell of a row of the order of presentation; None if there is no such row of data."""
    code = dict(found.presentation.states).get(row)
    return None if code is None else _of_list(row, table, code, [])


def _of_list(row: int, table: TypedTable, code: str, lines: list[str]) -> Told:
    place = table.sheet.place(row)
    steps = [step(said("told_rows", "row"), lines)]
    return Told(str(place), words(code), without_empty(steps))


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of one score sheet."""

    table: TypedTable
    found: JudgingResult
    rules: AwardRules

    def told(self, row: int) -> Told:
        """Tell of one row."""
        label, own = str(self.table.sheet.place(row)), self._row(row)
        if own is None:
            return Told(label, said("told_rows", "layout"))
        code = self._codes().get(row, "score_nothing")
        return Told(label, words(code), without_empty(self._steps(own, code)))

    def _steps(self, own: ScoreRow, code: str) -> Iterator[ToldStep]:
        yield step(said("told_rows", "row"), [self._pair(own)])
        yield step(said("told_rows", "written"), self._written(own))
        yield step(said("told_rows", "why"), self._why(own, code))

    def _row(self, row: int) -> ScoreRow | None:
        return next((each for each in self._rows() if each.place.row == row), None)

    def _rows(self) -> list[ScoreRow]:
        shown = self.found.presentation
        reader = row_reader(
            self.found.panel.judges,
            (*shown.entries, *shown.left_out),
            mark_reader(self.rules, len(shown.entries)),
            value_keys(self.rules),
        )
        return reader.rows(self.table)

    def _codes(self) -> dict[int, str]:
        place = self.table.sheet.place()
        own = (rows for sheet, rows in self.found.sheets.states
               if (sheet.book, sheet.sheet) == (place.book, place.sheet))  # fmt: skip
        return dict(row for rows in own for row in rows)

    def _pair(self, own: ScoreRow) -> str:
        unknown = said("told_rows", "unknown")
        shown = self.found.presentation
        labels = {each.number: each.label for each in (*shown.entries, *shown.left_out)}
        judge = unknown if own.judge is None else own.judge
        label = unknown if own.entry is None else labels[own.entry]
        return said("told_rows", "pair", judge=judge, label=label)

    def _written(self, own: ScoreRow) -> Iterator[str]:
        for name, cell in zip(value_headings(self.rules), own.cells, strict=True):
            text = cell.text or said("told_rows", "nothing")
            yield said("told_rows", "cell", name=name, text=text)
        if own.recused or own.box.unfit:
            name = said("told_rows", "recused_box")
            yield said("told_rows", "cell", name=name, text=own.box.text)

    def _why(self, own: ScoreRow, code: str) -> Iterator[str]:
        yield said("told_rows", code)
        yield from (str(each) for each in self._problems(own.place))
        score = self._score(own)
        if score is None:
            return
        if code == _WAITING:
            yield from self._lacks(score)
        elif code == "score_repeated":
            yield from self._stands(own)
        elif code in {"score_counted", "score_recused"}:
            told = JudgesMarks(self.found, self.rules).told(score)
            yield said("told_rows", "worth", judge=score.judge, told=told)
            yield said("told_rows", "look_up", number=score.entry)

    def _problems(self, place: Place) -> list[object]:
        """Return what is wrong with the row; what is waited for is told by its cell as well."""
        at = (place.book, place.sheet, place.row)
        every = (*self.found.sheets.problems, *self.table.problems)
        return list(dict.fromkeys(
            each for each in every if (each.place.book, each.place.sheet, each.place.row) == at
        ))  # fmt: skip

    def _score(self, own: ScoreRow) -> Score | None:
        pair = (own.judge, own.entry)
        scores = self.found.sheets.scores
        return next((each for each in scores if (each.judge, each.entry) == pair), None)

    def _lacks(self, score: Score) -> Iterator[str]:
        """Name what is waited for elsewhere: of this row it is said already."""
        told = {each.place for each in self.found.sheets.problems}
        for each in self.found.sheets.missing:
            if (each.judge, each.entry) == (score.judge, score.entry) and each.place not in told:
                yield lack_words(each)

    def _stands(self, own: ScoreRow) -> Iterator[str]:
        codes = self._codes()
        places = [
            each.place
            for each in self._rows()
            if (each.judge, each.entry) == (own.judge, own.entry)
            and each.place != own.place
            and codes.get(each.place.row) not in _BESIDE
        ]
        if places:
            yield said("told_rows", "stands", places="、".join(map(str, places)))
