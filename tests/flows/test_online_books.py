"""The spreadsheets of one run: what they are called, where their copies lie, what is kept."""

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from automations.books.google.client import Client
from automations.books.google.snapshot import Kind, OnlineCell, OnlineTab, Spreadsheet
from automations.books.opening import read_book
from automations.errors import ExpectedFailure, InputUnfit, ServiceUnavailable
from automations.flows.online_books import Ballots, OnlineBooks
from automations.ledger import originals
from automations.ledger.online_copies import files_of, known, path_of, whole_digest
from automations.ledger.records import digest
from automations.tables.places import Place
from automations.tables.problems import problem

FIRST, SECOND, THIRD = ("k" * 40 + end for end in ("0001", "0002", "0003"))
TABS = tuple(
    OnlineTab(number, title, 9, 9, {(1, 1): OnlineCell(Kind.TEXT, f"{title}の中身")})
    for number, title in ((0, "名簿"), (7, "投票"), (9, "投票 のコピー"))
)
BALLOTS = Ballots(FIRST, frozenset({"名簿"}))


class Titled(Client):
    """A service that knows titles; whoever renames one changes them."""

    def __init__(self, titles: dict[str, str]) -> None:
        self.titles = titles

    def read(self, key: str) -> Spreadsheet:
        return Spreadsheet(key, self.titles[key], TABS)


def books(root: Path, titles: dict[str, str]) -> OnlineBooks:
    client = Titled(titles)
    return OnlineBooks(root, titles, ZoneInfo("Asia/Tokyo"), opened=lambda: client)


def test_one_that_is_read_keeps_its_name_whatever_the_next_one_is_called(tmp_path: Path) -> None:
    online = books(tmp_path, dict.fromkeys((FIRST, SECOND, THIRD), "投票"))
    names = {}
    for key in (FIRST, SECOND, THIRD):
        online.path(key)
        names[key] = online.shown(key)
    assert list(names.values()) == [
        "投票（Google）",
        "投票（Google…0002）",
        "投票（Google…0003）",
    ]
    assert {key: online.shown(key) for key in names} == names
    assert [online.named(name) for name in names.values()] == [f"google:{key}" for key in names]


def test_the_next_run_tells_them_apart_from_the_first(tmp_path: Path) -> None:
    titles = dict.fromkeys((FIRST, SECOND), "投票")
    earlier = books(tmp_path, titles)
    for key in titles:
        earlier.path(key)
    online = books(tmp_path, titles)
    online.path(FIRST)
    assert online.shown(FIRST) == "投票（Google…0001）"
    assert online.shown(SECOND) == "投票（Google…0002）"


def test_one_that_is_renamed_is_called_as_it_is_called_when_it_is_read(tmp_path: Path) -> None:
    books(tmp_path, {FIRST: "去年の申込"}).path(FIRST)
    online = books(tmp_path, {FIRST: "今年の申込"})
    assert online.shown(FIRST) == "去年の申込（Google）"
    online.path(FIRST)
    assert online.shown(FIRST) == "今年の申込（Google）"
    assert online.named("今年の申込（Google）") == f"google:{FIRST}"


class Refusing(Titled):
    """A service that answers no reading; it counts them."""

    def __init__(self, failure: type[ExpectedFailure]) -> None:
        self.failure, self.asked = failure, list[str]()

    def read(self, key: str) -> Spreadsheet:
        self.asked.append(key)
        place = Place(f"Googleスプレッドシート（…{key[-4:]}）")
        raise self.failure(problem("google_not_found", place))


def refusing(root: Path, failure: type[ExpectedFailure]) -> tuple[OnlineBooks, Refusing]:
    client = Refusing(failure)
    zone = ZoneInfo("Asia/Tokyo")
    return OnlineBooks(root, (FIRST, SECOND), zone, opened=lambda: client), client


def test_one_that_can_be_read_no_longer_is_called_as_it_was_called_last(tmp_path: Path) -> None:
    books(tmp_path, {FIRST: "申込と受付"}).path(FIRST)
    online, client = refusing(tmp_path, InputUnfit)
    for key, name in ((FIRST, "申込と受付（Google）"), (SECOND, "Googleスプレッドシート（…0002）")):
        for _again in range(2):
            with pytest.raises(InputUnfit) as refused:
                online.path(key)
            assert str(refused.value).partition(": ")[0] == name
    assert client.asked == [FIRST, SECOND], "what is not there now is not asked for again"


