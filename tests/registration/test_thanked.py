"""Whom to thank: exhibitors by body and speakers alone, of those who came and no others."""

from automations.registration.thanked import thanked, with_judges
from automations.tables.report import Audience
from tests.registration.lists import CAME, EXHIBITOR, SATO, SPEAKER, TAKAHASHI, counted

OTHER = EXHIBITOR | {"番号": "5", "氏名": "木村 春", "フリガナ": "キムラ ハル",
                     "団体名": "株式会社見本",
                     "メールアドレス": "kimura@mihon.example"}  # fmt: skip
ALONE = EXHIBITOR | {"番号": "6", "氏名": "原 夏", "フリガナ": "ハラ ナツ", "団体名": "",
                     "所属": "個人", "メールアドレス": "hara@example.jp"}  # fmt: skip


def test_a_body_gets_one_letter_and_a_speaker_one_each() -> None:
    everybody = (SATO, TAKAHASHI, EXHIBITOR, SPEAKER, OTHER, ALONE)
    table = thanked(counted(*(each | CAME for each in everybody)))
    assert [column.heading for column in table.columns] == ["区分", "団体", "所属", "氏名"]
    assert table.rows == (
        ("出展者", "株式会社見本", "", "木村 春\n鈴木 一郎"),
        ("出展者", "", "個人", "原 夏"),
        ("登壇者", "見本大学", "", "田中 実"),
    )
    assert table.audience is Audience.SECRETARIAT


def test_who_did_not_come_is_not_thanked() -> None:
    assert thanked(counted(EXHIBITOR, SPEAKER)).rows == ()
    assert thanked(None).rows == ()


def test_the_order_of_rows_changes_nothing() -> None:
    rows = [each | CAME for each in (EXHIBITOR, OTHER, ALONE, SPEAKER)]
    assert thanked(counted(*rows)) == thanked(counted(*reversed(rows)))


def test_judges_stand_behind_the_others() -> None:
    judge = ("審査員", "見本大学", "教授", "審査 太郎")
    table = with_judges(thanked(counted(SPEAKER | CAME)), (judge,))
    assert [row[3] for row in table.rows] == ["田中 実", "審査 太郎"]


def test_a_slip_of_one_does_not_stand_on_a_letter() -> None:
    slip = SPEAKER | {"番号": "7", "氏名": "森 秋", "フリガナ": "モリ アキ", "団体名": "見本 大学",
                      "メールアドレス": "mori@mihon-u.example"}  # fmt: skip
    rows = thanked(counted(SPEAKER | CAME, slip | CAME)).rows
    assert [row[1] for row in rows] == ["見本大学", "見本大学"]
