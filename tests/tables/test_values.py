"""Reading a whole column gives what reading each of its texts gives."""

from datetime import datetime
from zoneinfo import ZoneInfo

import polars as pl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from automations.tables import parsing
from automations.tables.folding import trimmed
from automations.tables.schema import Field, FieldKind
from automations.tables.values import values_of

TOKYO = ZoneInfo("Asia/Tokyo")
LONDON = ZoneInfo("Europe/London")  # it skips an hour in spring and has one twice in autumn

digits = st.text(alphabet="0123456789+-,. ５①", max_size=20)
days = st.from_regex(
    r"\A(19|20)[0-9]{2}[/-][01]?[0-9][/-][0-3]?[0-9] [0-2]?[0-9]:[0-6][0-9](:[0-6][0-9])?\Z"
)
walls = st.datetimes(datetime(1950, 1, 1), datetime(2100, 1, 1))  # noqa: DTZ001 - wall clocks


def read(kind: FieldKind, texts: list[str], zone: ZoneInfo = TOKYO) -> list[object]:
    series = pl.Series("raw", texts, dtype=pl.String)
    return values_of(Field("key", "見出し", kind), series, zone).to_list()


@given(st.lists(digits.map(trimmed)))
@example(["9999999999999999", "-9223372036854775808", "000000000000000012", "", "①②"])
def test_integers(texts: list[str]) -> None:
    assert read(FieldKind.INTEGER, texts) == [parsing.integer(text) for text in texts]


@pytest.mark.parametrize("zone", [TOKYO, LONDON], ids=str)
@given(texts=st.lists(days.map(trimmed)))
@example(["2024/12/24 23:59:60", "2024-12-24 13:05:09", "2024/2/30 1:02:03", "2024/1/2 3:04:05"])
@example(["2024/03/31 01:30:00", "2024/10/27 01:30:00", "2024/12/24 24:00:00"])
def test_times(zone: ZoneInfo, texts: list[str]) -> None:
    expected = [parsing.moment(text, zone) for text in texts]
    assert read(FieldKind.TIME, texts, zone) == [
        each and datetime.fromtimestamp(each.timestamp(), zone) for each in expected
    ]


@given(st.lists(walls))
def test_what_forms_export_is_that_second(times: list[datetime]) -> None:
    texts = [each.strftime("%Y/%m/%d %H:%M:%S") for each in times]
    seconds = [each.replace(microsecond=0, tzinfo=TOKYO) for each in times]
    assert read(FieldKind.TIME, texts) == seconds


@given(st.lists(st.sampled_from(["", "○", "×", "1", "TRUE", "?", "〃"])))
def test_marks(texts: list[str]) -> None:
    assert read(FieldKind.MARK, texts) == [parsing.mark(text) for text in texts]


def test_texts_stay_as_typed_but_a_ditto_is_none() -> None:
    texts = ["山田　太郎", "", "〃", "同上", "007", "同上製作所"]
    assert read(FieldKind.TEXT, texts) == ["山田　太郎", "", None, None, "007", "同上製作所"]


@pytest.mark.parametrize("kind", list(FieldKind))
def test_a_column_without_rows(kind: FieldKind) -> None:
    assert read(kind, []) == []
