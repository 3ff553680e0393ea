"""審査結果.docx: what executives read at each stage of the judging, made with the job."""

import io
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

from automations.flows.running import perform
from automations.flows.scope import EVERYTHING, JUDGING, Scope
from tests.flows.judged_event import confirm, judge_small_event
from tests.small_event import AFTER, RESTRICTED

JUDGES = ("審査 太郎", "採点 花子", "評価 次郎")


@pytest.fixture
def judged(small: Path) -> Path:
    return judge_small_event(small)


def paper(folder: Path) -> list[str]:
    """Return every line of the document, those of tables too, in their order."""
    path = folder / RESTRICTED / "資料" / "審査結果.docx"
    body = Document(io.BytesIO(path.read_bytes())).element.body
    return [
        "".join(piece.text or "" for piece in each.iter(qn("w:t"))) for each in body.iter(qn("w:p"))
    ]


def correct(folder: Path, old: str, new: str) -> None:
    path = folder / "採点.csv"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def told_after(folder: Path, scope: Scope = JUDGING) -> list[str]:
    perform(folder, scope, AFTER)
    return paper(folder)


def test_before_the_chairs_word_it_is_a_first_report(judged: Path) -> None:
    lines = told_after(judged)
    assert lines[0].endswith("審査結果（速報）")
    assert "「大賞」は、01 窓口DX（市民課）である。" in lines
    assert "この結果は速報であり、委員長が確定するまで変わることがある。" in lines
    assert "この審査結果を確定すること。" in lines
    assert "確定しない場合" in lines


def test_a_confirmed_result_says_by_whom_and_when(judged: Path) -> None:
    confirm(judged)
    lines = paper(judged)
    assert lines[0].endswith("審査結果（確定　第1版）")
    assert "この結果は、区長 山田が令和6年12月24日（火）に確定した（第1版）。" in lines
    assert "なし。審査結果は確定している。" in lines


def test_what_changed_after_that_makes_it_a_first_report_again(judged: Path) -> None:
    confirm(judged)
    correct(judged, "3,6,1,2", "3,6,2,2")
    lines = told_after(judged)
    assert lines[0].endswith("審査結果（速報）")
    assert "変わったところを確かめ、改めて審査結果を確定すること。" in lines
    assert lines[(at := lines.index("採点の訂正")) : at + 3] == ["採点の訂正", "", "1か所"]


def test_a_later_version_tells_what_changed_and_why(judged: Path) -> None:
    confirm(judged)
    correct(judged, "3,1,5,5", "3,1,1,1")
    correct(judged, "2,1,5,5", "2,1,1,1")
    confirm(judged, "写し誤り")
    lines = paper(judged)
    assert lines[0].endswith("審査結果（確定　第2版）")
    at = lines.index("賞「大賞」")
    assert lines[at : at + 3] == ["賞「大賞」", "01 窓口DX", "02 窓口DXプラス"]
    assert "変更の理由は、「写し誤り」。" in lines


def test_while_a_mark_is_missing_it_says_so_and_takes_the_earlier_one_away(judged: Path) -> None:
    perform(judged, JUDGING, AFTER)
    correct(judged, "2,4,4,3", "2,4,,3")
    lines = told_after(judged)
    assert lines[0].endswith("審査結果（審査の途中）")
    waiting = (
        "審査結果は、まだ出ていない。審査の段階は「記入待ち」で、評点36個のうち1個を待っている。"
    )
    assert waiting in lines
    assert not [each for each in lines if "窓口DX" in each]


@pytest.mark.parametrize("scope", [JUDGING, EVERYTHING], ids=lambda scope: scope.words)
def test_no_judge_is_named_and_no_entry_without_a_prize_has_points(
    judged: Path, scope: Scope
) -> None:
    lines = told_after(judged, scope)
    assert not [each for each in lines if any(judge in each for judge in JUDGES)]
    assert {"01", "02", "04"} <= set(lines)
    assert {"03", "05", "06"}.isdisjoint(lines)


def test_the_same_result_has_the_same_bytes(judged: Path) -> None:
    path = judged / RESTRICTED / "資料" / "審査結果.docx"
    perform(judged, JUDGING, AFTER)
    first = path.read_bytes()
    path.unlink()
    perform(judged, JUDGING, AFTER)
    assert path.read_bytes() == first
