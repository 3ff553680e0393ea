"""The heading row is found as people see it; what is wrong with it is named with its cell."""

from collections.abc import Callable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from automations.tables.headings import Headings, find_headings, heading_key
from automations.tables.schema import Field, FieldKind, Schema
from automations.tables.sheet import Sheet, sheet_of_rows

Typed = Callable[..., Sheet]

PEOPLE = Schema(
    "people",
    "申込",
    (
        Field("name", "氏名", aliases=("氏名（漢字）", "お名前"), required=True),
        Field("section", "所属", required=True),
        Field("mail", "メールアドレス", aliases=("メール",)),
        Field("note", "備考"),
    ),
)
GRID = Schema(
    "ballots",
    "投票",
    (
        Field("submitted", "タイムスタンプ", required=True),
        Field("number", "職員番号", required=True),
    ),
).extended(
    Field(f"mark_{criterion}_{entry}", f"{criterion} [{entry:02} 取組{entry}]", FieldKind.INTEGER)
    for criterion in ("効果", "工夫", "熱意", "発展")
    for entry in range(1, 22)
)


def headings(sheet: Sheet, schema: Schema = PEOPLE) -> Headings:
    found, problems = find_headings(sheet, schema)
    assert problems == ()
    assert found is not None
    return found


def columns(sheet: Sheet, schema: Schema = PEOPLE) -> Mapping[str, int]:
    return headings(sheet, schema).columns


def test_headings_in_the_first_row(typed: Typed) -> None:
    sheet = typed("No.|氏名|所属|メール", "1|山田|総務課|a@example.jp")
    assert headings(sheet) == Headings(
        1,
        {"name": 2, "section": 3, "mail": 4},
        {1: "No.", 2: "氏名", 3: "所属", 4: "メール"},
    )


def test_title_and_blank_rows_above(typed: Typed) -> None:
    sheet = typed("申込者名簿", "", "令和6年12月1日現在||総務課", "", "氏名|所属", "山田|総務課")
    assert headings(sheet).row == 5


def test_a_title_right_above_is_no_heading(typed: Typed) -> None:
    sheet = typed("申込者名簿", "氏名|所属", "山田|総務課")
    assert headings(sheet) == Headings(2, {"name": 1, "section": 2}, {1: "氏名", 2: "所属"})


def test_a_title_right_above_a_wide_grid_is_no_heading() -> None:
    texts = [each.heading for each in GRID.fields]
    rows = [["職員投票の回答"], texts, ["2024/12/2 9:00:00", "101", *["5"] * 84]]
    found = headings(sheet_of_rows("投票.xlsx", "回答", rows), GRID)
    assert (found.row, found.first_row, len(found.columns)) == (2, 0, 86)


def test_a_ballot_that_is_nearly_blank_is_no_second_heading_row() -> None:
    texts = [each.heading for each in GRID.fields]
    rows = [texts, ["2024/12/2 9:00:00", "101"], ["", "102"]]
    found = headings(sheet_of_rows("投票.xlsx", "回答", rows), GRID)
    assert (found.row, found.first_row) == (1, 0)


def test_the_upper_of_equal_rows_is_the_heading_row(typed: Typed) -> None:
    sheet = typed("氏名|所属", "山田|総務課", "氏名|所属", "鈴木|会計課")
    assert headings(sheet).row == 1


def test_a_merged_heading_above_spans_to_the_right(typed: Typed) -> None:
    schema = Schema(
        "proxies",
        "代理",
        (
            Field("name", "本人 氏名", required=True),
            Field("section", "本人 所属", required=True),
            Field("proxy", "代理 氏名"),
        ),
    )
    sheet = typed("本人||代理|", "氏名|所属|氏名|所属", "山田|総務課|佐藤|会計課")
    found = headings(sheet, schema)
    assert (found.first_row, found.row) == (1, 2)
    assert found.columns == {"name": 1, "section": 2, "proxy": 3}
    assert found.texts == {1: "本人 氏名", 2: "本人 所属", 3: "代理 氏名", 4: "代理 所属"}


def test_a_group_over_some_headings_and_others_merged_downwards(typed: Typed) -> None:
    sheet = typed("氏名|連絡先||備考", "|所属|メール|", "山田|総務課|a@example.jp|")
    found = headings(sheet)
    assert found.columns == {"name": 1, "section": 2, "mail": 3, "note": 4}
    assert found.texts == {1: "氏名", 2: "連絡先 所属", 3: "連絡先 メール", 4: "備考"}


def test_the_main_heading_comes_before_an_alias_and_aliases_in_their_order(typed: Typed) -> None:
    assert columns(typed("お名前|氏名（漢字）|所属"))["name"] == 2
    assert columns(typed("お名前|氏名（漢字）|所属|氏名"))["name"] == 4


def test_a_column_serves_one_field_only(typed: Typed) -> None:
    schema = Schema(
        "two",
        "表",
        (Field("shown", "表示名", aliases=("名前",)), Field("name", "名前", required=True)),
    )
    assert columns(typed("番号|名前|表示名"), schema) == {"name": 2, "shown": 3}
    with_one = typed("番号|名前|住所")
    assert columns(with_one, schema.extended([Field("place", "住所")])) == {"name": 2, "place": 3}


@pytest.mark.parametrize(
    "text",
    [
        "氏　名",
        "氏\n名",
        "氏名*",
        "＊氏名",
        "氏名（必須）",
        "【必須】氏名",
        "氏名 必須",
        "氏名※必須",
        "\ufeff氏名",
    ],
)
def test_what_does_not_count_in_a_heading(text: str) -> None:
    assert columns(sheet_of_rows("a.csv", "a.csv", [[text, "所属"]]))["name"] == 1


def test_a_heading_keeps_the_words_that_tell_it_from_others() -> None:
    assert heading_key("参加必須") == "参加必須"
    assert heading_key("効果 [05 必須]") == "効果[05必須]"
    assert heading_key("窓口DX") != heading_key("窓口DXプラス")
    assert heading_key("【必須】") == "【必須】"


@given(st.text())
def test_space_around_and_within_a_heading_never_counts(text: str) -> None:
    assert heading_key(f"\u3000{text} \n") == heading_key(text)
    assert not any(letter.isspace() for letter in heading_key(text))


@given(st.permutations(["氏名", "所属", "メール", "備考", "電話", "住所"]))
def test_the_order_of_columns_does_not_matter(order: list[str]) -> None:
    sheet = sheet_of_rows("申込.xlsx", "名簿", [order])
    keys = {"氏名": "name", "所属": "section", "メール": "mail", "備考": "note"}
    assert columns(sheet) == {key: order.index(text) + 1 for text, key in keys.items()}


def test_a_list_of_one_column_has_a_heading_too(typed: Typed) -> None:
    slips = Schema(
        "slips",
        "番号",
        (Field("token", "投票番号", required=True), Field("note", "備考"), Field("status", "確認")),
        system=frozenset({heading_key("No.")}),
    )
    assert headings(typed("投票番号", "AB12"), slips).columns == {"token": 1}
    assert headings(typed("No.|投票番号", "1|AB12"), slips).columns == {"token": 2}
