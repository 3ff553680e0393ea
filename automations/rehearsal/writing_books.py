"""The workbooks: what a form tool exports, and what the secretariat prints."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from automations.books.new_book import NewColumn, NewSheet
from automations.registration.rules import Kind
from automations.rehearsal.answers import Source, in_sheet_order
from automations.rehearsal.reception import CIRCLE
from automations.rehearsal.spelling import full_width
from automations.rehearsal.words import host_sections
from automations.tables.report import Cell, Form
from automations.tables.schema import STATUS_HEADING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from automations.rehearsal.answers import Answer
    from automations.rehearsal.ballots import Ballot
    from automations.rehearsal.contest import Contest
    from automations.rehearsal.entries import Entry
    from automations.rehearsal.people import Person
    from automations.rehearsal.reception import Arrival

RECEPTION = "共有/受付簿.xlsx"
_RECEPTION_TITLE = (
    "みどり野区×DX展　受付簿",
    "令和6年12月24日（火）　みどり野区役所 1階ロビー",
    "",
)
RECEPTION_FIRST_ROW = len(_RECEPTION_TITLE) + 2  # below the title and the headings
BALLOTS_FIRST_ROW = 2  # a form's answers have no title
_STAFF_NUMBER = "00000"
_LONG, _STATUS = 24, 20  # widths of columns of sentences, in full-width characters
_WISHES = ("希望する", "希望しない")
_FILLING_IN = timedelta(minutes=3)


def forms_sheet(answers: Iterable[Answer]) -> NewSheet:
    """Make the staff's form as Microsoft Forms exports it; the starting times are hidden."""
    columns = (
        NewColumn("ID"), NewColumn("開始時刻", Form.TIME, hidden=True),
        NewColumn("完了時刻", Form.TIME), NewColumn("メール"), NewColumn("名前"),
        NewColumn("氏名（漢字）"), NewColumn("氏名（カナ）"), NewColumn("職員番号"),
        NewColumn("所属（部・課）"), NewColumn("来場予定の時間帯"),
        NewColumn("代理で申し込む場合は申込者の氏名"), NewColumn("参加を取り消す"),
    )  # fmt: skip
    chosen = in_sheet_order(answers, Source.FORMS)
    departments = {section.name: section.department for section in host_sections()}
    rows: list[tuple[Cell, ...]] = [
        (number, each.submitted - _FILLING_IN, each.submitted, each.mail, each.account, each.name,
         each.kana, each.staff_number, f"{departments[each.section]} {each.section}", each.slot,
         each.proxy_by, "取消" if each.cancelled else "")
        for number, each in enumerate(chosen, 1)
    ]  # fmt: skip
    return NewSheet("Sheet1", columns, rows, plain=True)


def reception_sheet(rows: Sequence[Arrival]) -> NewSheet:
    """Make the reception sheet: staff numbers are numbers here, shown with leading zeros."""
    columns = (
        NewColumn("番号"), NewColumn("氏名"), NewColumn("フリガナ"), NewColumn("団体名"),
        NewColumn("所属"), NewColumn("区分", choices=tuple(kind.value for kind in Kind)),
        NewColumn("職員番号", number_format=_STAFF_NUMBER), NewColumn("メールアドレス"),
        NewColumn("受付", hint="来た時刻か○を入れてください。例: 10:05"),
        NewColumn("当日参加", choices=(CIRCLE,)), NewColumn("備考"),
        NewColumn(STATUS_HEADING, width=_STATUS),
    )  # fmt: skip
    title = ("みどり野区×DX展　受付簿", "令和6年12月24日（火）　みどり野区役所 1階ロビー", "")
    hidden = frozenset(row for row, each in enumerate(rows, RECEPTION_FIRST_ROW) if each.hidden)
    return NewSheet(
        "受付簿", columns, [_arrival(number, row) for number, row in enumerate(rows, 1)],
        title=title, hidden_rows=hidden,
    )  # fmt: skip


