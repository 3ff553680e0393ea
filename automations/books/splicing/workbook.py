"""The workbook part: which tabs there are, which are ours, and what names they define."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from automations.books.sheet_xml import STRICT, TRANSITIONAL, Dialect, Spelling
from automations.books.splicing.changes import Unspliceable
from automations.books.splicing.edits import Edit, appended, edited, inserted, removed
from automations.books.splicing.parts import Parts, relation_to, relations
from automations.books.splicing.refusals import DAMAGED, NOT_WORKBOOK, SHARED, SHEET_MISSING, SIGNED
from automations.books.splicing.xml_elements import Element
from automations.books.splicing.xml_text import meant

_ORDER = (
    "fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets",
    "functionGroups", "externalReferences", "definedNames", "calcPr", "oleSize",
    "customWorkbookViews", "pivotCaches", "smartTagPr", "smartTagTypes", "webPublishing",
    "fileRecoveryPr", "webPublishObjects", "extLst",
)  # fmt: skip
_OURS = frozenset({"_xlnm._filterdatabase", "_xlnm.print_titles"})
_LARGEST_ID = 65_534  # of a sheet, as Excel numbers them


class Tab(NamedTuple):
    """A tab: its place from 0, its name, Excel's number of it, and its part (key and kind)."""

    position: int
    name: str
    sheet_id: int
    part: str
    kind: str
    relation: str


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook in a package: the key of its part, its dialect, and where its days begin."""

    parts: Parts
    part: str
    dialect: Dialect
    since_1904: bool

    @property
    def name(self) -> str:
        """The name of its part, as the package has it."""
        return self.parts.stored_name(self.part)

    def tree(self) -> Element:
        """Return the outermost element of its part, as it is now."""
        return self.parts.tree(self.part)

    def edit(self, edits: list[Edit]) -> None:
        """Make changes to its part."""
        self.parts.write(self.part, edited(self.parts.read(self.part), edits))

    def spelling(self, prefix: str) -> Spelling:
        """Return how rows of this workbook are spelt in a sheet with that prefix."""
        return Spelling(prefix, since_1904=self.since_1904)

    def tabs(self) -> list[Tab]:
        """Return all tabs, charts and macro sheets too."""
        related = {each.id: each for each in relations(self.parts, self.part)}
        listed = self.tree().first("sheets")
        found = []
        for position, each in enumerate(listed.named("sheet") if listed else ()):
            relation = related.get(each.get("id", related=True))
            if relation is None:
                raise Unspliceable(DAMAGED)
            number = int(each.get("sheetId"))
            name = each.get("name")
            found.append(Tab(position, name, number, relation.target, relation.kind, relation.id))
        return found

    def tab(self, name: str) -> Tab | None:
        """Return the tab of that name; names that differ in case alone are the same to Excel."""
        folded = [each for each in self.tabs() if each.name.casefold() == name.casefold()]
        return next(iter(folded), None)

    def worksheet(self, name: str) -> Tab:
        """Return the worksheet of that name; `Unspliceable` if there is none."""
        tab = self.tab(name)
        if tab is None or tab.kind != "worksheet" or tab.part not in self.parts:
            raise Unspliceable(SHEET_MISSING, sheet=name)
        return tab

    def related(self, kind: str) -> str:
        """Return the key of the part of the workbook of that kind, "" if there is none."""
        found = (each.target for each in relations(self.parts, self.part) if each.kind == kind)
        return next((each for each in found if each in self.parts), "")


def workbook_in(parts: Parts) -> Workbook:
    """Find the workbook. Raises `Unspliceable` for what is none, or must not be touched."""
    names = parts.names()
    if any(name.startswith("_xmlsignatures/") for name in names):
        raise Unspliceable(SIGNED)
    main = [each.target for each in relations(parts, "") if each.kind == "officeDocument"]
    if not main or main[0] not in parts or main[0].endswith(".bin"):
        raise Unspliceable(NOT_WORKBOOK)
    root = parts.tree(main[0])
    dialects = {each.main: each for each in (TRANSITIONAL, STRICT)}
    if root.name != "workbook" or root.space not in dialects:
        raise Unspliceable(NOT_WORKBOOK)
    if any(each.kind in {"revisionHeaders", "usernames"} for each in relations(parts, main[0])):
        raise Unspliceable(SHARED)
    properties = root.first("workbookPr")
    since_1904 = properties is not None and properties.get("date1904") in {"1", "true"}
    return Workbook(parts, main[0], dialects[root.space], since_1904)


def add_tab(book: Workbook, name: str, part: str, *, hidden: bool) -> Tab:
    """Put a tab at the end; ``part`` is the name of its part, which is there already."""
    relation = relation_to(book.parts, book.name, part, f"{book.dialect.relations}/worksheet")
    root = book.tree()
    listed = root.first("sheets")
    taken = [each.sheet_id for each in book.tabs()]
    number = max(taken, default=0) + 1
    if number > _LARGEST_ID:
        number = min(set(range(1, _LARGEST_ID + 1)) - set(taken))
    place = listed if listed is not None else root
    prefix, declared = _relations_prefix(place, book.dialect.relations)
    state = ' state="hidden"' if hidden else ""
    xml = (
        f'<{root.prefix}sheet{declared} name="{_quoted(name)}" sheetId="{number}"{state}'
        f' {prefix}:id="{relation}"/>'
    )
    if listed is not None:
        book.edit([appended(listed, xml.encode())])
    else:
        sheets = f"<{root.prefix}sheets>{xml}</{root.prefix}sheets>"
        book.edit([inserted(root, "sheets", sheets.encode(), _ORDER)])
    return next(each for each in book.tabs() if each.relation == relation)


def _relations_prefix(element: Element, space: str) -> tuple[str, str]:
    """Return a prefix for relationships, and its declaration if the part has none."""
    known = [prefix for prefix, each in element.scope.items() if each == space and prefix]
    return (known[0], "") if known else ("dxr", f' xmlns:dxr="{space}"')


def _quoted(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def define_names(book: Workbook, tab: Tab, names: tuple[tuple[str, str, bool], ...]) -> None:
    """Let a tab of ours define these names (name, range, hidden) and no others of their kind."""
    root = book.tree()
    listed = root.first("definedNames")
    there = _defined(listed, tab) if listed is not None else {}
    if sorted(there.values()) == sorted(names):
        return
    rest = len(listed.children) - len(there) if listed is not None else 0
    xml = "".join(_defined_name(root.prefix, tab, *each) for each in names).encode()
    if listed is None:
        tag = f"{root.prefix}definedNames".encode()
        new = b"<" + tag + b">" + xml + b"</" + tag + b">"
        book.edit([inserted(root, "definedNames", new, _ORDER)])
    elif not rest and not names:
        book.edit([removed(listed)])
    else:
        book.edit([*map(removed, there), appended(listed, xml)])


def _defined(listed: Element, tab: Tab) -> dict[Element, tuple[str, str, bool]]:
    """Return the names of our kinds which a tab defines now."""
    return {
        each: (each.get("name"), meant(each.inside()), each.get("hidden") in {"1", "true"})
        for each in listed.named("definedName")
        if each.get("localSheetId") == str(tab.position) and each.get("name").lower() in _OURS
    }


def _defined_name(prefix: str, tab: Tab, name: str, cells: str, hidden: bool) -> str:  # noqa: FBT001 - as a draft names them
    mark = ' hidden="1"' if hidden else ""
    text = cells.replace("&", "&amp;").replace("<", "&lt;")
    tag = f"{prefix}definedName"
    return f'<{tag} name="{name}" localSheetId="{tab.position}"{mark}>{text}</{tag}>'
