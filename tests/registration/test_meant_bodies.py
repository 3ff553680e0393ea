"""Which body is meant: never guessed, told by the mail, the register or an alias."""

from __future__ import annotations

from dataclasses import replace

from automations.registration.attendance import attendance
from automations.registration.register import roster
from automations.registration.rules import BodyAlias, RegistrationRules
from tests.registration.lists import (
    CAME,
    RULES,
    SHEET,
    TAKAHASHI,
    Row,
    counted,
    person,
    received,
    registered,
    sentences,
)

FUCHU: Row = TAKAHASHI | {"団体名": "府中市", "メールアドレス": "t@fuchu.example"}
ASKED = (
    "団体名の「府中市」は、いくつもの団体にある名前です（東京都府中市、広島県府中市）。"
    "どの団体か分かりません。都道府県から書くか、設定の「団体の別名」に加えてください。"
    "それまで、同じ名前の団体を一つと数えます。"
)


def with_aliases(*pairs: tuple[str, str]) -> RegistrationRules:
    return replace(RULES, body_aliases=tuple(BodyAlias(*each) for each in pairs))


def code(row: Row, rules: RegistrationRules = RULES) -> object:
    (line,) = roster([registered(row)], rules).report.tables["register"].rows
    return line[11]


def test_a_name_of_several_municipalities_is_asked_about_and_has_no_code() -> None:
    assert sentences(roster([registered(FUCHU)], RULES)) == [f"申込.csv2行目: {ASKED}"]
    assert code(FUCHU) == ""


def test_a_prefecture_a_mail_address_or_an_alias_tells_which_is_meant() -> None:
    in_full = FUCHU | {"団体名": "広島県府中市役所"}
    by_mail = FUCHU | {"メールアドレス": "t@city.fuchu.hiroshima.jp"}
    for row in (in_full, by_mail):
        assert sentences(roster([registered(row)], RULES)) == []
        assert code(row) == "342084"
    rules = with_aliases(("府中市", "東京都府中市"))
    assert sentences(roster([registered(FUCHU)], rules)) == []
    assert code(FUCHU, rules) == "132063"


def test_the_hosts_own_name_is_never_in_doubt() -> None:
    rules = replace(RULES, host_bodies=("府中市",))
    found = roster([registered(FUCHU | {"区分": ""})], rules)
    assert (person(found)["kind"], sentences(found)) == ("庁内", [])


def test_an_alias_makes_two_spellings_one_body_and_leaves_what_was_typed() -> None:
    rules = with_aliases(("青年部", "星見商工会議所"))
    rows = [{"氏名": name, "団体名": body, "区分": "庁外", "当日参加": "○"}
            for name, body in (("甲", "青年部"), ("乙", "星見商工会議所"))]  # fmt: skip
    found = attendance(None, received(*rows), rules, None)
    assert found.report.tables["attendance_by_body"].rows == (("星見商工会議所", "", 2),)
    assert found.rows["typed_body"].to_list() == ["青年部", "星見商工会議所"]


def test_what_the_register_knows_settles_the_reception_sheet() -> None:
    at_the_door = TAKAHASHI | CAME | {"団体名": "府中市"}
    people = (TAKAHASHI | {"団体名": "東京都府中市"},)
    found = counted(at_the_door, people=people)
    assert sentences(found) == []
    assert found.report.tables["attendance_by_body"].rows == (("東京都府中市", "132063", 1),)


def test_at_the_door_a_name_of_several_is_asked_about_too() -> None:
    found = attendance(None, received(FUCHU | CAME), RULES, None)
    assert sentences(found) == [f"{SHEET}2行目: {ASKED}"]
