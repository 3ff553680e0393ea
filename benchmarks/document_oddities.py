"""What becomes of a template with one line: odd names, a field that nobody knows, code.

Everybody gets the same line and the same words; what is found is what the document then says, or
how it was refused.
"""

from __future__ import annotations

import io
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING

import docx

from automations import resources
from automations.documents.composing import document
from automations.documents.content import content_of
from automations.documents.package import BODY, pack, read_parts
from benchmarks.document_certificates_peers import numbered_relations, replace_in
from benchmarks.document_cover import COVER
from benchmarks.document_reading import lines_of
from templates.word_markup import document as main_part
from templates.word_markup import page

if TYPE_CHECKING:
    from pathlib import Path

_TEMPLATE, _NAME = "報告資料.docx", "氏名"
_MERGE = "docx-mailmerge2"
_WITHOUT_FOOT = page('w:top="1020" w:right="1020" w:bottom="964" w:left="1020"', footed=False)
_RUN = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
_FIELD = re.compile(_RUN.format(r"\{\{(\w+)\}\}"))
_MERGED = r'<w:fldSimple w:instr=" MERGEFIELD \1 "><w:r><w:t>«\1»</w:t></w:r></w:fldSimple>'
_RELATIONS = "word/_rels/document.xml.rels"
_PROCESS = "{{ cycler.__init__.__globals__.os.getpid() }}"
_LONGEST = 60  # letters of a message

Maker = Callable[["Path", Mapping[str, str]], bytes]


@dataclass(frozen=True, slots=True)
class Oddity:
    """What is odd, the runs of the template's line, the name, and who has no such thing."""

    words: str
    runs: tuple[str, ...] = (f"{{{{{_NAME}}}}}",)
    name: str = "山田"
    without: str = ""


ODDITIES = (
    Oddity("a name with & < >", name="A & B <株>"),
    Oddity("𠮷, and 邉 with a variation selector", name="𠮷田 邉\U000e0101"),
    Oddity("a letter that XML cannot hold (U+0007)", name="山\x07田"),
    Oddity("a field that nobody knows", ("{{所属}}",)),
    Oddity("a field that Word has split", ("{{氏", "名}}"), without=_MERGE),
    Oddity("code: the number of the process", (_PROCESS,)),
)


def found(folder: Path) -> dict[str, dict[str, str]]:
    """Return what was found, by oddity and by who made the document."""
    return {each.words: _of_all(each, folder) for each in ODDITIES}


def _of_all(oddity: Oddity, folder: Path) -> dict[str, str]:
    template = folder / _TEMPLATE
    body = main_part(f"<w:p>{''.join(map(_RUN.format, oddity.runs))}</w:p>", _WITHOUT_FOOT)
    parts = read_parts(resources.template_file(_TEMPLATE))
    related = {_RELATIONS: numbered_relations(parts[_RELATIONS])}
    template.write_bytes(pack({**parts, **related, BODY: body.encode()}))
    those = {name: make for name, make in makers().items() if name != oddity.without}
    return {name: outcome(make, template, oddity.name) for name, make in those.items()}


def outcome(make: Maker, template: Path, name: str) -> str:
    """Return what stands in the document, or why there is none."""
    try:
        line = "".join(lines_of(make(template, {_NAME: name})))
    except Exception as failure:  # noqa: BLE001 - whatever they raise is what is measured
        return f"refused: {_shortened(f'{failure}' or type(failure).__name__)}"
    if line == f"{os.getpid()}":
        return "**runs it**"
    if line == name:
        return "as typed"
    return f"`{line}` stands there" if line else "**nothing stands there, and nothing is said**"


def makers() -> dict[str, Maker]:
    """Return who makes documents; libraries that are not installed make none."""
    peers = {"docxtpl": _with_docxtpl, "docxtpl, autoescape": _with_docxtpl_escaping}
    return {
        "dxten": _ours,
        "python-docx, run by run": _with_python_docx,
        **(peers if find_spec("docxtpl") else {}),
        **({_MERGE: _with_mailmerge} if find_spec("mailmerge") else {}),
    }


def _ours(template: Path, values: Mapping[str, str]) -> bytes:
    around = dict.fromkeys(("資料名", "取扱", "照合番号"), "報告")
    return document(template, content_of({**around, **values}, {}), COVER)


def _with_python_docx(template: Path, values: Mapping[str, str]) -> bytes:
    opened = docx.Document(str(template))
    for paragraph in opened.paragraphs:
        replace_in(paragraph, values)
    return _saved(opened.save)


def _with_docxtpl(template: Path, values: Mapping[str, str], *, escaping: bool = False) -> bytes:
    from docxtpl import DocxTemplate  # noqa: PLC0415 - it need not be installed

    opened = DocxTemplate(template)
    opened.render(dict(values), autoescape=escaping)
    return _saved(opened.save)


def _with_docxtpl_escaping(template: Path, values: Mapping[str, str]) -> bytes:
    return _with_docxtpl(template, values, escaping=True)


def _with_mailmerge(template: Path, values: Mapping[str, str]) -> bytes:
    from mailmerge import MailMerge  # noqa: PLC0415 - it need not be installed

    parts = read_parts(template)
    merging = _FIELD.sub(_MERGED, parts[BODY].decode())
    with MailMerge(io.BytesIO(pack({**parts, BODY: merging.encode()}))) as merge:
        merge.merge(**values)
        return _saved(merge.write)


def _saved(save: Callable[[io.BytesIO], object]) -> bytes:
    target = io.BytesIO()
    save(target)
    return target.getvalue()


def _shortened(message: str) -> str:
    line = " ".join(message.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
