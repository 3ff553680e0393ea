"""The XML inside a Word document: its names, and reading and writing it safely.

The only module that names the XML library. Entities are never resolved and nothing is fetched:
a template is a file somebody sent us.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from lxml import etree  # type: ignore[import-untyped]  # it ships no types

if TYPE_CHECKING:
    from collections.abc import Iterator

Element: TypeAlias = etree._Element  # noqa: SLF001 - the class has no other name

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

# XML 1.0 cannot hold these, in any notation; the two line breaks of old exports are no such case.
_UNWRITABLE = re.compile("[^\t\n\r\x0b\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Every system had its own line break; in a document they are all Word's.
_BREAKS = re.compile("\r\n|[\r\n\x0b\x85\u2028\u2029]")


def name_of(tag: str) -> str:
    """Return a Word tag or attribute with its namespace.

    >>> name_of("p") == "{" + WORD + "}p"
    True
    """
    return f"{{{WORD}}}{tag}"


PARAGRAPH, TEXT, BREAK, ROW, TABLE, CELL = map(name_of, ("p", "t", "br", "tr", "tbl", "tc"))


def parse(xml: bytes) -> Element:
    """Read one part; raise `ValueError` if it is no XML."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as failure:
        raise ValueError from failure


def serialise(root: Element) -> bytes:
    """Write one part, the same bytes for the same tree."""
    return bytes(etree.tostring(root, encoding="UTF-8", standalone=True))


def unwritable(text: str) -> str:
    r"""Return the first character that no document can hold, or "".

    >>> unwritable("窓口\x07DX"), unwritable("𠮷田 & <b> 😀")
    ('\x07', '')
    """
    found = _UNWRITABLE.search(text)
    return found.group() if found else ""


def paragraphs(root: Element) -> Iterator[Element]:
    """Yield every paragraph in order of the document, those in tables and boxes included."""
    yield from root.iter(PARAGRAPH)


def nearest_above(element: Element, tag: str) -> Element | None:
    """Return the innermost element of that tag around ``element``, or None."""
    return next(element.iterancestors(tag), None)


def remove(element: Element) -> None:
    """Take an element out of its parent; what stands around it stays."""
    element.getparent().remove(element)


def write_text(holder: Element, text: str) -> None:
    """Put ``text`` where ``holder``, a ``w:t``, stands; line breaks become Word's own."""
    first, *others = _BREAKS.split(text)
    _set(holder, first)
    for line in others:
        broken, following = (holder.makeelement(tag) for tag in (BREAK, TEXT))
        holder.addnext(broken)
        broken.addnext(following)
        _set(following, line)
        holder = following


def _set(holder: Element, text: str) -> None:
    holder.text = text
    holder.set(_SPACE, "preserve")
