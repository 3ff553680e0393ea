"""The page for the information-security application says what is so: nothing more, nothing less."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from fnmatch import fnmatchcase
from importlib.metadata import packages_distributions
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import pytest
from docx import Document
from openpyxl import load_workbook

from automations.jobs import mishap
from automations.ledger.online_copies import path_of
from docs.make_security import LOCK, PAGE, components, only_online, table, with_table
from tests.docs.office import (
    AS_EVER,
    CHECKOUT,
    EVERY_JOB,
    IN_THE_MENU,
    OF_THE_REPORT,
    OPENED,
    WATCHED,
    Noted,
    Office,
)
from tests.flows.test_hall_tokens import TOKENS
from tests.flows.test_reading_hall import FORM, staged
from tests.small_event import RESTRICTED, change_text, write_small_event

CHART_DATA = re.compile(r"word/embeddings/chart\d+\.xlsx")
HALL = TOKENS + FORM  # the settings of an event whose hall votes with numbers
TEXT = PAGE.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return Office(tmp_path_factory.mktemp("office"))


@pytest.fixture(scope="module")
def noted(office: Office) -> Noted:
    """Run every job; then a person answers what was asked, and the last job is run again."""
    tied = write_small_event(office.share / "同点")
    chain = '"評価基準の順に比べる", "選んだ人数が多い", "人が決める"'
    change_text(tied / "event.toml", {chain: '"人が決める"'})
    first = office.run(EVERY_JOB)
    book = load_workbook(tied / RESTRICTED / "判定.xlsx")
    sheet = book["判定_同点"]
    for heading, text in (("判定", "03 証明書の郵送申請"), ("判定者", "選考委員長")):
        column = [cell.value for cell in sheet[5]].index(heading) + 1
        sheet.cell(6, column).value = text
    book.save(tied / RESTRICTED / "判定.xlsx")
    staged(office.share / "会場", HALL)
    with_a_faulty_template(office.share / "会場")
    again = office.run([["ひな形点検", "会場"], ["投票番号", "会場"], ["一括", "同点"]])
    return first + again


def with_a_faulty_template(event: Path) -> None:
    """Put a template in an event's folder that names what there is not."""
    (event / "ひな形").mkdir()
    letter = Document(str(CHECKOUT / "templates" / "礼状.docx"))
    letter.add_paragraph("{{来場社数}}")
    letter.save(str(event / "ひな形" / "礼状.docx"))


@pytest.fixture(scope="module")
def served(office: Office, noted: Noted) -> Noted:
    """Type every number of the menu, in a new event and in the rehearsal."""
    return noted + office.run([], IN_THE_MENU)


def test_every_job_ends_as_ever_where_the_network_is_forbidden(noted: Noted) -> None:
    ended = zip(EVERY_JOB, noted.codes, strict=False)
    assert [(job, code) for job, code in ended if code not in AS_EVER[job[0]]] == []
    assert noted.codes[-2] == 0, "the answer was read"
    # On Linux 診断 asks for the list of fonts in this way; there is nothing else.
    assert set(noted.outside) <= {"subprocess.Popen fc-list"}


def test_the_menu_opens_what_is_chosen_and_starts_nothing_else(noted: Noted, served: Noted) -> None:
    asked = served.outside[len(noted.outside) :]
    assert set(asked) - {"subprocess.Popen fc-list"} == {OPENED}
    assert asked.count(OPENED) > len(OF_THE_REPORT), "lists, settings, results"


