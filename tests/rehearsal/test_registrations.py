"""The registers hold what real ones hold, and nothing that no stated key can decide."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest
from openpyxl import load_workbook

from automations.rehearsal import Truth, rehearse
from automations.rehearsal.answers import ANONYMOUS, DOUBTFUL, Answer, Source, Trap
from automations.rehearsal.event import Rehearsal
from automations.rehearsal.people import Person
from automations.rehearsal.spelling import folded, folded_body, folded_kana
from automations.rehearsal.truth import register_truth

Keys = set[tuple[str, ...]]


def strong_keys(written: Answer) -> Keys:
    """Everything in a row, as its sheet shows it, that identifies a person for certain."""
    name, mail = folded(written.name), folded(written.mail)
    forms = written.source is Source.FORMS
    keys: Keys = {("number", folded(written.staff_number))} if forms else set()
    keys |= {("mail", mail, name)} if mail != ANONYMOUS else set()
    known = (name, folded_body(written.body), folded_kana(written.kana))
    phone = "".join(filter(str.isdigit, folded(written.phone)))
    keys |= (
        set() if forms else {("section", *known, folded(written.section)), ("phone", *known, phone)}
    )
    return {key for key in keys if "" not in key}


def people_of_keys(answers: tuple[Answer, ...]) -> dict[tuple[str, ...], set[Person]]:
    people: dict[tuple[str, ...], set[Person]] = {}
    for each in answers:
        for key in strong_keys(each):
            people.setdefault(key, set()).add(each.person)
    return people


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_no_two_people_share_a_strong_key(seed: int) -> None:
    shared = [
        key for key, people in people_of_keys(rehearse(seed).answers).items() if len(people) > 1
    ]
    assert shared == []


def test_no_two_people_of_the_default_event_share_a_strong_key(rehearsal: Rehearsal) -> None:
    shared = [key for key, people in people_of_keys(rehearsal.answers).items() if len(people) > 1]
    assert shared == []


def test_strong_keys_bring_all_rows_of_a_person_together(rehearsal: Rehearsal) -> None:
    rows: dict[Person, list[Keys]] = {}
    for each in rehearsal.answers:
        if not each.traps & DOUBTFUL:
            rows.setdefault(each.person, []).append(strong_keys(each))
    assert [person for person, keys in rows.items() if not _connected(keys)] == []


def _connected(rows: list[Keys]) -> bool:
    reached, left = rows[0], rows[1:]
    while left:
        met = [keys for keys in left if keys & reached]
        if not met:
            return False
        reached = reached.union(*met)
        left = [keys for keys in left if keys not in met]
    return True


@pytest.mark.parametrize("seed", range(1, 9))
def test_no_strong_key_joins_a_doubtful_row_to_any_other(seed: int) -> None:
    answers = rehearse(seed).answers
    rows = Counter(key for each in answers for key in strong_keys(each))
    doubtful = [each for each in answers if each.traps & DOUBTFUL]
    shared = [each.traps for each in doubtful if any(rows[key] > 1 for key in strong_keys(each))]
    assert (len(doubtful), shared) == (8, [])


def test_two_people_who_look_alike_both_came(rehearsal: Rehearsal) -> None:
    one, other = rehearsal.guests.alike
    assert {one, other} < {*rehearsal.guests.external.came}
    assert (one.body, one.section, one.kana) == (other.body, other.section, other.kana)
    assert (one.name == other.name, one.phone == other.phone) == (False, False)


def test_every_trap_is_set(truth: Truth) -> None:
    assert set(truth.register.oddities) == {trap.value for trap in Trap}


def test_names_are_written_with_other_characters(rehearsal: Rehearsal) -> None:
    near = [each for each in rehearsal.answers if Trap.NEAR in each.traps]
    names = [(each.name, each.person.name) for each in near]
    changed = [(a, b) for a, b in names if "".join(a.split()) != "".join(b.split())]
    assert len(changed) > 10
    assert all(folded(a) == folded(b) for a, b in names)


def test_namesakes_are_two_people_in_two_sections_and_two_in_one(rehearsal: Rehearsal) -> None:
    one, other, first, second = rehearsal.guests.host.came[:4]
    assert one.name == other.name == "鈴木 一郎"
    assert one.section != other.section
    assert (first.name, first.section) == (second.name, second.section)
    assert (first.kana, second.kana) == ("サトウ ヒロコ", "サトウ ユウコ")
    assert len({each.staff_number for each in (one, other, first, second)}) == 4


def test_the_last_answer_decides_whether_a_registration_stands(rehearsal: Rehearsal) -> None:
    back = [each for each in rehearsal.answers if Trap.CANCELLED_AND_BACK in each.traps]
    rows = tuple(each for each in rehearsal.answers if each.person in {b.person for b in back})
    counted = register_truth(rehearsal.guests, rows, {})
    assert (counted.registrants, counted.cancelled) == (2, 0)
    assert (counted.duplicates, counted.taken_back) == (2, 2)


def test_the_order_of_a_persons_cancellation_is_never_in_doubt(rehearsal: Rehearsal) -> None:
    rows: dict[Person, list[Answer]] = {}
    for each in rehearsal.answers:
        rows.setdefault(each.person, []).append(each)
    mixed = [each for each in rows.values() if len({row.cancelled for row in each}) > 1]
    days = [[row.submitted.date() for row in each] for each in mixed]
    assert mixed
    assert all(len(each) == len(set(each)) for each in days)


@pytest.mark.filterwarnings("ignore:.* extension is not supported:UserWarning")
def test_the_staff_form_is_as_the_tool_exports_it(folder: Path, truth: Truth) -> None:
    sheet = load_workbook(folder / Source.FORMS.value)["Sheet1"]
    heading, *rows = sheet.iter_rows(values_only=True)
    assert heading[:5] == ("ID", "開始時刻", "完了時刻", "メール", "名前")
    assert len(rows) == truth.register.rows[Source.FORMS.value]
    assert {"anonymous"} == {row[4] for row in rows if row[3] == "anonymous"}
    assert any(str(row[7]).startswith("0") for row in rows)
    assert sheet.column_dimensions["B"].hidden


def test_the_outsiders_form_is_utf8_without_mark(folder: Path, truth: Truth) -> None:
    raw = (folder / Source.GOOGLE.value).read_bytes()
    heading, *rows = list(csv.reader(raw.decode("utf-8").splitlines()))
    assert heading[:3] == ["タイムスタンプ", "メールアドレス", "お名前"]
    assert len(rows) == truth.register.rows[Source.GOOGLE.value]
    assert {row[7] for row in rows} == {"自治体職員", "庁外", "出展企業", "庁内"}


def test_the_list_kept_by_hand_is_as_japanese_excel_saves_it(folder: Path, truth: Truth) -> None:
    raw = (folder / Source.HAND.value).read_bytes()
    assert raw.count(b"\r\n") == raw.count(b"\n")
    title, blank, heading, example, *rows, total = csv.reader(raw.decode("cp932").splitlines())
    assert title[0] == "みどり野区×DX展　申込受付（電話・メール・窓口）"
    assert set(blank) == {""}
    assert heading[:3] == ["No.", "氏名", "ふりがな"]
    assert (example[0], total[:2]) == ("記入例", ["合計", f"{len(rows)}名"])
    assert len(rows) == truth.register.rows[Source.HAND.value]
    assert truth.register.layout_rows[Source.HAND.value] == 2
    assert [row[0] for row in rows[:2]] == ["①", "②"]
    assert {row[9] for row in rows} == {"", "取消", "キャンセル", "○"}


def test_every_address_and_number_is_reserved_for_examples(rehearsal: Rehearsal) -> None:
    mails = {each.mail.strip().casefold() for each in rehearsal.answers} - {"", ANONYMOUS}
    assert all(mail.endswith(".example") for mail in mails)
    phones = {each.person.phone for each in rehearsal.answers} - {""}
    assert all(phone.startswith("03-0000-") for phone in phones)
