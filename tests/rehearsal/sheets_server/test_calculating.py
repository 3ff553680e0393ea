"""Formulas give what Sheets gives, its errors and their words included."""

from collections.abc import Mapping
from datetime import UTC, datetime

import pytest

from automations.rehearsal.sheets_server.calculating import CIRCULAR, Memo, effective
from automations.rehearsal.sheets_server.formula_parsing import column_number
from automations.rehearsal.sheets_server.model import JSON, Stored, StoredCell, Tab

Entered = str | float | bool


def stored(*tabs: Mapping[str, Entered], named: list[JSON] | None = None) -> Stored:
    """Make a spreadsheet of tabs シート1, シート 2 … from what is entered, by A1."""
    found = [tab(number, cells) for number, cells in enumerate(tabs)]
    properties = {"locale": "ja_JP", "timeZone": "Asia/Tokyo"}
    return Stored("key", properties, found, named=named or [])


def tab(number: int, cells: Mapping[str, Entered]) -> Tab:
    title = "シート1" if number == 0 else f"シート {number + 1}"
    grid = {"rowCount": 1000, "columnCount": 26}
    made = Tab({"sheetId": number, "title": title, "gridProperties": grid})
    for place, value in cells.items():
        letters = place.rstrip("0123456789")
        at = int(place[len(letters) :]) - 1, column_number(letters)
        made.cells[at] = StoredCell(entered(value))
    return made


def entered(value: Entered) -> JSON:
    if isinstance(value, bool):
        return {"boolValue": value}
    if isinstance(value, str):
        return {"formulaValue" if value.startswith("=") else "stringValue": value}
    return {"numberValue": value}


NOW = datetime(2026, 11, 24, 15, 30, tzinfo=UTC)  # half past midnight of the 25th in Tokyo


def shown(spreadsheet: Stored, place: str, memo: Memo | None = None) -> object:
    """Return the one value a place shows; an error as its type and message."""
    letters = place.rstrip("0123456789")
    at = int(place[len(letters) :]) - 1, column_number(letters)
    found = effective(spreadsheet, spreadsheet.tabs[0], *at, memo or Memo(NOW))
    if found is None:
        return None
    ((kind, value),) = found.items()
    return (value["type"], value.get("message")) if kind == "errorValue" else value


SHEET: dict[str, Entered] = {
    "A1": "氏名", "B1": "部門", "C1": "点",
    "A2": "山田", "B2": "A", "C2": 3,
    "A3": "佐藤", "B3": "B", "C3": 4.5,
    "A4": "鈴木", "B4": "A", "C4": "欠席",
    "A5": "007", "B5": "a", "C5": True,
}  # fmt: skip
OTHER: dict[str, Entered] = {"A1": 10, "B1": "=A1*2", "A2": "x"}
NAMED: list[JSON] = [
    {
        "name": "点数",
        "range": {
            "sheetId": 0, "startRowIndex": 1, "endRowIndex": 5,
            "startColumnIndex": 2, "endColumnIndex": 3,
        },
    }
]  # fmt: skip


def result(formula: str) -> object:
    return shown(stored(SHEET | {"H9": formula}, OTHER, named=NAMED), "H9")


