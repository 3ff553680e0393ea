"""The sheets of the award under the event's own categories, criteria and entries."""

import pytest

from automations.award.ballot_columns import mark_key
from automations.award.rules import Criterion
from automations.award.schemas import ballot_schema, entry_schema
from automations.errors import InputUnfit
from automations.tables.schema import Choice
from tests.award.staging import (
    ENTRIES,
    RULES,
    Ballot,
    ballot_rows,
    entries_table,
    grid_table,
)


def test_the_categories_are_those_of_the_event() -> None:
    fields = {each.key: each for each in entry_schema(RULES).fields}
    assert fields["category"].choices == (Choice("窓口", ("窓口サービス",)), Choice("内部"))


def test_each_criterion_and_entry_has_a_column_of_its_own() -> None:
    fields = ballot_schema(RULES, entries_table()).fields
    grid = {each.key: each.heading for each in fields if each.key.startswith("mark_")}
    assert grid == {
        "mark_1_1": "効果 [01 窓口DX]",
        "mark_2_1": "工夫 [01 窓口DX]",
        "mark_1_2": "効果 [02 窓口DXプラス]",
        "mark_2_2": "工夫 [02 窓口DXプラス]",
        "mark_1_3": "効果 [03 庶務の自動化]",
        "mark_2_3": "工夫 [03 庶務の自動化]",
        "mark_1_4": "効果 [04 会議の短縮]",
        "mark_2_4": "工夫 [04 会議の短縮]",
    }


@pytest.mark.parametrize(
    "written",
    [
        "効果 [01 窓口DX]",
        "効果[1 窓口DX]",
        "効果［０１　窓口ＤＸ］",
        "効果 [窓口DX]",
        "効果 [1.窓口DX]",
        "効果 [01]",
        "01 窓口DX [効果]",
    ],
)
def test_a_column_is_found_however_the_form_writes_it(written: str) -> None:
    entries = entries_table()
    rows = ballot_rows([Ballot("0001", {1: (4, 3), 2: (5, 5)})], entries)
    rows[0][rows[0].index("効果 [01 窓口DX]")] = written
    frame = grid_table(rows, entries).frame
    assert frame.select(mark_key(1, 1), mark_key(1, 2)).rows() == [("4", "5")]


@pytest.mark.parametrize(
    ("judged", "withdrawn", "needed"),
    [
        ("", "", True),
        ("希望しない", "", False),
        ("", "2024/12/02 09:00", False),  # as the vote opens
        ("", "2024/12/02 09:01", True),
    ],
)
def test_only_what_can_be_chosen_when_the_vote_opens_needs_a_column(
    judged: str, withdrawn: str, *, needed: bool
) -> None:
    rows = (*ENTRIES[:3], ("4", "会議の短縮", "内部", "企画課", judged, withdrawn))
    fields = {each.key: each for each in ballot_schema(RULES, entries_table(rows)).fields}
    assert fields[mark_key(1, 4)].required is needed
    assert fields[mark_key(1, 1)].required


def test_a_title_that_begins_like_another_is_not_taken_for_it() -> None:
    entries = entries_table()
    rows = ballot_rows([Ballot("0001", {2: (5, 5)})], entries)
    headings = [text for text in rows[0] if text != "効果 [01 窓口DX]"]
    place = rows[0].index("効果 [01 窓口DX]")
    body = [[*row[:place], *row[place + 1 :]] for row in rows[1:]]
    with pytest.raises(InputUnfit) as refused:
        grid_table([headings, *body], entries)
    assert "「効果 [01 窓口DX]」の見出しがありません" in str(refused.value)


def test_the_alias_of_a_criterion_is_recognised_too() -> None:
    criteria = (Criterion("効果", RULES.criteria[0].weight, ("区民への効果",)), RULES.criteria[1])
    rules = RULES.__class__(
        **{**{name: getattr(RULES, name) for name in RULES.__slots__}, "criteria": criteria}
    )
    entries = entries_table()
    rows = ballot_rows([Ballot("0001", {1: (4, 3)})], entries)
    rows[0][rows[0].index("効果 [01 窓口DX]")] = "区民への効果 [01 窓口DX]"
    assert grid_table(rows, entries, rules).frame["mark_1_1"].to_list() == ["4"]


def test_a_heading_that_would_fit_two_entries_fits_neither() -> None:
    twins = [*ENTRIES[:3], ("4", "庶務の自動化", "内部", "企画課", "", "")]
    schema = ballot_schema(RULES, entries_table(twins))
    aliases = {each.key: each.aliases for each in schema.fields}
    assert "効果 [庶務の自動化]" not in aliases["mark_1_3"] + aliases["mark_1_4"]
    assert "効果 [3 庶務の自動化]" in aliases["mark_1_3"]
