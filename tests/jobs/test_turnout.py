"""投票率 on the command line: how many voted, and nothing else, before and after the close."""

from datetime import datetime
from pathlib import Path

import pytest

from automations.cli import run
from automations.flows.running import TURNOUT, perform, see_turnout
from automations.flows.scope import FINALISTS
from tests.small_event import RESTRICTED, VOID_VOTE, write_small_event

BEFORE, AFTER = "2024-12-05T09:00", "2024-12-25T09:00"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_small_event(tmp_path / "小さな催し")


@pytest.mark.parametrize("name", ["turnout", "投票率"])
def test_after_the_close_it_shows_the_turnout_and_nothing_else(
    name: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([name, str(folder), "--as-of", AFTER]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "小さな催し  令和6年12月25日（水）9:00現在",
        "投票は、令和6年12月6日（金）17:15に締め切りました。",
        "",
        "  投票対象者数   12人",
        "  投票受付数      8票",
        "  投票者数        8人",
        "  投票率        66.7%",
        "",
        "所属別の投票率",
        "  所属                                        投票対象者  投票者  投票率",
        "  投票対象者が5人に満たない所属など（5所属）          12       8   66.7%",
        "  計                                                  12       8   66.7%",
        "  ※ 投票率は、投票者を投票対象者で割ったもの。",
        "  ※ 投票者は、投票期間内に投票した名簿の人で、白票・無効票の人を含む。",
        "  ※ 兼務の人は、はじめに書かれた所属に数える。",
        "  ※ 投票対象者が5人に満たない所属は、一つにまとめる。",
        (
            "  ※ 投票者が5人に満たない所属の人数は「5人未満」とし、計から分からないよう、"
            "ほかの所属の人数も「非表示」にすることがある。"
        ),
        "  ※ 計は、表示しない人数も含む。",
    ]


def test_before_the_close_it_says_when_that_is(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["投票率", str(folder), "--as-of", BEFORE]) == 0
    assert capsys.readouterr().out.splitlines()[:2] == [
        "小さな催し  令和6年12月5日（木）9:00現在",
        "投票の締切は、令和6年12月6日（金）17:15です。",
    ]


def test_no_result_is_made(folder: Path) -> None:
    run(["投票率", str(folder), "--as-of", AFTER])
    made = [path for path in (folder / RESTRICTED).rglob("*") if path.is_file()]
    rules = [path for path in made if path.parent.name == "ルール"]  # frozen since the opening
    assert len(rules) == 1
    assert {path.name for path in made} - {rules[0].name} == {"実行中.lock"}


def test_what_is_to_be_looked_at_is_counted_but_not_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_small_event(tmp_path / "催し", VOID_VOTE)
    assert run(["投票率", str(folder), "--as-of", AFTER]) == 10
    assert capsys.readouterr().out.splitlines()[-2:] == [
        "要確認: 1件",
        "「点検」で、一覧にして確かめます。",
    ]


@pytest.mark.parametrize("at", [BEFORE, AFTER])
def test_it_is_the_turnout_of_the_count(at: str, tmp_path: Path) -> None:
    folder, then = write_small_event(tmp_path / "催し", VOID_VOTE), datetime.fromisoformat(at)
    counted = perform(folder, FINALISTS, then).findings.report.figures
    seen = see_turnout(folder, then).figures
    assert [each.key for each in seen] == list(TURNOUT)
    assert {each.key: each for each in seen}.items() <= counted.items()


def test_an_event_without_a_vote_has_no_turnout(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = folder / "event.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text[: text.index("[award]")], encoding="utf-8")
    assert run(["投票率", str(folder), "--as-of", AFTER]) == 0
    assert capsys.readouterr().out.splitlines()[1:] == ["この催しに、投票はありません。"]


def test_a_book_that_cannot_be_read_is_named(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "投票.csv").unlink()
    assert run(["投票率", str(folder), "--as-of", AFTER]) == 65
    said = capsys.readouterr()
    assert (said.out, said.err.startswith("投票.csv: ")) == ("", True)
