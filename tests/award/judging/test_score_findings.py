"""What people are told of score sheets: one line a fault, however many rows it runs through."""

from dataclasses import replace

from automations.award.entries import RANKED, Entry
from automations.award.judging.score_reading import read_scores
from automations.award.judging.scores import ScoreState
from tests.award.judging.score_sheets import FULL, dispositions, read, told
from tests.award.judging.staging import (
    JUDGED,
    PRESENTED,
    panel,
    score_rows,
    score_table,
    shown,
)

SHEET = "採点入力.xlsx「採点」"
OLD = {"1": "窓口の改革", "2": "窓口DXプラス", "3": "庶務の自動化"}  # 01 has another title by now


def titled(titles: dict[str, str]) -> list[list[str]]:
    rows = score_rows(FULL)
    for row in rows:
        row[2] = titles[row[1]]
    return rows


def test_a_judge_off_the_list_is_told_once_a_sheet() -> None:
    rows = score_rows(FULL)
    for row in rows[:3]:
        row[0] = "3 評価 三郎"
    assert told(read(score_table(rows)))[1:] == [
        (
            f"{SHEET}A2: 「3 評価 三郎」は、審査員名簿にない審査員です（このシートに3行）。"
            "審査員の番号か氏名を直してください。"
        )
    ]
    assert dispositions(read(score_table(rows))) == {"score_unplaced": 3, "score_counted": 3}


def test_two_sheets_with_the_same_fault_are_told_each() -> None:
    rows = score_rows({(1, 1): ("4", "3"), (1, 2): ("4", "3")})
    for row in rows:
        row[0] = "9"
    tables = [score_table(score_rows(FULL)), score_table(rows, sheet="九"), score_table(rows)]
    tables[2] = score_table(rows, sheet="十")
    assert [each.partition(": ")[0] for each in told(read(*tables))] == [
        "採点入力.xlsx「九」A2", "採点入力.xlsx「十」A2",
    ]  # fmt: skip


def test_a_title_corrected_later_is_noted_once_and_the_number_decides() -> None:
    found = read(score_table(titled(OLD)))
    assert told(found) == [
        (
            f"{SHEET}2行目: 取組の欄が今の取組名と違う行が2行あります: 「窓口の改革」。"
            "番号の取組の採点として数えました。番号が正しければ、そのままで構いません。"
        )
    ]
    assert {each.state for each in found.scores} == {ScoreState.COUNTED}
    assert found.complete


def test_last_years_scores_are_refused_though_judges_and_numbers_fit() -> None:
    last = {"1": "窓口の改革", "2": "税の改革", "3": "庶務の改革"}
    assert told(read(score_table(titled(last)))) == [
        (
            f"{SHEET}2行目: 番号は同じでも、取組の欄が今の取組名と違う行が6行あります: "
            "「庶務の改革」、「税の改革」、「窓口の改革」。ほかの催しの採点のようです。"
            "このブックを別の場所に移し、「審査準備」で作ったブックに採点を入れてください。"
            "取組名を変えただけなら、取組の欄も直してください。"
        )
    ]


def test_a_title_of_an_entry_that_is_not_judged_is_no_old_title() -> None:
    other = Entry(4, "窓口の改革", "窓口", "市民課", None, RANKED, 5)
    tables = [score_table(titled(OLD))]
    found = read_scores(tables, [], panel(), shown(), JUDGED, (*PRESENTED, other))
    assert [each for each in told(found) if each.startswith(f"{SHEET}C")] == [
        (
            f"{SHEET}C2: 「窓口の改革」は、審査の対象の取組にありません（このシートに2行）。"
            "番号か取組名を直してください。"
        )
    ]


def test_a_column_of_numbers_that_moved_is_one_fault() -> None:
    several = (*PRESENTED, replace(PRESENTED[0], number=4, title="届出の電子化", row=5))
    moved = [["1", str(number), several[number % 4].title, "4", "3"] for number in (1, 2, 3, 4)]
    rows = [["2", "1", "", "5", "5"], *moved, *moved]
    found = read_scores([score_table(rows)], [], panel(), shown(None, several), JUDGED)
    refused = [each for each in told(found) if "番号の欄" in each]
    assert refused == [
        (
            f"{SHEET}C3: 番号の欄と取組の欄が、別の取組になっている行が8行あります。"
            "片方の列だけを並べ替えたり、ずらしたりしていないか確かめて、直してください。"
        )
    ]


def test_a_judge_whose_file_is_missing_is_looked_for_in_the_folder() -> None:
    assert JUDGED.judging
    rules = replace(JUDGED, judging=replace(JUDGED.judging, score_sheets="採点票"))
    rows = score_rows({key: cells for key, cells in FULL.items() if key[0] == 1})
    found = read(score_table(rows, book="採点票/1 審査太郎.xlsx"), rules=rules)
    assert told(found) == [
        (
            "採点票: 審査員「2 採点 花子」の採点が、どこにもありません（取組3件）。"
            "その審査員のファイルか行を足してください。"
            "欠席なら、審査員名簿の「出欠」を「欠席」にしてください。"
        )
    ]


def test_a_judge_without_a_tab_is_missing_from_the_book() -> None:
    one, two, _ = ({key: cells for key, cells in FULL.items() if key[0] == judge}
                   for judge in (1, 2, 3))  # fmt: skip
    judges = panel([("1", "審査 太郎"), ("2", "採点 花子"), ("3", "評価 三郎")])
    found = read(
        score_table(score_rows(one), sheet="一"), score_table(score_rows(two), sheet="二"),
        judges=judges,
    )  # fmt: skip
    assert [each.partition("の採点")[0] for each in told(found)] == [
        "採点入力.xlsx: 審査員「3 評価 三郎」"
    ]
