"""Look at a package of ours once more, from outside, before anybody gets it."""

from __future__ import annotations

from automations.books.splicing.changes import Unspliceable
from automations.books.splicing.parts import Parts
from automations.books.splicing.refusals import CHECK
from automations.books.splicing.workbook import workbook_in
from automations.books.splicing.xml_text import refuse_unsafe
from automations.books.splicing.zip_members import key, opened


def refuse_malformed(parts: Parts) -> None:
    """Raise `Unspliceable` unless the parts we change within are well-formed."""
    for content in parts.changed.values():
        refuse_unsafe(content)


def check(parts: Parts, fresh: bytes) -> None:
    """Raise `Unspliceable` unless the fresh package is what was decided, and nothing else.

    Members nobody changed have the same bytes, packed as they were; those that are new or changed
    unpack to what was meant; every tab has its part.
    """
    archive = opened(fresh)
    ours = parts.changed | {key(name): content for name, content in parts.added.items()}
    if set(archive.members) != set(parts.names()):
        raise Unspliceable(CHECK)
    for name in archive.members:
        same = (
            archive.read(name) == ours[name]
            if name in ours
            else archive.raw(name) == parts.archive.raw(name)
        )
        if not same:
            raise Unspliceable(CHECK)
    book = workbook_in(Parts(archive))
    if any(tab.part not in archive.members for tab in book.tabs()):
        raise Unspliceable(CHECK)
