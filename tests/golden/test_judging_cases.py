"""Every golden case of the judging, through the job itself: sheets in, prizes with reasons out."""

import shutil
import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from automations.errors import InputUnfit
from automations.flows.deciding import Findings
from automations.flows.running import perform
from automations.flows.scope import JUDGING
from tests.flows.answering import answer, rows_of
from tests.golden.bound_books import bind_books
from tests.golden.expectations import in_fractions
from tests.golden.judged import FRACTIONS, READ
from tests.small_event import AFTER

HERE = Path(__file__).parent / "judging"
CASES = sorted(path.parent.parent for path in HERE.glob("*/settings/event.toml"))
_PRIZES = "判定_賞"


def test_no_case_is_overlooked() -> None:
    assert CASES
    assert {each.name for each in CASES} == {each.name for each in HERE.iterdir()}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_it_comes_to_what_was_worked_out_by_hand(case: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(case / "inputs", tmp_path / "催し")
    bind_books(folder)
    shutil.copy(case / "settings/event.toml", folder)
    expected = in_fractions(_toml(case / "expected/result.toml"), *FRACTIONS)
    told = _toml(case / "settings/run.toml")
    if refused := expected.get("refused"):
        assert len(expected) == 1, "where nothing is published, nothing else is compared"
        with pytest.raises(InputUnfit) as unfit:
            _judged(folder, told)
        assert [str(each) for each in unfit.value.sentences] == refused
        return
    found = _judged(folder, told)
    assert expected
    assert expected.keys() <= READ.keys(), "a section that nobody compares proves nothing"
    for section, right in expected.items():
        assert READ[section](found, right) == right, section
    if "prizes" in expected:  # which a mapping does not compare
        assert list(READ["prizes"](found, {})) == list(expected["prizes"]), "in their order"


def _judged(folder: Path, told: dict[str, Any]) -> Findings:
    """Run the job, and again after each answer that somebody typed into 判定.xlsx."""
    at: datetime = told.get("as_of", AFTER.replace(tzinfo=None)).replace(tzinfo=AFTER.tzinfo)
    found = perform(folder, JUDGING, at).findings
    for each in told.get("answers", ()):
        _answer(folder, dict(each))
        found = perform(folder, JUDGING, at).findings
    return found


def _answer(folder: Path, texts: dict[str, object]) -> None:
    """Type into the last question that names what the answer is ``about``."""
    tab, about = str(texts.pop("sheet", _PRIZES)), texts.pop("about")
    asked = [
        at for at, row in enumerate(rows_of(folder, tab)) if f"「{about}」" in str(row["質問"])
    ]
    answer(folder, tab, texts, asked[-1])


def _toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
