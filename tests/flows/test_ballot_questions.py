"""The questions of a voting form: whatever is asked, the answers are read as they come."""

from itertools import product

import pytest

from automations.award.ballot_form import BallotForm, ballot_form
from automations.award.rules import ARRANGEMENTS, Arrangement, AwardRules, Extent, Method
from automations.award.schemas import ballot_schema
from automations.flows.ballot_questions import choice_questions, limit_words
from automations.flows.ballot_tab import ballot_blocks
from automations.tables.headings import find_headings
from automations.tables.sheet import sheet_of_rows
from tests.award.ballot_sheets import asked
from tests.award.staging import entries_table

WITHOUT_MARKS = [
    (method, arrangement)
    for method in Method
    for arrangement in ARRANGEMENTS[method]
    if method is not Method.MARKS
]
LABELS = ("01 窓口DX", "02 窓口DXプラス", "03 庶務の自動化", "04 会議の短縮")


def form(rules: AwardRules) -> BallotForm:
    return ballot_form(entries_table(), rules)


def titles(rules: AwardRules) -> list[str]:
    return [each.text for each in choice_questions(rules, form(rules))]


@pytest.mark.parametrize(
    ("method", "arrangement", "extent"),
    [(*each, extent) for each, extent in product(WITHOUT_MARKS, Extent)],
)
def test_every_form_is_read_back_without_a_question(
    method: Method, arrangement: Arrangement, extent: Extent
) -> None:
    rules = asked(method=method, arrangement=arrangement, extent=extent, points=5)
    (block,) = (each for each in ballot_blocks(rules, (), form(rules)) if each.title[:2] == "2.")
    column = 0 if arrangement is Arrangement.LONG else 1
    headings = [str(row[column]) for row in block.rows]
    own = [text for text in ("タイムスタンプ", "職員番号") if text not in headings]
    sheet = sheet_of_rows("投票.xlsx", "回答", [[*own, *headings]])
    found, problems = find_headings(sheet, ballot_schema(rules, entries_table(), [headings]))
    assert problems == ()
    assert found is not None
    assert set(found.columns.values()) == set(range(1, len(own) + len(headings) + 1))


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        (asked(method=Method.APPROVAL), list(LABELS)),
        (
            asked(method=Method.CHOICES, arrangement=Arrangement.CATEGORY_CELLS),
            ["窓口", "内部"],
        ),
        (asked(method=Method.RANKS, arrangement=Arrangement.ONE_CELL), ["選んだ取組"]),
        (
            asked(method=Method.RANKS, arrangement=Arrangement.SLOTS),
            ["窓口 [1位]", "窓口 [2位]", "内部 [1位]", "内部 [2位]"],
        ),
        (
            asked(method=Method.CHOICES, arrangement=Arrangement.SLOTS, extent=Extent.OVERALL),
            ["選択1", "選択2"],
        ),
    ],
)
def test_the_questions_fit_the_layout(rules: AwardRules, expected: list[str]) -> None:
    assert titles(rules) == expected


@pytest.mark.parametrize(
    ("method", "kind"), [(Method.CHOICES, "multiple"), (Method.RANKS, "ranking")]
)
def test_a_single_question_lists_every_entry(method: Method, kind: str) -> None:
    rules = asked(method=method, arrangement=Arrangement.ONE_CELL)
    (question,) = choice_questions(rules, form(rules))
    assert (question.kind, question.choices) == (kind, LABELS)


def test_the_question_of_a_category_lists_its_entries_only() -> None:
    rules = asked(method=Method.CHOICES, arrangement=Arrangement.CATEGORY_CELLS)
    choices = [each.choices for each in choice_questions(rules, form(rules))]
    assert choices == [LABELS[:2], LABELS[2:]]


@pytest.mark.parametrize(
    ("rules", "words"),
    [
        (asked(method=Method.CHOICES), "「窓口」から2件まで選んでください。"),
        (
            asked(method=Method.CHOICES, extent=Extent.OVERALL),
            "全部門から2件まで選んでください。",
        ),
        (
            asked(method=Method.APPROVAL),
            "「窓口」から、よいと思う取組をいくつでも選んでください。",
        ),
        (
            asked(method=Method.RANKS, choices_per_category=0),
            "「窓口」から、よいと思う順に選んでください。",
        ),
        (
            asked(method=Method.POINTS, points=10),
            (
                "「窓口」で合わせて10点までを、よいと思う取組に分けて整数で入れてください。入れ"
                "ない取組は空のままにしてください。"
            ),
        ),
    ],
)
def test_voters_are_told_how_much_they_may_give(rules: AwardRules, words: str) -> None:
    assert limit_words(rules, "窓口") == words
