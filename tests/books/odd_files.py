"""Files of other formats than .xlsx that no sane program writes: name → bytes, what is said."""

from __future__ import annotations

import struct
import zipfile
from io import BytesIO
from pathlib import Path
from random import Random

from tests.books import binary_workbook as xlsb
from tests.books import opendocument_workbook as ods
from tests.books.old_workbook import biff, book_stream, compound, label, number, old_workbook

_FILES = Path(__file__).parent / "files"
_MANY = 'table:number-rows-repeated="1048576"'
_WIDE = 'table:number-columns-repeated="16384"'
_BOMB = (
    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)


def _noise(size: int) -> bytes:
    return Random(size).randbytes(size)  # noqa: S311 - the same noise each time, for no secret


def _sample(name: str) -> bytes:
    return (_FILES / name).read_bytes()


def _patched(content: bytes, at: int, new: bytes) -> bytes:
    return content[:at] + new + content[at + len(new) :]


def _with_table(content: bytes, numbers: list[int]) -> bytes:
    """Replace the beginning of the allocation table of a compound file."""
    (table,) = struct.unpack_from("<I", content, 76)
    return _patched(content, (table + 1) * 512, struct.pack(f"<{len(numbers)}I", *numbers))


def _small_in_circles() -> bytes:
    """Return a compound file whose workbook is a chain of small sectors without an end."""
    content = compound(book_stream(label(1, 1, "山田")))
    directory = content.index("Workbook".encode("utf-16-le"))
    sectors = (content.index("Root Entry".encode("utf-16-le")) - 512) // 512
    content = _patched(content, directory + 120, struct.pack("<I", 4_000))  # small: below 4,096
    content = _patched(content, directory - 12, struct.pack("<II", 0, sectors * 512))
    table = len(content) // 512 - 1
    content = _patched(content, 60, struct.pack("<II", table, 1))
    circle = struct.pack("<128I", *range(1, 128), 0)
    (first,) = struct.unpack_from("<I", content, 76)
    content = _patched(content, (first + 1) * 512 + 4 * table, struct.pack("<I", 0xFFFFFFFE))
    return content + circle


def _rewritten(name: str, part: str, new: bytes) -> bytes:
    """Return a sample with another content in one of its parts."""
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(_sample(name))) as old, zipfile.ZipFile(packed, "w", 8) as package:
        for each in old.namelist():
            package.writestr(each, new if each == part else old.read(each))
    return packed.getvalue()


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SHEET = "xl/worksheets/sheet1.bin"
_ONE = xlsb.row(1) + xlsb.cell(6, 1, xlsb.wide("山田"))

_AGAIN = "もう一度書き出すか、控えから戻してください。"
_FEWER = "要る行だけを書き出し直してください。"
_DAMAGED = f": ファイルが壊れているか、途中で切れています。{_AGAIN}"
_EMPTY = f": ファイルが空です。{_AGAIN}"
_SWOLLEN = (
    ": 展開すると異常に大きくなるファイルです。"
    "このファイルは使わず、表だけを新しいブックに貼り付けて保存してください。"
)
_UNSAFE = (
    ": Excelが書かない危険な宣言(DTD)が入っています。"
    "このファイルは使わず、作った人に確かめてください。"
)
_FAR = (
    "「受付簿」XFD1048576: 表から遠く離れたこのセルに値があります。"
    "XFD列を選んで削除し、保存し直してください。"
)
_LONG = "「受付簿」A1: セルの文字が32,767字を超えています。そのセルの文字を短くしてください。"
_NO_TABLE = (
    ": 表として読めない種類のファイルです（拡張子は.csv）。"
    "Excelのブック(.xlsx)かCSVを指定してください。"
)
_NO_TEXT = ": 1行目に読めない文字コードがあります。「CSV UTF-8」で書き出し直してください。"
_MIXED = (
    ": 2行目から文字コードが変わっています（UTF-8とShift_JISの混在）。"
    "元のファイルから一つの文字コードで書き出し直してください。"
)
_OPEN = (
    ': 2行目で引用符（"）の対応が崩れています。'
    "その行の引用符を直すか、元の表から書き出し直してください。"
)
_LINE = (
    ": 1行目が長すぎます（読めるのは2,000列までです）。"
    "改行が抜けていないかを確かめ、元の表から書き出し直してください。"
)
_CELL = ": 1行目に、32,767字を超えるセルがあります。そのセルの文字を短くしてください。"
_ROWS = f": 行が、表計算ソフトで扱える1,048,576行を超えています。{_FEWER}"
_SIZE = (
    ": ファイルが大きすぎます（102MB。読めるのは100MBまでです）。"
    "正しいファイルかどうかを確かめ、要る行だけの表にし直してください。"
)
_STAIRS = (
    "「stairs」3行目: 列が見出しより多くあります（見出し2列に対して41列）。"
    "値の中の区切り文字（コンマなど）を消すか、その値を引用符で囲んでください。"
)

