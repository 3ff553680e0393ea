from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from automations.rehearsal.sheets_server.entering import check_length, entered
from automations.rehearsal.sheets_server.model import JSON, ApiError

TODAY = date(2026, 11, 24)


def typed(text: str, locale: str = "en_US") -> tuple[JSON | None, JSON | None]:
    return entered(text, "USER_ENTERED", locale, today=TODAY)


def number(text: str, locale: str = "en_US") -> tuple[object, str, str]:
    value, number_format = typed(text, locale)
    assert value is not None
    shown = number_format or {}
    return value.get("numberValue", value), shown.get("type", ""), shown.get("pattern", "")


@pytest.mark.parametrize(
    ("value", "held"),
    [
        ("=1+1", {"stringValue": "=1+1"}),
        ("'007", {"stringValue": "'007"}),
        ("1/2/2026", {"stringValue": "1/2/2026"}),
        ("TRUE", {"stringValue": "TRUE"}),
        (12, {"numberValue": 12}),
        (0.5, {"numberValue": 0.5}),
        (True, {"boolValue": True}),
        ("", None),
    ],
)
def test_raw_is_kept_as_it_stands(value: str | float, held: JSON | None) -> None:
    assert entered(value, "RAW", "en_US") == (held, None)


@pytest.mark.parametrize(
    ("text", "value", "kind", "pattern"),
    [
        ("12", 12, "", ""),
        ("007", 7, "", ""),
        ("-3.5", -3.5, "", ""),
        (" 12 ", 12, "", ""),
        ("(12)", -12, "", ""),
        ("1,234", 1234, "NUMBER", "#,##0"),
        ("1,234.5", 1234.5, "NUMBER", "#,##0.00"),
        ("50%", 0.5, "PERCENT", "0%"),
        ("12.5%", 0.125, "PERCENT", "0.00%"),
        ("$100", 100, "CURRENCY", '"$"#,##0'),
        ("$100.15", 100.15, "CURRENCY", '"$"#,##0.00'),
        ("-$5", -5, "CURRENCY", '"$"#,##0'),
        ("1e3", 1000, "SCIENTIFIC", "0.00E+00"),
    ],
)
def test_numbers_are_read_and_keep_the_look_they_were_typed_with(
    text: str, value: float, kind: str, pattern: str
) -> None:
    assert number(text) == (value, kind, pattern)


@pytest.mark.parametrize(
    ("text", "locale", "value", "kind", "pattern"),
    [
        ("11/24/2026", "en_US", 46350, "DATE", "m/d/yyyy"),
        ("11/24", "en_US", 46350, "DATE", "m/d"),
        ("24/11/2026", "en_GB", 46350, "DATE", "dd/mm/yyyy"),
        ("2026-11-24", "en_US", 46350, "DATE", "yyyy-mm-dd"),
        ("1-2", "en_US", 46024, "DATE", "m-d"),
        ("2026/11/24", "ja_JP", 46350, "DATE", "yyyy/mm/dd"),
        ("11/24", "ja_JP", 46350, "DATE", "yyyy/mm/dd"),
        ("2026年11月24日", "ja_JP", 46350, "DATE", 'yyyy"年"m"月"d"日"'),
        ("Nov 24, 2026", "en_US", 46350, "DATE", "mmm d, yyyy"),
        ("24-Nov-2026", "en_US", 46350, "DATE", "d-mmm-yyyy"),
        ("Nov 24 2026", "en_US", 46350, "DATE", "mmm d, yyyy"),
        ("10:30", "en_US", 0.4375, "TIME", "h:mm"),
        ("6:00 PM", "en_US", 0.75, "TIME", "h:mm am/pm"),
        ("12:00 am", "en_US", 0, "TIME", "h:mm am/pm"),
        ("18:00:00", "en_US", 0.75, "TIME", "h:mm:ss"),
        ("48:00", "en_US", 2, "TIME", "[h]:mm"),
        ("11/24/2026 18:00", "en_US", 46350.75, "DATE_TIME", "m/d/yyyy h:mm"),
        ("2026/11/24 18:00:00", "ja_JP", 46350.75, "DATE_TIME", "yyyy/mm/dd h:mm:ss"),
        ("¥1,000", "ja_JP", 1000, "CURRENCY", "[$¥-411]#,##0"),
        ("１２", "ja_JP", 12, "", ""),
        ("£3.50", "en_GB", 3.5, "CURRENCY", "[$£-809]#,##0.00"),
    ],
)
def test_dates_times_and_money_are_read_as_the_locale_writes_them(
    text: str, locale: str, value: float, kind: str, pattern: str
) -> None:
    assert number(text, locale) == (value, kind, pattern)


@pytest.mark.parametrize(
    "text",
    [
        "abc", "1,23", "12,5", "13/45/2026", "24/11/2026", "2/30", "25:61", "13:00 pm", "1.2.3",
        "$", "%", "NaN", "inf", "１２", "£3", "-abc", "=", "+", "１月１日", "2026年1月1日",
    ],
)  # fmt: skip
def test_the_rest_stays_text(text: str) -> None:
    assert typed(text) == ({"stringValue": text}, None)


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("TRUE", {"boolValue": True}),
        ("false", {"boolValue": False}),
        ("=SUM(A1:A2)", {"formulaValue": "=SUM(A1:A2)"}),
        ("+81 3-1234-5678", {"formulaValue": "=+81 3-1234-5678"}),
        ("'=1+1", {"stringValue": "=1+1"}),
        ("'007", {"stringValue": "007"}),
        ("'", None),
        ("", None),
        ("#N/A", {"errorValue": {"type": "N_A"}}),
        (" padded ", {"stringValue": " padded "}),
    ],
)
def test_what_is_typed_can_be_a_truth_a_formula_an_error_or_text(
    text: str, held: JSON | None
) -> None:
    assert typed(text) == (held, None)


def test_a_cell_that_has_a_format_keeps_it() -> None:
    date_format = {"type": "DATE", "pattern": "yyyy"}
    held = entered("50%", "USER_ENTERED", "en_US", cell_format=date_format)
    assert held == ({"numberValue": 0.5}, None)


@pytest.mark.parametrize("text", ["=1+1", "007", "1/2/2026", "TRUE"])
def test_in_a_cell_for_plain_text_all_is_text(text: str) -> None:
    held = entered(text, "USER_ENTERED", "en_US", cell_format={"type": "TEXT", "pattern": "@"})
    assert held == ({"stringValue": text}, None)


def test_a_cell_holds_fifty_thousand_characters() -> None:
    check_length("x" * 50_000)
    with pytest.raises(ApiError) as refused:
        check_length("x" * 50_001)
    assert refused.value.message == (
        "Your input contains more than the maximum of 50000 characters in a single cell."
    )


@given(st.integers(-(10**12), 10**12))
def test_a_whole_number_is_typed_as_itself(whole: int) -> None:
    assert typed(str(whole)) == ({"numberValue": whole}, None)


@given(st.text(max_size=30))
def test_nothing_that_is_typed_is_lost(text: str) -> None:
    held, _ = typed(text)
    assert held is not None or text.removeprefix("'") == ""
    assert len(held or {"blank": ""}) == 1
