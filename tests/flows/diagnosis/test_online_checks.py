"""診断, Google: the connection and every spreadsheet, told in a line each, whatever happens."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from automations.books.google.client import Client
from automations.books.google.identity import Identity, Way
from automations.books.google.marking import COLUMN, HEADING
from automations.books.google.snapshot import Area, Kind, Mark, OnlineCell, OnlineTab, Spreadsheet
from automations.books.google.trial import Promise
from automations.errors import PermissionRefused, ServiceUnavailable, SettingsWrong
from automations.flows.diagnosis.checks import Mark as Ending
from automations.flows.diagnosis.online_checks import LookedOnline, look_online, shared_secrets
from automations.flows.event_folder import EventFolder, open_event
from automations.flows.expected_tables import expected_tables
from automations.flows.online_books import OnlineBooks
from tests.books.google.kept_sheets import KEY, KeptSheets
from tests.flows.diagnosis.some_pc import only, said, settings

OTHER = "o" * 44
US = "dxten@minori.iam.gserviceaccount.com"


@dataclass(slots=True)
class Kept(KeptSheets):
    """What is kept, asked by somebody."""

    identity: Identity = field(default=Identity(Way.KEY, US))


def sheet(*headings: str, locked: tuple[Area, ...] = ()) -> Spreadsheet:
    cells = {(1, at): OnlineCell(Kind.TEXT, each) for at, each in enumerate(headings, 1)}
    return Spreadsheet(KEY, "受付", (OnlineTab(7, "受付簿", 100, 26, cells, locked=locked),))


@pytest.fixture
def online(folder: Path) -> EventFolder:
    """An event whose 受付簿 lies in Google Sheets."""
    settings(folder, "共有/受付簿.xlsx", f"google:{KEY}")
    return open_event(folder)


def looked(event: EventFolder, kept: KeptSheets) -> LookedOnline:
    return look_online(opened_by(event, lambda: kept))  # type: ignore[arg-type,return-value]  # a stand-in


def opened_by(event: EventFolder, opened: Callable[[], Client]) -> EventFolder:
    known = event.online
    return replace(event, online=OnlineBooks(known.root, known.keys, known.zone, opened=opened))


def test_an_event_of_files_says_nothing_of_google(folder: Path) -> None:
    event = opened_by(open_event(folder), lambda: pytest.fail("nobody is to be asked"))
    found = look_online(event)
    assert found == LookedOnline(event)


def test_what_is_in_order_takes_a_line_each(online: EventFolder) -> None:
    kept = Kept(now=sheet("氏名", "確認結果"))
    found = looked(online, kept)
    assert [(each.label, each.fine) for each in found.checks] == [
        ("Googleへの接続", "つないであります（サービスアカウントの鍵）"),
        (
            "Googleスプレッドシート",
            "受付（Google）を読み書きできます。行ごとの結果を書く列は、「受付簿」にあります",
        ),
    ]
    assert [each.mark for each in found.checks] == [Ending.FINE] * 2
    assert found.away == frozenset()
    assert kept.now == sheet("氏名", "確認結果"), "nothing is changed"


def test_a_book_without_our_column_is_no_fault(online: EventFolder) -> None:
    found = looked(online, Kept(now=sheet("氏名")))
    assert found.checks[1].fine == (
        "受付（Google）を読み書きできます。行ごとの結果を書く列（確認結果）は、ありません"
    )


def test_a_heading_typed_over_is_noticed_by_our_marks(online: EventFolder) -> None:
    marks = (Mark(1, COLUMN, "", 7, column=2), Mark(2, HEADING, "", 7, row=1))
    found = looked(online, Kept(now=replace(sheet("氏名", "備考"), marks=marks)))
    assert only(found.checks[1]) == (
        "受付（Google）「受付簿」B1: この列の見出しが、「確認結果」ではなくなっています。"
        "見出しを「確認結果」に戻してください。戻すまで、行ごとの結果は書き込まれません。"
    )


def test_a_column_that_is_protected_against_us_is_named(online: EventFolder) -> None:
    found = looked(online, Kept(now=sheet("氏名", "確認結果", locked=(Area(2, 1, 100, 26),))))
    assert only(found.checks[1]) == (
        "受付（Google）「受付簿」B1: 「確認結果」の列が保護されていて、この道具は書き込めません。"
        f"「データ」の「シートと範囲を保護」で、{US} を編集できる人に加えるか、"
        "この列を保護から外してください。"
    )


def test_a_protected_heading_does_no_harm(online: EventFolder) -> None:
    found = looked(online, Kept(now=sheet("氏名", "確認結果", locked=(Area(1, 1, 1, 26),))))
    assert said(found.checks[1]) == []


def test_who_is_not_connected_is_told_so_once(online: EventFolder) -> None:
    sentences = ["つながっていません。"]

    def unconnected() -> Kept:
        raise SettingsWrong(*sentences)

    found = look_online(opened_by(online, unconnected))  # type: ignore[arg-type]  # a stand-in
    assert [said(each) for each in found.checks] == [["つながっていません。"]]
    assert (found.checks[0].exit_code, {*found.away}) == (78, {KEY})
    assert found.folder.online.at_rest, "nothing further is asked"


def test_without_a_network_there_is_one_line_and_no_more_waiting(online: EventFolder) -> None:
    found = looked(online, Kept(away=ServiceUnavailable("つながりません。")))
    assert [said(each) for each in found.checks] == [[], ["つながりません。"]]
    assert (found.checks[1].exit_code, {*found.away}) == (69, {KEY})
    assert [found.is_reached(each) for each in expected_tables(online.event)][:2] == [True, False]


def test_who_may_not_look_is_told_so_of_that_spreadsheet(online: EventFolder) -> None:
    found = looked(online, Kept(away=PermissionRefused("見られません。")))
    assert [each.exit_code for each in found.checks] == [0, 77]


def test_a_refusal_to_do_nothing_is_no_fault(online: EventFolder) -> None:
    found = looked(online, Kept(now=sheet("氏名"), broken=Promise.WRITES))
    assert said(found.checks[1]) == []


def test_ballots_where_all_staff_work_are_named(folder: Path) -> None:
    settings(folder, "共有/受付簿.xlsx", f"google:{KEY}")
    settings(folder, "事務局限り/投票.xlsx", f"google:{KEY}")
    event = open_event(folder, at_rest=True)
    (found,) = shared_secrets(event, expected_tables(event.event))
    assert str(found) == (
        "Googleスプレッドシート（…kkkk）「投票」: 「投票」が、みんなで使う「受付簿」と"
        "同じスプレッドシートにあります。開ける人は全員、だれが投票できるか、だれが何に投票したかを見られます。"
        "事務局だけが開ける別のスプレッドシートに移し、設定のブックを直してください。"
    )


def test_ballots_in_a_spreadsheet_of_their_own_are_in_order(folder: Path) -> None:
    settings(folder, "共有/受付簿.xlsx", f"google:{KEY}")
    settings(folder, "事務局限り/投票.xlsx", f"google:{OTHER}")
    event = open_event(folder, at_rest=True)
    assert [*shared_secrets(event, expected_tables(event.event))] == []
