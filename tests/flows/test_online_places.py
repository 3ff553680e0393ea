"""New settings may name Google Sheets: the shared books there, the others only if that is said."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from automations.errors import InputUnfit
from automations.flows.online_places import NOWHERE, OnlinePlaces, online_places
from automations.flows.preparing import NewEvent, new_settings

SHARED, RESTRICTED = "s" * 44, "r" * 44


def books(places: OnlinePlaces) -> dict[str, str]:
    new = NewEvent("展示", "みなと市", date(2027, 12, 24), places)
    said = tomllib.loads(new_settings(new, Path()))
    people, award = said["registration"], said["award"]
    named = {key: award[key]["book"] for key in ("entries", "roll", "ballots", "judges")}
    return {
        "sources": people["sources"][0]["book"],
        "reception": people["reception"]["book"],
        **named,
    }


FILES = {
    "sources": "共有/申込.xlsx",
    "reception": "共有/受付簿.xlsx",
    "entries": "共有/エントリー.xlsx",
    "roll": "事務局限り/投票対象者名簿.xlsx",
    "ballots": "事務局限り/投票.xlsx",
    "judges": "事務局限り/審査員.xlsx",
}


def test_without_an_address_every_book_is_a_file() -> None:
    assert books(NOWHERE) == FILES


def test_what_staff_share_goes_into_the_spreadsheet_and_the_rest_stays() -> None:
    shared = dict.fromkeys(("sources", "reception", "entries"), f"google:{SHARED}")
    assert books(OnlinePlaces(SHARED)) == FILES | shared


def test_who_votes_and_judges_goes_into_a_spreadsheet_of_its_own() -> None:
    kept = dict.fromkeys(("roll", "ballots", "judges"), f"google:{RESTRICTED}")
    shared = dict.fromkeys(("sources", "reception", "entries"), f"google:{SHARED}")
    assert books(OnlinePlaces(SHARED, RESTRICTED)) == shared | kept


def test_nothing_but_the_books_is_changed() -> None:
    new = NewEvent("展示", "みなと市", date(2027, 12, 24))
    with_google = NewEvent("展示", "みなと市", date(2027, 12, 24), OnlinePlaces(SHARED, RESTRICTED))
    pairs = zip(
        new_settings(new, Path()).splitlines(),
        new_settings(with_google, Path()).splitlines(),
        strict=True,
    )
    changed = [line for line, other in pairs if line != other]
    assert changed == [f'book = "{each}"' for each in FILES.values()]


def test_addresses_are_read_as_the_browser_shows_them() -> None:
    typed = f"https://docs.google.com/spreadsheets/d/{SHARED}/edit#gid=0"
    assert online_places(typed, f"google:{RESTRICTED}") == OnlinePlaces(SHARED, RESTRICTED)
    assert online_places("", "") == NOWHERE


def test_what_is_no_address_is_refused() -> None:
    with pytest.raises(InputUnfit) as unfit:
        online_places("共有/申込.xlsx", "")
    assert str(unfit.value) == (
        "「共有/申込.xlsx」は、Googleスプレッドシートのアドレスではありません。"
        "空のスプレッドシートをブラウザーで開き、アドレス欄を全部写して貼り付けてください。"
    )


def test_who_voted_what_is_not_put_where_all_staff_look() -> None:
    with pytest.raises(InputUnfit) as unfit:
        online_places(f"google:{SHARED}#申込", f"google:{SHARED}#投票")
    assert str(unfit.value) == (
        "みんなで使うブックと、事務局だけのブックに、同じスプレッドシートが指定されています。"
        "投票対象者名簿・投票・審査員のブックには、事務局だけが開ける別のスプレッドシートを指定してください。"
    )
