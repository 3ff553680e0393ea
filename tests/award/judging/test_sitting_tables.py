"""What judges read: each entry as handed in, the criteria; nothing of the staff's vote."""

from automations.award.applications import Application
from automations.award.entry_identity import Identity, title_key
from automations.award.judging.sitting_tables import sitting_tables
from automations.award.rules import AwardRules
from automations.people.canonical import mail_key, name_key
from automations.tables.report import Audience, Table
from tests.award.judging.results import headings, rules_of, texts
from tests.award.judging.staging import PRESENTED

TYPED = {
    "title": "", "issue": " 記入が多い。 ", "work": "書かない。", "effect": "早い。",
    "savings": "月10時間×3人", "cost": "50000",
}  # fmt: skip


def typed(row: int, **said: str) -> Application:
    nobody = Identity(title_key(""), (), name_key(""), mail_key(""))
    texts_typed = {**TYPED, **said}
    return Application(
        row, None, nobody, None, None, None, ruling="", unfit=False, content="",
        texts=texts_typed, asked=frozenset(),
    )  # fmt: skip


def told(rules: AwardRules, *handed_in: Application) -> dict[str, Table]:
    by_row = {each.row: each for each in handed_in}
    return {each.key: each for each in sitting_tables(PRESENTED, by_row, rules)}


def test_an_entry_stands_as_it_was_handed_in() -> None:
    first = PRESENTED[0]
    table = told(rules_of(), typed(first.row))["sitting_entries"]
    assert texts(table)[0][5:] == [
        "記入が多い。", "書かない。", "早い。", "10時間×3人×12か月＝360時間/年", "50,000円"
    ]  # fmt: skip


def test_what_nobody_wrote_is_blank_and_what_is_no_number_stays_as_typed() -> None:
    first = PRESENTED[0]
    rows = texts(told(rules_of(), typed(first.row, savings="", cost="約5万円"))["sitting_entries"])
    assert rows[0][8:] == ["", "約5万円"]


def test_entries_stand_in_the_order_in_which_they_present() -> None:
    rows = texts(told(rules_of())["sitting_entries"])
    assert [row[0] for row in rows] == [str(at) for at in range(1, len(PRESENTED) + 1)]
    assert [row[2] for row in rows] == [each.title for each in PRESENTED]


def test_criteria_stand_with_their_part_of_all_weights() -> None:
    table = told(rules_of())["sitting_criteria"]
    assert headings(table) == ["審査基準", "配点", "配点の割合"]
    total = sum(float(row[2].removesuffix("%")) for row in texts(table))
    assert round(total) == 100


def test_all_of_it_is_for_the_judges_and_none_of_it_tells_votes() -> None:
    tables = told(rules_of())
    assert {each.audience for each in tables.values()} == {Audience.JUDGES}
    columns = {each for table in tables.values() for each in headings(table)}
    assert not columns & {"順位", "得点", "票数", "選んだ人数"}
