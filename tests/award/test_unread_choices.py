"""In rows of an entry each, a column of ○ and × that nobody reads may decide who won."""

from dataclasses import replace

import pytest

from automations.award.rules import Arrangement, Method, Own
from automations.award.schemas import ballot_schema
from automations.award.unread_choices import unread_choices
from automations.tables.sheet import sheet_of_rows
from automations.tables.typed import TypedTable, read_table
from tests.award.staging import RULES, TOKYO, entries_table, with_vote

BASE = with_vote(
    replace(RULES, criteria=()),
    method=Method.CHOICES,
    arrangement=Arrangement.LONG,
    own_section=Own.ALLOWED,
)


def ballots(heading: str, said: tuple[str, ...]) -> TypedTable:
    rows = [
        ["タイムスタンプ", "職員番号", "取組", heading],
        *(
            ["2024/12/03 10:00:00", "0001", str(number), each]
            for number, each in enumerate(said, 1)
        ),
    ]
    sheet = sheet_of_rows("事務局限り/投票.xlsx", "投票", rows)
    return read_table(sheet, ballot_schema(BASE, entries_table()), TOKYO)


@pytest.mark.parametrize("said", [("○", "×"), ("はい", ""), ("選ぶ", "選ばない"), ("1", "0")])
def test_a_column_of_yes_and_no_under_an_unknown_heading_is_refused(said: tuple[str, ...]) -> None:
    (found,) = unread_choices(ballots("えらぶ", said), BASE)
    assert str(found) == (
        "事務局限り/投票.xlsx「投票」D1: 見出し「えらぶ」の列に○や×などがありますが、何の列か"
        "分かりません。選んだかどうかの列なら、見出しを「選択」に直してください。数えない列なら、"
        "列を消すか、判定.xlsxの「判定_見出し」で「使わない」を選んでください。"
    )


@pytest.mark.parametrize(
    ("heading", "said"), [("選択", ("○", "×")), ("感想", ("○", "よかった")), ("メモ", ("", ""))]
)
def test_what_is_read_or_says_something_else_is_no_such_column(
    heading: str, said: tuple[str, ...]
) -> None:
    assert list(unread_choices(ballots(heading, said), BASE)) == []


def test_other_votes_have_no_such_column() -> None:
    grid = with_vote(BASE, arrangement=Arrangement.GRID)
    assert list(unread_choices(ballots("えらぶ", ("○", "×")), grid)) == []
