"""準備: a new event's folder, whose settings load and whose workbooks read back at once."""

import os
import re
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from openpyxl import load_workbook

from automations.award.judging_rules import PanelRules, Part
from automations.books.opening import read_book
from automations.books.sheet_names import GUIDANCE
from automations.errors import OutputNotWritten, SettingsWrong
from automations.event.loading import load_event
from automations.event.model import Event
from automations.flows.preparing import NewEvent, Prepared, prepare
from automations.tables.describing import describe
from automations.tables.schema import Choice, Schema, schema
from automations.tables.typed import Layout, TypedTable, read_table
from tests.books.repairs.faults import faults
from tests.small_event import change_text

TOKYO = ZoneInfo("Asia/Tokyo")
BOOKS = (
    "共有/申込.xlsx",
    "共有/受付簿.xlsx",
    "共有/エントリー.xlsx",
    "事務局限り/投票対象者名簿.xlsx",
    "事務局限り/投票.xlsx",
    "事務局限り/審査員.xlsx",
)
PLAN, ENTRY_FORM = "日程表.xlsx", "共有/エントリーシート.xlsx"
FILES = (PLAN, *BOOKS, ENTRY_FORM)
CATEGORIES = (Choice("住民サービス向上"), Choice("業務改善"))
SHEETS = {
    "共有/申込.xlsx": ("申込", schema("registration")),
    "共有/受付簿.xlsx": ("受付簿", schema("reception")),
    "共有/エントリー.xlsx": (
        "エントリー",
        schema("entries").with_choices("category", CATEGORIES),
    ),
    "事務局限り/投票対象者名簿.xlsx": ("名簿", schema("roll")),
    "事務局限り/投票.xlsx": ("投票", schema("ballots")),
    "事務局限り/審査員.xlsx": ("審査員", schema("judges")),
}


def table(folder: Path, book: str) -> TypedTable:
    name, declared = SHEETS[book]
    return read_table(read_book(folder / book, book).sheet(name), declared, TOKYO)


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_excel_has_nothing_to_repair_in_any_book(prepared: Path) -> None:
    books = sorted(prepared.rglob("*.xlsx"))
    assert len(books) > len(FILES)
    assert [fault for book in books for fault in faults(book.read_bytes())] == []


def test_it_makes_the_settings_and_every_workbook_they_name(tmp_path: Path, new: NewEvent) -> None:
    assert prepare(tmp_path / "催し", new) == Prepared(("設定.xlsx", *FILES), ())
    assert set(contents(tmp_path / "催し")) == {"設定.xlsx", *FILES}


def test_the_settings_load_at_once_and_say_what_was_asked(folder: Path) -> None:
    event = load_event(folder)
    assert (event.basics.name, event.basics.host) == ('みなと"市"×DX展', "みなと市")
    assert event.basics.day == date(2027, 12, 24)
    assert event.award is not None
    assert event.award.vote.opens == datetime(2027, 11, 29, 9, tzinfo=TOKYO)
    assert event.award.vote.closes == datetime(2027, 12, 3, 17, 15, tzinfo=TOKYO)
    assert event.award.vote.closes - event.award.vote.opens > timedelta(days=4)


def settings_of(section: type) -> set[str]:
    """Name every key a person can set, such as ``award.vote.opens``."""
    return {each.path.replace("[]", "") for each in describe(section) if not each.section}


@pytest.fixture
def text(tmp_path: Path, new: NewEvent) -> Path:
    """The settings as an IT section asks for them."""
    folder = tmp_path / "情報政策課"
    assert prepare(folder, new, as_text=True).made[0] == "event.toml"
    return folder / "event.toml"


def test_both_forms_of_the_settings_say_the_same(folder: Path, text: Path) -> None:
    assert load_event(text.parent) == load_event(folder)


def test_the_settings_explain_every_key_there_is(text: Path) -> None:
    shown: set[str] = set()
    section = ""
    for each in text.read_text(encoding="utf-8").splitlines():
        line = each.removeprefix("# ")
        if line.startswith("["):
            section = line.partition("#")[0].strip(" []")
        elif line.partition(" = ")[0].isidentifier():
            shown.add(f"{section}.{line.partition(' = ')[0]}")
    assert shown == settings_of(Event)


