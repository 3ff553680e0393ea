"""What our column says: one sentence a row, nobody else's data, nothing that a person typed."""

import tomllib
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from automations import resources
from automations.award.ballots import ballot_rules
from automations.award.entries import entry_rules
from automations.award.judging.order import ORDER_RULES
from automations.award.judging.panel import PANEL_RULES
from automations.award.judging.score_reading import SCORE_RULES
from automations.award.rules import VoteRules
from automations.books.splicing.changes import StatusCell
from automations.flows.status_texts import RowState, is_ours, status_cells, without_others
from automations.registration import attendance, register
from automations.tables.dispositions import every_words
from automations.tables.places import Place
from automations.tables.problems import Problem, Severity, catalogue, problem
from automations.tables.schema import schema
from automations.tables.sheet import sheet_of_rows
from tests.small_event import AFTER

SHEET = sheet_of_rows("共有/申込.xlsx", "申込", [["氏名", "確認結果"], ["山田", ""]])
COUNTED = RowState("registration_counted")


def at(row: int, code: str = "cell_blank_set_aside", **words: object) -> Problem:
    return problem(code, SHEET.place(row, 1), **({"heading": "氏名"} | words))


def said(
    states: Mapping[int, RowState] | None,
    *problems: Problem,
    standing: Mapping[int, str] | None = None,
) -> list[tuple[str, Severity | None]]:
    cells = status_cells(SHEET, range(2, 5), standing or {}, states, problems)
    assert [cell.row for cell in cells] == [2, 3, 4]
    return [(cell.text, cell.severity) for cell in cells]


def test_a_row_in_order_says_what_became_of_it() -> None:
    states = {
        2: COUNTED,
        3: RowState("registration_withdrawn"),
        4: RowState("reception_absent"),
    }
    assert said(states) == [("登録済み", None), ("取消済み", None), ("欠席", None)]


def test_a_row_that_another_stands_for_names_it_by_its_number_alone() -> None:
    elsewhere = Place("共有/手入力.csv", "手入力", 7)
    states = {
        2: RowState("registration_duplicate", SHEET.place(12)),
        3: RowState("reception_again", elsewhere),
        4: RowState("registration_duplicate"),
    }
    assert [text for text, _ in said(states)] == [
        "重複: 12行目にまとめました",
        "重複: 共有/手入力.csv「手入力」7行目と同じ方です",
        "重複: ほかの行にまとめました",
    ]


def test_a_row_with_a_problem_says_what_was_found_and_what_to_do() -> None:
    mend = "保留: 「氏名」が空です。値を入れてください。それまでこの行は数えません。"
    assert said(dict.fromkeys((2, 3, 4), COUNTED), at(3)) == [
        ("登録済み", None),
        (mend, Severity.SET_ASIDE),
        ("登録済み", None),
    ]


def test_of_several_problems_the_worst_comes_first_and_gives_the_colour() -> None:
    note = at(2, "registration_kind_unknown")
    found = said(None, note, at(2), at(2, "cell_blank_refused", heading="番号"))
    text = (
        "要修正: 「番号」が空です。値を入れるか、行ごと消してください。"
        "保留: 「氏名」が空です。値を入れてください。それまでこの行は数えません。"
        "確認: 庁内か庁外か分かりません（区分・団体名・メール・職員番号がどれもありません）。"
        "区分か団体名を入れてください。それまで庁外として数えます。"
    )
    assert found[0] == (text, Severity.REFUSE)


def test_problems_of_one_severity_name_it_once() -> None:
    found = said(None, at(2, heading="番号"), at(2))
    aside = "が空です。値を入れてください。それまでこの行は数えません。"
    assert found[0][0] == f"保留: 「氏名」{aside}「番号」{aside}"


def test_what_does_not_fit_is_counted() -> None:
    found = said(None, *(at(2, heading=f"{number}番目の長い名前の見出し") for number in range(9)))
    text = found[0][0]
    assert text.endswith("ほか5件。集計_要確認を見てください。")
    assert len(text) <= 200


def test_a_single_sentence_that_does_not_fit_is_cut() -> None:
    text = said(None, at(2, heading="見" * 200))[0][0]
    assert (len(text), text[-1]) == (200, "…")


def test_problems_of_other_sheets_and_of_no_row_stand_elsewhere() -> None:
    other = problem("cell_blank_set_aside", Place("共有/申込.xlsx", "別", 2), heading="氏名")
    whole = problem("table_empty", SHEET.place(), table="申込")
    assert said({}, other, whole) == [("", None)] * 3


def test_rows_that_are_no_data_say_nothing() -> None:
    standing = {2: "登録済み", 9: "保留: 前の話。直してください。"}
    cells = status_cells(SHEET, {3}, standing, {3: COUNTED}, [at(2)])
    assert cells == (StatusCell(2, ""), StatusCell(3, "登録済み"), StatusCell(9, ""))


def test_after_a_refusal_only_what_was_wrong_is_new() -> None:
    standing = {2: "登録済み", 3: "要修正: 「番号」が空です。値を入れてください。", 4: "取消済み"}
    found = said(None, at(4, "cell_blank_refused"), standing=standing)
    mend = "要修正: 「氏名」が空です。値を入れるか、行ごと消してください。"
    assert found == [("登録済み", None), ("", None), (mend, Severity.REFUSE)]


