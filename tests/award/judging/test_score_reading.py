"""What judges wrote: one score for each judge and entry, and each trap told with its cell."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from automations.award.judging.panel import Panel
from automations.award.judging.score_reading import read_scores
from automations.award.judging.scores import Lack, MissingMark, Score, ScoreSheets, ScoreState
from automations.award.judging_rules import BlankMark, Leaving
from automations.award.rules import AwardRules, Method, ScaleWord
from automations.tables.sheet import Merged, Oddity
from automations.tables.typed import TypedTable, read_table
from tests.award.judging.staging import (
    JUDGED,
    panel,
    score_headings,
    score_rows,
    score_table,
    sheets,
    shown,
    with_panel,
)
from tests.award.staging import TOKYO

FULL = {(judge, entry): ("4", "3") for judge in (1, 2) for entry in (1, 2, 3)}
TWICE = with_panel(twice=True)


def read(
    *tables: TypedTable, again: Sequence[TypedTable] = (), judges: Panel | None = None,
    rules: AwardRules = JUDGED, order: Sequence[Sequence[str]] | None = None,
) -> ScoreSheets:  # fmt: skip
    return read_scores(tables, again, judges or panel(), shown(order), rules)


def told(found: ScoreSheets) -> list[str]:
    return [str(each) for each in found.problems]


def state(found: ScoreSheets, judge: int, entry: int) -> ScoreState:
    return next(each.state for each in found.scores if (each.judge, each.entry) == (judge, entry))


def lacks(found: ScoreSheets) -> list[tuple[int, int, str, Lack, str]]:
    return [
        (each.judge, each.entry, each.criterion, each.lack, str(each.place))
        for each in found.missing
    ]


def dispositions(found: ScoreSheets) -> dict[str, int]:
    return {each.code: each.rows for each in found.counts if each.rows}


def test_every_judge_has_one_score_of_every_entry_presented() -> None:
    found = sheets(FULL)
    assert found.scores == tuple(
        Score(judge, entry, ScoreState.COUNTED, (4, 3)) for judge in (1, 2) for entry in (1, 2, 3)
    )
    assert (found.complete, found.problems) == (True, ())
    assert dispositions(found) == {"score_counted": 6}


NAMES = [
    "1",
    "１",
    "No.1",
    "①",
    "審査員1",
    "審査 太郎",
    "審査太郎様",
    "1 審査 太郎",
    "1.審査太郎",
    "1番",
]
NAMED = [
    ("3", ""),
    ("", "庶務の自動化"),
    ("03", "庶務の自動化"),
    ("", "03 庶務の自動化"),
    ("", "③"),
]


@pytest.mark.parametrize("judge", NAMES)
@pytest.mark.parametrize(("number", "title"), NAMED)
def test_judges_and_entries_go_by_number_by_name_or_by_both(
    judge: str, number: str, title: str
) -> None:
    marks = {key: cells for key, cells in FULL.items() if key != (1, 3)}
    rows = [*score_rows(marks), [judge, number, title, "5", "5"]]
    assert read(score_table(rows)).scores[2] == Score(1, 3, ScoreState.COUNTED, (5, 5))


def test_a_blank_mark_is_waited_for_at_its_cell() -> None:
    found = sheets({**FULL, (2, 1): ("", "3")})
    assert lacks(found) == [(2, 1, "効果", Lack.BLANK, "採点入力.xlsx「採点」D5")]
    assert told(found) == [
        (
            "採点入力.xlsx「採点」D5: 「効果」が未記入です。"
            "審査員「2 採点 花子」の、取組「01 窓口DX」の採点票を確かめて、書いてください。"
        )
    ]
    assert state(found, 2, 1) is ScoreState.WAITING


@pytest.mark.parametrize(
    ("blank", "expected"),
    [
        (BlankMark.RENORMALISED, Score(2, 1, ScoreState.COUNTED, (None, 3))),
        (BlankMark.ZERO, Score(2, 1, ScoreState.COUNTED, (None, 3))),
        (BlankMark.VOID, Score(2, 1, ScoreState.VOID)),
    ],
)
def test_the_rules_say_what_becomes_of_a_blank_mark(blank: BlankMark, expected: Score) -> None:
    found = sheets({**FULL, (2, 1): ("", "3")}, rules=with_panel(blank=blank))
    assert (found.scores[3], found.complete) == (expected, True)


@pytest.mark.parametrize("blank", list(BlankMark))
def test_a_row_without_any_mark_is_waited_for_in_every_case(blank: BlankMark) -> None:
    found = sheets({**FULL, (2, 1): ("", "")}, rules=with_panel(blank=blank))
    assert lacks(found) == [
        (2, 1, "効果", Lack.BLANK, "採点入力.xlsx「採点」D5"),
        (2, 1, "工夫", Lack.BLANK, "採点入力.xlsx「採点」E5"),
    ]
    assert told(found) == [
        (
            "採点入力.xlsx「採点」D5: 審査員「2 採点 花子」の、取組「01 窓口DX」の採点が"
            "未記入です。採点票を確かめて、書いてください。"
        )
    ]


def test_a_pair_without_any_row_is_waited_for_and_told_once_a_judge() -> None:
    found = sheets({key: cells for key, cells in FULL.items() if key not in {(2, 1), (2, 3)}})
    sheet = "採点入力.xlsx「採点」"
    assert lacks(found) == [
        (2, entry, criterion, Lack.BLANK, sheet)
        for entry in (1, 3)
        for criterion in ("効果", "工夫")
    ]
    assert told(found) == [
        (
            f"{sheet}: 審査員「2 採点 花子」の行がない取組があります: 01 窓口DX、03 庶務の自動化。"
            "行を書き足して、採点を書いてください。"
        )
    ]


@pytest.mark.parametrize("text", ["6", "0", "4.5", "たぶん4", "〃", "-1", "4,5", "44"])
@pytest.mark.parametrize("blank", list(BlankMark))
def test_what_is_no_mark_is_never_counted_and_never_nought(text: str, blank: BlankMark) -> None:
    found = sheets({**FULL, (1, 2): ("4", text)}, rules=with_panel(blank=blank))
    place = found.missing[0].place
    assert found.missing == (MissingMark(1, 2, "工夫", Lack.UNFIT, place, text),)
    assert told(found) == [
        (
            f"採点入力.xlsx「採点」E3: 「工夫」の「{text}」は、評点として読めません。"
            "使えるのは1から5までの整数です。"
            "審査員「1 審査 太郎」の採点票を確かめて、直してください。"
        )
    ]
    assert dispositions(found) == {"score_counted": 5, "score_waiting": 1}


@pytest.mark.parametrize("text", ["4.5", "４．５", "4.5点", "4.50"])
def test_halves_are_marks_where_the_step_is_a_half(text: str) -> None:
    found = sheets({**FULL, (1, 2): (text, "4")}, rules=with_panel(step=Fraction(1, 2)))
    assert found.scores[1].marks == (9, 8)
    unfit = sheets({**FULL, (1, 2): ("4.3", "4")}, rules=with_panel(step=Fraction(1, 2)))
    assert unfit.problems[0].remedy.startswith("使えるのは1から5までの0.5刻みの数です")


def test_judges_may_mark_in_words() -> None:
    words = (ScaleWord("優", Fraction(1)), ScaleWord("良", Fraction(1, 2)))
    judging = replace(JUDGED.judging, scale=words)  # type: ignore[type-var]  # it has judging
    rules = replace(JUDGED, judging=judging)
    found = sheets(dict.fromkeys(FULL, ("優", "良")), rules=rules)
    assert {each.marks for each in found.scores} == {(2, 1)}


def test_a_cell_in_error_is_no_blank() -> None:
    table = score_table(score_rows({**FULL, (1, 2): ("4", "")}))
    sheet = replace(table.sheet, odd={(3, 5): Oddity.ERROR})
    found = read(read_table(sheet, table.schema, TOKYO), rules=with_panel(blank=BlankMark.ZERO))
    assert lacks(found) == [(1, 2, "工夫", Lack.UNFIT, "採点入力.xlsx「採点」E3")]


def test_recused_is_neither_blank_nor_nought() -> None:
    recused = panel([("1", "審査 太郎", "", "", "2"), ("2", "採点 花子")])
    found = sheets({**FULL, (1, 2): ("", ""), (2, 3): ("除斥",)}, recused)
    assert (state(found, 1, 2), state(found, 2, 3)) == (ScoreState.RECUSED, ScoreState.RECUSED)
    assert (found.complete, found.problems) == (True, ())
    assert dispositions(found) == {"score_recused": 2, "score_counted": 4}


def test_marks_of_a_recused_judge_do_not_count() -> None:
    found = sheets(FULL, panel([("1", "審査 太郎", "", "", "2"), ("2", "採点 花子")]))
    assert (state(found, 1, 2), found.complete) == (ScoreState.RECUSED, True)
    assert told(found) == [
        (
            "採点入力.xlsx「採点」D3: 審査員「1 審査 太郎」は取組「02 窓口DXプラス」の審査から"
            "除斥されているため、書かれた採点を数えません。採点を消してください。"
            "除斥が誤りなら、審査員名簿の除斥する取組を直してください。"
        )
    ]


def test_a_ticked_box_beside_marks_is_asked_about() -> None:
    found = sheets({**FULL, (1, 2): ("4", "3", "○")})
    assert lacks(found) == [(1, 2, "", Lack.RECUSED_AND_MARKED, "採点入力.xlsx「採点」F3")]
    assert told(found) == [
        (
            "採点入力.xlsx「採点」F3: 審査員「1 審査 太郎」の取組「02 窓口DXプラス」に、"
            "除斥の印と採点の両方があります。"
            "除斥なら採点を消し、除斥でないなら印を消してください。"
        )
    ]


def test_a_box_that_nobody_can_read_is_waited_for() -> None:
    found = sheets({**FULL, (1, 2): ("4", "3", "たぶん")})
    assert lacks(found) == [(1, 2, "除斥", Lack.UNFIT, "採点入力.xlsx「採点」F3")]


def test_nobody_waits_for_an_absent_judge() -> None:
    absent = panel([("1", "審査 太郎", "", "欠席"), ("2", "採点 花子")])
    found = sheets({**FULL, (1, 1): ("", ""), (1, 2): ("", "")}, absent)
    assert [state(found, 1, entry) for entry in (1, 2, 3)] == [ScoreState.ABSENT] * 3
    assert found.complete
    assert told(found) == [
        (
            "採点入力.xlsx「採点」D4: 審査員「1 審査 太郎」は欠席ですが、取組「03 庶務の自動化」の"
            "採点が書かれています。数えていません。出席していたら、審査員名簿の出欠を直してください。"
            "欠席なら、採点を消してください。"
        )
    ]


def test_a_deputy_marks_under_the_name_of_the_judge_or_the_own() -> None:
    deputy = panel([("1", "審査 太郎", "", "代理", "", "代理 次郎"), ("2", "採点 花子")])
    rows = score_rows(FULL)
    rows[0][0] = "代理 次郎"
    assert read(score_table(rows), judges=deputy).complete


@pytest.mark.parametrize(
    ("leaving", "states"),
    [
        (Leaving.ALL_OUT, [ScoreState.LEFT, ScoreState.LEFT, ScoreState.LEFT]),
        (Leaving.KEPT, [ScoreState.COUNTED, ScoreState.LEFT, ScoreState.LEFT]),
    ],
)
@pytest.mark.parametrize("blank", list(BlankMark))
def test_a_judge_who_left(leaving: Leaving, states: list[ScoreState], blank: BlankMark) -> None:
    gone = panel([("1", "審査 太郎", "", "途中退席"), ("2", "採点 花子")])
    marks: Mapping[tuple[int, int], Sequence[str]] = {**FULL, (1, 2): ("4", ""), (1, 3): ("", "")}
    found = sheets(marks, gone, rules=with_panel(leaving=leaving, blank=blank))
    assert [state(found, 1, entry) for entry in (1, 2, 3)] == states
    assert found.complete


def test_the_same_row_twice_is_one() -> None:
    rows = [*score_rows(FULL), ["1", "", "窓口DX", "４", "3.0"]]
    found = read(score_table(rows))
    assert (found.complete, found.problems) == (True, ())
    assert dispositions(found) == {"score_repeated": 1, "score_counted": 6}


def test_two_rows_that_differ_are_both_told() -> None:
    found = read(score_table([*score_rows(FULL), ["1", "1", "", "4", "5"]]))
    assert lacks(found) == [(1, 1, "工夫", Lack.DOUBLED, "採点入力.xlsx「採点」E2")]
    assert told(found) == [
        (
            "採点入力.xlsx「採点」8行目: 審査員「1 審査 太郎」の、取組「01 窓口DX」の採点が"
            "採点入力.xlsx「採点」2行目にもあり、内容が違います。"
            "採点票を確かめて、正しい1行だけを残してください。"
        )
    ]
    assert dispositions(found) == {"score_waiting": 2, "score_counted": 5}


def test_a_prepared_row_says_nothing_beside_one_that_does() -> None:
    found = read(score_table(score_rows(dict.fromkeys(FULL, ("", "")))),
                 score_table(score_rows(FULL), book="花子.xlsx"))  # fmt: skip
    assert found.complete
    assert dispositions(found) == {"score_nothing": 6, "score_counted": 6}


def test_entered_twice_and_all_the_same() -> None:
    second = score_table(score_rows(dict.fromkeys(FULL, ("４", "3点"))), sheet="2回目")
    found = read(score_table(score_rows(FULL)), again=[second], rules=TWICE)
    assert (found.complete, found.problems) == (True, ())
    assert dispositions(found) == {"score_again": 6, "score_counted": 6}


def test_entered_twice_and_not_the_same() -> None:
    second = score_table(score_rows({**FULL, (1, 2): ("2", "3")}), sheet="2回目")
    found = read(score_table(score_rows(FULL)), again=[second], rules=TWICE)
    place = "採点入力.xlsx「2回目」D3"
    assert lacks(found) == [(1, 2, "効果", Lack.MISMATCH, place)]
    assert found.missing[0].found == "4／2"
    assert told(found) == [
        (
            f"{place}: 「効果」が、1回目の入力（採点入力.xlsx「採点」D3）では「4」、2回目では"
            "「2」です。審査員「1 審査 太郎」の、取組「02 窓口DXプラス」の採点票を確かめて、"
            "違うほうを直してください。"
        )
    ]


def test_what_was_entered_once_only_is_waited_for() -> None:
    second = score_table(score_rows({k: v for k, v in FULL.items() if k != (1, 2)}), sheet="2回目")
    found = read(score_table(score_rows(FULL)), again=[second], rules=TWICE)
    assert [each[:4] for each in lacks(found)] == [
        (1, 2, "効果", Lack.BLANK), (1, 2, "工夫", Lack.BLANK),
    ]  # fmt: skip
    assert told(found) == [
        (
            "採点入力.xlsx「採点」3行目: 審査員「1 審査 太郎」の、取組「02 窓口DXプラス」の採点の、"
            "2回目の入力がありません。1回目とは別の人が、採点票を見て入力してください。"
        )
    ]


def test_a_second_entering_that_nobody_asked_for_is_left_alone() -> None:
    second = score_table(score_rows(dict.fromkeys(FULL, ("1", "1"))), sheet="2回目")
    found = read(score_table(score_rows(FULL)), again=[second])
    assert dispositions(found) == {"score_counted": 6}


def test_before_anything_is_written_nobody_is_told_of_each_cell() -> None:
    found = sheets(dict.fromkeys(FULL, ("", "")))
    assert (found.started, found.complete, found.problems) == (False, False, ())
    assert len(found.missing) == 12
    assert read().started is False


def test_a_book_that_was_only_prepared_is_not_begun() -> None:
    prepared: Mapping[tuple[int, int], Sequence[str]] = {
        **dict.fromkeys(FULL, ("", "")), (1, 2): ("除斥",),
    }  # fmt: skip
    found = sheets(prepared, panel([("1", "審査 太郎", "", "", "2"), ("2", "採点 花子")]))
    assert (found.started, found.problems) == (False, ())
    assert state(found, 1, 2) is ScoreState.RECUSED


def test_rows_of_an_entry_that_does_not_present_do_not_count() -> None:
    found = read(score_table(score_rows(FULL)), order=[("1", "1", "", "欠場")])
    assert {each.entry for each in found.scores} == {2, 3}
    assert dispositions(found) == {"score_left_out": 2, "score_counted": 4}
    assert found.complete


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (["9", "1", "", "4"], ("A8: 「9」は、審査員名簿にない審査員です。"
         "審査員の番号か氏名を直してください。")),
        (["2 審査 太郎", "1", "", "4"], (
         "A8: 「2 審査 太郎」は、審査員名簿にない審査員です（もしかして「審査 太郎」）。"
         "審査員の番号か氏名を直してください。")),
        (["", "1", "", "4"], ("A8: だれの採点か分かりません。"
         "審査員の番号か氏名を、行ごとに書いてください。")),
        (["〃", "1", "", "4"], ("A8: だれの採点か分かりません。"
         "審査員の番号か氏名を、行ごとに書いてください。")),
        (["1", "", "", "4"], ("C8: どの取組の採点か分かりません。"
         "取組の番号か取組名を書いてください。")),
        (["1", "7", "", "4"], ("B8: 「7」は、審査の対象の取組にありません。"
         "番号か取組名を直してください。")),
        (["1", "1", "窓口DXプラス", "4"], ("C8: 番号の欄は「1」、取組の欄は「窓口DXプラス」で、"
         "別の取組です。どちらかを直してください。")),
    ],
)  # fmt: skip
def test_a_row_that_is_nobodys_is_refused(row: list[str], sentence: str) -> None:
    found = read(score_table([*score_rows(FULL), row]))
    assert told(found) == [f"採点入力.xlsx「採点」{sentence}"]
    assert dispositions(found) == {"score_unplaced": 1, "score_counted": 6}


@pytest.mark.parametrize("fill", ["", "〃", "同上"])
def test_a_sheet_of_one_judge_names_the_judge_once(fill: str) -> None:
    own = [score_rows({key: cells for key, cells in FULL.items() if key[0] == judge})
           for judge in (1, 2)]  # fmt: skip
    for row in own[1][1:]:
        row[0] = fill
    found = read(score_table(own[0]), score_table(own[1], sheet="花子"))
    assert (found.complete, found.problems) == (True, ())


@pytest.mark.parametrize(
    ("sheet", "book"), [("2 採点 花子", "採点.xlsx"), ("採点", "票/2_採点花子.xlsx")]
)
def test_else_its_tab_or_file_names_the_judge(sheet: str, book: str) -> None:
    own = [score_rows({key: cells for key, cells in FULL.items() if key[0] == judge})
           for judge in (1, 2)]  # fmt: skip
    nameless = [["", *row[1:]] for row in own[1]]
    assert read(score_table(own[0]), score_table(nameless, sheet=sheet, book=book)).complete


def test_a_merged_cell_names_the_judge_of_all_its_rows() -> None:
    rows = score_rows(FULL)
    for place in (1, 2, 4, 5):
        rows[place][0] = ""
    table = score_table(rows)
    sheet = replace(table.sheet, merged=(Merged(2, 1, 4, 1), Merged(5, 1, 7, 1)))
    assert read(read_table(sheet, table.schema, TOKYO)).complete


def test_places_must_differ() -> None:
    rules = with_panel(method=Method.RANKS)
    rows = [[str(judge), str(entry), "", place]
            for judge, places in ((1, ("1位", "2", "３")), (2, ("1", "1", "2")))
            for entry, place in enumerate(places, 1)]  # fmt: skip
    found = read(score_table(rows, rules), rules=rules)
    assert [each.marks for each in found.scores[:3]] == [(1,), (2,), (3,)]
    sentence = (
        "審査員「2 採点 花子」が、順位「1」を二つ以上の取組に付けています。"
        "採点票を確かめて、取組ごとに違う順位にしてください。"
    )
    assert told(found) == [f"採点入力.xlsx「採点」D{row}: {sentence}" for row in (5, 6)]
    assert [each[:4] for each in lacks(found)] == [(2, 1, "", Lack.UNFIT), (2, 2, "", Lack.UNFIT)]


def test_a_judge_who_chose_leaves_the_others_blank() -> None:
    rules = with_panel(method=Method.CHOICES, choices=1)
    rows = [["1", "1", "", "○"], ["1", "2", "", ""], ["1", "3", "", "×"],
            ["2", "1", "", "○"], ["2", "2", "", "○"], ["2", "3", "", ""]]  # fmt: skip
    found = read(score_table(rows, rules), rules=rules)
    assert [each.marks for each in found.scores] == [(1,), (0,), (0,), (), (), (0,)]
    assert told(found) == [
        f"採点入力.xlsx「採点」D{row}: 審査員「2 採点 花子」が2件を選んでいて、"
        "選べる1件を超えています。採点票を確かめて、直してください。"
        for row in (5, 6)
    ]


def test_points_are_within_what_a_judge_has() -> None:
    rules = with_panel(method=Method.POINTS, points=5)
    rows = [["1", "1", "", "3点"], ["1", "2", "", "2"], ["1", "3", "", ""],
            ["2", "1", "", "4"], ["2", "2", "", "2"], ["2", "3", "", "0"]]  # fmt: skip
    found = read(score_table(rows, rules), rules=rules)
    assert [each.marks for each in found.scores[:3]] == [(3,), (2,), (0,)]
    assert told(found)[0] == (
        "採点入力.xlsx「採点」D5: 審査員「2 採点 花子」の点の合計6点が、持ち点5点を超えています。"
        "採点票を確かめて、直してください。"
    )


def test_comments_are_kept_once() -> None:
    rows = score_rows(FULL)
    rows[0] += ["", "よい"]
    found = read(score_table([*rows, rows[0]]))
    assert found.comments == ((1, 1, "よい"),)


cells = st.sampled_from(["", "1", "5", "6", "4.5", "×"])
whose = st.sampled_from(["1", "2", "審査 太郎", "", "9"])
which = st.sampled_from(["1", "2", "3", ""])
boxes = st.sampled_from(["", "", "", "○"])
lines = st.lists(st.tuples(whose, which, st.just(""), cells, cells, boxes), max_size=12)


@given(lines, st.randoms(use_true_random=False), st.sampled_from(list(BlankMark)))
def test_the_order_of_rows_and_sheets_changes_nothing(
    rows: list[tuple[str, ...]], chance: object, blank: BlankMark
) -> None:
    rules = with_panel(blank=blank)
    # One judge in both halves keeps a half from being a sheet of one judge.
    first = [["1", "1", "", "5", "5"], ["2", "1", "", "5", "5"], *map(list, rows)]
    other = list(first)
    chance.shuffle(other)  # type: ignore[attr-defined]  # a Random of Hypothesis
    one = read(score_table(first, rules), rules=rules)
    two = read(score_table(other, rules), rules=rules)
    assert one.scores == two.scores
    assert dispositions(one) == dispositions(two)
    assert sorted(each.code for each in one.problems) == sorted(each.code for each in two.problems)
    assert [(each.judge, each.entry) for each in one.scores] == [
        (judge, entry) for judge in (1, 2) for entry in (1, 2, 3)
    ]
    assert sum(each.rows for each in one.counts) == len(first)
    counted = {(each.judge, each.entry) for each in one.scores if each.state is ScoreState.WAITING}
    assert counted == {(each.judge, each.entry) for each in one.missing}


@given(st.permutations([0, 1, 2]))
def test_the_order_of_sheets_changes_nothing(order: list[int]) -> None:
    parts = [score_table(score_rows(FULL), book="一.xlsx"),
             score_table(score_rows({(1, 1): ("1", "3")}), book="二.xlsx"),
             score_table(score_rows({(2, 2): ("4", "3")}), book="三.xlsx")]  # fmt: skip
    assert read(*(parts[each] for each in order)) == read(*parts)


def test_the_sheets_say_what_became_of_each_row() -> None:
    found = sheets({**FULL, (1, 2): ("", "")})
    assert found.states == (
        (found.states[0][0], ((2, "score_counted"), (3, "score_waiting"), (4, "score_counted"),
                              (5, "score_counted"), (6, "score_counted"), (7, "score_counted"))),
    )  # fmt: skip
    assert str(found.states[0][0]) == "採点入力.xlsx「採点」"


def test_headings_are_those_of_the_rules() -> None:
    assert score_headings()[3:5] == ["効果", "工夫"]
    assert score_headings(with_panel(method=Method.RANKS))[3] == "順位"
