"""Only a copy of this event comes back; one made by hand brings what it alone has."""

import shutil
from pathlib import Path

import pytest

from automations.errors import InputUnfit, SettingsWrong
from automations.flows.carrying import take_out
from automations.flows.event_folder import open_event
from automations.ledger.carried import passages
from tests.flows.carried_event import (
    LATER,
    RECEPTION,
    add_line,
    back,
    left,
    ran,
    refusal,
)
from tests.small_event import RESTRICTED, change_text, write_small_event


@pytest.fixture
def copy(small: Path, tmp_path: Path) -> Path:
    """A copy of the small event that left."""
    return left(small, tmp_path / "会場用").destination


@pytest.fixture
def by_hand(small: Path, tmp_path: Path) -> Path:
    return shutil.copytree(small, tmp_path / "手で写したもの")


def test_records_and_new_files_of_a_copy_made_by_hand_come(small: Path, by_hand: Path) -> None:
    ran(by_hand)
    (by_hand / "メモ.txt").write_bytes(b"there")
    (by_hand / "名簿.csv").unlink()
    found = back(small, by_hand)
    assert (found.files, found.records) == (("メモ.txt",), 1)
    assert [each.code for each in found.notes] == ["carry_no_record"]
    assert passages(small / RESTRICTED) == ()


def test_files_that_differ_from_a_copy_made_by_hand_are_for_people(
    small: Path, by_hand: Path
) -> None:
    add_line(by_hand / RECEPTION)
    assert refusal(small, by_hand).startswith(f"{RECEPTION}: いつ分かれた写しか分からず、こちら（")


def test_a_folder_without_an_event_is_refused(small: Path, tmp_path: Path) -> None:
    (tmp_path / "空").mkdir()
    assert refusal(small, tmp_path / "空").startswith(
        "空: 持ち帰るフォルダーに、催しの設定がありません。"
    )


def test_a_name_that_no_system_takes_is_no_event(small: Path, tmp_path: Path) -> None:
    assert "催しの設定がありません" in refusal(small, tmp_path / ("写" * 300))


def test_the_folder_itself_is_refused(small: Path) -> None:
    assert "同じか、一方が他方の中にあります" in refusal(small, small)


def test_the_wrong_way_round_is_refused(small: Path, copy: Path) -> None:
    assert refusal(copy, small).startswith(
        "会場用: ここは持ち出した写しで、選ばれたフォルダーはその写しではありません。"
    )


def test_a_copy_of_a_copy_comes_back_to_the_copy(copy: Path, tmp_path: Path) -> None:
    second = take_out(copy, tmp_path / "二つ目", LATER, "PC-02").destination
    add_line(second / RECEPTION)
    assert back(copy, second).files == (RECEPTION,)


def test_another_event_is_refused(small: Path, tmp_path: Path) -> None:
    other = write_small_event(tmp_path / "別の催し")
    name = open_event(other).event.basics.name
    change_text(other / "event.toml", {f'"{name}"': '"別の催し"'})
    assert refusal(small, other).startswith(
        f"別の催し: 別の催しのフォルダーです（こちらは「{name}」、"
        "選ばれたフォルダーは「別の催し」）。"
    )


def test_settings_that_were_broken_there_are_said_to_be_the_copys(small: Path, copy: Path) -> None:
    add_line(copy / "event.toml", "\n[no]\n")
    with pytest.raises(SettingsWrong) as refused:
        back(small, copy)
    assert str(refused.value).startswith("会場用: 写しの設定に、直すところがあります。")


def test_results_that_lie_elsewhere_are_refused(small: Path, copy: Path) -> None:
    add_line(copy / "event.toml", '\n[outputs]\nfolder = "別の所"\n')
    assert "結果を置くフォルダーの名前が、こちらは「事務局限り」、写しは「別の所」です" in (
        refusal(small, copy)
    )


def test_records_outside_the_folder_could_not_go_along(small: Path, tmp_path: Path) -> None:
    add_line(small / "event.toml", '\n[outputs]\nfolder = "../外"\n')
    with pytest.raises(InputUnfit, match="結果の置き場所が、催しのフォルダーの外にあります"):
        left(small, tmp_path / "会場用")
