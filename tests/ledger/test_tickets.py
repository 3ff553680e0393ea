"""Numbers of the reception are recorded once; what they tell later stands beside it and holds."""

import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from automations.errors import InputUnfit
from automations.ledger.merging_files import read_records
from automations.ledger.tickets import given, record
from automations.registration.tickets import Ticket, code_of
from tests.ledger.test_merging import files, merge

AT = datetime(2026, 12, 4, 8, 30, tzinfo=UTC)
SATO = Ticket(
    *(1, code_of("sato"), "sato", "佐藤 花子", "サトウ", "", "窓口課", "庁内", "007", "", ""),
    known_by=("sato", "hanako"),
)
AOKI = replace(SATO, number=2, signature="aoki", code=code_of("aoki"), name="青木 一")


def below(root: Path) -> list[str]:
    return sorted(path.name for path in (root / "記録" / "受付番号").iterdir())


def test_before_the_first_number_there_is_none(root: Path) -> None:
    assert given(root) == ()


def test_what_is_read_back_is_what_was_recorded(root: Path) -> None:
    assert record(root, [AOKI, SATO], AT)
    assert given(root) == (SATO, AOKI)


def test_nothing_new_is_not_recorded_again(root: Path) -> None:
    record(root, [SATO], AT)
    before = below(root)
    assert not record(root, [SATO], AT.replace(hour=9))
    assert below(root) == before


def test_what_a_number_tells_later_holds_and_the_first_record_stays(root: Path) -> None:
    record(root, [SATO, AOKI], AT)
    (first,) = below(root)
    married = replace(SATO, name="鈴木 花子")
    assert record(root, [married, AOKI], AT)
    assert given(root) == (married, AOKI)
    assert below(root)[0] == first
    assert len(below(root)) == 2


def test_more_than_nine_records_hold_in_their_order(root: Path) -> None:
    for number in range(1, 12):
        record(root, [replace(SATO, name=f"佐藤 {number}")], AT)
    assert [each.name for each in given(root)] == ["佐藤 11"]


def test_file_names_carry_nothing_that_a_person_typed(root: Path) -> None:
    record(root, [replace(SATO, name="../../\u202e")], AT)
    (name,) = below(root)
    assert name.startswith("1-")
    assert len(name) == len("1-12345678.json")


def test_a_damaged_record_is_refused_by_name(root: Path) -> None:
    record(root, [SATO], AT)
    path = next((root / "記録" / "受付番号").iterdir())
    path.write_bytes(path.read_bytes().replace("佐藤".encode(), "加藤".encode()))
    with pytest.raises(InputUnfit) as refused:
        given(root)
    assert str(refused.value) == (
        f"事務局限り/記録/受付番号/{path.name}: 受付番号の記録が壊れているか、"
        "後から書き換えられています。控えから元のファイルを戻してください。"
    )


def test_a_record_under_another_name_is_refused(root: Path) -> None:
    record(root, [SATO], AT)
    path = next((root / "記録" / "受付番号").iterdir())
    path.rename(path.with_name("1-00000000.json"))
    with pytest.raises(InputUnfit):
        given(root)


def test_a_missing_record_is_refused_before_a_number_is_given_twice(root: Path) -> None:
    for each in (SATO, AOKI):
        record(root, [each], AT)
    first, second = below(root)
    (root / "記録" / "受付番号" / first).unlink()
    with pytest.raises(InputUnfit) as refused:
        record(root, [AOKI], AT)
    assert str(refused.value) == (
        f"事務局限り/記録/受付番号/{second}: 受付番号の記録のうち、1番目のファイルがありません。"
        "控えから元のファイルを戻してください。"
    )


def test_what_two_copies_recorded_apart_lies_side_by_side(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "もと" / "事務局限り", tmp_path / "写し" / "事務局限り"
    ours.mkdir(parents=True)
    record(ours, [SATO], AT)
    shutil.copytree(ours, theirs)
    record(ours, [AOKI], AT)
    other = replace(AOKI, signature="ando", name="安藤 次郎", code=code_of("ando"))
    record(theirs, [other], AT)
    assert merge(ours, theirs).singles == (f"受付番号/{below(theirs)[-1]}",)
    assert set(given(ours)) == {SATO, AOKI, other}
    assert merge(ours, theirs).added == 0
    assert files(theirs).items() <= files(ours).items()


def test_a_copy_with_a_damaged_record_is_not_merged(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "もと" / "事務局限り", tmp_path / "写し" / "事務局限り"
    for root in (ours, theirs):
        root.mkdir(parents=True)
    record(theirs, [SATO], AT)
    path = next((theirs / "記録" / "受付番号").iterdir())
    path.write_bytes(b"{}")
    assert [each.found for each in read_records(theirs, files(theirs)).damaged] == [
        "受付番号の記録が壊れているか、後から書き換えられています"
    ]