def test_the_watch_notices_what_it_looks_for(office: Office) -> None:
    program = "import sys; sys.path.insert(0, sys.argv[1]); import watched, socket\n"
    program += "sys.addaudithook(watched.watch); socket.socket()"
    done = subprocess.run(
        [sys.executable, "-c", program, WATCHED.parent],
        env=office.environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert "PermissionError: socket.__new__" in done.stderr


def test_what_is_said_to_be_imported_for_google_alone_is_not_without_it(served: Noted) -> None:
    unused = only_online(components(LOCK.read_text(encoding="utf-8")))
    assert {"gspread", "google-auth", "requests", "urllib3"} <= unused
    modules = [
        module
        for module, names in packages_distributions().items()
        if {name.lower() for name in names} & unused and not module.startswith("_")
    ]
    assert {"gspread", "google", "requests"} <= {*modules}
    assert [module for module in modules if module in served.modules] == []


def test_nothing_is_left_in_the_home_and_among_the_temporary_files(
    office: Office, served: Noted
) -> None:
    assert served.written
    assert [*office.home.rglob("*"), *office.temporary.rglob("*")] == []
    events = {
        "DX展リハーサル", "ためし", "会場", "催し", "写し", "同点", "文字", "新しい展示", "通し",
    }  # fmt: skip
    assert {each.name for each in office.share.iterdir()} == events


def listed(heading: str) -> list[str]:
    """Return the patterns in the first column of the table below a heading."""
    part = TEXT.partition(f"\n{heading}\n")[2]
    part = part.partition("\n#")[0]
    rows = re.findall(r"^\| (`[^|]+?`)[^|`]*\|", part, re.MULTILINE)
    return [row.replace("`", "") for row in rows]


def event_files(office: Office, served: Noted) -> set[str]:
    """Return what was written in the events' folders, seen from there, save what is temporary."""
    inside = [Path(each) for each in served.written if Path(each).is_relative_to(office.share)]
    # A folder that is opened for writing is asked for a file without a name, gone when closed.
    files = [each for each in inside if not each.is_dir() and not temporary(each)]
    return {Path(*each.relative_to(office.share).parts[1:]).as_posix() for each in files}


def temporary(path: Path) -> bool:
    return path.suffix == ".tmp" or any(part.startswith("書込中-") for part in path.parts)


def standing_files(office: Office) -> set[str]:
    files = [each.relative_to(office.share) for each in office.share.rglob("*") if each.is_file()]
    return {Path(*each.parts[1:]).as_posix() for each in files}


def test_what_is_written_is_what_the_page_lists(office: Office, served: Noted) -> None:
    patterns = listed("## 書くもの")
    files = standing_files(office) | event_files(office, served)
    known = {file for file in files if any(fnmatchcase(file, each) for each in patterns)}
    given = {each.name for each in office.share.glob("同点/*.csv")}  # the small event's own lists
    assert files - known - given == set()
    assert [each for each in patterns if not any(fnmatchcase(file, each) for file in files)] == []


def test_the_copies_of_spreadsheets_are_listed_where_google_is_spoken_of() -> None:
    copy = path_of(Path(RESTRICTED), "*").as_posix()
    told = listed("### Google を使うときに書くもの")
    assert told == [copy, copy.replace(".xlsx", ".json")]


def test_papers_said_to_hold_nobody_hold_nobody(office: Office, served: Noted) -> None:
    assert served.codes
    held = {
        path.relative_to(office.share / "通し").as_posix(): people_in(path, people(office.share))
        for path in (office.share / "通し").rglob("資料/*.docx")
    }
    rows = re.findall(r"^\| `([^`]+\.docx)` \|.*\| (\S+) \|$", TEXT, re.MULTILINE)
    nobody = {place for place, personal in rows if personal == "なし"}
    papers = ("審査会資料", "実施要領（案）", "他自治体提供版")
    assert nobody & {*held} == {f"事務局限り/資料/{each}.docx" for each in papers}
    assert {place: found for place, found in held.items() if place in nobody and found} == {}
    assert held["事務局限り/資料/選出通知.docx"], "the search finds names where there are some"


def people(share: Path) -> set[str]:
    """Return the names of the staff of the rehearsed event, without blanks."""
    book = load_workbook(share / "通し" / RESTRICTED / "投票対象者名簿.xlsx", read_only=True)
    _, heads, *rows = book.worksheets[0].iter_rows(values_only=True)
    place = heads.index("氏名")
    return {"".join(str(row[place]).split()) for row in rows if row[place]}


def people_in(path: Path, names: set[str]) -> list[str]:
    """Return the names that stand in any part of a document, its properties and charts included."""
    with ZipFile(path) as package:
        parts = [package.read(name) for name in package.namelist() if name.endswith(".xml")]
    text = re.sub(r"<[^>]*>|\s", "", b"".join(parts).decode())
    return sorted(name for name in names if name in text)


def test_temporary_files_are_the_ones_the_page_lists(office: Office, served: Noted) -> None:
    assert listed("### 一時ファイル") == [".*.tmp", "書込中-*", "openpyxl.*", "*"]
    inside = [Path(each) for each in served.written if Path(each).is_relative_to(office.share)]
    names = {each.name for each in inside if each.suffix == ".tmp"}
    assert names
    assert [each for each in names if not re.fullmatch(r"\.\w+\.tmp", each)] == []
    outside = [each for each in map(Path, served.written) if each not in inside]
    elsewhere = [each for each in outside if not each.is_relative_to(office.temporary)]
    assert [each for each in elsewhere if each != Path(os.devnull)] == []


def test_no_file_that_is_made_holds_a_program_or_leads_to_the_network(
    office: Office, served: Noted
) -> None:
    assert served.codes
    made = [each for each in office.share.rglob("*.*") if each.suffix in {".xlsx", ".docx"}]
    assert len(made) > 20
    charts = [chart for path in made for chart in plain_package(path.read_bytes())]
    assert charts, "documents have charts, each with a workbook of its numbers"
    assert [inner for chart in charts for inner in plain_package(chart)] == []


def plain_package(content: bytes) -> list[bytes]:
    """Hold a file to having no program and no way out; return the workbooks of its charts."""
    assert is_zipfile(BytesIO(content))
    with ZipFile(BytesIO(content)) as package:
        names = [name for name in package.namelist() if re.search("vba|embed|activeX", name)]
        links = [name for name in package.namelist() if name.endswith(".rels")]
        told = b"".join(package.read(name) for name in links)
        charts = [package.read(name) for name in names if CHART_DATA.fullmatch(name)]
    assert [name for name in names if not CHART_DATA.fullmatch(name)] == []
    assert re.findall(rb'Target="(?:\w+:)?(?://|\\\\)[^"]*"', told) == []
    return charts


def test_the_report_of_a_mishap_tells_no_personal_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mishap, "_log_folder", lambda: tmp_path)
    try:
        raise ValueError("記入 花子 012345")  # noqa: EM101, TRY003, TRY301 - a cell in a message
    except ValueError as failure:
        mishap.record_mishap(failure)
    (report,) = tmp_path.iterdir()
    assert fnmatchcase(report.name, "dxten-*.txt")
    assert "花子" not in report.read_text(encoding="utf-8")
    assert str(CHECKOUT) not in report.read_text(encoding="utf-8")


