"""The styles part: what is there is found again, what is not is appended, nothing else changes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from automations.books.splicing.changes import Unspliceable
from automations.books.splicing.edits import Edit, appended, attribute_set, edited, inserted
from automations.books.splicing.parts import relation_to
from automations.books.splicing.refusals import FORMATS_FULL
from automations.books.splicing.workbook import Workbook
from automations.books.splicing.xml_elements import Element, elements, parsed
from automations.books.splicing.zip_members import key

_ORDER = (
    "numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs",
    "tableStyles", "colors", "extLst",
)  # fmt: skip
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
_MOST_FORMATS = 65_000  # a little less than Excel takes
_XF = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
_FIRST: Mapping[str, tuple[str, ...]] = {
    "numFmts": (),
    "fonts": ('<font><sz val="11"/><name val="Calibri"/><family val="2"/></font>',),
    "fills": (
        '<fill><patternFill patternType="none"/></fill>',
        '<fill><patternFill patternType="gray125"/></fill>',
    ),
    "borders": ("<border><left/><right/><top/><bottom/><diagonal/></border>",),
    "cellStyleXfs": (_XF,),
    "cellXfs": (_XF,),
    "cellStyles": ('<cellStyle name="Normal" xfId="0" builtinId="0"/>',),
}
"""What stands at the head of each section that a workbook does not have."""

_FIRST_OWN_FORMAT = 164  # below it, numbers of formats have a fixed meaning
_BUILT_IN = {
    "General": 0, "0": 1, "0.00": 2, "#,##0": 3, "#,##0.00": 4, "0%": 9, "0.00%": 10, "@": 49,
}  # fmt: skip
_TAG = re.compile(r"<(/?)(?=\w)")
_USUAL = {"horizontal": "general", "vertical": "bottom", "locked": "1", "hidden": "0"}
_FLAG = {"true": "1", "false": "0", "on": "1", "off": "0"}
_PRESENT = frozenset({"b", "i", "u", "strike", "outline", "shadow", "condense", "extend"})

Form = tuple[str, tuple[tuple[str, str], ...], tuple["Form", ...]]
"""What an element says, however it is written."""


@dataclass(slots=True)
class Section:
    """A numbered list of the styles part: the elements there are, and those to append."""

    there: list[Element]
    fresh: list[str] = field(default_factory=list)
    known: dict[Form, int] = field(default_factory=dict)
    used: bool = False

    def number(self, xml: str) -> int:
        """Return the number, from 0, of an element that says the same; it is appended if new."""
        self.used, found = True, self.find(xml)
        if found is None:
            self.known[form_of(alone(xml))] = found = self.append(xml)
        return found

    def find(self, xml: str) -> int | None:
        """Return the number, from 0, of an element that says the same, if there is one."""
        if not self.known:
            for number, each in enumerate([*self.there, *map(alone, self.fresh)]):
                self.known.setdefault(form_of(each), number)
        return self.known.get(form_of(alone(xml)))

    def append(self, xml: str) -> int:
        """Append an element and return its number, from 0."""
        self.used = True
        if len(self.there) + len(self.fresh) >= _MOST_FORMATS:
            raise Unspliceable(FORMATS_FULL)
        self.fresh.append(xml)
        return len(self.there) + len(self.fresh) - 1

    def element(self, number: int) -> Element:
        """Return an element by its number; the first, for a number that there is not."""
        if number < len(self.there):
            return self.there[number]
        fresh = number - len(self.there)
        return alone(self.fresh[fresh if fresh < len(self.fresh) else 0])


def alone(xml: str) -> Element:
    """Return the element that a piece of XML without prefixes is."""
    return elements(xml.encode())


def form_of(element: Element) -> Form:
    """Return what an element says, so that the same in other words compares equal."""
    attributes = {each.name: _FLAG.get(each.value, each.value) for each in element.attributes()}
    if element.name == "xf":
        numbers = ("numFmtId", "fontId", "fillId", "borderId", "xfId")
        attributes = {name: attributes.get(name, "0") for name in numbers} | {
            name: "1" for name in ("quotePrefix", "pivotButton") if attributes.get(name) == "1"
        }
    elif element.name in {"alignment", "protection"}:
        attributes = {k: v for k, v in attributes.items() if v != _USUAL.get(k, "0")}
    elif (element.name in _PRESENT and attributes.get("val") in {"1", "single"}) or (
        element.name == "patternFill" and attributes.get("patternType") == "none"
    ):
        attributes = {}
    solid = attributes.get("patternType") == "solid"  # which shows nothing of what is behind it
    said = [each for each in element.children if not (solid and each.name == "bgColor")]
    children = sorted(form_of(each) for each in said if not _says_nothing(each))
    return (element.name, tuple(sorted(attributes.items())), tuple(children))


def _says_nothing(element: Element) -> bool:
    if element.name in {"alignment", "protection"}:
        return not form_of(element)[1]
    return element.name in _PRESENT and element.get("val") in {"0", "false", "none"}


class StyleSheet:
    """The styles of a workbook while ours are found or appended."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._part = book.related("styles")
        content = book.parts.read(self._part) if self._part else _blank(book)
        root = parsed(content)
        self._root = parsed(edited(content, [appended(root, b"")])) if root.empty else root
        self._sections: dict[str, Section] = {}
        formats = self.section("numFmts").there
        self._formats = {each.get("formatCode"): int(each.get("numFmtId")) for each in formats}

    def section(self, name: str) -> Section:
        """Return a section by the name of its element."""
        if name not in self._sections:
            listed = self._root.first(name)
            there = [] if listed is None else [each for each in listed.children if each.name]
            self._sections[name] = Section(there, [] if there else list(_FIRST[name]))
        return self._sections[name]

    def number_format(self, code: str) -> int:
        """Return the number of a number format."""
        if code in _BUILT_IN:
            return _BUILT_IN[code]
        if code not in self._formats:
            number = max([*self._formats.values(), _FIRST_OWN_FORMAT - 1]) + 1
            shown = code.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
            self.section("numFmts").append(f'<numFmt numFmtId="{number}" formatCode="{shown}"/>')
            self._formats[code] = number
        return self._formats[code]

    def is_text(self, number: int) -> bool:
        """Tell whether a number format is that of texts; some programs give it their own number."""
        return number == _BUILT_IN["@"] or number == self._formats.get("@")

    def named_style(self, name: str) -> int | None:
        """Return the number, among the formats of named styles, of the style of that name."""
        section = self.section("cellStyles")
        for each in [*section.there, *map(alone, section.fresh)]:
            if each.get("name") == name:
                return int(each.get("xfId"))
        return None

    def save(self) -> None:
        """Put what was appended into the package; nothing if nothing was."""
        edits = [edit for name in _FIRST for edit in self._section_edits(name)]
        if not edits:
            return
        content = edited(self._root.source, edits)
        if self._part:
            self._book.parts.write(self._part, content)
        else:
            _add_part(self._book, content)

    def _section_edits(self, name: str) -> list[Edit]:
        section = self._sections.get(name)
        if section is None or not section.used or not section.fresh:
            return []
        prefix, listed = self._root.prefix, self._root.first(name)
        xml = "".join(_TAG.sub(rf"<\g<1>{prefix}", each) for each in section.fresh).encode()
        count = len(section.there) + len(section.fresh)
        if listed is None:
            tag = f"{prefix}{name}".encode()
            whole = b'<%b count="%d">%b</%b>' % (tag, count, xml, tag)
            return [inserted(self._root, name, whole, _ORDER)]
        edits = [appended(listed, xml)]
        if listed.attribute("count") is not None:
            edits.append(attribute_set(listed, "count", str(count)))
        return edits


def _blank(book: Workbook) -> bytes:
    declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f'{declaration}<styleSheet xmlns="{book.dialect.main}"></styleSheet>'.encode()


def _add_part(book: Workbook, content: bytes) -> None:
    folder = book.name.rpartition("/")[0]
    name = f"{folder}/styles.xml" if folder else "styles.xml"
    if key(name) in book.parts:
        name = name.replace("styles.xml", "dxten_styles.xml")
    book.parts.add(name, content, _TYPE)
    relation_to(book.parts, book.name, name, f"{book.dialect.relations}/styles")
