"""A run writes beside people's rows and adds a tab; all else in their workbooks stays as it was.

The staff's registrations carry what people put into a workbook in months: see
`automations.rehearsal.lived_in`.
"""

import csv
import re
import shutil
import subprocess
import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from automations.books.opening import read_book
from automations.flows.running import perform
from automations.flows.scope import EVERYTHING
from automations.tables.schema import STATUS_HEADING
from tests.books.repairs.faults import faults
from tests.flows.editing import ENTRIES, FORMS, RECEPTION

_AS_OF = datetime(2024, 12, 25, tzinfo=UTC)
_SHEET = "xl/worksheets/sheet1.xml"  # people's rows, in each of these books
_OURS = "集計_要確認"
_STATUS = {FORMS: "M", RECEPTION: "L", ENTRIES: "P"}
_OFFICE = shutil.which("soffice") or ""
_OPENS_WORKBOOKS = Path(_OFFICE).resolve().with_name("libsclo.so").exists()
# Every sheet as a file of its own: comma, quote, UTF-8, cells as shown.
_EVERY_SHEET = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
_FOR_CELLS = {_SHEET, "xl/styles.xml"}
_FOR_A_TAB = {"[Content_Types].xml", "xl/_rels/workbook.xml.rels", "xl/workbook.xml"}
_LOOKED_AT = {FORMS, RECEPTION}  # there is something to look at in these two

pytestmark = pytest.mark.filterwarnings("ignore:.* extension is not supported:UserWarning")


@dataclass(frozen=True, slots=True)
class Shared:
    """The bytes of a shared workbook: before a run, after it, and after a second one."""

    book: str
    before: bytes
    after: bytes
    again: bytes

    @property
    def status(self) -> str:
        return _STATUS[self.book]

    @property
    def looked_at(self) -> bool:
        return self.book in _LOOKED_AT


@pytest.fixture(scope="module")
def runs(written: Path, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, bytes]]:
    folder = shutil.copytree(written, tmp_path_factory.mktemp("untouched") / "催し")
    contents = [_contents(folder)]
    for _ in range(2):
        perform(folder, EVERYTHING, _AS_OF)
        contents.append(_contents(folder))
    return contents


def _contents(folder: Path) -> dict[str, bytes]:
    paths = sorted((folder / "共有").iterdir())
    return {f"共有/{path.name}": path.read_bytes() for path in paths}


@pytest.fixture(params=_STATUS)
def shared(request: pytest.FixtureRequest, runs: list[dict[str, bytes]]) -> Shared:
    book = str(request.param)
    return Shared(book, *(contents[book] for contents in runs))


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def test_only_the_parts_that_must_change_do(shared: Shared) -> None:
    before, after = parts(shared.before), parts(shared.after)
    must = _FOR_CELLS | _FOR_A_TAB if shared.looked_at else _FOR_CELLS
    assert before.keys() <= after.keys()
    assert {name for name, content in before.items() if after[name] != content} == must


def test_only_a_tab_of_ours_is_new_where_there_is_something_to_look_at(shared: Shared) -> None:
    before, after = parts(shared.before), parts(shared.after)
    added = [re.sub("[0-9]+", "", name) for name in after.keys() - before.keys()]
    assert added == (["xl/worksheets/sheet.xml"] if shared.looked_at else [])
    ours = [_OURS] if shared.looked_at else []
    assert _opened(shared.after).sheetnames == [*_opened(shared.before).sheetnames, *ours]


def test_the_sheet_of_people_is_the_same_to_the_byte_but_for_the_status_column(
    shared: Shared,
) -> None:
    before, after = (parts(each)[_SHEET] for each in (shared.before, shared.after))
    assert before != after
    assert _without(shared.status, before) == _without(shared.status, after)


def _without(column: str, sheet: bytes) -> bytes:
    """Return the sheet without the cells of a column below its heading."""
    cell = rf'(?s)<c r="{column}\d+"(?:[^>]*/>|(?:(?!/>)[^>])*>.*?</c>)'.encode()
    return re.sub(cell, b"", sheet)


