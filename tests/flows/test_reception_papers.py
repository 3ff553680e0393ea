"""受付準備: the papers of the reception from the register, and numbers that stay."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

import pytest
from docx import Document

from automations.errors import SettingsWrong
from automations.flows.event_folder import open_event
from automations.flows.running import NothingPublished, Outcome, perform
from automations.flows.scope import PAPERS, RECEPTION, ROSTER_AND_CSV
from automations.flows.tickets import issued
from automations.flows.waiting_outputs import Patience
from automations.resources import template_file
from tests.office_share import office_share
from tests.passing_time import PassingTime
from tests.small_event import AFTER, RESTRICTED, change_text

FIRST = "青木 一,アオキ ハジメ,みどり野区,総務課,,00001,庁内\n"
LIST, SLIPS, BADGES = PAPERS
FILE = "名札.csv"


def prepared(small: Path) -> Outcome:
    return perform(small, RECEPTION, AFTER, Patience(clock=PassingTime()))


def mailed(small: Path) -> list[list[str]]:
    text = (small / RESTRICTED / FILE).read_bytes().decode("utf-8-sig")
    return list(csv.reader(StringIO(text, newline="")))


def names_on(path: Path) -> list[str]:
    """Return the names on the printed list, in order."""
    tables = Document(str(path)).tables
    rows = (row.cells for table in tables for row in table.rows if len(table.columns) == 7)
    return [row[2].text for row in rows if row[1].text.isdecimal()]


def numbers(small: Path) -> list[tuple[int, str]]:
    return [(each.number, each.name) for each in issued(open_event(small))]


PEOPLE = ["青木 一", "井上 二葉", "上田 三郎", "江口 四郎", "大野 五月", "加藤 六"]


def test_everybody_registered_is_on_every_paper(small: Path) -> None:
    done = prepared(small)
    restricted = small / RESTRICTED
    assert [path.name for path in done.files] == [FILE, *PAPERS]
    assert names_on(restricted / LIST) == PEOPLE
    assert [row[2] for row in mailed(small)] == ["氏名", *PEOPLE]
    for paper in (SLIPS, BADGES):
        cells = [cell.text for row in Document(str(restricted / paper)).tables[0].rows
                 for cell in row.cells]  # fmt: skip
        assert [sum(name in cell for cell in cells) for name in PEOPLE] == [1] * 6


def test_the_file_for_mail_merge_has_numbers_and_codes_as_text(small: Path) -> None:
    prepared(small)
    heading, first, *_ = mailed(small)
    assert heading == ["受付番号", "QR", "氏名", "フリガナ", "団体", "所属", "区分", "受付口"]
    (ticket, *_) = issued(open_event(small))
    assert first == [
        *("0001", ticket.text, "青木 一", "アオキ ハジメ", "みどり野区", "総務課", "庁内", "全員"),
    ]


def test_preparing_again_writes_nothing(small: Path) -> None:
    prepared(small)
    before = {path.name: path.read_bytes() for path in (small / RESTRICTED).glob("*.*")}
    assert prepared(small).unchanged
    assert {path.name: path.read_bytes() for path in (small / RESTRICTED).glob("*.*")} == before


def test_who_registers_later_gets_the_next_number_and_stands_in_the_order_of_names(
    small: Path,
) -> None:
    prepared(small)
    change_text(small / "申込.csv", {FIRST: f"{FIRST}阿部 五郎,アベ ゴロウ,つばめ市,,,,庁外\n"})
    prepared(small)
    assert numbers(small) == [*enumerate(PEOPLE, 1), (7, "阿部 五郎")]
    assert names_on(small / RESTRICTED / LIST) == ["青木 一", "阿部 五郎", *PEOPLE[1:]]


def test_who_is_registered_no_more_is_on_no_paper_and_keeps_the_number(small: Path) -> None:
    prepared(small)
    change_text(small / "申込.csv", {FIRST: ""})
    prepared(small)
    assert names_on(small / RESTRICTED / LIST) == PEOPLE[1:]
    assert numbers(small) == list(enumerate(PEOPLE, 1))
    assert [each.valid for each in issued(open_event(small))] == [False, *[True] * 5]


def test_gates_of_the_settings_divide_the_list(small: Path) -> None:
    gates = 'gates = [{ name = "北口", kinds = ["庁内"] }, { name = "南口" }]\n'
    change_text(small / "event.toml", {"host_bodies": f"{gates}host_bodies"})
    prepared(small)
    assert [row[-1] for row in mailed(small)[1:]] == ["北口", "北口", *["南口"] * 4]
    sections = Document(str(small / RESTRICTED / LIST)).sections
    assert [each.header.paragraphs[0].text.split("　")[2] for each in sections] == ["北口", "南口"]


def test_a_paper_that_is_open_waits_beside_itself(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepared(small)
    share = office_share(monkeypatch)
    share.opens(small / RESTRICTED / SLIPS, "山田")
    change_text(small / "申込.csv", {FIRST: ""})
    done = prepared(small)
    assert done.code == 75
    assert [each.sibling.name for each in done.waiting] == ["受付票（書込待ち）.docx"]
    assert names_on(small / RESTRICTED / LIST) == PEOPLE[1:]


def test_an_events_own_template_is_taken(small: Path) -> None:
    own = small / "templates" / BADGES
    own.parent.mkdir()
    own.write_bytes(template_file(BADGES).read_bytes())
    first = prepared(small)
    own.write_bytes(template_file(SLIPS).read_bytes())  # another look, as people might restyle it
    again = prepared(small)
    assert (first.unchanged, again.unchanged) == (False, False)


def test_papers_are_not_kept_a_second_time_in_the_records(small: Path) -> None:
    prepared(small)
    kept = (small / RESTRICTED / "記録").rglob("*")
    assert [each.name for each in kept if each.name.endswith(".docx")] == []


def test_the_list_of_names_does_not_become_the_list_of_numbers(small: Path) -> None:
    perform(small, ROSTER_AND_CSV, AFTER)
    register = (small / RESTRICTED / "結果_名簿.csv").read_bytes()
    prepared(small)
    assert (small / RESTRICTED / "結果_名簿.csv").read_bytes() == register


def test_an_event_without_a_register_has_no_reception(small: Path) -> None:
    text = (small / "event.toml").read_text(encoding="utf-8")
    basics, _, rest = text.partition("[registration]")
    (small / "event.toml").write_text(f"{basics}[award]{rest.partition('[award]')[2]}", "utf-8")
    with pytest.raises(SettingsWrong) as refused:
        prepared(small)
    assert str(refused.value) == (
        "小さな催し: 設定に「申込と受付」がありません。"
        "設定に申込のブックを書いてから、受付をしてください。"
    )


def test_without_a_register_that_can_be_read_no_number_is_given(small: Path) -> None:
    (small / "申込.csv").write_text("メモ\n\n", encoding="utf-8")
    with pytest.raises(NothingPublished):
        prepared(small)
    assert issued(open_event(small)) == ()