def test_the_portable_folder_says_the_same_of_what_may_stay_on_the_pc() -> None:
    read_first = CHECKOUT / "templates" / "portable" / "はじめにお読みください.txt"
    page, portable = (
        "".join(text.replace("`", "").split())
        for text in (TEXT, read_first.read_text(encoding="utf-8"))
    )
    sentence = (
        "集計の途中で電源が落ちると、openpyxl.で始まるファイルが%TEMP%に残ることがあります。"
        "残ったものは消して構いません。"
    )
    assert sentence in page
    assert sentence in portable
    for place in (r"%LOCALAPPDATA%\dxten", "翻訳済みのプログラム", "いつ消しても構いません"):
        assert place in page
        assert place in portable


def test_the_components_are_those_of_the_lock() -> None:
    assert with_table(TEXT, table(LOCK.read_text(encoding="utf-8"))) == TEXT, "run: make docs"


def test_every_component_is_listed_with_a_licence() -> None:
    names = {each.name for each in components(LOCK.read_text(encoding="utf-8"))}
    rows = dict(re.findall(r"^\| ([\w.-]+) \| [\d.]+ \| ([^|]+) \|", TEXT, re.MULTILINE))
    assert set(rows) == names
    assert set(rows.values()) <= {
        "Apache-2.0", "Apache-2.0 OR BSD-3-Clause", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT",
        "MIT-0", "MPL-2.0", "PSF-2.0",
    }  # fmt: skip
