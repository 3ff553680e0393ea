"""Whatever is typed, the folder's name is one that Windows takes."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from automations.menu.folder_names import folder_name, free_name


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("みどり野区×DX展", "みどり野区×DX展"),
        ("DX展 2027/春: 本番?", "DX展 2027／春： 本番？"),
        ('a<b>c|d*e"f\\g', "a＜b＞c｜d＊e＂f＼g"),
        ("con", "con_"),
        ("COM1.展", "COM1_.展"),
        ("console", "console"),
        ("展 . .", "展"),
        ("..", "催し"),
        ("", "催し"),
        ("~$DX展", "DX展"),
        ("DX展\t\n2027", "DX展 2027"),
        ("あ" * 100, "あ" * 40),
    ],
)
def test_a_folder_is_called_as_near_as_can_be(typed: str, name: str) -> None:
    assert folder_name(typed) == name


@given(st.text())
def test_every_name_is_one_that_windows_takes(typed: str) -> None:
    name = folder_name(typed)
    assert 0 < len(name) <= 41
    assert not re.search(r'[<>:"/\\|?*\x00-\x1f]', name)
    assert name == name.strip(" .")
    assert not re.fullmatch(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?", name)
    assert folder_name(name) == name


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    (tmp_path / "DX展").mkdir()
    (tmp_path / "DX展_2").mkdir()
    assert free_name(tmp_path, "DX展") == "DX展_3"