ODD: dict[str, tuple[bytes, str]] = {
    "cut-xls.xls": (_sample("pairs.xls")[:4_000], _DAMAGED),
    "head-xls.xls": (_OLE, _DAMAGED),
    "noise-xls.xls": (_OLE + _noise(20_000), _DAMAGED),
    "noise-inside-xls.xls": (compound(_noise(20_000)), _DAMAGED),
    "nothing-inside-xls.xls": (compound(b""), _DAMAGED),
    "circle-xls.xls": (_with_table(old_workbook(b""), [0, 1]), _DAMAGED),
    "circle-of-directory-xls.xls": (
        _with_table(old_workbook(b""), [*range(1, 8), 0xFFFFFFFE, 8]),
        _DAMAGED,
    ),
    "small-circle-xls.xls": (_small_in_circles(), _DAMAGED),
    "far-tables-xls.xls": (_patched(old_workbook(b""), 68, struct.pack("<II", 3, 1)), _DAMAGED),
    "huge-stream-xls.xls": (
        _patched(
            old_workbook(b""),
            old_workbook(b"").index("Workbook".encode("utf-16-le")) + 120,
            struct.pack("<I", 0x7FFFFFFF),
        ),
        _DAMAGED,
    ),
    "lying-length-xls.xls": (old_workbook(struct.pack("<HH", 0x203, 0xFFFF)), _DAMAGED),
    "sheet-nowhere-xls.xls": (_patched(old_workbook(b""), 536, b"\xff\xff\xff\x7f"), _DAMAGED),
    "text-nowhere-xls.xls": (
        old_workbook(biff(0xFD, struct.pack("<HHHi", 0, 0, 0, 2**31 - 1))),
        _DAMAGED,
    ),
    "many-blanks-xls.xls": (
        old_workbook(biff(0xBE, bytes(4) + bytes(512) + b"\xff\0") * 12_000),
        _SWOLLEN,
    ),
    "many-sheets-xls.xls": (
        compound(
            book_stream(b"", before=biff(0x85, struct.pack("<IBBBB", 0, 0, 0, 1, 0) + b"a") * 2_000)
        ),
        _DAMAGED,
    ),
    "cut-xlsb.xlsb": (_sample("calamine/base.xlsb")[:6_000], _DAMAGED),
    "noise-xlsb.xlsb": (_rewritten("calamine/base.xlsb", _SHEET, _noise(20_000)), _DAMAGED),
    "noise-in-texts-xlsb.xlsb": (
        _rewritten("calamine/base.xlsb", "xl/sharedStrings.bin", _noise(999)),
        _DAMAGED,
    ),
    "noise-in-workbook-xlsb.xlsb": (
        _rewritten("calamine/base.xlsb", "xl/workbook.bin", _noise(999)),
        _DAMAGED,
    ),
    "lying-length-xlsb.xlsb": (
        xlsb.binary_workbook(xlsb.sheet(_ONE + b"\x05\xff\xff\xff\x7f")),
        _DAMAGED,
    ),
    "endless-length-xlsb.xlsb": (
        xlsb.binary_workbook(xlsb.sheet(_ONE + b"\x05\xff\xff\xff\xff")),
        _DAMAGED,
    ),
    "empty-records-xlsb.xlsb": (
        _rewritten("calamine/base.xlsb", _SHEET, bytes(40_000_000)),
        _DAMAGED,
    ),
    "bomb-xlsb.xlsb": (_rewritten("calamine/base.xlsb", _SHEET, bytes(60_000_000)), _SWOLLEN),
    "last-row-xlsb.xlsb": (xlsb.binary_workbook(xlsb.sheet(xlsb.row(2**32 - 1))), _DAMAGED),
    "text-nowhere-xlsb.xlsb": (
        xlsb.binary_workbook(xlsb.sheet(xlsb.row(1) + xlsb.cell(7, 1, b"\xff\xff\xff\x7f"))),
        _DAMAGED,
    ),
    "far-xlsb.xlsb": (
        xlsb.binary_workbook(xlsb.sheet(_ONE + xlsb.row(1_048_576) + xlsb.cell(4, 16_384, b"\1"))),
        _FAR,
    ),
    "cut-ods.ods": (_sample("pairs.ods")[:9_000], _DAMAGED),
    "noise-ods.ods": (ods.package(_noise(20_000)), _DAMAGED),
    "no-end-ods.ods": (ods.package(b"<x>" * 100_000), _DAMAGED),
    "nothing-ods.ods": (ods.package(b""), _DAMAGED),
    "bomb-of-words-ods.ods": (
        ods.opendocument(ods.row(ods.text_cell("&c;")), declared=_BOMB),
        _UNSAFE,
    ),
    "bomb-ods.ods": (ods.package(b"<x>" + b" " * 60_000_000), _SWOLLEN),
    "all-cells-ods.ods": (ods.opendocument(ods.row(ods.text_cell("x", _WIDE), _MANY)), _SWOLLEN),
    "all-rows-ods.ods": (ods.opendocument(ods.row(ods.text_cell("x") * 40, _MANY)), _SWOLLEN),
    "endless-rows-ods.ods": (
        ods.opendocument(
            ods.row("", 'table:number-rows-repeated="99999999999999999999"')
            + ods.row(ods.text_cell("x"))
        ),
        _SWOLLEN,
    ),
    "no-number-ods.ods": (
        ods.opendocument(ods.row(ods.text_cell("x", 'table:number-columns-repeated=""'))),
        _DAMAGED,
    ),
    "long-ods.ods": (ods.opendocument(ods.row(ods.text_cell("あ" * 5_000_000))), _LONG),
    "blanks-ods.ods": (
        ods.opendocument(ods.row(ods.text_cell('<text:s text:c="2000000000"/>'))),
        _LONG,
    ),
    "zeros.csv": (bytes(1_000_000), _EMPTY),
    "zero-inside.csv": (b"a,b\n" + bytes(1_000_000) + b"c,d\n", _NO_TABLE),
    "noise.csv": (_noise(100_000), _NO_TEXT),
    "half.csv": ("氏名,所属\n".encode("cp932") + "山田,広報課\n".encode(), _MIXED),
    "open.csv": ('氏名,備考\n"'.encode() + b"x,\n" * 500_000, _OPEN),
    "one-line.csv": (b"," * 11_000_000, _LINE),
    "one-cell.csv": (b"a" * 11_000_000, _LINE),
    "all-quotes.csv": (b'"' * 5_000_001, _CELL),
    "many-rows.csv": (b"\n" * 4_000_000 + b"a", _ROWS),
    "many-rows-cp932.csv": (b"\n" * 4_000_000 + "表".encode("cp932"), _ROWS),
    "too-large.csv": (b"a,b\n" * 25_500_000, _SIZE),
    "noise-behind-mark.tsv": (b"\xff\xfe" + _noise(99_999), _NO_TEXT),
    "stairs.csv": (b"a,b\nc,d\n" + b"," * 40 + b"x\n", _STAIRS),
}

FINE: dict[str, bytes] = {
    "odd-dimensions-xls.xls": old_workbook(
        biff(0x200, struct.pack("<IIHHH", 0, 2**31 - 1, 0, 0xFFFF, 0)) + label(1, 1, "山田")
    ),
    "last-cell-xls.xls": old_workbook(number(65_536, 256, 7)),
    "coloured-rest-ods.ods": ods.opendocument(
        ods.row(ods.text_cell("山田")) + ods.row(f"<table:table-cell {_WIDE}/>", _MANY)
    ),
    "hidden-rest-ods.ods": ods.opendocument(
        ods.row(ods.text_cell("山田")) + ods.row("", f'{_MANY} table:visibility="collapse"')
    ),
}
