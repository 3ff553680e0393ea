"""What a person is told to do next."""

from datetime import date, datetime
from fractions import Fraction
from zoneinfo import ZoneInfo

from automations.award.rules import AwardRules, Category, Criterion, SelectionRules, VoteRules
from automations.event.model import Basics, Event
from automations.flows.next_steps import next_steps
from automations.tables.places import Place
from automations.tables.problems import problem
from automations.tables.report import Figure, Step, report_of
from automations.tables.sources import Source

TOKYO = ZoneInfo("Asia/Tokyo")
SOURCE = Source("投票.xlsx")
EVENT = Event(
    Basics("みどり野区×DX展", "みどり野区", date(2024, 12, 24)),
    award=AwardRules(
        "アワード",
        SOURCE,
        SOURCE,
        SOURCE,
        (Category("業務改善"),),
        vote=VoteRules(
            datetime(2024, 12, 2, 9, tzinfo=TOKYO), datetime(2024, 12, 6, 17, 15, tzinfo=TOKYO), 3
        ),
        selection=SelectionRules(7),
        criteria=(Criterion("効果", Fraction(100)),),
    ),
)
SET_ASIDE = problem("cell_blank_set_aside", Place("申込.xlsx", "回答", 3, 2), heading="氏名")
NOTE = problem("rows_hidden", Place("申込.xlsx", "回答"), rows=1, first=9)


def test_nothing_to_do() -> None:
    assert list(next_steps(report_of(), EVENT)) == []


def test_what_is_set_aside_comes_before_what_is_worth_a_look() -> None:
    report = report_of(problems=[NOTE, SET_ASIDE])
    assert list(next_steps(report, EVENT)) == [
        Step("保留が1件あります。要確認を見て直し、もう一度実行してください。", "集計_要確認"),
        Step("念のため確かめる点が1件あります。要確認を見てください。", "集計_要確認"),
    ]


def test_while_the_vote_is_open_one_waits_for_its_close() -> None:
    report = report_of([Figure("roll", 1924)])
    assert list(next_steps(report, EVENT)) == [
        Step(
            "投票は令和6年12月6日（金）17:15に締め切ります。締切の後に、もう一度実行してください。"
        )
    ]


def test_finalists_are_a_proposal_until_they_are_approved() -> None:
    report = report_of([Figure("roll", 1924), Figure("finalists", 7)])
    assert list(next_steps(report, EVENT)) == [
        Step(
            "ファイナリスト7件はまだ案です。承認を得て、判定のブックの「判定_承認」に書いてください。",
            "報告資料.docx",
        )
    ]


def test_an_open_question_comes_first_and_leads_to_the_book_it_is_answered_in() -> None:
    asked = Step("残りの枠の同点から1件を選び、「判定_同点」に書いてください。")
    report = report_of([Figure("roll", 1924), Figure("finalists", 6)], steps=[asked])
    assert list(next_steps(report, EVENT)) == [Step(asked.text, "判定.xlsx")]
