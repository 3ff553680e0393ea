"""Make the shipped Word templates: ``python -m templates.make_templates``.

The result is an ordinary Word file, which staff restyle in Word; it is kept beside this script, and
a test holds the two together. Written as plain parts, so that nothing of the PC gets into it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from automations.documents.package import pack
from templates.applications_body import APPLICATIONS
from templates.brief_body import BODY
from templates.brief_styles import BRIEF_STYLES
from templates.certificate_body import CERTIFICATE_SECTION, CERTIFICATES
from templates.certificate_styles import CERTIFICATE_STYLES
from templates.entry_list_body import ENTRY_LIST
from templates.entry_list_styles import ENTRY_LIST_STYLES
from templates.finalists_body import FINALISTS
from templates.finalists_styles import FINALISTS_STYLES, STANDINGS_STYLES
from templates.guidelines_body import GUIDELINES
from templates.handover_body import HANDOVER
from templates.judging_result_body import JUDGING_RESULT
from templates.letter_bodies import (
    LETTER_FOOTER,
    LETTER_PAGE,
    NOTICE_CHOSEN,
    NOTICE_NOT_CHOSEN,
    THANKS,
)
from templates.letter_styles import LETTER_STYLES, SCRIPT_STYLES
from templates.other_cities_body import OTHER_CITIES
from templates.reception_bodies import BADGES, CARDS_SECTION, LIST, SLIPS, TOKEN_SLIPS
from templates.reception_styles import RECEPTION_STYLES
from templates.score_sheet_body import SCORES, SCORES_SECTION
from templates.score_sheet_styles import SCORE_STYLES
from templates.script_body import SCRIPT
from templates.sitting_body import SITTING
from templates.sitting_styles import SITTING_STYLES
from templates.standings_annex_body import STANDINGS, STANDINGS_SECTION
from templates.word_markup import UPRIGHT, bare_footer, document, footer, header
from templates.word_styles import NUMBERING, SETTINGS, STYLES

_HERE = Path(__file__).parent
BRIEF = _HERE / "報告資料.docx"

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SORT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = {
    "styles": "styles",
    "numbering": "numbering",
    "settings": "settings",
    "header1": "header",
    "footer1": "footer",
}


def brief_template() -> bytes:
    """Return the template of the brief."""
    foot = footer("{{資料名}}（照合番号 {{照合番号}}）")
    parts = {"header1": header("{{取扱}}"), "footer1": foot}
    return _template("報告資料", document(BODY), BRIEF_STYLES, parts)


def list_template() -> bytes:
    """Return the template of the list that is printed for the reception."""
    foot = footer("{{催し}}　受付名簿　{{受付口}}（照合番号 {{照合番号}}）")
    parts = {"header1": header("{{催し}}　受付名簿　{{受付口}}　{{取扱}}"), "footer1": foot}
    return _template("受付名簿", document(LIST), RECEPTION_STYLES, parts)


def slips_template() -> bytes:
    """Return the template of the slips that people show at the reception."""
    return _template("受付票", document(SLIPS, CARDS_SECTION), RECEPTION_STYLES, {})


def badges_template() -> bytes:
    """Return the template of the name badges."""
    return _template("名札", document(BADGES, CARDS_SECTION), RECEPTION_STYLES, {})


def token_slips_template() -> bytes:
    """Return the template of the slips with a number for the vote in the hall."""
    return _template("投票番号", document(TOKEN_SLIPS, CARDS_SECTION), RECEPTION_STYLES, {})


def entry_list_template() -> bytes:
    """Return the template of the list of entries for voters."""
    foot = footer("{{催し}}　{{資料名}}（照合番号 {{照合番号}}）")
    parts = {"header1": header("{{催し}}　{{資料名}}　{{取扱}}"), "footer1": foot}
    return _template("取組一覧", document(ENTRY_LIST), ENTRY_LIST_STYLES, parts)


def score_sheet_template() -> bytes:
    """Return the template of the score sheets that judges fill in by hand."""
    parts = {"footer1": bare_footer("{{催し}}　採点票　{{取扱}}（照合番号 {{照合番号}}）")}
    return _template("採点票", document(SCORES, SCORES_SECTION), SCORE_STYLES, parts)


def paper_template(
    name: str, body: str, styles: str = STYLES, section: str = UPRIGHT
) -> Callable[[], bytes]:
    """Return what makes a document's template: handling above, title and page below each page."""

    def made() -> bytes:
        foot = footer("{{資料名}}（照合番号 {{照合番号}}）")
        parts = {"header1": header("{{取扱}}"), "footer1": foot}
        return _template(name, document(body, section), styles, parts)

    return made


