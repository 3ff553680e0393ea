"""An item's job: run, told in words, its files offered by number."""

import os
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from automations.books.decision_book import Question, append_questions
from automations.menu.catalogue import items
from automations.menu.jobs_here import do
from tests.flows.deciding_ties import settle
from tests.menu.listening import Desk, desk
from tests.small_event import RESTRICTED


def done(at: Desk, root: Path, number: int) -> dict[str, datetime]:
    ended: dict[str, datetime] = {}
    do(at.tools(), root, items()[number], ended)
    return ended


def made(root: Path, *names: str) -> None:
    (root / RESTRICTED).mkdir(exist_ok=True)
    for name in names:
        (root / RESTRICTED / name).touch()


def test_a_job_is_the_command_with_the_folder_behind_it(event: Path) -> None:
    at = desk("")
    done(at, event, 33)
    done(desk(""), event, 14)
    assert at.ran == [["roster", str(event)]]
    assert at.screen.lines == [
        "33 名簿を作る　　少しお待ちください。",
        "",
        "",
        "■ 終わりました。",
        "Enter で戻ります: ",
    ]


def test_what_was_made_is_opened_by_its_number(event: Path) -> None:
    made(event, "結果.xlsx", "報告資料.docx")
    at = desk("２", "1", "")
    done(at, event, 81)
    assert at.opened == ["結果.xlsx", "報告資料.docx"]
    assert at.screen.lines[4:] == [
        "  1  「報告資料.docx」を開く",
        "  2  「結果.xlsx」を開く",
        "開くものの番号（そのまま Enter で戻ります）: ２",
        "「結果.xlsx」を開きました。",
        "開くものの番号（そのまま Enter で戻ります）: 1",
        "「報告資料.docx」を開きました。",
        "開くものの番号（そのまま Enter で戻ります）: ",
    ]


def test_of_a_result_that_somebody_had_open_the_newer_one_is_opened(event: Path) -> None:
    made(event, "結果.xlsx", "結果（書込待ち）.xlsx")
    os.utime(event / RESTRICTED / "結果.xlsx", (1, 1))
    at = desk("", "")
    done(at, event, 84)
    assert at.opened == ["結果（書込待ち）.xlsx"]
    assert at.screen.lines[:2] == [
        "「結果（書込待ち）.xlsx」を開きました。",
        "「結果.xlsx」が開かれていたため、新しい内容はこちらに書いてあります。",
    ]
    os.utime(event / RESTRICTED / "結果（書込待ち）.xlsx", (0, 0))
    done(at, event, 84)
    assert at.opened[-1] == "結果.xlsx"


def test_without_a_desktop_it_says_where_the_file_lies(event: Path) -> None:
    at = desk("", desktop=False)
    done(at, event, 13)
    assert at.screen.lines == [
        "「日程表.xlsx」は、次の場所にあります。",
        f"  {event.resolve() / '日程表.xlsx'}",
        "Enter で戻ります: ",
    ]


def test_a_number_that_is_not_offered_is_answered(event: Path) -> None:
    made(event, "結果_名簿.xlsx")
    at = desk("7", "い", "")
    done(at, event, 33)
    assert at.opened == []
    assert at.screen.lines[-4:-1] == [
        "「7」という番号はありません。画面にある番号を入れてください。",
        "開くものの番号（そのまま Enter で戻ります）: い",
        "「い」という番号はありません。画面にある番号を入れてください。",
    ]


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (0, "終わりました。"),
        (10, "終わりました。確かめる点があります。"),
        (11, "ほかの集計が動いています。終わるのを待って、もう一度選んでください。"),
        (
            20,
            (
                "人が決めることがあります。「53 判定のブックを開く」で答えを書いて保存し、"
                "もう一度同じ番号を選んでください。"
            ),
        ),
        (65, "直すところがあります。直してから、もう一度選んでください。"),
        (70, "思わぬことが起きました。この道具の担当者に知らせてください。"),
        (73, "書き込めません。開いているブックや資料を閉じて、もう一度選んでください。"),
        (77, "フォルダーか表を使う許可がありません。上の文のとおりに、担当者に頼んでください。"),
        (78, "設定に直すところがあります。「11 設定を開く」で直し、もう一度選んでください。"),
        (130, "途中でやめました。"),
        (2, "思わぬことが起きました。この道具の担当者に知らせてください。"),
    ],
)
def test_every_end_is_told_in_words(code: int, said: str, event: Path) -> None:
    at = desk("", ends=code)
    done(at, event, 52)
    assert at.screen.lines[3] == f"■ {said}"


def test_a_question_offers_the_book_to_answer_it_in(event: Path) -> None:
    made(event, "結果_投票.xlsx")
    tie = Question("同点-1", "判定_同点", "どちらにしますか。", (), ("01 窓口DX", "02 会議録"))
    append_questions(event / RESTRICTED / "判定.xlsx", [tie])
    at = desk("2", "", ends=20)
    done(at, event, 52)
    assert at.opened == ["判定.xlsx"]


def test_a_book_without_an_open_question_is_not_offered(event: Path) -> None:
    made(event, "結果_投票.xlsx", "判定.xlsx")
    at = desk("2", "", ends=10)
    done(at, event, 52)
    assert at.opened == []