def test_notepad_shows_the_settings_line_by_line(text: Path) -> None:
    content = text.read_bytes()
    assert content.count(b"\n") == content.count(b"\r\n") > 100


@pytest.mark.parametrize("book", BOOKS)
def test_each_workbook_reads_back_and_holds_nothing_yet(folder: Path, book: str) -> None:
    read = table(folder, book)
    remarks = [str(each) for each in read.problems if each.code != "table_empty"]
    assert remarks == [], "save that nothing is in it yet"
    assert set(read.frame["layout"]) == {Layout.EXAMPLE.value}


@pytest.mark.parametrize("book", BOOKS)
def test_each_workbook_has_every_column_that_is_asked_for(folder: Path, book: str) -> None:
    declared: Schema = SHEETS[book][1]
    # 参加人数 is how other forms ask for 同伴者数: nobody is to fill in both. 区分 of voters is
    # only asked for where the settings have classes of voters.
    left_out = {"test", "party", "voter_class"}
    wanted = {each.key for each in declared.fields if each.key not in left_out}
    assert set(table(folder, book).headings.columns) == wanted


@pytest.mark.parametrize("book", BOOKS)
def test_each_workbook_opens_with_what_to_do_first(folder: Path, book: str) -> None:
    sheet = read_book(folder / book, book).sheets[0]
    assert sheet.name == GUIDANCE
    texts = [texts[0] for _row, texts in sheet.rows()]
    assert "はじめにすること" in texts
    headings = [text for text in table(folder, book).headings.texts.values() if text]
    assert texts[texts.index("見出し") + 1 :] == headings


def test_the_status_column_stands_last_in_the_sheets_that_staff_share(folder: Path) -> None:
    for book in ("共有/申込.xlsx", "共有/受付簿.xlsx", "共有/エントリー.xlsx"):
        texts = table(folder, book).headings.texts
        assert texts[max(texts)] == "確認結果"


def test_the_ballots_show_how_their_headings_are_written(folder: Path) -> None:
    texts = table(folder, "事務局限り/投票.xlsx").headings.texts.values()
    assert "効果 [01 窓口の記入をなくす]" in texts


def test_what_is_there_is_never_overwritten(folder: Path, new: NewEvent) -> None:
    (folder / "設定.xlsx").unlink()
    (folder / BOOKS[0]).write_bytes(b"mine")
    before = contents(folder)
    with pytest.raises(OutputNotWritten) as refused:
        prepare(folder, new)
    assert str(refused.value) == (
        f"{folder}: すでに「日程表.xlsx」"
        "「共有/申込.xlsx」「共有/受付簿.xlsx」「共有/エントリー.xlsx」"
        "「事務局限り/投票対象者名簿.xlsx」「事務局限り/投票.xlsx」"
        "「事務局限り/審査員.xlsx」「共有/エントリーシート.xlsx」があるため、何も作っていません。"
        "あるものは変えていません。別のフォルダーを指定するか、足りないものだけを作るときは"
        "メニューの「足りないブックを作る」を選んでください。"
    )
    assert contents(folder) == before


def test_what_is_missing_can_be_made_beside_what_is_there(folder: Path, new: NewEvent) -> None:
    fresh = contents(folder)
    (folder / BOOKS[0]).write_bytes(b"mine")
    (folder / BOOKS[4]).unlink()
    done = prepare(folder, new, only_missing=True)
    assert done == Prepared((BOOKS[4],), ("設定.xlsx", PLAN, *BOOKS[:4], *BOOKS[5:], ENTRY_FORM))
    assert contents(folder) == fresh | {BOOKS[0]: b"mine"}


def test_the_settings_there_decide_the_drop_downs(text: Path, new: NewEvent) -> None:
    folder = text.parent
    change_text(text, {"住民サービス向上": "まちづくり"})
    (folder / "共有/エントリー.xlsx").unlink()
    prepare(folder, new, only_missing=True)
    sheet = read_book(folder / "共有/エントリー.xlsx", "エントリー.xlsx").sheet("エントリー")
    example = next(texts for _row, texts in sheet.rows() if texts[0] == "記入例")
    assert "まちづくり" in example


