"""Which headings somebody is asked about, and what is proposed: by words, and by how cells look."""

from collections.abc import Callable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from automations.tables.heading_answers import (
    GRID,
    NOT_USED,
    answered_schema,
    grid_in,
    grid_key,
    question_key,
)
from automations.tables.headings import best_reading, find_headings, possible_headings
from automations.tables.profiles import profile_of
from automations.tables.schema import Field, Looks, Schema, schema
from automations.tables.sheet import Sheet, sheet_of_rows
from automations.tables.unknown_headings import UnknownHeadings, unknown_headings

Typed = Callable[..., Sheet]
REGISTRATION = schema("registration")
TITLES = ("01 窓口DX", "02 窓口DXプラス", "03 書庫")
BALLOTS = schema("ballots").extended(
    Field(f"mark_1_{number}", f"効果 [{title}]", required=True, secret=True)
    for number, title in enumerate(TITLES, 1)
)


def proposed(found: UnknownHeadings) -> dict[str, str]:
    """Return the headings asked about and the fields that are proposed."""
    return {each.text: each.likely.key if each.likely else "" for each in found.headings}


def answered(sheet: Sheet, declared: Schema, choices: Mapping[str, str]) -> Schema:
    rows = [tuple(texts.values()) for texts in possible_headings(sheet)]
    answers = {question_key(declared.name, text): choice for text, choice in choices.items()}
    return answered_schema(declared, rows, answers)


def test_a_sheet_that_is_clear_asks_nothing(typed: Typed) -> None:
    sheet = typed("氏名|所属|メモ", "山田|総務課|")
    assert unknown_headings(sheet, REGISTRATION) == UnknownHeadings()


@pytest.mark.parametrize(
    ("heading", "cell", "field"),
    [
        ("参加者のお名前（フルネーム）", "山田 太郎", "name"),
        ("お名前（フリガナ）", "ヤマダ タロウ", "kana"),
        ("所属部署のメール", "a@example.jp", "mail"),
        ("ご連絡先", "03-0000-0000", "phone"),
        ("ご連絡先", "a@example.jp", "mail"),
        ("職員の番号", "00123", "staff_number"),
        ("メールの件", "山田 太郎", ""),
        ("送った日", "2024/12/24 13:05", "submitted"),
        ("所属先の団体名", "あおば市", "body"),
        ("好きな色", "青", ""),
    ],
)
def test_what_is_proposed(typed: Typed, heading: str, cell: str, field: str) -> None:
    sheet = typed(f"{heading}|区分|備考", f"{cell}|庁内|", f"{cell}|庁外|")
    assert proposed(unknown_headings(sheet, REGISTRATION)) == {heading: field}


def test_what_is_free_is_what_has_no_column_of_its_own(typed: Typed) -> None:
    sheet = typed("だれ|区分|備考|メールアドレス", "山田|庁内||")
    keys = [each.key for each in unknown_headings(sheet, REGISTRATION).free]
    assert keys == [
        "submitted",
        "name",
        "kana",
        "staff_number",
        "phone",
        "body",
        "section",
        "proxy_by",
        "cancelled",
        "slot",
        "companions",
        "party",
    ]


def test_a_heading_that_stands_twice_names_no_column(typed: Typed) -> None:
    sheet = typed("だれ|だれ|区分|備考|確認結果", "山田|太郎|庁内||")
    assert unknown_headings(sheet, REGISTRATION) == UnknownHeadings(needed=True)


def test_columns_of_the_form_tool_are_never_asked_about() -> None:
    texts = ["ID", "開始時刻", "完了時刻", "メール", "名前", "ポイント - だれ", "だれ"]
    row = ["1", "", "2024/12/2 9:03", "anonymous", "anonymous", "", "山田 太郎"]
    sheet = sheet_of_rows("申込.xlsx", "Sheet1", [texts, row])
    declared = REGISTRATION.with_profile(profile_of("", [texts]))
    assert proposed(unknown_headings(sheet, declared)) == {"だれ": ""}


@pytest.mark.parametrize(
    "row", ["山田 太郎|a@example.jp", "山田|03-0000-0000", "山田|00123", "山田|2024/12/24"]
)
def test_a_row_of_data_is_never_taken_for_headings(typed: Typed, row: str) -> None:
    assert unknown_headings(typed(row, "鈴木|"), REGISTRATION) == UnknownHeadings(needed=True)


