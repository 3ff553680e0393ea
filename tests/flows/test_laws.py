"""Laws of counting, on small events of CSV files."""

import csv
import io
import re
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from automations.tables.places import Place
from automations.tables.report import Cell, Report
from tests.flows.counting import Facts, decided, difference, facts
from tests.small_event import GOLDEN, VOID_VOTE, VOTE, write_small_event

REGISTRATIONS = GOLDEN / "roster/three_sources/inputs"
SOURCES = ("庁内.csv", "庁外.csv", "手入力.csv")
FEW = settings(max_examples=12)
HEADINGS = {"手入力.csv": 2}
"""Lines above the headings; there are none in the other files."""
AT = re.compile(r"\d+行目")
Rows = list[list[str]]


@contextmanager
def small_event(vote: Path = VOTE) -> Iterator[Path]:
    """A small event whose register comes from three sources."""
    with tempfile.TemporaryDirectory() as name:
        folder = write_small_event(Path(name) / "催し", vote)
        shutil.copytree(REGISTRATIONS, folder, dirs_exist_ok=True)
        (folder / "申込.csv").unlink()
        _use(folder, SOURCES)
        yield folder


def _use(folder: Path, sources: Sequence[str]) -> None:
    """Let the settings name these sources, in this order."""
    kind = {"庁内.csv": 'kind = "庁内"\n'}
    listed = "\n".join(
        f'[[registration.sources]]\nbook = "{book}"\n{kind.get(book, "")}' for book in sources
    )
    path = folder / "event.toml"
    before, _, after = path.read_text(encoding="utf-8").partition("[[registration.sources]]")
    rest = after[after.index("[registration.reception]") :]
    path.write_text(f"{before}{listed}\n{rest}", encoding="utf-8")


def read(path: Path) -> Rows:
    return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))


def write(path: Path, rows: Rows) -> None:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    path.write_text(text.getvalue(), encoding="utf-8")


def without_places(report: Report) -> object:
    """Return everything a report says, but in which row of which sheet it was said."""
    tables = {
        key: [
            {
                column.heading: _unplaced(cell)
                for column, cell in zip(table.columns, row, strict=True)
            }
            for row in table.rows
        ]
        for key, table in report.tables.items()
        if key != "inputs"  # what was read, in the order of the settings
    }
    figures = {key: (each.value, each.n, each.denominator) for key, each in report.figures.items()}
    problems = sorted((each.code, each.place.book, each.found) for each in report.problems)
    return figures, tables, problems, report.notes


def _unplaced(cell: Cell) -> Cell:
    if isinstance(cell, Place):
        return Place(cell.book, cell.sheet)
    return AT.sub("", cell) if isinstance(cell, str) else cell


with small_event(VOID_VOTE) as _folder:
    FILES = sorted(path.name for path in _folder.glob("*.csv"))
    EXPECTED = without_places(decided(_folder).report)


@FEW
@given(chance=st.randoms(use_true_random=False))
def test_the_order_of_rows_columns_and_sources_never_changes_a_result(chance: Random) -> None:
    with small_event(VOID_VOTE) as folder:
        for name in FILES:
            rows, top = read(folder / name), HEADINGS.get(name, 0)
            order = chance.sample(range(len(rows[top])), len(rows[top]))
            lines = [rows[top], *chance.sample(rows[top + 1 :], len(rows) - top - 1)]
            table = [[row[column] for column in order] for row in lines]
            write(folder / name, [*rows[:top], *table])
        _use(folder, chance.sample(SOURCES, len(SOURCES)))
        assert without_places(decided(folder).report) == EXPECTED


with small_event() as _folder:
    BEFORE = facts(decided(_folder))

# What the marks of a ballot may be: an entry's number with a mark on each criterion.
MARKS = st.dictionaries(
    st.integers(1, 6), st.tuples(st.integers(1, 5), st.integers(1, 5)), max_size=6
)
Sent = tuple[str, str, dict[int, tuple[int, int]]]
INVALID: st.SearchStrategy[Sent] = st.one_of(
    st.tuples(st.just("2024/12/06 17:15:01"), st.just("0009"), MARKS),  # late
    st.tuples(st.just("2024/12/02 08:59:59"), st.just("0010"), MARKS),  # early
    st.tuples(st.just("2024/12/03 12:00:00"), st.just("9999"), MARKS),  # not on the roll
    st.tuples(st.just("2024/12/03 12:00:00"), st.just("0011"), st.just({})),  # blank
    st.tuples(st.just("2024/12/02 09:00:00"), st.just("0008"), MARKS),  # replaced later
)


@FEW
@given(ballot=INVALID, place=st.integers(0, 8))
def test_an_invalid_ballot_changes_no_standing(ballot: Sent, place: int) -> None:
    submitted, voter, marks = ballot
    with small_event() as folder:
        rows = read(folder / "投票.csv")
        grid = [str(marks[number][criterion]) if number in marks else ""
                for criterion in (0, 1) for number in range(1, 7)]  # fmt: skip
        rows.insert(1 + place, [submitted, voter, *grid])
        write(folder / "投票.csv", rows)
        changed = difference(BEFORE, facts(decided(folder)))
    assert changed["ballots_received"] == changed["ballots_not_counted"] == 1
    assert [key for key in changed if key not in may_change(changed)] == []


def may_change(changed: Facts) -> set[str]:
    """An invalid ballot was received and set aside; a blank one was cast; nothing else."""
    dispositions = {key for key in changed if key.startswith(("ballot: ", "choice: "))}
    dispositions -= {"ballot: 有効", "choice: 有効"}
    received = {
        "ballots_received", "ballots_not_counted", "ballots_pending", "pending_effect", "voters",
        "turnout",
    }  # fmt: skip
    return dispositions | received | {"problem ballot_voter_unknown"}
