"""A copy that leaves is noted with what lay in it; it comes back, or is given up."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from automations.errors import InputUnfit
from automations.ledger.carried import (
    Passage,
    Stage,
    common_files,
    copies_out,
    copy_marked,
    leaving,
    mark_copy,
    passages,
    path_key,
    record_passage,
    told_of_copies,
)

AT = datetime(2026, 12, 4, 8, 30, tzinfo=UTC)
FILES = {path_key("共有/受付簿.xlsx"): "11", path_key("設定.xlsx"): "22"}
LEFT = leaving(AT, "PC-01", "会場用", FILES)
BACK = replace(LEFT, number=1, stage=Stage.BACK, files={path_key("設定.xlsx"): "33"})
LOST = replace(LEFT, number=1, stage=Stage.LOST, files={})


def folder(root: Path) -> Path:
    return root / "記録" / "持ち出し"


def test_what_is_read_back_is_what_was_recorded(root: Path) -> None:
    record_passage(root, LEFT)
    record_passage(root, BACK)
    assert passages(root) == (LEFT, BACK)
    assert sorted(path.name for path in folder(root).iterdir()) == [
        f"{LEFT.copy}-1.json",
        f"{LEFT.copy}.json",
    ]


def test_a_record_holds_no_path_that_a_person_typed(root: Path) -> None:
    named = leaving(AT, "PC-01", "会場用", {path_key("共有/山田花子の応募.xlsx"): "11"})
    record_passage(root, named)
    assert "山田" not in (folder(root) / named.name).read_text(encoding="utf-8")


def test_the_copies_have_names_of_their_own() -> None:
    others = {
        leaving(AT, "PC-02", "会場用", FILES).copy,
        leaving(AT, "PC-01", "控え", FILES).copy,
        leaving(AT, "PC-01", "会場用", {}).copy,
        leaving(AT.replace(minute=31), "PC-01", "会場用", FILES).copy,
    }
    assert len(others | {LEFT.copy}) == 5
    assert LEFT.short == LEFT.copy[-8:]


@pytest.mark.parametrize(
    ("found", "out"), [((LEFT,), (LEFT,)), ((LEFT, BACK), ()), ((LEFT, LOST), ()), ((), ())]
)
def test_a_copy_is_out_until_it_comes_back_or_is_given_up(
    found: tuple[Passage, ...], out: tuple[Passage, ...]
) -> None:
    assert copies_out(found) == out


def test_what_both_have_in_common_is_what_was_recorded_last() -> None:
    assert common_files((LEFT,), LEFT.copy) == FILES
    assert common_files((LEFT, BACK), LEFT.copy) == BACK.files
    assert common_files((LEFT, LOST), LEFT.copy) == FILES, "it may turn up again"
    assert common_files((LEFT,), "another") is None


def test_only_a_copy_bears_the_mark(root: Path) -> None:
    assert copy_marked(root) == ""
    mark_copy(root, LEFT.copy)
    record_passage(root, LEFT)
    assert copy_marked(root) == LEFT.copy
    assert passages(root) == (LEFT,)
    assert told_of_copies(root) == (LEFT.copy, (LEFT,))


@pytest.mark.parametrize("name", [LEFT.name, "この写し.json"])
def test_a_rewritten_record_is_named(root: Path, name: str) -> None:
    record_passage(root, LEFT)
    mark_copy(root, LEFT.copy)
    path = folder(root) / name
    path.write_bytes(path.read_bytes().replace(LEFT.short.encode(), b"AAAAAAAA"))
    with pytest.raises(InputUnfit) as refused:
        (copy_marked if name == "この写し.json" else passages)(root)
    assert str(refused.value) == (
        f"事務局限り/記録/持ち出し/{name}: 記録が壊れているか、後から書き換えられています。"
        "控えから元のファイルを戻してください。"
        "戻せないときは、このファイルを「記録」の外へ移し、もう一度実行してください。"
    )
    assert told_of_copies(root) == ("", ())


def test_a_record_under_another_name_is_no_record(root: Path) -> None:
    record_passage(root, LEFT)
    (folder(root) / LEFT.name).rename(folder(root) / BACK.name)
    with pytest.raises(InputUnfit):
        passages(root)


def test_what_is_recorded_stays(root: Path) -> None:
    record_passage(root, LEFT)
    record_passage(root, replace(LEFT, pc="PC-09"))
    assert passages(root) == (LEFT,)
