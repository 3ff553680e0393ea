"""What is wrong with headings is named with its cell, and with what to do."""

from collections.abc import Callable, Mapping

from automations.tables.headings import find_headings
from automations.tables.schema import Field, Schema
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


def columns(sheet: Sheet, schema: Schema = PEOPLE) -> Mapping[str, int]:
    found, problems = find_headings(sheet, schema)
    assert problems == ()
    assert found is not None
    return found.columns


def sentences(sheet: Sheet, schema: Schema = PEOPLE) -> list[str]:
    return [str(each) for each in find_headings(sheet, schema)[1]]


def test_a_blank_row_parts_a_title_from_headings(typed: Typed) -> None:
    sheet = typed("氏名", "", "|所属|備考|メール", "山田|総務課")
    assert sentences(sheet) == [
        (
            "申込.xlsx「名簿」A3: 「氏名」の見出しがなく、この列の見出しが空です。"
            "この列が「氏名」なら、見出しに「氏名」と入れてください。"
        )
    ]


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
