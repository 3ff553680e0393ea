"""Headings of a form we do not know are asked about in 判定.xlsx, once, and read as answered."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from automations.flows.answers import answers_in_force
from automations.flows.diagnosis.books import look_at_table
from automations.flows.diagnosis.checks import Mark
from automations.flows.diagnosis.shelf import Shelf
from automations.flows.event_folder import open_event
from automations.flows.expected_tables import expected_tables
from automations.flows.running import inspect, perform
from automations.flows.scope import ROSTER
from tests.flows.asking import BOOK, REGISTRATION, answer, asked, refusal, rename, run
from tests.small_event import AFTER, RESTRICTED

FULL_NAME = "参加者のお名前（フルネーム）"


@pytest.fixture
def unknown(small: Path) -> Path:
    """The small event, whose registrations now come from a form nobody knows."""
    rename(small, REGISTRATION, {"氏名": FULL_NAME, "フリガナ": "読み", "メールアドレス": "連絡先"})
    return small


def test_a_sheet_that_cannot_be_read_asks_what_its_headings_mean(unknown: Path) -> None:
    assert refusal(unknown) == [
        (
            "申込.csv「申込」1行目: 「氏名」の見出しがありません。"
            "見出しの行に「氏名」の列を加えてください。"
        ),
        (
            "申込.csv「申込」: どの項目か分からない見出しが3件あります。見出しは直さずに、"
            "判定.xlsxの「判定_見出し」でどの項目かを選んで保存し、もう一度実行してもかまいません。"
        ),
    ]
    first, *_ = asked(unknown).values()
    del first["番号"]
    assert first == {
        "質問": f"申込.csv「申込」の見出し「{FULL_NAME}」は、どの項目ですか",
        "ブック": "申込.csv「申込」",
        "列": "A",
        "中身": "文字",
        "提案": "氏名",
        "選択肢": "完了時刻／氏名／フリガナ／メールアドレス／電話番号／代理申込者／取消／"
        "来場予定の時間帯／同伴者数／参加人数／備考／使わない",
        "判定": "",
        "理由": "",
        "判定者": "",
        "判定日": "",
    }
    assert [(each["列"], each["中身"], each["提案"]) for each in asked(unknown).values()] == [
        ("A", "文字", "氏名"),
        ("B", "かなで書かれています", "フリガナ"),
        ("E", "メールアドレスのように見えます", "メールアドレス"),
    ]


def test_nothing_but_the_list_of_what_to_mend_is_published(unknown: Path) -> None:
    refusal(unknown)
    assert sorted(path.name for path in (unknown / RESTRICTED).glob("*.*")) == [
        "判定.xlsx",
        "要確認.xlsx",
    ]


def test_the_answers_are_applied_shown_and_never_asked_for_again(unknown: Path) -> None:
    refusal(unknown)
    answer(unknown, {FULL_NAME: "氏名", "読み": "フリガナ", "連絡先": "メールアドレス"})
    before = asked(unknown)
    outcome = run(unknown)
    assert outcome.code == 0
    table = outcome.findings.report.tables["headings"]
    assert [row[1:5] for row in table.rows] == [
        ("申込.csv「申込」", FULL_NAME, "氏名", "係長"),
        ("申込.csv「申込」", "読み", "フリガナ", "係長"),
        ("申込.csv「申込」", "連絡先", "メールアドレス", "係長"),
    ]
    assert run(unknown).unchanged
    assert asked(unknown) == before
    assert "decisions" not in outcome.findings.report.tables


def test_the_result_is_that_of_the_usual_headings(small: Path) -> None:
    usual = run(small).findings.roster
    rename(small, REGISTRATION, {"氏名": FULL_NAME, "メールアドレス": "連絡先"})
    refusal(small)
    answer(small, {FULL_NAME: "氏名", "連絡先": "メールアドレス"})
    asked_for = run(small).findings.roster
    assert usual
    assert asked_for
    assert asked_for.people.equals(usual.people)


def test_an_answer_holds_when_the_book_is_lost_and_for_the_next_export(unknown: Path) -> None:
    refusal(unknown)
    answer(unknown, {FULL_NAME: "氏名", "読み": "使わない", "連絡先": "使わない"})
    run(unknown)
    (unknown / BOOK).unlink()
    rename(unknown, REGISTRATION, {FULL_NAME: " 参加者の お名前\n(フルネーム)※"})
    assert perform(unknown, ROSTER, AFTER).code == 0
    assert not (unknown / BOOK).exists()


def test_a_changed_answer_changes_the_next_run(unknown: Path) -> None:
    refusal(unknown)
    answer(unknown, {FULL_NAME: "備考", "読み": "氏名", "連絡先": "使わない"})
    wrong = perform(unknown, ROSTER, AFTER).findings.roster
    answer(unknown, {FULL_NAME: "氏名", "読み": "フリガナ"})
    right = perform(unknown, ROSTER, AFTER).findings.roster
    assert wrong
    assert right
    assert "アオキ ハジメ" in wrong.people["name"].to_list()
    assert "青木 一" in right.people["name"].to_list()


def test_an_answer_taken_back_leaves_the_sheet_unread_again(unknown: Path) -> None:
    refusal(unknown)
    answer(unknown, {FULL_NAME: "氏名"})
    run(unknown)
    answer(unknown, {FULL_NAME: ""})
    assert "「氏名」の見出しがありません" in refusal(unknown)[0]


def test_two_headings_for_one_field_are_both_named(unknown: Path) -> None:
    refusal(unknown)
    answer(unknown, {FULL_NAME: "氏名", "読み": "氏名"})
    assert refusal(unknown) == [
        (
            f"申込.csv「申込」B1: 見出し「{FULL_NAME}」と「読み」のどちらも、「氏名」として読むと"
            "判定されています。判定のブックの「判定_見出し」で、どちらかの判定を変えてください。"
        )
    ]


def test_one_of_two_headings_for_one_field_may_disappear(unknown: Path) -> None:
    refusal(unknown)
    answer(unknown, {FULL_NAME: "氏名", "読み": "氏名"})
    refusal(unknown)
    rename(unknown, REGISTRATION, {"読み": "フリガナ"})
    assert perform(unknown, ROSTER, AFTER).code == 0


def test_who_said_that_no_heading_is_used_is_reminded(unknown: Path) -> None:
    refusal(unknown)
    answer(unknown, dict.fromkeys((FULL_NAME, "読み", "連絡先"), "使わない"))
    assert refusal(unknown)[1:] == [
        (
            f"申込.csv「申込」: 要る項目の見出しがなく、「{FULL_NAME}」「読み」「連絡先」は"
            "「使わない」と判定されています。このうちに要る項目があれば、判定.xlsxの「判定_見出し」で判定を変え、"
            "もう一度実行してください。"
        )
    ]


def test_a_form_in_which_only_the_name_is_unknown(small: Path) -> None:
    rename(small, REGISTRATION, {"氏名": "ご芳名を漢字でご記入ください"})
    assert len(refusal(small)) == 2
    assert [each["質問"] for each in asked(small).values()] == [
        "申込.csv「申込」の見出し「ご芳名を漢字でご記入ください」は、どの項目ですか"
    ]
    answer(small, {"ご芳名を漢字でご記入ください": "氏名"})
    assert run(small).code == 0


def test_a_form_of_which_nothing_is_known(small: Path) -> None:
    lines = (small / REGISTRATION).read_text(encoding="utf-8").splitlines()
    unlike = "設問1,設問2,設問3,設問4,設問5,設問6,設問7"
    title = "LoGoフォームの書き出し"
    (small / REGISTRATION).write_text("\n".join([title, unlike, *lines[1:]]), encoding="utf-8")
    assert "見出しの行が見つかりません" in refusal(small)[0]
    assert len(asked(small)) == 7
    fields = ("氏名", "フリガナ", "団体名", "所属", "メールアドレス", "職員番号", "区分")
    answer(small, {f"設問{number}": field for number, field in enumerate(fields, 1)})
    assert run(small).code == 0


def test_people_are_never_taken_for_headings(small: Path) -> None:
    lines = (small / REGISTRATION).read_text(encoding="utf-8").splitlines()
    (small / REGISTRATION).write_text("\n".join(lines[1:]), encoding="utf-8")
    assert len(refusal(small)) == 1
    assert not (small / BOOK).exists()


def test_a_heading_like_an_optional_field_is_offered_and_blocks_nothing(small: Path) -> None:
    rename(small, REGISTRATION, {"フリガナ": "フリガナナ"})
    outcome = run(small)
    assert (outcome.code, outcome.findings.questions) == (10, ())
    assert [str(each) for each in outcome.findings.report.problems if "判定_" in each.remedy] == [
        (
            "申込.csv「申込」: ある項目かもしれないのに、そうは読んでいない見出しが1件あります。"
            "判定.xlsxの「判定_見出し」で、どの項目か（使わないなら「使わない」）を選んで保存するか、"
            "見出しのほうを直して、もう一度実行してください。"
        )
    ]
    assert [each["提案"] for each in asked(small).values()] == ["フリガナ"]
    answer(small, {"フリガナナ": "使わない"})
    assert run(small).code == 0


def test_one_heading_gets_one_piece_of_advice(small: Path) -> None:
    rename(small, REGISTRATION, {"フリガナ": "フリガナナ"})
    codes = [each.code for each in inspect(small, AFTER).problems]
    assert [each for each in codes if each.startswith("heading")] == ["headings_offered"]
    answer(small, {"フリガナナ": "フリガナ"})
    codes = [each.code for each in inspect(small, AFTER).problems]
    assert [each for each in codes if each.startswith("heading")] == []


def test_an_inspection_asks_too_and_reads_as_answered(unknown: Path) -> None:
    codes = [each.code for each in inspect(unknown, AFTER).problems]
    assert codes == ["headings_asked", "heading_missing"]
    answer(unknown, {FULL_NAME: "氏名", "読み": "フリガナ"})
    assert inspect(unknown, AFTER).problems == ()


def test_who_only_looks_reads_the_answers_without_recording_them(unknown: Path) -> None:
    refusal(unknown)
    folder = open_event(unknown)
    assert answers_in_force(folder) == {}
    answer(unknown, {FULL_NAME: "氏名"})
    (key,) = answers_in_force(folder)
    assert key in asked(unknown)
    assert not list((unknown / RESTRICTED / "記録" / "判定").glob("*"))
    run(unknown)
    answer(unknown, {FULL_NAME: ""})
    assert answers_in_force(folder) == {}


def test_a_damaged_decision_book_leaves_what_was_recorded(unknown: Path) -> None:
    refusal(unknown)
    answer(unknown, {FULL_NAME: "氏名"})
    run(unknown)
    in_force = answers_in_force(open_event(unknown))
    (unknown / BOOK).write_bytes(b"PK\x03\x04 damaged")
    assert answers_in_force(open_event(unknown)) == in_force
    assert len(in_force) == 1


def test_the_steps_say_where_to_answer(unknown: Path) -> None:
    inspection = inspect(unknown, AFTER)
    texts = [
        str(cell)
        for row in load_workbook(inspection.path).worksheets[0].iter_rows(values_only=True)
        for cell in row
        if cell
    ]
    assert any(
        "見出しがどの項目か、1つのシートについてたずねています。判定のブックの「判定_見出し」で"
        "選んで保存し、もう一度実行してください。" in text
        for text in texts
    )


def test_a_diagnosis_finds_the_headings_as_answered(unknown: Path) -> None:
    refusal(unknown)
    folder = open_event(unknown)
    table = next(each for each in expected_tables(folder.event) if each.book == REGISTRATION)
    assert look_at_table(folder, table, Shelf()).mark is Mark.WRONG
    answer(unknown, {FULL_NAME: "氏名"})
    assert look_at_table(folder, table, Shelf()).mark is Mark.FINE
