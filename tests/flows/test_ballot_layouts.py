"""A vote by another method and layout, from the settings and the sheets to what was read."""

from pathlib import Path

import pytest

from automations.award.entries import read_entries
from automations.award.hand_counts import read_hand_counts
from automations.award.marking import marked_choices
from automations.errors import InputUnfit
from automations.event.loading import load_event
from automations.flows.event_folder import open_event
from automations.flows.reading import BooksUnfit, Inputs, read_inputs
from automations.flows.scope import Part
from tests.small_event import AFTER, change_text

CRITERIA = """\
[[award.criteria]]
name = "効果"
weight = 2

[[award.criteria]]
name = "工夫"
weight = 1

"""
LIMIT = "choices_per_category = 2\n"
NAME = 'name = "小さな賞"\n'
ENTRIES = (
    "窓口DX",
    "窓口DXプラス",
    "証明書の郵送申請",
    "庶務の自動化",
    "会議の短縮",
    "書庫の電子化",
)


def vote_by(folder: Path, *lines: str) -> None:
    """Change the vote to one without criteria; ``lines`` follow the limit of choices."""
    more = LIMIT + "".join(f"{line}\n" for line in lines)
    change_text(folder / "event.toml", {CRITERIA: "", LIMIT: more, NAME: f"{NAME}criteria = []\n"})


def ballots(folder: Path, *rows: str) -> None:
    (folder / "投票.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")


def read(folder: Path) -> Inputs:
    return read_inputs(open_event(folder), frozenset({Part.AWARD}))


def said(folder: Path) -> list[tuple[int, int, int]]:
    inputs = read(folder)
    rules = load_event(folder).award
    assert rules is not None
    assert inputs.entries is not None
    assert inputs.ballots is not None
    listed = read_entries(inputs.entries, AFTER).entries
    frame = marked_choices(inputs.ballots, listed, rules)
    return frame.select("ballot_key", "entry_key", "mark_1").sort("ballot_key", "entry_key").rows()


def test_a_multi_select_question_of_microsoft_forms(small: Path) -> None:
    vote_by(small, 'method = "選択"', 'arrangement = "部門ごとの列"')
    ballots(
        small,
        "ID,開始時刻,完了時刻,メール,名前,職員番号,窓口,内部",
        (
            "1,2024/12/02 9:00,2024/12/02 9:01,anonymous,,0001,01 窓口DX;02 窓口DXプラス;,0"
            "6 書庫の電子化;"
        ),
    )
    assert said(small) == [(2, 1, 1), (2, 2, 1), (2, 6, 1)]


def test_a_grid_whatever_the_question_of_google_says(small: Path) -> None:
    vote_by(small, 'method = "順位"', 'counting = "ボルダ方式"')
    listed = [f"よいと思う順に選んでください [{title}]" for title in ENTRIES]
    ballots(
        small,
        ",".join(["タイムスタンプ", "職員番号", *listed]),
        "2024/12/02 9:00:00,0001,,1位,,2位,,",
    )
    assert said(small) == [(2, 2, 1), (2, 4, 2)]


def test_categories_called_otherwise_are_asked_about_once(small: Path) -> None:
    vote_by(small, 'method = "選択"', 'arrangement = "部門ごとの列"')
    ballots(
        small,
        "タイムスタンプ,職員番号,問1:窓口についてどうぞ,問1:内部についてどうぞ",
        "2024/12/02 9:00:00,0001,1,4",
    )
    with pytest.raises(BooksUnfit) as refused:
        read(small)
    (question,) = refused.value.questions
    assert "「問1:窓口についてどうぞ」など2列" in str(question)


def test_a_hand_count_that_the_settings_name_is_read(small: Path) -> None:
    vote_by(small, 'method = "承認"')
    ballots(
        small,
        ",".join(["タイムスタンプ", "職員番号", *ENTRIES]),
        "2024/12/02 9:00:00,0001,○,,,,,",
    )
    source = '[award.hand_counts]\nbook = "手集計.csv"\n\n[award.ballots]'
    change_text(small / "event.toml", {"[award.ballots]": source})
    (small / "手集計.csv").write_text(
        "取組,票数,計数者,確認者\n3,4,計数 花子,確認 太郎\n白票,1,計数 花子,確認 太郎\n",
        encoding="utf-8",
    )
    inputs = read(small)
    rules = load_event(small).award
    assert rules is not None
    assert inputs.entries is not None
    assert inputs.hand_counts is not None
    listed = read_entries(inputs.entries, AFTER).entries
    found = read_hand_counts(inputs.hand_counts, listed, rules)
    assert [(each.entry, int(each.value)) for each in found.counts] == [(3, 4)]
    assert (found.blank, found.problems) == (1, ())
    assert "手集計.csv「手集計」" in [each.name for each in inputs.inputs]


def test_a_hand_count_that_is_not_there_is_told(small: Path) -> None:
    vote_by(small, 'method = "承認"')
    source = '[award.hand_counts]\nbook = "手集計.csv"\n\n[award.ballots]'
    change_text(small / "event.toml", {"[award.ballots]": source})
    with pytest.raises(InputUnfit, match=r"手集計\.csv"):
        read(small)
