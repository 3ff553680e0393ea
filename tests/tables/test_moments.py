"""Points in time as people and forms write them."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from automations.tables.moments import clock, moment

TOKYO = ZoneInfo("Asia/Tokyo")
DAY = datetime(2024, 12, 24, tzinfo=TOKYO)
AFTERNOON = datetime(2024, 12, 24, 13, 5, tzinfo=TOKYO)


@pytest.mark.parametrize(
    "text",
    [
        "2024/12/24",
        "2024-12-24",
        "2024.12.24",
        "2024. 12. 24",
        "２０２４／１２／２４",
        "20241224",
        "2024年12月24日",
        "2024 年 12 月 24 日",
        "2024/12/24(火)",
        "2024年12月24日（火曜日）",
        "2024年12月24日火曜日",
        "2024/12/24（火・祝）",
        "令和6年12月24日",
        "令和６年１２月２４日",
        "㋿6年12月24日",
        "令和六年十二月二十四日",
        "二〇二四年十二月二十四日",
        "二千二十四年十二月二十四日",
        "令6.12.24",
        "R6.12.24",
        "r06-12-24",
        "Ｒ６／１２／２４",
        "令和6年(2024年)12月24日",
        "2024年(令和6年)12月24日",
        "2024(R6)年12月24日",
        "　2024/12/24\n",
    ],
)
def test_a_day_is_its_first_second(text: str) -> None:
    assert moment(text, TOKYO) == DAY


@pytest.mark.parametrize(
    "text",
    [
        "2024/12/24 13:05",
        "2024/12/24 13:05:00",
        "2024-12-24T13:05",
        "2024-12-24T13:05:00+09:00",
        "2024-12-24T04:05:00Z",
        "2024/12/24 4:05 UTC",
        "2024/12/24 13:05 JST",
        "2024/12/24 13:05:00 GMT+9",
        "2024/12/23 23:05 -0500",
        "2024/12/24 1:05:00 午後 GMT+9",
        "2024/12/24 午後 1:05",
        "2024/12/24 1:05 PM",
        "2024/12/24 1:05 p.m.",
        "2024年12月24日 13時05分",
        "2024年12月24日13時5分00秒",
        "令和6年12月24日（火）午後1時5分",
        "令和六年十二月二十四日 十三時五分",
        "2024/12/24　１３：０５",
    ],
)
def test_a_day_and_a_clock(text: str) -> None:
    assert moment(text, TOKYO) == AFTERNOON


@pytest.mark.parametrize("text", ["午前0:00", "0時", "24:00 ", "00:00:00"])
def test_midnight_belongs_to_one_day(text: str) -> None:
    expected = DAY + timedelta(days=1) if text.startswith("24") else DAY
    assert moment(f"2024/12/24 {text}", TOKYO) == expected


def test_hours_in_words() -> None:
    assert moment("2024/12/24 9時", TOKYO) == DAY.replace(hour=9)
    assert moment("2024/12/24 午後1時半", TOKYO) == DAY.replace(hour=13, minute=30)
    assert moment("2024/12/24 午後0時30分", TOKYO) == DAY.replace(hour=12, minute=30)


def test_a_digital_clock_shows_noon_as_12_in_the_afternoon() -> None:
    assert moment("2024/12/24 午後 12:00:00 GMT+9", TOKYO) == DAY.replace(hour=12)
    assert moment("2024/12/24 12:05 AM", TOKYO) == DAY.replace(minute=5)


@pytest.mark.parametrize("text", ["午後12時", "午前12時", "午後12時5分"])
def test_twelve_in_words_is_noon_to_some_and_midnight_to_others(text: str) -> None:
    assert moment(f"2024/12/24 {text}", TOKYO) is None


@pytest.mark.parametrize("fraction", [".000", ".4", ".999", ".999999"])
def test_a_fraction_belongs_to_the_second_that_the_sheet_shows(fraction: str) -> None:
    closes = datetime(2024, 12, 24, 17, 0, tzinfo=TOKYO)
    assert moment(f"2024/12/24 17:00:00{fraction}", TOKYO) == closes


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("令和元年5月1日", date(2019, 5, 1)),
        ("R1.5.1", date(2019, 5, 1)),
        ("R元.5.1", date(2019, 5, 1)),
        ("平成31年4月30日", date(2019, 4, 30)),
        ("H31.4.30", date(2019, 4, 30)),
        ("平成元年1月8日", date(1989, 1, 8)),
        ("昭和64年1月7日", date(1989, 1, 7)),
        ("㍻12.1.1", date(2000, 1, 1)),
        ("大正15年12月24日", date(1926, 12, 24)),
    ],
)
def test_the_first_and_last_days_of_an_era(text: str, day: date) -> None:
    assert moment(text, TOKYO) == datetime.combine(day, time(), TOKYO)


@pytest.mark.parametrize(
    "text",
    [
        "令和元年4月30日",
        "平成31年5月1日",
        "平成36年12月24日",
        "昭和64年1月8日",
        "昭和元年12月24日",
        "令和0年5月1日",
        "令和6年(2023年)12月24日",
    ],
)
def test_a_day_outside_its_era_is_none(text: str) -> None:
    assert moment(text, TOKYO) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12/24",
        "12月24日",
        "24/12/24",
        "12/24/2024",
        "24.12.2024",
        "2024/12",
        "2024/12-24",
        "2024年12/24",
        "2024/13/01",
        "2024/02/30",
        "2024/12/241",
        "202412241",
        "9999/12/31 24:00",
        "0000/01/01",
        "13:05",
        "2024/12/24 13:5",
        "2024/12/24 25:00",
        "2024/12/24 24:01",
        "2024/12/24 13:60",
        "2024/12/24 13:05:60",
        "2024/12/24 13:05 PM",
        "2024/12/24 午前1:05 PM",
        "2024/12/24 午後",
        "2024/12/24 13:05 GMT+25",
        "2024/12/24 13:05 GMT+9:60",
        "2024/12/24 13:05 頃",
        "2024/12/24～25",
        "45650.5",
        "未定",
        "〃",
    ],
)
def test_nothing_is_guessed(text: str) -> None:
    assert moment(text, TOKYO) is None


def test_the_zone_is_that_of_the_event() -> None:
    london = ZoneInfo("Europe/London")
    assert moment("2024/07/01 9:00", london) == datetime(2024, 7, 1, 8, tzinfo=UTC)
    assert moment("2024/07/01 17:00 GMT+9", london) == datetime(2024, 7, 1, 8, tzinfo=UTC)


def test_an_hour_that_the_clocks_skipped_is_none_and_a_repeated_one_is_the_first() -> None:
    london = ZoneInfo("Europe/London")
    assert moment("2024/03/31 1:30", london) is None
    first = moment("2024/10/27 1:30", london)
    assert first is not None
    assert first.astimezone(UTC) == datetime(2024, 10, 27, 0, 30, tzinfo=UTC)


@given(st.datetimes(datetime(1000, 1, 1), datetime(9999, 12, 30)))  # noqa: DTZ001 - wall clocks
def test_every_way_of_writing_a_second_is_that_second(wall: datetime) -> None:
    second = wall.replace(microsecond=0, tzinfo=TOKYO)
    for written in ("%Y/%m/%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%Y年%m月%d日 %H時%M分%S秒"):
        text = f"{wall.year:04}" + wall.strftime(written.removeprefix("%Y"))
        assert moment(text, TOKYO) == second


@given(
    st.text(alphabet=st.sampled_from("0123456789/年月日時分秒午前後:. RH令和平成元(火)TZ+-十二〇"))
)
def test_any_text_is_a_moment_in_whole_seconds_or_none(text: str) -> None:
    found = moment(text, TOKYO)
    assert found is None or (found.tzinfo is TOKYO and found.microsecond == 0)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("10:05", time(10, 5)),
        ("10時05分", time(10, 5)),
        ("午後1時", time(13)),
        ("１３：０５：０９", time(13, 5, 9)),
        ("24:00", None),
        ("10", None),
        ("○", None),
        ("2024/12/24 10:05", None),
    ],
)
def test_a_time_of_day(text: str, found: time | None) -> None:
    assert clock(text) == found
