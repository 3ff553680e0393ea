"""応募集計 from end to end: what was handed in, numbers that stay, what is published."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from automations.books.opening import read_book
from automations.errors import InputUnfit
from automations.flows.running import Outcome, perform
from automations.flows.scope import ENTRIES, FINALISTS
from automations.ledger.entry_numbers import given
from tests.flows.applying_event import FORMS, ONE, TWO, filled_excel, filled_word, write_answers
from tests.flows.applying_event import write_event as write
from tests.flows.published import texts

LATE = {**TWO, "title": "会議の短縮", "leader": "別人 一", "mail": "", "submitted": "2025/10/16"}
EXCEL = {
    "取組名": "窓口の記入をなくす", "部門": "窓口", "所属": "市民課", "代表者": "記入 花子",
    "連絡先": "hanako@example.jp", "課題": "何度も", "取組内容": "一度で", "効果": "半分",
    "審査の希望": "希望する", "削減時間": "週2時間",
}  # fmt: skip
WORD = [
    ["１．取組名（30字以内）", "庶務の自動化"],
    ["部門", "□窓口　☑内部"],
    ["所属", "総務課", "代表者", "例示 太郎"],
    ["課題：", "手で写していた"],
    ["取組内容"],
    ["表計算で\n自動にした"],
    ["効果", "一日かからない"],
    ["審査の希望", "□希望する ☑希望しない"],
]


def taken(folder: Path) -> Outcome:
    return perform(folder, ENTRIES)


def rows_of(outcome: Outcome, key: str) -> list[tuple[str, ...]]:
    table = outcome.findings.report.tables[key]
    return [tuple("" if cell is None else str(cell) for cell in row) for row in table.rows]


def numbers(folder: Path) -> dict[str, int]:
    return {each.title: each.number for each in given(folder / "事務局限り")}


def test_it_writes_the_book_and_the_lists_for_voters(tmp_path: Path) -> None:
    outcome = taken(write(tmp_path / "催し"))
    assert [path.name for path in outcome.files] == [
        "結果_応募.xlsx", "応募状況報告.docx", "取組一覧.docx", "取組一覧_匿名.docx",
        "取組一覧.xlsx", "取組一覧_匿名.xlsx",
    ]  # fmt: skip
    names = load_workbook(outcome.files[0]).sheetnames
    assert names == [
        "集計_状況", "集計_要確認", "集計_取組一覧", "集計_応募状況報告", "集計_削減効果",
        "集計_取組の処理区分", "集計_応募の処理区分（1件ごと）",
    ]  # fmt: skip


def test_each_entry_has_a_number_and_what_it_saves(tmp_path: Path) -> None:
    outcome = taken(write(tmp_path / "催し"))
    assert [row[:2] for row in rows_of(outcome, "entry_list")] == [
        ("01", "窓口の記入をなくす"), ("02", "庶務の自動化"),
    ]  # fmt: skip
    assert rows_of(outcome, "entry_savings") == [
        ("01", "窓口の記入をなくす", "窓口", "月10時間×3人", "10時間×3人×12か月＝360時間/年", "360",
         "", "計算"),
        ("", "計", "", "", "", "360", "0", ""),
    ]  # fmt: skip


def test_running_twice_is_running_once(tmp_path: Path) -> None:
    folder = write(tmp_path / "催し")
    first = taken(folder)
    again = taken(folder)
    assert again.unchanged
    assert (again.run.id, again.files) == (first.run.id, first.files)


def test_a_number_stays_whatever_comes_later(tmp_path: Path) -> None:
    folder = write(tmp_path / "催し")
    taken(folder)
    earlier = {**LATE, "submitted": "2025/09/01"}
    write_answers(folder, [TWO, earlier, ONE])
    taken(folder)
    assert numbers(folder) == {"窓口の記入をなくす": 1, "庶務の自動化": 2, "会議の短縮": 3}


def test_sections_without_an_entry_are_named_and_the_totals_add_up(tmp_path: Path) -> None:
    folder = write(tmp_path / "催し", [ONE, {**TWO, "section": "総務課、市民課"}, LATE])
    (folder / "事務局限り").mkdir()
    roll = "職員番号,所属\n1,総務課\n2,市民課\n3,税務課\n"
    (folder / "事務局限り/名簿.csv").write_text(roll, encoding="utf-8")
    assert rows_of(taken(folder), "entry_sections") == [
        ("市民課", "1", "0", "1", "1", "0", ""),
        ("税務課", "0", "0", "0", "0", "0", "応募なし"),
        ("総務課", "0", "1", "1", "0", "1", ""),
        ("計", "1", "1", "2", "1", "1", ""),
    ]


def test_files_of_both_kinds_are_read_whatever_they_are_called(tmp_path: Path) -> None:
    folder = write(tmp_path / "催し", None, forms=True)
    (folder / FORMS / "応募 - コピー (2).xlsx").write_bytes(filled_excel(EXCEL))
    (folder / FORMS / "総務課").mkdir()
    (folder / FORMS / "総務課/final最終.docx").write_bytes(filled_word(WORD))
    (folder / FORMS / "~$応募.xlsx").write_bytes(b"\x05owner")
    outcome = taken(folder)
    listed = rows_of(outcome, "entry_list")
    assert [row[1:5] for row in listed] == [
        ("庶務の自動化", "内部", "総務課", "例示 太郎"),
        ("窓口の記入をなくす", "窓口", "市民課", "記入 花子"),
    ]
    assert [row[7] for row in listed] == ["審査を希望しない", "希望する"]
    assert [row[11] for row in listed] == [
        "応募票/総務課/final最終.docx", "応募票/応募 - コピー (2).xlsx",
    ]  # fmt: skip
    assert rows_of(outcome, "entry_savings")[0][4] == "2時間×52週＝104時間/年"


def test_a_message_names_the_file_and_its_cell(tmp_path: Path) -> None:
    folder = write(tmp_path / "催し", None, forms=True)
    (folder / FORMS / "甲.xlsx").write_bytes(filled_excel({**EXCEL, "部門": "外部", "効果": ""}))
    (folder / FORMS / "乙.docx").write_bytes(filled_word([*WORD[:1], ["部門", "外"], *WORD[2:]]))
    known = "次のどれかにしてください: 窓口、内部。それまでこの行は数えません。"
    assert [str(each) for each in taken(folder).findings.report.problems] == [
        (
            "共有/応募.csv: 取組の一覧のブックがありません。応募票だけを読みました。"
            "一覧も使うときは、設定の「取組」のブックの名前を確かめてください。"
        ),
        f"応募票/乙.docx「1番目の表」2行目: 「部門」の「外」は選択肢にありません。{known}",
        (
            "応募票/甲.xlsx: 必ず書くところのうち、「効果」が空です。"
            "応募した人に確かめて書き足すか、このままでよければ「受付の判断」に「受理」と書いてください。それまでこの応募は保留です。"
        ),
        (
            "応募票/甲.xlsx「応募用紙」B6: 「部門」の「外部」は選択肢にありません"
            f"（もしかして「内部」）。{known}"
        ),
    ]


def test_a_copy_counts_once_and_every_file_has_its_state(tmp_path: Path) -> None:
    folder = write(tmp_path / "催し", [TWO], forms=True)
    for name in ("甲.xlsx", "甲 - コピー.xlsx"):
        (folder / FORMS / name).write_bytes(filled_excel(EXCEL))
    (folder / FORMS / "白紙.xlsx").write_bytes(filled_excel({}))
    (folder / FORMS / "空.xlsx").write_bytes(b"")
    (folder / FORMS / "写真.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    outcome = taken(folder)
    counted = {row[0]: row[1] for row in rows_of(outcome, "entry_dispositions")}
    assert {words: count for words, count in counted.items() if count != "0"} == {
        "同じ内容の二重の応募": "1", "読めない応募票（保留）": "3", "審査対象": "2",
    }  # fmt: skip
    blank = "白紙なら別のフォルダーに移し、記入したものがあれば置き換えてください。"
    found = [str(each) for each in outcome.findings.report.problems]
    assert found == [
        (
            "応募票/写真.jpg: 応募票として読めません（ExcelでもWordでもない形式（.jpg）です）。"
            "開いて中身を確かめ、応募用紙（エントリーシート.xlsx）に書き写すか、"
            "応募票でなければ別のフォルダーに移してください。それまでこのファイルは数えません。"
        ),
        (
            f"応募票/白紙.xlsx: 応募票に、何も記入されていません。{blank}"
            "それまでこのファイルは数えません。"
        ),
        (
            "応募票/空.xlsx: 応募票として読めません（ファイルが空です）。"
            "開いて中身を確かめ、応募用紙（エントリーシート.xlsx）に書き写すか、"
            "応募票でなければ別のフォルダーに移してください。それまでこのファイルは数えません。"
        ),
    ]


def test_the_file_saved_last_replaces_the_one_before(tmp_path: Path) -> None:
    folder = write(tmp_path / "催し", None, forms=True)
    first, second = ("2025-10-01T00:00:00Z", "2025-10-03T00:00:00Z")
    later = [*WORD[:6], ["効果", "半日で済む"], WORD[7]]
    (folder / FORMS / "い.docx").write_bytes(filled_word(later, second))
    (folder / FORMS / "ろ.docx").write_bytes(filled_word(WORD, first))
    outcome = taken(folder)
    assert [(row[0], row[5], row[6]) for row in rows_of(outcome, "entry_rows")] == [
        ("応募票/い.docx", "審査を希望しない", ""),
        ("応募票/ろ.docx", "差替えにより置き換え", "応募票/い.docx"),
    ]


def test_what_is_doubtful_is_asked_in_the_decision_book(tmp_path: Path) -> None:
    folder = write(tmp_path / "催し", [ONE, {**TWO, "title": ONE["title"]}])
    outcome = taken(folder)
    assert outcome.code == 20
    (question,) = outcome.findings.questions
    assert (
        question.what
        == "共有/応募.csv「応募」2行目と共有/応募.csv「応募」3行目は、同じ応募ですか。"
    )
    sheet = read_book(folder / "事務局限り/判定.xlsx", "判定.xlsx").sheet("判定_応募")
    told = "\n".join(text for _, row in sheet.rows() for text in row)
    assert "取組名は同じで、応募者が違う" in told
    assert "答えるまで、二つとも別の応募として扱います。" in told


def test_the_finalists_need_numbers_first(tmp_path: Path) -> None:
    folder = write(tmp_path / "催し")
    (folder / "事務局限り").mkdir()
    (folder / "事務局限り/名簿.csv").write_text("職員番号,所属\n1,総務課\n", encoding="utf-8")
    votes = "タイムスタンプ,職員番号,効果 [01 窓口の記入をなくす],効果 [02 庶務の自動化]\n"
    (folder / "事務局限り/投票.csv").write_text(f"{votes}2025/12/02 10:00,1,5,\n", encoding="utf-8")
    with pytest.raises(InputUnfit) as unfit:
        perform(folder, FINALISTS)
    assert "先に「応募集計」を実行して番号を付けるか、「番号」に書いてください。" in str(
        unfit.value
    )
    taken(folder)
    outcome = perform(folder, FINALISTS)
    assert [each.standing.entry.label for each in outcome.findings.award.finalists] == [  # type: ignore[union-attr]  # there is a vote
        "01 窓口の記入をなくす"
    ]


def test_the_blind_lists_name_nobody(tmp_path: Path) -> None:
    outcome = taken(write(tmp_path / "催し"))
    hidden = ("市民課", "総務課", "記入 花子", "例示 太郎", "hanako")
    for path in outcome.files:
        told = "\n".join(texts(path))
        assert "窓口の記入をなくす" in told
        names = [each for each in hidden if each in told]
        assert names == [] if "匿名" in path.name else "市民課" in names


def test_a_text_that_gives_its_people_away_is_named(tmp_path: Path) -> None:
    told = {
        **ONE,
        "work": "市民課の窓口で、記入係長が始めた",
        "effect": "記入花子さんの手間が減った",
    }
    found = [str(each) for each in taken(write(tmp_path / "催し", [told])).findings.report.problems]
    assert [each.partition("。")[0] for each in found] == [
        "共有/応募.csv「応募」I2: 「取組内容」に、「市民課」（所属）が書かれています",
        "共有/応募.csv「応募」I2: 「取組内容」に、「記入 花子」（氏名）が書かれています",
        "共有/応募.csv「応募」J2: 「効果」に、「記入 花子」（氏名）が書かれています",
    ]


def test_no_list_for_voters_names_who_is_not_judged_or_not_taken_in(tmp_path: Path) -> None:
    outcome = taken(write(tmp_path / "催し", [ONE, LATE, {**TWO, "ruling": "対象外"}]))
    for path in (each for each in outcome.files if each.stem.startswith("取組一覧")):
        told = "\n".join(texts(path))
        assert "窓口の記入をなくす" in told
        assert "会議の短縮" not in told
        assert "庶務の自動化" not in told


def test_without_the_folder_it_says_what_to_do(tmp_path: Path) -> None:
    folder = write(tmp_path / "催し", forms=True)
    (folder / FORMS).rmdir()
    with pytest.raises(InputUnfit) as unfit:
        taken(folder)
    assert str(unfit.value) == (
        "応募票: 応募票のフォルダーがありません。"
        "フォルダーを作るか、設定の「応募票のフォルダー」を直してください。"
    )
