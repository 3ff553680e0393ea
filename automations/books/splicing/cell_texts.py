"""What a cell says already, in whichever way the program that saved it stored the text."""

from __future__ import annotations

import re

from automations.books.excel_texts import unescape
from automations.books.splicing.row_cells import Stand, kind_of
from automations.books.splicing.workbook import Workbook
from automations.books.splicing.worksheet import Worksheet
from automations.books.splicing.xml_text import meant
from automations.books.writing import storable

_READING = re.compile(rb"(?s)<((?:[\w.-]+:)?rPh)\b.*?</\1>")
_ITEM = re.compile(rb"(?s)<((?:[\w.-]+:)?si)(?:\s[^>]*)?(?:/>|>(.*?)</\1>)")
_RUN = re.compile(rb"<(?:[\w.-]+:)?t(?:\s[^>]*)?>([^<]*)<")
_VALUE = re.compile(rb"<(?:[\w.-]+:)?v(?:\s[^>]*)?>([^<]*)<")


class CellTexts:
    """Texts of cells, for comparing; the shared ones are read when the first is asked for."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._shared: list[bytes] | None = None

    def nothing(self, sheet: Worksheet, stand: Stand) -> bool:
        """Tell whether a cell holds nothing, not even a formula."""
        if stand.opened == stand.end:
            return True
        return sheet.content.find(b"<", stand.opened) == sheet.content.rfind(b"<", 0, stand.end)

    def says(self, sheet: Worksheet, stand: Stand, text: str) -> bool:
        """Tell whether a cell without a formula holds that text."""
        return self._text(sheet, stand) == unescape(storable(text)).replace("\r\n", "\n")

    def _text(self, sheet: Worksheet, stand: Stand) -> str | None:
        body, kind = sheet.content[stand.opened : stand.end], kind_of(sheet.content, stand)
        if kind == "inlineStr":
            return _joined(body)
        value = _VALUE.search(body)
        if value is None or kind not in {"s", "str"}:
            return None
        return self._shared_text(int(value[1])) if kind == "s" else unescape(meant(value[1]))

    def _shared_text(self, number: int) -> str | None:
        if self._shared is None:
            part = self._book.related("sharedStrings")
            content = self._book.parts.read(part) if part else b""
            # With comments in between, counting would go wrong: then no text is known.
            self._shared = [] if b"<!" in content else [each[2] for each in _ITEM.finditer(content)]
        return _joined(self._shared[number] or b"") if number < len(self._shared) else None


def _joined(body: bytes) -> str:
    """Return the text of runs, without their readings."""
    return unescape("".join(map(meant, _RUN.findall(_READING.sub(b"", body)))))