VALUES: list[tuple[str, object]] = [
    ("=10+$100", 110), ('=TEXT(46113,"m月d日(ddd)")', "4月1日(水)"), ('=TEXT("あ","0")', "あ"),
    ('=TEXT(TRUE,"0")', "TRUE"), ('=TEXT(Z9,"0.0")', "0.0"), ('="10:30"*24', 10.5),
    ('=COUNTA(ARRAYFORMULA(TEXT(C2:C3,"0.0")))', 2),
    ("=1+2*3", 7), ("=(1+2)*3", 9), ("=-2^2", 4), ("=2^3^2", 64), ("=50%", 0.5),
    ("=0.1+0.2", 0.1 + 0.2), ("=7/2", 3.5), ("=1E3", 1000), ("=.5", 0.5), ("= 1 + 1 ", 2),
    ('="a"&1&TRUE', "a1TRUE"), ('="say ""hi"""', 'say "hi"'), ('="3"+1', 4), ("=TRUE+1", 2),
    ('="A"="a"', True), ("=1<2", True), ('=1<"a"', True), ('="a"<TRUE', True), ("=Z9=0", True),
    ('=Z9=""', True), ("=1<>1", False), ("=2>=2", True), ("=+A2", "山田"), ("=C2", 3),
    ("=$C$3", 4.5), ("='シート 2'!A1", 10), ("='シート 2'!B1+1", 21), ("=Z9", None),
    ("=シート1!C2", 3), ("=sum(c2:c3)", 7.5), ("=SUM(C:C)", 7.5), ("=SUM(C2:C)", 7.5),
    ("=SUM(2:3)", 7.5), ("=SUM(点数)", 7.5), ('=SUM(1,"2",TRUE)', 4), ("=SUM(C2;C3)", 7.5),
    ("=AVERAGE(C2:C5)", 3.75), ("=COUNT(C1:C5)", 2), ("=COUNTA(A:A)", 5), ("=MIN(C:C)", 3),
    ("=MAX(C:C)", 4.5), ("=MAX(Z1:Z9)", 0), ("=COUNTBLANK(A1:B9)", 8), ('=COUNTIF(B:B,"A")', 3),
    ('=COUNTIF(C:C,">3")', 1), ('=COUNTIF(A:A,"?藤")', 1), ('=COUNTIF(A2:A9,"<>")', 4),
    ('=COUNTIF(A:A,"<>山田")', 999), ("=COUNTIF(C:C,3)", 1), ('=COUNTIFS(B:B,"A",C:C,">=3")', 1),
    ('=SUMIF(B:B,"A",C:C)', 3), ('=SUMIF(C:C,">3")', 4.5), ('=SUMIFS(C:C,B:B,"b")', 4.5),
    ('=AVERAGEIF(B:B,"A",C:C)', 3), ("=SUMPRODUCT(C2:C3,C2:C3)", 29.25),
    ('=IF(C2>2,"可","否")', "可"), ("=IF(FALSE,1)", False), ("=IF(TRUE,,1)", None),
    ('=IFERROR(1/0,"—")', "—"), ("=IFERROR(1/0)", None), ("=IFERROR(5,0)", 5),
    ('=IFS(C2>3,"高",C2>2,"中")', "中"), ("=AND(TRUE,1)", True), ("=OR(FALSE,0)", False),
    ("=NOT(FALSE)", True), ('=IFNA(NA(),"無")', "無"), ('=SWITCH("b","a",1,"b",2,3)', 2),
    ("=ROUND(2.5)", 3), ("=ROUND(-2.5)", -3), ("=ROUND(2.675,2)", 2.68), ("=ROUND(1234,-2)", 1200),
    ("=INT(-1.5)", -2), ("=ABS(-3)", 3), ("=MOD(-1,3)", 2), ("=ROUNDUP(1.01)", 2),
    ("=POWER(2,10)", 1024), ('=LEN("山田 太郎")', 5), ('=LEFT("山田",1)', "山"),
    ('=RIGHT("abc",2)', "bc"), ('=MID("abcde",2,3)', "bcd"), ('=TRIM("  a   b ")', "a b"),
    ('=UPPER("ab")', "AB"), ('=LOWER("AB")', "ab"), ('=CONCATENATE(A2,"・",A3)', "山田・佐藤"),
    ('=CONCAT("a",1)', "a1"), ('=TEXT(1234.5,"#,##0.00")', "1,234.50"),
    ('=TEXT(DATE(2026,4,1),"yyyy/mm/dd")', "2026/04/01"), ('=VALUE("1,234")', 1234),
    ('=SUBSTITUTE("a-b","-","+")', "a+b"), ('=TEXTJOIN("、",TRUE,A2:A3)', "山田、佐藤"),
    ("=ROW()", 9), ("=COLUMN()", 8), ("=ROW(A5)", 5), ("=COLUMN(C1)", 3), ("=ROWS(A2:A5)", 4),
    ("=INDEX(A1:C5,3,1)", "佐藤"), ("=INDEX(A:A,MATCH(4.5,C:C,0))", "佐藤"),
    ('=MATCH("佐藤",A:A,0)', 3), ('=VLOOKUP("佐藤",A:C,3,FALSE)', 4.5),
    ('=XLOOKUP("佐藤",A:A,C:C)', 4.5), ('=XLOOKUP("無",A:A,C:C,"なし")', "なし"),
    ('=HYPERLINK("http://a.example","案内")', "案内"),
    ('=HYPERLINK("http://a.example")', "http://a.example"), ("=ISBLANK(Z9)", True),
    ("=ISBLANK(A1)", False), ("=ISERROR(1/0)", True), ("=ISNUMBER(C2)", True), ("=TRUE", True),
    ("=FALSE()", False), ("=DATE(2026,4,1)", 46113), ("=DATE(2024,14,0)", 45688),
    ("=YEAR(46113)", 2026), ("=MONTH(46113)", 4), ("=DAY(46113)", 1), ("=TODAY()", 46351),
    ("=NOW()", 46351 + 1800 / 86400), ("=EOMONTH(46113,0)", 46142), ("=SUM({1,2;3,4})", 10),
    ("=ARRAYFORMULA(SUM(C2:C3*2))", 15), ('=SUM(FILTER(C2:C3,B2:B3="A"))', 3),
    ("=COUNTA(UNIQUE(B2:B5))", 2), ("=INDEX(SORT(A2:A4),1)", "佐藤"), ('=INDIRECT("C2")', 3),
    ('=REGEXMATCH("令和8年","[0-9]+")', True), ("=N(TRUE)", 1),
]  # fmt: skip