def test_what_a_cell_below_says_too_is_no_heading(typed: Typed) -> None:
    sheet = typed("山田|総務課", "鈴木|税務課", "田中|総務課")
    assert unknown_headings(sheet, REGISTRATION) == UnknownHeadings(needed=True)


def test_a_title_above_unknown_headings_is_none(typed: Typed) -> None:
    sheet = typed("申込一覧", "設問1|設問2|設問3", "山田|総務課|")
    assert list(proposed(unknown_headings(sheet, REGISTRATION))) == ["設問1", "設問2", "設問3"]


def test_what_cells_look_like_is_said_but_for_secret_ones(typed: Typed) -> None:
    open_sheet = typed("だれの番号|区分|備考", "00123||", "00124||")
    secret = typed(
        "番号はいくつ|効果 [01 窓口DX]|効果 [02 窓口DXプラス]|効果 [03 書庫]", "00123|5||"
    )
    assert [each.look for each in unknown_headings(open_sheet, REGISTRATION).headings] == [
        Looks.NUMBER
    ]
    assert [each.look for each in unknown_headings(secret, BALLOTS).headings] == [None]


def test_while_marks_are_missing_only_plain_columns_are_asked_about(typed: Typed) -> None:
    marks = "効果 [01 窓口DX]|効果 [02 窓口DXプラス]|設問3"
    sheet = typed(f"タイムスタンプ|あなたの職員番号|{marks}", "2024/12/2 9:00|1|5|4|3")
    assert proposed(unknown_headings(sheet, BALLOTS)) == {"あなたの職員番号": "staff_number"}


def test_an_answer_is_the_most_preferred_name_of_its_field(typed: Typed) -> None:
    sheet = typed("氏名|ご芳名|区分", "山田|山田 太郎|")
    found, problems = find_headings(sheet, answered(sheet, REGISTRATION, {"ご芳名": "氏名"}))
    assert problems == ()
    assert found
    assert found.columns["name"] == 2


def test_a_heading_under_a_merged_one_is_answered_with_both(typed: Typed) -> None:
    sheet = typed("参加する方||区分", "姓名|よみ|", "山田 太郎|やまだ|庁内")
    schema_said = answered(sheet, REGISTRATION, {"参加する方 姓名": "氏名"})
    found, _ = find_headings(sheet, schema_said)
    assert found
    assert (found.row, found.columns["name"]) == (2, 1)


@pytest.mark.parametrize(
    "typed_as",
    ["参加者名\n（ふりがな不要）", "　参加者名（ふりがな不要） ", "参加者名(ふりがな不要)【必須】"],
)
def test_an_answer_holds_however_the_heading_is_written(typed_as: str) -> None:
    assert question_key("registration", typed_as) == question_key(
        "registration", "参加者名（ふりがな不要）"
    )


def test_an_answer_for_one_table_is_none_for_another() -> None:
    assert question_key("registration", "だれ") != question_key("reception", "だれ")


def test_a_heading_that_is_not_used_serves_no_field(typed: Typed) -> None:
    sheet = typed("氏名|お名前|区分|備考", "山田||庁内|")
    found, problems = find_headings(sheet, answered(sheet, REGISTRATION, {"備考": NOT_USED}))
    assert problems == ()
    assert found
    assert "note" not in found.columns


def test_an_answer_that_names_no_field_means_nothing(typed: Typed) -> None:
    sheet = typed("だれ|区分|備考")
    assert answered(sheet, REGISTRATION, {"だれ": "体重"}) == REGISTRATION


@given(st.sampled_from(["", "問1 ", "第2部＿"]), st.sampled_from(["", "の点", "（5点満点）"]))
def test_a_grid_is_found_with_the_same_words_around_every_heading(before: str, behind: str) -> None:
    row = ["送信時刻", *(f"{before}効果 [{title}]{behind}" for title in TITLES)]
    found = grid_in(BALLOTS, row)
    assert (found is None) == (not before and not behind)


def test_a_grid_with_a_heading_left_out_is_none() -> None:
    assert grid_in(BALLOTS, [f"問1 効果 [{title}]" for title in TITLES[1:]]) is None
    assert grid_in(BALLOTS, [f"問{n} 効果 [{title}]" for n, title in enumerate(TITLES)]) is None


