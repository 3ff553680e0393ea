"""Values show as Sheets shows them."""

import pytest

from automations.rehearsal.sheets_server.model import JSON
from automations.rehearsal.sheets_server.showing import default_format, formatted


def number(value: float, pattern: str | None = None, locale: str = "en_US") -> str:
    number_format = None if pattern is None else {"type": "NUMBER", "pattern": pattern}
    return formatted({"numberValue": value}, number_format, locale)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0, "0"),
        (1, "1"),
        (-1.5, "-1.5"),
        (0.1 + 0.2, "0.3"),
        (1 / 3, "0.3333333333"),
        (100 / 3, "33.33333333"),
        (1234567.891, "1234567.891"),
        (12345678901234, "12345678901234"),
        (1e15, "1E+15"),
        (1.23456789e15, "1.23457E+15"),
        (0.00001, "0.00001"),
        (5.551115123e-17, "5.55112E-17"),
        (-0.0, "0"),
    ],
)
def test_a_number_without_a_format(value: float, shown: str) -> None:
    assert number(value) == shown


@pytest.mark.parametrize(
    ("value", "pattern", "shown"),
    [
        (7, "000", "007"),
        (0.5, "0", "1"),
        (-0.4, "0", "-0"),
        (2.675, "0.00", "2.68"),
        (1234567.5, "#,##0", "1,234,568"),
        (1234.5, "#,##0.00", "1,234.50"),
        (-1234.5, "#,##0.00", "-1,234.50"),
        (0, "#,##0", "0"),
        (0.5, "#.##", ".5"),
        (12, "#,##0.0##", "12.0"),
        (0.125, "0%", "13%"),
        (0.125, "0.00%", "12.50%"),
        (12345, "0.00E+00", "1.23E+04"),
        (0.00012, "0.0E+0", "1.2E-4"),
        (9.999, "0.00E+00", "1.00E+01"),
        (0, "0.00E+00", "0.00E+00"),
        (1234.5, '"$"#,##0.00', "$1,234.50"),
        (-1234.5, '"$"#,##0.00', "-$1,234.50"),
        (1200, "[$¥-411]#,##0", "¥1,200"),
        (5, "[$$-409]0.0", "$5.0"),
        (5, '0"名"', "5名"),
        (5, "0名", "5名"),
        (5, r"0\x", "5x"),
        (1234567, "000-0000", "123-4567"),
        (12000, "0,", "12"),
        (1234, "0.0,", "1.2"),
        (-5, "0;(0)", "(5)"),
        (0, '0;-0;"—"', "—"),
        (5, '0;;"—"', "5"),
        (-5, '0;;"—"', ""),
        (1500, '[>=1000]0.0,"k";0', "1.5k"),
        (15, '[>=1000]0.0,"k";0', "15"),
        (5, "[Red]0", "5"),
        (12.5, "General", "12.5"),
        (12.5, "@", "12.5"),
        (5, "_-0_-", " 5 "),
        (5, "??0", "  5"),
    ],
)
def test_a_number_by_its_pattern(value: float, pattern: str, shown: str) -> None:
    assert number(value, pattern) == shown


NOON = 46113.5  # Wednesday 2026-04-01, 12:00


@pytest.mark.parametrize(
    ("value", "pattern", "shown"),
    [
        (NOON, "M/d/yyyy", "4/1/2026"),
        (NOON, "yyyy-mm-dd", "2026-04-01"),
        (NOON, "M/d/yyyy H:mm:ss", "4/1/2026 12:00:00"),
        (NOON, "h:mm am/pm", "12:00 PM"),
        (46113, "h:mm AM/PM", "12:00 AM"),
        (46113.75, "hh:mm:ss", "18:00:00"),
        (46113.75, "h a/p", "6 p"),
        (NOON, "ddd, d mmm yy", "Wed, 1 Apr 26"),
        (NOON, "dddd d mmmm yyyy", "Wednesday 1 April 2026"),
        (NOON, "mmmmm", "A"),
        (NOON, 'yyyy"年"m"月"d"日"', "2026年4月1日"),
        (1.5, "[h]:mm:ss", "36:00:00"),
        (1.5, "[mm]:ss", "2160:00"),
        (0.5 + 1.25 / 86400, "h:mm:ss.00", "12:00:01.25"),
        (0, "yyyy-mm-dd", "1899-12-30"),
        (2, "d/m/yyyy", "1/1/1900"),
        (59 / 86400, "mm:ss", "00:59"),
        (NOON, "mm/dd", "04/01"),
        (1e9, "yyyy", "1000000000"),
    ],
)
def test_a_date_by_its_pattern(value: float, pattern: str, shown: str) -> None:
    assert number(value, pattern) == shown


