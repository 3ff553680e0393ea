"""Other ways of counting: freely on invented ballots, on real ones only with a recorded reason."""

import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from automations.cli import run as command
from automations.errors import DecisionNeeded, InputUnfit
from automations.flows.comparing import Reason, compare_methods, mark_rehearsal
from automations.flows.running import perform
from automations.flows.scope import EVERYTHING
from automations.ledger import decisions
from tests.flows.published import texts
from tests.small_event import AFTER, RESTRICTED, change_text, write_small_event

BOOK = f"{RESTRICTED}/方式比較.xlsx"
REASON = Reason("来年の要綱を検討するため", "課長 佐藤")


def notes(folder: Path) -> list[str]:
    return [each for each in texts(folder / BOOK) if "による比較です。" in each]


def test_real_ballots_need_a_reason_and_somebody_who_gives_it(small: Path) -> None:
    for reason in (Reason(), Reason("検討のため"), Reason(by="課長"), Reason(" ", "課長")):
        with pytest.raises(DecisionNeeded) as refused:
            compare_methods(small, reason, AFTER)
        assert str(refused.value).startswith(
            "方式比較: 実際の票をほかの方式で数えるには、理由と判断した人が要ります。"
        )
    assert not (small / BOOK).exists()
    assert decisions.current(small / RESTRICTED) == {}


def test_the_reason_is_recorded_and_printed(small: Path) -> None:
    made = compare_methods(small, REASON, AFTER)
    assert made.real
    (said,) = decisions.current(small / RESTRICTED).values()
    assert (said.reason, said.decided_by, said.decided_on) == (
        "来年の要綱を検討するため",
        "課長 佐藤",
        AFTER.date(),
    )
    (note,) = notes(small)
    assert note.endswith(
        "実際の票による比較です。選考には使いません。理由: 来年の要綱を検討するため（課長 佐藤）"
    )


def test_every_entry_stands_under_every_way(small: Path) -> None:
    compare_methods(small, REASON, AFTER)
    sheets = load_workbook(small / BOOK)
    (sheet,) = (each for each in sheets.worksheets if "窓口DX" in str([*each.values]))
    headings = next(row for row in sheet.iter_rows(values_only=True) if "番号" in row)
    assert {"平均", "中央値", "順位点"} <= {str(each) for each in headings}


def test_nothing_of_it_stands_in_the_result_or_the_brief(small: Path) -> None:
    compare_methods(small, REASON, AFTER)
    outcome = perform(small, EVERYTHING, AFTER)
    for name in ("結果.xlsx", "報告資料.docx"):
        said = "\n".join(texts(small / RESTRICTED / name))
        assert "方式比較" not in said
        assert REASON.text not in said
    assert "decisions" not in outcome.findings.report.tables


def test_invented_ballots_need_none(small: Path) -> None:
    mark_rehearsal(small)
    assert not compare_methods(small, Reason(), AFTER).real
    assert [each.lstrip("・") for each in notes(small)] == ["架空の票による比較です。"]
    assert decisions.current(small / RESTRICTED) == {}


def test_other_ballots_in_a_rehearsal_are_real(small: Path) -> None:
    mark_rehearsal(small)
    change_text(small / "投票.csv", {"0005,,,3,2,,,,,3,2,,": "0005,,,4,2,,,,,3,2,,"})
    with pytest.raises(DecisionNeeded):
        compare_methods(small, Reason(), AFTER)


def test_settings_of_a_rehearsal_do_not_make_one(small: Path, tmp_path: Path) -> None:
    mark_rehearsal(small)
    real = write_small_event(tmp_path / "本番")
    shutil.copy(small / "event.toml", real / "event.toml")
    with pytest.raises(DecisionNeeded):
        compare_methods(real, Reason(), AFTER)


def test_before_the_close_nothing_is_compared(small: Path) -> None:
    mark_rehearsal(small)
    with pytest.raises(InputUnfit) as refused:
        compare_methods(small, REASON, AFTER.replace(day=5))
    assert "投票が締め切られていないため、ほかの数え方と比べられません。" in str(refused.value)


def test_the_command_says_what_it_was_made_of(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    at = ["--as-of", "2024-12-25T09:00"]
    assert command(["方式比較", str(small), *at]) == 20
    assert command(["compare-methods", str(small), *at, "--reason", "検討", "--by", "佐藤"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == (
        "実際の票から作りました。理由は記録に残りました。選考には使われません。"
    )
