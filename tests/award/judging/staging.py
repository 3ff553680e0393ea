"""A panel staged for tests: its list, the order and score sheets as people make them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from automations.award.entries import RANKED, Entry
from automations.award.judging.order import Presentation, read_order
from automations.award.judging.panel import Panel, read_panel
from automations.award.judging.score_reading import read_scores
from automations.award.judging.score_schema import score_schema, value_headings
from automations.award.judging.scores import ScoreSheets
from automations.award.judging_rules import JudgeCriterion, JudgingRules
from automations.award.rules import AwardRules
from automations.tables.schema import schema
from automations.tables.sheet import sheet_of_rows
from automations.tables.typed import TypedTable, read_table
from tests.award.staging import RULES, TOKYO

CRITERIA = (JudgeCriterion("効果", Fraction(2)), JudgeCriterion("工夫", Fraction(1)))
JUDGED = replace(RULES, judging=JudgingRules(criteria=CRITERIA))
PRESENTED = tuple(
    Entry(number, title, category, section, None, RANKED, number + 1)
    for number, title, category, section in (
        (1, "窓口DX", "窓口", "市民課"),
        (2, "窓口DXプラス", "窓口", "税務課"),
        (3, "庶務の自動化", "内部", "総務課"),
    )
)
PANEL_HEADINGS = ["番号", "氏名", "所属", "出欠", "除斥する取組", "代理者", "確認結果"]
JUDGES = (("1", "審査 太郎"), ("2", "採点 花子"))
ORDER_HEADINGS = ["順", "番号", "取組", "発表", "確認結果"]
Rows = Sequence[Sequence[str]]


def with_panel(rules: AwardRules = JUDGED, **changes: object) -> AwardRules:
    judging = rules.judging or JudgingRules()
    panel = replace(judging.panel, **changes)  # type: ignore[arg-type]  # named by the test
    return replace(rules, judging=replace(judging, panel=panel))


def panel_table(rows: Rows = JUDGES) -> TypedTable:
    sheet = sheet_of_rows("共有/審査員.xlsx", "審査員名簿", [PANEL_HEADINGS, *map(list, rows)])
    return read_table(sheet, schema("judges"), TOKYO)


def panel(rows: Rows = JUDGES, entries: Sequence[Entry] = PRESENTED) -> Panel:
    return read_panel(panel_table(rows), entries)


def order_table(rows: Rows) -> TypedTable:
    sheet = sheet_of_rows("共有/発表順.xlsx", "発表順", [ORDER_HEADINGS, *map(list, rows)])
    return read_table(sheet, schema("order"), TOKYO)


def shown(rows: Rows | None = None, entries: Sequence[Entry] = PRESENTED) -> Presentation:
    return read_order(None if rows is None else order_table(rows), entries)


def score_headings(rules: AwardRules = JUDGED) -> list[str]:
    return ["審査員", "番号", "取組", *value_headings(rules), "除斥", "講評", "確認結果"]


def score_table(
    rows: Rows, rules: AwardRules = JUDGED, sheet: str = "採点", book: str = "採点入力.xlsx"
) -> TypedTable:
    """Return a score sheet; each row: judge, number, title, one cell a value, 除斥, 講評."""
    cells = [score_headings(rules), *map(list, rows)]
    return read_table(sheet_of_rows(book, sheet, cells), score_schema(rules), TOKYO)


def score_rows(marks: Mapping[tuple[int, int], Sequence[str]]) -> list[list[str]]:
    """Lay out marks by judge and entry; a single 除斥 ticks the box instead."""
    return [_row(judge, entry, cells) for (judge, entry), cells in sorted(marks.items())]


def _row(judge: int, entry: int, cells: Sequence[str]) -> list[str]:
    start = [str(judge), str(entry), ""]
    width = len(CRITERIA)
    return [*start, *[""] * width, "○"] if list(cells) == ["除斥"] else [*start, *cells]


def sheets(
    marks: Mapping[tuple[int, int], Sequence[str]],
    judges: Panel | None = None,
    order: Presentation | None = None,
    rules: AwardRules = JUDGED,
) -> ScoreSheets:
    """Read marks by judge and entry, as one score sheet."""
    table = score_table(score_rows(marks), rules)
    return read_scores([table], [], judges or panel(), order or shown(), rules)
