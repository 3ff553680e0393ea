"""Every golden case: books and settings in, exactly what was worked out by hand comes out."""

import shutil
import tomllib
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from automations.award.selection import Outcome
from automations.award.ties import OpenTie
from automations.flows import scope
from automations.flows.deciding import Findings
from automations.registration.doubts import Side
from tests.flows.counting import decided, facts
from tests.golden.expectations import figures, in_fractions, problems, tables
from tests.judging import pairs

HERE = Path(__file__).parent
JOBS = {
    "roster": scope.ROSTER,
    "attendance": scope.ATTENDANCE,
    "finalists": scope.FINALISTS,
    "run": scope.EVERYTHING,
}
CASES = sorted(
    path.parent.parent for job in JOBS for path in HERE.glob(f"{job}/*/settings/event.toml")
)


def test_there_are_cases_of_each_kind() -> None:
    assert {case.parent.name for case in CASES} >= {"roster", "attendance", "finalists"}
    folders = {each.name for each in HERE.iterdir() if each.is_dir() and each.name[0] not in "_."}
    assert folders <= {*JOBS, "judging"}, "cases that nobody runs prove nothing"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.relative_to(HERE).as_posix())
def test_it_comes_to_what_was_worked_out_by_hand(case: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(case / "inputs", tmp_path / "催し")
    shutil.copy(case / "settings/event.toml", folder)
    text = (case / "expected/result.toml").read_text(encoding="utf-8")
    expected = in_fractions(tomllib.loads(text), "figures", "scores")
    found = _answered(case, folder)
    assert expected.keys() <= READ.keys(), "a section that nobody compares proves nothing"
    for section, told in expected.items():
        assert READ[section](found, told) == told, section
    for order in expected.keys() & {"finalists", "runners_up"}:  # which a mapping does not compare
        assert list(READ[order](found, {})) == list(expected[order]), order


def _answered(case: Path, folder: Path) -> Findings:
    """Decide a case with what its people said, one kind of question after the other.

    What is asked about is named by rows or by entries, not by a key.
    """
    parts = JOBS[case.parent.name].parts
    answers = case / "settings/answers.toml"
    found = decided(folder, parts=parts)
    if not answers.exists():
        return found
    said = tomllib.loads(answers.read_text(encoding="utf-8"))
    assert said.keys() <= ASKED.keys(), "an answer that nobody asked for proves nothing"
    choices: dict[str, str] = {}
    for kind in (each for each in ASKED if each in said):
        keys = ASKED[kind](found)
        choices |= {keys[tuple(about)]: choice for *about, choice in said[kind]}
        found = decided(folder, choices, parts=parts)
    return found


def _pairs_asked(found: Findings) -> Mapping[tuple[object, ...], str]:
    sides = {key: sorted(map(_at, each)) for key, each in _pairs(found).items()}
    return {(book, one, other): key for key, ((book, one), (_, other)) in sides.items()}


def _ballots_asked(found: Findings) -> Mapping[tuple[object, ...], str]:
    assert found.award is not None
    return {tuple(each.letters): each.key for each in found.award.ballot_questions}


def _ties_asked(found: Findings) -> Mapping[tuple[object, ...], str]:
    assert found.award is not None
    return {_tied(each): each.key for each in found.award.open_ties}


def _tied(tie: OpenTie) -> tuple[object, ...]:
    return tuple(each.entry.number for each in tie.tied)


def _pairs(found: Findings) -> Mapping[str, tuple[Side, Side]]:
    return pairs(found.roster, found.attendance)


def _at(side: Side) -> tuple[str, int]:
    return (side.place.book, side.place.row)


def _questions(found: Findings, _told: object) -> list[list[object]]:
    """Return the pairs of rows that are asked about, both in one book."""
    asked = (sorted(map(_at, each)) for each in _pairs(found).values())
    return sorted([one[0], one[1], other[1]] for one, other in asked)


def _dispositions(
    found: Findings, told: Mapping[str, object]
) -> Mapping[str, Mapping[str, object]]:
    """Return every disposition that has rows, of the tables that were told."""
    counted = [(*key.partition(": "), value) for key, value in facts(found).items()]
    return {
        about: {words: value for table, _, words, value in counted if table == about and value}
        for about in told
    }


def _scores(found: Findings, _told: Mapping[str, object]) -> Mapping[str, Fraction]:
    assert found.award is not None
    return {f"{each.entry.number:02}": each.score for each in found.award.standings}


def _places(found: Findings, _told: Mapping[str, int]) -> Mapping[str, int]:
    """Return where each entry that competes stands among all."""
    assert found.award is not None
    return {f"{each.entry.number:02}": each.rank for each in found.award.standings}


def _finalists(found: Findings, _told: Mapping[str, object]) -> Mapping[str, str]:
    assert found.award is not None
    return _seats(found.award.finalists)


def _runners_up(found: Findings, _told: Mapping[str, object]) -> Mapping[str, str]:
    assert found.award is not None
    return _seats(found.award.runners_up)


def _seats(outcomes: tuple[Outcome, ...]) -> Mapping[str, str]:
    return {f"{each.standing.entry.number:02}": each.seat.reason for each in outcomes}


def _reasons(found: Findings, _told: Mapping[str, str]) -> Mapping[str, str]:
    """Return the one reason of every entry that competes, whatever became of it."""
    assert found.award is not None
    return _seats(found.award.outcomes)


def _open_ballots(found: Findings, _told: object) -> list[list[object]]:
    """Return the rows of which a person is asked which one counts."""
    return sorted(list(each) for each in _ballots_asked(found))


def _open_ties(found: Findings, _told: object) -> list[list[object]]:
    """Return the entries that are still level, and last for how many seats."""
    assert found.award is not None
    return [[*_tied(each), each.seats] for each in found.award.open_ties]


ASKED: Mapping[str, Any] = {
    "pairs": _pairs_asked,
    "ballots": _ballots_asked,
    "ties": _ties_asked,
}
READ: Mapping[str, Any] = {
    "questions": _questions,
    "figures": figures,
    "dispositions": _dispositions,
    "scores": _scores,
    "places": _places,
    "finalists": _finalists,
    "runners_up": _runners_up,
    "reasons": _reasons,
    "problems": problems,
    "open_ballots": _open_ballots,
    "open_ties": _open_ties,
    "tables": tables,
}
