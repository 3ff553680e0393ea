"""Numbers of entries: given once, by when entries came, and never to another one."""

from hypothesis import given, settings
from hypothesis import strategies as st

from automations.award.entries import read_entries
from automations.award.entry_numbers import EntryNumber
from tests.award.applying import AS_OF, OTHER, USUAL, form_answers, numbered_list, numbers, taken

SHEET = "共有/応募フォーム.csv「応募フォーム」"
AGAIN = {**USUAL, "submitted": "2027/10/05 10:00", "effect": "待ち時間が三分の一"}


def test_a_withdrawal_keeps_its_number_and_the_next_one_is_new() -> None:
    first = taken(form_answers(USUAL, OTHER))
    gone = {**USUAL, "withdrawn": "2027/10/20"}
    third = {**OTHER, "title": "会議の短縮", "leader": "別人 一", "mail": ""}
    found = taken(form_answers(gone, OTHER, third), first.numbers)
    assert numbers(found) == {"窓口の記入をなくす": 1, "庶務の自動化": 2, "会議の短縮": 3}
    assert [each.disposition for each in read_entries(found.table, AS_OF).entries] == [
        "entry_withdrawn", "entry_ranked", "entry_ranked",
    ]  # fmt: skip


def test_who_withdrew_before_there_was_a_number_gets_none() -> None:
    gone = {**USUAL, "withdrawn": "2027/10/20"}
    assert numbers(taken(form_answers(gone, OTHER))) == {
        "窓口の記入をなくす": None, "庶務の自動化": 1,
    }  # fmt: skip


def test_a_number_outlives_its_row() -> None:
    first = taken(form_answers(USUAL, OTHER))
    found = taken(form_answers({**OTHER, "title": "会議の短縮"}), first.numbers)
    assert numbers(found) == {"会議の短縮": 3}
    assert [each.number for each in found.numbers] == [1, 2, 3]


def test_a_resubmission_has_the_number_of_what_it_replaces() -> None:
    first = taken(form_answers(USUAL, OTHER))
    found = taken(form_answers(USUAL, OTHER, AGAIN), first.numbers)
    assert found.table.frame["number"].to_list() == [None, 2, 1]
    mended = {**AGAIN, "title": "窓口の記入をなくする"}
    alone = taken(form_answers(mended), first.numbers)  # the first row is gone
    assert alone.table.frame["number"].to_list() == [1]


def test_a_number_of_ours_beside_another_entry_is_refused() -> None:
    first = taken(form_answers(USUAL, OTHER))
    found = taken(numbered_list({**OTHER, "number": "1"}), first.numbers)
    assert list(map(str, found.problems)) == [
        (
            f"{SHEET}A2: 番号1は、別の応募「窓口の記入をなくす」に付けた番号です。"
            "その番号は使わず、ほかの番号にするか、空にして「応募集計」で番号を付けてください。"
        )
    ]


def test_the_numbers_we_gave_may_be_written_into_the_list() -> None:
    first = taken(form_answers(USUAL, OTHER))
    copied = numbered_list({**OTHER, "number": "2"}, {**USUAL, "number": "1", "title": "記入ゼロ"})
    assert taken(copied, first.numbers).problems == ()


@settings(max_examples=25)
@given(st.permutations(range(4)), st.integers(0, 4))
def test_a_number_once_given_never_moves(order: list[int], known: int) -> None:
    """Whatever came first and however the sheet is sorted later."""
    entries = [
        {**USUAL, "title": f"取組{name}", "leader": f"記入 {name}", "mail": ""}
        for name in "甲乙丙丁"
    ]
    first = taken(form_answers(*entries[:known], OTHER))
    before = {each.title: each.number for each in first.numbers}
    later = taken(form_answers(*(entries[place] for place in order), OTHER), first.numbers)
    after = {each.title: each.number for each in later.numbers}
    assert before.items() <= after.items()
    again = taken(form_answers(OTHER, *entries), later.numbers)
    assert again.numbers == later.numbers


def test_two_copies_of_a_list_of_numbers_are_read_as_one_entry() -> None:
    held = EntryNumber(
        7, "窓口の記入をなくす", ("市民課",), "記入 花子", "", typed=True, known_by=("x",)
    )
    found = taken(form_answers(USUAL), [held])
    assert numbers(found) == {"窓口の記入をなくす": 7}
