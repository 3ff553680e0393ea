"""Applications staged for tests: answers of a form, read as the product reads them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction
from zoneinfo import ZoneInfo

from automations.award.entry_numbers import EntryNumber
from automations.award.intake import INTAKE, Intake, Terms, take_in
from automations.award.received import received_schema
from automations.award.rules import AwardRules, Category, Criterion, SelectionRules, VoteRules
from automations.award.schemas import entry_schema
from automations.tables.sheet import Sheet, sheet_of_rows
from automations.tables.sources import Source
from automations.tables.typed import TypedTable, read_table

TOKYO = ZoneInfo("Asia/Tokyo")
AS_OF = datetime(2027, 11, 1, 9, tzinfo=TOKYO)
RULES = AwardRules(
    name="DXアワード",
    entries=Source("共有/応募フォーム.csv"),
    roll=Source("事務局限り/投票対象者名簿.xlsx"),
    ballots=Source("事務局限り/投票.xlsx"),
    categories=(Category("窓口"), Category("内部")),
    criteria=(Criterion("効果", Fraction(1)),),
    vote=VoteRules(opens=AS_OF, closes=AS_OF, choices_per_category=1),
    selection=SelectionRules(seats=1),
)
TERMS = Terms(date(2027, 10, 15), "判定.xlsx", AS_OF)
_HEADINGS = {
    "number": "番号", "submitted": "タイムスタンプ", "title": "取組名", "category": "部門",
    "section": "所属", "leader": "代表者", "members": "メンバー", "mail": "連絡先",
    "issue": "課題", "work": "取組内容", "effect": "効果", "savings": "削減時間", "cost": "費用",
    "judged": "審査の希望", "withdrawn": "取下げ日時", "ruling": "受付の判断",
}  # fmt: skip
USUAL = {
    "submitted": "2027/10/01 10:00", "title": "窓口の記入をなくす", "category": "窓口",
    "section": "市民課", "leader": "記入 花子", "mail": "hanako@example.jp",
    "issue": "何度も書いていた", "work": "一度で済むようにした", "effect": "待ち時間が半分",
}  # fmt: skip
OTHER = {
    **USUAL, "submitted": "2027/10/02 10:00", "title": "庶務の自動化", "category": "内部",
    "section": "総務課", "leader": "例示 太郎", "mail": "taro@example.jp",
}  # fmt: skip

Row = Mapping[str, str]


def form_answers(*rows: Row) -> TypedTable:
    """Return the table of a form's answers: no numbers, when each came."""
    keys = [key for key in _HEADINGS if key != "number"]
    return read_table(_sheet(keys, rows), received_schema(RULES), TOKYO)


def numbered_list(*rows: Row) -> TypedTable:
    """Return the table of a list with numbers."""
    return read_table(_sheet(list(_HEADINGS), rows), entry_schema(RULES), TOKYO)


def _sheet(keys: Sequence[str], rows: Sequence[Row]) -> Sheet:
    cells = [[row.get(key, "") for key in keys] for row in rows]
    return sheet_of_rows(
        "共有/応募フォーム.csv", "応募フォーム", [[_HEADINGS[key] for key in keys], *cells]
    )


def taken(
    table: TypedTable,
    earlier: Sequence[EntryNumber] = (),
    answers: Mapping[str, str] | None = None,
    **terms: object,
) -> Intake:
    """Take the table in under the usual terms, changed as named."""
    changed = replace(TERMS, **terms)  # type: ignore[arg-type]  # named by the test
    return take_in(table, changed, earlier, answers or {})


def codes(found: Intake) -> list[str]:
    """Return what is against each row, in the rows' order."""
    return found.table.frame[INTAKE].to_list()


def numbers(found: Intake) -> dict[str, int | None]:
    """Return the number of each row by its title; of equal titles the one that has one."""
    rows = found.table.frame.select("title", "number").sort("number", nulls_last=False).rows()
    return dict(rows)
