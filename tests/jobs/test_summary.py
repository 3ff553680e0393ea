"""What stands on the screen at the end of a job."""

from pathlib import Path

import pytest

from automations.cli import run
from automations.errors import DecisionNeeded
from automations.jobs.summary import remarks, table_lines
from automations.tables.places import Place
from automations.tables.problems import problem
from automations.tables.report import Column, Form, Table
from tests.doubtful_event import write_doubtful_event
from tests.small_event import VOID_VOTE, write_small_event


def test_columns_stand_below_each_other_however_wide_their_letters_are() -> None:
    columns = (Column("団体"), Column("人数", Form.COUNT))
    table = Table("x", "団体", columns, (("みどり野区", 1234), ("AB", 5)))
    assert list(table_lines(table)) == [
        "  団体         人数",
        "  みどり野区  1,234",
        "  AB              5",
    ]


@pytest.fixture
def said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What a run says of an event with votes that do not count."""
    folder = write_small_event(tmp_path / "催し", VOID_VOTE)
    run(["一括", str(folder), "--as-of", "2024-12-25T09:00"])
    return capsys.readouterr().out.splitlines()


def test_the_result_comes_first_and_what_to_do_last(said: list[str]) -> None:
    assert [line for line in said if line.startswith("■") or line.endswith(":")] == [
        "■ 前回との比較",
        "■ ファイナリスト（案）",
        "■ 次点",
        "■ 同点の決着",
        "■ 投票率",
        "■ 読んだものと、その扱い",
        "■ 要確認: 5件",
        "■ 次にすること",
        "作ったファイル:",
    ]


def test_a_tie_and_the_turnout_take_one_line_each(said: list[str]) -> None:
    tie = said.index("■ 同点の決着")
    assert said[tie + 1 : tie + 5] == [
        "  窓口部門の枠の同点（01 窓口DX、02 窓口DXプラス）を「効果」で決定",
        "",
        "■ 投票率",
        "  87.5%（7／8）",
    ]


def test_what_comes_next_are_the_steps_of_the_first_sheet(said: list[str]) -> None:
    first = said.index("■ 次にすること")
    assert said[first + 1 : first + 4] == [
        "  保留が1件あります。要確認を見て直し、もう一度実行してください。",
        "  念のため確かめる点が4件あります。要確認を見てください。",
        (
            "  ファイナリスト2件はまだ案です。"
            "承認を得て、判定のブックの「判定_承認」に書いてください。"
        ),
    ]


def test_places_with_the_same_problem_stand_together() -> None:
    unknown = [problem("ballot_voter_unknown", Place("投票.csv", "投票", row)) for row in (3, 5, 9)]
    hidden = problem("rows_hidden", Place("受付簿.xlsx", "受付簿"), rows=1, first=9)
    assert list(remarks([hidden, *unknown], listed=True)) == [
        "",
        "■ 要確認: 4件",
        f"  保留  投票.csv「投票」3行目ほか2か所: {unknown[0].found}。{unknown[0].remedy}。",
        f"  確認  {hidden}",
        "  すべては、シート「集計_要確認」にあります。",
    ]
    assert list(remarks([hidden], listed=True)) == ["", "■ 要確認: 1件", f"  確認  {hidden}"]


def test_many_pairs_are_counted_and_the_first_few_shown_without_a_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_doubtful_event(tmp_path / "催し")
    assert run(["名簿", str(folder)]) == DecisionNeeded.exit_code
    said = capsys.readouterr().out
    first = said.splitlines().index("■ 人が決めること")
    lines = said.splitlines()[first + 1 : first + 7]
    assert lines[0] == "  同じ人かもしれない組: 4組。答えるまで、別の2人として数えます。"
    pairs = {f"  申込.csv「申込」の{n}行目と{n + 4}行目は、同じ人ですか。" for n in range(2, 6)}
    assert len({*lines[1:4]} & pairs) == 3
    assert lines[4:] == [
        "  ほか1件は、シート「判定_名寄せ」にあります。",
        f"  「{folder / '事務局限り/判定.xlsx'}」に答えを書いて、もう一度実行してください。",
    ]
    assert not any(name in said for name in ("松本", "岡田", "高田", "里美"))
