"""判定.xlsx that somebody has open: who answers is waited for, and nothing is published before."""

from __future__ import annotations

from functools import partial
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from automations.errors import OutputNotWritten
from automations.flows.running import inspect, perform
from automations.flows.scope import EVERYTHING
from automations.flows.waiting_outputs import Patience, Waiting
from tests.office_share import OfficeShare, office_share
from tests.passing_time import PassingTime
from tests.small_event import AFTER, RESTRICTED, change_text

RESULT = "結果.xlsx"


@pytest.fixture
def share(monkeypatch: pytest.MonkeyPatch) -> OfficeShare:
    return office_share(monkeypatch)


def empty_book() -> bytes:
    """Return a workbook in which nothing has been asked yet."""
    packed = BytesIO()
    Workbook().save(packed)
    return packed.getvalue()


TIE_FOR_A_PERSON = {
    '"評価基準の順に比べる", "選んだ人数が多い", "人が決める"': '"人が決める"',
}


def test_who_answers_questions_is_waited_for(small: Path, share: OfficeShare) -> None:
    change_text(small / "event.toml", TIE_FOR_A_PERSON)
    inspect(small, AFTER)
    book = small / RESTRICTED / "判定.xlsx"
    book.write_bytes(empty_book())
    share.opens(book, "山田")
    clock = PassingTime({3.0: partial(share.closes, book)})
    assert perform(small, EVERYTHING, AFTER, Patience(clock=clock)).code == 20
    assert 3.0 <= clock.time < 5.0


def test_who_goes_on_answering_questions_keeps_the_run_from_publishing(
    small: Path, share: OfficeShare
) -> None:
    change_text(small / "event.toml", TIE_FOR_A_PERSON)
    inspect(small, AFTER)
    book = small / RESTRICTED / "判定.xlsx"
    told: list[Waiting] = []
    book.write_bytes(empty_book())
    share.opens(book, "山田")
    patience = Patience(clock=PassingTime(), tell=lambda held, _: told.extend(held))
    with pytest.raises(OutputNotWritten) as refused:
        perform(small, EVERYTHING, AFTER, patience)
    assert str(refused.value) == (
        "判定.xlsx: 山田さんが開いているため、書き込めません。"
        "閉じてもらってから、もう一度実行してください。"
    )
    assert [each.owner for each in told] == ["山田"]
    assert not (small / RESTRICTED / RESULT).exists()
