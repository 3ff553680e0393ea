"""選出通知 and 非選出通知: a letter each, of what the data of the notices say."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document

from automations.award.notices import NOT_CHOSEN
from automations.errors import DecisionNeeded
from automations.flows.notice_letters import entrants
from automations.flows.notices import make_notices
from automations.flows.running import perform
from automations.flows.scope import FINALISTS
from automations.tables.report import Column, Form, Table
from tests.flows.answering import approve
from tests.small_event import AFTER, RESTRICTED, change_text

NAMES = ("選出通知.docx", "非選出通知.docx")
_HEADINGS = (
    Column("宛名"), Column("所属"), Column("連絡先"), Column("番号"), Column("取組名"),
    Column("部門"), Column("結果"), Column("結果の文"),
    Column("得票数", Form.COUNT, in_templates="得点"), Column("全体の順位", Form.COUNT),
    Column("審査した件数", Form.COUNT), Column("部門内の順位", Form.COUNT),
    Column("部門の件数", Form.COUNT), Column("選んだ人数", Form.COUNT),
    Column("全取組の平均得票数", Form.SCORE), Column("効果", Form.SCORE),
    Column("効果（全取組の平均）", Form.SCORE),
)  # fmt: skip
ROW = ("青木", "市民課", "a@example.jp", "01", "窓口DX", "窓口", "非選出", "選ばれず。", 1200, 4,
       19, 2, 10, 0, 900, 3, 2)  # fmt: skip


def letters(folder: Path) -> dict[str, list[str]]:
    found = {name: folder / RESTRICTED / "資料" / name for name in NAMES}
    return {
        name: [each.text for each in Document(io.BytesIO(path.read_bytes())).paragraphs]
        for name, path in found.items()
        if path.exists()
    }


@pytest.fixture
def approved(small: Path) -> Path:
    """The small event with its finalists approved; somebody is told of the first entry."""
    leader = {
        "番号,取組名,部門,所属": "番号,取組名,部門,所属,代表者",
        "1,窓口DX,窓口,市民課": "1,窓口DX,窓口,市民課,青木 花子",
    }
    change_text(small / "エントリー.csv", leader)
    perform(small, FINALISTS, AFTER)
    approve(small)
    return small


def test_before_the_approval_there_are_none(small: Path) -> None:
    perform(small, FINALISTS, AFTER)
    with pytest.raises(DecisionNeeded):
        make_notices(small, AFTER)
    assert letters(small) == {}


def test_everybody_gets_one_letter_of_the_own_kind(approved: Path) -> None:
    done = make_notices(approved, AFTER)
    assert [each.name for each in done.files[-2:]] == list(NAMES)
    chosen, others = letters(approved).values()
    assert chosen.count("記") == done.chosen == 3
    assert others.count("記") == done.not_chosen == 3
    assert "青木 花子　様" in chosen
    assert "1　取組\t窓口DX（番号 01、窓口）" in chosen


def test_who_was_chosen_reads_of_no_score_and_nobody_of_others(approved: Path) -> None:
    make_notices(approved, AFTER)
    chosen, others = ("\n".join(each) for each in letters(approved).values())
    assert [word for word in ("得点", "順位", "平均") if word in chosen] == []
    assert "窓口DX（" not in others


def test_settings_say_who_writes_and_how_people_are_called(approved: Path) -> None:
    own = '[documents]\nsender = "みどり野区長　緑野 太郎"\nextension = "1234"\n'
    own += 'letter_number = "6企情第200号"\nletter_honorific = "殿"\n'
    settings = approved / "event.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + f"\n{own}", encoding="utf-8")
    make_notices(approved, AFTER)
    chosen = letters(approved)["選出通知.docx"]
    assert chosen[1:3] == ["6企情第200号", "令和6年12月25日"]
    assert "青木 花子　殿" in chosen
    assert "みどり野区長　緑野 太郎" in chosen


def test_what_is_known_of_an_entrant_is_what_the_data_say() -> None:
    (known,) = entrants(Table(NOT_CHOSEN, "通知", _HEADINGS, (ROW,)))
    assert {key: known[key] for key in ("score_label", "score", "mean", "criteria")} == {
        "score_label": "得票数",
        "score": "1,200",
        "mean": "900.00",
        "criteria": "効果 3.00（2.00）",
    }
    assert (known["rank"], known["ranked"], known["rank_in_category"]) == ("4位", "19件", "2位")
    assert (known["supporters"], known["supported"]) == ("0人", "")


def test_of_one_category_alone_only_the_place_of_all_is_told() -> None:
    row = (*ROW[:12], 19, *ROW[13:])
    (known,) = entrants(replace(Table(NOT_CHOSEN, "通知", _HEADINGS, ()), rows=(row,)))
    assert (known["rank_in_category"], known["category"]) == ("", "")


def test_a_correction_makes_another_letter(approved: Path) -> None:
    make_notices(approved, AFTER)
    change_text(approved / "エントリー.csv", {"青木 花子": "青木 春子"})
    make_notices(approved, AFTER)
    assert "青木 春子　様" in letters(approved)["選出通知.docx"]


def test_nobody_is_asked_to_present_where_nothing_says_that_finalists_do(approved: Path) -> None:
    make_notices(approved, AFTER)
    asked = [line for line in letters(approved)["選出通知.docx"] if "お願いします" in line]
    assert asked == []
    settings = approved / "event.toml"
    judged = {"[award]\n": "[schedule]\njudging = 2025-01-10T14:00:00+09:00\n\n[award]\n"}
    change_text(settings, judged)
    make_notices(approved, AFTER)
    asked = [line for line in letters(approved)["選出通知.docx"] if "お願いします" in line]
    assert asked != []
    assert "2　発表の日時\t令和7年1月10日（金）14:00" in letters(approved)["選出通知.docx"]