def certificates_template() -> bytes:
    """Return the template of the certificates."""
    return _template("賞状", document(CERTIFICATES, CERTIFICATE_SECTION), CERTIFICATE_STYLES, {})


def letter_template(name: str, body: str) -> Callable[[], bytes]:
    """Return what makes a template of letters: they bear no heading and no count of pages."""

    def made() -> bytes:
        parts = {"footer1": LETTER_FOOTER}
        return _template(name, document(body, LETTER_PAGE), LETTER_STYLES, parts)

    return made


TEMPLATES: Mapping[Path, Callable[[], bytes]] = {
    BRIEF: brief_template,
    _HERE / "受付名簿.docx": list_template,
    _HERE / "受付票.docx": slips_template,
    _HERE / "名札.docx": badges_template,
    _HERE / "投票番号.docx": token_slips_template,
    _HERE / "取組一覧.docx": entry_list_template,
    _HERE / "採点票.docx": score_sheet_template,
    _HERE / "賞状.docx": certificates_template,
    _HERE / "読み上げ原稿.docx": paper_template("読み上げ原稿", SCRIPT, SCRIPT_STYLES),
    _HERE / "選出通知.docx": letter_template("選出通知", NOTICE_CHOSEN),
    _HERE / "非選出通知.docx": letter_template("非選出通知", NOTICE_NOT_CHOSEN),
    _HERE / "礼状.docx": letter_template("礼状", THANKS),
    _HERE / "応募状況報告.docx": paper_template("応募状況報告", APPLICATIONS, FINALISTS_STYLES),
    _HERE / "ファイナリスト案.docx": paper_template(
        "ファイナリスト案", FINALISTS, FINALISTS_STYLES
    ),
    _HERE / "ファイナリスト案_別冊.docx": paper_template(
        "ファイナリスト案の別冊", STANDINGS, STANDINGS_STYLES, STANDINGS_SECTION
    ),
    _HERE / "実施要領（案）.docx": paper_template("実施要領", GUIDELINES),
    _HERE / "他自治体提供版.docx": paper_template("他自治体提供版", OTHER_CITIES, BRIEF_STYLES),
    _HERE / "審査会資料.docx": paper_template("審査会資料", SITTING, SITTING_STYLES),
    _HERE / "審査結果.docx": paper_template("審査結果", JUDGING_RESULT, FINALISTS_STYLES),
    _HERE / "引継書.docx": paper_template("引継書", HANDOVER),
}


def _template(name: str, body: str, styles: str, around: Mapping[str, str]) -> bytes:
    texts = {"styles": styles, "numbering": NUMBERING, "settings": SETTINGS, **around}
    return pack(
        {
            "[Content_Types].xml": _part(_content_types(texts)),
            "_rels/.rels": _part(_relations(_PACKAGE_RELATIONS)),
            "docProps/core.xml": _part(_core(name)),
            "word/document.xml": _part(body),
            "word/_rels/document.xml.rels": _part(_relations(_document_relations(texts))),
            **{f"word/{each}.xml": _part(text) for each, text in texts.items()},
        }
    )


_PACKAGE_RELATIONS = {
    "rMain": (f"{_OFFICE}/relationships/officeDocument", "word/document.xml"),
    "rCore": (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
}


def _document_relations(names: Iterable[str]) -> dict[str, tuple[str, str]]:
    return {
        f"r_{name}": (f"{_OFFICE}/relationships/{_PARTS[name]}", f"{name}.xml") for name in names
    }


def _relations(targets: dict[str, tuple[str, str]]) -> str:
    each = "".join(
        f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>'
        for key, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{each}</Relationships>'


def _content_types(names: Iterable[str]) -> str:
    overrides = {"/word/document.xml": f"{_SORT}.document.main+xml"} | {
        f"/word/{name}.xml": f"{_SORT}.{_PARTS[name]}+xml" for name in names
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


def _core(name: str) -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{name}のひな形</dc:title><dc:language>ja-JP</dc:language>"
        "</cp:coreProperties>"
    )


def _part(xml: str) -> bytes:
    return (_HEAD + xml).encode()


if __name__ == "__main__":
    for path, made in TEMPLATES.items():
        path.write_bytes(made())
