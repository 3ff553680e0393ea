"""Each fault that Word would pass over or call damage is found."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from automations.documents.lint import DocumentFaulty, faults, fonts_of, refuse_faulty
from automations.documents.package import pack, read_parts

FONTS = frozenset({"BIZ UDPGothic"})
RUN = "<w:r><w:t>{}</w:t></w:r>"
CELL = "<w:tc><w:p/></w:tc>"
PLACED = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PICTURE = '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"{}>'
PICTURE += "<v:imagedata/></v:shape></w:pict></w:r></w:p>"
BODY = "word/document.xml"
DRAWN = "http://schemas.openxmlformats.org/drawingml/2006/main"
CROWDED = '<w:pgSz w:w="100" w:h="100"/><w:pgMar w:left="60" w:right="40"/>'


def drawing(words: str = 'id="1" descr="図"', size: str = 'cx="9" cy="9"') -> str:
    inside = f'<wp:extent xmlns:wp="{PLACED}" {size}/><wp:docPr xmlns:wp="{PLACED}" {words}/>'
    return f"<w:p><w:r><w:drawing>{inside}</w:drawing></w:r></w:p>"


def fonts(words: str) -> str:
    return f"<w:p><w:r><w:rPr><w:rFonts {words}/></w:rPr></w:r></w:p>"


def mark(number: int, name: str) -> str:
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/><w:bookmarkEnd w:id="{number}"/>'


def found(path: Path, texts: str = "") -> list[str]:
    """Return the faults of a template: who made it is not known yet, so it has no author."""
    return [each for each in faults(path.read_bytes(), FONTS, texts) if "no author" not in each]


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        (f"<w:p>{RUN.format('{{来場者数}}')}</w:p>", "field left over"),
        (f"<w:p>{RUN.format('来場者数}}')}</w:p>", "braces left over"),
        (f"<w:p>{RUN.format('｛｛来場者数')}</w:p>", "braces left over"),
        (
            "<w:tbl><w:tr><w:tc><w:tcPr/></w:tc></w:tr></w:tbl>",
            "cell without a paragraph at its end",
        ),
        ("<w:tbl><w:tr><w:trPr/></w:tr></w:tbl>", "row without a cell"),
        ("<w:tbl><w:tblPr/></w:tbl>", "table without a row"),
        ('<w:p><w:pPr><w:pStyle w:val="Gone"/></w:pPr></w:p>', "style Gone is missing"),
        ('<w:p><w:r><w:rPr><w:rStyle w:val="Gone"/></w:rPr></w:r></w:p>', "style Gone is missing"),
        (
            '<w:p><w:pPr><w:numPr><w:numId w:val="9"/></w:numPr></w:pPr></w:p>',
            "numbering 9 is missing",
        ),
        (
            fonts('w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"'),
            "font Arial is not one of the template's",
        ),
        (fonts('w:ascii="BIZ UDPGothic" w:hint="eastAsia"'), "font on 1 of 4 slots"),
        (
            fonts('w:asciiTheme="minorHAnsi"'),
            "font theme:minorHAnsi is not one of the template's",
        ),
        (fonts('w:cstheme="minorBidi"'), "font theme:minorBidi is not one of the template's"),
        (drawing('id="1"'), "drawing without alternative text"),
        (drawing('id="1" descr=""'), "drawing without alternative text"),
        (PICTURE.format(""), "drawing without alternative text"),
        (drawing() + drawing(), "drawing 1 twice"),
        (drawing(size='cx="0" cy="9"'), "drawing of no size"),
        (f"<w:p>{mark(1, 'A')}{mark(1, 'B')}</w:p>", "bookmark 1 twice"),
        (f"<w:p>{mark(1, 'A')}{mark(2, 'A')}</w:p>", "bookmark named A twice"),
        (
            f'<w:tbl><w:tblGrid><w:gridCol w:w="0"/></w:tblGrid><w:tr>{CELL}</w:tr></w:tbl>',
            "text narrower than nothing",
        ),
        ('<w:p><w:r><w:rPr><w:sz w:val="0"/></w:rPr></w:r></w:p>', "text narrower than nothing"),
        (
            f"<w:p><w:pPr><w:sectPr>{CROWDED}</w:sectPr></w:pPr></w:p>",
            "page without room for text",
        ),
        (
            f'<w:p><c:chart xmlns:c="{CHART}" xmlns:r="{RELATED}" r:id="rGone"/></w:p>',
            "relation rGone is missing",
        ),
        (
            f'<w:p><a:blip xmlns:a="{DRAWN}" xmlns:r="{RELATED}" r:embed="rGone"/></w:p>',
            "relation rGone is missing",
        ),
    ],
)
def test_a_fault_is_found(made: Callable[..., Path], body: str, fault: str) -> None:
    assert found(made(body)) == [f"{BODY}: {fault}"]


def relation(kind: str, target: str) -> bytes:
    words = f'Id="r1" Type="{RELATED}/{kind}" Target="{target}"'
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{package}"><Relationship {words}/></Relationships>'.encode()


CHART_PART = f'<c:chartSpace xmlns:c="{CHART}" xmlns:r="{RELATED}">{{}}</c:chartSpace>'
WORKBOOK = CHART_PART.format('<c:externalData r:id="r1"/>').encode()
COMMENT = '<w:comment w:id="0"/>'
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            {"word/_rels/document.xml.rels": relation("image", "media/gone.png")},
            [
                "word/_rels/document.xml.rels: word/media/gone.png is missing",
                f"{BODY}: relation r_footer1 is missing",
                f"{BODY}: relation r_header1 is missing",
            ],
        ),
        ({"word/media/a.png": b""}, ["[Content_Types].xml: nothing says what word/media/a.png is"]),
        (
            {"word/charts/chart1.xml": CHART_PART.format("").encode()},
            ["word/charts/chart1.xml: chart without a workbook"],
        ),
        (
            {"word/charts/chart1.xml": WORKBOOK},
            [
                "word/charts/chart1.xml: relation r1 is missing",
                "word/charts/chart1.xml: chart without a workbook",
            ],
        ),
        (
            {
                "word/charts/chart1.xml": WORKBOOK,
                "word/charts/_rels/chart1.xml.rels": relation("package", "../embeddings/a.xml"),
            },
            [
                "word/charts/_rels/chart1.xml.rels: word/embeddings/a.xml is missing",
                "word/charts/chart1.xml: chart without a workbook",
            ],
        ),
        (
            {
                "word/charts/chart1.xml": WORKBOOK,
                "word/charts/_rels/chart1.xml.rels": relation("package", "../embeddings/a.xml"),
                "word/embeddings/a.xml": b"<a/>",
            },
            [],
        ),
        (
            {"word/comments.xml": f'<w:a xmlns:w="{WORD}">{COMMENT * 2}</w:a>'.encode()},
            ["word/comments.xml: comment 0 twice"],
        ),
    ],
    ids=["picture", "kind", "chart", "relation", "workbook", "sound chart", "comments"],
)
def test_a_part_that_leads_nowhere_is_found(
    made: Callable[..., Path], tmp_path: Path, changes: Mapping[str, bytes], expected: list[str]
) -> None:
    path = tmp_path / "変えた.docx"
    path.write_bytes(pack({**read_parts(made(drawing())), **changes}))
    assert found(path) == expected


def test_a_part_that_is_named_and_not_there_is_found(
    made: Callable[..., Path], tmp_path: Path
) -> None:
    parts = read_parts(made("<w:p/>"))
    del parts["word/settings.xml"]
    path = tmp_path / "変えた.docx"
    path.write_bytes(pack(parts))
    assert found(path) == [
        "word/_rels/document.xml.rels: word/settings.xml is missing",
        "[Content_Types].xml: word/settings.xml is missing",
    ]


@pytest.mark.parametrize(
    ("tag", "fault"),
    [("title", "no title"), ("language", "no language"), ("", "no author")],
)
def test_a_document_says_what_it_is(
    made: Callable[..., Path], tmp_path: Path, tag: str, fault: str
) -> None:
    parts = read_parts(made("<w:p/>"))
    core = parts["docProps/core.xml"].decode()
    parts["docProps/core.xml"] = core.replace(f"dc:{tag}>", f"dc:{tag}x>").encode()
    path = tmp_path / "変えた.docx"
    path.write_bytes(pack(parts))
    expected = [*([fault] if tag else []), "no author"]
    said = [each.partition("core.xml: ")[2] for each in faults(path.read_bytes(), FONTS)]
    assert sorted(said) == sorted(expected)


def test_a_sound_document_has_no_fault(made: Callable[..., Path]) -> None:
    said = f'<w:p><w:pPr><w:pStyle w:val="Note"/></w:pPr>{RUN.format("注")}</w:p>'
    assert found(made(said + drawing() + drawing('id="2" descr="二"'))) == []


def test_a_drawing_that_is_marked_as_decoration_needs_no_words(made: Callable[..., Path]) -> None:
    decoration = (
        '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative"'
        ' val="1"/>'
    )
    marked = drawing('id="1"').replace(' id="1"/>', f' id="1">{decoration}</wp:docPr>')
    assert found(made(marked)) == []


def test_braces_that_people_typed_are_no_fault(made: Callable[..., Path]) -> None:
    assert found(made(f"<w:p>{RUN.format('取組「{{X}}」')}</w:p>"), "取組「{{X}}」") == []


def test_a_faulty_document_is_our_bug(made: Callable[..., Path]) -> None:
    document = made(f"<w:p>{RUN.format('{{X}}')}</w:p>").read_bytes()
    with pytest.raises(DocumentFaulty, match="field left over"):
        refuse_faulty(document, document, ())


def test_what_was_wrong_in_the_template_of_staff_is_not_our_bug(made: Callable[..., Path]) -> None:
    parts = read_parts(made(drawing('id="1"') + fonts('w:ascii="Arial"')))
    template = pack(parts)
    core = parts["docProps/core.xml"].decode()
    author = core.replace("<dc:language>", "<dc:creator>情報政策課</dc:creator><dc:language>")
    made_of_it = pack({**parts, "docProps/core.xml": author.encode()})
    refuse_faulty(made_of_it, template, ())
    with pytest.raises(DocumentFaulty, match="no author"):
        refuse_faulty(template, template, ())


def test_the_fonts_of_a_document_are_listed(made: Callable[..., Path]) -> None:
    assert fonts_of(made("<w:p/>").read_bytes()) == FONTS
