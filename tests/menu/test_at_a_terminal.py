"""The menu as a person meets it: started in a folder, keys typed, the screen read."""

import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("a terminal of this kind is not on Windows", allow_module_level=True)

from tests.flows.answering import answer, rows_of
from tests.menu.person import BACK, NUMBER, OPEN, Person

NAME, HOST = "名称（例: みどり野区×DX展）: ", "主催（例: みどり野区）: "
ANSWER = "]: "
HOW_FAR = "通しで見るなら 2: "
REHEARSAL = "DX展リハーサル"
SHOWN = ("■ 同点の未決", "■ ファイナリスト（案）", "■ ファイナリストの承認")
"""What a person sees each time that votes are counted."""
DECIDED: dict[str, dict[str, object]] = {
    "判定_票": {"判定": "どちらも数えない"},
    "判定_同点": {"判定": "14 会議録の自動文字起こし", "理由": "決選投票"},
    "判定_承認": {"判定": "承認する", "判定日": date(2024, 12, 12)},
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder, with blanks and Japanese in its name."""
    empty = tmp_path / "共有 フォルダー"
    empty.mkdir()
    return empty


@pytest.fixture
def person(folder: Path) -> Iterator[Person]:
    with Person(folder) as someone:
        yield someone


def follow(person: Person, folder: Path, numbers: list[int]) -> None:
    """Do what the screen says comes next, up to the marks of the judges or the last number."""
    while len(numbers) < 20:
        number = person.next_number
        numbers.append(number)
        if number in {9, 73, 83}:
            return
        person.types(str(number), OPEN, BACK)
        if number == 52:
            assert SHOWN[numbers.count(52) - 1] in person.scrolled
        if number == 53:
            decide(folder)
        person.types("", NUMBER)


def decide(folder: Path) -> None:
    """Answer what 判定.xlsx asks about the vote, as those who decide would in Excel."""
    for tab, texts in DECIDED.items():
        if [each for each in rows_of(folder, tab) if not each["判定"]]:
            answer(folder, tab, {**texts, "判定者": "選考委員長"})


def test_an_empty_folder_is_led_to_the_notices_by_what_the_screen_says(
    folder: Path, person: Person
) -> None:
    assert "はじめての方は 2 で試せます。" in person.sees
    person.types("2", HOW_FAR)
    person.types("", BACK)
    assert "■ 終わりました。" in person.sees
    person.types("", NUMBER)
    numbers: list[int] = []
    follow(person, folder / REHEARSAL, numbers)
    assert numbers == [12, 33, 51, 52, 53, 51, 52, 53, 51, 52, 56, 70, 73]
    for number in ("62", "81"):
        person.types(number, OPEN, BACK)
        person.types("", NUMBER)
    person.types("83", BACK)
    assert "「報告資料.docx」は、次の場所にあります。" in person.sees
    person.types("", NUMBER)
    person.types("９９", NUMBER)
    assert "  3  みどり野区×DX展" in person.sees
    person.types("2", HOW_FAR)
    person.types("", NUMBER)
    assert "みどり野区×DX展" in person.lines[0]
    person.leaves()
    assert person.left_with == 0
    assert person.lines[-1] == "" or "終わります。" in person.sees
    results = {path.name for path in (folder / REHEARSAL / "事務局限り").iterdir()}
    assert {"結果.xlsx", "結果_投票.xlsx", "通知.xlsx", "報告資料.docx"} <= results


def test_a_new_event_is_made_by_four_answers(folder: Path, person: Person) -> None:
    day = date.today() + timedelta(days=200)  # noqa: DTZ011 - the PC's own clock, as the menu's
    person.types("１", NAME)
    person.types("みなと市×DX展", HOST)
    person.types("みなと市", ANSWER)
    person.types("きのう", ANSWER)
    assert "日付を読み取れません。" in person.sees
    person.types("R6.12.24", ANSWER)
    assert "令和6年12月24日（火）は過ぎています。" in person.sees
    person.types(f"{day.year}年{day.month}月{day.day}日", ANSWER)
    assert "フォルダーの名前 [みなと市×DX展]:" in person.sees
    person.types("", BACK)
    person.types("", NUMBER)
    assert person.lines[0].startswith("みなと市×DX展")
    assert person.next_number == 11
    person.types("１１", BACK)
    assert "「設定.xlsx」は、次の場所にあります。" in person.sees
    assert (folder / "みなと市×DX展" / "設定.xlsx").is_file()
    person.types("")
    person.types("83", BACK)
    assert "「81 すべてを集計して報告資料を作る」を選ぶと、できます。" in person.sees
    person.types("")
    person.types("42", BACK)
    assert "「フォームの作り方.xlsx」は、次の場所にあります。" in person.sees
    person.types("")
    (folder / "みなと市×DX展" / "設定.xlsx").write_bytes(b"PK\x03\x04")
    person.types("", NUMBER)
    assert "設定を読み取れません。次のところを直してください。" in person.sees
    assert "11 設定を開く   12 診断する   99 ほかの催しを開く   0 おわる" in person.sees
    person.types("12", OPEN)
    assert "■ 設定に直すところがあります。" in person.sees
    person.types("", NUMBER)
    person.leaves()


def test_nonsense_is_answered_kindly(person: Person) -> None:
    for typed in ("abc", "９９９", "--help", "1; rm", "１.５", "／"):
        person.types(typed, NUMBER)
        assert "という番号はありません。画面にある番号を入れてください。" in person.sees
    assert "Traceback" not in person.sees
    person.leaves("０\n")
    assert person.left_with == 0


@pytest.mark.parametrize("keys", ["\x03", "\x04", "\x16\x1a\n", "3\x03"])
def test_it_can_be_left_by_any_key_that_ends_things(keys: str, folder: Path) -> None:
    with Person(folder) as person:
        person.leaves(keys)
        assert "終わります。" in person.sees
        assert "Traceback" not in person.sees
        assert person.left_with == 0


def test_in_the_smallest_window_nothing_is_lost(folder: Path) -> None:
    with Person(folder, width=80, height=25) as person:
        person.types("2", HOW_FAR)
        person.types("", BACK)
        person.types("", NUMBER)
        assert person.lines[0].startswith("みどり野区×DX展")
        assert person.next_number == 12
        assert person.lines[-1] == "" or person.lines[-1].startswith(NUMBER.strip())
        person.leaves()