def test_a_book_that_somebody_has_saved_stays_when_the_settings_change(
    text: Path, new: NewEvent
) -> None:
    folder = text.parent
    list_, form = folder / "共有/エントリー.xlsx", folder / ENTRY_FORM
    book = load_workbook(list_)
    book["エントリー"]["B5"] = "書かない窓口"
    book.save(list_)
    typed, printed = list_.read_bytes(), form.read_bytes()
    change_text(text, {"住民サービス向上": "まちづくり"})
    assert prepare(folder, new, only_missing=True).renewed == (ENTRY_FORM,)
    assert list_.read_bytes() == typed
    assert form.read_bytes() != printed


def test_settings_that_cannot_be_used_stop_it(folder: Path, new: NewEvent) -> None:
    (folder / "設定.xlsx").write_bytes(b"basics = 1")
    (folder / BOOKS[0]).unlink()
    before = contents(folder)
    with pytest.raises(SettingsWrong):
        prepare(folder, new, only_missing=True)
    assert contents(folder) == before


def test_the_same_wishes_make_the_same_bytes(folder: Path, tmp_path: Path, new: NewEvent) -> None:
    prepare(tmp_path / "二度目", new)
    assert contents(tmp_path / "二度目") == contents(folder)


@pytest.mark.parametrize("day", [date.min, date(1950, 12, 31), date(2199, 1, 1), date.max])
def test_nobody_plans_for_a_day_at_the_ends_of_the_calendar(tmp_path: Path, day: date) -> None:
    with pytest.raises(SettingsWrong) as refused:
        prepare(tmp_path / "催し", NewEvent("みなと市×DX展", "みなと市", day))
    assert str(refused.value) == (
        f"{tmp_path / '催し'}: 「開催日」の「{day}」は、年が1951年から2198年までの外です。"
        "年を確かめて、書き直してください。"
    )
    assert not (tmp_path / "催し").exists()


@pytest.mark.parametrize("day", [date(1951, 1, 1), date(2198, 12, 31)])
def test_an_event_far_away_is_planned_all_the_same(tmp_path: Path, day: date) -> None:
    prepare(tmp_path, NewEvent("みなと市×DX展", "みなと市", day))
    assert load_event(tmp_path).basics.day == day


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such mode")
def test_the_restricted_folder_is_open_to_nobody_else(folder: Path) -> None:
    assert (folder / "事務局限り").stat().st_mode & 0o007 == 0


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such mode")
def test_a_restricted_folder_that_is_there_keeps_its_rights(tmp_path: Path, new: NewEvent) -> None:
    (tmp_path / "事務局限り").mkdir()
    (tmp_path / "事務局限り").chmod(0o755)
    prepare(tmp_path, new)
    assert (tmp_path / "事務局限り").stat().st_mode & 0o777 == 0o755


def test_the_example_of_a_judging_is_one_once_its_marks_are_taken_away(text: Path) -> None:
    whole = text.read_text(encoding="utf-8")
    start, end = whole.index("# ── 当日の審査と賞"), whole.index("# ── 前回との比較")
    lines = [each.removeprefix("# ") for each in whole[start:end].splitlines()]
    first = re.compile(r"\[|[a-z_]+ = ")
    kept = "\n".join(each for each in lines if first.match(each)).replace(
        "twice = false", "twice = true"
    )
    text.write_text(whole[:start] + kept + "\n" + whole[end:], encoding="utf-8")
    award = load_event(text.parent).award
    assert award is not None
    assert award.judging is not None
    assert award.judging.panel == PanelRules(twice=True)
    assert [each.name for each in award.judging.prizes] == ["大賞"]
    assert [each.part for each in award.judging.shares] == [Part.JUDGES, Part.HALL]
    assert award.judging.hall.opens == datetime(2027, 12, 24, 14, tzinfo=TOKYO)