@pytest.mark.parametrize(("formula", "value"), VALUES, ids=[formula for formula, _ in VALUES])
def test_a_formula_gives(formula: str, value: object) -> None:
    found = result(formula)
    assert (found, type(found) is bool) == (value, type(value) is bool)


def says(position: int, function: str, spelt: str) -> str:
    return (
        f"Function {function} parameter {position} expects number values. "
        f"But '{spelt}' is a text and cannot be coerced to a number."
    )


UNEVEN_ROW = "Function ARRAY_ROW parameter 2 has mismatched row size."
UNEVEN_LINES = "In ARRAY_LITERAL, an Array Literal was missing values for one or more rows."
WRONG_NUMBER = "Wrong number of arguments to"

ERRORS: list[tuple[str, tuple[str, str | None]]] = [
    ("=1E308*10", ("NUM", "MULTIPLY evaluates to an out of range number.")),
    ("=SUM(1E308,1E308)", ("NUM", "SUM evaluates to an out of range number.")),
    ("=CEILING(1E308,1E-300)", ("NUM", "CEILING evaluates to an out of range number.")),
    ("=CHAR(1E308)", ("NUM", f"Function CHAR parameter 1 value {int(1e308)} is out of range.")),
    ("=DATE(99999,1,1)", ("NUM", "The year 99999 is out of range.")),
    (
        '=REPT("a",1E9)',
        ("VALUE", "Text result of REPT is longer than the limit of 32000 characters"),
    ),
    ('=SPLIT("a","")', ("VALUE", "Function SPLIT parameter 2 value should be non-empty.")),
    (
        "=SUM({A1:A2,B1})",
        (
            "VALUE",
            f"{UNEVEN_ROW} Expected: 2. Actual: 1.",
        ),
    ),
    ("=SUM({1,2;3})", ("VALUE", UNEVEN_LINES)),
    ('=TEXT(1/0,"0")', ("DIVIDE_BY_ZERO", "Function DIVIDE parameter 2 cannot be zero.")),
    ('=""+1', ("VALUE", says(1, "ADD", ""))),
    ("=1/0", ("DIVIDE_BY_ZERO", "Function DIVIDE parameter 2 cannot be zero.")),
    ("=MOD(1,0)", ("DIVIDE_BY_ZERO", "Function MOD parameter 2 cannot be zero.")),
    (
        "=AVERAGE(Z:Z)",
        ("DIVIDE_BY_ZERO", "Evaluation of function AVERAGE caused a divide by zero error."),
    ),
    ("=FOO(1)", ("NAME", "Unknown function: 'FOO'.")),
    ("=bar", ("NAME", "Unknown range name: 'BAR'.")),
    ("=1+", ("ERROR", "Formula parse error.")),
    ("=SUM(1", ("ERROR", "Formula parse error.")),
    ("=", ("ERROR", "Formula parse error.")),
    ("=A2+1", ("VALUE", says(1, "ADD", "山田"))),
    ("=1*A2", ("VALUE", says(2, "MULTIPLY", "山田"))),
    ("=H9", ("REF", CIRCULAR.message)),
    ("=無い!A1", ("REF", "Unresolved sheet name '無い'.")),
    ("=NA()", ("N_A", None)),
    ("=#REF!+1", ("REF", None)),
    ("=SUM(1/0,2)", ("DIVIDE_BY_ZERO", "Function DIVIDE parameter 2 cannot be zero.")),
    (
        "=IF(TRUE)",
        ("N_A", f"{WRONG_NUMBER} IF. Expected between 2 and 3 arguments, but got 1 arguments."),
    ),
    ('=VLOOKUP("無",A:C,3,FALSE)', ("N_A", "Did not find value '無' in VLOOKUP evaluation.")),
    ('=MATCH("無",A:A,0)', ("N_A", "Did not find value '無' in MATCH evaluation.")),
    ('=VLOOKUP("山田",A:C,4,FALSE)', ("REF", "VLOOKUP evaluates to an out of bounds range.")),
    ('=VALUE("abc")', ("VALUE", "VALUE parameter 'abc' cannot be parsed to number.")),
    ('=FILTER(A2:A3,B2:B3="Z")', ("N_A", "No matches are found in FILTER evaluation.")),
]  # fmt: skip


