"""What the tests of tables read: a zone, and sheets as people type them."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

import pytest

from automations.tables.sheet import Sheet, sheet_of_rows

Typed = Callable[..., Sheet]


@pytest.fixture
def tokyo() -> ZoneInfo:
    return ZoneInfo("Asia/Tokyo")


@pytest.fixture
def typed() -> Typed:
    """Make a sheet of lines in which "|" parts the cells; the first line is row 1."""

    def make(*lines: str, name: str = "名簿") -> Sheet:
        rows = [[cell.strip(" ") for cell in line.split("|")] for line in lines]
        return sheet_of_rows("申込.xlsx", name, rows)

    return make
