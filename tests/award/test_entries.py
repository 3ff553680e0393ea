"""Entries: each row has one disposition, and what nobody can read is refused, not guessed."""

from datetime import datetime

import pytest

from automations.award.entries import EntryList, read_entries, sections_not_on_roll
from automations.errors import InputUnfit
from tests.award.staging import AFTER, ENTRIES, TOKYO, entries_table


def read(*rows: tuple[str, ...], as_of: datetime = AFTER) -> EntryList:
    return read_entries(entries_table(rows), as_of)


def dispositions(found: EntryList) -> dict[str, int]:
    return {each.code: each.rows for each in found.counts if each.rows}


def test_every_row_has_one_disposition() -> None:
    found = read(
        ("1", "記入例", "窓口", "市民課", "", ""),
        ("2", "窓口DX", "窓口", "市民課", "希望する", ""),
        ("3", "庶務の自動化", "内部", "総務課", "希望しない", ""),
        ("4", "会議の短縮", "内部", "企画課", "", "2024/12/04 10:00"),
        ("5", "書かない窓口", "窓口", "税務課", "", ""),
    )
    assert dispositions(found) == {
        "layout_example": 1,
        "entry_withdrawn": 1,
        "entry_exhibited": 1,
        "entry_ranked": 2,
    }
    assert [each.label for each in found.ranked] == ["02 窓口DX", "05 書かない窓口"]
    assert [each.number for each in found.entries] == [2, 3, 4, 5]


def test_a_withdrawal_holds_from_its_own_second_on() -> None:
    row = ("1", "窓口DX", "窓口", "市民課", "", "2024/12/04 10:00")
    before = datetime(2024, 12, 4, 9, 59, 59, tzinfo=TOKYO)
    at = datetime(2024, 12, 4, 10, 0, 0, tzinfo=TOKYO)
    assert read(row, as_of=before).entries[0].ranked
    assert not read(row, as_of=at).entries[0].ranked


def test_an_entry_that_is_withdrawn_and_unjudged_is_withdrawn() -> None:
    found = read(("1", "窓口DX", "窓口", "市民課", "希望しない", "2024/12/04"))
    assert dispositions(found) == {"entry_withdrawn": 1}


def refused(*rows: tuple[str, ...]) -> str:
    with pytest.raises(InputUnfit) as unfit:
        entries_table(rows)
    return str(unfit.value)


def test_a_misspelt_category_is_refused_with_what_was_meant() -> None:
    assert refused(*ENTRIES[:2], ("3", "庶務", "窓ロ", "総務課", "", "")) == (
        "共有/エントリー.xlsx「エントリー」C4: 「部門」の「窓ロ」は選択肢にありません"
        "（もしかして「窓口」）。次のどれかにしてください: 窓口、内部。"
    )


def test_another_spelling_of_a_category_is_the_category() -> None:
    assert read(("1", "窓口DX", "窓口サービス", "市民課", "", "")).entries[0].category == "窓口"


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (
            ("1", "", "窓口", "市民課", "", ""),
            "共有/エントリー.xlsx「エントリー」B2: 「取組名」が空です。",
        ),
        (
            ("1", "窓口DX", "窓口", "市民課", "どちらでも", ""),
            (
                "共有/エントリー.xlsx「エントリー」E2: "
                "「審査の希望」の「どちらでも」は選択肢にありません"
            ),
        ),
        (
            ("1", "窓口DX", "窓口", "市民課", "", "取下げ予定"),
            (
                "共有/エントリー.xlsx「エントリー」F2: "
                "「取下げ日時」の「取下げ予定」は日時として読めません"
            ),
        ),
    ],
)
def test_what_decides_and_cannot_be_read_is_refused(row: tuple[str, ...], sentence: str) -> None:
    assert refused(row).startswith(sentence)


def test_an_entry_without_a_number_is_refused_with_what_gives_one() -> None:
    found = read(("", "窓口DX", "窓口", "市民課", "", ""))
    assert [str(each) for each in found.problems] == [
        (
            "共有/エントリー.xlsx「エントリー」A2: 「番号」が空です。"
            "先に「応募集計」を実行して番号を付けるか、「番号」に書いてください。"
        )
    ]
    assert found.entries == ()


def test_a_number_given_twice_is_named_at_both_places() -> None:
    found = read(ENTRIES[0], ("1", "別の取組", "内部", "総務課", "", ""))
    assert [str(each) for each in found.problems] == [
        (
            "共有/エントリー.xlsx「エントリー」A3: 番号1の取組が二つ以上あります。"
            "どちらかの番号を直してください。"
        ),
        (
            "共有/エントリー.xlsx「エントリー」A2: 番号1の取組が二つ以上あります。"
            "どちらかの番号を直してください。"
        ),
    ]


def test_a_number_below_one_is_refused() -> None:
    (found,) = read(("0", "窓口DX", "窓口", "市民課", "", "")).problems
    assert str(found) == (
        "共有/エントリー.xlsx「エントリー」A2: 取組の番号が0になっています。"
        "1以上の番号にしてください。"
    )


def test_one_title_twice_is_worth_a_look() -> None:
    found = read(ENTRIES[0], ("2", "窓口ＤＸ", "内部", "総務課", "", ""))
    assert [each.code for each in found.problems] == ["entry_title_doubled"] * 2


def test_no_entry_at_all_is_refused() -> None:
    assert [each.code for each in read().problems] == ["entries_none"]


def test_a_joint_entry_belongs_to_each_of_its_sections() -> None:
    (entry,) = read(("1", "窓口DX", "窓口", "企画課、 財政課／税務課", "", "")).entries
    assert entry.section_keys == ("企画課", "税務課", "財政課")


def test_a_section_the_roll_does_not_know_is_named() -> None:
    table = entries_table([("1", "窓口DX", "窓口", "市民か", "", "")])
    entries = read_entries(table, AFTER).entries
    assert [str(each) for each in sections_not_on_roll(table, entries, ["市民課", "税務課"])] == [
        (
            "共有/エントリー.xlsx「エントリー」D2: 所属「市民か」は、投票対象者名簿のどの所属とも"
            "一致しません（もしかして「市民課」）。名簿と同じ書き方にしてください。"
            "このままでは、自所属への投票を見分けられません。"
        )
    ]
    assert list(sections_not_on_roll(table, entries, ["市民か"])) == []
