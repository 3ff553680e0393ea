"""Word comments, put into a copy of a document at the paragraphs that they tell of.

Word allows no comment in a header, a footer, a note or a text box: there, the comment stands at
the paragraph of the body that holds the box, or at the first of the body, and names the place.
Comments that are there already stay.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from automations.documents import package, wordxml
from automations.documents.fields import line_of
from automations.documents.related_parts import Related, relations_of
from automations.documents.wordxml import name_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from automations.documents.package import Parts
    from automations.documents.wordxml import Element

_COMMENTS, _COMMENT, _REFERENCE = map(name_of, ("comments", "comment", "commentReference"))
_START, _END, _RUN = map(name_of, ("commentRangeStart", "commentRangeEnd", "r"))
_LOOK, _BOX, _ID = map(name_of, ("pPr", "txbxContent", "id"))
_EMPTY = f'<w:comments xmlns:w="{wordxml.WORD}"/>'.encode()
_ELSEWHERE = "【{place}】「{line}」　"
_LONGEST = 30  # letters of a line, enough to find it again


@dataclass(frozen=True, slots=True)
class Remark:
    """What is said of a paragraph: ``paragraph`` counts from 0 in the order of its part.

    In a part without paragraphs, and for what concerns the whole document, it is 0 of the body.
    """

    part: str
    paragraph: int
    text: str


@dataclass(frozen=True, slots=True)
class Author:
    """Who comments and when, in the time of the event, as Word shows it."""

    name: str
    initials: str
    moment: datetime


def commented(parts: Parts, remarks: Iterable[Remark], author: Author) -> Parts:
    """Return the parts with a comment for each remark; the same remark at a place stands once."""
    root = wordxml.parse(parts[package.BODY])
    related = Related(_with_relations(parts), package.BODY)
    name, comments = _comments(parts, related)
    taken = [int(each.get(_ID, "0")) for each in (*comments, *root.iter(_START, _REFERENCE))]
    number = max(taken, default=-1) + 1
    placed = dict.fromkeys(_placed(parts, root, each) for each in remarks)
    for identity, (paragraph, text) in enumerate(placed, number):
        _anchor(paragraph, str(identity))
        comments.append(_comment(comments, str(identity), text, author))
    related.replace(name, wordxml.serialise(comments))
    return {**related.parts(), package.BODY: wordxml.serialise(root)}


def _with_relations(parts: Parts) -> Parts:
    """Give a document without any relation the empty list of them."""
    empty = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
    return {relations_of(package.BODY): empty, **parts}


def _comments(parts: Parts, related: Related) -> tuple[str, Element]:
    """Return the part with the comments, which is made if there is none."""
    if name := related.first("comments"):
        return name, wordxml.parse(parts[name])
    free = (f"comments{number}.xml" for number in ("", *range(2, len(parts) + 3)))
    chosen = next(each for each in free if f"word/{each}" not in parts)
    related.text("comments", chosen, _EMPTY)
    return f"word/{chosen}", wordxml.parse(_EMPTY)


def _placed(parts: Parts, root: Element, remark: Remark) -> tuple[Element, str]:
    """Return the paragraph of the body at which a remark may stand, and what it says there."""
    body = list(wordxml.paragraphs(root)) or [_first_paragraph(root)]
    if remark.part == package.BODY:
        return _outside(body[remark.paragraph]), remark.text
    own = list(wordxml.paragraphs(wordxml.parse(parts[remark.part])))
    line = " ".join(line_of(own[remark.paragraph]).split())
    place = package.text_parts(parts).get(remark.part, "")
    shown = line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
    return _outside(body[0]), _ELSEWHERE.format(place=place, line=shown) + remark.text


def _first_paragraph(root: Element) -> Element:
    """Give a body that says nothing a paragraph."""
    paragraph = root.makeelement(wordxml.PARAGRAPH)
    root[0].insert(0, paragraph)
    return paragraph


def _outside(paragraph: Element) -> Element:
    """Return the paragraph around the text box that a paragraph stands in, or itself."""
    while (box := wordxml.nearest_above(paragraph, _BOX)) is not None:
        around = wordxml.nearest_above(box, wordxml.PARAGRAPH)
        if around is None:
            return paragraph
        paragraph = around
    return paragraph


def _anchor(paragraph: Element, identity: str) -> None:
    start, end, run, reference = (
        paragraph.makeelement(tag) for tag in (_START, _END, _RUN, _REFERENCE)
    )
    for each in (start, end, reference):
        each.set(_ID, identity)
    run.append(reference)
    look = paragraph.find(_LOOK)
    paragraph.insert(0 if look is None else paragraph.index(look) + 1, start)
    paragraph.extend((end, run))


def _comment(comments: Element, identity: str, text: str, author: Author) -> Element:
    comment, paragraph, run, words = (
        comments.makeelement(tag) for tag in (_COMMENT, wordxml.PARAGRAPH, _RUN, wordxml.TEXT)
    )
    told = {
        "id": identity,
        "author": author.name,
        "date": author.moment.strftime("%Y-%m-%dT%H:%M:%SZ"),  # Word knows no zone here
        "initials": author.initials,
    }
    for key, value in told.items():
        comment.set(name_of(key), value)
    comment.append(paragraph)
    paragraph.append(run)
    run.append(words)
    wordxml.write_text(words, text)
    return comment
