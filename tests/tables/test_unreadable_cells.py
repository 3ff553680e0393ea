"""Cells that have no value but should: named by cell, and what becomes of their row."""

from dataclasses import replace

import pytest

from automations.tables.problems import Severity
from automations.tables.schema import Blank, Field, Schema
from automations.tables.sheet import Merged, Oddity
from tests.tables.people import HEADINGS, PEOPLE, SHEET, Typed, findings, read, refused


def with_policy(key: str, policy: Blank) -> Schema:
    changed = (replace(each, blank=policy) if each.key == key else each for each in PEOPLE.fields)
    return replace(PEOPLE, fields=tuple(changed))


def test_what_cannot_be_read_is_named_by_cell_and_left_blank(typed: Typed) -> None:
    table = read(typed(HEADINGS, "12/24|山田|A12|町内|たぶん"))
    assert findings(table) == [
        (
            "確認",
            (
                f"{SHEET}A2: 「受付日時」の「12/24」は日時として読めません。"
                "空欄として扱いました。2024/12/24 13:05 のように入れてください。"
            ),
        ),
        (
            "確認",
            (
                f"{SHEET}C2: 「職員番号」の「A12」は整数として読めません。"
                "空欄として扱いました。数字だけを入れてください。"
            ),
        ),
        (
            "確認",
            (
                f"{SHEET}D2: 「区分」の「町内」は選択肢にありません（もしかして「庁内」）。"
                "空欄として扱いました。次のどれかにしてください: 庁内、庁外。"
            ),
        ),
        (
            "確認",
            (
                f"{SHEET}E2: 「取消」の「たぶん」は○か空欄として読めません。"
                "空欄として扱いました。○を入れるか、空にしてください。"
            ),
        ),
    ]
    values = table.frame.select("unfit", "submitted", "number", "kind", "cancelled").row(0)
    assert values == (False, None, None, "", False)


@pytest.mark.parametrize(
    ("key", "text", "sentence"),
    [
        ("number", "", "「職員番号」が空です。値を入れてください。それまでこの行は数えません。"),
        (
            "number",
            "五",
            (
                "「職員番号」の「五」は整数として読めません。"
                "数字だけを入れてください。それまでこの行は数えません。"
            ),
        ),
        (
            "number",
            "〃",
            (
                "「職員番号」の「〃」がどの行を指すか、並べ替えると"
                "分からなくなります。"
                "指している値そのものを入れてください。それまでこの行は数えません。"
            ),
        ),
    ],
)
def test_a_cell_that_must_be_readable_sets_its_row_aside(
    typed: Typed, key: str, text: str, sentence: str
) -> None:
    sheet = typed(HEADINGS, f"|山田|{text}", "|鈴木|12")
    table = read(sheet, with_policy(key, Blank.SET_ASIDE))
    assert findings(table) == [("保留", f"{SHEET}C2: {sentence}")]
    assert table.frame["unfit"].to_list() == [True, False]


def test_cells_that_must_not_be_wrong_refuse_the_sheet_all_at_once(typed: Typed) -> None:
    sheet = typed(HEADINGS, "|山田|", "|鈴木|A1", "|佐藤|同上", "|田中|7")
    assert refused(sheet, with_policy("number", Blank.REFUSED)) == [
        f"{SHEET}C2: 「職員番号」が空です。値を入れるか、行ごと消してください。",
        (f"{SHEET}C3: 「職員番号」の「A1」は整数として読めません。数字だけを入れてください。"),
        (
            f"{SHEET}C4: 「職員番号」の「同上」がどの行を指すか、並べ替えると"
            "分からなくなります。"
            "指している値そのものを入れてください。"
        ),
    ]


def test_blank_and_unreadable_may_have_different_policies(typed: Typed) -> None:
    schema = replace(
        PEOPLE,
        fields=tuple(
            replace(each, unreadable=Blank.SET_ASIDE) if each.key == "submitted" else each
            for each in PEOPLE.fields
        ),
    )
    table = read(typed(HEADINGS, "|山田", "12/24|鈴木"), schema)
    assert table.frame["unfit"].to_list() == [False, True]
    assert [each.severity for each in table.problems] == [Severity.SET_ASIDE]


def test_a_ditto_is_no_text(typed: Typed) -> None:
    table = read(typed(HEADINGS + "|備考", "|山田||||車椅子", "|鈴木||||〃", "|〃||||"))
    assert table.frame.select("name", "note", "note_raw", "unfit").rows() == [
        ("山田", "車椅子", "車椅子", False),
        ("鈴木", "", "〃", False),
        ("", "", "", True),
    ]
    assert findings(table) == [
        (
            "確認",
            (
                f"{SHEET}F3: 「備考」の「〃」がどの行を指すか、並べ替えると"
                "分からなくなります。"
                "空欄として扱いました。指している値そのものを入れてください。"
            ),
        ),
        (
            "保留",
            (
                f"{SHEET}B4: 「氏名」の「〃」がどの行を指すか、並べ替えると"
                "分からなくなります。"
                "指している値そのものを入れてください。それまでこの行は数えません。"
            ),
        ),
    ]


ERROR_SET_ASIDE = (
    "「職員番号」がエラー値（#N/A など）です。"
    "数式を直すか、値を入れてください。それまでこの行は数えません。"
)
UNCALCULATED_SET_ASIDE = (
    "「職員番号」の数式がまだ計算されていません。"
    "Excelで開いて保存し直すか、値を入れてください。それまでこの行は数えません。"
)


