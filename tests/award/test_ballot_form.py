"""What the voting form lists, and which titles a form would spoil."""

from collections import Counter
from datetime import timedelta

import pytest

from automations.award.ballot_form import LONGEST_TITLE, BallotForm, ballot_form
from tests.award.staging import (
    ENTRIES,
    OPENS,
    RULES,
    Ballot,
    ballot_rows,
    entries_table,
    grid_table,
)

BEFORE = f"{OPENS - timedelta(days=3):%Y/%m/%d %H:%M}"
DURING = f"{OPENS + timedelta(hours=3):%Y/%m/%d %H:%M}"


def form(*rows: tuple[str, ...]) -> BallotForm:
    return ballot_form(entries_table(rows or ENTRIES), RULES)


def titled(title: str, number: str = "5") -> tuple[str, ...]:
    return (number, title, "窓口", "市民課", "", "")


def said(found: BallotForm) -> list[str]:
    return [str(each) for each in found.problems]


def test_it_lists_the_entries_of_each_category_by_number() -> None:
    listed = {name: [each.label for each in entries] for name, entries in form().listed}
    assert listed == {
        "窓口": ["01 窓口DX", "02 窓口DXプラス"],
        "内部": ["03 庶務の自動化", "04 会議の短縮"],
    }


def test_titles_that_begin_alike_are_no_fault() -> None:
    assert form().problems == ()


def test_what_cannot_be_chosen_is_left_out() -> None:
    found = form(
        ENTRIES[0],
        ("2", "展示だけ", "窓口", "税務課", "希望しない", ""),
        ("3", "取下げ", "内部", "総務課", "", BEFORE),
        ("4", "投票の途中で取下げ", "内部", "総務課", "", DURING),
    )
    left = [(each.number, each.disposition) for each in found.left_out]
    assert left == [(2, "entry_exhibited"), (3, "entry_withdrawn")]
    assert [[each.number for each in entries] for _, entries in found.listed] == [[1], [4]]


def test_ballots_are_read_without_the_columns_of_what_is_left_out() -> None:
    rows = (*ENTRIES[:3], ("4", "会議の短縮", "内部", "企画課", "", BEFORE))
    entries = entries_table(rows)
    without = [row[:5] + row[6:9] + row[10:] for row in ballot_rows([Ballot("0001")], entries)]
    assert not [heading for heading in without[0] if "会議" in heading]
    assert grid_table(without, entries).problems == ()


def test_a_category_without_entries_has_no_section() -> None:
    assert [name for name, _ in form(ENTRIES[0]).listed] == ["窓口"]


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        (
            "窓口\nDX",
            (
                "「エントリー」B2: 取組名「窓口 DX」の途中で改行しています。"
                "フォームに貼り付けると二つに分かれるので、改行を消してください。"
            ),
        ),
        (
            "[窓口]；DX",
            (
                "「エントリー」B2: 取組名「[窓口]；DX」に「[]；」が入っています。"
                "フォームの書き出しで区切りと見分けにくいので、"
                "「・」や「（ ）」に直すことをお勧めします。"
            ),
        ),
        (
            "長" * (LONGEST_TITLE + 1),
            (
                "「エントリー」B2: 取組名が81字あります。フォームの画面で読みにくく、道具によっては"
                "途中で切れるので、80字以内にすることをお勧めします。"
            ),
        ),
    ],
)
def test_a_title_that_a_form_would_spoil_is_named(title: str, sentence: str) -> None:
    assert said(form(titled(title))) == [f"共有/エントリー.xlsx{sentence}"]


def test_a_title_of_the_longest_length_is_no_fault() -> None:
    assert form(titled("長" * LONGEST_TITLE)).problems == ()


def test_entries_that_differ_by_blanks_alone_are_named() -> None:
    found = form(titled("1窓口", "10"), titled("窓口", "101"))
    assert said(found) == [
        f"共有/エントリー.xlsx「エントリー」B{row}: 取組「{label}」は、空白を除くと、番号と名前を"
        "合わせた書き方がほかの取組と同じになります。取組名の先頭の数字を変えるなどして、"
        "区別できる名前にしてください。"
        for row, label in ((2, "10 1窓口"), (3, "101 窓口"))
    ]


def test_a_number_that_stands_twice_is_told_once() -> None:
    codes = Counter(each.code for each in form(titled("甲"), titled("甲")).problems)
    assert codes == {"entry_number_doubled": 2, "entry_title_doubled": 2}
