"""The proposal of finalists as a run makes it: when, by which rules, and nothing of any voter."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from automations.flows.documents import DOCUMENTS_FOLDER
from automations.flows.running import Outcome, perform
from automations.flows.scope import FINALISTS
from tests.flows.published import texts
from tests.small_event import AFTER, GOLDEN, RESTRICTED

PROPOSAL, ANNEX = "ファイナリスト案.docx", "ファイナリスト案_別冊.docx"


def event_of(case: str, folder: Path) -> Path:
    """Write the golden case as an event of its own."""
    root = shutil.copytree(GOLDEN / "finalists" / case / "inputs", folder / "催し")
    shutil.copy(GOLDEN / "finalists" / case / "settings/event.toml", root)
    return root


def counted(root: Path, at: datetime = AFTER) -> Outcome:
    return perform(root, FINALISTS, at)


def said(root: Path, name: str = PROPOSAL) -> list[str]:
    return texts(root / RESTRICTED / DOCUMENTS_FOLDER / name)


def after(told: list[str], term: str) -> str:
    """Return what stands behind a term."""
    return told[told.index(term) + 1]


def test_it_lies_with_its_annex_among_the_papers(small: Path) -> None:
    outcome = counted(small)
    folder = small / RESTRICTED / DOCUMENTS_FOLDER
    assert [path for path in outcome.files if path.parent == folder] == [
        folder / PROPOSAL,
        folder / ANNEX,
    ]


def test_before_the_close_there_is_none(small: Path) -> None:
    outcome = counted(small, AFTER.replace(day=6, hour=10))
    assert [path.name for path in outcome.files] == ["結果_投票.xlsx"]


def test_no_voter_is_named_and_losing_votes_stand_in_the_annex_alone(small: Path) -> None:
    outcome = counted(small)
    roll = (small / "名簿.csv").read_text(encoding="utf-8")
    numbers = [line.split(",")[0] for line in roll.splitlines()[1:]]
    proposal, annex = set(said(small)), set(said(small, ANNEX))
    assert len(numbers) > 5
    assert not (proposal | annex) & set(numbers)
    table = outcome.findings.report.tables["standings"]
    titles = [str(row[4]) for row in table.rows]
    assert set(titles) <= annex
    assert "事務局限り" in annex
    assert "幹部限り" in proposal


@pytest.mark.parametrize(
    ("case", "heading", "conclusion"),
    [
        ("tie_by_lots", "得票数", "当落線の同点は、締切前に公表した種による抽選で決めた。"),
        ("tie_waits_for_a_person", "得票数", "当落線の同点は、選考ルールだけでは決まらない。"),
        ("points_over_void_the_ballot", "得点", "当落線に同点はなく、当落線の差は0.50点。"),
        (
            "nobody_chosen",
            "得票数",
            "条件を満たす取組がなく、ファイナリストは該当なし（案）とする。",
        ),
    ],
)
def test_each_way_of_voting_has_its_own_words(
    tmp_path: Path, case: str, heading: str, conclusion: str
) -> None:
    root = event_of(case, tmp_path)
    counted(root)
    told = said(root)
    assert conclusion in told
    assert heading in said(root, ANNEX)


def test_who_moved_up_after_a_withdrawal_is_told_with_the_reason(tmp_path: Path) -> None:
    root = event_of("finalist_withdraws", tmp_path)
    counted(root)
    assert [each for each in said(root) if "辞退により繰上げ" in each] != []


def test_a_run_says_by_which_rules_it_chose(small: Path) -> None:
    counted(small)
    told = said(small)
    assert after(told, "選び方").startswith("ファイナリストは3件。窓口から得点の高い順に1件")
    assert after(told, "区分") == "審議"
