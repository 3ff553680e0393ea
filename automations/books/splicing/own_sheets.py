"""Sheets of ours inside people's workbook: a new tab, or the one of that name written anew."""

from __future__ import annotations

from collections.abc import Mapping

from automations.books.draft import Draft, within_limits
from automations.books.looks import Look
from automations.books.sheet_xml import defined_names, sheet_part
from automations.books.splicing import calculation_chain
from automations.books.splicing.changes import Unspliceable
from automations.books.splicing.parts import Parts, external_relations, relations
from automations.books.splicing.refusals import NAME_TAKEN
from automations.books.splicing.workbook import Tab, Workbook, add_tab, define_names
from automations.books.splicing.zip_members import key

_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"


def write_sheet(book: Workbook, draft: Draft, numbers: Mapping[Look, int]) -> None:
    """Write a sheet of ours; ``numbers`` tells the number of each of its looks.

    Whatever somebody put on our tab goes, with the parts that only it needs.
    Raises `Unspliceable` if a chart or a macro sheet has that name.
    """
    draft = within_limits(draft)
    part = sheet_part(draft, numbers, book.dialect, since_1904=book.since_1904)
    tab = book.tab(draft.name)
    if tab is None:
        tab = _new_tab(book, draft, part.xml)
    elif tab.kind != "worksheet" or tab.part not in book.parts:
        raise Unspliceable(NAME_TAKEN, sheet=draft.name)
    else:
        _empty(book, tab, part.xml)
    name = book.parts.stored_name(tab.part)
    kind = f"{book.dialect.relations}/hyperlink"
    external_relations(book.parts, name, part.relations, kind)
    define_names(book, tab, defined_names(draft))


def _new_tab(book: Workbook, draft: Draft, xml: bytes) -> Tab:
    folder = book.name.rpartition("/")[0]
    beside = f"{folder}/worksheets" if folder else "worksheets"
    taken = {*book.parts.names(), *book.parts.archive.members}
    names = (f"{beside}/sheet{number}.xml" for number in range(1, len(taken) + 2))
    part = next(name for name in names if key(name) not in taken)
    book.parts.add(part, xml, _SHEET)
    return add_tab(book, draft.name, part, hidden=draft.hidden)


def _empty(book: Workbook, tab: Tab, xml: bytes) -> None:
    """Give our tab its new content and take away what only its old content needed."""
    if book.parts.read(tab.part) == xml:
        return
    if b"<f" in book.parts.read(tab.part) or b":f" in book.parts.read(tab.part):
        calculation_chain.forget(book, tab.sheet_id)
    book.parts.write(tab.part, xml)
    orphans = [each.target for each in relations(book.parts, tab.part) if not each.external]
    if orphans:
        external_relations(book.parts, book.parts.stored_name(tab.part), (), "")
        _remove_unneeded(book.parts, orphans)


def _remove_unneeded(parts: Parts, candidates: list[str]) -> None:
    """Take away those parts, and what they in turn refer to, that nothing refers to any more."""
    while candidates:
        needed = _needed(parts)
        unneeded = [name for name in dict.fromkeys(candidates) if name in parts]
        unneeded = [name for name in unneeded if name not in needed]
        referred = [relations(parts, name) for name in unneeded]
        candidates = [each.target for found in referred for each in found if not each.external]
        for name in unneeded:
            parts.remove(name)
        if not unneeded:
            return


def _needed(parts: Parts) -> set[str]:
    """Return every part that another refers to."""
    beside = [name for name in parts.names() if name.endswith(".rels")]
    owners = [name.replace("_rels/", "").removesuffix(".rels") for name in beside]
    return {
        each.target for owner in owners for each in relations(parts, owner) if not each.external
    }
