"""Every file that the rehearsal's runs leave is searched: nothing joins a voter to a choice.

Only what people wrote themselves, and 票の原本, holds both side by side.
"""

import io
import json
import re
import shutil
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from unicodedata import normalize
from zoneinfo import ZoneInfo

import pytest
from docx import Document
from openpyxl import Workbook, load_workbook

from automations.flows.running import perform
from automations.flows.scope import EVERYTHING
from automations.ledger.runs import destroy_originals
from automations.rehearsal import write_event
from tests.flows.joined_rows import Vote, joins

AFTER = datetime(2024, 12, 25, 9, tzinfo=ZoneInfo("Asia/Tokyo"))
RESTRICTED, ORIGINALS = "事務局限り", "票の原本"
LONG = 5  # digits of a staff number
OPEN = datetime(2024, 12, 4, 12, tzinfo=ZoneInfo("Asia/Tokyo"))


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Run everything while the vote goes on, after it, and again; temporary files lie beside."""
    folder, temporary = tmp_path_factory.mktemp("催し"), tmp_path_factory.mktemp("一時")
    write_event(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tempfile, "tempdir", str(temporary))
        for at in (OPEN, AFTER, AFTER.replace(hour=10)):
            perform(folder, EVERYTHING, at)
        yield folder
    assert list(temporary.iterdir()) == []


def sheet(path: Path) -> list[list[object]]:
    return [list(row) for row in load_workbook(path).worksheets[0].iter_rows(values_only=True)]


def column(rows: list[list[object]], heading: str) -> list[str]:
    top = next(place for place, row in enumerate(rows) if heading in row)
    at = rows[top].index(heading)
    return [normalize("NFKC", str(row[at] or "")) for row in rows[top + 1 :]]


@pytest.fixture(scope="module")
def vote(ran: Path) -> Vote:
    """Return who voted when on which row, and which people an entry's rows may name."""
    roll, ballots, entries = (
        sheet(ran / path)
        for path in (f"{RESTRICTED}/投票対象者名簿.xlsx", f"{RESTRICTED}/投票.xlsx",
                     "共有/エントリー.xlsx")
    )  # fmt: skip
    # Shorter numbers cannot be told from scores; a leak of all would have the longer ones too.
    numbers = {each for each in column(roll, "職員番号") if len(each.lstrip("0")) >= LONG}
    names = persons(*column(roll, "氏名"))
    mails = set(column(roll, "メールアドレス"))
    times = {each.replace(" ", "") for each in column(ballots, "タイムスタンプ")}
    written = {each.replace("-", "/") for each in times} | {
        each.replace("/", "-") for each in times
    }
    rows = {f"投票.xlsx「フォームの回答1」{row}行目" for row in range(2, len(ballots) + 1)}
    of_entry = zip(
        *(column(entries, each) for each in ("取組名", "代表者", "メンバー")), strict=True
    )
    people = {title: persons(leader, members) for title, leader, members in of_entry if title}
    voters = {each for each in names | mails | times | written | rows if len(each) > 1}
    return Vote(frozenset(voters), frozenset(numbers), people)


def persons(*cells: str) -> frozenset[str]:
    listed = (re.split("[、,，;；/]|\n", cell) for cell in cells)
    return frozenset(re.sub(r"\s", "", each) for some in listed for each in some)


def left(folder: Path) -> list[Path]:
    """Return every file but those that people wrote, and the ballots kept apart."""
    own = {folder / RESTRICTED / "投票.xlsx"}
    files = (path for path in folder.rglob("*") if path.is_file() and path not in own)
    return sorted(path for path in files if ORIGINALS not in path.parts)


def test_the_search_finds_what_people_wrote_themselves(ran: Path, vote: Vote) -> None:
    assert len(vote.numbers) > 1000
    assert len(vote.people) > 20
    grid = sheet(ran / RESTRICTED / "投票.xlsx")
    heading = next(str(each) for each in grid[0] if any(t in str(each) for t in vote.people))
    assert vote.joined("\t".join(map(str, [*grid[1], heading]))) is not None
    assert [path.suffix for path in (ran / RESTRICTED / ORIGINALS).iterdir()] == [".xlsx"]


def test_nothing_that_runs_leave_joins_a_voter_to_a_choice(ran: Path, vote: Vote) -> None:
    files = left(ran)
    kinds = {path.suffix for path in files}
    assert kinds >= {".xlsx", ".docx", ".json", ".csv"}
    found = {path.relative_to(ran).as_posix(): joins(path, vote) for path in files}
    assert {name: pairs for name, pairs in found.items() if pairs} == {}


def test_no_copy_of_the_ballots_lies_anywhere_else(ran: Path) -> None:
    kept = {path.read_bytes() for path in (ran / RESTRICTED / ORIGINALS).iterdir()}
    assert kept
    assert [path for path in left(ran) if path.read_bytes() in kept] == []


def planted(kind: str, voter: str, title: str) -> bytes:
    """Return a file that tells who chose what."""
    made = io.BytesIO()
    match kind:
        case ".xlsx":
            book = Workbook()
            book.create_sheet("隠れた").append(["票", voter, 5, f"01 {title}"])
            book["隠れた"].sheet_state = "hidden"
            book.save(made)
        case ".docx":
            document = Document()
            cells = document.add_table(1, 2).rows[0].cells
            cells[0].text, cells[1].text = voter, title
            document.save(made)
        case ".json":
            return json.dumps({"a": [{"who": voter, "what": title}]}).encode()
        case _:
            return f"受付\n{voter},{title}\n".encode("cp932" if kind == ".csv" else "utf-8")
    return made.getvalue()


@pytest.mark.parametrize("kind", [".xlsx", ".docx", ".json", ".csv", ".log", ".tmp"])
@pytest.mark.parametrize("who", ["number", "name", "time"])
def test_a_planted_leak_is_found(kind: str, who: str, vote: Vote, tmp_path: Path) -> None:
    number, title = min(vote.numbers), min(vote.people)
    others = sorted(vote.voters - vote.people[title])
    name = next(each for each in others if not each[0].isascii() and "「" not in each)
    time = next(each for each in others if each.startswith("2024-12"))
    told = {"number": f"00{number}", "name": f"{name[:2]} {name[2:]}", "time": time}[who]
    leak = tmp_path / f"{RESTRICTED}{kind}"
    leak.write_bytes(planted(kind, told, title))
    assert joins(leak, vote) != []


def test_the_records_do_without_the_originals(ran: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(ran, tmp_path / "写し"))
    again = AFTER.replace(hour=11)
    assert destroy_originals(copy / RESTRICTED) >= 1
    assert perform(copy, EVERYTHING, again).unchanged
    assert [path.name for path in (copy / RESTRICTED / ORIGINALS).iterdir()] == ["破棄済み.json"]
