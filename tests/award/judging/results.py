"""Results of a judging staged for tests of what is told: counted as they are, no sheets read."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from automations.award.judging.counting import count_panel
from automations.award.judging.mixing import mixed
from automations.award.judging.order import Presentation
from automations.award.judging.panel import Judge, Panel, Presence
from automations.award.judging.prizes import PrizeField, award_prizes
from automations.award.judging.result import HallVote, JudgingResult, PartScore, Stage
from automations.award.judging.scores import Lack, MissingMark, Score, ScoreSheets, ScoreState
from automations.award.judging_rules import JudgeTie, PanelRules, Part, PartShare
from automations.award.prize_rules import PrizeRule, PrizeWay
from automations.award.rules import AwardRules
from automations.tables.places import Place
from automations.tables.rendering import shown
from automations.tables.report import Report, Table, report_of
from tests.award.judging.staging import JUDGED, PRESENTED

GRAND, BEST = PrizeRule("大賞", giver="区長"), PrizeRule("優秀賞", way=PrizeWay.CATEGORY)
HIGH = PrizeRule("最高賞", least=Fraction(99))
PRIZES = (GRAND, BEST, HIGH)
JUDGES = (
    Judge(1, "審査 太郎"),
    Judge(2, "採点 花子", presence=Presence.DEPUTY, deputy="代理 一郎"),
    Judge(3, "評価 次郎", recused=frozenset({3})),
    Judge(4, "欠席 四郎", presence=Presence.ABSENT),
)
MARKS: Mapping[tuple[int, int], tuple[int, int]] = {
    (1, 1): (5, 4), (1, 2): (3, 3), (1, 3): (4, 4),
    (2, 1): (4, 4), (2, 2): (4, 2), (2, 3): (5, 4),
    (3, 1): (5, 5), (3, 2): (3, 3),
}  # fmt: skip
LACKING = Place("採点入力.xlsx", "採点", 5, 4)


def rules_of(*prizes: PrizeRule, shares: tuple[PartShare, ...] = (), **panel: object) -> AwardRules:
    assert JUDGED.judging
    own = PanelRules(ties=(JudgeTie.CRITERION, JudgeTie.DECISION), **panel)  # type: ignore[arg-type]  # named by the test
    judging = replace(JUDGED.judging, prizes=prizes or PRIZES, shares=shares, panel=own)
    return replace(JUDGED, judging=judging)


def sheets(*missing: MissingMark) -> ScoreSheets:
    """Return the marks of all judges; a score of which a mark is missing waits."""
    waiting = {(each.judge, each.entry) for each in missing}
    scores = (
        _score(judge.number, entry.number, waiting) for judge in JUDGES for entry in PRESENTED
    )
    return ScoreSheets(tuple(scores), missing)


def waiting() -> JudgingResult:
    """Two marks are missing: one of a cell, one of a row that nobody wrote."""
    blank = MissingMark(1, 2, "工夫", Lack.BLANK, LACKING)
    unfit = MissingMark(2, 1, "", Lack.DOUBLED, None, "4と5")
    kept = sheets(blank, unfit)
    return JudgingResult(Stage.WAITING, report_of(), Presentation(PRESENTED), Panel(JUDGES), kept)


def decided(rules: AwardRules, votes: Mapping[int, int] | None = None) -> JudgingResult:
    """Count what the judges gave and award the prizes; ``votes``: of the hall, by number."""
    panel, order, marks = Panel(JUDGES), Presentation(PRESENTED), sheets()
    count = count_panel(marks, panel, order, rules)
    hall = None if votes is None else HallVote(votes, 10)
    parts = {
        Part.JUDGES: ({each.entry.number: each.score for each in count.standings}, count.full),
        Part.HALL: (
            {number: Fraction(each) for number, each in (votes or {}).items()},
            Fraction(10),
        ),
    }
    shares = rules.judging.shares if rules.judging else ()
    own = tuple(PartScore(each.part, each.share, *parts[each.part]) for each in shares)
    standings = mixed(count, own, rules)
    field = PrizeField(standings, count, marks, panel, order, hall, {}, {})
    prizes = award_prizes(field, rules, {})
    stage = Stage.UNDECIDED if prizes.open else Stage.DECIDED
    return JudgingResult(
        stage, report_of(), order, panel, marks, count, hall, standings, {}, prizes
    )


def texts(table: Table) -> list[list[str]]:
    """Return the rows as people read them."""
    forms = [each.form for each in table.columns]
    return [
        [shown(cell, form) for cell, form in zip(row, forms, strict=True)] for row in table.rows
    ]


def headings(table: Table) -> list[str]:
    return [each.heading for each in table.columns]


def figures(report: Report) -> dict[str, object]:
    return {key: each.value for key, each in report.figures.items()}


def _score(judge: int, entry: int, waiting: set[tuple[int, int]]) -> Score:
    if judge == JUDGES[-1].number:
        return Score(judge, entry, ScoreState.ABSENT)
    if (judge, entry) in waiting:
        return Score(judge, entry, ScoreState.WAITING)
    if (judge, entry) not in MARKS:
        return Score(judge, entry, ScoreState.RECUSED)
    return Score(judge, entry, ScoreState.COUNTED, MARKS[judge, entry])
