"""読み上げ原稿: a page a winner, readings above titles and names, blanks where there are none."""

from automations.documents.fields import Field
from automations.documents.script import script_content
from tests.documents.prize_tables import COVER, script_of

BLANK = "取組名のふりがな　＿＿＿＿"
SPOKEN = (
    "大賞", "最後に、大賞の発表です。\n取組番号1番、「", "窓口DX", "まどぐちでぃーえっくす",
    "」。\n市民課の取組です。\n代表は、", "髙﨑 𠮷", "たかさき よし", "さんです。", "01", "市民課",
    "", "区長",
)  # fmt: skip
LONG = "書かない・待たない・回らない総合窓口の実現"


def test_the_head_says_of_which_result_it_is_and_how_many_readings_are_missing() -> None:
    unread = (*SPOKEN[:3], "", *SPOKEN[4:10], f"{BLANK}\n代表者の氏名のふりがな　＿＿＿＿", "区長")
    words = script_content(script_of(SPOKEN, unread), COVER).words
    assert words["資料名"] == "DXアワード　読み上げ原稿"
    assert words["作成の根拠"] == "確定（第1版）の審査結果から作った。"
    assert words["ふりがなの注"] == (
        "読み方の分からない取組名・氏名が2か所ある。本番の前に、下線に書き入れる。"
    )
    assert "ふりがなの注" not in script_content(script_of(SPOKEN), COVER).words


def test_a_title_that_is_too_long_for_a_line_has_its_reading_apart() -> None:
    kana = "かかない"
    long = (*SPOKEN[:2], LONG, kana, *SPOKEN[4:])
    first, second = script_content(script_of(SPOKEN, long), COVER).rows(Field("発表.", 0, 0))
    names = ("発表.取組名のふりがな", "発表.取組名の読み")
    assert [first[each] for each in names] == ["まどぐちでぃーえっくす", ""]
    assert [second[each] for each in names] == ["", kana]
