"""A small award staged for tests: sheets as people make them, read under the real schemas."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

from automations.award.decision import AwardResult, decide
from automations.award.entries import Entry
from automations.award.rules import (
    AwardRules,
    Category,
    Criterion,
    SelectionRules,
    TieRule,
    VoteRules,
)
from automations.award.schemas import ballot_schema, entry_schema, roll_schema
from automations.award.tally import Standing
from automations.tables.sheet import sheet_of_rows
from automations.tables.sources import Source
from automations.tables.typed import TypedTable, read_table

TOKYO = ZoneInfo("Asia/Tokyo")
OPENS = datetime(2024, 12, 2, 9, 0, 0, tzinfo=TOKYO)
CLOSES = datetime(2024, 12, 6, 17, 15, 0, tzinfo=TOKYO)
AFTER = datetime(2024, 12, 9, 9, 0, 0, tzinfo=TOKYO)

Marks = Mapping[int, Sequence[int | str]]

VOTE = VoteRules(opens=OPENS, closes=CLOSES, choices_per_category=2)
RULES = AwardRules(
    name="DXアワード",
    entries=Source("共有/エントリー.xlsx"),
    roll=Source("事務局限り/投票対象者名簿.xlsx"),
    ballots=Source("事務局限り/投票.xlsx"),
    categories=(Category("窓口", 1, ("窓口サービス",)), Category("内部", 1)),
    criteria=(Criterion("効果", Fraction(2)), Criterion("工夫", Fraction(1))),
    vote=VOTE,
    selection=SelectionRules(
        seats=3, ties=(TieRule.CRITERION, TieRule.SUPPORTERS, TieRule.DECISION), runners_up=1
    ),
)

ENTRY_HEADINGS = ["番号", "取組名", "部門", "所属", "審査の希望", "取下げ日時"]
ENTRIES = (
    ("1", "窓口DX", "窓口", "市民課", "希望する", ""),
    ("2", "窓口DXプラス", "窓口", "税務課", "", ""),
    ("3", "庶務の自動化", "内部", "総務課", "希望する", ""),
    ("4", "会議の短縮", "内部", "企画課、財政課", "希望する", ""),
)
ROLL = tuple((f"{number:04}", "福祉課", "") for number in range(1, 10))


@dataclass(frozen=True)
class Ballot:
    """One row of the form: who, when (seconds after the opening), and the marks by entry."""

    voter: str
    marks: Marks = field(default_factory=dict)
    second: int = 3600
    submitted: str = ""
    test: str = ""

    @property
    def stamp(self) -> str:
        at = OPENS + timedelta(seconds=self.second)
        return self.submitted or at.strftime("%Y/%m/%d %H:%M:%S")


def with_vote(rules: AwardRules = RULES, **changes: object) -> AwardRules:
    return replace(rules, vote=replace(rules.vote, **changes))  # type: ignore[arg-type]  # named by the test


def with_selection(rules: AwardRules = RULES, **changes: object) -> AwardRules:
    return replace(rules, selection=replace(rules.selection, **changes))  # type: ignore[arg-type]  # named by the test


def entries_table(rows: Sequence[Sequence[str]] = ENTRIES, rules: AwardRules = RULES) -> TypedTable:
    sheet = sheet_of_rows("共有/エントリー.xlsx", "エントリー", [ENTRY_HEADINGS, *map(list, rows)])
    return read_table(sheet, entry_schema(rules), TOKYO)


def roll_table(rows: Sequence[Sequence[str]] = ROLL) -> TypedTable:
    headings = ["職員番号", "所属", "兼務所属"]
    sheet = sheet_of_rows("事務局限り/投票対象者名簿.xlsx", "名簿", [headings, *map(list, rows)])
    return read_table(sheet, roll_schema(), TOKYO)


def ballot_rows(
    ballots: Sequence[Ballot], entries: TypedTable, rules: AwardRules = RULES
) -> list[list[str]]:
    """Lay out the form's sheet: headings, then one row a ballot."""
    titles = entries.frame.select("number", "title").sort("number").rows()
    names = [criterion.name for criterion in rules.criteria]
    grid = [f"{name} [{number:02} {title}]" for name in names for number, title in titles]
    rows = [["タイムスタンプ", "職員番号", *grid, "テスト"]]
    for each in ballots:
        cells = [
            str(each.marks.get(number, [""] * len(names))[place])
            for place in range(len(names))
            for number, _ in titles
        ]
        rows.append([each.stamp, each.voter, *cells, each.test])
    return rows


def ballots_table(
    ballots: Sequence[Ballot], entries: TypedTable, rules: AwardRules = RULES
) -> TypedTable:
    return grid_table(ballot_rows(ballots, entries, rules), entries, rules)


def grid_table(rows: list[list[str]], entries: TypedTable, rules: AwardRules = RULES) -> TypedTable:
    sheet = sheet_of_rows("事務局限り/投票.xlsx", "フォームの回答 1", rows)
    return read_table(sheet, ballot_schema(rules, entries), TOKYO)


def decided(  # noqa: PLR0913, PLR0917 - each test changes one of the six
    ballots: Sequence[Ballot],
    rules: AwardRules = RULES,
    entries: Sequence[Sequence[str]] = ENTRIES,
    roll: Sequence[Sequence[str]] = ROLL,
    as_of: datetime = AFTER,
    decisions: Mapping[str, str] | None = None,
) -> AwardResult:
    listed = entries_table(entries, rules)
    cast = ballots_table(ballots, listed, rules)
    return decide(listed, roll_table(roll), cast, rules, as_of, decisions or {})


def ballot_counts(result: AwardResult) -> dict[str, int]:
    return {each.code: each.rows for each in result.ballot_counts if each.rows}


def choice_counts(result: AwardResult) -> dict[str, int]:
    return {each.code: each.rows for each in result.choice_counts if each.rows}


def scores(result: AwardResult) -> dict[int, Fraction]:
    return {each.entry.number: each.score for each in result.standings}


def standing(  # noqa: PLR0913, PLR0917 - a standing has this many parts
    number: int,
    score: int | Fraction,
    category: str = "窓口",
    criteria: Sequence[int] = (0, 0),
    supporters: int = 0,
    top_marks: int = 0,
) -> Standing:
    """Return a standing without ranks, for what only looks at scores."""
    entry = Entry(number, f"取組{number}", category, "", None, "entry_ranked", number)
    totals = tuple(map(Fraction, criteria))
    return Standing(entry, Fraction(score), totals, supporters, top_marks)
