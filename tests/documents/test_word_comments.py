"""Comments in a copy: at their paragraph, by whom and when, beside those already there."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from docx import Document

from automations.documents.package import BODY, pack, read_parts
from automations.documents.word_comments import Author, Remark, commented
from tests.documents.samples import runs

AUTHOR = Author("DX展", "DX", datetime(2026, 3, 1, 9, 5, tzinfo=ZoneInfo("Asia/Tokyo")))
BOX = (
    "<w:p><w:r><w:t>箱: </w:t></w:r><w:r><w:pict><v:shape"
    " xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox><w:txbxContent>"
    f"{runs('箱の中')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
)
Made = Callable[..., Path]


def shown(document: bytes) -> list[tuple[str, str]]:
    """Return each comment with the text that it marks, as the file holds them."""
    opened = Document(io.BytesIO(document))
    body = read_text(document)
    return [(_marked(body, each.comment_id), each.text) for each in opened.comments]


def read_text(document: bytes) -> str:
    return str(Document(io.BytesIO(document)).element.xml)


def _marked(body: str, identity: int) -> str:
    start, end = f'<w:commentRangeStart w:id="{identity}"/>', f'w:commentRangeEnd w:id="{identity}"'
    inside = body.partition(start)[2].partition(end)[0]
    return "".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", inside))


def test_a_comment_stands_at_its_paragraph(made: Made) -> None:
    parts = read_parts(made(runs("一行目") + runs("二行", "目")))
    document = pack(commented(parts, [Remark(BODY, 1, "直してください。")], AUTHOR))
    assert shown(document) == [("二行目", "直してください。")]


def test_it_says_who_comments_and_when(made: Made) -> None:
    parts = read_parts(made(runs("一行目")))
    document = pack(commented(parts, [Remark(BODY, 0, "指摘")], AUTHOR))
    comment = next(iter(Document(io.BytesIO(document)).comments))
    assert (comment.author, comment.initials) == ("DX展", "DX")
    assert comment.timestamp is not None
    assert comment.timestamp.replace(tzinfo=None) == datetime(2026, 3, 1, 9, 5)  # noqa: DTZ001 - Word's own


def test_comments_that_are_there_stay(made: Made) -> None:
    parts = read_parts(made(runs("一行目") + runs("二行目")))
    earlier = commented(parts, [Remark(BODY, 1, "前から")], AUTHOR)
    both = pack(commented(earlier, [Remark(BODY, 0, "新しい")], AUTHOR))
    assert shown(both) == [("二行目", "前から"), ("一行目", "新しい")]
    assert [each.comment_id for each in Document(io.BytesIO(both)).comments] == [0, 1]


def test_a_header_is_told_of_at_the_first_paragraph(made: Made) -> None:
    parts = read_parts(made(runs("一行目"), "庁内{{誤り}}"))
    document = pack(commented(parts, [Remark("word/header1.xml", 0, "指摘")], AUTHOR))
    assert shown(document) == [("一行目", "【ヘッダー】「庁内{{誤り}}」　指摘")]


def test_a_text_box_is_told_of_at_the_paragraph_that_holds_it(made: Made) -> None:
    parts = read_parts(made(BOX))
    document = pack(commented(parts, [Remark(BODY, 1, "指摘")], AUTHOR))
    assert shown(document) == [("箱: 箱の中", "指摘")]


def test_the_same_at_one_place_is_said_once(made: Made) -> None:
    # Word keeps a text box twice: for programs of today and of yesterday.
    parts = read_parts(made(BOX))
    twice = [Remark(BODY, 1, "指摘"), Remark(BODY, 0, "指摘"), Remark(BODY, 0, "ほか")]
    assert [text for _, text in shown(pack(commented(parts, twice, AUTHOR)))] == ["指摘", "ほか"]


def test_the_text_of_the_document_and_every_other_part_stay(made: Made) -> None:
    parts = read_parts(made(runs("一行目")))
    done = commented(parts, [Remark(BODY, 0, "指摘")], AUTHOR)
    changed = {name for name, part in done.items() if part != parts.get(name)}
    assert changed == {
        BODY, "word/comments.xml", "word/_rels/document.xml.rels", "[Content_Types].xml",
    }  # fmt: skip


def test_a_document_that_says_nothing_gets_a_paragraph_for_the_comment(made: Made) -> None:
    parts = read_parts(made("", "庁内"))
    document = pack(commented(parts, [Remark("word/header1.xml", 0, "指摘")], AUTHOR))
    assert shown(document) == [("", "【ヘッダー】「庁内」　指摘")]
