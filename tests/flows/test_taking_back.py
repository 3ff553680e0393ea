"""An answer that is cleared in 判定.xlsx no longer holds; that it was taken back is recorded."""

from pathlib import Path

from openpyxl import load_workbook

from automations.flows.running import Outcome, perform
from automations.flows.scope import EVERYTHING
from automations.ledger.decisions import current
from tests.small_event import AFTER, RESTRICTED, change_text

ROW = 5


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


def test_a_cleared_answer_is_taken_back_and_the_question_waits_again(small: Path) -> None:
    rules = '"評価基準の順に比べる", "選んだ人数が多い", "人が決める"'
    change_text(small / "event.toml", {rules: '"人が決める"'})
    (question,) = run(small).findings.questions
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
