"""The menu's words: every number is there, and nothing a console shows needs a programmer."""

import re
import tomllib
from collections.abc import Iterator

import pytest
from babel.messages.pofile import read_po
from rich.cells import cell_len

from automations import errors, resources
from automations.flows.file_names import FORMS_BOOK, PLAN_BOOK
from automations.jobs import ALIASES
from automations.language import CATALOGUES, DOMAIN
from automations.menu.catalogue import (
    Phase,
    ending,
    guidance,
    items,
    numbered,
    phases,
    said,
)

CATALOGUE = tomllib.loads(resources.config_file("menu.toml").read_text(encoding="utf-8"))
LABELS = {
    11: "設定を開く",
    12: "診断する",
    13: "日程表を開く",
    14: "足りないブックを作る",
    21: "エントリーシートを開く",
    22: "取組の一覧を開く",
    23: "応募を集計する",
    31: "申込フォームの作り方を開く",
    32: "申込の一覧を開く",
    33: "名簿を作る",
    34: "名札・宛名用の名簿を作る",
    35: "一人・一行の扱いを調べる",
    41: "投票対象者名簿を開く",
    42: "投票フォームの作り方を開く",
    43: "投票率を見る",
    51: "点検する",
    52: "ファイナリスト案を出す",
    53: "判定のブックを開く",
    54: "書き込む内容を先に見る",
    55: "書き込みを元に戻す",
    56: "通知を作る",
    61: "受付簿を開く",
    62: "来場を集計する",
    63: "受付をする",
    64: "受付の準備",
    70: "審査準備",
    71: "審査員名簿を開く",
    72: "審査集計",
    73: "採点入力を開く",
    74: "発表順を開く",
    76: "発表",
    77: "審査結果を開く",
    78: "投票番号を作る",
    81: "すべてを集計して報告資料を作る",
    82: "報告資料だけを作り直す",
    83: "報告資料を開く",
    84: "結果のブックを開く",
    85: "文書とひな形",
    91: "記録を開く",
    92: "設定とつながり",
    93: "このフォルダーを持ち出す",
    94: "持ち出したフォルダーを持ち帰る",
    95: "票の原本を破棄する",
    99: "ほかの催しを開く",
    0: "おわる",
}
_SILENT = {"runs", "opens", "offers", "asks", "needs", "lists"}
_LATIN = re.compile(r"[A-Za-z][A-Za-z_.]+")
# Names of keys, programs and of the thing itself.
_KNOWN_LATIN = {"Enter", "DX", "PC", "QR", "USB", "xlsx", "Google"}


def texts(value: object) -> Iterator[str]:
    """Walk what the screen may show."""
    if isinstance(value, str):
        yield re.sub(r"\{\w+\}", "", value)
    elif isinstance(value, list):
        for each in value:
            yield from texts(each)
    elif isinstance(value, dict):
        for key, each in value.items():
            if key not in _SILENT:
                yield from texts(each)


def test_the_numbers_and_their_labels_are_those_of_the_guide() -> None:
    assert {number: each.label for number, each in items().items()} == LABELS


def test_the_phases_follow_an_event() -> None:
    names = ["準備", "応募", "申込", "投票", "選考", "当日", "審査", "報告", "引継ぎ"]
    assert [(each.number, each.name) for each in phases().values()] == list(enumerate(names, 1))


def test_every_text_names_only_numbers_that_are_there() -> None:
    whole = resources.config_file("menu.toml").read_text(encoding="utf-8")
    body = whole.partition("[[phases]]")[2]
    assert {int(each) for each in re.findall(r"\{(\d+)\}", body)} <= set(LABELS)


def test_every_step_and_maker_is_a_number_of_the_menu() -> None:
    pointed = {each["item"] for each in CATALOGUE["steps"].values()}
    assert pointed <= set(LABELS) | set(phases())
    assert {each.made_by for each in items().values()} <= set(LABELS)


def test_what_is_run_is_a_command() -> None:
    assert {each.runs[0] for each in items().values() if each.runs} <= set(ALIASES)


def test_the_files_are_called_as_those_who_make_them_call_them() -> None:
    assert (items()[13].opens, items()[31].opens) == (PLAN_BOOK, FORMS_BOOK)
    assert items()[42].opens == FORMS_BOOK


def test_nobody_reads_a_latin_name_of_ours() -> None:
    keys = {*CATALOGUE["listed"], "documents"}  # what is opened by this name
    shown = [each for each in texts(CATALOGUE) if each.lower() not in {*ALIASES, *keys}]
    words = {word for each in shown for word in _LATIN.findall(each)}
    assert {word.removesuffix(".") for word in words if not word.endswith(".xlsx")} <= _KNOWN_LATIN


def test_no_job_says_a_latin_name_of_ours() -> None:
    with (CATALOGUES / "ja" / "LC_MESSAGES" / f"{DOMAIN}.po").open("rb") as file:
        said_by_jobs = [str(each.string) for each in read_po(file) if each.id]
    problems = tomllib.loads(resources.config_file("problems.toml").read_text(encoding="utf-8"))
    said_by_jobs += texts(problems)
    names = re.compile(rf"\b(?:dxten|{'|'.join(ALIASES)})\b(?![.=\]}}])", re.ASCII)
    assert [each for each in said_by_jobs if names.search(each)] == []


def test_nobody_reads_an_exit_code() -> None:
    codes = {str(each["code"]) for each in CATALOGUE["endings"]} - {"0", "11"}
    for each in CATALOGUE["endings"]:
        assert codes.isdisjoint(re.findall(r"\d+", re.sub(r"\{\d+\}", "", each["text"])))


@pytest.mark.parametrize(
    "failure",
    [
        each
        for each in vars(errors).values()
        if isinstance(each, type) and "exit_code" in vars(each)
    ],
)
def test_every_way_to_end_has_words(failure: type[errors.ExpectedFailure]) -> None:
    assert failure.exit_code in {each["code"] for each in CATALOGUE["endings"]}


def test_an_ending_that_nobody_knows_is_ours_to_mend() -> None:
    assert ending(99).text == "思わぬことが起きました。この道具の担当者に知らせてください。"


def test_a_number_in_a_text_brings_its_label() -> None:
    assert numbered("{81}のあと") == "「81 すべてを集計して報告資料を作る」のあと"
    assert said("screen", "guidance", number=3, name="申込") == "3 申込の進め方"


def test_guidance_leaves_out_what_an_event_lacks() -> None:
    whole = guidance(phases()[3], set(LABELS))
    without = guidance(phases()[3], set(LABELS) - {33})
    assert set(whole) - set(without) == {
        "「33 名簿を作る」で、同じ人の重なりをまとめた名簿ができます。何度でも作り直せます。"
    }


@pytest.mark.parametrize("phase", phases().values(), ids=lambda each: str(each.number))
def test_guidance_is_short(phase: Phase) -> None:
    lines = guidance(phase, set(LABELS))
    assert 3 <= len(lines) <= 8
    assert all(cell_len(line) <= 120 for line in lines)
