"""The sheets of the vote in the hall, as form tools export them; what is not there is told."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from automations.award.judging.hall import read_hall
from automations.award.judging.order import Presentation
from automations.award.judging.result import HallVote
from automations.flows.event_folder import open_event
from automations.flows.reading_hall import HallTables, read_hall_tables
from automations.flows.table_reader import TableReader
from tests.award.judging.hall_sheets import ALL, SHOWN
from tests.flows.applying_event import SETTINGS

JUDGED = """
[award.judges]
book = "審査員.csv"

[award.judging.scores]
book = "採点.csv"

"""
FORM = '[award.judging.hall_ballots]\nbook = "会場投票.csv"\n'
TOKENS = '[award.judging.hall_tokens]\nbook = "番号.csv"\n'
COUNTS = '[award.judging.hall_counts]\nbook = "手集計.csv"\n'
ONE_CHOICE = [["窓口DX"], ["03 会議の短縮"], [""]]

Rows = Sequence[Sequence[str]]


def staged(folder: Path, judging: str, **sheets: Rows) -> TableReader:
    """Write the event and its sheets, by the name of their book without its ending."""
    folder.mkdir()
    judged = f"{JUDGED}{judging}" if judging else ""
    text = f"{SETTINGS.format(forms='')}{judged}"
    (folder / "event.toml").write_text(text, encoding="utf-8")
    for name, rows in sheets.items():
        lines = (",".join(f'"{cell}"' for cell in row) for row in rows)
        (folder / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return TableReader(open_event(folder), {})


def read(reader: TableReader) -> HallTables:
    return read_hall_tables(reader, reader.folder.event, ALL)


def counted(reader: TableReader, shown: Presentation = SHOWN) -> HallVote | None:
    tables, rules = read(reader), reader.folder.event.award
    assert rules is not None
    return read_hall(tables.ballots, tables.tokens, tables.counts, shown, rules)


def test_an_event_without_judging_has_none(tmp_path: Path) -> None:
    assert read(staged(tmp_path / "催し", "")) == HallTables()


@pytest.mark.parametrize(
    ("headings", "before"),
    [
        pytest.param(["タイムスタンプ", "よかった発表"], ["2026/01/24 15:00:00"], id="Google"),
        pytest.param(
            ["ID", "開始時刻", "完了時刻", "メール", "名前", "最もよかった発表"],
            ["1", "2026-01-24 14:59:00", "2026-01-24 15:00:00", "anonymous", ""],
            id="Microsoft Forms",
        ),
        pytest.param(
            ["レコード番号", "作成者", "作成日時", "更新者", "更新日時", "投票先"],
            ["1", "受付", "2026-01-24 15:00", "受付", "2026-01-24 15:00"],
            id="kintone",
        ),
        pytest.param(["受付番号", "回答日時", "発表"], ["7", "2026/1/24 15:00"], id="LoGo"),
        pytest.param(["No.", "投票先"], ["1"], id="by hand"),
    ],
)
def test_the_form_is_read_as_its_tool_writes_it(
    tmp_path: Path, headings: list[str], before: list[str]
) -> None:
    rows = [headings, *([*before, *chosen] for chosen in ONE_CHOICE)]
    reader = staged(tmp_path / "催し", FORM, 会場投票=rows)
    found = counted(reader)
    assert (reader.faults, list(reader.asked)) == ([], [])
    assert found is not None
    assert (dict(found.votes), found.blank) == ({1: 1, 2: 0, 3: 1}, found.blank)


def test_a_grid_tells_itself_by_the_names_of_the_entries(tmp_path: Path) -> None:
    rows = [["タイムスタンプ", *(f"よかった発表 [{each.label}]" for each in SHOWN.entries)],
            ["2026/01/24 15:00:00", "", "○", ""]]  # fmt: skip
    found = counted(staged(tmp_path / "催し", FORM, 会場投票=rows))
    assert found is not None
    assert dict(found.votes) == {1: 0, 2: 1, 3: 0}


@pytest.mark.parametrize(
    "headings",
    [
        pytest.param(["タイムスタンプ", "心に残ったのは？（1つ）", "ひとこと"], id="with a remark"),
        pytest.param(["タイムスタンプ", "心に残ったのは？（1つ）"], id="nothing else"),
    ],
)
def test_a_question_in_words_of_its_own_is_known_by_its_answers(
    tmp_path: Path, headings: list[str]
) -> None:
    rows = [["2026/01/24 15:00:00", "窓口DX", "3"], ["2026/01/24 15:00:01", "03 会議の短縮", ""],
            ["2026/01/24 15:00:02", "どれも", "すてきでした"]]  # fmt: skip
    reader = staged(
        tmp_path / "催し", FORM, 会場投票=[headings, *(r[: len(headings)] for r in rows)]
    )
    found = counted(reader)
    assert found is not None
    assert dict(found.votes) == {1: 1, 2: 0, 3: 1}


def test_what_was_taken_for_the_question_is_told(tmp_path: Path) -> None:
    rows = [["タイムスタンプ", "心に残ったのは？"], ["2026/01/24 15:00:00", "窓口DX"]]
    found = read(staged(tmp_path / "催し", FORM, 会場投票=rows))
    assert [str(each) for each in found.problems] == [
        (
            "会場投票.csv「会場投票」: 見出し「心に残ったのは？」の列を、選んだ取組として"
            "読みました。違うなら、選んだ取組の列の見出しを「選んだ取組」に直してください。"
        )
    ]


def test_where_two_columns_name_entries_nobody_guesses(tmp_path: Path) -> None:
    rows = [["タイムスタンプ", "一番は？", "二番は？"],
            ["2026/01/24 15:00:00", "窓口DX", "会議の短縮"]]  # fmt: skip
    reader = staged(tmp_path / "催し", FORM, 会場投票=rows)
    assert (read(reader), bool(reader.faults)) == (HallTables(), True)


def test_numbers_are_read_with_the_answers(tmp_path: Path) -> None:
    sheets = {
        "会場投票": [["投票番号", "投票先"], ["ab12", "1"], ["zz99", "1"]],
        "番号": [["投票番号"], ["AB-12"], ["0007"]],
    }
    found = counted(staged(tmp_path / "催し", FORM + TOKENS, **sheets))
    assert found is not None
    assert dict(found.votes) == {1: 1, 2: 0, 3: 0}


def test_answers_without_the_list_that_the_settings_name_are_refused(tmp_path: Path) -> None:
    rows = [["投票番号", "投票先"], ["AB12", "1"]]
    reader = staged(tmp_path / "催し", FORM + TOKENS, 会場投票=rows)
    assert read(reader).tokens is None
    assert [str(each).partition("。")[0] for each in reader.faults] == [
        "番号.csv: ファイルがありません（もしかして「会場投票.csv」）"
    ]


def test_hand_counts_are_read(tmp_path: Path) -> None:
    rows = [["取組", "票数", "計数者", "確認者"], ["1", "12", "計数 花子", "確認 太郎"]]
    found = counted(staged(tmp_path / "催し", COUNTS, 手集計=rows))
    assert found is not None
    assert dict(found.votes) == {1: 12, 2: 0, 3: 0}


def test_what_is_not_there_yet_is_told_and_left_out(tmp_path: Path) -> None:
    reader = staged(tmp_path / "催し", FORM + TOKENS + COUNTS)
    found = read(reader)
    assert (found.ballots, found.tokens, found.counts, reader.faults) == (None, None, None, [])
    assert [str(each) for each in found.problems] == [
        (
            f"{book}: 「{table}」のブックがまだないか、何も書かれていません。会場投票があるなら、"
            "設定に書いた場所に置いて、もう一度実行してください。なければ、設定を空にしてください。"
        )
        for book, table in (("会場投票.csv", "会場投票"), ("手集計.csv", "会場投票の手集計"))
    ]
