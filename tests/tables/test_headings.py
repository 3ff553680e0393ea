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


def sentences(sheet: Sheet, schema: Schema = PEOPLE) -> list[str]:
    return [str(each) for each in find_headings(sheet, schema)[1]]


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


def test_a_blank_row_parts_a_title_from_headings(typed: Typed) -> None:
    sheet = typed("氏名", "", "|所属|備考|メール", "山田|総務課")
    assert sentences(sheet) == [
        (
            "申込.xlsx「名簿」A3: 「氏名」の見出しがなく、この列の見出しが空です。"
            "この列が「氏名」なら、見出しに「氏名」と入れてください。"
        )
    ]


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


def test_a_deleted_heading_row_is_not_replaced_by_data(typed: Typed) -> None:
    sheet = typed("申込者名簿", "山田|総務課|a@example.jp|備考", "鈴木|会計課||")
    assert find_headings(sheet, PEOPLE)[0] is None
    assert sentences(sheet) == [
        (
            "申込.xlsx「名簿」: 「申込」の見出しの行が見つかりません。"
            "表の上に見出し（氏名、所属）の行があるか確かめ、消えていたら書き戻してください。"
        )
    ]


def test_only_the_first_headings_of_many_are_listed() -> None:
    wanted = Schema(
        "many", "表", tuple(Field(f"f{n}", f"項目{n}", required=True) for n in range(9))
    )
    assert sentences(sheet_of_rows("表.csv", "表.csv", [["x"]]), wanted) == [
        (
            "表.csv「表.csv」: 「表」の見出しの行が見つかりません。表の上に見出し"
            "（項目0、項目1、項目2、項目3、項目4ほか）の行があるか確かめ、消えていたら書き戻してください。"
        )
    ]


def test_a_sheet_without_a_word(typed: Typed) -> None:
    expected = [
        (
            "申込.xlsx「名簿」: シートに何も書かれていません。"
            "「申込」のシートの名前が正しいか、中身が消えていないかを確かめてください。"
        )
    ]
    assert sentences(typed()) == expected
    assert sentences(typed("", " |　", "")) == expected


def test_a_renamed_heading_is_named_with_its_cell(typed: Typed) -> None:
    assert sentences(typed("題名", "No.|氏名漢字|所属|メール")) == [
        (
            "申込.xlsx「名簿」B2: 「氏名」の見出しがありません"
            "（もしかして、いまの見出し「氏名漢字」）。"
            "この列が「氏名」なら、見出しを「氏名」に直してください。"
        )
    ]


def test_a_heading_that_was_renamed_in_the_upper_row_is_named_there(typed: Typed) -> None:
    assert sentences(typed("氏名漢字|連絡先||備考", "|所属|メール|")) == [
        (
            "申込.xlsx「名簿」A1: 「氏名」の見出しがありません"
            "（もしかして、いまの見出し「氏名漢字」）。"
            "この列が「氏名」なら、見出しを「氏名」に直してください。"
        )
    ]


def test_two_lost_headings_are_not_explained_by_one(typed: Typed) -> None:
    schema = Schema(
        "dates",
        "日程",
        (Field("start", "開始日", required=True), Field("end", "終了日", required=True)),
    ).extended([Field("a", "番号"), Field("b", "会場"), Field("c", "定員")])
    assert sentences(typed("番号|会場|定員|開始の日"), schema) == [
        (
            "申込.xlsx「名簿」D1: 「開始日」の見出しがありません"
            "（もしかして、いまの見出し「開始の日」）。"
            "この列が「開始日」なら、見出しを「開始日」に直してください。"
        ),
        (
            "申込.xlsx「名簿」1行目: 「終了日」の見出しがありません。"
            "見出しの行に「終了日」の列を加えてください。"
        ),
    ]


def test_an_erased_heading_is_named_with_its_cell(typed: Typed) -> None:
    assert sentences(typed("氏名||メール|備考", "山田|総務課||")) == [
        (
            "申込.xlsx「名簿」B1: 「所属」の見出しがなく、この列の見出しが空です。"
            "この列が「所属」なら、見出しに「所属」と入れてください。"
        )
    ]


def test_a_missing_column(typed: Typed) -> None:
    assert sentences(typed("氏名|メール|備考", "山田||")) == [
        (
            "申込.xlsx「名簿」1行目: 「所属」の見出しがありません。"
            "見出しの行に「所属」の列を加えてください。"
        )
    ]


def test_an_optional_column_may_be_missing(typed: Typed) -> None:
    assert columns(typed("氏名|所属|電話")) == {"name": 1, "section": 2}


def test_an_optional_heading_with_a_slip_is_mentioned_and_nothing_stops(typed: Typed) -> None:
    found, problems = find_headings(typed("氏名|所属|メールアドレズ"), PEOPLE)
    assert found is not None
    assert found.columns == {"name": 1, "section": 2}
    assert [(each.severity.name, str(each)) for each in problems] == [
        (
            "NOTE",
            (
                "申込.xlsx「名簿」C1: 見出し「メールアドレズ」は「メールアドレス」に似ていますが、"
                "別の列として扱いました。この列が「メールアドレス」なら、見出しを「メールアドレス」に"
                "直してください。"
            ),
        )
    ]


def test_a_heading_that_stands_twice_is_refused_with_both_cells(typed: Typed) -> None:
    assert sentences(typed("氏名|所属|備考|氏　名")) == [
        (
            "申込.xlsx「名簿」D1: 見出し「氏名」がA1にもあります。"
            "使わないほうの列の見出しを変えてください。"
        )
    ]


def test_one_name_under_two_groups_is_refused_unless_a_field_tells_them_apart(
    typed: Typed,
) -> None:
    sheet = typed("本人||代理", "氏名|所属|氏名", "山田|総務課|佐藤")
    assert sentences(sheet) == [
        (
            "申込.xlsx「名簿」C2: 見出し「氏名」がA2にもあります。"
            "使わないほうの列の見出しを変えてください。"
        )
    ]
    assert columns(sheet, PEOPLE.extended([Field("proxy", "代理 氏名")])) == {
        "name": 1,
        "section": 2,
        "proxy": 3,
    }


def test_a_heading_twice_that_no_field_uses_is_none_of_our_business(typed: Typed) -> None:
    assert columns(typed("氏名|所属|欄|欄")) == {"name": 1, "section": 2}


def test_rows_like_data_above_the_headings_are_mentioned(typed: Typed) -> None:
    sheet = typed("佐藤|会計課|b@example.jp|", "氏名|所属|メール|備考", "山田|総務課||")
    assert sentences(sheet) == [
        (
            "申込.xlsx「名簿」2行目: 見出しの行より上に、データのような行が1行あります。"
            "この1行は読んでいません。データなら、見出しの行より下に移してください。"
        )
    ]


@given(st.permutations(["氏名", "所属", "メール", "備考", "電話", "住所"]))
def test_the_order_of_columns_does_not_matter(order: list[str]) -> None:
    sheet = sheet_of_rows("申込.xlsx", "名簿", [order])
    keys = {"氏名": "name", "所属": "section", "メール": "mail", "備考": "note"}
    assert columns(sheet) == {key: order.index(text) + 1 for text, key in keys.items()}
