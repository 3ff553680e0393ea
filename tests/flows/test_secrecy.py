"""The ballot is secret: nothing that a run leaves joins a voter to a choice."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook

from automations.award.ballots import SECRET
from automations.flows.running import Outcome, perform
from automations.flows.scope import EVERYTHING
from automations.tables.dispositions import words
from tests.flows.published import texts
from tests.small_event import AFTER, RESTRICTED, VOID_VOTE, write_small_event

VOTERS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "9999")
REGISTER = "集計_投票受付簿"


@pytest.fixture
def ran(tmp_path: Path) -> Outcome:
    """A run on ballots of every kind: counted, blank, void, late, of an unknown voter."""
    return perform(write_small_event(tmp_path / "催し", VOID_VOTE), EVERYTHING, AFTER)


def left(outcome: Outcome) -> list[Path]:
    """Return every file that the run left, but its kept copies of what people wrote."""
    paths = (outcome.folder.root / RESTRICTED).rglob("*")
    copies = {"読取控え", "票の原本"}
    return [path for path in paths if path.is_file() and not copies & {*path.parts}]


def rows(path: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    for sheet in load_workbook(path).worksheets:
        for row in sheet.iter_rows(values_only=True):
            yield sheet.title, tuple(str(cell) for cell in row if cell is not None)


def titles(outcome: Outcome) -> list[str]:
    assert outcome.findings.award
    return [each.title for each in outcome.findings.award.entries]


def test_only_the_list_of_those_who_voted_names_voters(ran: Outcome) -> None:
    naming = {
        (path.name.lstrip("0123456789_"), sheet)
        for path in left(ran)
        if path.suffix == ".xlsx"
        for sheet, row in rows(path)
        if set(VOTERS) & set(row)
    }
    assert naming == {("結果.xlsx", REGISTER)}
    others = [path for path in left(ran) if path.suffix != ".xlsx"]
    assert others
    assert [path.name for path in others if set(VOTERS) & set(texts(path))] == []


def test_the_list_of_those_who_voted_says_nothing_about_choices(ran: Outcome) -> None:
    said = [row for sheet, row in rows(ran.files[0]) if sheet == REGISTER]
    voters = [row for row in said if set(VOTERS) & set(row)]
    assert len(voters) == 10
    assert {row[-1] for row in voters} == {
        "受理", "締切後", "名簿にない職員番号", "再投票により置き換え"
    }  # fmt: skip
    told = "\n".join("\n".join(row) for row in said)
    assert [title for title in titles(ran) if title in told] == []
    # Whether a ballot is blank or void is told by its marks alone.
    assert [words(code) for code in sorted(SECRET) if words(code) in told.splitlines()] == []


def test_the_record_of_a_run_holds_no_person_and_no_entry(ran: Outcome) -> None:
    (record,) = (ran.folder.root / RESTRICTED).rglob("記録.json")
    text = json.dumps(json.loads(record.read_bytes()), ensure_ascii=False)
    people = ("青木", "木村", "ueda@", *(f'"{voter}"' for voter in VOTERS))
    assert [each for each in (*people, *titles(ran)) if each in text] == []


def test_only_the_kept_copies_of_what_was_read_hold_marks_beside_voters(ran: Outcome) -> None:
    root = ran.folder.root
    ballots = (root / "投票.csv").read_bytes()
    copies = [path for path in root.rglob("*") if path.is_file() and path.read_bytes() == ballots]
    assert sorted(path.parent.name for path in copies) == ["催し", "票の原本"]


def test_no_name_of_a_file_says_who_or_what(ran: Outcome) -> None:
    names = [part for path in left(ran) for part in path.relative_to(ran.folder.root).parts]
    personal = (*VOTERS, *titles(ran), "青木", "木村")
    assert [name for name in names if any(each in name for each in personal)] == []
