"""Each version of the judging's result is recorded once, and none of them ever changes."""

import shutil
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from automations.award.judging.confirmation import Version
from automations.errors import InputUnfit
from automations.ledger.confirmed_results import confirmed, record
from automations.ledger.merging_files import read_records
from tests.ledger.test_merging import files

AT = datetime(2025, 1, 10, 7, tzinfo=UTC)
FIRST = Version(1, "審査確定-第1版-AA", "区長", date(2025, 1, 10), "", {"賞「大賞」": "01 窓口DX"})
SECOND = replace(FIRST, number=2, key="審査確定-第2版-BB", reason="転記の誤りを直した")


def test_before_the_first_version_there_is_none(root: Path) -> None:
    assert confirmed(root) == ()


def test_what_is_read_back_is_what_was_recorded(root: Path) -> None:
    record(root, FIRST, AT)
    record(root, SECOND, AT)
    assert confirmed(root) == (FIRST, SECOND)


def test_what_two_copies_of_the_folder_recorded_apart_is_one_version(root: Path) -> None:
    record(root, FIRST, AT)
    record(root, FIRST, AT + timedelta(minutes=5))
    record(root, SECOND, AT)
    assert confirmed(root) == (FIRST, SECOND)


def test_a_damaged_version_is_refused_by_name(root: Path) -> None:
    record(root, FIRST, AT)
    (path,) = (root / "記録" / "確定した審査結果").iterdir()
    path.write_bytes(path.read_bytes().replace(b"DX", b"XD"))
    with pytest.raises(InputUnfit) as refused:
        confirmed(root)
    assert str(refused.value) == (
        f"事務局限り/記録/確定した審査結果/{path.name}: 確定した審査結果の記録が読めません。"
        "消さずに、情報担当に見せてください。"
    )
    found = read_records(root, files(root)).damaged
    assert [each.code for each in found] == ["confirmed_result_damaged"]


def test_a_version_that_is_gone_is_missed(root: Path) -> None:
    record(root, FIRST, AT)
    record(root, SECOND, AT)
    first, _ = sorted((root / "記録" / "確定した審査結果").iterdir())
    shutil.move(first, root / first.name)
    with pytest.raises(InputUnfit, match="記録のうち、1番がありません"):
        confirmed(root)
