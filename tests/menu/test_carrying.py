"""What a job asks first: whom it is about, or a folder, dropped on the window or typed."""

from pathlib import Path

import pytest

from automations.flows.carrying import take_out
from automations.menu.carrying import arguments_of
from automations.menu.catalogue import items
from automations.menu.jobs_here import do
from tests.menu.listening import Desk, desk
from tests.small_event import AFTER

OUT, BACK = items()[93], items()[94]
ASKED_BACK = (
    "持ち帰るフォルダーを、ここに落として Enter（0 でやめます。なくしたときは「紛失」と打ちます）: "
)


def chosen(at: Desk, event: Path, number: int) -> list[list[str]]:
    do(at.tools(), event, items()[number], {})
    return at.ran


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "ＵＳＢ メモリー"
    folder.mkdir()
    return folder


@pytest.mark.parametrize("form", ["{}", '"{}"', "'{}'", " {} ", '& "{}"'])
def test_a_copy_goes_into_the_folder_that_is_dropped(small: Path, stick: Path, form: str) -> None:
    at = desk(form.format(stick), "")
    assert chosen(at, small, 93) == [["take-out", str(small), str(stick / "小さな催し")]]
    assert at.screen.pages[1][:2] == ["93 このフォルダーを持ち出す", ""]


def test_a_second_copy_gets_a_name_of_its_own(small: Path, stick: Path) -> None:
    (stick / "小さな催し").mkdir()
    assert arguments_of(desk(str(stick)).tools(), small, OUT) == [str(stick / "小さな催し_2")]


def test_a_folder_that_is_not_there_yet_is_meant_itself(small: Path, stick: Path) -> None:
    new = stick / "会場用"
    assert arguments_of(desk(str(new)).tools(), small, OUT) == [str(new)]


@pytest.mark.parametrize("typed", ["0", "０", "", "  "])
@pytest.mark.parametrize("number", [35, 78, 93, 94])
def test_whoever_thinks_better_of_it_goes_back(small: Path, typed: str, number: int) -> None:
    assert chosen(desk(typed), small, number) == []


def test_a_copy_comes_back_from_the_folder_that_is_dropped(small: Path, stick: Path) -> None:
    take_out(small, stick / "写し", AFTER)
    at = desk(f'"{stick / "写し"}"', "")
    assert chosen(at, small, 94) == [["bring-back", str(small), str(stick / "写し")]]
    assert at.screen.pages[1][2].startswith(ASKED_BACK)


def test_the_one_event_on_a_memory_stick_is_found(small: Path, stick: Path) -> None:
    take_out(small, stick / "写し", AFTER)
    (stick / "写真").mkdir()
    assert arguments_of(desk(str(stick)).tools(), small, BACK) == [str(stick / "写し")]


def test_of_two_events_nobody_guesses(small: Path, stick: Path) -> None:
    for name in ("写し", "写し2"):
        take_out(small, stick / name, AFTER)
    assert arguments_of(desk(str(stick)).tools(), small, BACK) == [str(stick)]
    gone = str(stick / "ない")
    assert arguments_of(desk(gone).tools(), small, BACK) == [gone]


def test_a_lost_copy_is_named_by_its_number(small: Path, stick: Path) -> None:
    passage = take_out(small, stick / "写し", AFTER, "PC-01").passage
    at = desk("紛失", passage.short, "")
    assert chosen(at, small, 94) == [["bring-back", str(small), f"--lost={passage.short}"]]
    assert f"写しの番号 {passage.short}　2024-12-25 09:00に「PC-01」から「写し」へ" in (
        at.screen.everything
    )


def test_nothing_is_lost_that_is_not_out(small: Path) -> None:
    at = desk("紛失", "")
    assert chosen(at, small, 94) == []
    assert "持ち出し中の写しはありません。" in at.screen.everything


def test_ballots_are_destroyed_after_a_yes_in_the_name_of_somebody(small: Path) -> None:
    at = desk("はい", "選考委員長", "")
    assert chosen(at, small, 95) == [["destroy-ballots", str(small), "--by=選考委員長"]]
    assert at.screen.pages[1][:4] == [
        "95 票の原本を破棄する",
        "",
        "だれが何に投票したか分かる写しを、すべて破棄します。元に戻せません。",
        "投票のブックとフォームの回答は、消しません。結果と記録は残ります。",
    ]


@pytest.mark.parametrize("typed", [["いいえ"], ["95"], [""], ["はい", ""], ["はい", "0"]])
def test_without_a_yes_and_a_name_nothing_is_destroyed(small: Path, typed: list[str]) -> None:
    assert chosen(desk(*typed), small, 95) == []


def test_whoever_wants_to_know_about_a_person_is_asked_whom(small: Path) -> None:
    at = desk("鈴木 一郎", "")
    assert chosen(at, small, 35) == [["explain", str(small), "--", "鈴木 一郎"]]
    assert at.screen.pages[1][:2] == ["35 一人・一行の扱いを調べる", ""]


def test_who_makes_numbers_for_the_hall_says_how_many(small: Path) -> None:
    at = desk("３００", "")
    assert chosen(at, small, 78) == [["hall-tokens", str(small), "--count=300"]]
    assert at.screen.pages[1][2].startswith(
        "何枚作りますか。来る人の見込みより多めの数を入れて Enter"
    )


def test_what_is_no_number_is_left_to_the_command_to_refuse(small: Path) -> None:
    assert chosen(desk("三百", ""), small, 78) == [["hall-tokens", str(small), "--count=三百"]]
