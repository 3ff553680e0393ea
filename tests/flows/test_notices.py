"""Notices are made of just the result that was approved, and of no other."""

import csv
from collections.abc import Sequence
from pathlib import Path
from shutil import copytree

import pytest
from openpyxl import load_workbook

from automations.award.notices import notices
from automations.books.own_book import keywords_of
from automations.errors import DecisionNeeded, InputUnfit
from automations.flows.event_folder import open_event
from automations.flows.file_names import NOTICES_BOOK, NOTICES_CHOSEN, NOTICES_NOT_CHOSEN
from automations.flows.folder_state import read_state
from automations.flows.notices import MadeNotices, make_notices
from automations.flows.running import perform
from automations.flows.scope import FINALISTS
from tests.flows.answering import approve, rows_of
from tests.small_event import AFTER, RESTRICTED, change_text

FILES = {NOTICES_BOOK, NOTICES_CHOSEN, NOTICES_NOT_CHOSEN}


@pytest.fixture
def approved(small: Path) -> Path:
    """The small event with its three finalists approved."""
    leaders = {
        "番号,取組名,部門,所属": "番号,取組名,部門,所属,代表者,メールアドレス",
        "1,窓口DX,窓口,市民課": "1,窓口DX,窓口,市民課,青木 花子,aoki@example.jp",
        "2,窓口DXプラス,窓口,税務課": "2,窓口DXプラス,窓口,税務課,=cmd|x,iida@example.jp",
    }
    change_text(small / "エントリー.csv", leaders)
    perform(small, FINALISTS, AFTER)
    approve(small)
    return small


def make(folder: Path) -> MadeNotices:
    return make_notices(folder, AFTER)


def made(folder: Path) -> set[str]:
    return {each.name for each in (folder / RESTRICTED).iterdir()} & FILES


