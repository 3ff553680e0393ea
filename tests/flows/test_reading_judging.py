"""The books of the judging: which tabs and files are score sheets, and what is recorded of them."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from automations.award.entries import Entry
from automations.award.judging.order import read_order
from automations.award.judging.panel import read_panel
from automations.award.judging.result import JudgingResult, Stage
from automations.award.judging.score_reading import read_scores
from automations.flows.event_folder import open_event
from automations.flows.judging_states import judging_states
from automations.flows.reading_judging import JudgingTables, read_judging
from automations.flows.table_reader import TableReader
from automations.tables.report import Report
from tests.award.judging.staging import PRESENTED
from tests.judged_event import ORDER, SCORES, write_judged_event
from tests.small_event import change_text, write_small_event

HEADINGS = ["審査員", "番号", "取組", "効果", "工夫", "除斥", "講評", "確認結果"]
PAPERS = "事務局限り/採点票"
ANY_TAB = {'sheet = "採点"\n': ""}
FOLDER = {"[award.judging.scores]": f'[award.judging]\nscore_sheets = "{PAPERS}"\n\n'
          "[award.judging.scores]"}  # fmt: skip


def write_tabs(path: Path, tabs: Mapping[str, Sequence[Sequence[str]]]) -> None:
    book = Workbook()
    first = book.worksheets[0]
    for number, (name, rows) in enumerate(tabs.items()):
        sheet = book.create_sheet(name) if number else first
        sheet.title = name
        for row in rows:
            sheet.append([text or None for text in row])
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)


def sheet_of(judge: str, marks: str = "4") -> list[list[str]]:
    return [HEADINGS, *([judge, str(entry), "", marks, "3"] for entry in (1, 2, 3))]


@pytest.fixture
def judged(tmp_path: Path) -> Path:
    folder = write_judged_event(tmp_path / "催し")
    write_tabs(folder / ORDER, {"発表順": [["順", "番号", "取組", "発表", "確認結果"], ["1", "3"],
                                          ["2", "1"], ["3", "2"]]})  # fmt: skip
    return folder


def read(folder: Path) -> tuple[JudgingTables, TableReader]:
    event = open_event(folder)
    reader = TableReader(event, {})
    return read_judging(reader, event.event), reader


def names(tables: JudgingTables) -> list[str]:
    return [str(each.sheet.place()) for each in tables.scores]


def test_an_event_without_judging_reads_nothing(tmp_path: Path) -> None:
    tables, reader = read(write_small_event(tmp_path / "催し"))
    assert (tables, reader.read, reader.faults) == (JudgingTables(), [], [])


def test_the_tab_that_is_named_is_read_and_recorded(judged: Path) -> None:
    write_tabs(judged / SCORES, {"採点": sheet_of("1"), "別の採点": sheet_of("2")})
    tables, reader = read(judged)
    assert names(tables) == [f"{SCORES}「採点」"]
    assert tables.judges is not None
    assert tables.order is not None
    assert [each.seen.name for each in reader.read] == [
        "審査員名簿.csv「審査員名簿」", f"{ORDER}「発表順」", f"{SCORES}「採点」",
    ]  # fmt: skip
    assert reader.faults == []


def test_where_no_tab_is_named_every_tab_with_the_headings_is_read(judged: Path) -> None:
    change_text(judged / "event.toml", ANY_TAB)
    write_tabs(judged / SCORES, {
        "記入のしかた": [["採点の記入のしかた"]],
        "一": sheet_of("1"),
        "メモ": [["当日の連絡先"], ["会議室"]],
        "二": [["採点表"], [], *sheet_of("2")],
    })  # fmt: skip
    tables, reader = read(judged)
    assert names(tables) == [f"{SCORES}「一」", f"{SCORES}「二」"]
    assert reader.faults == []


def test_a_tab_in_which_a_column_was_lost_is_not_passed_over(judged: Path) -> None:
    change_text(judged / "event.toml", ANY_TAB)
    lost = [[*row[:3], *row[4:]] for row in sheet_of("2")]
    write_tabs(judged / SCORES, {"一": sheet_of("1"), "二": lost})
    tables, reader = read(judged)
    assert names(tables) == [f"{SCORES}「一」"]
    assert [str(each).split("。")[0] for each in reader.faults] == [
        f"{SCORES}「二」1行目: 「効果」の見出しがありません"
    ]


def test_scores_that_nobody_prepared(judged: Path) -> None:
    _, reader = read(judged)
    assert [str(each) for each in reader.faults] == [
        (
            f"{SCORES}: 採点のブックがまだありません。"
            "先に「審査準備」で採点入力のブックを作り、審査員の採点を入れてください。"
        )
    ]


def test_every_book_in_the_folder_is_read_by_name(judged: Path) -> None:
    change_text(judged / "event.toml", FOLDER)
    write_tabs(judged / SCORES, {"採点": [HEADINGS]})
    write_tabs(judged / PAPERS / "2 審査次郎.xlsx", {"採点": sheet_of("2")})
    write_tabs(judged / PAPERS / "1 審査太郎.xlsx", {"採点": sheet_of("1")})
    (judged / PAPERS / "~$1 審査太郎.xlsx").write_bytes(b"\x06somebody")
    (judged / PAPERS / ".hidden.xlsx").write_bytes(b"")
    (judged / PAPERS / "読んでください.txt").write_text("", encoding="utf-8")
    tables, reader = read(judged)
    assert names(tables)[1:] == [f"{PAPERS}/{name}「採点」"
                                 for name in ("1 審査太郎.xlsx", "2 審査次郎.xlsx")]  # fmt: skip
    assert len(reader.read) == 5
    assert reader.faults == []


def test_a_folder_that_is_not_there_is_a_fault(judged: Path) -> None:
    change_text(judged / "event.toml", FOLDER)
    write_tabs(judged / SCORES, {"採点": sheet_of("1")})
    _, reader = read(judged)
    assert [str(each) for each in reader.faults] == [
        (
            f"{PAPERS}: 設定にある採点票のフォルダーがありません。"
            "フォルダーを作るか、設定「採点票のフォルダー」を直してください。"
        )
    ]


def test_a_book_in_the_folder_with_another_use_is_read_once(judged: Path) -> None:
    whole = {"[award.judging.scores]": '[award.judging]\nscore_sheets = "事務局限り"\n\n'
             "[award.judging.scores]"}  # fmt: skip
    change_text(judged / "event.toml", whole)
    write_tabs(judged / SCORES, {"採点": sheet_of("1")})
    tables, reader = read(judged)
    assert (names(tables), reader.faults) == ([f"{SCORES}「採点」"], [])


def test_the_second_entering_is_no_sheet_of_the_first(judged: Path) -> None:
    again = f'[award.judging.scores_again]\nbook = "{SCORES}"\nsheet = "2回目"\n\n'
    twice = "[award.judging.panel]\ntwice = true\n\n"
    first = "[award.judging.scores]"
    change_text(judged / "event.toml", {first: f"{again}{twice}{first}", **ANY_TAB})
    write_tabs(judged / SCORES, {"採点": sheet_of("1"), "2回目": sheet_of("1")})
    tables, reader = read(judged)
    assert [str(each.sheet.place()) for each in tables.scores_again] == [f"{SCORES}「2回目」"]
    assert (names(tables), reader.faults) == ([f"{SCORES}「採点」"], [])


def copied(tables: JudgingTables, reader: TableReader) -> list[str]:
    assert [each.problems for each in tables.scores] == [reader.read[-1].table.problems]
    return [str(each) for each in tables.scores[0].problems]


def test_a_copy_of_the_tab_with_marks_is_named(judged: Path) -> None:
    blank = [HEADINGS, ["1", "1"]]
    write_tabs(judged / SCORES, {"採点": sheet_of("1"), "採点 (2)": sheet_of("2"), "空": blank,
                                 "連絡先": [["電話"], ["1234"]]})  # fmt: skip
    assert copied(*read(judged)) == [
        (
            f"{SCORES}「採点 (2)」: 採点の写しのようです。評点が書かれていますが、数えていません"
            f"（数えたのは{SCORES}「採点」）。"
            "こちらが正しい採点なら、数えるシートに写してください。要らなければ、消してください。"
        )
    ]


def test_a_copy_of_the_book_with_marks_is_named(judged: Path) -> None:
    write_tabs(judged / SCORES, {"採点": sheet_of("1")})
    write_tabs(judged / SCORES.replace(".xlsx", " - コピー.xlsx"), {"採点": sheet_of("2")})
    write_tabs(judged / SCORES.replace(".xlsx", "（空）.xlsx"), {"採点": [HEADINGS, ["1", "1"]]})
    (judged / SCORES.replace(".xlsx", "（壊れた）.xlsx")).write_bytes(b"PK broken")
    found = [each.partition(": ")[0] for each in copied(*read(judged))]
    assert found == ["事務局限り/採点入力 - コピー.xlsx"]


def test_a_name_filled_down_is_nothing_to_look_at(judged: Path) -> None:
    rows = sheet_of("1")
    rows[2][0], rows[3][0] = "〃", "同上"
    write_tabs(judged / SCORES, {"採点": rows})
    tables, reader = read(judged)
    assert [each.problems for each in tables.scores] == [()]
    assert reader.read[-1].table.problems == ()


def test_the_state_of_each_row_stands_beside_it(judged: Path) -> None:
    write_tabs(judged / SCORES, {"採点": [*sheet_of("1"), ["4", "1"]]})
    tables, _ = read(judged)
    entries: tuple[Entry, ...] = PRESENTED
    assert tables.judges is not None
    panel = read_panel(tables.judges, entries)
    shown = read_order(tables.order, entries)
    rules = open_event(judged).event.award
    assert rules is not None
    found = read_scores(tables.scores, (), panel, shown, rules)
    result = JudgingResult(Stage.WAITING, Report(), shown, panel, found)
    states = [f"{place} {state.code}" for place, state in judging_states(result, tables)]
    assert states == [
        *(f"審査員名簿.csv「審査員名簿」{row}行目 panel_listed" for row in (2, 3, 4, 5)),
        *(f"{ORDER}「発表順」{row}行目 order_listed" for row in (2, 3, 4)),
        *(f"{SCORES}「採点」{row}行目 score_counted" for row in (2, 3, 4)),
        f"{SCORES}「採点」5行目 score_absent",
    ]
