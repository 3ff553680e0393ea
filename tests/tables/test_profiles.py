"""What a form tool exports is read as it writes it, in any order of its columns.

The headings are those of real exports: config/profiles says where each of them is from.
"""

from zoneinfo import ZoneInfo

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from automations.errors import InputUnfit
from automations.tables.headings import find_headings, possible_headings
from automations.tables.profiles import (
    profile_labels,
    profile_of,
)
from automations.tables.schema import Schema, schema
from automations.tables.sheet import Sheet, sheet_of_rows
from automations.tables.typed import TypedTable, read_table

TOKYO = ZoneInfo("Asia/Tokyo")

MICROSOFT = """\
ID|開始時刻|完了時刻|メール|名前|最終変更時刻|氏名（漢字）|所属（部・課）|メールアドレス|参加を取り消す
1|2024/12/2 9:00|2024/12/2 9:03|ao@example.jp|青木 一 総務課||青木 一|総務課|ao@example.jp|
2|2024/12/2 9:10|2024/12/2 9:12|anonymous|anonymous||井上 二葉|税務課|ino@example.jp|取消;"""
MICROSOFT_QUIZ = """\
ID|Start time|Completion time|Email|Name|Total points|Quiz feedback|Last modified time|氏名|\
Points - 氏名|Feedback - 氏名
1|2024/12/2 9:00|2024/12/2 9:03|anonymous|Anonymous||||青木 一||"""
GOOGLE = """\
タイムスタンプ|メールアドレス|スコア|お名前|団体名|区分
2024/12/02 9:03:00|ao@example.jp|0 / 0|青木 一|あおば市|他自治体職員"""
KINTONE = """\
レコード番号|作成者|作成日時|更新者|更新日時|ステータス|氏名|会社名|取消
APP-1|事務局|2024/12/02 09:03|事務局|2024/12/03 10:00|未処理|青木 一|㈱見本|取消
APP-2|事務局|2024/12/02 09:04|事務局|2024/12/03 10:00|未処理|井上 二葉|㈱見本|"""
DESKNETS = """\
氏名|部署名|備考
青木 一|総務課|車いす"""
LOGO = """\
お名前|部署名|連絡先電話番号
青木 一|総務課|03-0000-0000"""
BY_HAND = """\
来場者申込（電話受付）||
No.|氏名|団体・会社名|受付日
1|青木 一|あおば市|R6.12.2"""

EXPORTS = {
    "microsoft_forms": MICROSOFT,
    "google_forms": GOOGLE,
    "kintone": KINTONE,
    "generic": BY_HAND,
}


def sheet_of(text: str) -> Sheet:
    lines = [line.split("|") for line in text.splitlines()]
    return sheet_of_rows("申込.xlsx", "Sheet1", lines)


def under(sheet: Sheet, table: str = "registration", named: str = "") -> Schema:
    rows = [list(texts.values()) for texts in possible_headings(sheet)]
    return schema(table).with_profile(profile_of(named, rows))


def read(text: str, named: str = "") -> TypedTable:
    sheet = sheet_of(text)
    return read_table(sheet, under(sheet, named=named), TOKYO)


def columns(table: TypedTable) -> dict[str, str]:
    """Return which heading serves which field."""
    found = table.headings
    return {key: found.texts[column] for key, column in sorted(found.columns.items())}


@pytest.mark.parametrize("name", EXPORTS)
def test_a_tool_is_recognised_by_its_headings(name: str) -> None:
    rows = [list(texts.values()) for texts in possible_headings(sheet_of(EXPORTS[name]))]
    assert profile_of("", rows).name == name
    assert profile_of("自動", rows).name == name


@pytest.mark.parametrize("label", profile_labels())
def test_the_settings_name_a_tool_by_its_label_or_its_file(label: str) -> None:
    by_label = profile_of(label, [])
    assert profile_of(by_label.name, [["タイムスタンプ"]]) == by_label
    assert by_label.label == label


def test_the_labels_stand_as_a_list_to_choose_from_the_rest_last() -> None:
    assert profile_labels() == (
        "Google フォーム",
        "LoGoフォーム",
        "Microsoft Forms",
        "desknet's",
        "kintone",
        "手入力・その他",
    )


def test_microsoft_forms() -> None:
    table = read(MICROSOFT)
    assert columns(table) == {
        "cancelled": "参加を取り消す",
        "mail": "メールアドレス",
        "name": "氏名（漢字）",
        "section": "所属（部・課）",
        "submitted": "完了時刻",
    }
    assert table.frame["cancelled"].to_list() == ["", "取消"]
    assert table.problems == ()


