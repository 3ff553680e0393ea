"""Open a shared file: tell formats apart by what is inside, never by the name alone."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from automations.books.binary_excel_reading import read_binary_excel
from automations.books.compound_file import MAGIC
from automations.books.delimited_reading import read_delimited
from automations.books.excel_package import open_package
from automations.books.excel_reading import read_excel
from automations.books.file_kinds import (
    ZIP,
    has_macros,
    is_binary,
    is_opendocument,
    stream_of_workbook,
    unreadable,
)
from automations.books.old_excel_reading import read_old_excel
from automations.books.opendocument_reading import read_opendocument
from automations.books.settling import NotSettledError, Unsettled, read_settled
from automations.books.sheet_names import GUIDANCE, OURS
from automations.errors import InputUnfit, PermissionRefused, TryAgain
from automations.owner_notes import SOMEBODY, politely
from automations.stored_names import twin_of
from automations.system_words import reason
from automations.tables.nearest import did_you_mean
from automations.tables.places import Place
from automations.tables.problems import problem
from automations.tables.sheet import Sheet
from automations.windows import within_reach

if TYPE_CHECKING:
    from automations.tables.problems import Problem

USUAL_FORMAT = "Excelブック（.xlsx）"
"""What most files are read as."""
_LARGEST = 200_000_000  # bytes of a file, whatever it is
_SMALL = 1_000_000  # bytes of a file whose sheets may be kept in memory


@dataclass(frozen=True, slots=True)
class Book:
    """A shared file as read.

    ``name`` is the file as people know it; ``content`` its bytes at the moment of reading, and
    ``digest`` their SHA-256 in hexadecimal; ``format`` says in Japanese what it was read as.
    ``hidden`` names the sheets that people do not see.
    """

    name: str
    sheets: tuple[Sheet, ...]
    digest: str
    format: str
    hidden: frozenset[str] = frozenset()
    content: bytes = field(default=b"", repr=False)

    def sheet(self, name: str = "") -> Sheet:
        """Return the sheet of that name; "" stands for the only visible one.

        Names are compared without regard to width and outer spaces. A form tool names the one
        sheet of its answers as it likes: such a file is taken for the sheet that is asked for.

        Raises `InputUnfit` naming the sheets there are.
        """
        if not name:
            return self._only_sheet()
        for sheet in self.sheets:
            if _same(sheet.name) == _same(name):
                return sheet
        visible = self._visible()
        if len(visible) == 1 and not visible[0].name.startswith(GUIDANCE):
            return visible[0]
        names = [sheet.name for sheet in self.sheets]
        hint = did_you_mean(name, names)
        raise InputUnfit(
            self._problem("sheet_missing", sheet=name, hint=hint, names=_listed(names))
        )

    def _only_sheet(self) -> Sheet:
        candidates = self._visible() or self.sheets
        if len(candidates) == 1:
            return candidates[0]
        names = _listed([sheet.name for sheet in candidates])
        raise InputUnfit(self._problem("sheet_ambiguous", names=names))

    def _visible(self) -> list[Sheet]:
        """Return the sheets that people see and write in, so none that we put there."""
        shown = (sheet for sheet in self.sheets if sheet.name not in self.hidden)
        return [sheet for sheet in shown if not sheet.name.startswith(OURS)]

    def _problem(self, code: str, **words: str) -> Problem:
        return problem(code, Place(self.name), **words)


def _same(name: str) -> str:
    return unicodedata.normalize("NFKC", name).strip()


def _listed(names: list[str]) -> str:
    return "".join(f"「{name}」" for name in names)


def read_book(path: Path, shown_as: str) -> Book:
    """Read every sheet of a workbook (.xlsx, .xlsm, .xls, .xlsb, .ods) or of a CSV or TSV file.

    ``shown_as`` is how messages name the file, such as ``共有/受付簿.xlsx``.

    Raises:
        InputUnfit: the file is missing, empty, damaged, dangerous or of another kind.
        TryAgain: somebody was saving it all the while, or lets nobody else read it.
        PermissionRefused: the operating system does not let us read it.
    """
    place = Place(shown_as)
    content = bytes_of(path, place)
    if code := unreadable(content):
        raise InputUnfit(problem(code, place, suffix=path.suffix or "なし"))
    meaning = _meaning if len(content) > _SMALL else _known_meaning
    sheets, hidden, words = meaning(content, place)
    return Book(shown_as, sheets, hashlib.sha256(content).hexdigest(), words, hidden, content)


@lru_cache(maxsize=16)
def _known_meaning(content: bytes, place: Place) -> tuple[tuple[Sheet, ...], frozenset[str], str]:
    """Remember what small books say, the settings first of all: one run reads them many times."""
    return _meaning(content, place)


def _meaning(content: bytes, place: Place) -> tuple[tuple[Sheet, ...], frozenset[str], str]:
    """Return the sheets, the names of the hidden ones, and what the content was read as."""
    if content.startswith(ZIP):
        return _unpacked(content, place)
    if content.startswith(MAGIC):
        stream = stream_of_workbook(content)
        if isinstance(stream, str):
            raise InputUnfit(problem(stream, place))
        return *read_old_excel(stream, place.book), "旧形式のExcelブック（.xls）"
    sheet, words = read_delimited(content, place.book)
    return (sheet,), frozenset(), words


def _unpacked(content: bytes, place: Place) -> tuple[tuple[Sheet, ...], frozenset[str], str]:
    package = open_package(content, place.book)
    if is_opendocument(package):
        return *read_opendocument(package), "OpenDocumentの表（.ods）"
    if is_binary(package):
        return *read_binary_excel(package), "バイナリ形式のExcelブック（.xlsb）"
    words = "Excelブック（.xlsm）" if has_macros(package) else USUAL_FORMAT
    return *read_excel(content, place.book), words


def bytes_of(path: Path, place: Place) -> bytes:
    """Return what a book holds while nobody is saving it; raises as `read_book` does."""
    try:
        _refuse_large(path, place)
        content = read_settled(path)
    except NotSettledError as moving:
        raise TryAgain(_unsettled(moving, place)) from None
    except FileNotFoundError:
        raise InputUnfit(_missing(path, place)) from None
    except IsADirectoryError:
        raise InputUnfit(problem("book_is_folder", place)) from None
    except PermissionError:
        raise PermissionRefused(problem("book_not_permitted", place)) from None
    except OSError as failure:
        raise InputUnfit(problem("book_unreachable", place, reason=reason(failure))) from None
    if twin_of(path):
        raise InputUnfit(problem("book_twice", place))
    return content


def _refuse_large(path: Path, place: Place) -> None:
    size = within_reach(path).stat().st_size
    if size > _LARGEST:
        said, most = (f"{-(-each // 1_000_000):,}" for each in (size, _LARGEST))
        raise InputUnfit(problem("file_too_large", place, size=said, most=most))


def _unsettled(moving: NotSettledError, place: Place) -> Problem:
    if moving.why is Unsettled.HELD:
        return problem("book_shut", place, owner=politely(moving.owner or SOMEBODY))
    hint = f"（{politely(moving.owner)}が開いています）" if moving.owner else ""
    return problem("book_being_saved", place, owner=hint)


def _missing(path: Path, place: Place) -> Problem:
    folder = within_reach(path.parent)
    try:
        if not folder.is_dir():
            return _without_folder(path, place)
        files = [each.name for each in folder.iterdir() if each.is_file()]
    except OSError as failure:
        return problem("book_unreachable", place, reason=reason(failure))
    names = [name for name in files if name[0] not in "~."]
    return problem("book_missing", place, hint=did_you_mean(path.name, names))


def _without_folder(path: Path, place: Place) -> Problem:
    """Tell a folder that is missing from a whole share that is out of reach."""
    if not Path(path.absolute().anchor).is_dir():
        reason_given = "ネットワークのつながりが切れました"
        return problem("book_unreachable", place, reason=reason_given)
    return problem("folder_missing", place, folder=path.parent.name)
