"""The papers of the reception: everybody on them once, whatever they are called."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from docx import Document
from docx.document import Document as Opened

from automations import resources
from automations.documents.package import pack, read_parts
from automations.documents.qr_codes import qr_png
from automations.documents.reception_papers import (
    PaperCover,
    badges_document,
    list_document,
    slips_document,
)
from automations.errors import SettingsWrong
from automations.tables.report import Column, Table

COLUMNS = ("受付番号", "QR", "氏名", "フリガナ", "団体", "所属", "区分", "受付口")
COVER = PaperCover(
    event_name="みどり野区×DX展",
    day=date(2024, 12, 24),
    venue="区役所 1階ロビー",
    office="情報政策課",
    as_of=datetime(2024, 12, 20, 9, tzinfo=ZoneInfo("Asia/Tokyo")),
    check_number="7F3A91C2",
    handling="事務局限り",
    gates=("北口", "南口"),
)
PEOPLE = (
    ("0002", "0002-K7QF", "青木 一", "アオキ", "みどり野区", "窓口課", "庁内", "北口"),
    ("0003", "0003-CDFG", "江口 二葉", "ｴｸﾞﾁ", "あおば市", "", "庁外", "南口"),
    ("0001", "0001-HJKM", "佐藤 花子", "さとう", "みどり野区", "総務課", "庁内", "北口"),
    ("0004", "0004-NPQR", 'A&B <b>{{会場}}"\x07', "", "", "", "登壇者", "南口"),
)


def table(*rows: tuple[str, ...]) -> Table:
    return Table("tickets", "受付番号", tuple(map(Column, COLUMNS)), rows)


def shipped(name: str) -> Path:
    return resources.template_file(name)


def opened(document: bytes) -> Opened:
    return Document(io.BytesIO(document))


def listed(document: bytes) -> list[list[list[str]]]:
    """Return the texts of each table's rows; a cell that spans is told once."""
    return [
        [[cell.text for cell in dict.fromkeys(row.cells)] for row in each.rows]
        for each in opened(document).tables
    ]


def whole_list(cover: PaperCover = COVER, *rows: tuple[str, ...]) -> bytes:
    return list_document(shipped("受付名簿.docx"), table(*(rows or PEOPLE)), cover)


def slips(*rows: tuple[str, ...]) -> bytes:
    return slips_document(shipped("受付票.docx"), table(*(rows or PEOPLE)), COVER)


def badges(*rows: tuple[str, ...]) -> bytes:
    return badges_document(shipped("名札.docx"), table(*(rows or PEOPLE)), COVER)


HEADINGS = ["受付", "受付番号", "氏名", "フリガナ", "団体", "所属", "区分"]


def test_each_gate_has_its_people_under_the_rows_of_the_syllabary() -> None:
    north, _, _, south, _, _ = listed(whole_list())
    assert north == [
        HEADINGS,
        ["あ行"],
        ["□", "0002", "青木 一", "アオキ", "みどり野区", "窓口課", "庁内"],
        ["さ行"],
        ["□", "0001", "佐藤 花子", "さとう", "みどり野区", "総務課", "庁内"],
    ]
    assert south == [
        HEADINGS,
        ["あ行"],
        ["□", "0003", "江口 二葉", "ｴｸﾞﾁ", "あおば市", "", "庁外"],
        ["フリガナなし（氏名の順）"],
        ["□", "0004", 'A&B <b>{{会場}}"\ufffd', "", "", "", "登壇者"],
    ]


def test_walk_ins_have_twenty_lines_at_each_gate() -> None:
    tables = listed(whole_list())
    assert [len(tables[number]) for number in (1, 4)] == [1 + 20] * 2
    assert tables[1][1] == ["□", "", "", "", "", "", ""]


def test_totals_add_up_for_each_gate_and_for_all_of_them() -> None:
    document = whole_list()
    _, _, north, _, _, south = listed(document)
    assert north[1:] == [["庁内", "2"], ["庁外", "0"], ["登壇者", "0"], ["計", "2"]]
    assert south[1:] == [["庁内", "0"], ["庁外", "1"], ["登壇者", "1"], ["計", "2"]]
    texts = [each.text for each in opened(document).paragraphs]
    assert texts.count("北口 2人＋南口 2人　合わせて4人") == 2


def test_each_page_says_its_gate_and_its_number() -> None:
    sections = opened(whole_list()).sections
    assert [each.header.paragraphs[0].text for each in sections] == [
        f"みどり野区×DX展　受付名簿　{gate}　事務局限り" for gate in ("北口", "南口")
    ]
    for each in sections:
        foot = each.footer.paragraphs[0]
        assert "PAGE" in foot._p.xml  # noqa: SLF001 - the field has no other name
        assert foot.text.startswith("みどり野区×DX展　受付名簿　")


def test_headings_repeat_and_no_row_is_torn_between_pages() -> None:
    for each in opened(whole_list()).tables:
        assert "tblHeader" in each.rows[0]._tr.xml  # noqa: SLF001 - python-docx has no name for it
        assert all("cantSplit" in row._tr.xml for row in each.rows)  # noqa: SLF001 - likewise


