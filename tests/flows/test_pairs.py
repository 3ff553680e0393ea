"""Two rows that may be one person are asked about in 判定.xlsx; what people say there counts."""

from pathlib import Path

import pytest

from automations.errors import DONE, DONE_WITH_WARNINGS, DecisionNeeded
from automations.flows.event_folder import open_event
from automations.flows.folder_state import read_state
from automations.flows.open_questions import open_questions
from automations.flows.running import Outcome
from automations.flows.scope import ROSTER
from automations.tables.places import Place
from tests.doubtful_event import BOOK, key_of, listed, write_doubtful_event
from tests.flows.judging_pairs import asked_pairs, judge
from tests.small_event import change_text

REGISTRATIONS = "申込.csv"


@pytest.fixture
def doubtful(tmp_path: Path) -> Path:
    folder = write_doubtful_event(tmp_path / "催し")
    assert listed(folder).code == DecisionNeeded.exit_code
    return folder


def answered(folder: Path, *choices: tuple[int, int, str]) -> Outcome:
    judge(folder / BOOK, {key_of(folder, one, other): said for one, other, said in choices})
    return listed(folder)


def strangers() -> list[str]:
    """Return registrations of people who look like nobody: what two share is rare among many."""
    names = zip("赤青黄白黒金銀銅鉄鉛", "アイウエオカキクケコ", strict=True)
    return [
        f"2024/11/22 10:00:00,{sound}@x.example,{letter}沼 {letter}美,{sound}ヌマ {sound}ミ,"
        f"{letter}野市,{letter}課,,自治体職員\n"
        for letter, sound in names
    ]


def registrants(outcome: Outcome) -> object:
    return outcome.findings.report.figures["registrants"].value


def waiting(folder: Path) -> int:
    return len(open_questions(open_event(folder)))


def test_a_question_shows_both_rows_as_typed(doubtful: Path) -> None:
    asked = asked_pairs(doubtful / BOOK)[key_of(doubtful, 2, 6)]
    assert asked["質問"] == "申込.csv「申込」の2行目と6行目は、同じ人ですか。"
    assert asked["Aの行"].splitlines() == [
        "申込元: 申込.csv 2行目",
        "氏名: 松本 優子",
        "フリガナ: マツモト ユウコ",
        "団体: あおば市",
        "所属: 企画課",
        "メール: yuuko@aoba.example",
        "電話: 03-0000-0001",
        "区分: 庁外",
        "申込日時: 令和6年11月11日（月）10:00",
    ]
    assert asked["Bの行"].splitlines()[5:7] == ["メール: －", "電話: －"]
    assert asked["選択肢"] == "同一人物／別人／保留"


def test_nobody_is_named_where_only_places_may_stand(doubtful: Path) -> None:
    asked = asked_pairs(doubtful / BOOK)
    assert not any("松本" in each["質問"] for each in asked.values())


def test_until_answered_two_rows_are_two_people(doubtful: Path) -> None:
    outcome = listed(doubtful)
    assert (registrants(outcome), outcome.unchanged, waiting(doubtful)) == (8, True, 4)


def test_each_answer_counts_and_is_not_asked_again(doubtful: Path) -> None:
    outcome = answered(doubtful, (2, 6, "同一人物"), (3, 7, "別人"), (4, 8, "保留"))
    assert (registrants(outcome), outcome.code) == (7, DecisionNeeded.exit_code)
    assert [each.key for each in outcome.findings.questions] == [key_of(doubtful, 5, 9)]
    assert (len(asked_pairs(doubtful / BOOK)), waiting(doubtful)) == (4, 1)
    last = answered(doubtful, (5, 9, "同一人物"))
    assert (registrants(last), last.code, waiting(doubtful)) == (6, DONE, 0)


def test_changing_an_answer_undoes_it(doubtful: Path) -> None:
    for said, people in {"同一人物": 7, "別人": 8, "保留": 8, "": 8}.items():
        assert registrants(answered(doubtful, (2, 6, said))) == people
    assert waiting(doubtful) == 4
    assert registrants(answered(doubtful, (2, 6, "同一人物"))) == 7


