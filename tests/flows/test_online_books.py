"""The spreadsheets of one run: what they are called, and that they are found again by it."""

from pathlib import Path
from zoneinfo import ZoneInfo

from automations.books.google.client import Client
from automations.books.google.snapshot import Spreadsheet
from automations.flows.online_books import OnlineBooks

FIRST, SECOND, THIRD = ("k" * 40 + end for end in ("0001", "0002", "0003"))


class Titled(Client):
    """A service that knows titles; whoever renames one changes them."""

    def __init__(self, titles: dict[str, str]) -> None:
        self.titles = titles

    def read(self, key: str) -> Spreadsheet:
        return Spreadsheet(key, self.titles[key], ())


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
