"""The screens, letter by letter."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from automations.award.judging_rules import JudgingRules
from automations.event.model import Event
from automations.flows.progress import progress_of, progress_of_wrong_settings
from automations.flows.situation import FolderState
from automations.menu.event_menu import shown_items
from automations.menu.screens import (
    EventView,
    Found,
    Window,
    event_screen,
    guidance_screen,
    home_screen,
    wrong_settings_screen,
)
from automations.tables.sources import Source
from tests.planned_event import PLANNED, at

RULE = "─" * 38
_AWARD = PLANNED.award
assert _AWARD is not None
_JUDGING = JudgingRules(hall_tokens=Source("事務局限り/会場投票の番号.xlsx"))
JUDGED = replace(PLANNED, award=replace(_AWARD, judging=_JUDGING))
FILLED = FolderState(filled=frozenset({"registration", "entries", "roll"}), diagnosed=True)


def screen(now: datetime, window: Window, event: Event = PLANNED) -> list[str]:
    progress = progress_of(event, now, FILLED)
    name, day = event.basics.name, event.basics.day
    view = EventView(name, day, now.date(), progress, shown_items(event))
    return list(event_screen(view, window))


def test_an_event_during_its_vote() -> None:
    assert screen(at(11, 18), Window(80, 40)) == [
        "みどり野区×DX展　　令和8年12月18日（金）　残り30日",
        RULE,
        "次にすること  43  投票を受け付けています（締切: 11月20日（金）17:15）。",
        "              33  申込を、一人一行の名簿にまとめます。",
        "",
        "締切          11月16日（月）9:00   投票開始    過ぎました",
        "              11月20日（金）17:15  投票締切    残り2日",
        "              12月4日（金）        承認の期限  残り16日",
        "              12月11日（金）       申込締切    残り23日",
        RULE,
        "  1 準備    11 設定を開く  12 診断する  13 日程表を開く",
        "            14 足りないブックを作る",
        "  2 応募    21 エントリーシートを開く  22 取組の一覧を開く  23 応募を集計する",
        "  3 申込    31 申込フォームの作り方を開く  32 申込の一覧を開く  33 名簿を作る",
        "            34 名札・宛名用の名簿を作る  35 一人・一行の扱いを調べる",
        "▶ 4 投票    41 投票対象者名簿を開く  42 投票フォームの作り方を開く",
        "            43 投票率を見る",
        "  5 選考    51 点検する  52 ファイナリスト案を出す  53 判定のブックを開く",
        "            54 書き込む内容を先に見る  55 書き込みを元に戻す  56 通知を作る",
        "  6 当日    61 受付簿を開く  62 来場を集計する  63 受付をする  64 受付の準備",
        "  7 審査    71 審査員名簿を開く",
        "  8 報告    81 すべてを集計して報告資料を作る  82 報告資料だけを作り直す",
        "            83 報告資料を開く  84 結果のブックを開く  85 文書とひな形",
        "  9 引継ぎ  91 記録を開く  92 設定とつながり  93 このフォルダーを持ち出す",
        "            94 持ち出したフォルダーを持ち帰る  95 票の原本を破棄する",
        RULE,
        "1～9 進め方を見る   99 ほかの催しを開く   0 おわる",
    ]


def test_without_award_and_reception_their_items_are_gone() -> None:
    registration = PLANNED.registration
    assert registration is not None
    plain = replace(PLANNED, award=None, registration=replace(registration, reception=None))
    assert screen(at(11, 18), Window(80, 40), plain)[-13:-2] == [
        "  1 準備    11 設定を開く  12 診断する  13 日程表を開く",
        "            14 足りないブックを作る",
        "▶ 3 申込    31 申込フォームの作り方を開く  32 申込の一覧を開く  33 名簿を作る",
        "            34 名札・宛名用の名簿を作る  35 一人・一行の扱いを調べる",
        "  5 選考    51 点検する  53 判定のブックを開く  54 書き込む内容を先に見る",
        "            55 書き込みを元に戻す",
        "  6 当日    62 来場を集計する  63 受付をする  64 受付の準備",
        "  8 報告    81 すべてを集計して報告資料を作る  82 報告資料だけを作り直す",
        "            83 報告資料を開く  84 結果のブックを開く  85 文書とひな形",
        "  9 引継ぎ  91 記録を開く  92 設定とつながり  93 このフォルダーを持ち出す",
        "            94 持ち出したフォルダーを持ち帰る",
    ]


@given(
    st.datetimes(datetime(2026, 8, 1), datetime(2027, 3, 1)),  # noqa: DTZ001 - the zone follows
    st.integers(20, 200),
    st.integers(10, 60),
)
def test_no_line_is_wider_than_the_window_or_a_hundred_places(
    moment: datetime, width: int, height: int
) -> None:
    lines = screen(moment.replace(tzinfo=at(1, 1).tzinfo), Window(width, height))
    assert max(map(cell_len, lines)) <= max(60, min(width, 100)) - 1


@pytest.mark.parametrize("day", range(1, 29))
def test_a_window_of_80_by_25_holds_the_screen_and_the_prompt(day: int) -> None:
    for month in (9, 10, 11, 12):
        assert len(screen(at(month, day), Window(80, 25))) < 25


@pytest.mark.parametrize("day", range(1, 29))
def test_the_smallest_window_holds_an_event_with_judging_and_its_next_deadline(day: int) -> None:
    for month in (9, 10, 11, 12):
        lines = screen(at(month, day), Window(80, 25), JUDGED)
        assert len(lines) < 25
        assert any(line.startswith("締切") for line in lines)


def test_an_event_with_judging_has_its_numbers() -> None:
    lines = screen(at(11, 18), Window(80, 40), JUDGED)
    assert [line for line in lines if line[4:6] == "審査" or line.strip().startswith("74")] == [
        "  7 審査    70 審査準備  71 審査員名簿を開く  72 審査集計  73 採点入力を開く",
        "            74 発表順を開く  76 発表  77 審査結果を開く  78 投票番号を作る",
    ]


def test_a_narrow_window_keeps_the_next_deadline() -> None:
    lines = screen(at(11, 18), Window(80, 10))
    assert [line for line in lines if line.startswith("締切")] == [
        "締切          11月20日（金）17:15  投票締切  残り2日"
    ]


def test_wrong_settings_are_shown_with_what_can_be_done() -> None:
    faults = [f"設定.xlsx「日程」B{n}: 日付ではありません。直してください。" for n in range(1, 9)]
    lines = list(wrong_settings_screen("催し", faults, progress_of_wrong_settings(8), Window()))
    assert lines == [
        "催し",
        RULE,
        "次にすること  11  設定を直します（直すところ: 8か所）。",
        "",
        "設定を読み取れません。次のところを直してください。",
        *(f"・{fault}" for fault in faults[:6]),
        "ほかに2か所あります。",
        RULE,
        "11 設定を開く   12 診断する   99 ほかの催しを開く   0 おわる",
    ]


def test_a_long_fault_is_broken_below_its_beginning() -> None:
    fault = "設定.xlsx「日程」B1: " + "あ" * 40 + "。"
    lines = list(wrong_settings_screen("催し", [fault], progress_of_wrong_settings(1), Window()))
    assert lines[5:7] == [f"・設定.xlsx「日程」B1: {'あ' * 27}", f"  {'あ' * 13}。"]


def test_a_stop_never_begins_a_line() -> None:
    for length in range(20, 60):
        fault = "あ" * length + "。"
        lines = list(
            wrong_settings_screen("催し", [fault], progress_of_wrong_settings(1), Window())
        )
        assert [line for line in lines if line.lstrip().startswith("。")] == []


def test_home_without_events_points_to_the_rehearsal() -> None:
    assert list(home_screen([], date(2026, 11, 23))) == [
        "DX展　　展覧会と賞の運営を手伝います",
        RULE,
        "  1  新しい催しを始める",
        "  2  体験する（架空の催し）",
        "",
        "このフォルダーに、催しはまだありません。はじめての方は 2 で試せます。",
        RULE,
        "0 おわる",
    ]


def test_home_lists_the_events() -> None:
    first = Found("みなと市×DX展", date(2026, 12, 24), "本番")
    found = [first, Found("去年の催し", None, "去年の催し")]
    assert list(home_screen(found, date(2026, 11, 23)))[5:8] == [
        "今ある催し",
        "  3  みなと市×DX展  令和8年12月24日（木）　残り31日",
        "  4  去年の催し     （設定に直すところがあります）",
    ]


def test_events_of_one_name_are_told_apart_by_their_folders() -> None:
    day = date(2026, 12, 24)
    names = (("みなと市×DX展", "本番"), ("みなと市×DX展", "写し" * 15), ("去年の催し", "令和7年"))
    found = [Found(name, day, folder) for name, folder in names]
    when = "令和8年12月24日（木）　残り31日"
    assert list(home_screen(found, date(2026, 11, 23)))[6:-2] == [
        f"  3  みなと市×DX展  {when}",
        "     フォルダー: 本番",
        f"  4  みなと市×DX展  {when}",
        f"     フォルダー: {'写し' * 10}",
        f"     {'写し' * 5}",
        f"  5  去年の催し     {when}",
    ]


def test_a_very_long_name_pushes_nothing_aside() -> None:
    found = [Found("あ" * 300, date(2026, 12, 24), "本番"), Found("去年の催し", None, "去年の催し")]
    assert list(home_screen(found, date(2026, 11, 23)))[6:8] == [
        f"  3  {'あ' * 21}…  令和8年12月24日（木）　残り31日",
        f"  4  去年の催し{' ' * 33}  （設定に直すところがあります）",
    ]


def test_the_judging_is_explained_on_one_screen() -> None:
    lines = list(guidance_screen(7, shown_items(JUDGED), Window(80, 25)))
    assert len(lines) < 25
    assert lines[2:7] == [
        "・ルールと賞は、「11 設定を開く」で「審査ルール」「賞」などに書きます。",
        "・「71 審査員名簿を開く」に、出欠と、審査から外れる取組の番号を書きます。",
        "・承認を得たら「70 審査準備」を選び、採点票などを印刷します。発表の順は「74 ",
        "  発表順を開く」に書きます。",
        "・採点票を「73 採点入力を開く」で入力し、保存して閉じて、「72 審査集計」を選",
    ]


def test_without_judging_its_guidance_says_where_to_set_it() -> None:
    assert list(guidance_screen(7, shown_items(PLANNED), Window(80, 25)))[2:-1] == [
        "・ルールと賞は、「11 設定を開く」で「審査ルール」「賞」などに書きます。",
        "・「71 審査員名簿を開く」に、出欠と、審査から外れる取組の番号を書きます。",
    ]


def test_guidance_of_a_phase() -> None:
    lines = list(guidance_screen(6, shown_items(PLANNED), Window(80, 25)))
    assert lines == [
        "6 当日の進め方",
        RULE,
        "・前の日までに「64 受付の準備」で受付番号を付け、紙の名簿、受付票（QRコード）、",
        "  名札を印刷しておきます。",
        "・「63 受付をする」を受付のPCで選ぶと、番号、氏名、QRコードの読み取りで受け付",
        "  けられます。",
        "・PCは何台でも使えます。それぞれで「63 受付をする」を選びます。同じ人は一人と",
        "  数えます。",
        "・申込のない人は「当日」、間違えたときは「取消」と入れます。",
        "・紙で受け付けた人は、「61 受付簿を開く」で来た人の行に印を付けます。申込のな",
        "  い人は下に書き足します。",
        "・会場で共有を使えないときは、前の日までに「93 このフォルダーを持ち出す」を選",
        "  び、写しを持って行きます。",
        "・戻ったら「94 持ち出したフォルダーを持ち帰る」を選びます。会場で受け付けた分",
        "  も、もとのフォルダーに入ります。",
        "・終わったら「62 来場を集計する」で来場者と団体の数を出します。受付簿は保存し",
        "  て閉じておきます。",
        RULE,
    ]
