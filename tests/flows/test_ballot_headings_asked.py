"""What a ballot's headings mean is asked without a hint at what anybody voted."""

from pathlib import Path

import pytest

from tests.flows.asking import BALLOTS, BOOK, answer, asked, refusal, rename, run
from tests.small_event import change_text


def test_a_ballot_asks_for_its_plain_columns_and_hints_at_no_vote(small: Path) -> None:
    rename(small, BALLOTS, {"職員番号": "あなたの職員番号", "タイムスタンプ": "送信の時刻"})
    refusal(small)
    assert [(each["質問"], each["中身"], each["提案"]) for each in asked(small).values()] == [
        (
            "投票.csv「投票」の見出し「送信の時刻」は、どの項目ですか",
            "（投票の中身は示しません）",
            "タイムスタンプ",
        ),
        (
            "投票.csv「投票」の見出し「あなたの職員番号」は、どの項目ですか",
            "（投票の中身は示しません）",
            "職員番号",
        ),
    ]
    answer(small, {"送信の時刻": "タイムスタンプ", "あなたの職員番号": "職員番号"})
    assert run(small).code == 0


def test_a_grid_with_the_same_words_around_every_heading_is_one_question(small: Path) -> None:
    usual = run(small).findings.report.tables["standings"]
    headings = (small / BALLOTS).read_text(encoding="utf-8").splitlines()[0].split(",")[2:]
    rename(small, BALLOTS, {each: f"問3:{each}を5点満点で" for each in headings})
    assert len(refusal(small)) == 2
    (question,) = asked(small).values()
    assert (question["質問"], question["選択肢"]) == (
        (
            "投票.csv「投票」の見出し「問3:効果 [01 窓口DX]を5点満点で」など12列は、"
            "投票の中身（評点や、選んだ取組など）ですか"
        ),
        "投票の中身として読む／使わない",
    )
    answer(small, {"問3:効果 [01 窓口DX]を5点満点で": "投票の中身として読む"})
    outcome = run(small)
    assert outcome.code == 0
    assert outcome.findings.report.tables["standings"] == usual
    assert run(small).unchanged


def test_a_grid_of_another_event_is_not_asked_about(small: Path) -> None:
    headings = (small / BALLOTS).read_text(encoding="utf-8").splitlines()[0].split(",")[2:]
    rename(small, BALLOTS, {each: f"設問{number}" for number, each in enumerate(headings, 1)})
    refusal(small)
    assert not (small / BOOK).exists()


@pytest.mark.parametrize(
    ("layout", "headings"),
    [("一つの列", "選んだ取組"), ("選択ごとの列", "選択1,選択2")],
)
def test_headings_as_ours_are_not_taken_together_with_a_vote(
    small: Path, layout: str, headings: str
) -> None:
    vote = 'choices_per_category = 2\nmethod = "選択"\n' + f'arrangement = "{layout}"\n'
    change_text(small / "event.toml", {"choices_per_category = 2\n": vote})
    cells = ",".join(["窓口DX", "庶務の自動化"][: headings.count(",") + 1])
    rows = f"タイムスタンプ,職員番号,{headings}\n2024/12/02 09:00:00,0001,{cells}\n"
    (small / BALLOTS).write_text(rows, encoding="utf-8")
    assert not [each for each in run(small).findings.report.problems if "heading" in each.code]


def test_a_vote_is_not_taken_for_a_heading(small: Path) -> None:
    vote = 'choices_per_category = 2\nmethod = "選択"\narrangement = "一つの列"\n'
    change_text(small / "event.toml", {"choices_per_category = 2\n": vote})
    rows = "いつ,だれ,どれ\n2024/12/02 09:00:00,0001,取組04 庶務の自動化\n"
    (small / BALLOTS).write_text(rows, encoding="utf-8")
    assert not [each for each in refusal(small) if "庶務" in each]
    assert not (small / BOOK).exists()