def test_a_spreadsheet_in_japan_names_days_and_halves_in_japanese() -> None:
    assert number(46113.75, "m月d日(ddd) ah:mm am/pm", "ja_JP") == "4月1日(水) a6:00 午後"
    assert number(46113, "dddd mmmm", "ja_JP") == "水曜日 4月"


def test_other_signs_for_the_point_and_the_groups() -> None:
    assert number(1234.5, "#,##0.00", "de_DE") == "1.234,50"
    assert number(0.5, None, "de_DE") == "0,5"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, ""),
        ({"boolValue": True}, "TRUE"),
        ({"boolValue": False}, "FALSE"),
        ({"stringValue": "007"}, "007"),
        ({"stringValue": ""}, ""),
        ({"errorValue": {"type": "DIVIDE_BY_ZERO"}}, "#DIV/0!"),
        ({"errorValue": {"type": "N_A"}}, "#N/A"),
        ({"errorValue": {"type": "NAME"}}, "#NAME?"),
        ({"errorValue": {"type": "REF"}}, "#REF!"),
        ({"errorValue": {"type": "VALUE"}}, "#VALUE!"),
        ({"errorValue": {"type": "NUM"}}, "#NUM!"),
        ({"errorValue": {"type": "ERROR"}}, "#ERROR!"),
    ],
)
def test_what_is_no_number(value: JSON | None, shown: str) -> None:
    assert formatted(value, {"type": "NUMBER", "pattern": "0.00"}) == shown


def test_a_text_by_its_own_section() -> None:
    pattern = {"type": "TEXT", "pattern": '@" 様"'}
    assert formatted({"stringValue": "山田"}, pattern) == "山田 様"
    fourth = {"type": "NUMBER", "pattern": '0;0;0;"<"@">"'}
    assert formatted({"stringValue": "山田"}, fourth) == "<山田>"


@pytest.mark.parametrize(
    ("locale", "date", "date_time", "currency"),
    [
        ("en_US", "M/d/yyyy", "M/d/yyyy H:mm:ss", '"$"#,##0.00'),
        ("ja_JP", "yyyy/MM/dd", "yyyy/MM/dd H:mm:ss", "[$¥-411]#,##0"),
        ("en_GB", "dd/MM/yyyy", "dd/MM/yyyy HH:mm:ss", "[$£-809]#,##0.00"),
        ("xx_XX", "M/d/yyyy", "M/d/yyyy H:mm:ss", '"$"#,##0.00'),
    ],
)
def test_what_typing_sets(locale: str, date: str, date_time: str, currency: str) -> None:
    assert default_format("DATE", locale) == {"type": "DATE", "pattern": date}
    assert default_format("DATE_TIME", locale) == {"type": "DATE_TIME", "pattern": date_time}
    assert default_format("CURRENCY", locale) == {"type": "CURRENCY", "pattern": currency}


def test_a_kind_without_a_pattern_shows_as_the_locale_does() -> None:
    shown = [
        formatted({"numberValue": 46113.5}, {"type": kind}, "ja_JP")
        for kind in ("DATE", "TIME", "DATE_TIME", "PERCENT", "NUMBER")
    ]
    assert shown == ["2026/04/01", "12:00:00", "2026/04/01 12:00:00", "4611350.00%", "46,113.50"]
