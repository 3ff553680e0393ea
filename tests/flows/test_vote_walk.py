"""The rehearsal's vote from its close to the notices: every number is the one that is true."""

import csv
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from openpyxl import load_workbook

from automations.award.approval import State
from automations.books.filling_in import fill_in
from automations.errors import DecisionNeeded
from automations.flows.deciding import Findings
from automations.flows.notices import make_notices
from automations.flows.running import perform
from automations.flows.scope import EVERYTHING, FINALISTS
from automations.rehearsal import Truth, rehearse, write_event
from automations.rehearsal.truth import Award
from automations.rehearsal.verdicts import verdicts
from tests.flows.counting import facts
from tests.flows.true_vote import fates, of_award, picked, tie, true_fates

TOKYO = ZoneInfo("Asia/Tokyo")
RESTRICTED = "事務局限り"
COUNTED, SETTLED, TOLD, AFTER = (
    datetime(2024, 12, day, 9, tzinfo=TOKYO) for day in (9, 11, 13, 25)
)


def is_true(found: Findings, truth: Award) -> None:
    """Hold every figure, score, seat and disposition against the truth's own count."""
    numbers = facts(found)
    assert picked(numbers, of_award(truth)) == of_award(truth)
    assert fates(numbers) == true_fates(truth)


def answer(folder: Path, truth: Truth, found: Findings) -> dict[str, str]:
    """Answer what is asked; return the sheets and what was chosen there."""
    asked = {each.key: each for each in (*found.questions, *found.offered)}
    given = verdicts(truth, asked.values())
    fill_in(folder / RESTRICTED / "判定.xlsx", given)
    return {asked[key].sheet: each.choice for key, each in given.items()}


def titles(folder: Path, name: str) -> list[str]:
    text = (folder / RESTRICTED / name).read_text(encoding="utf-8-sig")
    return [row["取組名"] for row in csv.DictReader(text.splitlines())]


def test_the_vote_goes_all_the_way(tmp_path: Path) -> None:
    truth = write_event(tmp_path)
    first = perform(tmp_path, FINALISTS, COUNTED).findings
    is_true(first, truth.unanswered_award)
    assert first.approval is None
    chosen = answer(tmp_path, truth, first)
    (meant,) = truth.meant_ballots
    assert chosen == {
        "判定_票": f"{meant}行目の票を数える",
        "判定_同点": "14 会議録の自動文字起こし",
    }

    second = perform(tmp_path, FINALISTS, SETTLED).findings
    is_true(second, truth.award)
    assert tie(second) == (truth.award.tied, truth.award.settled_by)
    assert second.approval is not None
    assert second.approval.state is State.DRAFT
    with pytest.raises(DecisionNeeded):
        make_notices(tmp_path, SETTLED)
    assert answer(tmp_path, truth, second) == {"判定_承認": "承認する"}

    made = make_notices(tmp_path, TOLD)
    assert (made.chosen, made.not_chosen, made.problems) == (7, 12, ())
    named = {entry.number: entry.title for entry in rehearse().entries}
    assert titles(tmp_path, "通知_選出.csv") == [named[n] for n in sorted(truth.award.finalists)]
    others = {named[n] for n in truth.award.scores if n not in truth.award.finalists}
    assert set(titles(tmp_path, "通知_非選出.csv")) == others

    last = perform(tmp_path, EVERYTHING, AFTER).findings
    is_true(last, truth.award)
    assert last.report.figures["approved"].value == "企画経営部長、令和6年12月12日（木）"
    assert last.report.tables["finalists"].title == "ファイナリスト"
    assert shown_dispositions(tmp_path) == {
        words.removeprefix("ballot: "): count
        for words, count in true_fates(truth.award).items()
        if words.startswith("ballot: ") and count
    }


def shown_dispositions(folder: Path) -> dict[str, int]:
    """Return what the result book says became of ballots, where there are any."""
    book = load_workbook(folder / RESTRICTED / "結果.xlsx", data_only=True)
    (sheet,) = (each for each in book.worksheets if "票の処理区分" in each.title)
    rows = [row[:2] for row in sheet.iter_rows(values_only=True)]
    start = next(n for n, row in enumerate(rows) if row[0] == "処理区分") + 1
    return {str(words): int(str(count)) for words, count in rows[start:]
            if isinstance(count, int) and count and words != "合計"}  # fmt: skip
