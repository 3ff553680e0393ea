"""Script and certificates are made of just the result that is 確定, and of no other."""

import csv
from pathlib import Path

import pytest
from openpyxl import load_workbook

from automations.books.own_book import keywords_of
from automations.errors import DecisionNeeded, InputUnfit
from automations.flows.announcing import MadeAnnouncement, announce
from automations.flows.file_names import ANNOUNCEMENT_BOOK, CERTIFICATES_LIST
from automations.flows.running import perform
from automations.flows.scope import FINALISTS, JUDGING
from tests.flows.answering import APPROVAL, answer, approve, rows_of
from tests.flows.judged_event import SHEET, confirm, judge_small_event, made
from tests.small_event import AFTER, RESTRICTED, change_text

FILES = frozenset({ANNOUNCEMENT_BOOK, CERTIFICATES_LIST})
CORRECTED = {"1,2,4,4": "1,2,4,3"}


@pytest.fixture
def judged(small: Path) -> Path:
    """The small event with everything keyed in and nothing 確定."""
    return judge_small_event(small)


@pytest.fixture
def confirmed(judged: Path) -> Path:
    """The same with the chair's 確定."""
    confirm(judged)
    return judged


def make(folder: Path) -> MadeAnnouncement:
    return announce(folder, AFTER)


def listed(folder: Path) -> list[dict[str, str]]:
    path = folder / RESTRICTED / CERTIFICATES_LIST
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_without_a_judging_there_is_nothing_to_announce(small: Path) -> None:
    with pytest.raises(InputUnfit):
        make(small)
    assert made(small, FILES) == set()


def test_before_the_chairs_word_nothing_is_made(judged: Path) -> None:
    perform(judged, JUDGING, AFTER)
    with pytest.raises(DecisionNeeded) as refused:
        make(judged)
    assert str(refused.value) == (
        "判定.xlsx「判定_審査」: 今の審査結果は、まだ確定していません。"
        "審査を集計し、判定.xlsxの「判定_審査」に、委員長の確定と日付を書いてください。"
    )
    assert made(judged, FILES) == set()


def test_the_last_prize_is_read_first_in_large_letters(confirmed: Path) -> None:
    done = make(confirmed)
    assert (done.lines, done.certificates) == (3, 3)
    book = load_workbook(confirmed / RESTRICTED / ANNOUNCEMENT_BOOK)
    assert book.sheetnames == ["集計_発表原稿", "集計_発表データ", "集計_賞状", "集計_要確認"]
    script = book["集計_発表原稿"]
    read = [str(row[1].value) for row in script.iter_rows() if row[0].value == "読み上げ"]
    assert [each.split("\n")[0] for each in read] == [
        "はじめに、優秀賞（内部）の発表です。",
        "続いて、優秀賞（窓口）の発表です。",
        "最後に、大賞の発表です。",
    ]
    assert read[2].split("\n")[1:] == [
        "取組番号1番、「窓口DX」。",
        "市民課の取組です。",
        "代表は、髙﨑 𠮷さんです。",
        "おめでとうございます。",
        "賞状は、区長からお渡しします。",
    ]
    assert [cell.font.size for cell in script["B"] if cell.value == read[0]] == [20]


def test_certificates_bear_the_characters_that_were_typed(confirmed: Path) -> None:
    make(confirmed)
    assert (confirmed / RESTRICTED / CERTIFICATES_LIST).read_bytes().startswith(b"\xef\xbb\xbf")
    first = listed(confirmed)[0]
    assert [first[each] for each in ("賞", "授与者", "取組番号", "代表者", "メンバー")] == [
        "大賞", "区長", "01", "髙﨑 𠮷", "邉\U000e0101 一、例示 次",
    ]  # fmt: skip
    assert [first[each] for each in ("日付", "日付（漢数字）")] == [
        "令和6年12月24日", "令和六年十二月二十四日",
    ]  # fmt: skip


def test_whose_reading_nobody_wrote_down_is_named_at_the_cell(confirmed: Path) -> None:
    assert [(str(each.place), each.found) for each in make(confirmed).problems] == [
        (
            "エントリー.csv「エントリー」C3",
            "受賞した「02 窓口DXプラス」の取組名のふりがながありません",
        ),
        (
            "エントリー.csv「エントリー」G3",
            "受賞した「02 窓口DXプラス」の代表者の氏名のふりがながありません",
        ),
    ]


def test_the_book_says_of_which_result_it_was_made(confirmed: Path) -> None:
    make(confirmed)
    (asked,) = rows_of(confirmed, SHEET)
    borne = keywords_of(confirmed / RESTRICTED / ANNOUNCEMENT_BOOK)
    assert borne.split("　")[:2] == [f"確定: {asked['番号']}", "取組: 1、2、4"]
    script = load_workbook(confirmed / RESTRICTED / ANNOUNCEMENT_BOOK)["集計_発表原稿"]
    assert "確定（第1版、区長 山田、令和6年12月24日（火））の審査結果から作った。" in [
        cell.value for cell in script["A"]
    ]


