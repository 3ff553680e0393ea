"""The same certificates with python-docx, docxtpl and docx-mailmerge2.

Their templates are made of the shipped one, so pages and styles are the same; nobody but us fits
the letters to the page. They get their words laid out, which is not in their time.
"""

from __future__ import annotations

import re
from copy import deepcopy
from itertools import count
from time import perf_counter
from typing import TYPE_CHECKING

import docx
from docx.text.paragraph import Paragraph

from automations import resources
from automations.documents.certificates import FIELDS
from automations.documents.package import BODY, pack, read_parts
from benchmarks.document_certificates import CERTIFICATES, TEMPLATE, said, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from docx.document import Document

    Work = Callable[[Path, Sequence[Mapping[str, str]]], Sequence[Path]]

LOOPING, MERGING = "賞状_docxtpl.docx", "賞状_mailmerge.docx"
_FIELD = re.compile(r"\{\{([^{}]+)\}\}")
_RUN = re.compile(r'<w:r><w:t xml:space="preserve">\{\{([^{}]+)\}\}</w:t></w:r>')
_MERGED = r'<w:fldSimple w:instr=" MERGEFIELD {} "><w:r><w:t>«{}»</w:t></w:r></w:fldSimple>'
_MARK = "<w:p><w:r><w:t>{{%p {} %}}</w:t></w:r></w:p>"
_ALL = "賞状_全部.docx"
_RELATIONS = "word/_rels/document.xml.rels"


def write(folder: Path) -> None:
    """Write the templates of docxtpl (one file) and docx-mailmerge2; the others have ours."""
    parts = read_parts(resources.template_file(TEMPLATE))
    body = parts[BODY].decode()
    merging = _RUN.sub(lambda found: _MERGED.format(*[name_of(found[1])] * 2), body)
    inner = _FIELD.sub(r"{{ each.\1 }}", body)
    for tag, mark in (("<w:body>", "for each in certificates"), ("<w:sectPr>", "endfor")):
        marked = _MARK.format(mark)
        inner = inner.replace(tag, f"{tag}{marked}" if tag == "<w:body>" else f"{marked}{tag}")
    (folder / LOOPING).write_bytes(pack({**parts, BODY: inner.encode()}))
    related = {_RELATIONS: numbered_relations(parts[_RELATIONS]), BODY: merging.encode()}
    (folder / MERGING).write_bytes(pack({**parts, **related}))


def name_of(field: str) -> str:
    """Return what docx-mailmerge2 calls a field."""
    return f"F{FIELDS.index(field)}"


def one_with_python_docx(folder: Path, number: int = CERTIFICATES) -> dict[str, object]:
    """Copy the paragraphs of the page for each certificate, and put the words in their runs."""
    return _timed(folder, number, _one_with_python_docx)


def files_with_python_docx(folder: Path, number: int = CERTIFICATES) -> dict[str, object]:
    """Open the template for each certificate, and put the words in its runs."""
    return _timed(folder, number, _files_with_python_docx)


def one_with_docxtpl(folder: Path, number: int = CERTIFICATES) -> dict[str, object]:
    """Fill in a template that loops over the certificates."""
    return _timed(folder, number, _one_with_docxtpl)


def files_with_docxtpl(folder: Path, number: int = CERTIFICATES) -> dict[str, object]:
    """Fill in the template for each certificate."""
    return _timed(folder, number, _files_with_docxtpl)


def one_with_mailmerge(folder: Path, number: int = CERTIFICATES) -> dict[str, object]:
    """Merge all certificates, a section each."""
    return _timed(folder, number, _one_with_mailmerge)


def files_with_mailmerge(folder: Path, number: int = CERTIFICATES) -> dict[str, object]:
    """Merge each certificate."""
    return _timed(folder, number, _files_with_mailmerge)


def replace_in(paragraph: Paragraph, certificate: Mapping[str, str]) -> None:
    """Put words in the place of fields, run by run, as many a script does."""
    for run in paragraph.runs:
        if "{{" in run.text:
            run.text = _FIELD.sub(lambda found: certificate.get(found[1], found[0]), run.text)


def numbered_relations(part: bytes) -> bytes:
    """Return relations under the only names that docx-mailmerge2 takes; the body names none."""
    numbers = count(1)
    return re.sub(rb' Id="[^"]*"', lambda _: f' Id="rId{next(numbers)}"'.encode(), part)


def _timed(folder: Path, number: int, work: Work) -> dict[str, object]:
    given = words(number)
    start = perf_counter()
    paths = work(folder, given)
    return {"seconds": perf_counter() - start, "said": said(paths)}


def _numbered(
    folder: Path, given: Sequence[Mapping[str, str]]
) -> Iterator[tuple[Path, Mapping[str, str]]]:
    for place, each in enumerate(given):
        yield folder / f"{place:04}.docx", each


def _opened() -> Document:
    return docx.Document(str(resources.template_file(TEMPLATE)))


def _one_with_python_docx(folder: Path, given: Sequence[Mapping[str, str]]) -> Sequence[Path]:
    document = _opened()
    pattern = [each._p for each in document.paragraphs]  # noqa: SLF001 - the library has no other
    for each in given:
        for paragraph in pattern:
            copied = deepcopy(paragraph)
            pattern[0].addprevious(copied)
            replace_in(Paragraph(copied, document._body), each)  # noqa: SLF001 - as above
    for paragraph in pattern:
        paragraph.getparent().remove(paragraph)
    document.save(str(folder / _ALL))
    return [folder / _ALL]


def _files_with_python_docx(folder: Path, given: Sequence[Mapping[str, str]]) -> Sequence[Path]:
    for path, each in _numbered(folder, given):
        document = _opened()
        for paragraph in document.paragraphs:
            replace_in(paragraph, each)
        document.save(str(path))
    return [path for path, _ in _numbered(folder, given)]


def _one_with_docxtpl(folder: Path, given: Sequence[Mapping[str, str]]) -> Sequence[Path]:
    from docxtpl import DocxTemplate  # noqa: PLC0415 - only one of them is asked for

    template = DocxTemplate(folder / LOOPING)
    template.render({"certificates": given}, autoescape=True)
    template.save(folder / _ALL)
    return [folder / _ALL]


def _files_with_docxtpl(folder: Path, given: Sequence[Mapping[str, str]]) -> Sequence[Path]:
    from docxtpl import DocxTemplate  # noqa: PLC0415 - as above

    template = DocxTemplate(resources.template_file(TEMPLATE))
    for path, each in _numbered(folder, given):
        template.render(dict(each), autoescape=True)
        template.save(path)
    return [path for path, _ in _numbered(folder, given)]


def _one_with_mailmerge(folder: Path, given: Sequence[Mapping[str, str]]) -> Sequence[Path]:
    from mailmerge import MailMerge  # noqa: PLC0415 - as above

    with MailMerge(folder / MERGING) as merge:
        merge.merge_templates([_named(each) for each in given], separator="nextPage_section")
        merge.write(folder / _ALL)
    return [folder / _ALL]


def _files_with_mailmerge(folder: Path, given: Sequence[Mapping[str, str]]) -> Sequence[Path]:
    from mailmerge import MailMerge  # noqa: PLC0415 - as above

    for path, each in _numbered(folder, given):
        with MailMerge(folder / MERGING) as merge:
            merge.merge(**_named(each))
            merge.write(path)
    return [path for path, _ in _numbered(folder, given)]


def _named(certificate: Mapping[str, str]) -> dict[str, str]:
    return {name_of(field): text for field, text in certificate.items()}
