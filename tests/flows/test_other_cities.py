"""The rehearsal's 他自治体提供版 is searched for everybody and every section in the rehearsal."""

from datetime import datetime
from pathlib import Path
from unicodedata import normalize
from zoneinfo import ZoneInfo

import pytest
from docx import Document

from automations.flows.documents import DOCUMENTS_FOLDER
from automations.flows.running import Outcome, perform
from automations.flows.scope import BRIEF, FOR_OTHER_CITIES
from automations.rehearsal import write_event
from tests.flows.test_proposal import event_of

AFTER = datetime(2024, 12, 25, 9, tzinfo=ZoneInfo("Asia/Tokyo"))
PERSONAL = {
    "register": ("氏名", "フリガナ", "メール", "職員番号", "所属"),
    "ballot_register": ("職員番号",),
    "standings": ("所属", "理由"),
    "decisions": ("理由", "判定者"),
    "attendance_by_section": ("所属",),
    "attendance_by_body": ("団体",),
}
SHORT = 2  # letters of a surname, or of a word that stands for nobody


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    folder = tmp_path_factory.mktemp("催し")
    write_event(folder)
    return perform(folder, BRIEF, AFTER)


def printed(outcome: Outcome) -> str:
    (name,) = FOR_OTHER_CITIES
    path: Path = outcome.folder.restricted / DOCUMENTS_FOLDER / name
    opened = Document(str(path))
    cells = [cell.text for table in opened.tables for row in table.rows for cell in row.cells]
    around = [
        paragraph.text
        for section in opened.sections
        for part in (section.header, section.footer)
        for paragraph in part.paragraphs
    ]
    core = opened.core_properties
    about = [core.author, core.subject, core.title, core.keywords, core.comments]
    return "\n".join([*(each.text for each in opened.paragraphs), *cells, *around, *about])


def personal(outcome: Outcome) -> set[str]:
    found = set()
    for key, headings in PERSONAL.items():
        if (table := outcome.findings.report.tables.get(key)) is None:
            continue
        for place, column in enumerate(table.columns):
            if column.heading in headings:
                found |= {str(row[place]).strip() for row in table.rows if row[place]}
    return {each for each in found if len(each) > SHORT}


def plain(text: str) -> str:
    return "".join(normalize("NFKC", text).split())


def test_nobody_is_named_in_what_another_city_gets(ran: Outcome) -> None:
    whole = plain(printed(ran))
    searched = personal(ran)
    assert len(searched) > 1500
    assert "みどり野区×DX展" in whole
    assert {each for each in searched if plain(each) in whole} == set()


def test_no_rule_names_a_section(tmp_path: Path) -> None:
    root = event_of("section_bounds", tmp_path)
    outcome = perform(root, BRIEF, AFTER)
    award = outcome.folder.event.award
    assert award is not None
    named = [each.name for each in award.section_quotas]
    told = printed(outcome)
    assert len(named) > 0
    assert "投票期間は" in told
    assert [each for each in named if each in told] == []
