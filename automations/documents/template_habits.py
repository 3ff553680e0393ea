"""What office workers bring into a template from elsewhere: mail merge, program code, one brace.

None of it is a field of ours, so none of it would be filled in: it would stand in the document.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from automations.documents import wordxml
from automations.documents.fields import Field, line_of, plain
from automations.documents.wordxml import name_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from automations.documents.content import Content
    from automations.documents.wordxml import Element

_MERGE, _CODE = "差し込み印刷", "プログラムの命令"
_WRITTEN = (
    (_MERGE, re.compile(r"[«≪]\s*([^«»≪≫\s]{1,30})\s*[»≫]|<<\s*([^<>\s]{1,30})\s*>>")),
    (_CODE, re.compile(r"\{[%#].*?[%#]\}|\$\{[^{}]*\}")),
)
_INSTRUCTION, _SIMPLE, _SAID = map(name_of, ("instrText", "fldSimple", "instr"))
_MERGED = re.compile(r'MERGEFIELD\s+(?:"([^"]+)"|(\S+))', re.IGNORECASE)
_BRACES = str.maketrans("｛｝％＄＜＞", "{}%$<>")  # one letter each: positions stay
_SINGLE = re.compile(r"(?<!\{)\{([^{}%#\n]+)\}(?!\})")


def other_syntax(paragraph: Element) -> Iterator[tuple[str, str]]:
    """Yield what a paragraph says in the way of another tool, and what that is called.

    A field of Word's mail merge is what it is called; else the letters as they stand.
    """
    merged = list(_merge_fields(paragraph))
    yield from ((name, _MERGE) for name in merged)
    line = line_of(paragraph)
    for kind, pattern in _WRITTEN:
        for match in pattern.finditer(line.translate(_BRACES)):
            shown = line[match.start() : match.end()]
            if not (kind == _MERGE and merged):
                yield shown, kind


def single_braces(line: str, content: Content) -> Iterator[str]:
    """Yield each name that stands in one brace only, where two would make it a field.

    >>> from automations.documents.content import content_of
    >>> list(single_braces("来場は｛来場者数｝{人}", content_of({"来場者数": "751人"}, {})))
    ['来場者数']
    """
    for match in _SINGLE.finditer(line.translate(_BRACES)):
        name = plain(match[1])
        if content.knows(Field(name, 0, 0)):
            yield name


def _merge_fields(paragraph: Element) -> Iterator[str]:
    """Yield the names of Word's own merge fields, whose instruction may be split over runs."""
    own = (each for each in paragraph.iter(_INSTRUCTION) if _stands_in(each, paragraph))
    told = "".join(each.text or "" for each in own)
    found = (each for each in paragraph.iter(_SIMPLE) if _stands_in(each, paragraph))
    simple = (each.get(_SAID, "") for each in found)
    for instruction in (told, *simple):
        yield from (match[1] or match[2] for match in _MERGED.finditer(instruction))


def _stands_in(piece: Element, paragraph: Element) -> bool:
    return wordxml.nearest_above(piece, wordxml.PARAGRAPH) is paragraph