def test_unfit_sheets_offer_the_list_of_what_to_mend_and_no_old_result(event: Path) -> None:
    made(event, "結果_投票.xlsx")
    at = desk("1", "2", "", ends=65)
    at.does = lambda _arguments: made(event, "要確認.xlsx")
    done(at, event, 52)
    assert at.opened == ["要確認.xlsx"]


@pytest.mark.parametrize("number", [81, 82])
def test_a_template_that_cannot_be_used_is_named_and_offered(number: int, event: Path) -> None:
    (event / "templates").mkdir()
    (event / "templates/報告資料.docx").touch()
    at = desk("1", "", ends=78)
    done(at, event, number)
    assert at.screen.lines[3] == (
        "■ 報告資料のひな形「報告資料.docx」に直すところがあります。"
        "直してから、もう一度選んでください。"
    )
    assert at.opened == ["報告資料.docx"]


def test_an_answer_that_cannot_be_used_offers_the_book_it_stands_in(event: Path) -> None:
    tie = Question("同点-1", "判定_同点", "どちらにしますか。", (), ("01 窓口DX", "02 会議録"))
    append_questions(event / RESTRICTED / "判定.xlsx", [tie])
    settle(event, "01 窓口DX", person="")
    at = desk("2", "", ends=65)
    at.does = lambda _arguments: made(event, "要確認.xlsx")
    done(at, event, 52)
    assert at.opened == ["判定.xlsx"]


def test_a_list_that_an_earlier_job_left_is_not_offered(event: Path) -> None:
    made(event, "要確認.xlsx")
    at = desk("1", "", ends=65)
    done(at, event, 12)
    assert at.opened == []


@pytest.mark.parametrize(("code", "known"), [(0, True), (10, True), (20, True), (65, False)])
def test_only_a_job_that_ended_well_is_remembered(code: int, *, known: bool, event: Path) -> None:
    at = desk("", ends=code)
    assert done(at, event, 52) == ({"投票集計": at.now} if known else {})


def test_form_sheets_are_renewed_and_then_opened(event: Path) -> None:
    at = desk("")
    at.does = lambda _arguments: (event / "フォームの作り方.xlsx").touch()
    done(at, event, 31)
    assert (at.ran, at.opened) == ([["forms", str(event)]], ["フォームの作り方.xlsx"])


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (13, "「日程表.xlsx」は、まだありません。「14 足りないブックを作る」を選ぶと、できます。"),
        (83, ("「報告資料.docx」は、まだありません。「81 すべてを集計して報告資料を作る」を選ぶと、"
             "できます。")),
        (84, ("「結果.xlsx」は、まだありません。「81 すべてを集計して報告資料を作る」を選ぶと、"
             "できます。")),
        (53, "人が決めることは、まだありません。"),
    ],
)  # fmt: skip
def test_what_is_not_there_names_the_number_that_makes_it(
    number: int, said: str, event: Path
) -> None:
    (event / "日程表.xlsx").unlink()
    at = desk("")
    done(at, event, number)
    assert at.opened == []
    assert at.screen.lines[0] == said


def test_several_lists_of_registrations_are_offered_by_number(small: Path) -> None:
    settings = small / "event.toml"
    source = '[[registration.sources]]\nbook = "電話.csv"\n'
    text = settings.read_text(encoding="utf-8").replace(
        "[registration.reception]", source + "\n[registration.reception]"
    )
    settings.write_text(text, encoding="utf-8")
    (small / "電話.csv").touch()
    at = desk("2", "", "99")
    done(at, small, 32)
    assert at.opened == ["電話.csv"]
    assert at.screen.typed == ["99"], "one Enter leads back"


def test_of_the_result_books_the_newest_is_offered_first(event: Path) -> None:
    for day, name in ((5, "結果_名簿.xlsx"), (7, "結果_来場.xlsx"), (6, "結果_投票.xlsx")):
        made(event, name)
        saved = datetime(2026, 9, day, 17, 5, tzinfo=ZoneInfo("Asia/Tokyo")).timestamp()
        os.utime(event / RESTRICTED / name, (saved, saved))
    at = desk("2", "", "99")
    done(at, event, 84)
    assert at.opened == ["結果_投票.xlsx"]
    assert at.screen.lines[:3] == [
        "  1  「結果_来場.xlsx」を開く（令和8年9月7日（月）17:05に作成）",
        "  2  「結果_投票.xlsx」を開く（令和8年9月6日（日）17:05に作成）",
        "  3  「結果_名簿.xlsx」を開く（令和8年9月5日（土）17:05に作成）",
    ]
    assert at.screen.typed == ["99"], "one Enter leads back"


def test_the_only_result_book_is_opened_at_once(event: Path) -> None:
    made(event, "結果_投票.xlsx")
    at = desk("")
    done(at, event, 84)
    assert at.opened == ["結果_投票.xlsx"]


def test_settings_can_be_opened_however_wrong_they_are(small: Path) -> None:
    (small / "event.toml").write_text("[", encoding="utf-8")
    at = desk("")
    done(at, small, 11)
    assert at.opened == ["event.toml"]


def test_settings_that_are_gone_are_said_to_be_gone(small: Path) -> None:
    (small / "event.toml").unlink()
    at = desk("")
    done(at, small, 11)
    assert at.screen.lines[0] == "設定のファイルがありません。"