def test_excel_has_nothing_to_repair_in_it(shared: Shared) -> None:
    assert faults(shared.before) == faults(shared.after) == []


def test_the_styles_of_people_keep_their_numbers(shared: Shared) -> None:
    for part in ("cellXfs", "fonts", "fills", "borders", "dxfs"):
        before, after = (_children(part, each) for each in (shared.before, shared.after))
        assert after.startswith(before), part


def _children(element: str, content: bytes) -> bytes:
    found = re.search(
        rf"<{element}[ >][^>]*>?(.*)</{element}>".encode(), parts(content)["xl/styles.xml"]
    )
    return found[1] if found else b""


def test_every_cell_of_people_reads_the_same_with_another_reader(shared: Shared) -> None:
    before, after = (_opened(each) for each in (shared.before, shared.after))
    for name in before.sheetnames:
        assert _values(before, name, shared.status) == _values(after, name, shared.status)


def _opened(content: bytes) -> Workbook:
    return load_workbook(BytesIO(content))


def _values(book: Workbook, name: str, status: str) -> dict[str, object]:
    first = name == book.sheetnames[0]
    return {
        cell.coordinate: (cell.value, cell.number_format)
        for row in book[name].iter_rows()
        for cell in row
        if cell.value is not None and not (first and cell.column_letter == status)
    }


def test_every_cell_of_people_reads_the_same_with_our_reader(
    shared: Shared, tmp_path: Path
) -> None:
    sheets = []
    for number, content in enumerate((shared.before, shared.after)):
        path = tmp_path / f"{number}.xlsx"
        path.write_bytes(content)
        read = read_book(path, shared.book)
        sheets.append({each.name: each for each in read.sheets if each.name != _OURS})
    before, after = sheets
    assert before.keys() == after.keys()
    (first, *others) = before
    assert all(before[name].cells.equals(after[name].cells) for name in others)
    rows = [[row[:-1] for row in each[first].cells.rows()] for each in (before, after)]
    assert rows[0] == rows[1]
    assert before[first].hidden == after[first].hidden


def test_the_status_column_says_something_below_its_heading(shared: Shared) -> None:
    column = _opened(shared.after).worksheets[0][shared.status]
    heading, *texts = [str(cell.value) for cell in column if cell.value is not None]
    assert heading == STATUS_HEADING
    assert texts


def test_a_second_run_changes_nothing(shared: Shared) -> None:
    assert shared.again == shared.after


def test_no_other_shared_file_changes_and_none_appears(runs: list[dict[str, bytes]]) -> None:
    before, after, again = ({n: c for n, c in each.items() if n not in _STATUS} for each in runs)
    assert before == after == again


@pytest.mark.skipif(not _OPENS_WORKBOOKS, reason="LibreOffice Calc is needed to open workbooks")
def test_libreoffice_opens_it_with_the_same_content(
    runs: list[dict[str, bytes]], tmp_path: Path
) -> None:
    before, after = (_as_text(each, tmp_path / str(n)) for n, each in enumerate(runs[:2]))
    added = {f"{Path(book).stem}-{_OURS}.csv" for book in _LOOKED_AT}
    assert after.keys() - before.keys() == added
    for name, rows in before.items():
        people = name.endswith(("-Sheet1.csv", "-受付簿.csv", "-エントリー.csv"))
        cut = -1 if people else None
        assert [row[:cut] for row in rows] == [row[:cut] for row in after[name]], name


def _as_text(contents: dict[str, bytes], folder: Path) -> dict[str, list[list[str]]]:
    """Return every sheet of the shared workbooks as LibreOffice shows it."""
    folder.mkdir()
    for book in _STATUS:
        (folder / Path(book).name).write_bytes(contents[book])
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [_OFFICE, profile, "--headless", "--convert-to", _EVERY_SHEET]
    books = [str(folder / Path(book).name) for book in _STATUS]
    subprocess.run(
        [*command, "--outdir", str(folder), *books], check=True, capture_output=True, timeout=180
    )
    return {
        path.name: list(csv.reader(path.read_text(encoding="utf-8").splitlines()))
        for path in sorted(folder.glob("*.csv"))
    }
