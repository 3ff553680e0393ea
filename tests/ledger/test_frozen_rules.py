"""Frozen rules: plain files that stay, the last of which holds."""

import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from automations.errors import InputUnfit
from automations.ledger.frozen_rules import FrozenRules, freeze, frozen
from automations.ledger.merging import is_record

TOKYO = ZoneInfo("Asia/Tokyo")
AT = datetime(2024, 11, 1, 9, tzinfo=TOKYO)
RULES = FrozenRules(AT, AT.replace(day=25), AT.replace(day=1), "第1号", {"選べる件数": "3"})


def files(root: Path) -> list[Path]:
    return sorted((root / "記録" / "ルール").iterdir())


def test_nothing_was_frozen_in_a_new_folder(tmp_path: Path) -> None:
    assert frozen(tmp_path) == ()


def test_each_freezing_adds_a_file_and_changes_none(tmp_path: Path) -> None:
    later = replace(RULES, number="第2号", decided=None, rules={"選べる件数": "4"})
    freeze(tmp_path, RULES)
    (first,) = files(tmp_path)
    before = first.read_bytes()
    freeze(tmp_path, later)
    assert frozen(tmp_path) == (RULES, later)
    assert first.read_bytes() == before
    assert [each.name[:2] for each in files(tmp_path)] == ["1-", "2-"]


def test_the_file_is_text_that_anybody_can_read(tmp_path: Path) -> None:
    freeze(tmp_path, RULES)
    content = json.loads(files(tmp_path)[0].read_text(encoding="utf-8"))
    assert content["rules"] == {"選べる件数": "3"}
    assert (content["number"], content["order"]) == ("第1号", 1)


def test_a_file_under_another_name_is_named(tmp_path: Path) -> None:
    freeze(tmp_path, RULES)
    (path,) = files(tmp_path)
    path.rename(path.with_name(f"9{path.name[1:]}"))
    with pytest.raises(InputUnfit):
        frozen(tmp_path)


def test_a_copy_of_the_folder_brings_its_file_back(tmp_path: Path) -> None:
    freeze(tmp_path, RULES)
    assert is_record(f"ルール/{files(tmp_path)[0].name}", "ルール")
