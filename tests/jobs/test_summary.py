"""What stands on the screen at the end of a job."""

from automations.jobs.summary import table_lines
from automations.tables.report import Column, Form, Table


def test_columns_stand_below_each_other_however_wide_their_letters_are() -> None:
    columns = (Column("団体"), Column("人数", Form.COUNT))
    table = Table("x", "団体", columns, (("みどり野区", 1234), ("AB", 5)))
    assert list(table_lines(table)) == [
        "  団体         人数",
        "  みどり野区  1,234",
        "  AB              5",
    ]
