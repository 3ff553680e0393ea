"""What hinders a person who reads by ear, by the outline, or page by page on paper is found."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from automations.documents.lint import hindrances
from automations.documents.package import pack, read_parts

BODY = "word/document.xml"
WHOLE, HEAD = "<w:trPr><w:cantSplit/></w:trPr>", "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"

EXACT = '<w:trPr><w:trHeight w:val="9" w:hRule="exact"/></w:trPr>'


def heading(style: str, text: str = "見出し", extra: str = "") -> str:
    run = f"<w:r><w:t>{text}</w:t></w:r>"
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{extra}</w:pPr>{run}</w:p>'


def row(look: str = WHOLE, style: str = "CellText", cells: int = 2, extra: str = "") -> str:
    said = f'<w:tc>{extra}<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr></w:p></w:tc>'
    return f"<w:tr>{look}{said * cells}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


TOP, SECOND = heading("Heading1"), heading("Heading2")
THIRD = heading("Heading2", extra='<w:outlineLvl w:val="2"/>')
LIST = "list without a row of headings that repeats"
BREAKS = "row that may break between pages"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (TOP + SECOND + THIRD + TOP, []),
        (TOP + THIRD, ["heading of level 3 below one of level 1"]),
        (SECOND, ["heading of level 2 below one of level 0"]),
        (heading("Heading1", " "), ["heading without text"]),
        (
            heading("BodyText", extra='<w:outlineLvl w:val="0"/>'),
            ["heading in BodyText that leaves its text"],
        ),
        (heading("BodyText", extra='<w:keepNext/><w:outlineLvl w:val="0"/>'), []),
        (
            heading("Heading1", extra='<w:keepNext w:val="0"/>'),
            ["heading in Heading1 that leaves its text"],
        ),
        (heading("BodyText", extra='<w:outlineLvl w:val="9"/>'), []),
        (table(row(HEAD), row(), row()), []),
        (table(row(), row(), row()), [LIST]),
        (table(row(), row(WHOLE.replace("/><", ' w:val="0"/><'))), [BREAKS]),
        (table(row(HEAD), row(""), row()), [BREAKS]),
        (table(row(EXACT)), []),
    ],
)  # fmt: skip
def test_a_hindrance_is_found(made: Callable[..., Path], body: str, expected: list[str]) -> None:
    assert hindrances(made(body).read_bytes()) == tuple(f"{BODY}: {each}" for each in expected)


@pytest.mark.parametrize(
    "body",
    [
        table(row(), row()),
        table(*(row(style="CellHead") for _ in range(3))),
        table(*(row(cells=1) for _ in range(3))),
        table(row(), row(), row(cells=3)),
        table(*(row(extra='<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>') for _ in range(3))),
        table(*(row(extra="<w:tcPr><w:vMerge/></w:tcPr>") for _ in range(3))),
        table(*(row(EXACT) for _ in range(3))),
    ],
    ids=["one", "headed from the left", "boxes", "uneven", "joined across", "joined down", "cards"],
)
def test_a_form_needs_no_row_of_headings(made: Callable[..., Path], body: str) -> None:
    assert hindrances(made(body).read_bytes()) == ()


@pytest.mark.parametrize("part", ["word/styles.xml", "word/settings.xml"])
@pytest.mark.parametrize("language", ['"en-US"', ""])
def test_another_language_than_japanese_is_found(
    made: Callable[..., Path], part: str, language: str
) -> None:
    parts = read_parts(made("<w:p/>"))
    said = f"w:eastAsia={language}" if language else ""
    changed = parts[part].decode().replace('w:eastAsia="ja-JP"', said)
    found = hindrances(pack({**parts, part: changed.encode()}))
    assert found == (f"{part}: language is not ja-JP",)


def test_a_style_based_on_itself_is_followed_once(made: Callable[..., Path]) -> None:
    parts = read_parts(made(heading("Point")))
    styles = parts["word/styles.xml"].decode()
    turned = styles.replace('<w:basedOn w:val="Normal"/>', '<w:basedOn w:val="Point"/>')
    assert hindrances(pack({**parts, "word/styles.xml": turned.encode()})) == ()
