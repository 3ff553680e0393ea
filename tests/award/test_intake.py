"""応募集計: each application has one reason, and what is doubtful is asked, never guessed."""

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from automations.award.entries import read_entries
from automations.award.intake import INTAKE, Intake
from automations.award.resubmissions import Answer
from tests.award.applying import (
    AS_OF,
    OTHER,
    TOKYO,
    USUAL,
    Row,
    codes,
    form_answers,
    numbered_list,
    numbers,
    taken,
)

SHEET = "共有/応募フォーム.csv「応募フォーム」"
AGAIN = {**USUAL, "submitted": "2027/10/05 10:00", "effect": "待ち時間が三分の一"}


def test_answers_of_a_form_are_numbered_by_when_they_came() -> None:
    third = {**OTHER, "submitted": "2027/09/30 10:00", "title": "会議の短縮", "leader": "別人 一"}
    found = taken(form_answers(USUAL, OTHER, third))
    assert numbers(found) == {"会議の短縮": 1, "窓口の記入をなくす": 2, "庶務の自動化": 3}
    assert found.problems == ()


def test_the_numbers_people_typed_are_theirs_and_the_others_come_after() -> None:
    found = taken(numbered_list({**USUAL, "number": "5"}, OTHER))
    assert numbers(found) == {"窓口の記入をなくす": 5, "庶務の自動化": 6}


def test_a_numbered_list_is_taken_as_it_stands() -> None:
    rows = [{"number": "1", **USUAL}, {"number": "2", **USUAL}, {"number": "3", "title": "テスト",
            "category": "内部", "submitted": "2028/01/01"}]  # fmt: skip
    found = taken(numbered_list(*rows))
    assert codes(found) == ["", "", ""]
    assert (found.doubts, found.problems) == ((), ())


def test_without_giving_none_has_a_number_and_the_remedy_is_said() -> None:
    found = taken(form_answers(USUAL), give_at=None)
    (problem,) = read_entries(found.table, AS_OF).problems
    assert str(problem) == (
        f"{SHEET}2行目: 「番号」が空です。"
        "先に「応募集計」を実行して番号を付けるか、「番号」に書いてください。"
    )


def test_the_latest_of_the_same_people_counts() -> None:
    found = taken(form_answers(USUAL, AGAIN, OTHER))
    assert codes(found) == ["entry_replaced", "", ""]
    assert found.table.frame["instead"].to_list() == [3, None, None]
    assert found.table.frame["number"].to_list() == [None, 1, 2]  # as it first came


def test_the_same_sent_twice_counts_once() -> None:
    found = taken(form_answers(USUAL, {**USUAL, "submitted": "2027/10/01 10:01"}))
    assert codes(found) == ["entry_copy", ""]


@pytest.mark.parametrize(
    ("ruling", "code"),
    [
        ("既提案と重複", "entry_duplicate"),
        ("前回までの提案との重複", "entry_duplicate"),
        ("対象外", "entry_out_of_scope"),
        ("記入不備", "entry_incomplete"),
        ("受理", ""),
        ("", ""),
    ],
)
def test_what_the_secretariat_decided_is_the_reason(ruling: str, code: str) -> None:
    assert codes(taken(form_answers({**USUAL, "ruling": ruling}))) == [code]
    assert codes(taken(numbered_list({**USUAL, "ruling": ruling, "number": "1"}))) == [code]


@pytest.mark.parametrize("title", ["テスト", "ＴＥＳＴ", "動作確認"])
def test_a_test_is_set_apart(title: str) -> None:
    assert codes(taken(form_answers({**USUAL, "title": title}))) == ["entry_test"]


@pytest.mark.parametrize(
    ("submitted", "code"),
    [
        ("2027/10/15 23:59:59", ""),
        ("2027/10/16 00:00:00", "entry_late"),
        ("", ""),
    ],
)
def test_the_last_day_counts_to_its_end(submitted: str, code: str) -> None:
    assert codes(taken(form_answers({**USUAL, "submitted": submitted}))) == [code]


def test_a_late_one_waits_for_a_person() -> None:
    late = {**USUAL, "submitted": "2027/10/16 08:30"}
    found = taken(form_answers(late))
    assert list(map(str, found.problems)) == [
        (
            f"{SHEET}A2: 応募日時（令和9年10月16日（土）8:30）が、"
            "応募の締切（令和9年10月15日（金））より後です。受け付けるなら「受付の判断」に「受理」、"
            "受け付けないなら「対象外」と書いてください。それまでこの応募は保留です。"
        )
    ]
    assert codes(taken(form_answers({**late, "ruling": "受理"}))) == [""]
    assert codes(taken(form_answers(late), closes=None)) == [""]


def test_one_that_waits_replaces_none_before_it_is_taken_in() -> None:
    late = {**AGAIN, "submitted": "2027/10/20 08:30"}
    assert codes(taken(form_answers(USUAL, late))) == ["", "entry_late"]
    accepted = {**late, "ruling": "受理"}
    assert codes(taken(form_answers(USUAL, accepted))) == ["entry_replaced", ""]


def test_what_had_to_be_answered_and_was_not_is_named() -> None:
    found = taken(form_answers({**USUAL, "leader": "", "effect": " "}))
    assert codes(found) == ["entry_unfinished"]
    assert list(map(str, found.problems)) == [
        (
            f"{SHEET}2行目: 必ず書くところのうち、「代表者」「効果」が空です。"
            "応募した人に確かめて書き足すか、このままでよければ「受付の判断」に「受理」と書いてください。"
            "それまでこの応募は保留です。"
        )
    ]


