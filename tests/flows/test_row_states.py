"""Every row that was read knows what became of it, and no ballot tells what it chose."""

from collections import Counter
from datetime import datetime
from pathlib import Path

from automations.award.ballots import SECRET
from automations.award.rules import AwardRules
from automations.flows.event_folder import open_event
from automations.flows.finding import find
from automations.flows.row_states import States, row_states
from automations.flows.scope import EVERYTHING
from automations.flows.status_texts import RowState
from automations.tables.places import Place
from tests.small_event import AFTER, VOID_VOTE, write_small_event

RECEPTION, REGISTER, ENTRIES, ROLL, BALLOTS = (
    (f"{name}.csv", name) for name in ("受付簿", "申込", "エントリー", "名簿", "投票")
)


def states(folder: Path, at: datetime = AFTER) -> tuple[States, AwardRules]:
    opened = open_event(folder)
    inputs, findings = find(opened, EVERYTHING, at, {})
    assert opened.event.award is not None
    return row_states(inputs, findings), opened.event.award


def test_every_row_of_every_sheet_has_its_state(small: Path) -> None:
    found, _ = states(small)
    inputs, findings = find(open_event(small), EVERYTHING, AFTER, {})
    assert {*found} == {RECEPTION, REGISTER, ENTRIES, ROLL, BALLOTS}
    assert findings.award is not None
    for each in inputs.read:
        sheet = each.table.sheet
        assert {*found[sheet.book, sheet.name]} == {*each.table.frame["row"]}


def test_a_row_that_another_stands_for_knows_which(small: Path) -> None:
    found, _ = states(small)
    again, first = found[RECEPTION][11], found[RECEPTION][2]
    assert again == RowState("reception_again", Place(*RECEPTION, 2))
    assert first == RowState("reception_registered")


def test_the_choices_of_a_ballot_cannot_be_told_from_its_state(tmp_path: Path) -> None:
    found, _ = states(write_small_event(tmp_path / "催し", VOID_VOTE))
    codes = Counter(each.code for each in found[BALLOTS].values())
    assert codes.keys() & SECRET == set()
    assert codes["ballot_accepted"] > 0


def test_before_the_close_nothing_is_said_of_ballots(small: Path) -> None:
    closes = states(small)[1].vote.closes
    found, _ = states(small, closes)
    assert BALLOTS not in found
    assert {each.code for each in found[ENTRIES].values()} <= {
        "entry_ranked", "entry_exhibited", "entry_withdrawn",
    }  # fmt: skip