def test_microsoft_forms_without_a_question_for_the_name_shows_the_account() -> None:
    table = read("\n".join(line.rsplit("|", 4)[0] for line in MICROSOFT.splitlines()))
    assert columns(table) == {"mail": "メール", "name": "名前", "submitted": "完了時刻"}
    assert table.frame.select("name", "mail").rows() == [
        ("青木 一 総務課", "ao@example.jp"),
        ("", ""),
    ]
    assert [str(each) for each in table.problems] == [
        "申込.xlsx「Sheet1」E3: 「氏名」が空です。値を入れてください。それまでこの行は数えません。"
    ]


def test_accounts_that_are_all_anonymous_name_nobody() -> None:
    with pytest.raises(InputUnfit) as unfit:
        read("ID|開始時刻|完了時刻|メール|名前|所属\n1|||anonymous|anonymous|総務課")
    assert str(unfit.value) == (
        "申込.xlsx「Sheet1」1行目: 「氏名」の見出しがありません。"
        "見出しの行に「氏名」の列を加えてください。"
    )


def test_a_question_titled_like_a_column_of_the_tool_itself() -> None:
    text = "ID|開始時刻|完了時刻|メール|名前|名前2\n1||2024/12/2 9:03|anonymous|anonymous|青木 一"
    assert columns(read(text))["name"] == "名前2"


def test_a_quiz_of_microsoft_forms_in_english() -> None:
    table = read(MICROSOFT_QUIZ)
    assert columns(table) == {"name": "氏名", "submitted": "Completion time"}
    assert table.problems == ()


def test_google_forms() -> None:
    table = read(GOOGLE)
    assert columns(table) == {
        "body": "団体名",
        "kind": "区分",
        "mail": "メールアドレス",
        "name": "お名前",
        "submitted": "タイムスタンプ",
    }
    assert table.frame["kind"].to_list() == ["庁外"]
    assert table.problems == ()


def test_kintone() -> None:
    table = read(KINTONE)
    assert columns(table) == {
        "body": "会社名",
        "cancelled": "取消",
        "name": "氏名",
        "submitted": "作成日時",
    }
    assert table.problems == ()


@pytest.mark.parametrize(
    ("text", "named", "found"),
    [
        (DESKNETS, "desknet's", {"name": "氏名", "note": "備考", "section": "部署名"}),
        (LOGO, "LoGoフォーム", {"name": "お名前", "phone": "連絡先電話番号", "section": "部署名"}),
        (BY_HAND, "", {"body": "団体・会社名", "name": "氏名", "submitted": "受付日"}),
    ],
    ids=["desknets", "logo_forms", "generic"],
)
def test_what_any_list_may_say_holds_for_every_tool(
    text: str, named: str, found: dict[str, str]
) -> None:
    table = read(text, named)
    assert columns(table) == found
    assert table.problems == ()


@given(st.data(), st.sampled_from(sorted(EXPORTS)))
def test_the_order_of_columns_never_matters(data: st.DataObject, name: str) -> None:
    lines = [line.split("|") for line in EXPORTS[name].splitlines()]
    width = max(map(len, lines))
    lines = [line + [""] * (width - len(line)) for line in lines]
    order = data.draw(st.permutations(range(width)))
    moved = "\n".join("|".join(line[n] for n in order) for line in lines)
    usual, other = read(EXPORTS[name]), read(moved)
    assert columns(other) == columns(usual)
    assert other.frame.equals(usual.frame)


def test_a_column_of_the_tool_itself_is_no_renamed_heading() -> None:
    text = "レコード番号|作成者|更新者|所属|備考\nAPP-1|事務局|事務局|総務課|"
    sheet = sheet_of(text)
    _, problems = find_headings(sheet, under(sheet))
    assert [each.code for each in problems] == ["heading_missing"]


def test_the_word_of_a_tool_for_nothing_is_a_word_elsewhere() -> None:
    table = read("氏名|団体名\nanonymous|あおば市", "手入力・その他")
    assert table.frame["name"].to_list() == ["anonymous"]


def test_only_choices_lose_what_stands_behind_them() -> None:
    table = read("ID|開始時刻|完了時刻|メール|名前|氏名|備考\n1|||a@example.jp|甲|青木 一|車いす;")
    assert table.frame["note"].to_list() == ["車いす;"]


def test_frames_have_the_types_they_always_have() -> None:
    assert read(MICROSOFT).frame.schema["submitted"] == pl.Datetime("us", "Asia/Tokyo")
