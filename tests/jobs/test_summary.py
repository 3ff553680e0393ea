"""What stands on the screen at the end of a job: sums that a reader can check."""

from automations.jobs.summary import identity, table_lines
from automations.tables.report import Column, Form, Table

WORDS = Column("処理区分")


def test_a_table_of_dispositions_is_said_as_a_sum() -> None:
    columns = (WORDS, Column("票数", Form.COUNT), Column("扱い"))
    rows = (("締切後", 4, "数えない"), ("白票", 0, "数えない"), ("有効", 1592, "数える"))
    table = Table("ballot_dispositions", "票の処理区分", columns, rows)
    assert identity(table) == "票の処理区分: 1,596 ＝ 締切後 4 ＋ 有効 1,592"


def test_the_total_of_a_table_is_never_one_of_its_parts() -> None:
    columns = (WORDS, Column("甲", Form.COUNT), Column("乙", Form.COUNT), Column("計", Form.COUNT))
    rows = (("登録", 2, 3, 5), ("重複", 1, 0, 1), ("読んだ行", 3, 3, 6))
    table = Table("registration_dispositions", "申込", columns, rows, emphasis=frozenset({2}))
    assert identity(table) == "申込: 6 ＝ 登録 5 ＋ 重複 1"


def test_nothing_read_is_nothing_of_each() -> None:
    table = Table("x", "票の処理区分", (WORDS, Column("票数", Form.COUNT)), (("有効", 0),))
    assert identity(table) == "票の処理区分: 0 ＝ 0"


def test_columns_stand_below_each_other_however_wide_their_letters_are() -> None:
    columns = (Column("団体"), Column("人数", Form.COUNT))
    table = Table("x", "団体", columns, (("みどり野区", 1234), ("AB", 5)))
    assert list(table_lines(table)) == [
        "  団体         人数",
        "  みどり野区  1,234",
        "  AB              5",
    ]