@pytest.mark.parametrize(
    ("oddity", "text", "sentence"),
    [
        (Oddity.ERROR, "#N/A", ERROR_SET_ASIDE),
        (Oddity.ERROR, "", ERROR_SET_ASIDE),
        (Oddity.UNCALCULATED, "", UNCALCULATED_SET_ASIDE),
    ],
)
def test_an_odd_cell_sets_its_row_aside_even_where_blank_is_allowed(
    typed: Typed, oddity: Oddity, text: str, sentence: str
) -> None:
    sheet = replace(typed(HEADINGS, f"|山田|{text}", "|鈴木|7"), odd={(2, 3): oddity})
    table = read(sheet)
    assert findings(table) == [("保留", f"{SHEET}C2: {sentence}")]
    assert table.frame.select("unfit", "number", "number_raw").rows() == [
        (True, None, text),
        (False, 7, "7"),
    ]


def test_an_odd_cell_where_blank_is_refused(typed: Typed) -> None:
    sheet = replace(typed(HEADINGS, "|#REF!|7"), odd={(2, 2): Oddity.ERROR})
    assert refused(sheet, with_policy("name", Blank.REFUSED)) == [
        f"{SHEET}B2: 「氏名」がエラー値（#N/A など）です。数式を直すか、値を入れてください。"
    ]


def test_where_a_cell_stands_may_be_secret(typed: Typed) -> None:
    vote = Field("vote", "効果 [01 窓口DX]", secret=True)
    schema = Schema("votes", "投票", (Field("number", "職員番号"), vote))
    sheet = replace(typed("職員番号|効果 [01 窓口DX]", "7|#N/A"), odd={(2, 2): Oddity.ERROR})
    assert [str(each) for each in read(sheet, schema).problems] == [
        (
            f"{SHEET}2行目: 「この行の回答」がエラー値（#N/A など）です。"
            "数式を直すか、値を入れてください。それまでこの行は数えません。"
        )
    ]


def test_a_row_of_formulas_that_were_never_calculated_is_not_blank(typed: Typed) -> None:
    sheet = replace(typed(HEADINGS, "||", "|鈴木|7"), odd={(2, 2): Oddity.UNCALCULATED})
    assert read(sheet).frame.select("row", "unfit").rows() == [(2, True), (3, False)]


def test_odd_cells_elsewhere_are_none_of_our_business(typed: Typed) -> None:
    sheet = typed("集計|", HEADINGS + "|確認結果|順番", "|山田|7", "合計||1", "|記入例|")
    schema = PEOPLE.extended([Field("status", "確認結果")])
    odd = dict.fromkeys([(1, 1), (3, 6), (3, 7), (4, 3), (5, 3), (6, 7)], Oddity.ERROR)
    table = read(replace(sheet, odd=odd), schema)
    assert table.problems == ()
    assert table.frame["layout"].to_list() == ["データ", "合計行", "記入例"]


def test_a_long_text_is_shortened_in_the_sentence(typed: Typed) -> None:
    table = read(typed(HEADINGS, f"|山田|{'あ' * 50}"))
    assert f"「{'あ' * 39}…」" in table.problems[0].found


def test_problems_stand_in_the_order_of_the_sheet(typed: Typed) -> None:
    sheet = replace(
        typed(HEADINGS, "未定|山田|A", "|鈴木|#N/A", "|佐藤|B"), odd={(3, 3): Oddity.ERROR}
    )
    places = [str(each.place).removeprefix(SHEET) for each in read(sheet).problems]
    assert places == ["A2", "C2", "C3", "C4"]


def test_a_blank_cell_that_a_merged_range_hides_is_told_to_be_unmerged(typed: Typed) -> None:
    sheet = typed(HEADINGS, "|山田|4", "||5")
    merged = (Merged(3, 4, 4, 5), Merged(2, 2, 3, 2))  # of the third row, D and E only
    table = read(replace(sheet, merged=merged))
    assert findings(table) == [
        (
            "保留",
            (
                f"{SHEET}B3: 「氏名」が、ほかのセルと結合されているため空です"
                "（値はB2だけにあります）。セルの結合を解除し、行ごとに値を入れてください。"
                "それまでこの行は数えません。"
            ),
        ),
    ]
    assert table.frame["unfit"].to_list() == [False, True]


def test_a_merged_range_where_no_blank_is_allowed(typed: Typed) -> None:
    sheet = typed(HEADINGS, "|山田", "|||庁内")
    schema = with_policy("name", Blank.REFUSED)
    assert refused(replace(sheet, merged=(Merged(2, 2, 3, 2),)), schema) == [
        (
            f"{SHEET}B3: 「氏名」が、ほかのセルと結合されているため空です"
            "（値はB2だけにあります）。セルの結合を解除し、行ごとに値を入れてください。"
        )
    ]


def test_the_cell_of_a_secret_answer_is_not_named_by_what_it_is_merged_with(typed: Typed) -> None:
    fields = tuple(replace(each, secret=each.key == "name") for each in PEOPLE.fields)
    sheet = typed(HEADINGS, "|山田", "|||庁内")
    table = read(replace(sheet, merged=(Merged(2, 2, 3, 2),)), replace(PEOPLE, fields=fields))
    assert findings(table) == [
        (
            "保留",
            (
                f"{SHEET}3行目: 「この行の回答」が空です。"
                "値を入れてください。それまでこの行は数えません。"
            ),
        ),
    ]