def test_where_nothing_answers_nobody_waits_for_the_next_one(tmp_path: Path) -> None:
    online, client = refusing(tmp_path, ServiceUnavailable)
    for key in (FIRST, SECOND):
        with pytest.raises(ServiceUnavailable):
            online.path(key)
    assert client.asked == [FIRST]


def test_a_tab_by_its_number_asks_nothing_of_who_does_without_it(tmp_path: Path) -> None:
    never_read, _client = refusing(tmp_path, InputUnfit)
    assert never_read.tab_named(f"google:{FIRST}", "#gid=7") == "#gid=7"
    online, _client = refusing(tmp_path, InputUnfit)
    books(tmp_path, {FIRST: "申込と受付"}).path(FIRST)
    assert online.tab_named(f"google:{FIRST}", "#gid=7") == "投票", "as it was called last"
    with pytest.raises(InputUnfit, match=r"^申込と受付（Google）: このアドレスの"):
        online.path(FIRST)


def test_a_tab_that_is_gone_is_told_at_once(tmp_path: Path) -> None:
    online = books(tmp_path, {FIRST: "申込と受付"})
    with pytest.raises(InputUnfit, match="設定のアドレスが指すシートが、もうありません"):
        online.tab_named(f"google:{FIRST}", "#gid=8")


def said(path: Path) -> dict[str, list[str]]:
    """Return what stands in each sheet of a book."""
    return {
        sheet.name: [text for _, texts in sheet.rows() for text in texts if text]
        for sheet in read_book(path, path.name).sheets
    }


WHOLE = {tab.title: [f"{tab.title}の中身"] for tab in TABS}
BARE = {"名簿": ["名簿の中身"], "投票": [], "投票 のコピー": []}


def secret(root: Path) -> OnlineBooks:
    client = Titled({FIRST: "事務局限り"})
    zone = ZoneInfo("Asia/Tokyo")
    return OnlineBooks(root, [FIRST], zone, BALLOTS, opened=lambda: client)


def test_what_was_read_is_kept_whole_until_the_ballots_are_destroyed(tmp_path: Path) -> None:
    online = secret(tmp_path)
    assert online.path(FIRST) == path_of(tmp_path, FIRST)
    assert said(online.path(FIRST)) == WHOLE
    assert list(files_of(tmp_path, [f"google:{FIRST}"])) == [path_of(tmp_path, FIRST)]
    originals.destroy(tmp_path, ())
    online.part_with_ballots()
    assert said(path_of(tmp_path, FIRST)) == BARE


def test_a_run_after_that_reads_all_of_it_and_keeps_no_ballots(tmp_path: Path) -> None:
    originals.destroy(tmp_path, ())
    online = secret(tmp_path)
    apart = online.path(FIRST)
    assert said(apart) == WHOLE
    assert said(path_of(tmp_path, FIRST)) == BARE
    assert whole_digest(tmp_path, FIRST) == digest(apart.read_bytes())
    assert list(files_of(tmp_path, [f"google:{FIRST}"])) == []
    online.take(online.now(FIRST))
    assert online.path(FIRST) == apart
    del online
    assert not apart.parent.exists()


def test_a_tab_named_by_its_number_is_known_as_well() -> None:
    ballots = Ballots(FIRST, frozenset({"#gid=0"}))
    assert [bool(ballots.without(tab).cells) for tab in TABS] == [True, False, False]


def test_other_spreadsheets_are_kept_as_ever(tmp_path: Path) -> None:
    originals.destroy(tmp_path, ())
    online = books(tmp_path, {SECOND: "共有"})
    assert online.path(SECOND) == path_of(tmp_path, SECOND)
    about = known(tmp_path, SECOND)
    assert about is not None
    assert about.whole == ""


def test_a_title_is_said_on_one_line(tmp_path: Path) -> None:
    online = books(tmp_path, {FIRST: "申込\n（2024）"})
    online.path(FIRST)
    assert online.shown(FIRST) == "申込 （2024）（Google）"
