"""Make the shipped Word templates: ``python -m templates.make_templates``.

The result is an ordinary Word file, which staff restyle in Word; it is kept beside this script, and
a test holds the two together. Written as plain parts, so that nothing of the PC gets into it.
"""

from __future__ import annotations

from pathlib import Path

from automations.documents.package import pack
from templates.brief_body import BODY
from templates.word_markup import document, footer, header
from templates.word_styles import NUMBERING, SETTINGS, STYLES

BRIEF = Path(__file__).with_name("報告資料.docx")

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SORT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_KINDS = {"styles": "styles", "numbering": "numbering", "settings": "settings"} | {
    "header1": "header",
    "footer1": "footer",
}


def brief_template() -> bytes:
    """Return the template of the brief."""
    return pack(
        {
            "[Content_Types].xml": _part(_content_types()),
            "_rels/.rels": _part(_relations(_PACKAGE_RELATIONS)),
            "docProps/core.xml": _part(_core()),
            "word/document.xml": _part(document(BODY)),
            "word/_rels/document.xml.rels": _part(_relations(_document_relations())),
            "word/styles.xml": _part(STYLES),
            "word/numbering.xml": _part(NUMBERING),
            "word/settings.xml": _part(SETTINGS),
            "word/header1.xml": _part(header("{{取扱}}")),
            "word/footer1.xml": _part(footer("{{資料名}}（照合番号 {{照合番号}}）")),
        }
    )


_PACKAGE_RELATIONS = {
    "rMain": (f"{_OFFICE}/relationships/officeDocument", "word/document.xml"),
    "rCore": (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
}


def _document_relations() -> dict[str, tuple[str, str]]:
    return {
        f"r_{name}": (f"{_OFFICE}/relationships/{kind}", f"{name}.xml")
        for name, kind in _KINDS.items()
    }


def _relations(targets: dict[str, tuple[str, str]]) -> str:
    each = "".join(
        f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>'
        for key, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{each}</Relationships>'


def _content_types() -> str:
    overrides = {"/word/document.xml": f"{_SORT}.document.main+xml"} | {
        f"/word/{name}.xml": f"{_SORT}.{kind}+xml" for name, kind in _KINDS.items()
    }
    overrides["/docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    each = "".join(
        f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in overrides.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{each}</Types>'
    )


def _core() -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:title>報告資料のひな形</dc:title><dc:language>ja-JP</dc:language>"
        "</cp:coreProperties>"
    )


def _part(xml: str) -> bytes:
    return (_HEAD + xml).encode()


if __name__ == "__main__":
    BRIEF.write_bytes(brief_template())