def test_no_judge_is_named_and_no_score_told(confirmed: Path) -> None:
    make(confirmed)
    book = load_workbook(confirmed / RESTRICTED / ANNOUNCEMENT_BOOK)
    cells = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row]
    for secret in ("審査 太郎", "採点 花子", "評価 次郎", "得点の", "点で"):
        assert [each for each in cells if secret in each] == []


def test_a_mark_corrected_afterwards_stops_the_announcement_until_the_next_word(
    confirmed: Path,
) -> None:
    make(confirmed)
    before = (confirmed / RESTRICTED / ANNOUNCEMENT_BOOK).read_bytes()
    change_text(confirmed / "採点.csv", CORRECTED)
    with pytest.raises(DecisionNeeded):
        make(confirmed)
    assert (confirmed / RESTRICTED / ANNOUNCEMENT_BOOK).read_bytes() == before
    confirm(confirmed, "転記の誤りを直した")
    make(confirmed)
    assert (confirmed / RESTRICTED / ANNOUNCEMENT_BOOK).read_bytes() != before


def told_of_the_announcement(folder: Path) -> list[str]:
    told = perform(folder, JUDGING, AFTER).findings.report.problems
    return [str(each) for each in told if each.place.book == ANNOUNCEMENT_BOOK]


def test_the_judging_warns_of_what_is_read_aloud_until_it_is_made_anew(confirmed: Path) -> None:
    make(confirmed)
    assert told_of_the_announcement(confirmed) == []
    change_text(confirmed / "採点.csv", CORRECTED)
    warned = (
        "発表.xlsx: 発表のデータは、いま確定している審査結果から作られたものではありません。"
        "使わないでください。委員長の確定を受けてから、発表のデータを作り直してください。"
    )
    assert told_of_the_announcement(confirmed) == [warned]
    with pytest.raises(DecisionNeeded) as refused:
        make(confirmed)
    assert str(refused.value).split("\n")[1:] == [warned]
    confirm(confirmed, "転記の誤りを直した")
    assert told_of_the_announcement(confirmed) == [warned]
    make(confirmed)
    assert told_of_the_announcement(confirmed) == []


def test_a_mark_taken_away_afterwards_warns_of_what_is_read_aloud(confirmed: Path) -> None:
    make(confirmed)
    change_text(confirmed / "採点.csv", {"1,2,4,4": "1,2,4,"})
    assert len(told_of_the_announcement(confirmed)) == 1


@pytest.mark.parametrize(
    ("typed", "corrected"),
    [("髙﨑 𠮷", "髙﨑 吉"), ("タカサキ", "タカザキ"), ("例示 次", "例示 次郎")],
    ids=["leader", "reading", "member"],
)
def test_a_name_corrected_afterwards_warns_of_what_is_read_aloud(
    confirmed: Path, typed: str, corrected: str
) -> None:
    make(confirmed)
    change_text(confirmed / "エントリー.csv", {typed: corrected})
    assert told_of_the_announcement(confirmed) == [
        (
            "発表.xlsx: 発表のデータを作った後に、受賞した取組の氏名・ふりがな・取組名などか、"
            "授与者や日付が直されました。使わずに、発表のデータを作り直してください。"
        )
    ]
    make(confirmed)
    assert told_of_the_announcement(confirmed) == []


def test_twice_gives_the_same_bytes(confirmed: Path) -> None:
    make(confirmed)
    before = {name: (confirmed / RESTRICTED / name).read_bytes() for name in FILES}
    make(confirmed)
    assert {name: (confirmed / RESTRICTED / name).read_bytes() for name in FILES} == before
    beside = [each.name for each in (confirmed / RESTRICTED).iterdir() if "書き込み" in each.name]
    assert beside == []  # no book of ours is taken for one to which people added a sheet


def test_finalists_whose_approval_was_taken_back_are_not_announced(judged: Path) -> None:
    change_text(judged / "event.toml", {'presented = "審査対象のすべての取組"\n': ""})
    scores = (judged / "採点.csv").read_text(encoding="utf-8").split("\n")
    presented = [each for each in scores if each.split(",")[1] not in {"3", "5", "6"}]
    (judged / "採点.csv").write_text("\n".join(presented), encoding="utf-8")
    perform(judged, FINALISTS, AFTER)
    approve(judged)
    confirm(judged)
    assert make(judged).lines
    answer(judged, APPROVAL, {"判定": "差し戻す"})
    with pytest.raises(DecisionNeeded) as refused:
        make(judged)
    assert str(refused.value) == (
        "判定.xlsx「判定_承認」: ファイナリストの案がまだ承認されていません。"
        "判定.xlsxの「判定_承認」に承認を書いてください。審査結果の確定は、そのあとに聞きます。"
    )