def told(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / RESTRICTED / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_before_the_approval_nothing_is_made_and_the_remedy_is_named(small: Path) -> None:
    with pytest.raises(DecisionNeeded) as refused:
        make(small)
    assert str(refused.value) == (
        "判定.xlsx「判定_承認」: ファイナリストがまだ承認されていないため、通知を作れません。"
        "投票集計を実行し、判定.xlsxの「判定_承認」で承認・判定者・判定日を書いて保存してから、"
        "もう一度実行してください。"
    )
    assert made(small) == set()


def test_before_the_close_there_is_nobody_to_tell(small: Path) -> None:
    with pytest.raises(InputUnfit) as refused:
        make_notices(small, AFTER.replace(day=5))
    assert "ファイナリスト案がまだ決まっていません。" in str(refused.value)
    assert made(small) == set()


def test_those_chosen_are_told_with_what_they_got(approved: Path) -> None:
    done = make(approved)
    chosen = told(approved, NOTICES_CHOSEN)
    assert done.chosen == len(chosen) == 3
    assert (approved / RESTRICTED / NOTICES_CHOSEN).read_bytes().startswith(b"\xef\xbb\xbf")
    first = chosen[0]
    assert [first[each] for each in ("宛名", "所属", "連絡先", "番号", "取組名", "部門")] == [
        "青木 花子",
        "市民課",
        "aoki@example.jp",
        "01",
        "窓口DX",
        "窓口",
    ]
    assert first["結果"] == "選出"
    assert first["結果の文"] == "小さな賞のファイナリストに選出されました。"
    assert first["発表の日"] == "令和6年12月24日（火）"
    assert first["審査した件数"] == str(done.chosen + done.not_chosen)
    assert {"効果", "効果（全取組の平均）", "工夫", "工夫（全取組の平均）"} <= set(first)


def test_numbers_are_those_of_the_result(approved: Path) -> None:
    make(approved)
    outcome = perform(approved, FINALISTS, AFTER)
    assert outcome.findings.award
    by_number = {f"{each.entry.number:02}": each for each in outcome.findings.award.standings}
    rows = (*told(approved, NOTICES_CHOSEN), *told(approved, NOTICES_NOT_CHOSEN))
    assert {row["番号"] for row in rows} == set(by_number)
    for row in rows:
        standing = by_number[row["番号"]]
        assert row["全体の順位"] == str(standing.rank)
        assert row["部門内の順位"] == str(standing.rank_in_category)
        assert row["選んだ人数"] == str(standing.supporters)


def test_a_runner_up_is_told_as_one(approved: Path) -> None:
    make(approved)
    results = [each["結果"] for each in told(approved, NOTICES_NOT_CHOSEN)]
    assert "非選出（次点1位）" in results
    assert all(each.startswith("非選出") for each in results)
    assert "発表の日" not in told(approved, NOTICES_NOT_CHOSEN)[0]


def test_nothing_that_was_typed_becomes_a_formula(approved: Path) -> None:
    make(approved)
    leaders = [each["宛名"] for each in told(approved, NOTICES_CHOSEN)]
    assert leaders[1] == "'=cmd|x"
    sheet = load_workbook(approved / RESTRICTED / NOTICES_BOOK)["集計_通知_選出"]
    cells = [cell for row in sheet.iter_rows() for cell in row if "cmd" in str(cell.value)]
    assert [cell.data_type for cell in cells] == ["s"]


def test_who_has_no_address_is_named(approved: Path) -> None:
    done = make(approved)
    assert {each.code for each in done.problems} == {"notice_without_mail"}
    assert "通知を送る「03 証明書の郵送申請」の代表者か連絡先がありません" in [
        each.found for each in done.problems
    ]


def test_the_book_says_of_which_approval_it_was_made(approved: Path) -> None:
    make(approved)
    (asked,) = rows_of(approved, "判定_承認")
    assert keywords_of(approved / RESTRICTED / NOTICES_BOOK) == f"承認: {asked['番号']}"


def test_twice_gives_the_same_bytes(approved: Path) -> None:
    make(approved)
    before = {name: (approved / RESTRICTED / name).read_bytes() for name in FILES}
    make(approved)
    assert {name: (approved / RESTRICTED / name).read_bytes() for name in FILES} == before


def test_a_finalist_that_withdraws_stops_the_notices_until_the_next_is_approved(
    approved: Path,
) -> None:
    make(approved)
    first = {each["番号"] for each in told(approved, NOTICES_CHOSEN)}
    withdrawn = {
        "部門,所属,代表者": "部門,取下げ日時,所属,代表者",
        "1,窓口DX,窓口,": "1,窓口DX,窓口,2024/12/11 9:00,",
        "2,窓口DXプラス,窓口,": "2,窓口DXプラス,窓口,,",
        "3,証明書の郵送申請,窓口,": "3,証明書の郵送申請,窓口,,",
        "4,庶務の自動化,内部,": "4,庶務の自動化,内部,,",
    }
    change_text(approved / "エントリー.csv", withdrawn)
    lines = (approved / "エントリー.csv").read_text(encoding="utf-8").splitlines()
    fixed = [line if line.count(",") > 3 else line.replace(",内部,", ",内部,,") for line in lines]
    (approved / "エントリー.csv").write_text("\n".join(fixed), encoding="utf-8")
    with pytest.raises(DecisionNeeded):
        make(approved)
    assert {each["番号"] for each in told(approved, NOTICES_CHOSEN)} == first
    perform(approved, FINALISTS, AFTER)
    approve(approved)
    make(approved)
    promoted = {each["番号"] for each in told(approved, NOTICES_CHOSEN)}
    assert ("01" in promoted, len(promoted)) == (False, 3)


def test_the_folder_tells_how_far_it_is(approved: Path) -> None:
    def state() -> tuple[str, bool]:
        seen = read_state(open_event(approved), {})
        return seen.approval, seen.notices

    assert state() == ("承認済み", False)
    make(approved)
    assert state() == ("承認済み", True)
    change_text(approved / "投票.csv", {"0005,,,3,2,,,,,3,2,,": "0005,,,4,2,,,,,3,2,,"})
    assert state() == ("", False)
    perform(approved, FINALISTS, AFTER)
    assert state() == ("案", False)


def test_a_result_from_before_the_answer_is_to_be_made_anew(approved: Path) -> None:
    assert "投票集計" not in read_state(open_event(approved), {}).counted
    perform(approved, FINALISTS, AFTER)
    assert "投票集計" in read_state(open_event(approved), {}).counted


@pytest.mark.parametrize(
    ("case", "headings"),
    [
        ("hand_counts_added", ["得票数", "全取組の平均得票数"]),
        ("rank_points_unranked_last", ["順位点", "全取組の平均順位点"]),
        ("scottish_ward_2012", ["当選の順位"]),  # an order of election has no mean
    ],
)
def test_what_entries_got_is_called_what_was_counted(
    tmp_path: Path, case: str, headings: Sequence[str]
) -> None:
    golden = Path(__file__).parents[1] / "golden/finalists" / case
    copytree(golden / "inputs", tmp_path, dirs_exist_ok=True)
    copytree(golden / "settings", tmp_path, dirs_exist_ok=True)
    award = perform(tmp_path, FINALISTS, AFTER).findings.award
    rules = open_event(tmp_path).event.award
    assert award
    assert rules
    first, others = notices(award, {}, rules, "")
    told = [each.heading for each in first.columns]
    assert told[9:10] + told[15:] == headings
    assert {len(row) for row in (*first.rows, *others.rows)} == {len(told), len(told) - 1}
    assert [each.heading for each in others.columns] == told[:8] + told[9:]
