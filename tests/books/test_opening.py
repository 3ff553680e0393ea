"""One test for each way a shared file can be wrong; the message is the specification."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from automations.books.opening import read_book
from automations.errors import InputUnfit, PermissionRefused

if TYPE_CHECKING:
    from tests.books.conftest import MakeWorkbook


def _said(folder: Path, name: str, content: bytes) -> str:
    (folder / name).write_bytes(content)
    with pytest.raises(InputUnfit) as refused:
        read_book(folder / name, f"共有/{name}")
    return str(refused.value)


def _package(**parts: bytes) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return packed.getvalue()


def test_a_missing_file_is_named_with_the_nearest_that_is_there(tmp_path: Path) -> None:
    (tmp_path / "受付簿.xlsx").write_bytes(b"")
    with pytest.raises(InputUnfit) as refused:
        read_book(tmp_path / "受付簿1.xlsx", "共有/受付簿1.xlsx")
    assert str(refused.value) == (
        "共有/受付簿1.xlsx: ファイルがありません（もしかして「受付簿.xlsx」）。"
        "ファイルの名前と場所を確かめ、設定か名前のどちらかを直してください。"
    )


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputUnfit) as refused:
        read_book(tmp_path / "共有" / "受付簿.xlsx", "共有/受付簿.xlsx")
    assert str(refused.value) == (
        "共有/受付簿.xlsx: フォルダー「共有」がありません。"
        "フォルダーの名前と場所を確かめ、設定か名前のどちらかを直してください。"
    )


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "受付簿.xlsx").mkdir()
    with pytest.raises(InputUnfit) as refused:
        read_book(tmp_path / "受付簿.xlsx", "受付簿.xlsx")
    assert str(refused.value) == (
        "受付簿.xlsx: ファイルではなくフォルダーです。"
        "設定には、フォルダーの中のファイルまで書いてください。"
    )


def test_a_file_we_may_not_read_is_refused_as_a_matter_of_rights(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "受付簿.xlsx"
    path.write_bytes(b"x")

    def refuse(_: object) -> bytes:
        raise PermissionError

    monkeypatch.setattr(type(path), "read_bytes", refuse)
    with pytest.raises(PermissionRefused) as refused:
        read_book(path, "受付簿.xlsx")
    assert str(refused.value) == (
        "受付簿.xlsx: ファイルを開く権限がありません。"
        "フォルダーの管理者に読み取りの権限を付けてもらってください。"
    )


@pytest.mark.parametrize("content", [b"", b"\r\n \n", b"\0" * 300])
def test_an_empty_file(tmp_path: Path, content: bytes) -> None:
    assert _said(tmp_path, "受付簿.xlsx", content) == (
        "共有/受付簿.xlsx: ファイルが空です。もう一度書き出すか、控えから戻してください。"
    )


_FILES = Path(__file__).parent / "files"


@pytest.mark.parametrize(
    ("file", "words"),
    [
        ("pairs.xlsx", "Excelブック（.xlsx）"),
        ("pairs.xls", "旧形式のExcelブック（.xls）"),
        ("pairs.ods", "OpenDocumentの表（.ods）"),
        ("calamine/base.xlsb", "バイナリ形式のExcelブック（.xlsb）"),
    ],
)
@pytest.mark.parametrize(
    "name", ["受付簿.xlsx", "受付簿.xls", "受付簿.ods", "受付簿.csv", "受付簿"]
)
def test_a_workbook_is_told_by_its_content_under_whatever_name(
    tmp_path: Path, file: str, words: str, name: str
) -> None:
    (tmp_path / name).write_bytes((_FILES / file).read_bytes())
    book = read_book(tmp_path / name, f"共有/{name}")
    assert (book.format, len(book.sheets) > 1) == (words, True)


def test_a_workbook_with_macros_is_said_to_be_one(
    tmp_path: Path, make_workbook: MakeWorkbook
) -> None:
    kind = b'<Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/>'
    content = BytesIO(make_workbook('<row r="1"><c r="A1"><v>7</v></c></row>'))
    with zipfile.ZipFile(content, "a") as package:
        package.writestr("[Content_Types].xml", b"<Types>" + kind + b"</Types>")
    (tmp_path / "受付簿.xlsm").write_bytes(content.getvalue())
    assert read_book(tmp_path / "受付簿.xlsm", "受付簿.xlsm").format == "Excelブック（.xlsm）"


_PROTECTED = (
    "パスワードで保護されたブックです。Excelで開き、「ファイル」→「情報」→"
    "「ブックの保護」でパスワードを外して保存し直してください。"
)


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("password.xls", _PROTECTED),
        ("password.xlsb", _PROTECTED),
        (
            "password.ods",
            (
                "パスワードで保護されたOpenDocumentの表です。"
                "作ったソフトで開き、パスワードを付けずに保存し直してください。"
            ),
        ),
    ],
)
def test_a_workbook_with_a_password(tmp_path: Path, file: str, said: str) -> None:
    content = (_FILES / "calamine" / file).read_bytes()
    assert _said(tmp_path, file, content) == f"共有/{file}: {said}"


def test_a_password_is_told_by_the_directory_and_not_by_words_in_a_cell(tmp_path: Path) -> None:
    content = (_FILES / "pairs.xls").read_bytes() + "EncryptedPackage".encode("utf-16-le")
    (tmp_path / "a.xls").write_bytes(content)
    assert read_book(tmp_path / "a.xls", "a.xls").sheet("受付簿").width == 8


_AS_XLSX = "Excelで開き、「名前を付けて保存」→「Excelブック(*.xlsx)」で保存し直してください。"
_PAGE = f"中身がウェブページ（HTML）です（拡張子は.xls）。{_AS_XLSX}"
_XML_2003 = (
    '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'
)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            b"<html><table></table></html>",
            _PAGE,
        ),
        (
            "  <!DOCTYPE html><p>".encode("utf-16"),
            _PAGE,
        ),
        (
            b"MIME-Version: 1.0\r\nContent-Type: multipart/related",
            _PAGE,
        ),
        (
            _XML_2003.encode(),
            f"中身がXMLスプレッドシート2003です（拡張子は.xls）。{_AS_XLSX}",
        ),
        (
            b'<?xml version="1.0"?><rows/>',
            (
                "中身がXMLの文書です（拡張子は.xls）。Excelで開ける表なら、"
                "「名前を付けて保存」→「Excelブック(*.xlsx)」で保存し直してください。"
            ),
        ),
        (
            b'{"":"WARNING! DO NOT EDIT THIS FILE!","doc_id":"x"}',
            (
                "表ではなく、ほかの場所を指すショートカットです（拡張子は.xls）。"
                "指している表を開き、Excelのブックとしてダウンロードしたものを置いてください。"
            ),
        ),
    ],
)
def test_what_is_called_xls_but_is_something_else(
    tmp_path: Path, content: bytes, said: str
) -> None:
    assert _said(tmp_path, "受付簿.xls", content) == f"共有/受付簿.xls: {said}"


def test_commas_under_the_name_of_an_old_workbook_are_read(tmp_path: Path) -> None:
    (tmp_path / "受付簿.xls").write_bytes("氏名\t所属\r\n髙﨑\t広報課\r\n".encode("utf-16"))
    book = read_book(tmp_path / "受付簿.xls", "受付簿.xls")
    assert (book.format, book.sheet().cells.rows()[1]) == ("TSV（UTF-16）", (2, "髙﨑", "広報課"))


def test_a_document_in_a_compound_file_is_no_workbook(tmp_path: Path) -> None:
    content = (_FILES / "pairs.xls").read_bytes()
    name = "Workbook".encode("utf-16-le")
    assert _said(tmp_path, "a.doc", content.replace(name, "WordDocu".encode("utf-16-le"))) == (
        "共有/a.doc: Excelのブックではありません。Excelのブック(.xlsx)かCSVを指定してください。"
    )


def test_a_package_that_is_no_workbook(tmp_path: Path) -> None:
    content = _package(**{"word/document.xml": b"<document/>"})
    assert _said(tmp_path, "受付簿.docx", content) == (
        "共有/受付簿.docx: Excelのブックではありません。"
        "Excelのブック(.xlsx)かCSVを指定してください。"
    )


def test_something_else_entirely(tmp_path: Path) -> None:
    assert _said(tmp_path, "受付簿.pdf", b"%PDF-1.7 ...") == (
        "共有/受付簿.pdf: 表として読めない種類のファイルです（拡張子は.pdf）。"
        "Excelのブック(.xlsx)かCSVを指定してください。"
    )


_DAMAGED = (
    "共有/受付簿.xlsx: ファイルが壊れているか、途中で切れています。"
    "もう一度書き出すか、控えから戻してください。"
)


def test_a_workbook_cut_off_on_its_way(tmp_path: Path, make_workbook: MakeWorkbook) -> None:
    assert _said(tmp_path, "受付簿.xlsx", make_workbook()[:-200]) == _DAMAGED


_ROW = '<worksheet><sheetData><row r="1">{}</row></sheetData></worksheet>'


@pytest.mark.parametrize(
    "sheet",
    [
        "<worksheet><sheetData><row r='1'><c r='A1'><v>1</v></row></sheetData></worksheet>",
        '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row>',
        _ROW.format('<c r="A1" t="s"><v>7</v></c>'),
        _ROW.format('<c r="A1" t="inlineStr"><is><t>&#9999999;</t></is></c>'),
    ],
)
def test_a_sheet_that_is_damaged_inside(
    tmp_path: Path, make_workbook: MakeWorkbook, sheet: str
) -> None:
    assert _said(tmp_path, "受付簿.xlsx", make_workbook(sheet=sheet)) == _DAMAGED


def test_a_member_that_does_not_match_its_checksum(
    tmp_path: Path, make_workbook: MakeWorkbook
) -> None:
    content = bytearray(make_workbook('<row r="1"><c r="A1"><v>1</v></c></row>'))
    position = content.index(b"xl/worksheets/sheet1.xml") + len("xl/worksheets/sheet1.xml") + 12
    content[position] ^= 0xFF
    assert _said(tmp_path, "受付簿.xlsx", bytes(content)) == _DAMAGED


def test_a_workbook_without_sheets(tmp_path: Path, make_workbook: MakeWorkbook) -> None:
    content = make_workbook(workbook="<workbook><sheets/></workbook>")
    assert _said(tmp_path, "受付簿.xlsx", content) == (
        "共有/受付簿.xlsx: 表のシートが一つもありません。正しいブックか確かめてください。"
    )


_BOMB = '<!DOCTYPE w [<!ENTITY a "x"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize("part", ["sheet", "workbook", "strings", "styles"])
def test_a_declaration_that_could_be_a_bomb(
    tmp_path: Path, make_workbook: MakeWorkbook, part: str
) -> None:
    content = make_workbook(**{part: f"{_BOMB}<worksheet><sheetData/>&b;</worksheet>"})
    assert _said(tmp_path, "受付簿.xlsx", content) == (
        "共有/受付簿.xlsx: Excelが書かない危険な宣言(DTD)が入っています。"
        "このファイルは使わず、作った人に確かめてください。"
    )


def test_a_format_is_told_by_content_and_not_by_name(
    tmp_path: Path, make_workbook: MakeWorkbook
) -> None:
    (tmp_path / "実は.csv").write_bytes(make_workbook('<row r="1"><c r="A1"><v>7</v></c></row>'))
    (tmp_path / "実は.xlsx").write_bytes("氏名,所属\n".encode("cp932"))
    assert read_book(tmp_path / "実は.csv", "a").sheet().cells.rows() == [(1, "7")]
    assert read_book(tmp_path / "実は.xlsx", "a").format == "CSV（CP932（Shift_JIS））"
