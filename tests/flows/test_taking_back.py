"""What a person answered in 判定.xlsx is printed; once cleared there, it no longer holds."""

from pathlib import Path

from openpyxl import load_workbook

from automations.books.decision_book import Question
from automations.flows.running import Outcome, perform
from automations.flows.scope import EVERYTHING
from automations.ledger.decisions import current
from tests.small_event import AFTER, RESTRICTED, change_text

ROW = 6


def run(folder: Path) -> Outcome:
    return perform(folder, EVERYTHING, AFTER)


def write(folder: Path, **texts: str | None) -> None:
    path = folder / RESTRICTED / "判定.xlsx"
    book = load_workbook(path)
    sheet = book["判定_同点"]
    columns = {str(cell.value): number for number, cell in enumerate(sheet[ROW - 1], 1)}
    for heading, text in texts.items():
        sheet.cell(ROW, columns[heading]).value = text
    book.save(path)


def waiting(folder: Path) -> Question:
    """Leave the small event's tie to a person."""
    rules = '"評価基準の順に比べる", "選んだ人数が多い", "人が決める"'
    change_text(folder / "event.toml", {rules: '"人が決める"'})
    (question,) = run(folder).findings.questions
    return question


def test_who_decided_what_and_why_is_printed_once_the_vote_is_closed(small: Path) -> None:
    question = waiting(small)
    write(small, 判定=question.choices[0], 判定者="山田", 理由="横展開しやすい")
    row = (question.key, question.choices[0], "横展開しやすい", "山田", None)
    assert run(small).findings.report.tables["decisions"].rows == (row,)
    before_the_close = perform(small, EVERYTHING, AFTER.replace(day=5))
    assert "decisions" not in before_the_close.findings.report.tables


def test_the_reason_of_an_entry_says_how_people_settled_its_tie(small: Path) -> None:
    question = waiting(small)
    write(small, 判定=question.choices[0], 判定者="山田", 理由="決選投票: 5対3")
    award = run(small).findings.award
    assert award
    reasons = [each.seat.reason for each in award.finalists]
    assert [each for each in reasons if each.endswith("を決選投票で決定（5対3。山田）")]


def test_a_cleared_answer_is_taken_back_and_the_question_waits_again(small: Path) -> None:
    question = waiting(small)
    write(small, 判定=question.choices[0], 判定者="山田")
    assert run(small).code == 0
    write(small, 判定=None)
    again = run(small)
    assert (again.code, [each.key for each in again.findings.questions]) == (20, [question.key])
    assert current(small / RESTRICTED)[question.key].choice == ""
    assert len(list((small / RESTRICTED / "記録/判定").iterdir())) == 2
    assert run(small).unchanged
    write(small, 判定=question.choices[1])
    assert run(small).code == 0