@pytest.mark.parametrize(("formula", "error"), ERRORS, ids=[formula for formula, _ in ERRORS])
def test_a_formula_fails_with(formula: str, error: tuple[str, str | None]) -> None:
    assert result(formula) == error


def test_what_is_no_formula_is_answered_as_it_was_entered() -> None:
    assert effective(stored({"A1": "山田"}), tab(0, {"A1": 1}), 0, 0) == {"numberValue": 1}


def test_an_error_passes_through_what_builds_on_it() -> None:
    sheet = stored({"A1": "=1/0", "A2": "=A1+1", "A3": "=SUM(A1:A2)", "A4": '=A3&"x"'})
    divided = ("DIVIDE_BY_ZERO", "Function DIVIDE parameter 2 cannot be zero.")
    assert [shown(sheet, f"A{row}") for row in range(1, 5)] == [divided] * 4


def test_the_words_for_a_circle() -> None:
    words = "Circular dependency detected. To resolve with iterative calculation, see File > "
    assert CIRCULAR.message == f"{words}Settings."


def test_two_formulas_that_need_each_other_are_circular() -> None:
    sheet = stored({"A1": "=B1+1", "B1": "=A1+1", "C1": "=A1"})
    found = [shown(sheet, place) for place in ("A1", "B1", "C1")]
    assert [each[0] for each in found if isinstance(each, tuple)] == ["REF"] * 3


def test_a_chain_of_thousands_of_formulas_is_calculated() -> None:
    sheet = stored({"A1": 1} | {f"A{row}": f"=A{row - 1}+1" for row in range(2, 5001)})
    sheet.tabs[0].properties["gridProperties"]["rowCount"] = 5000
    assert shown(sheet, "A5000") == 5000


def test_an_array_spreads_over_the_blank_cells_below_and_beside_it() -> None:
    sheet = stored({"B2": '={1,2;"あ",TRUE}', "E5": "=SUM(B2:C3)"})
    places = ("B2", "C2", "B3", "C3", "D2", "B4", "E5")
    assert [shown(sheet, each) for each in places] == [1, 2, "あ", True, None, None, 3]


def test_a_range_outside_an_array_formula_gives_the_cell_beside_it() -> None:
    sheet = stored({"A1": 1, "A2": 2, "B2": "=A1:A3", "C1": "=ARRAYFORMULA(A1:A2*10)"})
    assert [shown(sheet, each) for each in ("B2", "C1", "C2")] == [2, 10, 20]


def test_an_array_that_would_meet_content_is_an_error_and_spreads_nothing() -> None:
    sheet = stored({"A1": "={1;2;3}", "A3": "私"})
    words = "Array result was not expanded because it would overwrite data in A3."
    assert [shown(sheet, f"A{row}") for row in (1, 2, 3)] == [("REF", words), None, "私"]


def test_one_memo_calculates_a_formula_once() -> None:
    sheet = stored({"A1": 1, "B1": "=A1+1"})
    memo = Memo(NOW)
    assert shown(sheet, "B1", memo) == 2
    sheet.tabs[0].cells[0, 0].entered = {"numberValue": 5}
    assert (shown(sheet, "B1", memo), shown(sheet, "B1")) == (2, 6)


@pytest.mark.parametrize(
    "formula",
    ["=" + "(" * 9999 + "1" + ")" * 9999, "=" + "1+" * 9999 + "1"],
    ids=["brackets", "terms"],
)
def test_a_formula_nested_beyond_measure_is_refused_not_a_crash(formula: str) -> None:
    assert result(formula) == ("ERROR", "Formula parse error.")


def test_unique_keeps_the_first_of_its_kind_in_order() -> None:
    sheet = stored({"A1": "b", "A2": "a", "A3": "B", "C1": "=UNIQUE(A1:A3)"})
    assert [shown(sheet, f"C{row}") for row in (1, 2, 3)] == ["b", "a", None]
