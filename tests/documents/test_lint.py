"""Each fault that Word would pass over or call damage is found."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from automations.documents.lint import DocumentFaulty, faults, fonts_of, refuse_faulty

FONTS = frozenset({"BIZ UDPGothic"})
RUN = "<w:r><w:t>{}</w:t></w:r>"


def found(path: Path, texts: str = "") -> list[str]:
    return list(faults(path.read_bytes(), FONTS, texts))


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        (f"<w:p>{RUN.format('{{来場者数}}')}</w:p>", "field left over"),
        (f"<w:p>{RUN.format('来場者数}}')}</w:p>", "braces left over"),
        (
            "<w:tbl><w:tr><w:tc><w:tcPr/></w:tc></w:tr></w:tbl>",
            "cell without a paragraph at its end",
        ),
        ("<w:tbl><w:tblPr/></w:tbl>", "table without a row"),
        ('<w:p><w:pPr><w:pStyle w:val="Gone"/></w:pPr></w:p>', "style Gone is missing"),
        (
            '<w:p><w:r><w:rPr><w:rFonts w:ascii="Arial" w:hint="eastAsia"/></w:rPr></w:r></w:p>',
            "font Arial is not one of the template's",
        ),
        (
            '<w:p><w:r><w:rPr><w:rFonts w:asciiTheme="minorHAnsi"/></w:rPr></w:r></w:p>',
            "font theme:minorHAnsi is not one of the template's",
        ),
        (
            (
                '<w:p><w:r><w:drawing><wp:docPr xmlns:wp="http://schemas.openxmlformats.org/'
                'drawingml/2006/wordprocessingDrawing" id="1"/></w:drawing></w:r></w:p>'
            ),
            "drawing without alternative text",
        ),
    ],
)
def test_a_fault_is_found(made: Callable[..., Path], body: str, fault: str) -> None:
    assert found(made(body)) == [f"word/document.xml: {fault}"]


def test_a_sound_document_has_no_fault(made: Callable[..., Path]) -> None:
    assert (
        found(made(f'<w:p><w:pPr><w:pStyle w:val="Note"/></w:pPr>{RUN.format("注")}</w:p>')) == []
    )


def test_braces_that_people_typed_are_no_fault(made: Callable[..., Path]) -> None:
    assert found(made(f"<w:p>{RUN.format('取組「{{X}}」')}</w:p>"), "取組「{{X}}」") == []


def test_a_faulty_document_is_our_bug(made: Callable[..., Path]) -> None:
    document = made(f"<w:p>{RUN.format('{{X}}')}</w:p>").read_bytes()
    with pytest.raises(DocumentFaulty, match="field left over"):
        refuse_faulty(document, document, ())


def test_the_fonts_of_a_document_are_listed(made: Callable[..., Path]) -> None:
    assert fonts_of(made("<w:p/>").read_bytes()) == FONTS
