"""Where the register and a second opinion disagree: the register is real, the opinion is played."""

from dataclasses import replace

import polars as pl
import pytest

from automations.flows.disagreement_report import MOST_LISTED, disagreement_report
from automations.flows.disagreements import Disagreements, disagreements
from automations.people.matching import RECORD, Doubt, Matching
from automations.people.verdicts import Signature, Verdict, pair_key
from automations.registration.register import Roster, roster
from automations.tables.report import Report, Table
from tests.registration.lists import RULES, SATO, TAKAHASHI, Row, registered

ITO = {"氏名": "伊藤 花", "フリガナ": "イトウ ハナ", "団体名": "星見市",
       "メールアドレス": "ito@hoshimi.example"}  # fmt: skip
MOVED = {**SATO, "所属": "税務課", "メールアドレス": "hanako@city.midorino.example"}
SCORES = {"one": pl.UInt32, "other": pl.UInt32, "percent": pl.UInt8}


def register(*rows: Row) -> Roster:
    return roster([registered(*rows)], RULES)


def record(found: Roster, name: str, section: str | None = None) -> int:
    """Return the record of the row on which that name stands, and that section."""
    rows = found.rows.filter(pl.col("name") == name)
    if section is not None:
        rows = rows.filter(pl.col("section") == section)
    return int(rows[RECORD].item())


def compared(
    found: Roster,
    *scores: tuple[int, int, int],
    said: dict[str, Verdict] | None = None,
    matching: Matching | None = None,
) -> Disagreements:
    rows = [(min(a, b), max(a, b), percent) for a, b, percent in scores]
    frame = pl.DataFrame(rows, schema=SCORES, orient="row")
    return disagreements(found.rows, matching or found.matching, said or {}, frame)


def listed(found: Roster, differing: Disagreements, key: str) -> Table:
    return report(found, differing).tables[f"second_opinion_{key}"]


def report(found: Roster, differing: Disagreements) -> Report:
    return disagreement_report(found.rows, differing)


def figures(found: Roster, differing: Disagreements) -> list[object]:
    kinds = ("compared", "agreed", "apart", "together")
    return [report(found, differing).figures[f"second_opinion_{key}"].value for key in kinds]


@pytest.fixture
def twice() -> Roster:
    """Sato registered twice, from two sections: one person by the staff number and the name."""
    return register(SATO, MOVED, TAKAHASHI, ITO)


@pytest.fixture
def sato(twice: Roster) -> tuple[int, int]:
    return record(twice, "佐藤 花子", "財政課"), record(twice, "佐藤 花子", "税務課")


@pytest.fixture
def strangers(twice: Roster) -> tuple[int, int]:
    return record(twice, "髙橋 太郎"), record(twice, "伊藤 花")


def test_rows_that_were_merged_and_are_unlikely_one_person_are_listed(
    twice: Roster, sato: tuple[int, int]
) -> None:
    differing = compared(twice, (*sato, 12))
    assert figures(twice, differing) == [1, 0, 1, 0]
    rows = listed(twice, differing, "apart").rows
    assert [(row[:3], str(row[3]), *row[4:8]) for row in rows] == [
        ((1, 12, "同じ人: 職員番号と氏名が同じ"), "申込.csv2行目",
         "佐藤 花子", "サトウ ハナコ", "みどり野区", "財政課"),
        ((1, 12, "同じ人: 職員番号と氏名が同じ"), "申込.csv3行目",
         "佐藤 花子", "サトウ ハナコ", "みどり野区", "税務課"),
    ]  # fmt: skip


def test_two_persons_who_are_likely_one_are_listed(
    twice: Roster, strangers: tuple[int, int]
) -> None:
    differing = compared(twice, (*strangers, 97))
    assert figures(twice, differing) == [1, 0, 0, 1]
    rows = listed(twice, differing, "together").rows
    assert [row[1:3] for row in rows] == [(97, "別の人: 同じ人と言える決まりに当てはまらない")] * 2
    assert {str(row[4]) for row in rows} == {"髙橋 太郎", "伊藤 花"}