def test_what_people_typed_is_never_written_over() -> None:
    standing = {2: "電話で確かめた（佐藤）", 3: "登録済み"}
    assert [text for text, _ in said({2: COUNTED, 3: COUNTED}, at(2), standing=standing)] == [
        "電話で確かめた（佐藤）", "登録済み", "",
    ]  # fmt: skip


@given(st.dictionaries(st.sampled_from([2, 3, 4]), st.sampled_from(sorted(every_words()))))
def test_saying_it_again_says_the_same(codes: dict[int, str]) -> None:
    states = {row: RowState(code) for row, code in codes.items()}
    once = status_cells(SHEET, range(2, 5), {}, states, [at(3)])
    standing = {cell.row: cell.text for cell in once if cell.text}
    assert status_cells(SHEET, range(2, 5), standing, states, [at(3)]) == once


@pytest.mark.parametrize(
    "text",
    ["", "登録済み", "重複: 7行目にまとめました", "確認: 何か。見てください。", "保留: 長い話…"],
)
def test_what_we_wrote_is_known_as_ours(text: str) -> None:
    assert is_ours(text)


@pytest.mark.parametrize("code", sorted(catalogue()))
def test_what_we_say_of_any_problem_is_ours(code: str) -> None:
    kind = catalogue()[code]
    assert is_ours(f"{kind.severity.value}: {kind.found}。{kind.remedy}。")


@pytest.mark.parametrize(
    "text",
    [
        "登録済みです",
        "済",
        "要修正",
        "田中さんに確認",
        "重複",
        "確認: 電話済み",
        "要修正: 山田が直す。",
    ],
)
def test_what_others_wrote_is_not(text: str) -> None:
    assert not is_ours(text)


@pytest.mark.parametrize(
    ("text", "table", "ours"),
    [
        pytest.param("来場", "reception", True, id="its own state"),
        pytest.param("来場", "registration", False, id="a state of another table"),
        pytest.param("登録済み", "registration", True, id="a state that two tables have"),
        pytest.param("登録済み", "roll", True, id="and in the other"),
        pytest.param("登録済み", "ballots", False, id="but not in a third"),
        pytest.param("審査の対象です", "entries", True, id="of an entry"),
        pytest.param(
            "保留: 何か。見てください。", "entries", True, id="a problem is of every table"
        ),
        pytest.param("来場", "", True, id="where the table is not known"),
    ],
)
def test_a_row_has_only_the_states_of_its_own_table(text: str, table: str, *, ours: bool) -> None:
    assert is_ours(text, table) is ours


@pytest.mark.parametrize("code", sorted(every_words()))
def test_every_state_is_ours_in_the_table_it_belongs_to(code: str) -> None:
    """Or else we would take our own text for a person's, and leave it there when it is stale."""
    prefixes = _declared()["tables"]
    table = next((name for name, ahead in prefixes.items() if code.startswith(ahead)), "")
    (cell,) = status_cells(SHEET, {2}, {}, {2: RowState(code)}, (), table=table)
    assert is_ours(cell.text, table)


def test_the_tables_of_the_catalogue_are_those_of_which_rows_have_states() -> None:
    assert _declared()["tables"].keys() == {
        "registration", "reception", "entries", "roll", "ballots", "judges", "order", "scores",
    }  # fmt: skip
    for name in _declared()["tables"]:
        assert schema(name).name == name


def test_what_stood_in_the_file_of_last_time_is_taken_back() -> None:
    words = {"rows": 2, "day": "令和6年2月9日（金）"}
    old = problem("source_of_last_time", SHEET.place(), **words)
    standing = {2: "登録済み", 3: "電話で確かめた"}
    assert said(None, old, standing=standing) == [("", None), ("電話で確かめた", None), ("", None)]
    elsewhere = problem("source_of_last_time", Place("共有/ほか.xlsx", "申込"), **words)
    assert said(None, elsewhere, standing=standing)[0] == ("登録済み", None)


def test_other_people_are_not_named_in_a_book_that_many_see() -> None:
    words = {"count": 2, "names": "山田太郎、山田 太郎"}
    found = problem("reception_several_registrants", SHEET.place(2), **words)
    assert "山田" not in str(without_others(found))
    assert said(None, found)[0][0] == (
        "確認: 登録台帳の2人以上が、この人と同じ人です。"
        "申込の職員番号かメールをそろえると、登録台帳でも一人になります。"
    )


def _declared() -> dict[str, dict[str, str]]:
    text = resources.config_file("status.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def test_every_code_of_the_catalogue_is_one_that_a_row_may_have() -> None:
    declared = _declared()
    judging = (*PANEL_RULES, *ORDER_RULES, *SCORE_RULES)
    rules = (*register.RULES, *attendance.RULES, *entry_rules(AFTER), *judging)
    ballots = ballot_rules(VoteRules(opens=AFTER, closes=AFTER, choices_per_category=1))
    codes = {each.code for each in (*rules, *ballots)} | {"roll_listed", "ballot_accepted"}
    assert declared["states"].keys() - codes == set()
    assert declared["unnamed"].keys() - catalogue().keys() == set()
