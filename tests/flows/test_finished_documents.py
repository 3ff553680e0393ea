"""A document that was made once lies where its template belongs: its numbers are of then."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document

from automations.documents.field_catalogue import content_for
from automations.documents.template_faults import faults_in
from automations.errors import SettingsWrong
from automations.flows.running import perform
from automations.flows.scope import EVERYTHING
from tests.small_event import AFTER, RESTRICTED, change_text

LATER = AFTER.replace(day=26)
SAID = (
    "ひな形ではなく、できあがった資料です。このまま使うと、そのときの数字が今回の資料に出ます。"
    "「ひな形」のフォルダーから出してください。"
    "直したいときは、ひな形を取り出して、それを直してください。"
)


@pytest.fixture(params=["報告資料.docx", "資料/ファイナリスト案.docx"])
def finished(small: Path, request: pytest.FixtureRequest) -> Path:
    """What was made before one mark changed, put in the place of its own template."""
    perform(small, EVERYTHING, AFTER)
    made = small / RESTRICTED / str(request.param)
    template = small / "ひな形" / made.name
    template.parent.mkdir()
    template.write_bytes(made.read_bytes())
    change_text(small / "投票.csv", {"10:00:00,0008,3": "10:00:00,0008,4"})
    return template


def published(small: Path) -> dict[str, bytes]:
    return {str(each): each.read_bytes() for each in (small / RESTRICTED).rglob("*.docx")}


def test_it_is_never_handed_out_as_todays(small: Path, finished: Path) -> None:
    before = published(small)
    with pytest.raises(SettingsWrong) as refused:
        perform(small, EVERYTHING, LATER)
    assert str(refused.value) == f"{finished.name}: {SAID}"
    assert published(small) == before


def test_it_is_known_also_when_somebody_has_saved_it(small: Path, finished: Path) -> None:
    document = Document(str(finished))
    document.add_paragraph("書き足した行")
    document.save(str(finished))
    with pytest.raises(SettingsWrong, match="できあがった資料です"):
        perform(small, EVERYTHING, LATER)


def test_who_examines_it_is_told_the_same(finished: Path) -> None:
    found = faults_in(finished, content_for(finished.name))
    assert [str(each.problem) for each in found] == [f"{finished.name}: {SAID}"]


def test_one_that_names_the_number_again_is_a_template(small: Path, finished: Path) -> None:
    document = Document(str(finished))
    document.add_paragraph("照合番号 {{照合番号}}")
    document.save(str(finished))
    outcome = perform(small, EVERYTHING, LATER)
    (made,) = (each for each in outcome.files if each.name == finished.name)
    last = Document(str(made)).paragraphs[-1].text
    assert last == f"照合番号 {outcome.run.check_number}"