def test_a_person_may_take_it_in_as_it_is_but_for_what_the_vote_needs() -> None:
    accepted = {**USUAL, "ruling": "受理"}
    assert codes(taken(form_answers({**accepted, "effect": ""}))) == [""]
    assert codes(taken(form_answers({**accepted, "title": ""}))) == ["entry_unfinished"]
    assert codes(taken(form_answers({**accepted, "category": "外"}))) == ["entry_unfinished"]


SAME_TITLE = {**OTHER, "title": USUAL["title"]}
OTHER_TITLE = {**AGAIN, "title": "窓口の記入を無くす"}


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (SAME_TITLE, "取組名は同じで、応募者が違う"),
        (OTHER_TITLE, "応募者は同じで、取組名が似ている"),
    ],
)
def test_what_is_doubtful_is_asked_and_both_stand(other: Row, why: str) -> None:
    found = taken(form_answers(USUAL, other))
    assert codes(found) == ["", ""]
    sentences = [
        f"{SHEET}B{row}: {SHEET}{5 - row}行目の「{title}」と同じ応募かもしれません（{why}）。"
        "判定.xlsxの「判定_応募」で答えてください。それまでは別の応募として扱います。"
        for row, title in ((2, other["title"]), (3, USUAL["title"]))
    ]
    assert [str(each) for each in found.problems] == sentences
    (doubt,) = found.doubts
    assert doubt.choices == (Answer.SAME, Answer.OTHER)
    assert doubt.key.startswith("応募-")


@pytest.mark.parametrize("other", [SAME_TITLE, OTHER_TITLE])
def test_an_answer_settles_it(other: Row) -> None:
    (doubt,) = taken(form_answers(USUAL, other)).doubts
    same = taken(form_answers(USUAL, other), answers={doubt.key: "同じ応募"})
    assert (codes(same), same.doubts, same.problems) == (["entry_replaced", ""], (), ())
    apart = taken(form_answers(USUAL, other), answers={doubt.key: "別の応募"})
    assert (codes(apart), apart.doubts, apart.problems) == (["", ""], (), ())


def test_where_nobody_knows_which_is_later_a_person_says() -> None:
    one, other = ({**each, "submitted": ""} for each in (USUAL, AGAIN))
    (doubt,) = taken(form_answers(one, other)).doubts
    assert doubt.choices == (Answer.FIRST, Answer.SECOND, Answer.OTHER)
    table = form_answers(one, other)
    for said, used in ((Answer.FIRST, doubt.one), (Answer.SECOND, doubt.other)):
        found = taken(table, answers={doubt.key: said.value})
        stands = found.table.frame.filter(found.table.frame[INTAKE] == "")
        assert stands["effect"].to_list() == [used.texts["effect"]]


def test_a_question_is_the_same_whatever_the_rows() -> None:
    one, other = taken(form_answers(USUAL, SAME_TITLE)), taken(form_answers(SAME_TITLE, USUAL))
    assert [each.key for each in one.doubts] == [each.key for each in other.doubts]
    assert one.doubts[0].one.texts == other.doubts[0].one.texts


def test_states_say_which_row_stands_for_another() -> None:
    found = taken(form_answers(USUAL, AGAIN))
    states = read_entries(found.table, AS_OF).states
    assert [(each.row, each.code, each.instead) for each in states] == [
        (2, "entry_replaced", 3), (3, "entry_ranked", None),
    ]  # fmt: skip


def test_every_row_has_one_disposition_and_the_counts_add_up() -> None:
    alone = {**OTHER, "mail": ""}
    rows = [
        USUAL,
        AGAIN,
        OTHER,
        {**OTHER, "title": "テスト"},
        {**alone, "title": "遅い応募", "submitted": "2027/10/30", "leader": "別人 一"},
        {**alone, "title": "展示だけ", "judged": "希望しない", "leader": "別人 二"},
        {**alone, "title": "済んだ話", "ruling": "重複", "leader": "別人 三"},
    ]
    counts = read_entries(taken(form_answers(*rows)).table, AS_OF).counts
    assert {each.words: each.rows for each in counts if each.rows} == {
        "テスト": 1,
        "前回までの提案と重複": 1,
        "差替えにより置き換え": 1,
        "応募締切後（保留）": 1,
        "審査を希望しない": 1,
        "審査対象": 2,
    }


def test_people_cost_and_time_are_read() -> None:
    row = {
        **USUAL,
        "members": "例示 太郎、別人 一\n記入 花子",
        "cost": "12万円",
        "section": "市民課、税務課",
    }
    (entry,) = read_entries(taken(form_answers(row)).table, AS_OF).entries
    assert entry.people == ("記入 花子", "例示 太郎", "別人 一")
    assert entry.cost == 120_000
    assert entry.submitted == datetime(2027, 10, 1, 10, tzinfo=TOKYO)
    assert entry.lead_section == "市民課"


def test_a_cost_that_is_no_amount_is_told() -> None:
    table = taken(form_answers({**USUAL, "cost": "約12万円"})).table
    (problem,) = read_entries(table, AS_OF).problems
    assert str(problem) == (
        f"{SHEET}L2: 「費用」の「約12万円」は金額として読めません。"
        "空欄として扱いました。「12万円」「120,000円」のように書いてください。"
    )


ROWS = (USUAL, AGAIN, OTHER, SAME_TITLE, {**OTHER, "title": "会議の短縮", "submitted": ""})


def told(found: Intake) -> set[tuple[object, ...]]:
    frame = found.table.frame.select("title", "submitted", "leader", "number", INTAKE)
    return set(frame.iter_rows())


@settings(max_examples=25)
@given(st.permutations(ROWS))
def test_the_order_of_rows_never_matters(rows: list[Row]) -> None:
    assert told(taken(form_answers(*rows))) == told(taken(form_answers(*ROWS)))
    assert taken(form_answers(*rows)).numbers == taken(form_answers(*ROWS)).numbers
