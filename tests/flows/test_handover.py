"""引継書: what the next person in charge has to know, as the folder is now."""

from __future__ import annotations

import re
from pathlib import Path

from docx import Document

from automations.flows.handover import make_handover
from automations.flows.running import perform
from automations.flows.scope import FINALISTS
from tests.flows.answering import approve
from tests.small_event import AFTER, change_text


def texts(path: Path) -> list[str]:
    return [each.text for each in Document(str(path)).paragraphs]


def rows(path: Path, first: str) -> list[list[str]]:
    """Return the rows of the table whose first heading is this."""
    tables = Document(str(path)).tables
    found = (each for each in tables if each.rows[0].cells[0].text == first)
    return [[cell.text for cell in row.cells] for row in next(found).rows][1:]


def test_it_tells_where_things_stand(small: Path) -> None:
    told = texts(make_handover(small, AFTER))
    assert "いまは「報告」の段階である。" in told
    assert "設定は、催しのフォルダーのevent.tomlにある。" in told


def test_the_steps_on_a_new_pc_name_items_of_the_menu(small: Path) -> None:
    told = texts(make_handover(small, AFTER))
    assert "「12 診断する」を選び、×がないことを確かめる。" in told
    assert "「13 日程表を開く」で、これからの期限と担当者の名前を直す。" in told


def test_every_book_is_listed_with_where_it_lies_and_whether_it_is_there(small: Path) -> None:
    listed = rows(make_handover(small, AFTER), "用途")
    assert ["投票対象者名簿", "名簿.csv", "", "ある（事務局限り）"] in listed
    (small / "名簿.csv").unlink()
    listed = rows(make_handover(small, AFTER), "用途")
    assert ["投票対象者名簿", "名簿.csv", "", "まだない（事務局限り）"] in listed


def test_runs_are_told_the_latest_first_with_their_check_number(small: Path) -> None:
    outcome = perform(small, FINALISTS, AFTER)
    approve(small)
    (latest, *_) = rows(make_handover(small, AFTER), "日時")
    assert latest[1] == "投票集計"
    assert latest[3] == outcome.run.check_number


def test_the_day_on_which_personal_data_go_is_told_or_asked_for(small: Path) -> None:
    unset = (
        "個人情報の入ったブックを消す日は、まだ決めていない。設定の「個人情報の保存期限」に書く。"
    )
    assert unset in texts(make_handover(small, AFTER))
    settings = small / "event.toml"
    change_text(settings, {"[award]\n": "[documents]\nkeep_until = 2026-03-31\n\n[award]\n"})
    told = texts(make_handover(small, AFTER))
    assert "個人情報の入ったブックは、令和8年3月31日（火）までに消す。" in told


def test_copies_of_ballots_are_told_of_where_there_are_any(small: Path) -> None:
    left = (
        "だれが何に投票したか分かる写しが、まだ残っている。"
        "結果が確定したら、メニューの「95 票の原本を破棄する」で破棄する。"
    )
    assert left not in texts(make_handover(small, AFTER))
    perform(small, FINALISTS, AFTER)
    assert left in texts(make_handover(small, AFTER))


def test_what_nobody_wrote_is_left_out(small: Path) -> None:
    told = texts(make_handover(small, AFTER))
    assert {"成果", "課題", "次回への提案"}.isdisjoint(told)
    assert re.findall(r"None|\{\{|\}\}|\{\d", "\n".join(told)) == []


def test_no_person_is_named(small: Path) -> None:
    perform(small, FINALISTS, AFTER)
    document = Document(str(make_handover(small, AFTER)))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert [each for each in cells if "@" in each] == []
