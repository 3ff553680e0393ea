"""What one judge's score of one entry comes to: counted, waited for, or out for a reason."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

import pytest

from automations.award.judging.scores import Lack, MissingMark, Score, ScoreState
from automations.award.judging_rules import BlankMark, Leaving
from automations.award.rules import ScaleWord
from automations.tables.sheet import Oddity
from automations.tables.typed import read_table
from tests.award.judging.score_sheets import FULL, dispositions, lacks, read, state, told
from tests.award.judging.staging import (
    JUDGED,
    panel,
    score_rows,
    score_table,
    sheets,
    with_panel,
)
from tests.award.staging import TOKYO

ABSENT = panel([("1", "審査 太郎", "", "欠席"), ("2", "採点 花子")])


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
            f"採点入力.xlsx「採点」E3: 「工夫」の「{text}」は、評点として使えません。"
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


def test_a_date_is_told_as_the_sheet_shows_it() -> None:
    found = sheets({**FULL, (1, 2): ("4", "2025-01-10 00:00:00")})
    assert [each.found for each in found.missing] == ["2025/01/10"]
    assert "「工夫」の「2025/01/10」は、評点として使えません" in told(found)[0]


@pytest.mark.parametrize("circle", ["○", "〇", "◯"])
@pytest.mark.parametrize("typed", ["○", "〇", "◯"])
def test_a_circle_is_a_circle_whatever_sign_it_is(circle: str, typed: str) -> None:
    words = (ScaleWord("◎", Fraction(2)), ScaleWord(circle, Fraction(1)))
    judging = replace(JUDGED.judging, scale=words)  # type: ignore[type-var]  # it has judging
    found = sheets(dict.fromkeys(FULL, ("◎", typed)), rules=replace(JUDGED, judging=judging))
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
    found = sheets({**FULL, **dict.fromkeys(((1, 1), (1, 2), (1, 3)), ("", ""))}, ABSENT)
    assert [state(found, 1, entry) for entry in (1, 2, 3)] == [ScoreState.ABSENT] * 3
    assert (found.complete, found.problems) == (True, ())


def test_marks_of_an_absent_judge_are_told_once_and_somebody_must_look() -> None:
    """The list or the sheet is wrong: no prize may be decided while nobody knows which."""
    found = sheets({**FULL, (1, 1): ("", "")}, ABSENT)
    assert lacks(found) == [
        (1, 2, "", Lack.ABSENT_AND_MARKED, "採点入力.xlsx「採点」D3"),
        (1, 3, "", Lack.ABSENT_AND_MARKED, "採点入力.xlsx「採点」D4"),
    ]
    assert (state(found, 1, 1), state(found, 1, 2)) == (ScoreState.ABSENT, ScoreState.WAITING)
    assert told(found) == [
        (
            "採点入力.xlsx「採点」D3: 審査員「1 審査 太郎」は欠席ですが、採点が書かれています"
            "（取組2件）。出席していたら、審査員名簿の「出欠」を直してください。"
            "欠席なら、採点を消してください。それまで賞を決めません。"
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
