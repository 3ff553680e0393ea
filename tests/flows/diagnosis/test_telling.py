"""What a diagnosis says: the findings, each with its remedy below it, and what to do next."""

from automations.flows.diagnosis import Check, Group, lines
from automations.tables.places import Place
from automations.tables.problems import problem

FINE = Check("受付簿（共有/受付簿.xlsx）", "開けました")
SLIGHT = Check("開いているブック", "", (problem("files_more", Place("共有"), count=3),))
MISSING = problem("book_missing", Place("共有/受付簿.xlsx"), hint="")
BAD = Check("受付簿（共有/受付簿.xlsx）", "", (MISSING,))
NEXT = "まず「受付簿（共有/受付簿.xlsx）」を直して、もう一度診断してください。"


def told(*checks: Check, heading: str = "ブック") -> list[str]:
    return list(lines((Group(heading, checks),)))


def test_what_is_fine_takes_one_line_and_the_next_job_is_named() -> None:
    assert told(FINE) == [
        "■ ブック",
        "○ 受付簿（共有/受付簿.xlsx）: 開けました",
        "",
        "すべてそろっています。次は「点検」で、書かれている中身を確かめてください。",
    ]


def test_a_finding_has_its_remedy_below_it() -> None:
    assert told(FINE, SLIGHT)[2:] == [
        "△ 開いているブック: 共有: 同じようなファイルが、ほかに3個あります。",
        "    上のものを片付けてから、もう一度診断してください。",
        "",
        (
            "このまま進められます。確認することが1件（△）あります。"
            "目を通したら、次は「点検」で、書かれている中身を確かめてください。"
        ),
    ]


def test_a_book_that_the_finding_names_is_named_once() -> None:
    assert told(BAD)[1:] == [
        "× 受付簿: 共有/受付簿.xlsx: ファイルがありません。",
        "    ファイルの名前と場所を確かめ、設定か名前のどちらかを直してください。",
        "",
        f"集計の前に直すことが1件（×）あります。{NEXT}",
    ]


def test_each_finding_has_a_mark_of_its_own() -> None:
    both = Check("受付簿", "", (*SLIGHT.faults, *BAD.faults))
    assert [line[0] for line in told(both) if line[:1] in "×△○" and line] == ["△", "×"]
    assert told(both)[-1] == (
        "集計の前に直すことが1件（×）、確認することが1件（△）あります。"
        "まず「受付簿」を直して、もう一度診断してください。"
    )


def test_a_sentence_that_is_no_problem_is_parted_as_well() -> None:
    (finding, remedy) = told(Check("結果", "", ("結果.xlsx: 書き込めません。閉じてください。",)))[
        1:3
    ]
    assert (finding, remedy) == ("× 結果: 結果.xlsx: 書き込めません。", "    閉じてください。")


def test_what_was_not_looked_at_is_promised_for_later() -> None:
    assert told(BAD, heading="設定")[-1] == "ここから先は、直してからもう一度診断すると調べます。"