def _arrival(number: int, row: Arrival) -> tuple[Cell, ...]:
    person = row.person
    staff_number = int(person.staff_number) if person.staff_number else None
    walk_in = CIRCLE if row.walk_in else ""
    return (number, row.name, row.kana, row.body, person.section, person.kind.value, staff_number,
            row.mail, row.received, walk_in, row.note, "")  # fmt: skip


def entries_sheet(entries: Sequence[Entry]) -> NewSheet:
    """Make the list of entries, with an example row."""
    categories = tuple(dict.fromkeys(entry.category for entry in entries))
    columns = (
        NewColumn("番号"), NewColumn("取組名"), NewColumn("部門", choices=categories),
        NewColumn("所属"), NewColumn("代表者"), NewColumn("メンバー"), NewColumn("連絡先"),
        NewColumn("課題", width=_LONG), NewColumn("取組内容", width=_LONG),
        NewColumn("効果", width=_LONG), NewColumn("削減時間"),
        NewColumn("審査の希望", choices=_WISHES), NewColumn("取下げ日時", Form.TIME),
        NewColumn("取組名のふりがな"), NewColumn("代表者のふりがな"),
        NewColumn(STATUS_HEADING, width=_STATUS),
    )  # fmt: skip
    example = ("記入例", "○○の電子申請化", categories[0], "○○課", "区民 花子", "区民 太郎",
               "example@example.jp", "何に困っていたか。", "何をしたか。", "何がよくなったか。",
               "年間100時間", _WISHES[0], None, "まるまるのでんししんせいか",
               "くみん はなこ", "")  # fmt: skip
    rows: list[tuple[Cell, ...]] = [
        (each.number, each.title, each.category, each.sections, each.leader, each.members,
         each.mail, each.issue, each.work, each.effect, each.savings,
         _WISHES[0 if each.judged else 1], each.withdrawn, each.title_kana, each.leader_kana, "")
        for each in entries
    ]  # fmt: skip
    title = ("みどり野区DXアワード　エントリー一覧", "")
    return NewSheet("エントリー", columns, rows, title=title, example=example)


def roll_sheet(staff: Sequence[Person]) -> NewSheet:
    """Make the roll of voters by staff number; numbers are numbers shown with leading zeros."""
    columns = (
        NewColumn("職員番号", number_format=_STAFF_NUMBER), NewColumn("氏名"), NewColumn("所属"),
        NewColumn("兼務所属"), NewColumn("メールアドレス"),
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = [
        (int(each.staff_number), each.name, each.section, each.second_section, each.mail)
        for each in sorted(staff, key=lambda each: each.staff_number)
    ]
    return NewSheet("名簿", columns, rows, title=("みどり野区DXアワード　投票対象者名簿",))


def ballots_sheet(
    contest: Contest, entries: Sequence[Entry], ballots: Iterable[Ballot]
) -> NewSheet:
    """Make the voting form's answers: one column for each criterion and entry."""
    grid = [
        NewColumn(f"{criterion} [{entry.number:02} {entry.title}]")
        for criterion in contest.criteria
        for entry in entries
    ]
    columns = (
        NewColumn("タイムスタンプ", Form.TIME),
        NewColumn("職員番号"),
        NewColumn("所属"),
        *grid,
    )
    numbers = [entry.number for entry in entries]
    rows = [_ballot(contest, numbers, ballot) for ballot in ballots]
    return NewSheet("フォームの回答 1", columns, rows, plain=True)


def _ballot(contest: Contest, numbers: Sequence[int], ballot: Ballot) -> tuple[Cell, ...]:
    empty = [None] * len(contest.criteria)
    marks: list[Cell] = [
        ballot.marks.get(number, empty)[criterion]
        for criterion in range(len(contest.criteria))
        for number in numbers
    ]
    if not ballot.wide:
        return (ballot.submitted, ballot.voter, ballot.section, *marks)
    typed = ["" if mark is None else full_width(str(mark)) for mark in marks]
    return (ballot.submitted, full_width(ballot.voter), ballot.section, *typed)
