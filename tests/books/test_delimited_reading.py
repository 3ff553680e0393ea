"""CSV and TSV files as form tools and Japanese Excel write them, and as accidents leave them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from automations.books.delimited_reading import read_delimited
from automations.errors import InputUnfit

_TEXT = "氏名,所属\r\n髙﨑,㈱Ⅳ\r\n"
_ROWS = [(1, "氏名", "所属"), (2, "髙﨑", "㈱Ⅳ")]


def _rows(content: bytes) -> list[tuple[object, ...]]:
    return read_delimited(content, "共有/申込.csv")[0].cells.rows()


def _said(content: bytes) -> str:
    with pytest.raises(InputUnfit) as refused:
        read_delimited(content, "共有/申込.csv")
    return str(refused.value)


@pytest.mark.parametrize(
    ("codec", "words"),
    [
        ("utf-8", "CSV（UTF-8）"),
        ("utf-8-sig", "CSV（UTF-8（BOM付き））"),
        ("cp932", "CSV（CP932（Shift_JIS））"),
        ("utf-16", "CSV（UTF-16）"),
        ("utf-16-le", "CSV（UTF-16（BOMなし））"),
        ("utf-16-be", "CSV（UTF-16（BOMなし））"),
    ],
)
def test_the_encoding_is_told_by_the_bytes_and_stated(codec: str, words: str) -> None:
    sheet, stated = read_delimited(_TEXT.encode(codec), "共有/申込.csv")
    assert (sheet.cells.rows(), stated, sheet.name) == (_ROWS, words, "申込")


def test_tabs_separate_too() -> None:
    sheet, stated = read_delimited("氏名\t所属\r\n山田\t広報課, 2係\r\n".encode(), "a.tsv")
    assert sheet.cells.rows() == [(1, "氏名", "所属"), (2, "山田", "広報課, 2係")]
    assert stated == "TSV（UTF-8）"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("氏名;所属\n山田;広報課\n", "CSV（UTF-8、「;」区切り）"),
        ("sep=;\r\n氏名;所属\r\n山田;広報課\r\n", "CSV（UTF-8、「;」区切り）"),
        ('"sep=|"\n氏名|所属\n山田|広報課\n', "CSV（UTF-8、「|」区切り）"),
        ("SEP=,\n氏名,所属\n山田,広報課\n", "CSV（UTF-8）"),
        ("氏名,所属\r山田,広報課\r", "CSV（UTF-8）"),
    ],
)
def test_separators_and_line_ends_of_other_programs(text: str, words: str) -> None:
    sheet, stated = read_delimited(text.encode(), "a.csv")
    assert sheet.cells.rows() == [(1, "氏名", "所属"), (2, "山田", "広報課")]
    assert stated == words


def test_semicolons_between_the_choices_of_a_form_separate_no_cells() -> None:
    assert _rows("氏名,希望\n山田,A;B;\n鈴木,A;B;C;\n".encode()) == [
        (1, "氏名", "希望"),
        (2, "山田", "A;B;"),
        (3, "鈴木", "A;B;C;"),
    ]
    assert _rows("希望\nA;B;\n".encode()) == [(1, "希望"), (2, "A;B;")]


def test_rows_with_fewer_cells_than_the_heading_are_marked() -> None:
    sheet, _ = read_delimited(
        "一覧\n氏名,所属,係\n山田,広報課,\n鈴木,税務課\n\n佐藤,,1係\n".encode(), "a"
    )
    assert sheet.short == {1, 4}


def test_a_guard_before_what_looks_like_a_formula_is_no_part_of_the_text() -> None:
    assert _rows("氏名,電話\n'=1+1,'+81-3-1234\n'twas,'-5\n".encode()) == [
        (1, "氏名", "電話"),
        (2, "=1+1", "+81-3-1234"),
        (3, "'twas", "'-5"),
    ]


def test_a_line_break_in_a_cell_does_not_start_a_row() -> None:
    assert _rows('氏名,備考\r\n山田,"一行目\r\n二行目\n三行目"\r\n鈴木,x\r\n'.encode()) == [
        (1, "氏名", "備考"),
        (2, "山田", "一行目\n二行目\n三行目"),
        (3, "鈴木", "x"),
    ]


def test_titles_blank_rows_and_short_rows_keep_their_numbers() -> None:
    assert _rows("申込一覧\n\n氏名,所属\n山田\n\n,,\n".encode()) == [
        (1, "申込一覧", ""),
        (2, "", ""),
        (3, "氏名", "所属"),
        (4, "山田", ""),
    ]


def test_a_row_with_more_cells_than_the_heading_is_named() -> None:
    assert _said("氏名,所属\n山田,広報課,2係\n鈴木\n佐藤,税務課,,\n".encode()) == (
        "共有/申込.csv「申込」2行目: 列が見出しより多くあります（見出し2列に対して3列）。"
        "値の中の区切り文字（コンマなど）を消すか、その値を引用符で囲んでください。"
    )


def test_a_file_that_changes_its_encoding_is_refused_with_the_line() -> None:
    content = "氏名,所属\n山田,広報課\n".encode("cp932") + "鈴木,税務課\n".encode()
    assert _said(content) == (
        "共有/申込.csv: 3行目から文字コードが変わっています（UTF-8とShift_JISの混在）。"
        "元のファイルから一つの文字コードで書き出し直してください。"
    )


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("氏名\n".encode("cp932") + b"\x81\n", 2),
        ("氏名\n所属\n".encode("utf-8-sig") + b"\xff\n", 3),
        (b"a,b\n\xff\xfe\xfd\n", 2),
        ("氏名\n".encode("utf-16") + b"\x00", 2),
    ],
)
def test_bytes_that_are_no_text_are_refused_with_the_line(content: bytes, line: int) -> None:
    assert _said(content) == (
        f"共有/申込.csv: {line}行目に読めない文字コードがあります。"
        "「CSV UTF-8」で書き出し直してください。"
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [('氏名,備考\n山田,"x"y\n', 2), ('氏名,備考\n山田,"x\n鈴木,y\n', 2)],
)
def test_broken_quotes_are_refused_with_the_line(text: str, line: int) -> None:
    assert _said(text.encode()) == (
        f'共有/申込.csv: {line}行目で引用符（"）の対応が崩れています。'
        "その行の引用符を直すか、元の表から書き出し直してください。"
    )


def test_a_cell_longer_than_excel_holds_is_refused() -> None:
    assert _said(f"氏名,備考\n山田,{'あ' * 32_768}\n".encode()) == (
        "共有/申込.csv「申込」B2: セルの文字が32,767字を超えています。"
        "そのセルの文字を短くしてください。"
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            b"," * 100_000_001,
            (
                "共有/申込.csv: ファイルが大きすぎます"
                "（101MB。読めるのは100MBまでです）。"
                "正しいファイルかどうかを確かめ、要る行だけの表にし直してください。"
            ),
        ),
        (
            b"a,b\n" + b"," * 100_001,
            (
                "共有/申込.csv: 2行目が長すぎます（読めるのは2,000列までです）。"
                "改行が抜けていないかを確かめ、元の表から書き出し直してください。"
            ),
        ),
        (
            b"a\n" * 1_048_577,
            (
                "共有/申込.csv: 行が、表計算ソフトで扱える1,048,576行を超えています。"
                "要る行だけを書き出し直してください。"
            ),
        ),
        (
            b"a,b\nc," + b"d" * 140_000 + b"\n",
            (
                "共有/申込.csv: 2行目に、32,767字を超えるセルがあります。"
                "そのセルの文字を短くしてください。"
            ),
        ),
        (
            b"a,b\nc,d" + b"," * 2_000 + b"e\n",
            (
                "共有/申込.csv「申込」BXZ2: 表から遠く離れたこのセルに値があります。"
                "BXZ列を選んで削除し、保存し直してください。"
            ),
        ),
    ],
    ids=["bytes", "line", "rows", "cell", "column"],
)
def test_more_than_a_sheet_can_hold_is_refused(content: bytes, said: str) -> None:
    assert _said(content).splitlines()[0] == said


@pytest.mark.parametrize("content", [b"\x00\x01\x02\x00\x00\x00", b"a,b\n\x00\x00\x00\x00\n"])
def test_binary_content_is_no_text(content: bytes) -> None:
    assert "共有/申込.csv: " in _said(content)


_LOST = "¢£¬‖−〜"  # CP932 reads them back as their wide likenesses
_LETTERS = st.characters(codec="cp932", exclude_categories=["C"], exclude_characters=_LOST)
_WORDS = st.text(_LETTERS, max_size=8)


@given(
    st.lists(st.tuples(_WORDS, _WORDS), min_size=1, max_size=8),
    st.sampled_from(["cp932", "utf-16"]),
)
def test_what_excel_quotes_is_read_back(rows: list[tuple[str, str]], codec: str) -> None:
    text = "".join(
        ",".join('"' + cell.replace('"', '""') + '"' for cell in row) + "\r\n"
        for row in [("氏名", "備考"), *rows]
    )
    expected = [(number, *row) for number, row in enumerate([("氏名", "備考"), *rows], 1)]
    while not any(expected[-1][1:]):
        expected.pop()
    assert _rows(text.encode(codec)) == expected
