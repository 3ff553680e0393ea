"""ひな形点検: the template stays as it is, and a copy beside it says what to mend."""

from __future__ import annotations

import io
import re
from datetime import datetime
from pathlib import Path

import pytest
from docx import Document

from automations import resources
from automations.documents.package import BODY, pack, read_parts
from automations.flows.template_check import CheckedTemplate, check_templates
from tests.small_event import write_small_event

AT = datetime(2024, 12, 20, 9, 0)  # noqa: DTZ001 - the zone of the event
DOC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_small_event(tmp_path / "小さな催し")


@pytest.fixture
def own(folder: Path) -> Path:
    (folder / "ひな形").mkdir()
    return folder / "ひな形"


def badge(path: Path, name: str = "氏名") -> Path:
    """Write the shipped badge with another name in its fields."""
    parts = read_parts(resources.template_file("名札.docx"))
    parts[BODY] = re.sub(r"\{\{氏名\}\}", f"{{{{{name}}}}}", parts[BODY].decode()).encode()
    path.write_bytes(pack(parts))
    return path


def only(folder: Path) -> CheckedTemplate:
    (checked,) = check_templates(folder, AT)
    return checked


def test_without_templates_of_its_own_there_is_nothing_to_check(folder: Path) -> None:
    assert check_templates(folder, AT) == ()


def test_a_copy_bears_the_comments_and_the_template_stays(folder: Path, own: Path) -> None:
    path = badge(own / "名札.docx", "指名")
    before = path.read_bytes()
    checked = only(folder)
    assert checked.copy == own / "名札（指摘）.docx"
    comments = list(Document(str(checked.copy)).comments)
    assert {each.text for each in comments} == {
        (
            "「{{指名}}」にある「指名」という項目はありません（もしかして「氏名」）。"
            "ひな形の項目名を直すか、消してください。"
        )
    }
    assert {each.author for each in comments} == {"DX展"}
    assert {str(each.timestamp)[:16] for each in comments} == {"2024-12-20 09:00"}
    assert path.read_bytes() == before


def test_the_same_check_makes_the_same_copy(folder: Path, own: Path) -> None:
    badge(own / "名札.docx", "指名")
    first = only(folder).copy
    assert first is not None
    content = first.read_bytes()
    assert only(folder).copy == first
    assert first.read_bytes() == content


def test_when_all_is_mended_our_copy_goes(folder: Path, own: Path) -> None:
    badge(own / "名札.docx", "指名")
    assert only(folder).copy is not None
    badge(own / "名札.docx")
    assert only(folder).copy is None
    assert [each.name for each in own.iterdir()] == ["名札.docx"]


def test_a_copy_that_somebody_corrected_stays(folder: Path, own: Path) -> None:
    badge(own / "名札.docx", "指名")
    copy = only(folder).copy
    assert copy is not None
    saved = io.BytesIO()
    Document(str(copy)).save(saved)
    copy.write_bytes(saved.getvalue())
    checked = only(folder)
    assert checked.copy == own / "名札（指摘2）.docx"
    assert copy.read_bytes() == saved.getvalue()
    assert [str(each) for each in checked.kept] == [
        (
            "名札（指摘）.docx: 指摘の写しが書き直されているため、そのまま残しました。"
            "書き直したほうをひな形にするときは、ファイル名の「（指摘）」を消してから、"
            "もう一度点検してください。"
        )
    ]


def test_what_lies_about_in_the_folder_is_no_template(folder: Path, own: Path) -> None:
    for name in ("~$名札.docx", "項目一覧.xlsx", "名札（指摘）.docx", "写真.png"):
        (own / name).write_bytes(b"")
    assert check_templates(folder, AT) == ()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        (
            "名札.doc",
            DOC,
            (
                "名札.doc: 以前のWordの形式（.doc）です。Wordで開いて、「名前を付けて保存」で"
                "「Word 文書 (*.docx)」を選び、保存し直してください。"
            ),
        ),
        (
            "名礼.docx",
            None,
            (
                "名礼.docx: この名前のひな形は使われません（もしかして「名札.docx」）。"
                "資料と同じ名前にするか、「ひな形」のフォルダーから出してください。"
                "控えとして置くだけなら、このままで構いません。"
            ),
        ),
        (
            "名札.docx",
            b"%PDF",
            (
                "名札.docx: Wordの文書（.docx）ではありません。Wordで開いて「Word 文書 (*.docx)」"
                "として保存し直すか、「ひな形」のフォルダーから出してください。"
            ),
        ),
    ],
)
def test_a_file_that_cannot_be_a_template_is_told_of(
    name: str, content: bytes | None, said: str, folder: Path, own: Path
) -> None:
    path = badge(own / name)
    if content is not None:
        path.write_bytes(content)
    checked = only(folder)
    assert [str(each.problem) for each in checked.examination.findings] == [said]
    assert checked.copy is None


def test_the_template_that_the_settings_name_is_checked_as_that_of_the_brief(
    folder: Path,
) -> None:
    settings = folder / "event.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(f'{text}\n[outputs]\ntemplate = "様式.docx"\n', encoding="utf-8")
    badge(folder / "様式.docx", "来場社数")
    checked = only(folder)
    assert checked.path == folder / "様式.docx"
    assert any("来場者数" in str(each) for each in checked.examination.faults)
