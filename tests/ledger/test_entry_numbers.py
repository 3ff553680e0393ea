"""Numbers of entries are recorded once; what they tell later stands beside it and holds."""

import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from automations.award.entry_numbers import EntryNumber
from automations.errors import InputUnfit
from automations.ledger.entry_numbers import given, record
from automations.ledger.merging_files import read_records
from tests.ledger.test_merging import files

AT = datetime(2027, 10, 18, 9, tzinfo=UTC)
ONE = EntryNumber(1, "窓口DX", ("市民課",), "記入 花子", "", typed=False, known_by=("aa",))
TWO = replace(ONE, number=2, title="庶務の自動化", known_by=("bb", "cc"))


def below(root: Path) -> list[Path]:
    return sorted((root / "記録" / "応募の番号").iterdir())


def test_before_the_first_number_there_is_none(root: Path) -> None:
    assert given(root) == ()


def test_what_is_read_back_is_what_was_recorded(root: Path) -> None:
    assert record(root, [TWO, ONE], AT)
    assert given(root) == (ONE, TWO)


def test_nothing_new_is_not_recorded_again(root: Path) -> None:
    record(root, [ONE], AT)
    before = below(root)
    assert not record(root, [ONE], AT.replace(hour=12))
    assert below(root) == before


def test_what_a_number_tells_later_holds_and_the_first_record_stays(root: Path) -> None:
    record(root, [ONE], AT)
    (first,) = below(root)
    mended = replace(ONE, title="窓口のDX", known_by=("aa", "dd"))
    assert record(root, [mended, TWO], AT)
    assert given(root) == (mended, TWO)
    assert below(root)[0] == first


def test_a_damaged_record_is_refused_by_name(root: Path) -> None:
    record(root, [ONE], AT)
    (path,) = below(root)
    path.write_bytes(path.read_bytes().replace("花子".encode(), "太郎".encode()))
    with pytest.raises(InputUnfit) as refused:
        given(root)
    assert str(refused.value) == (
        f"事務局限り/記録/応募の番号/{path.name}: 応募の番号の記録が壊れています。"
        "控えから、このファイルを元に戻してください。"
    )
    assert [each.code for each in read_records(root, files(root)).damaged] == [
        "entry_number_record_damaged"
    ]


def test_a_missing_record_is_refused(root: Path) -> None:
    record(root, [ONE], AT)
    record(root, [TWO], AT)
    below(root)[0].unlink()
    with pytest.raises(InputUnfit) as refused:
        given(root)
    assert str(refused.value) == (
        f"事務局限り/記録/応募の番号/{below(root)[0].name}: "
        "この記録より前の、応募の番号の記録（1番目）がありません。"
        "控えから、「応募の番号」のフォルダーのファイルを元に戻してください。"
    )


def test_a_number_that_two_copies_gave_apart_is_refused(root: Path, tmp_path: Path) -> None:
    copy = tmp_path / "写し"
    shutil.copytree(root, copy)
    record(root, [ONE], AT)
    record(copy, [replace(TWO, number=1)], AT)
    shutil.copy(below(copy)[0], below(root)[0].parent)
    with pytest.raises(InputUnfit) as refused:
        given(root)
    assert "番号1を、" in str(refused.value)
    assert "まだ使っていない番号を書いてください" in str(refused.value)
