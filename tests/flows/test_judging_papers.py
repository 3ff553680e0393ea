"""審査準備: everything that the judging needs, and nothing that people typed is ever made anew."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from shutil import copytree
from typing import cast

import pytest
from docx import Document
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from automations.award.judging.score_reading import read_scores, score_schema
from automations.award.judging.scores import ScoreState
from automations.documents.package import pack, read_parts
from automations.flows.event_folder import open_event
from automations.flows.file_names import SCORE_PAPERS, SITTING_PAPERS, TALLY_BOOK
from automations.flows.judging_papers import MadePapers, prepare_judging
from automations.flows.preparing import NewEvent
from automations.flows.preparing import prepare as prepare_event
from automations.flows.reading_sitting import ReadSitting, read_sitting
from automations.flows.running import perform
from automations.flows.scope import FINALISTS
from automations.flows.waiting_outputs import PATIENCE
from automations.ledger.locking import event_lock
from automations.resources import template_file
from automations.tables.problems import refusals
from automations.tables.sources import Source
from tests.flows.answering import approve
from tests.judged_event import ORDER, SCORES, write_judged_event
from tests.small_event import AFTER, RESTRICTED, change_text

HEADINGS = 4  # the row of the headings in 採点入力


@pytest.fixture(scope="module")
def approved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_judged_event(tmp_path_factory.mktemp("judged") / "催し")
    perform(folder, FINALISTS, AFTER)
    approve(folder)
    return folder


@pytest.fixture
def judged(approved: Path, tmp_path: Path) -> Path:
    """The small event with its two finalists approved and three judges who come."""
    return copytree(approved, tmp_path / "催し")


def prepare(folder: Path) -> MadePapers:
    return prepare_judging(folder, AFTER)


def names(paths: tuple[Path, ...]) -> list[str]:
    return [path.name for path in paths]


def sheet(folder: Path, book: str, tab: str) -> Worksheet:
    return cast("Worksheet", load_workbook(folder / book)[tab])


def rows(folder: Path, book: str, tab: str, top: int) -> list[tuple[object, ...]]:
    return list(sheet(folder, book, tab).iter_rows(min_row=top, values_only=True))


def type_in(folder: Path, book: str, tab: str, cells: Mapping[str, int | str]) -> None:
    opened = load_workbook(folder / book)
    for cell, value in cells.items():
        opened[tab][cell] = value
    opened.save(folder / book)


def read(folder: Path) -> ReadSitting:
    event = open_event(folder)
    with event_lock(event.restricted, AFTER):
        return read_sitting(event, AFTER, PATIENCE)


def test_everything_is_made_in_one_go(judged: Path) -> None:
    made = prepare(judged)
    books = ["発表順.xlsx", "採点入力.xlsx"]
    assert names(made.written) == [*books, "採点票.docx", "集計表.xlsx", "審査会資料.docx"]
    assert (made.judges, made.entries) == (3, 2)
    assert (made.unchanged, made.kept, made.problems) == ((), (), ())
    folder = judged / RESTRICTED
    assert {path.parent for path in made.written} == {folder, folder / "資料"}


def test_scores_have_a_row_for_each_judge_who_comes_and_each_entry(judged: Path) -> None:
    prepare(judged)
    assert rows(judged, SCORES, "採点", HEADINGS) == [
        ("審査員", "番号", "取組", "効果", "工夫", "除斥", "講評", "確認結果"),
        ("1 審査 太郎", 1, "窓口DX", None, None, None, None, None),
        ("1 審査 太郎", 4, "庶務の自動化", None, None, None, None, None),
        ("2 審査 次郎", 1, "窓口DX", None, None, None, None, None),
        ("2 審査 次郎", 4, "庶務の自動化", None, None, None, None, None),
        ("3 審査 花子", 1, "窓口DX", None, None, "○", None, None),
        ("3 審査 花子", 4, "庶務の自動化", None, None, None, None, None),
    ]


def test_what_is_typed_into_it_is_read_as_it_is_meant(judged: Path) -> None:
    prepare(judged)
    typed = {f"{column}{row}": 4 for row in (5, 6, 7, 8, 10) for column in "DE"}
    type_in(judged, SCORES, "採点", typed)
    found, rules = read(judged), open_event(judged).event.award
    assert rules is not None
    table = found.reader.table("採点", Source(SCORES, "採点"), score_schema(rules))
    assert table is not None
    scores = read_scores([table], [], found.panel, found.shown, rules)
    assert scores.complete
    assert [each.state for each in scores.scores if each.judge == 3] == [
        ScoreState.RECUSED,
        ScoreState.COUNTED,
    ]


def test_the_order_that_people_type_is_that_of_every_paper(judged: Path) -> None:
    prepare(judged)
    assert rows(judged, ORDER, "発表順", 3) == [
        ("順", "番号", "取組", "発表", "確認結果"),
        (1, 1, "窓口DX", None, None),
        (2, 4, "庶務の自動化", None, None),
    ]
    type_in(judged, ORDER, "発表順", {"A4": 2, "A5": 1})
    made = prepare(judged)
    assert names(made.kept) == ["発表順.xlsx"]
    assert names(made.written) == ["採点入力.xlsx", "採点票.docx", "集計表.xlsx", "審査会資料.docx"]
    assert [row[1] for row in rows(judged, SCORES, "採点", HEADINGS + 1)] == [4, 1] * 3
    paper = Document(io.BytesIO((judged / RESTRICTED / SCORE_PAPERS).read_bytes()))
    assert [row.cells[1].text for row in paper.tables[0].rows[2:]] == ["04", "01"]


def test_an_empty_book_of_the_order_is_filled_in_and_never_emptied_again(judged: Path) -> None:
    new = NewEvent("小さな催し", "小さな市", AFTER.date())
    prepare_event(judged, new, only_missing=True)
    assert rows(judged, ORDER, "発表順", 4)[0][0] == "記入例"
    prepare(judged)
    filled = (judged / ORDER).read_bytes()
    assert [row[1] for row in rows(judged, ORDER, "発表順", 4)] == [1, 4]
    prepare_event(judged, new, only_missing=True)
    assert (judged / ORDER).read_bytes() == filled


def test_who_does_not_present_has_no_row(judged: Path) -> None:
    prepare(judged)
    type_in(judged, ORDER, "発表順", {"D5": "欠場"})
    prepare(judged)
    assert [row[1] for row in rows(judged, SCORES, "採点", HEADINGS + 1)] == [1, 1, 1]


def test_made_again_from_the_same_nothing_is_touched(judged: Path) -> None:
    first = prepare(judged)
    before = [path.read_bytes() for path in first.written]
    again = prepare(judged)
    assert (again.written, again.unchanged) == ((), first.written)
    assert [path.read_bytes() for path in again.unchanged] == before


def test_a_book_in_which_nobody_typed_follows_the_list_of_judges(judged: Path) -> None:
    prepare(judged)
    change_text(judged / "審査員名簿.csv", {"欠席 五郎,部長,,欠席": "欠席 五郎,部長,,出席"})
    made = prepare(judged)
    assert made.judges == 4
    assert names(made.unchanged) == ["発表順.xlsx"]
    assert rows(judged, SCORES, "採点", HEADINGS + 7)[0][0] == "4 欠席 五郎"


def test_scores_that_somebody_typed_stay_and_missing_rows_are_named(judged: Path) -> None:
    prepare(judged)
    type_in(judged, SCORES, "採点", {"D5": 5})
    typed = (judged / SCORES).read_bytes()
    change_text(judged / "審査員名簿.csv", {"欠席 五郎,部長,,欠席": "欠席 五郎,部長,,出席"})
    made = prepare(judged)
    assert (judged / SCORES).read_bytes() == typed
    assert names(made.kept) == ["採点入力.xlsx"]
    assert [str(each) for each in made.problems] == [
        (
            "事務局限り/採点入力.xlsx: だれかが書き込んだブックのため、作り直していません。"
            "審査員・取組・発表の順が変わったときは、このブックの行を手で直してください。"
        ),
        (
            "事務局限り/採点入力.xlsx「採点」: 審査員「4 欠席 五郎」の行がない取組があります: "
            "01 窓口DX、04 庶務の自動化。行を書き足して、採点を書いてください。"
        ),
    ]


def test_a_book_of_scores_that_cannot_be_read_is_left_alone_and_told(judged: Path) -> None:
    (judged / SCORES).write_bytes(b"not a workbook")
    made = prepare(judged)
    assert (judged / SCORES).read_bytes() == b"not a workbook"
    assert "judging_scores_kept" in {each.code for each in made.problems}
    assert {each.place.book for each in refusals(made.problems)} == {SCORES}


@pytest.mark.parametrize("name", [SCORE_PAPERS, TALLY_BOOK, f"資料/{SITTING_PAPERS}"])
def test_a_paper_that_somebody_saved_is_kept_beside_the_new_one(judged: Path, name: str) -> None:
    prepare(judged)
    (judged / RESTRICTED / name).write_bytes(b"changed by hand")
    made = prepare(judged)
    (told,) = made.problems
    paper = judged / RESTRICTED / name
    aside = [path for path in paper.parent.iterdir()
             if path.stem.startswith(paper.stem) and path != paper]  # fmt: skip
    assert [path.read_bytes() for path in aside] == [b"changed by hand"]
    assert told.code == "judging_paper_kept"
    assert aside[0].name in told.found
    assert paper.read_bytes() != b"changed by hand"


def test_each_judge_who_comes_has_a_paper_and_there_is_one_more(judged: Path) -> None:
    prepare(judged)
    paper = Document(io.BytesIO((judged / RESTRICTED / SCORE_PAPERS).read_bytes()))
    heads = [table.rows[0].cells[0].text for table in paper.tables[::2]]
    assert heads == [
        "審査員 1　審査 太郎　副区長",
        "審査員 2　審査 次郎（代理: 代理 三郎）　例示大学　教授",
        "審査員 3　審査 花子　局長",
        "審査員 　　",
    ]
    recused = [[row.cells[5].text for row in table.rows[2:]] for table in paper.tables[::2]]
    assert recused == [["□", "□"], ["□", "□"], ["除斥", "□"], ["□", "□"]]


def test_scores_typed_twice_have_a_second_tab(tmp_path: Path) -> None:
    twice = (
        f'[award.judging.scores_again]\nbook = "{SCORES}"\nsheet = "採点（2回目）"\n\n'
        "[award.judging.panel]\ntwice = true\n\n[award.judging.order]"
    )
    folder = write_judged_event(tmp_path / "催し", {"[award.judging.order]": twice})
    prepare(folder)
    book = load_workbook(folder / SCORES)
    assert book.sheetnames == ["記入のしかた", "採点", "採点（2回目）"]
    first, second = (list(book[tab].values)[HEADINGS:] for tab in ("採点", "採点（2回目）"))
    assert first == second


def test_scores_that_come_as_another_file_are_not_ours_to_make(tmp_path: Path) -> None:
    folder = write_judged_event(tmp_path / "催し", {f'"{SCORES}"\nsheet = "採点"': '"採点.csv"'})
    made = prepare(folder)
    assert names(made.written) == ["発表順.xlsx", "採点票.docx", "集計表.xlsx", "審査会資料.docx"]


def test_the_papers_are_made_from_the_events_own_template(judged: Path) -> None:
    parts = read_parts(template_file(SCORE_PAPERS))
    body = parts["word/document.xml"].decode().replace("採点票", "審査カード")
    own = judged / "templates" / SCORE_PAPERS
    own.parent.mkdir()
    own.write_bytes(pack({**parts, "word/document.xml": body.encode()}))
    prepare(judged)
    paper = Document(io.BytesIO((judged / RESTRICTED / SCORE_PAPERS).read_bytes()))
    assert paper.paragraphs[0].text == "小さな賞　審査カード"
