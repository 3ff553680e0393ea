"""What no rule settles is asked in 判定.xlsx, answered there by a person, and never asked again."""

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from automations.errors import InputUnfit
from automations.flows.running import Outcome, perform
from automations.flows.scope import EVERYTHING
from tests.flows.answering import thaw
from tests.small_event import AFTER, RESTRICTED, change_text

BOOK, SHEET, HEADINGS, QUESTION = f"{RESTRICTED}/判定.xlsx", "判定_同点", 5, 6
TIED = ("02 窓口DXプラス", "03 証明書の郵送申請")


@pytest.fixture
def tied(small: Path) -> Path:
    """The small event without any rule that could settle its tie."""
    change_text(
        small / "event.toml",
        {'"評価基準の順に比べる", "選んだ人数が多い", "人が決める"': '"人が決める"'},
    )
    return small


def run(folder: Path) -> Outcome:
    return perform(folder, EVERYTHING, AFTER)


def answer(folder: Path, texts: dict[str, str]) -> None:
    """Type an answer, and remarks of one's own in places where nobody asked for any."""
    book = load_workbook(folder / BOOK)
    sheet = book[SHEET]
    assert isinstance(sheet, Worksheet)
    headings = [cell.value for cell in sheet[HEADINGS]]
    for heading, text in texts.items():
        sheet.cell(QUESTION, headings.index(heading) + 1).value = text
    sheet.cell(QUESTION + 3, 2).value = "選考会の記録は別紙のとおり"
    book.create_sheet("メモ")["C7"] = "電話で確認済み"
    book.save(folder / BOOK)


def finalists(outcome: Outcome) -> list[str]:
    assert outcome.findings.award
    return [each.standing.entry.label for each in outcome.findings.award.finalists]


def test_a_tie_waits_for_a_person(tied: Path) -> None:
    outcome = run(tied)
    assert outcome.code == 20
    assert finalists(outcome) == ["01 窓口DX", "04 庶務の自動化"]
    (question,) = outcome.findings.questions
    assert question.choices == TIED
    sheet = load_workbook(tied / BOOK)[SHEET]
    said = dict(zip([cell.value for cell in sheet[HEADINGS]], sheet[QUESTION], strict=True))
    assert (said["番号"].value, said["判定"].value) == (question.key, None)
    assert said["選択肢"].value == "／".join(TIED)


def test_an_unanswered_question_is_asked_once(tied: Path) -> None:
    run(tied)
    before = (tied / BOOK).read_bytes()
    again = run(tied)
    assert (again.code, again.unchanged) == (20, True)
    assert (tied / BOOK).read_bytes() == before


def test_the_answer_decides_and_stays_as_it_was_typed(tied: Path) -> None:
    run(tied)
    answer(tied, {"判定": TIED[1], "判定者": "選考委員長", "理由": "横展開しやすい"})
    before = load_workbook(tied / BOOK)
    outcome = run(tied)
    assert outcome.code == 0
    assert finalists(outcome) == ["01 窓口DX", TIED[1], "04 庶務の自動化"]
    assert outcome.findings.questions == ()
    after = load_workbook(tied / BOOK)
    assert stood_before(after, before) == typed(before)
    assert {*after.sheetnames} - {*before.sheetnames} == {"判定_承認"}
    assert run(tied).unchanged


def test_an_answer_holds_when_the_book_is_lost(tied: Path) -> None:
    run(tied)
    answer(tied, {"判定": TIED[1], "判定者": "選考委員長"})
    run(tied)
    (tied / BOOK).unlink()
    outcome = run(tied)
    assert (outcome.code, finalists(outcome)[1]) == (0, TIED[1])
    assert not (tied / BOOK).exists()


def test_another_tie_is_asked_below_what_people_wrote(tied: Path) -> None:
    run(tied)
    answer(tied, {"判定": TIED[1], "判定者": "選考委員長"})
    run(tied)
    before = load_workbook(tied / BOOK)
    # No category is sure of a seat, and 04 gets 5 + 11/3 + 7/3 = 11 points, as 02 and 03 have.
    change_text(tied / "event.toml", {"minimum_seats = 1": "minimum_seats = 0"})
    thaw(tied)
    change_text(
        tied / "投票.csv",
        {
            "0005,,,3,2,,,,,3,2,,": "0005,,,3,5,,,,,3,5,,",
            "0006,,,,4,1,,,,,1,": "0006,,,,4,1,,,,,3,",
        },
    )
    outcome = run(tied)
    (question,) = outcome.findings.questions
    assert (outcome.code, finalists(outcome)) == (20, ["01 窓口DX"])
    assert question.choices == (
        "02 窓口DXプラス、03 証明書の郵送申請",
        "02 窓口DXプラス、04 庶務の自動化",
        "03 証明書の郵送申請、04 庶務の自動化",
    )
    after = load_workbook(tied / BOOK)
    assert after[SHEET].cell(QUESTION + 4, 1).value == question.key
    assert stood_before(after, before) == typed(before)


def typed(book: Workbook) -> dict[tuple[str, str], object]:
    """Return every cell with something in it."""
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }


def stood_before(after: Workbook, before: Workbook) -> dict[tuple[str, str], object]:
    return {place: value for place, value in typed(after).items() if place in typed(before)}


def test_an_answer_that_is_none_of_the_choices_is_refused_with_its_cell(tied: Path) -> None:
    run(tied)
    answer(tied, {"判定": "どちらでも", "判定者": "選考委員長"})
    with pytest.raises(InputUnfit) as unfit:
        run(tied)
    assert str(unfit.value) == (
        "判定.xlsx「判定_同点」F6: 判定「どちらでも」は選択肢にありません。"
        "次のどれかを選んでください: 02 窓口DXプラス／03 証明書の郵送申請。"
    )
