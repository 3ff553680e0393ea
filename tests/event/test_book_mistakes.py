"""Mistakes in 設定.xlsx: each is named with its cell, what was found and what would be right."""

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from automations.errors import SettingsWrong
from automations.event.loading import load_event
from automations.flows.event_folder import open_event
from tests.event.book_editing import change_tab, edited, put, write_book

SAID = tomllib.loads(Path(__file__).with_name("book_mistakes.toml").read_text(encoding="utf-8"))


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return write_book(tmp_path)


def refusal(book: Path) -> list[str]:
    with pytest.raises(SettingsWrong) as refused:
        load_event(book.parent)
    return str(refused.value).splitlines()


def changed(tab: str, label: str, value: object, heading: str = "設定") -> Callable[[Path], None]:
    return lambda book: put(book, tab, label, value, heading)


def on(tab: str, change: Callable[..., object]) -> Callable[[Path], None]:
    return lambda book: change_tab(book, tab, change)


def both(*changes: Callable[[Path], None]) -> Callable[[Path], None]:
    def change(book: Path) -> None:
        for each in changes:
            each(book)

    return change


def without(tab: str) -> Callable[[Path], None]:
    def change(book: Path) -> None:
        with edited(book) as opened:
            del opened[tab]

    return change


def renamed(tab: str, name: str) -> Callable[[Path], None]:
    def change(book: Path) -> None:
        with edited(book) as opened:
            opened[tab].title = name

    return change


MISTAKES = {
    "a day that does not exist": changed("日程", "開催日", "2024/11/31"),
    "a day without its year": changed("日程", "開催日", "12月24日"),
    "a day of a year nobody plans for": changed("日程", "開催日", "9999/12/24"),
    "a day in another order": changed("日程", "開催日", "24/12/2024"),
    "a deadline without its time": changed("日程", "投票締切", "令和6年12月6日"),
    "a deadline before the beginning": changed("日程", "投票締切", "2024/11/6 17:15"),
    "last time in this year": changed("前回", "前回の開催日", "令和7年2月9日"),
    "a choice that is none": changed("投票ルール", "再投票の扱い", "最後に採用"),
    "a choice of the tie rules that is none": changed(
        "選考ルール", "同点の決め方 2番目", "人数が多い"
    ),
    "a misspelt label": on("日程", lambda sheet: sheet.cell(14, 1, "投票の締め切り")),
    "a required cell cleared": changed("基本", "催しの名称", None),
    "a row of a required setting deleted": on("選考ルール", lambda sheet: sheet.delete_rows(6)),
    "a row twice": on("基本", lambda sheet: sheet.cell(30, 1, "主催")),
    "text in a number": changed("選考ルール", "ファイナリスト数", "七件"),
    "half a finalist": changed("選考ルール", "ファイナリスト数", 7.5),
    "fewer finalists than the categories want": changed("選考ルール", "ファイナリスト数", 5),
    "a weight of nought": changed("評価基準", "継続性", 0, "配点"),
    "a weight below nought": changed("評価基準", "継続性", "△１０", "配点"),
    "a weight that is no number": changed("評価基準", "継続性", "10点", "配点"),
    "a weight forgotten": changed("評価基準", "継続性", None, "配点"),
    "a category twice": both(
        changed("部門", "業務改善", 2, "最低選出数"),
        changed("部門", "業務改善", "区民サービス向上", "部門名"),
    ),
    "a category's row twice": both(
        changed("部門", "業務改善", 3, "最低選出数"),
        changed("部門", "業務改善", "区民サービス向上", "部門名"),
    ),
    "paths of Windows among other faults": both(
        changed("ブック", "受付簿", "共有¥受付簿.xlsx", "ブック"),
        changed("選考ルール", "ファイナリスト数", "七件"),
    ),
    "a path of Windows beside what contradicts": both(
        changed("ブック", "受付簿", "共有¥受付簿.xlsx", "ブック"),
        changed("前回", "前回の来場者数", 581),
    ),
    "fewer visitors than nobody": changed("前回", "前回の来場者数", -1),
    "visitors of neither kind": changed("前回", "前回の来場者数", 581),
    "no category at all": on("部門", lambda sheet: sheet.delete_rows(7, 2)),
    "a path of Windows": changed("ブック", "受付簿", "共有¥受付簿.xlsx", "ブック"),
    "an unknown purpose": changed("ブック", "受付簿", "受付け簿", "用途"),
    "a purpose forgotten": changed("ブック", "受付簿", None, "用途"),
    "a purpose twice": changed("ブック", "受付簿", "取組", "用途"),
    "a book that the award cannot do without": on("ブック", lambda sheet: sheet.delete_rows(12)),
    "a cell that says nothing about this purpose": changed("ブック", "取組", "庁内", "区分"),
    "a tool that nobody knows": changed("ブック", "投票", "Microsft Forms", "様式"),
    "a tab deleted": without("評価基準"),
    "a tab renamed": renamed("選考ルール", "選考のルール"),
    "the heading row of a tab deleted": on("日程", lambda sheet: sheet.delete_rows(4)),
    "the heading row of a table deleted": on("評価基準", lambda sheet: sheet.delete_rows(5)),
    "a heading renamed": on("部門", lambda sheet: sheet.cell(5, 4, "別表記")),
    "a heading that may be left empty, called otherwise": on(
        "部門", lambda sheet: sheet.cell(5, 2, "枠")
    ),
    "a heading erased": on("評価基準", lambda sheet: sheet.cell(5, 2).__setattr__("value", None)),
    "merged cells": on("部門", lambda sheet: sheet.merge_cells("B7:B8")),
    "an error cell": changed("選考ルール", "ファイナリスト数", "#REF!"),
    "a formula that was never calculated": changed("選考ルール", "ファイナリスト数", "=3+4"),
    "a zone that nobody knows": changed("基本", "時間帯", "東京"),
    "neither yes nor no": changed("基本", "賞を設ける", "たぶん"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_named_at_its_cell(book: Path, mistake: str) -> None:
    MISTAKES[mistake](book)
    assert refusal(book) == SAID[mistake].splitlines()


def test_all_mistakes_are_named_at_once(book: Path) -> None:
    put(book, "選考ルール", "ファイナリスト数", "七件")
    put(book, "評価基準", "継続性", None, "配点")
    put(book, "基本", "主催", " ")
    assert [each.partition(":")[0] for each in refusal(book)] == [
        "設定.xlsx「基本」B7",
        "設定.xlsx「評価基準」B10",
        "設定.xlsx「選考ルール」B6",
    ]


def test_an_output_that_is_no_file_name_or_another_file_is_named_at_its_cell(book: Path) -> None:
    put(book, "出力", "結果のブック", "結果/本番.xlsx")
    put(book, "出力", "判定のブック", "要確認.xlsx")
    with pytest.raises(SettingsWrong) as refused:
        open_event(book.parent)
    assert str(refused.value).splitlines() == [
        (
            "設定.xlsx「出力」B8: 「結果のブック」の「結果/本番.xlsx」は、"
            "ファイル名として使えません。"
            '.xlsxで終わり、記号（ / \\ : * ? " < > | ）のない名前にしてください。'
        ),
        (
            "設定.xlsx「出力」B9: 「判定のブック」の「要確認.xlsx」は、"
            "「要確認」と同じファイルです。"
            "上書きしてしまわないよう、別の名前にしてください。"
        ),
    ]