def test_an_answer_holds_when_the_rows_move(doubtful: Path) -> None:
    answered(doubtful, (2, 6, "同一人物"))
    lines = (doubtful / REGISTRATIONS).read_text(encoding="utf-8").splitlines()
    moved = "\n".join([lines[0], *reversed(lines[1:])])
    (doubtful / REGISTRATIONS).write_text(f"{moved}\n", encoding="utf-8")
    outcome = listed(doubtful)
    assert registrants(outcome) == 7
    assert len(asked_pairs(doubtful / BOOK)) == 4


def test_a_question_whose_row_is_gone_does_not_wait(doubtful: Path) -> None:
    gone = "2024/11/20 13:00:00,,高田 真,タカダ マコト,さくら村,税務課,,自治体職員\n"
    change_text(doubtful / REGISTRATIONS, {gone: ""})
    assert waiting(doubtful) == 3
    assert len(listed(doubtful).findings.questions) == 3


def test_the_menu_knows_that_an_answer_is_not_in_the_result_yet(doubtful: Path) -> None:
    def is_counted() -> bool:
        return ROSTER.words in read_state(open_event(doubtful), {}).counted

    assert (is_counted(), read_state(open_event(doubtful), {}).pairs) == (True, 4)
    judge(doubtful / BOOK, {key_of(doubtful, 2, 6): "同一人物"})
    assert (is_counted(), read_state(open_event(doubtful), {}).pairs) == (False, 3)
    listed(doubtful)
    assert is_counted()


def test_who_decided_what_is_listed_beside_what_waits(doubtful: Path) -> None:
    outcome = answered(doubtful, (2, 6, "同一人物"), (3, 7, "別人"), (4, 8, "保留"))
    table = outcome.findings.report.tables["pair_decisions"]
    headings = [each.heading for each in table.columns]
    rows = [dict(zip(headings, row, strict=True)) for row in table.rows]
    assert [(each["判定"], each["扱い"], each["判定者"]) for each in rows[:1]] == [
        ("まだ", "別の2人として数える", ""),
    ]
    assert {(each["判定"], each["扱い"], each["判定者"]) for each in rows[1:]} == {
        ("同一人物", "一人として数える", "係長"),
        ("別人", "別の2人として数える", "係長"),
        ("保留", "別の2人として数える", "係長"),
    }
    one = next(each for each in rows if each["判定"] == "同一人物")
    names = {(one[f"{side}の行"], one[f"{side}の氏名"]) for side in "AB"}
    assert names == {
        (Place(REGISTRATIONS, "申込", 2), "松本 優子"),
        (Place(REGISTRATIONS, "申込", 6), "松本 裕子"),
    }


def test_answers_that_cannot_hold_together_are_named_and_the_job_goes_on(doubtful: Path) -> None:
    third = "2024/11/21 10:00:00,,松本 祐子,マツモト ユウコ,あおば市,企画課,,自治体職員\n"
    with (doubtful / REGISTRATIONS).open("a", encoding="utf-8") as file:
        file.write(third + "".join(strangers()))
    listed(doubtful)
    others = ((3, 7, "別人"), (4, 8, "別人"), (5, 9, "別人"))
    contrary = ((2, 6, "同一人物"), (2, 10, "同一人物"), (6, 10, "別人"))
    outcome = answered(doubtful, *others, *contrary)
    assert (outcome.code, outcome.findings.questions) == (DONE_WITH_WARNINGS, ())
    (found,) = outcome.findings.report.problems
    assert found.place == Place("判定.xlsx", "判定_名寄せ")
    said = {key_of(doubtful, one, other): (one, other) for one, other, _ in contrary}
    left_out = next(key for key in said if f"番号「{key}」" in found.found)
    one, other = said.pop(left_out)
    assert found.found.startswith(
        f"番号「{left_out}」（申込.csv「申込」の{one}行目と{other}行目）の判定が、"
    )
    assert all(key in found.found for key in said)
    assert registrants(outcome) == 8 + len(strangers())
    assert registrants(answered(doubtful, (6, 10, "同一人物"))) == 7 + len(strangers())
