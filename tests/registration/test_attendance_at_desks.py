"""Who came by the reception PCs: beside the reception sheet, without one, each person once."""

from __future__ import annotations

from automations.registration.attendance import Attendance, attendance
from automations.registration.checkin_rows import CheckIns
from automations.registration.checkins import Act, CheckIn, Recorded, Typed
from automations.registration.register import Roster, roster
from automations.registration.tickets import Ticket, numbered
from automations.tables.dispositions import words
from automations.tables.places import Place
from tests.registration.desks import entry, ticket
from tests.registration.lists import (
    CAME,
    EVERYBODY,
    RULES,
    SATO,
    TAKAHASHI,
    Row,
    dispositions,
    figures,
    received,
    registered,
    sentences,
)

FILE = "事務局限り/記録/受付/20261204-100000-PC-1-ABCDEFGH.jsonl"
MORI = Typed(name="森 進", body="星見市", kind="庁外")


def register(*people: Row) -> Roster:
    return roster([registered(*people)], RULES)


def tickets_of(found: Roster) -> tuple[Ticket, ...]:
    return numbered(found.registrants, found.rows, ())


def counted(
    *entries: CheckIn, sheet: tuple[Row, ...] | None = None, people: tuple[Row, ...] = EVERYBODY
) -> Attendance:
    """Count check-ins of ``people``, who have numbers, beside a sheet if there is one."""
    known = register(*people)
    lines = [Recorded(Place(FILE, "", row), each) for row, each in enumerate(entries, 1)]
    desks = CheckIns(lines, tickets_of(known))
    book = None if sheet is None else received(*sheet)
    return attendance(known, book, RULES, None, None, desks)


def of(name: str) -> Ticket:
    return next(each for each in tickets_of(register(*EVERYBODY)) if name in each.name)


def test_who_was_received_at_a_pc_has_come() -> None:
    found = counted(entry("A", 1, of=of("佐藤")), entry("B", 1, of=of("田中")))
    assert dispositions(found) == ["来場（申込あり）", "登壇者の来場"]
    told = figures(found)
    assert [told[key] for key in ("visitors", "host_staff", "speakers")] == [1, 1, 1]
    assert (told["no_shows"], told["walk_ins"]) == (1, 0)


def test_a_person_received_on_two_pcs_and_marked_on_the_sheet_counts_once() -> None:
    one, other = entry("A", 1, of=of("佐藤")), entry("B", 1, of=of("佐藤"), minute=3)
    found = counted(one, other, sheet=(SATO | CAME,))
    assert figures(found)["visitors"] == 1
    assert dispositions(found) == [
        "来場（申込あり）",
        "同じ人の二度目の受付",
        "同じ番号の二度目の受付",
    ]


def test_the_printed_row_of_who_was_received_at_a_pc_is_no_absence() -> None:
    found = counted(entry("A", 1, of=of("佐藤")), sheet=(SATO, TAKAHASHI))
    assert dispositions(found) == ["受付のPCで来場した人の行", "欠席", "来場（申込あり）"]
    assert figures(found)["no_shows"] == 1


def test_undone_entries_count_nobody_and_are_accounted_for() -> None:
    came, walked = entry("A", 1, of=of("佐藤")), entry("A", 2, Act.WALK_IN, typed=MORI)
    undo = entry("A", 3, Act.UNDONE, about=came)
    mended = entry("A", 4, Act.CORRECTED, about=walked, typed=MORI)
    found = counted(came, walked, undo, mended, entry("A", 5, of=ticket(99)))
    assert dispositions(found) == [
        "取り消された受付",
        "来場（当日参加）",
        "受付の取消",
        "当日参加の訂正",
        "だれの番号か分からない受付（保留）",
    ]
    (identity,) = found.report.identities
    assert str(identity) == (
        "受付の記録5件 ＝ 来場（当日参加）1 ＋ 取り消された受付1 ＋ 受付の取消1"
        " ＋ 当日参加の訂正1 ＋ だれの番号か分からない受付（保留）1"
    )
    (unknown,) = sentences(found)
    assert unknown.startswith(
        f"{FILE}5行目: 受付番号「0099-{ticket(99).code}」で受け付けましたが、"
        "その番号の人が分かりません。受付番号の記録が"
    )


def test_what_the_sheet_and_the_pcs_say_add_up_each_for_itself() -> None:
    found = counted(entry("A", 1, of=of("佐藤")), sheet=(TAKAHASHI | CAME,))
    assert [str(each) for each in found.report.identities] == [
        "受付簿1行 ＝ 来場（申込あり）1",
        "受付の記録1件 ＝ 来場（申込あり）1",
    ]
    assert found.report.tables["check_in_dispositions"].rows[-1] == ("読んだ件数", 1)


def test_a_walk_in_who_had_registered_is_the_registrant() -> None:
    typed = Typed(name="髙橋太郎", kana="タカハシタロウ", body="星見市", section="総務課")
    found = counted(entry("A", 1, Act.WALK_IN, typed=typed))
    assert dispositions(found) == ["来場（申込あり）"]


def test_a_walk_in_at_two_pcs_counts_once_where_more_than_the_name_says_so() -> None:
    whole = Typed(name="森 進", kana="モリ ススム", body="星見市", section="総務課")
    found = counted(
        entry("A", 1, Act.WALK_IN, typed=whole), entry("B", 1, Act.WALK_IN, typed=whole)
    )
    assert figures(found)["walk_ins"] == 1


def test_what_was_typed_to_try_the_desk_counts_nobody() -> None:
    found = counted(entry("A", 1, Act.WALK_IN, typed=Typed(name="テスト")))
    assert figures(found)["visitors"] == 0
    assert dispositions(found) == [words("reception_test")]


def test_who_cancelled_and_is_received_by_number_is_a_walk_in() -> None:
    sato = of("佐藤")
    known = register(SATO | {"取消": "取消"})
    desks = CheckIns([Recorded(Place(FILE, "", 1), entry("A", 1, of=sato))], [sato])
    found = attendance(known, None, RULES, None, None, desks)
    assert dispositions(found) == ["来場（当日参加）"]


def test_without_a_register_whoever_has_a_number_is_registered() -> None:
    sato = of("佐藤")
    desks = CheckIns([Recorded(Place(FILE, "", 1), entry("A", 1, of=sato))], [sato])
    found = attendance(None, None, RULES, None, None, desks)
    assert dispositions(found) == ["来場（申込あり）"]


def test_the_number_tells_who_it_is_where_a_name_alone_would_not() -> None:
    people = ({"氏名": "森 進"}, {"氏名": "林 薫"})
    mori = next(each for each in tickets_of(register(*people)) if each.name == "森 進")
    found = counted(entry("A", 1, of=mori), people=people)
    assert dispositions(found) == ["来場（申込あり）"]
    assert figures(found)["no_shows"] == 1