def test_an_event_with_one_gate_has_one_section_and_a_gate_with_nobody_still_has_lines() -> None:
    alone = replace(COVER, gates=("北口",))
    assert len(opened(whole_list(alone, *PEOPLE[::2])).sections) == 1
    empty = whole_list(replace(COVER, gates=("東口", *COVER.gates)))
    assert [len(each) for each in listed(empty)[:3]] == [1, 21, 5]
    assert list_document(shipped("受付名簿.docx"), table(), COVER)


def test_a_slip_says_who_where_and_which_number() -> None:
    (grid,) = listed(slips())
    assert [len(each) for each in grid] == [4, 4]
    assert grid[0][0].split("\n") == [
        "みどり野区×DX展",
        "令和6年12月24日（火）",
        "区役所 1階ロビー",
        "青木 一 様",
        "みどり野区　窓口課",
        "0002",
        "受付口: 北口",
    ]
    assert grid[0][1].split("\n") == ["", "0002-K7QF"]


def test_a_slip_shows_the_code_of_its_number_and_says_so_to_who_cannot_see_it() -> None:
    document = slips()
    package = zipfile.ZipFile(io.BytesIO(document))
    assert [package.read(f"word/media/qr{number}.png") for number in range(1, 5)] == [
        qr_png(row[1]) for row in PEOPLE
    ]
    xml = package.read("word/document.xml").decode()
    assert 'descr="受付番号 0002（0002-K7QF）のQRコード"' in xml
    assert xml.count("<w:drawing>") == len(PEOPLE)


def test_the_code_is_at_least_25_millimetres_wide_without_its_quiet_zone() -> None:
    xml = zipfile.ZipFile(io.BytesIO(slips())).read("word/document.xml").decode()
    side = int(xml.partition('<wp:extent cx="')[2].partition('"')[0])
    assert side * 21 // 29 >= 25 * 36_000


def test_ten_cards_are_a_page_and_what_is_left_of_the_last_row_is_empty() -> None:
    (grid,) = listed(badges(*PEOPLE, *PEOPLE[:1]))
    assert [len(each) for each in grid] == [2, 2, 2]
    assert grid[2][1] == ""
    xml = opened(badges()).tables[0].rows[0]._tr.xml  # noqa: SLF001 - python-docx has no name for it
    assert 'w:val="3118" w:hRule="exact"' in xml  # 55 mm: five rows on A4


def test_a_badge_has_the_kind_in_words_and_the_name_with_its_reading() -> None:
    (grid,) = listed(badges())
    assert grid[0][0].split("\n") == [
        *("庁内", "みどり野区　窓口課", "アオキ", "青木 一", "みどり野区×DX展　0002"),
    ]
    assert grid[1][1].split("\n")[0] == "登壇者"


@pytest.mark.parametrize("make", [whole_list, slips, badges])
def test_the_same_people_give_the_same_bytes(make: object) -> None:
    assert callable(make)
    assert make() == make()


@pytest.mark.parametrize("name", ["寿限無" * 10, "Wolfeschlegelsteinhausenbergerdorff" * 3, "𠮷"])
def test_a_long_or_rare_name_makes_no_other_page(name: str) -> None:
    odd = (*PEOPLE[0][:2], name, *PEOPLE[0][3:])
    (grid,) = listed(badges(odd))
    assert len(grid) == 1
    assert name[:20] in grid[0][0].replace("\n", "")


def restyled(tmp_path: Path, name: str, *changes: tuple[str, str]) -> Path:
    parts = read_parts(shipped(name))
    xml = parts["word/document.xml"].decode()
    for old, new in changes:
        assert old in xml
        xml = xml.replace(old, new)
    path = tmp_path / name
    path.write_bytes(pack({**parts, "word/document.xml": xml.encode()}))
    return path


def test_people_may_restyle_a_card(tmp_path: Path) -> None:
    template = restyled(tmp_path, "名札.docx", ("{{フリガナ}}", "よみ: {{フリガナ}}"))
    (grid,) = listed(badges_document(template, table(*PEOPLE), COVER))
    assert grid[0][0].split("\n")[2] == "よみ: アオキ"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (
            ("{{フリガナ}}", "{{ふりがな}}"),
            (
                "名札.docx「本文」: 「{{ふりがな}}」にある「ふりがな」という項目はありません。"
                "ひな形の項目名を直すか、消してください。"
            ),
        ),
        (
            ("{{氏名}}", "氏名"),
            (
                "名札.docx: ひな形に、{{氏名}}を含む、繰り返す表の行がありません。"
                "標準のひな形を写して作り直すか、このひな形を消して標準のひな形を使ってください。"
            ),
        ),
        (
            ("{{フリガナ}}", "{{もし フリガナ}}"),
            (
                "名札.docx「本文」: 「{{もし フリガナ}}」にある「もしフリガナ」という項目は"
                "ありません。"
                "ひな形の項目名を直すか、消してください。"
            ),
        ),
    ],
)
def test_what_is_wrong_with_a_template_is_said(
    tmp_path: Path, change: tuple[str, str], told: str
) -> None:
    template = restyled(tmp_path, "名札.docx", change)
    with pytest.raises(SettingsWrong) as refused:
        badges_document(template, table(*PEOPLE), COVER)
    assert str(refused.value).splitlines()[0] == told