def test_a_confirmed_grid_is_read() -> None:
    rows = [["タイムスタンプ", "職員番号", *(f"問1 効果 [{title}]" for title in TITLES)]]
    found = grid_in(BALLOTS, rows[0])
    assert found
    said = answered_schema(BALLOTS, rows, {grid_key("ballots", found): GRID})
    sheet = sheet_of_rows("投票.xlsx", "回答", rows)
    headings, problems = find_headings(sheet, said)
    assert problems == ()
    assert headings
    assert headings.columns["mark_1_3"] == 5
    assert grid_in(said, rows[0]) is None


@given(st.permutations(["だれ", "区分", "備考", "ルビ", "どこ"]))
def test_the_order_of_columns_never_matters(order: list[str]) -> None:
    cells = {"だれ": "山田 太郎", "ルビ": "やまだ たろう", "どこ": "総務課"}
    rows = [order, [cells.get(heading, "") for heading in order]]
    sheet = sheet_of_rows("申込.csv", "申込", rows)
    found = unknown_headings(sheet, REGISTRATION)
    assert proposed(found) == {"だれ": "", "ルビ": "kana", "どこ": ""}
    meant = answered(sheet, REGISTRATION, {"だれ": "氏名", "どこ": NOT_USED})
    reading = best_reading(sheet, meant)
    assert reading
    assert {order[column - 1] for column in reading.columns.values()} == {"だれ", "区分", "備考"}


def test_a_heading_that_holds_the_name_of_a_free_field_is_worth_a_question() -> None:
    headings = ["氏名", "区分", "ご連絡先の電話番号", "ご連絡先メール", "今日の天気"]
    rows = [headings, ["山田 太郎", "庁外", "03-0000-0000", "taro@example.jp", "晴れ"]]
    found = unknown_headings(sheet_of_rows("申込.csv", "申込", rows), REGISTRATION)
    assert (found.needed, proposed(found)) == (
        False,
        {"ご連絡先の電話番号": "phone", "ご連絡先メール": "mail"},
    )


def of_microsoft(question: str, account: str, cell: str) -> tuple[Sheet, Schema]:
    """Return an export with one more question than the name, and the schema it is read under."""
    texts = ["ID", "開始時刻", "完了時刻", "メール", "名前", "氏名", question]
    row = ["1", "", "2024/12/2 9:03", account, account, "山田 太郎", cell]
    sheet = sheet_of_rows("申込.xlsx", "Sheet1", [texts, row])
    return sheet, REGISTRATION.with_profile(profile_of("", [texts]))


@pytest.mark.parametrize("account", ["anonymous", "account@example.jp"])
@pytest.mark.parametrize("question", ["ご連絡先メール", "メールの宛先", "連絡用メールアドレス"])
def test_a_question_like_a_field_of_a_tools_own_column_is_offered(
    question: str, account: str
) -> None:
    sheet, declared = of_microsoft(question, account, "taro@example.jp")
    found = unknown_headings(sheet, declared)
    assert (found.needed, proposed(found)) == (False, {question: "mail"})


@pytest.mark.parametrize("account", ["anonymous", "account@example.jp"])
def test_its_answer_wins_over_the_tools_own_column(account: str) -> None:
    sheet, declared = of_microsoft("ご連絡先メール", account, "taro@example.jp")
    said = answered(sheet, declared, {"ご連絡先メール": "メールアドレス"})
    headings, problems = find_headings(sheet, said)
    assert problems == ()
    assert headings
    assert headings.columns["mail"] == 7
    assert unknown_headings(sheet, said) == UnknownHeadings()


def test_a_question_that_is_not_used_leaves_the_tools_own_column() -> None:
    sheet, declared = of_microsoft("ご連絡先メール", "account@example.jp", "taro@example.jp")
    said = answered(sheet, declared, {"ご連絡先メール": NOT_USED})
    headings, _ = find_headings(sheet, said)
    assert headings
    assert headings.columns["mail"] == 4
    assert unknown_headings(sheet, said) == UnknownHeadings()


@pytest.mark.parametrize(
    ("question", "cell"), [("感想", "よかった"), ("メールでの案内を希望しますか", "はい")]
)
def test_a_tools_own_column_alone_asks_nothing(question: str, cell: str) -> None:
    sheet, declared = of_microsoft(question, "account@example.jp", cell)
    assert unknown_headings(sheet, declared) == UnknownHeadings()
