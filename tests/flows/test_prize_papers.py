"""読み上げ原稿 and 賞状 come with 発表, of just the result that is 確定, and name no judge."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from docx import Document

from automations.errors import DecisionNeeded
from automations.flows.announcing import announce
from automations.flows.event_folder import open_event
from automations.flows.prize_papers import prize_papers
from automations.tables.report import Column, Table, report_of
from tests.flows.answering import rows_of
from tests.flows.judged_event import SHEET, confirm, judge_small_event
from tests.small_event import AFTER, RESTRICTED, change_text

FOLDER = "資料"
NAMES = ("読み上げ原稿.docx", "賞状.docx")


@pytest.fixture
def confirmed(small: Path) -> Path:
    """The small event with the chair's 確定."""
    confirm(judge_small_event(small))
    return small


def papers(folder: Path) -> dict[str, bytes]:
    found = {name: folder / RESTRICTED / FOLDER / name for name in NAMES}
    return {name: path.read_bytes() for name, path in found.items() if path.exists()}


def text_of(document: bytes) -> str:
    """Return all that stands in a file, its header, footer and properties too."""
    with zipfile.ZipFile(io.BytesIO(document)) as packed:
        parts = [packed.read(each).decode() for each in packed.namelist() if each.endswith("xml")]
    return re.sub("<[^>]+>", "", "\n".join(parts))


def test_before_the_chairs_word_there_is_neither(small: Path) -> None:
    judge_small_event(small)
    with pytest.raises(DecisionNeeded):
        announce(small, AFTER)
    assert papers(small) == {}


def test_both_are_named_and_bear_of_which_result_they_were_made(confirmed: Path) -> None:
    done = announce(confirmed, AFTER)
    assert [each.name for each in done.files] == ["発表.xlsx", "賞状.csv", *NAMES]
    (asked,) = rows_of(confirmed, SHEET)
    for document in papers(confirmed).values():
        keywords = Document(io.BytesIO(document)).core_properties.keywords
        assert re.fullmatch(r"照合番号 \w{8} 確定: .*", keywords)
        assert f"確定: {asked['番号']}" in keywords


def test_a_certificate_each_and_the_script_from_the_last_prize(confirmed: Path) -> None:
    done = announce(confirmed, AFTER)
    script, certificates = papers(confirmed).values()
    honoured = [each.text for each in Document(io.BytesIO(certificates)).paragraphs]
    assert honoured.count("賞状") == done.certificates == 3
    assert [each for each in honoured if each.endswith("殿")] == [
        "髙﨑 𠮷　殿", "邉\U000e0101 一　　殿\n例示 次　殿", "飯田 次郎　殿", "総務課　殿",
    ]  # fmt: skip
    said = [each.text for each in Document(io.BytesIO(script)).paragraphs]
    assert [each for each in said if each[1:2] == "　"] == [
        "1　優秀賞（内部）", "2　優秀賞（窓口）", "3　大賞",
    ]  # fmt: skip
    assert "確定（第1版、区長 山田、令和6年12月24日（火））の審査結果から作った。" in said
    assert "読み方の分からない取組名・氏名が2か所ある。本番の前に、下線に書き入れる。" in said


def test_no_judge_is_named_and_no_score_told(confirmed: Path) -> None:
    announce(confirmed, AFTER)
    for document in papers(confirmed).values():
        told = text_of(document)
        secrets = ("審査 太郎", "採点 花子", "評価 次郎", "証明書の郵送申請", "得点", "順位")
        assert [each for each in secrets if each in told] == []


def test_twice_gives_the_same_bytes_and_a_correction_other_papers(confirmed: Path) -> None:
    announce(confirmed, AFTER)
    before = papers(confirmed)
    announce(confirmed, AFTER)
    assert papers(confirmed) == before
    change_text(confirmed / "エントリー.csv", {"例示 次": "例示 次郎"})
    announce(confirmed, AFTER)
    assert "例示 次郎" in text_of(papers(confirmed)["賞状.docx"])


def test_without_prizes_there_is_nothing_to_read_aloud(small: Path) -> None:
    empty = tuple(Table(key, key, (Column("賞"),), ()) for key in ("script", "certificates"))
    assert list(prize_papers(open_event(small), report_of(tables=empty), AFTER, "", "")) == []