def test_two_staff_numbers_are_named_as_our_reason() -> None:
    found = register(SATO, {**MOVED, "氏名": "佐藤 華子", "職員番号": "00456"})
    pair = record(found, "佐藤 花子"), record(found, "佐藤 華子")
    rows = listed(found, compared(found, (*pair, 80)), "together").rows
    assert {row[2] for row in rows} == {"別の人: 職員番号が違う"}


@pytest.mark.parametrize(("percent", "same"), [(0, False), (49, False), (50, True), (100, True)])
def test_from_the_threshold_on_the_opinion_is_one_person(
    percent: int, twice: Roster, sato: tuple[int, int], strangers: tuple[int, int], *, same: bool
) -> None:
    differing = compared(twice, (*sato, percent), (*strangers, percent))
    assert (differing.apart.is_empty(), differing.together.is_empty()) == (same, not same)
    assert figures(twice, differing)[:2] == [2, 1]


def test_two_persons_are_one_pair_by_their_likeliest_rows(
    twice: Roster, sato: tuple[int, int]
) -> None:
    ito = record(twice, "伊藤 花")
    differing = compared(twice, (sato[0], ito, 60), (sato[1], ito, 90))
    assert differing.compared == 1
    assert differing.together.rows() == [(min(sato[1], ito), max(sato[1], ito), 90, "")]


def test_a_pair_that_people_are_asked_about_or_put_off_is_theirs(
    twice: Roster, strangers: tuple[int, int]
) -> None:
    doubt = Doubt("名寄せ-AAAAAAAAAA-BBBBBBBBBB", min(strangers), max(strangers), 1, ())
    asked = replace(twice.matching, doubts=(doubt,), waiting=())
    put_off = replace(twice.matching, doubts=(), waiting=(doubt,))
    for matching in (asked, put_off):
        assert compared(twice, (*strangers, 97), matching=matching).compared == 0


@pytest.mark.parametrize("verdict", Verdict)
def test_a_pair_that_people_judged_is_theirs(
    verdict: Verdict, twice: Roster, sato: tuple[int, int], strangers: tuple[int, int]
) -> None:
    marks = dict(twice.rows.select(RECORD, "signature").iter_rows())
    for pair in (sato, strangers):
        one, other = (Signature(marks[each]) for each in pair)
        said = {pair_key(one, other): verdict}
        assert compared(twice, (*sato, 0), (*strangers, 97), said=said).compared == 1


def test_the_least_likely_merged_and_the_likeliest_apart_come_first(twice: Roster) -> None:
    records = sorted(twice.rows[RECORD].drop_nulls())
    every = [(a, b, 50 + a + 7 * b) for a in records for b in records if a < b]
    differing = compared(twice, *every)
    assert differing.together["percent"].is_sorted(descending=True)
    assert compared(twice, *reversed(every)).together.equals(differing.together)


def test_a_long_list_is_cut_and_says_so(twice: Roster) -> None:
    ito, takahashi = record(twice, "伊藤 花"), record(twice, "髙橋 太郎")
    pair = (min(ito, takahashi), max(ito, takahashi), 90, "")
    many = pl.DataFrame([pair] * (MOST_LISTED + 2), schema={**SCORES, "rung": pl.String},
                        orient="row")  # fmt: skip
    differing = Disagreements(5_000, many.clear(), many)
    table = listed(twice, differing, "together")
    assert len(table.rows) == 2 * MOST_LISTED
    assert table.note.endswith("ほかに2組あります。差の大きい順に、1,000組だけを載せました。")
    assert figures(twice, differing) == [5_000, 3_998, 0, 1_002]


def test_every_list_says_that_it_decides_nothing(twice: Roster) -> None:
    for table in report(twice, compared(twice)).tables.values():
        assert (
            "ここから決まることはなく、登録台帳にも、判定にも、何も書き込みません。" in table.note
        )
